import { countedBy } from "../french/counted.ts";
import type { Quantity } from "../french/numbers.ts";
import type { Evidence, Support } from "./evidence.ts";
import { sharesTerm } from "./likeness.ts";
import type { Reading } from "./reading.ts";
import { familyOf, figuresOf, type SourceFigure } from "./source-figures.ts";

/** The figures of the evidence that a claim's figure may rest on, whatever their hedges. */
export function supportsOf(said: Quantity, reading: Reading, evidence: Evidence): SourceFigure[] {
  const last = known.get(said);
  if (last?.evidence === evidence) return last.figures;
  const figures = findSupports(said, reading, evidence);
  known.set(said, { evidence, figures });
  return figures;
}

/** Several checks ask for those of one figure. */
const known = new WeakMap<Quantity, { evidence: Evidence; figures: SourceFigure[] }>();

function findSupports(said: Quantity, reading: Reading, { supports }: Evidence): SourceFigure[] {
  const own = figuresOf(supports).filter((figure) => agrees(said, reading, figure));
  return own.length > 0 ? own : supports.flatMap((support) => ratiosIn(support, said, reading));
}

/** « les deux tiers des chalutiers » where the source says « deux chalutiers sur trois ». */
function ratiosIn(support: Support, said: Quantity, reading: Reading): SourceFigure[] {
  if (familyOf(said) !== "percent") return [];
  return support.ratios
    .map((quantity) => ({ quantity, support }))
    .filter((figure) => agrees(said, reading, figure) || isNear(said, figure.quantity));
}

/** « 17 % » of « une sur six ». */
const isNear = ({ values }: Quantity, quantity: Quantity): boolean =>
  values.some((value) => quantity.values.some((own) => Math.abs(own - value) < 0.01 || Math.round(own) === value));

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
      counted.length === 0 ||
      (/illi/.test(said.text) && quantity.kind === "money" && hasUnit(reading, quantity.unit)) ||
      (quantity.unit === "GBP" && counted.includes("livr")) ||
      sharesTerm(counted, countedBy(support.plain, { ...quantity, unit: null, kind: "vague" }));
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
      holds(quantity, value) ||
      isScaledBeside(value, said, quantity, support) ||
      isRounded(value, said, quantity) ||
      signless(value, reading, quantity, support),
  );
}

const sisterHolds = ({ quantities }: Support, said: Quantity, value: number): boolean =>
  quantities.some((quantity) => quantity.unit === said.unit && holds(quantity, value));

/** « entre 2,8 et 3,2 milliards d’euros… pas plus de 2,1 » leaves the scale to the figure before. */
function isScaledBeside(value: number, said: Quantity, quantity: Quantity, { quantities }: Support): boolean {
  if (quantity.unit !== null || said.unit === null) return false;
  const others = quantities.filter(({ unit, text }) => unit === said.unit && /illi/.test(text));
  const scales = others.map(({ text }) => (/illiard/.test(text) ? 1e9 : 1e6));
  return scales.some((scale) => quantity.values.some((own) => same(own * scale, value)));
}

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
function isRounded(value: number, { hedge, kind }: Quantity, quantity: Quantity): boolean {
  if (hedge === null || quantity.hedge !== null || quantity.range !== null) return false;
  return quantity.values.some((own) => {
    const gap = (own - value) / Math.abs(own);
    if (Math.abs(gap) > ROUNDING || (kind !== "fraction" && figuresIn(value) >= figuresIn(own))) return false;
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
