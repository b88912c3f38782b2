import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lendTerms, raiseByBest } from "../../src/corpus/article-worth.ts";
import { readPassages } from "../../src/corpus/score-passages.ts";
import type { SearchTerms } from "../../src/corpus/search-terms.ts";
import { searchTerms } from "../../src/french/words.ts";

describe("what an article lends to its passages", () => {
  const text = "Combien coûte le péage du pont de Verlac ?";
  const own = searchTerms(text).map((term) => ({ term, passages: 1, weight: 3 }));
  const sought: SearchTerms = { text, language: "fr", own, abroad: [], instead: [] };
  const lentTo = (...texts: string[]): number[] => {
    const blank = { title: "", heading: null, language: "fr", asked: [] };
    const read = readPassages(
      sought,
      texts.map((each) => ({ ...blank, text: each })),
    );
    return lendTerms(sought, read).map(({ byTerms }, at) => byTerms - (read[at]?.byTerms ?? 0));
  };

  test("is a part of what the terms are worth that any of them holds, the same for each", () => {
    for (const lent of lentTo("Le pont de Verlac ouvre lundi.", "Son péage coûte 4 euros.", "Il pleut.")) {
      expect(lent).toBeCloseTo(0.2 * 3 * 4, 10);
    }
    expect(lentTo("Le pont de Verlac ouvre lundi.")[0]).toBeCloseTo(0.2 * 3 * 2, 10);
    expect(lentTo("Il pleut.", "Il vente.")).toEqual([0, 0]);
  });
});

describe("passages beside the best one of their article", () => {
  const id = fc.constantFrom("a", "b", "c");
  const passages = fc.array(fc.record({ article_id: id, ordinal: fc.nat({ max: 3 }), score: fc.nat({ max: 50 }) }));

  test("come before those of an article that answers less, and the first one before its equals", () => {
    const raised = raiseByBest([
      { article_id: "a", ordinal: 3, score: 10 },
      { article_id: "a", ordinal: 1, score: 4 },
      { article_id: "a", ordinal: 0, score: 4 },
      { article_id: "b", ordinal: 1, score: 5 },
    ]);
    expect(raised.map(({ score }) => score)).toEqual([16, 10, 10.5, 8]);
  });

  test("gain the same as the others of their article, but for the first", () => {
    fc.assert(
      fc.property(passages, id, (all, one) => {
        const ofOne = (each: typeof all) => each.filter(({ article_id }) => article_id === one);
        const own = ofOne(all);
        const best = Math.max(0, ...own.map(({ score }) => score));
        for (const [at, { ordinal, score }] of ofOne(raiseByBest(all)).entries()) {
          expect(score - (own[at]?.score ?? 0)).toBeCloseTo((ordinal === 0 ? 0.65 : 0.6) * best, 10);
        }
      }),
    );
  });
});
