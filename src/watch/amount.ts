import { findQuantities, type Quantity } from "../french/numbers.ts";
import { withHedge } from "../french/written-figures.ts";

/** An amount that a sentence must reach, in base units. `unit` is null for money of any currency worth about as much. */
export type Threshold = { value: number; unit: string | null };

/** Currencies of which « un milliard » is about as much: no rate of exchange is guessed. */
const ALIKE = new Set(["EUR", "USD", "GBP", "CHF", "CAD", "AUD", "NZD", "SGD"]);
/** « ≥ », « >= », « au moins »: an amount is always the least that counts. */
const AT_LEAST = /^\s*(?:≥|>=|>|au moins|plus de|à partir de)\s*/i;

/** « 1 milliard d’euros », « ≥ 1 milliard », « 500 mégawatts »; undefined for anything else. */
export function parseThreshold(text: string): Threshold | undefined {
  const amount = text.replace(AT_LEAST, "").trim();
  const [found, ...others] = findQuantities(amount);
  const value = found?.values[0];
  if (found === undefined || value === undefined || others.length > 0 || found.values.length > 1) return undefined;
  if (found.text.length < amount.length || value <= 0 || found.range !== null) return undefined;
  if (found.kind === "number") return { value, unit: null };
  return found.kind === "money" || found.kind === "measure" ? { value, unit: found.unit } : undefined;
}

/** The first of a sentence's figures that reaches the amount, as written with what qualifies it. */
export function findReaching(sentence: string, figures: readonly Quantity[], threshold: Threshold): string | undefined {
  const found = figures.find((each) => reaches(each, threshold));
  return found && withHedge(sentence, found);
}

/** « Moins de » an amount reaches nothing; « plusieurs centaines de millions » reach one hundred million. */
function reaches({ kind, unit, values, order, hedge }: Quantity, { value, unit: wanted }: Threshold): boolean {
  if (hedge?.kind === "lessThan") return false;
  const isCounted = wanted === null ? unit !== null && ALIKE.has(unit) : unit === wanted;
  const most = kind === "vague" ? (order ?? 0) : Math.max(...values);
  return isCounted && most >= value;
}
