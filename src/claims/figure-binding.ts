import { countedBy, type Ties, tiesOf } from "../french/counted.ts";
import type { Quantity } from "../french/numbers.ts";
import { synonymsOf } from "../french/synonyms.ts";
import { searchTerms } from "../french/words.ts";
import type { Evidence } from "./evidence.ts";
import { rootOf, sharesTerm } from "./likeness.ts";
import type { Reading } from "./reading.ts";
import { familyOf, figuresOf, type SourceFigure } from "./source-figures.ts";

/** Figures that leave out what they count: « dont 384 justifiées », « n’en ont confirmé que 212 ». */
const ELLIPTIC = /(?:dont|parmi lesquel\p{L}+|contre|(?:n[e’'][^,;]{1,25}|plus )que) (?:\p{L}+ ){0,2}$/u;

const isElliptic = ({ quantity, support }: SourceFigure): boolean =>
  support.ratios.includes(quantity) ||
  ELLIPTIC.test(support.plain.slice(Math.max(0, quantity.start - 40), quantity.start));

/** « 74 % des demandes en wolof, 58 % en pulaar » leaves to the first what the second counts. */
const isPlaced = ({ quantity, support }: SourceFigure): boolean =>
  /^ (?:en|chez|dans|pour|à|aux?) /u.test(support.plain.slice(quantity.end));

/** A figure of the evidence that counts the same thing and has another value: the claim counts something else. */
export function countedOtherwise(
  said: Quantity,
  reading: Reading,
  own: SourceFigure[],
  evidence: Evidence,
): SourceFigure | undefined {
  const counted = countedBy(reading.plain, said);
  const isBound = own.every((figure) => {
    const theirs = countedBy(figure.support.plain, figure.quantity);
    const isSame = sharesTerm(counted.slice(0, 1), theirs) || sharesTerm(theirs.slice(0, 1), counted);
    const isFree = isElliptic(figure) || (isPlaced(figure) && sharesTerm(theirs, reading.terms));
    return figure.support.language === "fr" && theirs.length > 0 && !isSame && !isFree;
  });
  if (counted.length === 0 || !isBound) return undefined;
  const told = evidence.supports.flatMap(({ terms }) => [...terms]);
  const isTold = counted.some(
    (term) => sharesTerm([term], told) || synonymsOf(term).some((root) => told.some((own) => rootOf(own) === root)),
  );
  const isShare =
    said.kind === "percent" && isOf(reading, said) && own.every(({ quantity, support }) => isOf(support, quantity));
  if (!isTold && isShare) return own[0];
  return figuresOf(evidence.supports).find(
    ({ quantity, support }) =>
      familyOf(quantity) === familyOf(said) &&
      !own.some((figure) => figure.quantity === quantity) &&
      sharesTerm(counted.slice(0, 1), countedBy(support.plain, quantity)),
  );
}

/** « 10 % du marché », but not « 38 % de la somme », which may be of anything named there. */
const isOf = ({ plain }: Reading, { end }: Quantity): boolean => OF.test(plain.slice(end));
const OF =
  /^[ \u00a0]d(?:u|es|e la|e l['’]|e(?! l[a'’])|['’]) ?(?!somme|montant|total|ensemble|reste|coût|budget|prix|eux|elles)\p{L}/u;

/** A figure of the evidence that stands to its neighbours as the claim's does, where the claim's own stands to others. */
export function tiedOtherwise(
  said: Quantity,
  reading: Reading,
  own: SourceFigure[],
  { supports }: Evidence,
): SourceFigure | undefined {
  if (said.kind === "ordinal") return undefined;
  const ties = tiesOf(reading.plain, said);
  const theirs = own.map(({ quantity, support }) => tiesOf(support.plain, quantity));
  if (own.some(isElliptic) || theirs.some((tied) => isKept(tied, ties, said, reading.plain))) return undefined;
  const values = new Set(own.flatMap(({ quantity }) => quantity.values));
  return figuresOf(supports).find(({ quantity, support }) => {
    if (support.language === "en" || familyOf(quantity) !== familyOf(said)) return false;
    if (quantity.values.some((value) => values.has(value)) || isSaidBeside(quantity, said, ties, reading)) return false;
    const rival = tiesOf(support.plain, quantity);
    return isRoot(ties.left, rival.left) || isRoot(ties.right, rival.right);
  });
}

/** The claim keeps a neighbour of its figure: on either side, or further on in the same clause. */
function isKept(theirs: Ties, own: Ties, { start, end }: Quantity, plain: string): boolean {
  const [before = ""] = /[^,;:]*$/.exec(plain.slice(0, start)) ?? [];
  const [after = ""] = /^[^,;:]*/.exec(plain.slice(end)) ?? [];
  return (
    (["left", "right"] as const).some((side) => isRoot(theirs[side], own.left) || isRoot(theirs[side], own.right)) ||
    searchTerms(before).some((term) => isRoot(term, theirs.left) || isRoot(term, theirs.right)) ||
    searchTerms(after).some((term) => isRoot(term, theirs.right))
  );
}

/** The claim has that other figure too, tied to the same words: « de douze à sept escales ». */
const isSaidBeside = (figure: Quantity, said: Quantity, ties: Ties, { quantities, plain }: Reading): boolean =>
  quantities.some((other) => {
    if (other === said || !other.values.some((value) => figure.values.includes(value))) return false;
    const beside = tiesOf(plain, other);
    return beside.left === ties.left || beside.right === ties.right;
  });

const isRoot = (term: string | undefined, other: string | undefined): boolean =>
  term !== undefined && other !== undefined && rootOf(term) === rootOf(other);
