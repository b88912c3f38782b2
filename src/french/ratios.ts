import { foldInPlace } from "./folded-text.ts";
import { findHedgeAfter, findHedgeBefore, type Hedge } from "./hedges.ts";
import type { Quantity } from "./numbers.ts";

/** « huit entreprises sur dix », « une alerte sur six », "one alert in six": up to the second number. */
const PART_OF = /(?<part>(?<![\p{L}\d])(?:une?|one)|\d) (?:[\p{L}’'-]+ ){0,4}(?:sur|in|out of) $/iu;
/** Characters between the two numbers. */
const REACH = 60;

/** The parts of a whole that a text tells by two numbers, as percentages, given its figures. */
export function findRatios(plain: string, quantities: readonly Quantity[]): Quantity[] {
  if (!/ (?:sur|in|out of) /iu.test(plain)) return [];
  return quantities.flatMap((whole, at): Quantity[] => {
    const before = quantities[at - 1];
    const floor = Math.max(0, before?.end ?? 0, whole.start - REACH);
    const between = plain.slice(floor, whole.start);
    if (whole.unit !== null || !/(?:sur|in|out of) $/iu.test(between)) return [];
    const one = PART_OF.exec(between);
    if (one) return [ratioOf(1, whole, plain, floor + one.index)];
    const isPart = before?.unit === null && before.values.length === 1 && floor === before.end && JOINT.test(between);
    return isPart ? [{ ...ratioOf(before.values[0] ?? 0, whole, plain, before.start), hedge: before.hedge }] : [];
  });
}

const JOINT = /^ (?:[\p{L}’'-]+ ){0,4}(?:sur|in|out of) $/iu;

function ratioOf(part: number, { values, end }: Quantity, plain: string, start: number): Quantity {
  return {
    kind: "percent",
    values: values.map((value) => (100 * part) / value),
    order: null,
    unit: "%",
    text: plain.slice(start, end),
    start,
    end,
    hedge: hedgeAt(plain, start, end),
    range: null,
  };
}

function hedgeAt(plain: string, start: number, end: number): Hedge | null {
  const folded = foldInPlace(plain);
  const found = findHedgeBefore(folded, start) ?? findHedgeAfter(folded, end);
  return found ? { kind: found.kind, text: plain.slice(found.start, found.end) } : null;
}
