import { cosine, type Rarity, type Vector, weigh } from "../articles/likeness.ts";
import { searchTerms } from "../french/words.ts";

/** A sentence that may be chosen, and its place in its article, from 0. */
export type Candidate = { text: string; position: number };

/**
 * The `count` sentences that say most and repeat each other least, in the order given: nearness to the whole text, plus
 * 1/n for the n-th sentence, less likeness to what is chosen. Figures on 1,500 articles: docs/decisions/0007.
 */
export function chooseKeySentences<T extends Candidate>(
  candidates: readonly T[],
  whole: readonly string[],
  count: number,
  rarity: Rarity,
): T[] {
  const centre = weigh(whole.flatMap(searchTerms), rarity);
  const vectors = candidates.map(({ text }) => weigh(searchTerms(text), rarity));
  const nearness = vectors.map((vector) => cosine(vector, centre));
  const nearest = Math.max(...nearness, Number.EPSILON);
  const scores = candidates.map(({ position }, at) => (nearness[at] ?? 0) / nearest + 1 / (1 + position));
  return pickUnlike(vectors, scores, count).flatMap((at) => candidates[at] ?? []);
}

/** Seven parts merit to three of distance from what is already picked (maximal marginal relevance). */
function pickUnlike(vectors: readonly Vector[], scores: readonly number[], count: number): number[] {
  const best = Math.max(...scores, Number.EPSILON);
  const left = new Set(vectors.keys());
  const picked: number[] = [];
  while (picked.length < count && left.size > 0) {
    const merits = Array.from(left, (at) => {
      const vector = vectors[at];
      const likeness = vector ? Math.max(0, ...picked.map((other) => cosine(vector, vectors[other] ?? vector))) : 1;
      return { at, merit: (0.7 * (scores[at] ?? 0)) / best - 0.3 * likeness };
    });
    const [top] = merits.sort((a, b) => b.merit - a.merit || a.at - b.at);
    if (top === undefined) break;
    picked.push(top.at);
    left.delete(top.at);
  }
  return picked.sort((a, b) => a - b);
}
