import { type Draft, isPluralNext, valuesOf } from "./number-drafts.ts";
import { rounded } from "./quantity-parts.ts";

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
  const between = plain.slice(whole.end, rest.start);
  const [value = 0] = valuesOf(rest);
  const [most = 0] = valuesOf(whole);
  if (!whole.unit || whole.number.scale > 1 || rest.low || whole.low || !/^(?:exact|article)$/.test(rest.number.nature))
    return undefined;
  if (rest.unit !== null) {
    const isPart =
      whole.unit.kind === "duration" && rest.unit.name === whole.unit.name && value < (whole.unit.factor ?? 1);
    return isPart && /^ (?:et )?$/.test(between) && most >= value ? value : undefined;
  }
  const isBare = between === " " && Number.isInteger(value) && value > 0 && !isCounting(plain, rest.end);
  if (!isBare) return undefined;
  if (whole.unit.kind === "money" && whole.unit.factor === 1 && value < 100 && value >= 5) return value / 100;
  return whole.unit.factor === SECONDS.hour && value < 60 && value >= 5 ? value * SECONDS.minute : undefined;
}

/** Characters looked at behind a number. */
const LOOK = 30;

/** A word that the second number counts stands behind it. */
const isCounting = (plain: string, end: number): boolean =>
  isPluralNext(plain, end) ||
  /^ ?(?:%|€|\$|[a-z]{4,}|km|kg|ans?\b)/.test(
    plain.slice(end, end + LOOK).replace(/^ (?:par|pour|dans|avec|apres|avant|chez|chacun|l')\b.*/, ""),
  );
