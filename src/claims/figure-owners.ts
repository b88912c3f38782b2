import type { Quantity } from "../french/numbers.ts";
import { searchTerms } from "../french/words.ts";
import { sharesTerm } from "./likeness.ts";
import type { Reading } from "./reading.ts";
import { familyOf, type SourceFigure } from "./source-figures.ts";

/** What parts the stretches of a sentence that each have their figure. */
const CUT = /[,;:()]| et | mais | tandis qu[e’']| dont /gu;

/** A stretch of a sentence around a figure: where it ends, and its stems without those of figures. */
export type Stretch = { start: number; end: number; terms: string[] };

export function stretchOf({ plain, quantities }: Reading, { start, end }: Quantity): Stretch {
  const cuts = Array.from(plain.matchAll(CUT), (cut) => ({ from: cut.index, to: cut.index + cut[0].length }));
  const from = Math.max(0, ...cuts.filter((cut) => cut.to <= start).map(({ to }) => to));
  const to = Math.min(plain.length, ...cuts.filter((cut) => cut.from >= end).map((cut) => cut.from));
  return { start: from, end: to, terms: wordsIn(plain, quantities, from, to) };
}

function wordsIn(plain: string, quantities: readonly Quantity[], from: number, to: number): string[] {
  const inside = quantities.filter(({ start, end }) => from <= start && end <= to);
  const text = inside.reduceRight(
    (left, { start, end }) => `${left.slice(0, start - from)} ${left.slice(end - from)}`,
    plain.slice(from, to),
  );
  return searchTerms(text).filter((term) => !/^\d/.test(term));
}

const isSame = (a: Quantity, b: Quantity): boolean =>
  a.values.some((value) => b.values.includes(value)) || ((a.unit === null || b.unit === null) && isWrittenAlike(a, b));

/** « de 4,5 à 7,2 heures » leaves the unit of the first to the second. */
const isWrittenAlike = (a: Quantity, b: Quantity): boolean => numberIn(a) !== "" && numberIn(a) === numberIn(b);
const numberIn = ({ text }: Quantity): string => (/\d+(?:[.,]\d+)?/.exec(text)?.[0] ?? "").replace(".", ",");

/**
 * A figure of the sentence that has the words which the claim gives to another figure, whose own words it leaves out:
 * « La région 38 %, l’État 12 % » beside « l’État 38 % ».
 */
export function ownedOtherwise(
  said: Quantity,
  reading: Reading,
  own: readonly SourceFigure[],
): SourceFigure | undefined {
  if (own.length === 0 || own.some(({ support }) => support.language !== "fr")) return undefined;
  const stretch = stretchOf(reading, said);
  const rivals = own.map(
    (figure) =>
      rivalOf(said, stretch, reading, figure) ??
      listedOf(said, stretch, reading, figure) ??
      formerOf(said, reading, figure) ??
      conditionOf(said, stretch, reading, figure),
  );
  return rivals.every((rival) => rival !== undefined) ? rivals[0] : undefined;
}

/** The other figures of a sentence that may be taken for one of them. */
export const othersLike = (quantity: Quantity, { quantities }: Reading): Quantity[] =>
  quantities.filter((other) => familyOf(other) === familyOf(quantity) && !isSame(other, quantity));

/** The figure whose words the claim's own has, where those two change places. */
function rivalOf(
  said: Quantity,
  { terms }: Stretch,
  reading: Reading,
  { quantity, support }: SourceFigure,
): SourceFigure | undefined {
  const theirs = stretchOf(support, quantity);
  if (theirs.terms.length === 0 || sharesTerm(terms, theirs.terms)) return undefined;
  const rival = othersLike(quantity, support).find((other) => {
    const stretch = stretchOf(support, other);
    if (stretch.start === theirs.start || !sharesTerm(terms, stretch.terms)) return false;
    const swapped = reading.quantities.find((figure) => figure !== said && isSame(figure, other));
    return swapped !== undefined && sharesTerm(stretchOf(reading, swapped).terms, theirs.terms);
  });
  return rival && { quantity: rival, support };
}

/** « 74 % des demandes en wolof, 58 % en pulaar »: the claim gives to 74 % all that the list gives to 58 %. */
function listedOf(
  said: Quantity,
  { terms }: Stretch,
  reading: Reading,
  { quantity, support }: SourceFigure,
): SourceFigure | undefined {
  const theirs = stretchOf(support, quantity);
  const last = theirs.terms.at(-1);
  if (last === undefined || sharesTerm([last], reading.terms)) return undefined;
  const rival = othersLike(quantity, support).find((other) => {
    const { terms: own, start } = stretchOf(support, other);
    const isListed = start !== theirs.start && own.length > 0 && own.length <= LISTED && !sharesTerm(own, theirs.terms);
    return (
      isListed &&
      own.every((term) => sharesTerm([term], terms)) &&
      !reading.quantities.some((each) => isSame(each, other))
    );
  });
  return rival && said.kind !== "ordinal" ? { quantity: rival, support } : undefined;
}

/** Stems that a list leaves to its second figure. */
const LISTED = 2;

const FORMER = /(?:, |\()contre (?:[\p{L}’']+ ){0,3}$/u;
/** Words with which a claim may speak of what was before, or of another. */
const OTHER =
  /contre|avant|auparavant|précéd|jusqu|ancien|alors|au lieu|passé|passe|tomb|mont|était|étaient|avai|plus tôt|il y a|baiss|hauss|recul|progress|augment|rédui|ramen|vieux|initial|prévu|début|autre|compar|rapport|que |sans|sinon|face|celui|celle|de moins|de plus/iu;

/** The figure before « contre 27 % il y a un an », where the claim says the latter of now. */
function formerOf(said: Quantity, reading: Reading, { quantity, support }: SourceFigure): SourceFigure | undefined {
  if (!FORMER.test(support.plain.slice(0, quantity.start)) || OTHER.test(reading.plain)) return undefined;
  const [rest = ""] = /^[^;.:]*/.exec(support.plain.slice(quantity.end)) ?? [];
  const terms = wordsIn(support.plain, support.quantities, quantity.end, quantity.end + rest.length);
  if (terms.length === 0 || sharesTerm(terms, reading.terms)) return undefined;
  const first = support.quantities.findLast(
    (other) => other.end <= quantity.start && familyOf(other) === familyOf(quantity) && !isSame(other, said),
  );
  return first && { quantity: first, support };
}

/** « 10 % sous cinquante salariés » binds that condition to 10 %: a claim that has it of 20 % leaves 10 % out. */
function conditionOf(
  said: Quantity,
  { start, end }: Stretch,
  reading: Reading,
  { quantity, support }: SourceFigure,
): SourceFigure | undefined {
  const beside = reading.quantities.filter((other) => other !== said && start <= other.start && other.end <= end);
  const home = stretchOf(support, quantity);
  for (const condition of beside) {
    const figure = support.quantities.find(
      (other) => isSame(other, condition) && familyOf(other) === familyOf(condition),
    );
    if (figure === undefined) continue;
    const place = stretchOf(support, figure);
    const rival = support.quantities.find(
      (other) =>
        place.start <= other.start &&
        other.end <= place.end &&
        familyOf(other) === familyOf(quantity) &&
        other !== figure &&
        !isSame(other, quantity),
    );
    const isSaid = rival !== undefined && reading.quantities.some((other) => isSame(other, rival));
    if (rival && !isSaid && place.start !== home.start && familyOf(figure) !== familyOf(quantity))
      return { quantity: rival, support };
  }
  return undefined;
}

/** Two figures of one thing, before and after. */
export type Change = { from: Quantity; to: Quantity };

/** « de 44 % à 27 % », « 44 %, contre 27 % », « 210 millions au lieu de 165 ». */
export function changesIn({ plain, quantities }: Reading): Change[] {
  const pairs = quantities.flatMap((first, at): Change[] => {
    const second = quantities[at + 1];
    if (second === undefined || (familyOf(first) !== familyOf(second) && first.unit !== null)) return [];
    const between = plain.slice(first.end, second.start);
    const before = plain.slice(Math.max(0, first.start - 30), first.start);
    if (
      /(?<!\p{L})(?:d[e’'] ?|des |from )$/u.test(before) &&
      /^ (?:\p{L}+ ){0,4}(?:à|vers|to|jusqu['’]à) (?:\p{L}+ ){0,1}$/u.test(between)
    )
      return [{ from: first, to: second }];
    const isBack = /(?:, ?|\()(?:contre|après|au lieu d[e’']s?) ?(?:[\p{L}’']+ ){0,3}$|au lieu d[e’']s? ?$/u.test(
      between,
    );
    return isBack ? [{ from: second, to: first }] : [];
  });
  return pairs.filter(({ from, to }) => !isSame(from, to));
}

/** A change of the evidence that a claim turns round. */
export function turnedChange(said: Change, told: readonly Change[]): boolean {
  const isTurned = ({ from, to }: Change): boolean => isSame(said.from, to) && isSame(said.to, from);
  const isKept = ({ from, to }: Change): boolean => isSame(said.from, from) && isSame(said.to, to);
  return told.some(isTurned) && !told.some(isKept);
}
