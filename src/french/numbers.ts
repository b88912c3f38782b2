import { foldInPlace } from "./folded-text.ts";
import { findHedgeAfter, findHedgeBefore, type Hedge } from "./hedges.ts";
import { type Draft, valuesOf } from "./number-drafts.ts";
import { joinRanges } from "./number-ranges.ts";
import { findDrafts } from "./number-search.ts";
import { joinSums } from "./number-sums.ts";
import type { Language, Page, UnitKind } from "./quantity-parts.ts";

/**
 * A figure of a text. `values` are in base units (6,2 milliards de dollars → 6200000000): one for each way to read it
 * (`1.234`), both ends of a range, none for a vague amount. Fractions are in %. `unit` is a base unit's name, or null.
 */
export type Quantity = {
  kind: "number" | "ordinal" | "fraction" | "vague" | UnitKind;
  values: number[];
  /** The order of size that a vague amount names: 1e11 in « des centaines de milliards »; else null. */
  order: number | null;
  unit: string | null;
  /** As written between `start` and `end`: sign, number, scale and unit. */
  text: string;
  start: number;
  end: number;
  hedge: Hedge | null;
  range: { low: number; high: number } | null;
};

/** The quantities of a text, in order, without overlap. Dates, hours, years and the numbers of names are none. */
export function findQuantities(text: string, language: Language = "fr"): Quantity[] {
  const page = { text, plain: foldInPlace(text), language };
  const drafts = joinRanges(page.plain, joinSums(page.plain, findDrafts(page))).filter(isQuantity);
  const before = drafts.map(({ start }, at) => findHedgeBefore(page.plain, start, drafts[at - 1]?.end));
  return drafts.map((draft, at) => {
    const found = before[at] ?? findHedgeAfter(page.plain, draft.end);
    const next = before[at + 1]?.start ?? drafts[at + 1]?.start ?? Number.POSITIVE_INFINITY;
    // « 10 % environ 20 » : the word belongs to what it touches on its right.
    const hedge = found && found.end < next - 1 ? { kind: found.kind, text: text.slice(found.start, found.end) } : null;
    return toQuantity(page, draft, hedge);
  });
}

function toQuantity({ text, plain }: Page, draft: Draft, hedge: Hedge | null): Quantity {
  const { start, end, number, unit, low } = draft;
  const values = valuesOf(draft);
  const lows = low ? valuesOf(low) : [];
  return {
    kind: kindOf(draft),
    values: [...lows, ...values],
    order: number.nature === "vague" ? number.scale * (unit?.factor ?? 1) : null,
    unit: unit?.name ?? (number.nature === "fraction" ? "%" : null),
    text: text.slice(start, end),
    start,
    end,
    hedge: draft.isBetween ? betweenHedge(text, plain, start) : (hedge ?? ownHedge(draft)),
    range: low ? { low: lows[0] ?? 0, high: values[0] ?? 0 } : null,
  };
}

function kindOf({ number: { nature }, unit }: Draft): Quantity["kind"] {
  if (nature === "vague" || nature === "ordinal") return nature;
  return unit?.kind ?? (nature === "fraction" ? "fraction" : "number");
}

const ownHedge = ({ number, low }: Draft): Hedge | null =>
  number.nature === "about" || low?.number.nature === "about" ? { kind: "about", text: "" } : null;

function betweenHedge(text: string, plain: string, start: number): Hedge {
  const at = plain.lastIndexOf("entre", start);
  return { kind: "between", text: text.slice(at, at + "entre".length) };
}

/** « un » without a unit and « plusieurs » before anything are words. */
function isQuantity(draft: Draft): boolean {
  const { number, unit, low } = draft;
  if (number.nature === "vague") return number.scale > 1 || unit?.kind === "money" || unit?.kind === "measure";
  if (draft.end <= draft.start) return false;
  const isCounted = number.nature !== "article" || unit !== null || low !== null;
  return isCounted && valuesOf(draft).every(Number.isFinite);
}
