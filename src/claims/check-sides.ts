import type { Quantity } from "../french/numbers.ts";
import { searchTerms } from "../french/words.ts";
import type { Evidence, Support } from "./evidence.ts";
import type { Fault } from "./fault.ts";
import { supportsOf } from "./figure-support.ts";
import { sharesTerm } from "./likeness.ts";
import type { Reading } from "./reading.ts";
import type { Said } from "./said.ts";

/** « 3 % avec le filtre » of « 3 % sans filtre »: a figure keeps its side. */
export function checkSides({ reading, isQuoted }: Said, evidence: Evidence): Fault[] {
  const added = partAdded(reading, evidence);
  if (added) return [{ kind: "opposite", said: reading.text, instead: { citation: added.citation, text: added.text } }];
  if (!SIDE.test(reading.plain)) return [];
  return reading.quantities.flatMap((quantity): Fault[] => {
    const own = isQuoted(quantity.start) ? undefined : sideOf(reading, quantity);
    if (own === undefined) return [];
    const homes = supportsOf(quantity, reading, evidence);
    const [home] = homes;
    const isTurned = homes.every(({ quantity: figure, support }) => {
      const theirs = sideOf(support, figure);
      const isSame =
        theirs !== undefined &&
        (support.language === "en" ||
          sharesTerm(own.terms, theirs.terms) ||
          own.terms.length * theirs.terms.length === 0);
      return isSame && theirs.isWith !== own.isWith;
    });
    if (home === undefined || !isTurned) return [];
    const { citation, text } = home.support;
    return [{ kind: "opposite", said: quantity.text, instead: { citation, text } }];
  });
}

const PART = /(?<!\p{L})(?:dont|y compris|compris dans|inclus|parmi lesquel|including|of which)(?!\p{L})/iu;
const BESIDES =
  /(?<!\p{L})(?:s['’]ajout\p{L}*|en plus d|en sus|outre|sans compter|hors|non compris|auxquel\p{L}* il faut ajouter)(?!\p{L})/iu;

/** « 38 000 euros, auxquels s’ajoutent 21 000 » of « 38 000 euros, dont 21 000 », or the other way round. */
function partAdded({ plain, quantities }: Reading, { supports }: Evidence): Support | undefined {
  const own = [PART, BESIDES].map((words) => words.test(plain));
  if (quantities.length < 2 || own[0] === own[1]) return undefined;
  const [kept, turned] = own[0] ? [PART, BESIDES] : [BESIDES, PART];
  return supports.find(
    ({ plain: told, quantities: figures }) =>
      turned.test(told) &&
      !kept.test(told) &&
      quantities.filter(({ values }) => figures.some((other) => other.values.some((value) => values.includes(value))))
        .length > 1,
  );
}

const WITHOUT = "sans|without";
const SIDE = new RegExp(
  `(?<!\\p{L})(?:(?<with>avec|with|équip\\p{L}+ d[’'eu]?(?:un|une)?)|(?<out>${WITHOUT}|dépourvu\\p{L}* d[’'e]))(?!\\p{L})`,
  "iu",
);
const AND = / (?:et|and|mais|but) /u;
const ALL = new RegExp(SIDE.source, "giu");

/** With or without what a figure stands: the words behind it as far as the next figure, else those before it in its sentence. */
function sideOf(
  { plain, quantities }: Reading,
  { start, end }: Quantity,
): { isWith: boolean; terms: string[] } | undefined {
  const next = quantities.find((other) => other.start >= end)?.start ?? plain.length;
  const last = quantities.findLast((other) => other.end <= start)?.end ?? 0;
  const behind = SIDE.exec(plain.slice(end, next));
  // What stands before « et » is of the figure before it.
  const [before] = AND.test(plain.slice(last, start))
    ? []
    : Array.from(plain.slice(last, start).matchAll(ALL)).slice(-1);
  const found = behind ?? before;
  if (!found) return undefined;
  const at = (behind ? end : last) + found.index + found[0].length;
  const terms = searchTerms(/^[^,;:.()\d]{0,40}/u.exec(plain.slice(at))?.[0] ?? "").slice(0, 1);
  return { isWith: found.groups?.["with"] !== undefined, terms };
}
