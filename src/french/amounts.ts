import { readDigits } from "./digits.ts";
import { matchAt } from "./folded-text.ts";
import { readFraction, readPart } from "./fractions.ts";
import { JOINT, readWords } from "./number-words.ts";
import { type Amount, type Page, rounded, unscaled } from "./quantity-parts.ts";
import { withScale } from "./scales.ts";

const HALF_AFTER = / et (?:demie?|(quart))(?!\w)/y;

/** The number that starts at `at`: « 2 milliards 300 millions », « deux virgule cinq », « un tiers ». */
export function readAmount(page: Page, at: number): Amount | undefined {
  const amount = readScaled(page, at);
  return amount && withHalf(page.plain, withRest(page, amount));
}

/** What opens at `at` with a scale and no figure: « centaines de milliards ». Its `scale` is the order of size. */
export function readVague(page: Page, at: number): Amount {
  return withScale(page, unscaled([], at, "vague"));
}

/** « un milliard et demi », « deux et demi »; after its unit, « deux fois et demie ». */
export function withHalf(plain: string, amount: Amount): Amount {
  const half = amount.nature === "vague" ? null : matchAt(HALF_AFTER, plain, amount.end);
  if (!half || (half[1] && amount.scale === 1)) return amount;
  const readings = amount.readings.map((value) => value + amount.scale / (half[1] ? 4 : 2));
  return { ...amount, readings, end: amount.end + half[0].length, nature: "exact" };
}

function readScaled(page: Page, at: number): Amount | undefined {
  const { plain } = page;
  const lead = readDigits(page, at) ?? readPart(plain, at) ?? readWords(plain, at);
  if (!lead || lead.nature === "ordinal") return lead;
  return withScale(page, readFraction(plain, at, lead) ?? lead);
}

/** « 2 milliards 300 millions », « un million deux cent mille »; « 2 milliards et 300 millions » are two amounts. */
function withRest(page: Page, whole: Amount): Amount {
  const rest = whole.scale < 1e6 || whole.nature !== "exact" ? undefined : readRest(page, whole);
  if (!rest) return whole;
  const sum = rounded((whole.readings[0] ?? 0) + (rest.readings[0] ?? 0));
  // Scales go down, so this ends.
  return withRest(page, { ...rest, readings: [sum], nature: "exact" });
}

function readRest(page: Page, whole: Amount): Amount | undefined {
  const joint = matchAt(JOINT, page.plain, whole.end)?.[0] ?? "";
  const start = whole.end + joint.length;
  const rest = joint === "" ? undefined : readScaled(page, start);
  const [value = whole.scale] = rest?.readings ?? [];
  if (!rest || value >= whole.scale || !/^(?:exact|article)$/.test(rest.nature)) return undefined;
  const isDigits = /\d/.test(page.plain.charAt(start));
  const belongs = isDigits ? joint === " " && (rest.scale > 1 || value >= 1e4) : joint === " " || value >= 1e3;
  return belongs ? rest : undefined;
}
