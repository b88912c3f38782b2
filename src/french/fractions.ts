import { matchAt } from "./folded-text.ts";
import { ORDINALS } from "./number-words.ts";
import { type Amount, unscaled } from "./quantity-parts.ts";

const PART = /(la )?moitie(?! moins)(?!\w)|(le )?(tiers|quart)(?= de | des | du | d')/y;
const DENOMINATOR = /[ -](tiers|quarts?|[a-z]+iemes?)(?!\w)|\/(\d{1,3})(?= d[eu'])/y;
const PART_BEFORE = /(?:'|\b(?:dont|soit|environ|presque|quasiment|contre) )$/;
const FALSE_PART = /-| (?:de (?:finales?|confiance|tour)|payant|etat|lieux?)(?!\w)/y;
/** Behind « d’un dixième » that is no rank: nothing that it could be the tenth of. */
const CLOSED = / (?:environ|en|par|sur|depuis|a peu pres)(?!\w)|(?= ?[,.;:)]|$)/y;
/** Between a part and its whole. */
export const PARTITIVE: RegExp = / (?:de |des |du |d')/y;

/** « la moitié », « de moitié », « le tiers des », « du quart de ». */
export function readPart(plain: string, at: number): Amount | undefined {
  const match = matchAt(PART, plain, at);
  if (!match || matchAt(FALSE_PART, plain, at + match[0].length)) return undefined;
  const [whole, la, le, part] = match;
  if (!la && !le && !/\bd[eu] $/.test(plain.slice(Math.max(0, at - 4), at))) return undefined;
  return unscaled([1 / (part ? denominatorOf(part) : 2)], at + whole.length, "fraction");
}

/** « deux tiers », « un cinquième des voix », « 1/3 des voix »; « un cinquième homme » is a rank. */
export function readFraction(plain: string, at: number, lead: Amount): Amount | undefined {
  const [count = 0] = lead.readings;
  const match = lead.nature === "fraction" ? null : matchAt(DENOMINATOR, plain, lead.end);
  if (!match) return undefined;
  const end = lead.end + match[0].length;
  const parts = match[2] ? Number(match[2]) : denominatorOf(match[1] ?? "");
  if (!Number.isInteger(count) || count < 1 || parts <= count || matchAt(FALSE_PART, plain, end)) return undefined;
  // « dont un tiers » and « un tiers des voix » are parts; « confié à un tiers » is somebody.
  const isAlone = count === 1 && !PART_BEFORE.test(plain.slice(Math.max(0, at - 9), at));
  const isRank = parts > 4 && !matchAt(CLOSED, plain, end);
  return (isAlone || isRank) && !matchAt(PARTITIVE, plain, end)
    ? undefined
    : unscaled([count / parts], end, "fraction");
}

/** 0 for a word that parts nothing. */
function denominatorOf(word: string): number {
  if (word === "tiers") return 3;
  if (word.startsWith("quart")) return 4;
  const value = ORDINALS.get(word.replace(/s$/, "")) ?? 0;
  return value > 4 ? value : 0;
}
