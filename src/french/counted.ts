import { foldInPlace } from "./folded-text.ts";
import type { Quantity } from "./numbers.ts";
import { searchTerms } from "./words.ts";

const AFTER = /^ (?:(?:de l'|de la |des |du |de |d'|en |chez |of |of the )(?=[a-z]))?((?:[a-z'-]+ ?){1,3})/;
const BETWEEN =
  /(?:^| )(?:de|des|du|d'|a|au|aux|en|par|sur|dans|pour|contre|avec|que|qui|dont|et|ou|ont|est|sont|pas|ne|plus|of|in|who|that|and|or|for|with|from|were|was|had|to|on|at|by) .*|(?:^| )[dlnsq]u?'.*/;

/** The stems of what a figure counts: « 17 laboratoires nationaux », « 74 % des demandes »; none where it stands alone. */
export function countedBy(plain: string, { end, kind, unit }: Quantity): string[] {
  const after = foldInPlace(plain.slice(end, end + 60));
  const isPart = kind === "percent" || kind === "fraction" || kind === "vague" || unit === null;
  const words = isPart ? AFTER.exec(after)?.[1] : undefined;
  if (
    words === undefined ||
    (kind === "number" && /^ (?:des?|du|en|chez|of) /.test(after) && !/illi/.test(plain.slice(end - 9, end)))
  )
    return [];
  return searchTerms(`${words.trim()} `.replace(BETWEEN, "")).slice(0, 2);
}

/** What a figure is tied to: stems, where there are any. */
export type Ties = { left: string | undefined; right: string | undefined };

/** The stem just before a figure in its clause, and the one that a preposition ties to it: « 160 pour le lithium », « l’État 12 % ». */
export function tiesOf(plain: string, { start, end, hedge }: Quantity): Ties {
  const hedged = hedge?.text ? plain.lastIndexOf(hedge.text, start) : -1;
  const from = hedged >= 0 && start - hedged < LONGEST ? hedged : start;
  const left = searchTerms(
    (/(?:[\p{L}’'-]+ ){1,2}$/u.exec(plain.slice(Math.max(0, from - LONGEST), from))?.[0] ?? "").replace(TRAILING, ""),
  ).at(-1);
  const after = /^ (?:pour|chez|en|des|du|de la|dans|à|au|aux|sur|de l['’]|d['’]) ?([^,;.:()]*)/u.exec(
    plain.slice(end, end + 60),
  )?.[1];
  return { left, right: after && searchTerms(after).find((term) => !/^\d/.test(term)) };
}

/** Characters: what is looked at before a figure. */
const LONGEST = 40;

const TRAILING =
  /(?:\d|(?<!\p{L})(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|cent|mille|pr[eè]s|plus|moins|environ|jusqu)(?!\p{L})).*/u;
