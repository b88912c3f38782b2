/** Shares of the questions, from 0 to 1, and what their places are worth on average. */
export type RankFigures = {
  n: number;
  recall1: number;
  recall5: number;
  recall10: number;
  mrr10: number;
  ndcg10: number;
};

/** How well searches went, by the rank, from 1, at which each found the one passage wanted; 0 where it did not. */
export function rankFigures(ranks: readonly number[]): RankFigures {
  const recall = (most: number): number => mean(ranks.map((rank) => (isWithin(rank, most) ? 1 : 0)));
  const worth = (of: (rank: number) => number): number =>
    mean(ranks.map((rank) => (isWithin(rank, DEEPEST) ? of(rank) : 0)));
  return {
    n: ranks.length,
    ...{ recall1: recall(1), recall5: recall(5), recall10: recall(DEEPEST) },
    mrr10: worth((rank) => 1 / rank),
    // With one passage wanted, the best ranking is worth 1.
    ndcg10: worth((rank) => 1 / Math.log2(rank + 1)),
  };
}

/** Places of a list that anybody looks at. */
export const DEEPEST = 10;

const isWithin = (rank: number, most: number): boolean => rank >= 1 && rank <= most;

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1);

/** The part of all for which something holds, from 0 to 1; 0 of none. */
export const share = <Each>(all: readonly Each[], holds: (each: Each) => boolean): number =>
  all.filter(holds).length / Math.max(all.length, 1);

/** The value below which a share of the values lies; NaN of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
