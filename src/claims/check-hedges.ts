import type { Hedge } from "../french/hedges.ts";
import type { Quantity } from "../french/numbers.ts";
import { insteadOf } from "./check-figures.ts";
import type { Evidence, Support } from "./evidence.ts";
import type { Fault } from "./fault.ts";
import { supportsOf } from "./figure-support.ts";
import type { Reading } from "./reading.ts";
import type { Said } from "./said.ts";
import type { SourceFigure } from "./source-figures.ts";

/** Figures keep their « près de » and « jusqu’à », and ranges both of their ends. */
export function checkHedges({ reading, isQuoted }: Said, evidence: Evidence): Fault[] {
  return [...reading.quantities, ...reading.ratios].flatMap((quantity): Fault[] => {
    if (isQuoted(quantity.start) || quantity.kind === "vague") return [];
    const own = supportsOf(quantity, reading, evidence);
    const [first] = own;
    const lost = own.map((figure) => lossOf(quantity, reading, figure));
    const [kind] = lost;
    if (first === undefined || !kind || lost.includes(null)) return [];
    return [{ kind, said: [quantity.hedge?.text, quantity.text].filter(Boolean).join(" "), instead: insteadOf(first) }];
  });
}

/** What of one cited figure a claim's figure loses: its hedge, an end of its range, or nothing. */
function lossOf(said: Quantity, reading: Reading, { quantity, support }: SourceFigure): "hedge" | "range" | null {
  const hedges = hedgesOf(said, reading.plain);
  if (quantity.range && !said.range) return hasRange(said, hedges, reading, quantity) ? null : "range";
  if (!isExact(said, quantity)) return null;
  const theirs = hedgesOf(quantity, support.plain);
  if (isRefusedBeyond(quantity, support) && !REFUSES.test(reading.plain))
    return hedges.includes("atMost") ? null : "hedge";
  const isKept = theirs.some((their) => hedges.some((hedge) => their === hedge || ALLOWED[their]?.includes(hedge)));
  return isKept || (theirs.includes("none") && isDestination(said, reading.plain)) ? null : "hedge";
}

/** What qualifies a figure: the words before it, and what the sentence says of it further off. */
function hedgesOf(quantity: Quantity, plain: string): Kind[] {
  if (hedgeOf(quantity) === "moreThan" && NO_MORE.test(plain.slice(0, quantity.start))) return ["atMost"];
  const own = hedgeOf(quantity);
  const written = quantity.hedge?.text ?? "";
  // « jusqu’à environ 4,6 milliards » says two things.
  const second: Kind[] =
    own !== "about" &&
    own !== "none" &&
    ABOUT.test(written + plain.slice(Math.max(0, quantity.start - 12), quantity.start))
      ? ["about"]
      : [];
  return [own, ...second, ...(quantity.hedge ? [] : looseHedges(plain, quantity))];
}

/** « ne peut livrer plus de 220 MW » */
const NO_MORE = /(?<!\p{L})ne (?:peu|pourr|saur|doi|devr)\p{L}+ (?:\p{L}+ ){0,3}plus d[e’']s? ?$/iu;
const ABOUT = /(?:environ|près d[e’']|quelque|presque) ?$/iu;

/** « au moins 22 millions » has the end that its hedge names. */
const hasRange = (said: Quantity, hedges: readonly Kind[], reading: Reading, quantity: Quantity): boolean =>
  hasBothEnds(reading, quantity) ||
  hedges.some((hedge) => quantity.range !== null && isEnd(said, hedge, quantity.range));

/** « passait de 22 à 37 millions » has both ends of « de 22 à 37 millions ». */
function hasBothEnds({ quantities }: Reading, { range }: Quantity): boolean {
  const isThere = (end: number): boolean =>
    quantities.some(({ values }) => values.some((value) => [1, 1e3, 1e6, 1e9].some((scale) => value * scale === end)));
  return range !== null && isThere(range.low) && isThere(range.high);
}

/** « montera peu à peu jusqu’à 5 GW » says where it goes, and bounds nothing. */
const isDestination = ({ start, hedge }: Quantity, plain: string): boolean =>
  hedge?.kind === "atMost" &&
  /(?:mont|pass|grimp|grandi|augment|port|hiss|élèv|atteign)\p{L}*(?: \p{L}+){0,4} jusqu['’]à $/iu.test(
    plain.slice(Math.max(0, start - DESTINATION), start),
  );
const DESTINATION = 60;

/** Who refuses « plus de deux jours » wants « deux jours au plus ». */
const isRefusedBeyond = (quantity: Quantity, { plain }: Support): boolean =>
  hedgeOf(quantity) === "moreThan" && REFUSES.test(plain.slice(0, quantity.start));
const REFUSES = /refus|interdi|(?:s['’]|en )oppos|empêch/iu;

/** A rounded figure says by its hedge which way it was rounded. */
const isExact = ({ values }: Quantity, quantity: Quantity): boolean =>
  values.some((value) => quantity.values.some((own) => Math.abs(own - value) <= 1e-9 * Math.abs(own)));

type Kind = Hedge["kind"] | "none";

/** What a claim may say of a figure so hedged in its source, besides the same. */
const ALLOWED: Partial<Record<Kind, Kind[]>> = {
  none: ["about"],
  moreThan: ["atLeast"],
  lessThan: ["atMost"],
};

function isEnd({ values }: Quantity, hedge: Kind, { low, high }: { low: number; high: number }): boolean {
  if (hedge === "atMost" || hedge === "lessThan") return values.includes(high);
  return (hedge === "atLeast" || hedge === "moreThan") && values.includes(low);
}

const LOOSE: [Kind, RegExp][] = [
  ["moreThan", /(?:dépass|excéd|supérieur|au[- ]delà|franchi)[^,;.]*$/iu],
  ["atLeast", /(?:minim|plancher|seuil)[^,;.]*$/iu],
  [
    "atMost",
    /(?:maxim|plafon|limit|peu(?:t|vent) (?:atteindre|aller|monter|durer|prendre)|(?:pouvai|pourrai)(?:t|ent) (?:atteindre|aller|monter|durer|prendre|coûter))[^,;.]*$/iu,
  ],
  ["lessThan", /(?:inférieur|sous |en dessous d|faute d['’]atteindre|n['’]attei[^,;.]* pas)[^,;.]*$/iu],
  ["about", /(?:approch|avoisin|frôl|estim(?!\p{L}* qu)|approximati|ordre de)[^,;.]*$/iu],
];
/** A bound that a figure has only on a condition: « 12 000 ne serait atteint que si… ». */
const REACHED = /^[^,;.]*(?:serai(?:t|ent) attein|que si )/iu;
/** Characters before a figure in which a verb or a noun may hedge it. */
const REACH = 90;

function hedgeOf({ hedge, range }: Quantity): Kind {
  return range || hedge === null || hedge.kind === "between" ? "none" : hedge.kind;
}

/** « dont le plafond est de 1 500 », « dépassant le seuil de » hedge a claim's figure too. */
function looseHedges(plain: string, { start, end }: Quantity): Kind[] {
  const before = plain.slice(Math.max(0, start - REACH), start);
  const found = LOOSE.filter(([, pattern]) => pattern.test(before)).map(([kind]) => kind);
  return REACHED.test(plain.slice(end)) ? [...found, "atMost"] : found;
}
