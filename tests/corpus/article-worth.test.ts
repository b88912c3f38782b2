import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lendTerms, raiseByBest } from "../../src/corpus/article-worth.ts";
import { readPassages } from "../../src/corpus/score-passages.ts";
import type { SearchTerms } from "../../src/corpus/search-terms.ts";
import { searchTerms } from "../../src/french/words.ts";

describe("what an article lends to its passages", () => {
  const text = "Combien coûte le péage du pont de Verlac ?";
  const own = searchTerms(text).map((term) => ({ term, passages: 1, weight: 3 }));
  const sought: SearchTerms = { text, language: "fr", own, abroad: [] };
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
  const passages = fc.array(fc.record({ article_id: fc.constantFrom("a", "b", "c"), score: fc.nat({ max: 50 }) }));

  test("come before those of an article that answers less", () => {
    const raised = raiseByBest([
      { article_id: "a", score: 10 },
      { article_id: "a", score: 4 },
      { article_id: "b", score: 5 },
    ]);
    expect(raised.map(({ score }) => score)).toEqual([15, 9, 7.5]);
  });

  test("keep their order, and gain no more than the best of their article", () => {
    fc.assert(
      fc.property(passages, fc.constantFrom("a", "b", "c"), (all, id) => {
        const ofOne = (each: typeof all) => each.filter(({ article_id }) => article_id === id);
        const [own, raised] = [ofOne(all), ofOne(raiseByBest(all))];
        const best = Math.max(0, ...own.map(({ score }) => score));
        expect(raised.map(({ score }, at) => score - (own[at]?.score ?? 0))).toEqual(own.map(() => best / 2));
      }),
    );
  });
});
