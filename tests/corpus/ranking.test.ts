import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { NORM, scoreOf, weightOf } from "../../src/corpus/ranking.ts";

const counts = fc.integer({ min: 1, max: 1_000_000 }).chain((total) => {
  const passages = fc.integer({ min: 0, max: total });
  return fc.record({ total: fc.constant(total), one: passages, other: passages });
});
const word = fc.constantFrom("pont", "port", "gare", "quai", "cale");
const words = fc.array(word, { maxLength: 40 });
const weights = fc
  .dictionary(word, fc.double({ min: 0.001, max: 20, noNaN: true }))
  .map((of) => new Map(Object.entries(of)));

describe("what holding a term is worth", () => {
  test("is more for a rarer term, and never nothing", () => {
    fc.assert(
      fc.property(counts, ({ total, one, other }) => {
        expect(weightOf(one, total)).toBeGreaterThan(0);
        if (one < other) expect(weightOf(one, total)).toBeGreaterThan(weightOf(other, total));
      }),
    );
  });
});

describe("the score of a passage", () => {
  test.for([
    ["nothing asked for", "pont port", {}, 0],
    ["none of the terms", "pont port", { gare: 3 }, 0],
    ["no terms of its own", "", { gare: 3 }, 0],
    ["a term alone in it", "gare", { gare: 3 }, (3 * 1.9) / (1 + NORM.least + NORM.perTerm)],
    ["a term twice", "gare gare", { gare: 3 }, (3 * 2 * 1.9) / (2 + NORM.least + 2 * NORM.perTerm)],
    ["two terms", "gare port", { gare: 3, port: 1, pont: 9 }, (4 * 1.9) / (1 + NORM.least + 2 * NORM.perTerm)],
  ] as const)("for %s is %s", ([, text, of, expected]) => {
    expect(scoreOf(text.split(" ").filter(Boolean), new Map(Object.entries(of)))).toBeCloseTo(expected, 10);
  });

  test("does not depend on the order of its terms", () => {
    fc.assert(
      fc.property(words, weights, (terms, of) => {
        expect(scoreOf(terms.toReversed(), of)).toBeCloseTo(scoreOf(terms, of), 10);
      }),
    );
  });

  test("stays below what its terms are worth, however often they come", () => {
    fc.assert(
      fc.property(words, weights, (terms, of) => {
        const worth = [...new Set(terms)].reduce((sum, term) => sum + (of.get(term) ?? 0), 0);
        expect(scoreOf(terms, of)).toBeLessThanOrEqual(worth * 1.9);
      }),
    );
  });

  test("is less in a longer passage, and more where a word that tells nothing gives way to one that does", () => {
    fc.assert(
      fc.property(words, weights, (terms, of) => {
        const before = scoreOf(terms, of);
        const longer = scoreOf([...terms, "autre"], of);
        if (before > 0) expect(longer).toBeLessThan(before);
        for (const term of of.keys()) expect(scoreOf([...terms, term], of)).toBeGreaterThan(longer);
      }),
    );
  });
});
