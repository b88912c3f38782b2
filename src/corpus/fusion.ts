/** What a meaning is worth beside words: less than half, so that what holds no word never passes the best that does. */
const MEANING_WORTH = 0.4;

/**
 * Passages weighed by their words and by their meaning, each from 0 to 1 among these: `score` is that of their words,
 * `cosines` tells how close some are to the question. One without a vector, as one that has just come in, is worth what
 * its words are.
 */
export function fuse<Scored extends { seq: number; score: number }>(
  passages: readonly Scored[],
  cosines: ReadonlyMap<number, number>,
): Scored[] {
  const best = largest(passages.map(({ score }) => score)) || 1;
  const known = passages.flatMap(({ seq }) => cosines.get(seq) ?? []);
  const [least, most] = [-largest(known.map((cosine) => -cosine)), largest(known)];
  return passages.map((passage) => {
    const words = passage.score / best;
    const cosine = cosines.get(passage.seq);
    if (cosine === undefined) return { ...passage, score: words };
    const meaning = most === least ? 1 : (cosine - least) / (most - least);
    return { ...passage, score: (1 - MEANING_WORTH) * words + MEANING_WORTH * meaning };
  });
}

const largest = (values: readonly number[]): number =>
  values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
