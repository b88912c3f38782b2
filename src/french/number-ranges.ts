import { type Draft, isBare, valuesOf } from "./number-drafts.ts";
import { scaleBy } from "./quantity-parts.ts";

const RANGE_LINK = /^(?: a | ou |,? voire |-| - |\/| jusqu'a )$/;
const BETWEEN = /(?:^|\W)entre (?:environ )?$/;
/** « passé de 10 à 15 % » tells two figures, « de 10 à 15 % » one range. */
const CHANGE = new RegExp(
  "(?:pass|ramen|evolu)(?:e|ee|es|ees|er|ent|ant|ait|erait|era|eront|a|age) (?:\\S+ ){0,5}de $|" +
    "(?:relev|abaiss|grimp|mont|retomb)(?:e|ee|es|er|ant|ait|a) de $",
);

/** The drafts of a text, in order, those that make a range as one, and a shared unit or scale given to both. */
export function joinRanges(plain: string, drafts: Draft[]): Draft[] {
  const joined: Draft[] = [];
  for (const high of drafts) {
    const low = joined.at(-1);
    const pair = low && pairUp(plain, low, high);
    if (pair) joined.splice(-1, 1, ...pair);
    else joined.push(high);
  }
  return joined;
}

/** One range, or two figures of which the first takes the scale and the unit of the second. */
function pairUp(plain: string, low: Draft, high: Draft): Draft[] | undefined {
  const link = plain.slice(low.end, Math.min(high.start, low.end + 12));
  const before = plain.slice(Math.max(0, low.start - 60), low.start);
  const relation = relationOf(before, link);
  if (!relation || !canPair(low, high)) return undefined;
  const first = spreadOver(plain, low, high);
  if (relation === "list") return low.unit === null && !isBare(high) ? [first, high] : undefined;
  const rises = (valuesOf(first)[0] ?? 0) < (valuesOf(high)[0] ?? 0);
  if (rises && !CHANGE.test(before)) {
    return [{ ...high, start: low.start, low: first, isBetween: relation === "between" }];
  }
  return link.startsWith(" ") ? [first, high] : undefined;
}

function relationOf(before: string, link: string): "range" | "between" | "list" | undefined {
  if (link === " et ") return BETWEEN.test(before) ? "between" : "list";
  return RANGE_LINK.test(link) ? "range" : undefined;
}

function canPair(low: Draft, high: Draft): boolean {
  if (high.number.nature === "article" && !high.unit) return false;
  const natures = `${low.number.nature} ${high.number.nature}`;
  if (low.low || !/^(?:(?:exact|about|article) (?:exact|about|article)|fraction fraction)$/.test(natures)) return false;
  return low.unit === null || (low.unit.name === high.unit?.name && low.unit.kind === high.unit.kind);
}

/** In « 1 à 4 millions de foyers » the scale stands once and holds twice; in « 500 000 à 1 million » it does not. */
function spreadOver(plain: string, low: Draft, high: Draft): Draft {
  const scale = closingScale(plain, high);
  const [from = 0] = low.number.readings;
  const [to = 0] = high.number.readings;
  const isShared =
    low.number.scale === 1 &&
    from < (scale === 100 ? 10 : 1000) &&
    from <= (20 * to) / scale &&
    (high.number.scale > 1 || !/^\d/.test(plain.slice(high.start, high.end)) || 3 * from * scale >= to);
  const number = isShared ? scaleBy(low.number, scale, low.number.end) : low.number;
  return { ...low, number, unit: low.unit ?? high.unit };
}

/** « trois cents » and « quinze mille » close with a scale too. */
function closingScale(plain: string, { start, number }: Draft): number {
  if (number.scale > 1) return number.scale;
  const written = plain.slice(start, number.end);
  // « 500 à 600 000 euros »
  if (/^\d{1,3}[ .']000$/.test(written)) return 1000;
  const word = /[ -](cents?|mille)$/.exec(written)?.[1];
  return word === undefined ? 1 : word === "mille" ? 1000 : 100;
}
