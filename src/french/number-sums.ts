import { type Draft, isPluralNext, valuesOf } from "./number-drafts.ts";
import { rounded, type Unit } from "./quantity-parts.ts";

/** « 12 euros 50 », « deux heures trente », « un an et trois mois »: two numbers in a row that are one amount. */
export function joinSums(plain: string, drafts: readonly Draft[]): Draft[] {
  const joined: Draft[] = [];
  for (const draft of drafts) {
    const last = joined.at(-1);
    const value = last && restOf(plain, last, draft);
    if (last === undefined || value === undefined) joined.push(draft);
    else joined[joined.length - 1] = withMore(last, draft, value);
  }
  return joined;
}

function withMore(whole: Draft, { end }: Draft, more: number): Draft {
  const factor = whole.unit?.factor ?? 1;
  const readings = valuesOf(whole).map((value) => rounded((value + more) / factor));
  return { ...whole, end, number: { ...whole.number, readings } };
}

/** Characters of « et » and its spaces. */
const JOINT = 4;
const SECONDS = { minute: 60, hour: 3600 };

/** What the second number adds to the first, in base units; undefined where it tells of something else. */
function restOf(plain: string, whole: Draft, rest: Draft): number | undefined {
  if (rest.start - whole.end > JOINT) return undefined;
  const isPlain = whole.number.scale === 1 && !rest.low && !whole.low;
  if (!whole.unit || !isPlain || !/^(?:exact|article)$/.test(rest.number.nature)) return undefined;
  const between = plain.slice(whole.end, rest.start);
  if (rest.unit !== null) return /^ (?:et )?$/.test(between) ? smallerOf(whole, rest) : undefined;
  // « 19€90 »
  const isTight = between === "" && rest.end - rest.start === 2;
  return (isTight || between === " ") && !isCounting(plain, rest.end) ? bareRestOf(whole.unit, rest) : undefined;
}

/** « un an et trois mois »: less than one of the first. */
function smallerOf(whole: Draft, rest: Draft): number | undefined {
  const [value = 0] = valuesOf(rest);
  const [most = 0] = valuesOf(whole);
  const isPart =
    whole.unit?.kind === "duration" && rest.unit?.name === whole.unit.name && value < (whole.unit.factor ?? 1);
  return isPart && most >= value ? value : undefined;
}

/** « 12 euros 50 », « deux heures trente ». */
function bareRestOf({ kind, factor }: Unit, rest: Draft): number | undefined {
  const [value = 0] = valuesOf(rest);
  if (!Number.isInteger(value) || value < LEAST) return undefined;
  if (kind === "money" && factor === 1 && value < CENTS) return value / CENTS;
  return factor === SECONDS.hour && value < SECONDS.minute ? value * SECONDS.minute : undefined;
}

/** Nobody writes « 12 euros 3 », and a euro has so many cents. */
const LEAST = 5;
const CENTS = 100;

/** Characters looked at behind a number. */
const LOOK = 30;

/** A word that the second number counts stands behind it. */
const isCounting = (plain: string, end: number): boolean =>
  isPluralNext(plain, end) ||
  /^ ?(?:%|€|\$|[a-z]{4,}|km|kg|ans?\b)/.test(
    plain.slice(end, end + LOOK).replace(/^ (?:par|pour|dans|avec|apres|avant|chez|chacun|l')\b.*/, ""),
  );
