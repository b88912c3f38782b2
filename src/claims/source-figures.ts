import type { Quantity } from "../french/numbers.ts";
import type { Support } from "./evidence.ts";

/** A figure of a cited sentence. */
export type SourceFigure = { quantity: Quantity; support: Support };

/** The figures of cited sentences, in order. */
export function figuresOf(supports: readonly Support[]): SourceFigure[] {
  return supports.flatMap((support) => support.quantities.map((quantity) => ({ quantity, support })));
}

/** What two figures must share to be one: their unit, percentages and fractions alike, or that they have none. */
export function familyOf({ kind, unit }: Quantity): string {
  if (kind === "fraction" || kind === "percent") return "percent";
  return kind === "vague" ? (unit ?? "number") : unit === null ? "number" : unit;
}
