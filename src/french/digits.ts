import { matchAt } from "./folded-text.ts";
import { type Amount, type Language, type Page, unscaled } from "./quantity-parts.ts";

const DIGITS = /\d{1,3}(?:(?: \d{3})+|(?:'\d{3})+|(?:\.\d{3})+|(?:,\d{3})+)(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+|[½¼¾])?/y;
const ORDINAL_ENDING = /(?:ers?|eres?|res?|nde?s?|des?|es?|[ei]?emes?)(?!\w)/y;
const ONE_GROUP = /^[1-9]\d{0,2}[.,]\d{3}$/;

/** The number written in figures at `at`: « 40 000 », « 1.234,5 », « 3e ». */
export function readDigits({ plain, language }: Page, at: number): Amount | undefined {
  const digits = matchAt(DIGITS, plain, at)?.[0];
  if (digits === undefined) return undefined;
  const end = at + digits.length;
  const ending = language === "fr" ? matchAt(ORDINAL_ENDING, plain, end)?.[0] : undefined;
  return unscaled(readingsOf(digits, language), end + (ending?.length ?? 0), ending ? "ordinal" : "exact");
}

/** Both readings of `1.234` and `1,234`, the language's own first; nobody writes three decimals of zero. */
function readingsOf(digits: string, language: Language): number[] {
  if (!ONE_GROUP.test(digits)) return [plainValue(digits)];
  const whole = Number(digits.replace(/[.,]/, ""));
  const decimal = Number(digits.replace(",", "."));
  if (digits.endsWith("000")) return [whole];
  return digits.includes(language === "fr" ? "," : ".") ? [decimal, whole] : [whole, decimal];
}

const PARTS: Record<string, number> = { "½": 0.5, "¼": 0.25, "¾": 0.75 };

/** A sign that comes twice parts thousands; the last one that comes once starts the decimals. */
function plainValue(digits: string): number {
  const part = PARTS[digits.slice(-1)];
  if (part !== undefined) return Number(digits.slice(0, -1)) + part;
  const compact = digits.replace(/[ ']/g, "");
  const last = Math.max(compact.lastIndexOf(","), compact.lastIndexOf("."));
  const whole = compact.replace(/[.,]/g, "");
  if (last < 0 || compact.indexOf(compact.charAt(last)) !== last) return Number(whole);
  return Number(`${compact.slice(0, last).replace(/[.,]/g, "")}.${compact.slice(last + 1)}`);
}
