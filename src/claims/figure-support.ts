import { foldInPlace } from "../french/folded-text.ts";
import type { Quantity } from "../french/numbers.ts";
import { searchTerms } from "../french/words.ts";
import type { Evidence, Support } from "./evidence.ts";
import { rootOf, sharesTerm } from "./likeness.ts";
import type { Reading } from "./reading.ts";

/** A figure of a cited sentence. */
export type SourceFigure = { quantity: Quantity; support: Support };

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

export function figuresOf(supports: readonly Support[]): SourceFigure[] {
  return supports.flatMap((support) => support.quantities.map((quantity) => ({ quantity, support })));
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
    const isLeftOut = counted.length === 0 || sharesTerm(counted, countedBy(support.plain, { ...quantity, unit: null, kind: "vague" }));
    return isLeftOut && (hasUnit(reading, quantity.unit) || counted.length > 0);
  }
  return quantity.unit === null && countedBy(support.plain, quantity).length === 0 && hasUnit(support, said.unit);
}

/** « à neuf reprises » is nine times. */
const OCCASIONS = /^ (?:reprises|fois|occasions)(?!\p{L})/u;
const isOrdinal = ({ kind }: Quantity): boolean => kind === "ordinal";
const hasUnit = ({ quantities }: Reading, unit: string | null): boolean =>
  quantities.some((quantity) => quantity.unit === unit);

function familyOf({ kind, unit }: Quantity): string {
  if (kind === "fraction" || kind === "percent") return "percent";
  return kind === "vague" ? (unit ?? "number") : unit === null ? "number" : unit;
}

function valuesAgree(said: Quantity, reading: Reading, { quantity, support }: SourceFigure): boolean {
  if (said.kind === "vague") return vagueAgrees(said, quantity);
  if (quantity.kind === "vague") return false;
  if (said.range) return [said.range.low, said.range.high].every((value) => holds(quantity, value) || sisterHolds(support, said, value));
  return said.values.some((value) => holds(quantity, value) || isRounded(value, said, quantity) || signless(value, reading, quantity, support));
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
  return isSigned && quantity.values.some((own) => same(own, -value)) && FALL.test(value < 0 ? support.text : reading.text);
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

const AFTER = /^ (?:(?:de l'|de la |des |du |de |d'|en |chez |of |of the )(?=[a-z]))?((?:[a-z'-]+ ?){1,3})/;
const BETWEEN =
  /(?:^| )(?:de|des|du|d'|a|au|aux|en|par|sur|dans|pour|contre|avec|que|qui|dont|et|ou|ont|est|sont|pas|ne|plus|of|in|who|that|and|or|for|with|from|were|was|had|to|on|at|by) .*|(?:^| )[dlnsq]u?'.*/;

/** The stems of what a figure counts: « 17 laboratoires nationaux », « 74 % des demandes »; none where it stands alone. */
export function countedBy(plain: string, { end, kind, unit }: Quantity): string[] {
  const after = foldInPlace(plain.slice(end, end + 60));
  const isPart = kind === "percent" || kind === "fraction" || kind === "vague" || unit === null;
  const words = isPart ? AFTER.exec(after)?.[1] : undefined;
  if (words === undefined || (kind === "number" && /^ (?:des?|du|en|chez|of) /.test(after) && !/illi/.test(plain.slice(end - 9, end))))
    return [];
  return searchTerms(`${words.trim()} `.replace(BETWEEN, "")).slice(0, 2);
}

/** The stem just before a figure, and the one that a preposition ties to it: « 160 pour le lithium », « l’État 12 % ». */
function tiesOf(plain: string, { start, end }: Quantity): { left: string | undefined; right: string | undefined } {
  const left = searchTerms((/(?:[\p{L}’'-]+ ){1,2}$/u.exec(plain.slice(Math.max(0, start - 40), start))?.[0] ?? "").replace(TRAILING, "")).at(-1);
  const after = /^ (?:pour|chez|en|des|du|de la|dans|à|au|aux|sur|de l['’]|d['’]) ?([^,;.:()]*)/u.exec(plain.slice(end, end + 60))?.[1];
  return { left, right: after && searchTerms(after).find((term) => !/^\d/.test(term)) };
}

const TRAILING = /(?:\d|(?<!\p{L})(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|cent|mille|pr[eè]s|plus|moins|environ|jusqu)(?!\p{L})).*/u;

/** A figure of the evidence that stands to its neighbours as the claim's does, where the claim's own stands to others. */
export function tiedOtherwise(said: Quantity, reading: Reading, own: SourceFigure[], { supports }: Evidence): SourceFigure | undefined {
  const ties = tiesOf(reading.plain, said);
  const theirs = own.map(({ quantity, support }) => tiesOf(support.plain, quantity));
  const values = new Set(own.flatMap(({ quantity }) => quantity.values));
  return figuresOf(supports).find(({ quantity, support }) => {
    if (support.language === "en" || quantity.unit !== said.unit || quantity.kind !== said.kind) return false;
    if (quantity.values.some((value) => values.has(value)) || reading.quantities.some((other) => other !== said && sameFigure(other, quantity) && isBeside(tiesOf(reading.plain, other), ties))) return false;
    const rival = tiesOf(support.plain, quantity);
    return (["left", "right"] as const).some((side) => {
      const tie = ties[side];
      return tie !== undefined && isRoot(tie, rival[side]) && !theirs.some((ties) => isRoot(tie, ties.left) || isRoot(tie, ties.right));
    });
  });
}

const isRoot = (term: string, other: string | undefined): boolean => other !== undefined && rootOf(term) === rootOf(other);
const sameFigure = (a: Quantity, b: Quantity): boolean => a.values.some((value) => b.values.includes(value));
const isBeside = (a: ReturnType<typeof tiesOf>, b: ReturnType<typeof tiesOf>): boolean => a.left === b.left || a.right === b.right;

/** Figures that leave out what they count: « dont 384 justifiées », « n’en ont confirmé que 212 ». */
const ELLIPTIC = /(?:dont|parmi lesquel\p{L}+|que|en|contre|et) (?:\p{L}+ ){0,2}$/u;

/** A figure of the evidence that counts the same thing and has another value: the claim counts something else. */
export function countedOtherwise(said: Quantity, reading: Reading, own: SourceFigure[], evidence: Evidence): SourceFigure | undefined {
  const counted = countedBy(reading.plain, said);
  const isBound = own.every(({ quantity, support }) => {
    const theirs = countedBy(support.plain, quantity);
    const isElliptic = ELLIPTIC.test(support.plain.slice(Math.max(0, quantity.start - 30), quantity.start));
    return support.language === "fr" && theirs.length > 0 && !isElliptic && !sharesTerm(counted, theirs);
  });
  if (counted.length === 0 || !isBound) return undefined;
  return figuresOf(evidence.supports).find(
    ({ quantity, support }) =>
      familyOf(quantity) === familyOf(said) &&
      !own.some((figure) => figure.quantity === quantity) &&
      sharesTerm(counted.slice(0, 1), countedBy(support.plain, quantity)),
  );
}
