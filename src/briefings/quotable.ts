import type { Sentence } from "../articles/article.ts";
import { leansBack, pointsBack } from "../french/anaphora.ts";

/** How well a sentence can be read alone, taken out of its article: 0 not at all, 1 at a pinch, 2 well. */
export function quotability(sentence: Sentence): 0 | 1 | 2 {
  if (!isWhole(sentence) || leansBack(sentence.text)) return 0;
  return pointsBack(sentence.text) ? 1 : 2;
}

/** Words of a sentence that informs. */
const FEWEST = 6;
const MOST = 70;

/** A sentence that speaks to its reader, as teasers do. */
const ADDRESSED =
  /^(?:imaginez|découvrez|abonnez|inscrivez|retrouvez|rejoignez|pensez|cliquez|imaginons|je suis|j['’]ai|et vous)(?!\p{L})/iu;

function isWhole({ text, opinion }: Sentence): boolean {
  const words = text.split(/\s+/).length;
  if (opinion || words < FEWEST || words > MOST || ADDRESSED.test(text) || /^[-–—]/.test(text)) return false;
  return /[.!…]["»”)\]\s\u00a0\u202f]*$/u.test(text) && isBalanced(text);
}

const isBalanced = (text: string): boolean =>
  count(text, "«") === count(text, "»") && count(text, "(") === count(text, ")");

const count = (text: string, sign: string): number => text.split(sign).length - 1;
