import { countedBy } from "../french/counted.ts";
import type { Quantity } from "../french/numbers.ts";
import type { Evidence, Support } from "./evidence.ts";
import { sharesTerm } from "./likeness.ts";
import type { Reading } from "./reading.ts";
import { familyOf, figuresOf, type SourceFigure } from "./source-figures.ts";

/** The figures of the evidence that a claim's figure may rest on, whatever their hedges. */
export function supportsOf(said: Quantity, reading: Reading, { supports }: Evidence): SourceFigure[] {
  const own = figuresOf(supports).filter((figure) => agrees(said, reading, figure));
  return own.length > 0 ? own : supports.flatMap((support) => ratioIn(support, said));
}

const OUT_OF = /^(?: \p{L}+){0,3} (?:sur|des|d['’]entre(?: les)?|in|out of) $/u;

/** « les deux tiers des chalutiers » where the source says « deux chalutiers sur trois ». */
function ratioIn(support: Support, said: Quantity): SourceFigure[] {
  if (familyOf(said) !== "percent") return [];
  return support.quantities.flatMap((part, at) => {
    const whole = support.quantities[at + 1];
    if (whole === undefined || !OUT_OF.test(support.plain.slice(part.end, whole.start))) return [];
    const ratio = ((part.values[0] ?? 0) / (whole.values[0] ?? 0)) * 100;
    return said.values.some((value) => Math.abs(value - ratio) < 0.01) ? [{ quantity: part, support }] : [];
  });
}

function agrees(said: Quantity, reading: Reading, figure: SourceFigure): boolean {
  return unitsAgree(said, reading, figure) && valuesAgree(said, reading, figure);
}

function unitsAgree(said: Quantity, reading: Reading, { quantity, support }: SourceFigure): boolean {
  if (isOrdinal(said) !== isOrdinal(quantity)) return false;
  if (said.unit === quantity.unit && familyOf(said) === familyOf(quantity)) return true;
  if (said.kind === "times" && quantity.kind === "number") return OCCASIONS.test(support.plain.slice(quantity.end));
  // « passe de 6,2 à 7 » may leave the unit to what stands before it, in the claim or in its source.
  const counted = countedBy(reading.plain, said);
  if (said.unit === null) {
    const isLeftOut =
      counted.length === 0 || sharesTerm(counted, countedBy(support.plain, { ...quantity, unit: null, kind: "vague" }));
    return isLeftOut && (hasUnit(reading, quantity.unit) || counted.length > 0);
  }
  return quantity.unit === null && countedBy(support.plain, quantity).length === 0 && hasUnit(support, said.unit);
}

/** « à neuf reprises » is nine times. */
const OCCASIONS = /^ (?:reprises|fois|occasions)(?!\p{L})/u;
const isOrdinal = ({ kind }: Quantity): boolean => kind === "ordinal";
const hasUnit = ({ quantities }: Reading, unit: string | null): boolean =>
  quantities.some((quantity) => quantity.unit === unit);

function valuesAgree(said: Quantity, reading: Reading, { quantity, support }: SourceFigure): boolean {
  if (said.kind === "vague") return vagueAgrees(said, quantity);
  if (quantity.kind === "vague") return false;
  if (said.range)
    return [said.range.low, said.range.high].every(
      (value) => holds(quantity, value) || sisterHolds(support, said, value),
    );
  return said.values.some(
    (value) =>
      holds(quantity, value) || isRounded(value, said, quantity) || signless(value, reading, quantity, support),
  );
}

const sisterHolds = ({ quantities }: Support, said: Quantity, value: number): boolean =>
  quantities.some((quantity) => quantity.unit === said.unit && holds(quantity, value));

const holds = ({ values }: Quantity, value: number): boolean => values.some((own) => same(own, value));
const same = (a: number, b: number): boolean => a === b || Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));

/** « des milliards » may tell of 6,2 milliards. */
function vagueAgrees({ order }: Quantity, quantity: Quantity): boolean {
  if (order === null) return false;
  if (quantity.kind === "vague") return quantity.order === order;
  return quantity.values.some((value) => value >= 2 * order && value < 1000 * order);
}

/** « recul de 3,2 % » and « -3,2 % » are one. */
const FALL = /baiss|recul|chut|repli|dimin|perd|pert|moins|sous|négat|déficit|fell|drop|declin|los/iu;

function signless(value: number, reading: Reading, quantity: Quantity, support: Support): boolean {
  const isSigned = value < 0 || quantity.values.some((own) => own < 0);
  return (
    isSigned && quantity.values.some((own) => same(own, -value)) && FALL.test(value < 0 ? support.text : reading.text)
  );
}

/** The largest part of a figure that rounding may take or add. */
const ROUNDING = 0.05;

/** « plus de 14 milliards » for 14,3, « près de 50 % » for 49: fewer figures, and a hedge that says which way. */
function isRounded(value: number, { hedge }: Quantity, quantity: Quantity): boolean {
  if (hedge === null || quantity.hedge !== null || quantity.range !== null) return false;
  return quantity.values.some((own) => {
    const gap = (own - value) / Math.abs(own);
    if (Math.abs(gap) > ROUNDING || figuresIn(value) >= figuresIn(own)) return false;
    if (hedge.kind === "moreThan" || hedge.kind === "atLeast") return gap > 0;
    if (hedge.kind === "lessThan" || hedge.kind === "atMost") return gap < 0;
    return hedge.kind === "about";
  });
}

/** Significant figures: 2 in 6,2 milliards, 1 in 40 000. */
const figuresIn = (value: number): number =>
  String(Number(Math.abs(value).toPrecision(12)))
    .replace(/e.*|\./g, "")
    .replace(/^0+|0+$/g, "").length;
