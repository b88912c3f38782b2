import type { Hedge } from "../french/hedges.ts";
import type { Quantity } from "../french/numbers.ts";
import { insteadOf } from "./check-figures.ts";
import type { Evidence } from "./evidence.ts";
import type { Fault } from "./fault.ts";
import { supportsOf } from "./figure-support.ts";
import type { Said } from "./said.ts";
import type { SourceFigure } from "./source-figures.ts";

/** Figures keep their « près de » and « jusqu’à », and ranges both of their ends. */
export function checkHedges({ reading, isQuoted }: Said, evidence: Evidence): Fault[] {
  return reading.quantities.flatMap((quantity): Fault[] => {
    if (isQuoted(quantity.start) || quantity.kind === "vague") return [];
    const own = supportsOf(quantity, reading, evidence);
    const [first] = own;
    const lost = own.map((figure) => lossOf(quantity, reading.plain, figure));
    const [kind] = lost;
    if (first === undefined || !kind || lost.includes(null)) return [];
    return [{ kind, said: [quantity.hedge?.text, quantity.text].filter(Boolean).join(" "), instead: insteadOf(first) }];
  });
}

/** What of one cited figure a claim's figure loses: its hedge, an end of its range, or nothing. */
function lossOf(said: Quantity, plain: string, { quantity }: SourceFigure): "hedge" | "range" | null {
  const hedges = [hedgeOf(said), ...(said.hedge ? [] : looseHedges(plain, said))];
  const { range } = quantity;
  if (range && !said.range) return hedges.some((hedge) => isEnd(said, hedge, range)) ? null : "range";
  if (!isExact(said, quantity)) return null;
  const theirs = hedgeOf(quantity);
  return hedges.some((hedge) => theirs === hedge || ALLOWED[theirs]?.includes(hedge)) ? null : "hedge";
}

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
  ["atMost", /(?:maxim|plafon|limit|peu(?:t|vent) (?:atteindre|aller|monter|durer))[^,;.]*$/iu],
  ["lessThan", /(?:inférieur|sous (?:la barre|le seuil))[^,;.]*$/iu],
  ["about", /(?:approch|avoisin|frôl|estim(?!\p{L}* qu)|approximati|ordre de)[^,;.]*$/iu],
];
/** Characters before a figure in which a verb or a noun may hedge it. */
const REACH = 40;

function hedgeOf({ hedge, range }: Quantity): Kind {
  return range || hedge === null || hedge.kind === "between" ? "none" : hedge.kind;
}

/** « dont le plafond est de 1 500 », « dépassant le seuil de » hedge a claim's figure too. */
function looseHedges(plain: string, { start }: Quantity): Kind[] {
  const before = plain.slice(Math.max(0, start - REACH), start);
  return LOOSE.filter(([, pattern]) => pattern.test(before)).map(([kind]) => kind);
}
