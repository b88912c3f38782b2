/** What holding a term is worth: the rarer among the passages, the more. */
export function weightOf(passages: number, total: number): number {
  return Math.log(1 + (total - passages + 0.5) / (passages + 0.5));
}

/** BM25 of a passage for weighed terms: one passage has one score, whatever engine found it. `size` counts its terms. */
export function scoreOf(
  terms: readonly string[],
  weights: ReadonlyMap<string, number>,
  size: number = terms.length,
): number {
  const counts = new Map<string, number>();
  for (const term of terms) if (weights.has(term)) counts.set(term, (counts.get(term) ?? 0) + 1);
  let score = 0;
  for (const [term, count] of counts) score += (weights.get(term) ?? 0) * holdOf(count, size);
  return score;
}

/** The share of its worth, up to 1 + k1, that a term brings which comes `count` times in a passage of `size` terms. */
export function holdOf(count: number, size: number): number {
  return (count * (K1 + 1)) / (count + NORM.least + NORM.perTerm * size);
}

/** Measured on French questions; results are flat around them. */
const K1 = 0.9;
const B = 0.75;
/** Terms of a passage with its title: all are cut to about the same size. */
const TYPICAL = 70;

/** What a term's count is set against: the longer the passage, the less one word tells of it. */
export const NORM = { least: K1 * (1 - B), perTerm: (K1 * B) / TYPICAL };
