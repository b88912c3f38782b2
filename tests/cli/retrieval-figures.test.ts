import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { percentile, rankFigures } from "../../src/cli/retrieval-figures.ts";

describe("the figures of a retrieval", () => {
  test.for([
    ["no question", [], { n: 0, recall1: 0, recall5: 0, recall10: 0, mrr10: 0, ndcg10: 0 }],
    ["all first", [1, 1], { n: 2, recall1: 1, recall5: 1, recall10: 1, mrr10: 1, ndcg10: 1 }],
    ["none found", [0, 11], { n: 2, recall1: 0, recall5: 0, recall10: 0, mrr10: 0, ndcg10: 0 }],
    ["a third place", [3], { n: 1, recall1: 0, recall5: 1, recall10: 1, mrr10: 1 / 3, ndcg10: 0.5 }],
    ["places on each side of five", [5, 6], { n: 2, recall1: 0, recall5: 0.5, recall10: 1, mrr10: 11 / 60 }],
    ["the tenth place, and one beyond", [10, 12], { n: 2, recall10: 0.5, mrr10: 0.05, ndcg10: 0.5 / Math.log2(11) }],
  ] as const)("%s", ([, ranks, expected]) => {
    const figures = rankFigures(ranks);
    for (const [name, value] of Object.entries(expected)) {
      expect(figures[name as keyof typeof figures], name).toBeCloseTo(value, 12);
    }
  });

  test("lie between 0 and 1, a wider recall never below a narrower one", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 })), (ranks) => {
        const { n, recall1, recall5, recall10, mrr10, ndcg10 } = rankFigures(ranks);
        expect(n).toBe(ranks.length);
        const inOrder = [0, recall1, mrr10, ndcg10, recall10, 1];
        expect(inOrder.every((value, at) => at === 0 || value >= (inOrder[at - 1] ?? 0) - 1e-9)).toBe(true);
        expect(recall5).toBeGreaterThanOrEqual(recall1);
        expect(recall10).toBeGreaterThanOrEqual(recall5);
      }),
    );
  });
});

describe("a percentile", () => {
  test.for([
    [[3, 1, 2], 0.5, 2],
    [[3, 1, 2], 0, 1],
    [[3, 1, 2], 1, 3],
    [[10, 9], 0.99, 10],
    [[], 0.5, Number.NaN],
  ] as const)("of %j at %d is %d", ([values, share, expected]) => {
    expect(percentile(values, share)).toBe(expected);
  });
});
