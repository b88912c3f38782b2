import { readAmount, readVague, withHalf } from "./amounts.ts";
import { matchAt } from "./folded-text.ts";
import { type Amount, type Page, rounded, type Unit, type UnitFound } from "./quantity-parts.ts";
import { withScaleSign } from "./scales.ts";
import { readUnit, readUnitBefore } from "./units.ts";

/** A number with its unit; `low` is the other end of a range that closes here. */
export type Draft = {
  start: number;
  end: number;
  number: Amount;
  unit: Unit | null;
  low: Draft | null;
  isBetween: boolean;
};

/** The number that starts at `at` with its sign and unit; what stands before `from` belongs to another one. */
export function readDraft(page: Page, at: number, from: number): Draft | undefined {
  const number = readAmount(page, at);
  return number && completeDraft(page, at, number, from);
}

/** « le milliard », « par million », whose scale starts at `at`; « la centaine » is round. */
export function readOne(page: Page, at: number, from: number): Draft {
  const scale = readVague(page, at);
  const nature = scale.scale >= 1e6 ? "exact" : "about";
  return completeDraft(page, at, { ...scale, readings: [scale.scale], nature }, from);
}

/** « plusieurs gigawatts », « des centaines de milliards », whose scale or unit starts at `scaleAt`. */
export function readMany(page: Page, at: number, scaleAt: number, from: number): Draft {
  return completeDraft(page, at, readVague(page, scaleAt), from);
}

/** What a draft amounts to in base units, likeliest reading first; a fraction without a unit in %. */
export function valuesOf({ number: { readings, nature }, unit }: Draft): number[] {
  return readings.map((value) => rounded(value * (unit?.factor ?? (nature === "fraction" ? 100 : 1))));
}

/** Whether nothing tells a number from a name or a year. */
export function isBare({ unit, number }: Draft): boolean {
  return unit === null && number.scale === 1 && number.nature === "exact";
}

const NEXT_WORD = / ([a-z][a-z']*[sx])(?![\w'])/y;
const NOT_PLURAL = new Set(
  `plus moins dans sans sous vers puis mais tres apres depuis alors lors jamais toujours ailleurs nous vous ils elles
  des les ces ses pas aux deux six dix`.split(/\s+/),
);

/** Whether a plural follows at `end`, which the number then counts. */
export function isPluralNext(plain: string, end: number): boolean {
  const word = matchAt(NEXT_WORD, plain, end)?.[1];
  return word !== undefined && !NOT_PLURAL.has(word);
}

function completeDraft(page: Page, at: number, read: Amount, from: number): Draft {
  const { text, plain } = page;
  const before = readUnitBefore(page, at, from, weightOf(read));
  const number = withScaleSign(text, read, before?.unit.kind === "money");
  const after = number.nature === "ordinal" ? undefined : unitAfter(page, number);
  const isBefore = before !== undefined && after?.unit.kind !== before.unit.kind;
  const unit = isBefore ? before.unit : (after?.unit ?? null);
  const end = isBefore || !after ? number.end : after.end;
  const half = unit && number.scale === 1 ? withHalf(plain, { ...number, end }) : { ...number, end };
  const start = before?.start ?? at;
  const single = { low: null, isBetween: false };
  return withSign(plain, { start, end: half.end, number: { ...half, end: number.end }, unit, ...single });
}

/** « huit premiers mois » lasts eight months. */
function unitAfter(page: Page, number: Amount): UnitFound | undefined {
  const own = readUnit(page, number.end, weightOf(number));
  const between = own ? null : matchAt(FIRST_OR_LAST, page.plain, number.end);
  const beyond = between && readUnit(page, number.end + between[0].length, weightOf(number));
  return own ?? (beyond?.unit.kind === "duration" ? beyond : undefined);
}

const FIRST_OR_LAST = / (?:premi|derni|proch)[a-z]+s(?= )/y;

/** What the word after a number is asked to be worth (see `Unit.least`). */
function weightOf({ nature, scale, readings }: Amount): number {
  if (nature === "fraction") return 2;
  if (nature === "article") return readings[0] === 1 ? 0 : 1;
  return nature === "vague" && scale === 1 ? 0 : scale;
}

const SIGN_BEFORE = /(?<![\w-])(?:(-)|\+)$|(?<=\()(- )$/;
const COLD_BEFORE = /(?<!\bau |\bpas )\bmoins $/;
const BELOW_ZERO = / (?:celsius )?(?:sous|(?:au|en)[- ]dessous de) (?:de )?zero(?!\w)/y;

/** « -3 % », « (- 5 %) », « moins 20 °C », « dix degrés sous zéro ». */
function withSign(plain: string, draft: Draft): Draft {
  const window = plain.slice(Math.max(0, draft.start - 10), draft.start);
  const [sign = "", minus, spacedMinus] = SIGN_BEFORE.exec(window) ?? [];
  const isTemperature = draft.unit?.name === "°C";
  const cold = isTemperature && COLD_BEFORE.test(window) ? "moins " : "";
  const below = isTemperature ? (matchAt(BELOW_ZERO, plain, draft.end)?.[0] ?? "") : "";
  if (sign + cold + below === "") return draft;
  const isNegative = Boolean(minus ?? spacedMinus) || cold + below !== "";
  const readings = isNegative ? draft.number.readings.map((value) => -value) : draft.number.readings;
  const start = draft.start - (sign || cold).length;
  return { ...draft, start, end: draft.end + below.length, number: { ...draft.number, readings } };
}
