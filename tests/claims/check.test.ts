import { describe, expect, test } from "vitest";
import { addChecks, checkExtracts } from "../../src/claims/check.ts";
import { extractClaim } from "../../src/claims/claim.ts";
import { Numbering } from "../../src/claims/numbering.ts";
import { articleOf } from "../support/articles.ts";

const article = articleOf(
  "Lexivore versera 3,2 millions d’euros aux journaux. Le tribunal de Valcombre l’a décidé jeudi.\n\nMon avis (Inès)\n\nLexivore ne paiera jamais cette somme aux journaux.",
);
const cited = new Map([[article.id, article]]);

describe("the checker of extracts", () => {
  test("a sentence of the article stands, whatever its typography", () => {
    const claim = { ...extractClaim(article, 0), text: "Lexivore versera 3,2 millions d'euros aux journaux." };
    expect(checkExtracts([claim], cited).standing).toEqual([claim]);
  });

  test.for([
    ["a changed figure", { text: "Lexivore versera 32 millions d’euros aux journaux." }],
    ["a part of a sentence", { text: "Lexivore versera 3,2 millions d’euros." }],
    ["a sentence that cites another", { citations: [{ articleId: article.id, sentence: 1 }] }],
    ["a sentence that cites nothing", { citations: [] }],
    ["an article that is not there", { citations: [{ articleId: "x", sentence: 0 }] }],
    ["an opinion that passes for a fact", extractClaim(article, 2)],
  ] as const)("%s is dropped and counted", ([, change]) => {
    const checked = checkExtracts([{ ...extractClaim(article, 0), ...change } as never], cited);
    expect(checked).toEqual({ standing: [], check: { claims: 1, supported: 0, repaired: 0, dropped: 1 } });
  });

  test("counts add up", () => {
    const one = { claims: 2, supported: 1, repaired: 0, dropped: 1 };
    expect(addChecks([one, one])).toEqual({ claims: 4, supported: 2, repaired: 0, dropped: 2 });
  });
});

describe("numbering", () => {
  test("sources are numbered from 1 as they are first cited, and quoted to the letter", () => {
    const other = articleOf("Une autre nouvelle vient de la vallée ce matin.", { key: "b" });
    const numbering = new Numbering([article, other]);
    const shown = [extractClaim(other, 0), extractClaim(article, 1), extractClaim(other, 0)].map((claim) =>
      numbering.show(claim),
    );
    expect(shown.map(({ citations }) => citations[0]?.n)).toEqual([1, 2, 1]);
    expect(shown[1]?.citations[0]?.quote).toBe("Le tribunal de Valcombre l’a décidé jeudi.");
    expect(numbering.sources().map(({ n, articleId }) => [n, articleId])).toEqual([
      [1, other.id],
      [2, article.id],
    ]);
  });

  test("a citation of an article that is not at hand is a fault of the program", () => {
    expect(() => new Numbering([]).show(extractClaim(article, 0))).toThrow(/not at hand/);
  });
});
