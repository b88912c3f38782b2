import { describe, expect, test } from "vitest";
import { extractClaim } from "../../src/claims/claim.ts";
import type { StoredArticle } from "../../src/corpus/reading.ts";
import { composeAnswer, type Findings } from "../../src/questions/compose-answer.ts";
import { groupGaps } from "../../src/questions/gaps.ts";
import { themeOf } from "../../src/questions/theme.ts";
import { articleOf } from "../support/articles.ts";

const stored = (text: string, key: string, fields: Partial<StoredArticle> = {}): StoredArticle => ({
  ...articleOf(text, { key }),
  ...{ id: key, storyId: "s", copyOf: null, collectedAt: 0, isBaseline: false, time: { from: 0, to: 1 }, ...fields },
});

const ONE = stored(
  "Sélénor rappelle 46 000 modules de batterie.\nL’usine de Val-Sonnaz a coûté 640 millions de francs suisses.",
  "a",
);
const SAME = stored("Le fabricant Sélénor rappelle 46 000 modules de batterie, a-t-il annoncé mardi.", "b");
const OTHER = stored("L’usine de Val-Sonnaz a coûté 580 millions de francs suisses, selon le canton.", "c");

const COVERAGE = {
  articles: 3,
  from: { value: "2025", precision: "year" },
  to: { value: "2025", precision: "year" },
} as const;
const found = (articles: StoredArticle[], sentences: number[]): Findings => ({
  claims: sentences.map((sentence) => extractClaim(ONE, sentence)),
  ...{ unknowns: [], complete: true, mode: "extracts", articles, nearest: undefined, remarks: [] },
});

describe("an answer", () => {
  test("whose claims rest on one article says so", () => {
    const answer = composeAnswer("?", COVERAGE, found([ONE], [0]));
    expect(answer).toMatchObject({ status: "answered", remarks: [{ kind: "single-source", isSame: true }] });
  });

  test("names the other articles of the story that prove a claim", () => {
    const { claims, sources, remarks } = composeAnswer("?", COVERAGE, found([ONE, SAME], [0]));
    expect(claims[0]?.citations.map(({ articleId, n }) => [articleId, n])).toEqual([
      ["a", 1],
      ["b", 2],
    ]);
    expect([sources.length, remarks]).toEqual([2, []]);
  });

  test.for<[why: string, other: StoredArticle]>([
    ["a copy of the first", { ...SAME, copyOf: "a" }],
    ["of another story", { ...SAME, storyId: "t" }],
    ["that gives another figure", stored("Le fabricant Sélénor rappelle 4 600 modules de batterie.", "b")],
  ])("names no article %s", ([, other]) => {
    const { claims } = composeAnswer("?", COVERAGE, found([ONE, other], [0]));
    expect(claims[0]?.citations.map(({ articleId }) => articleId)).toEqual(["a"]);
  });

  test("that gives one figure by two articles does not rest on one source", () => {
    const findings = found([ONE, { ...SAME, storyId: "t" }], [1]);
    const other = stored("Val-Sonnaz a reçu 640 millions de francs suisses, dit le canton.", "d", { storyId: "u" });
    const claims = [...findings.claims, extractClaim(other, 0)];
    const { remarks } = composeAnswer("?", COVERAGE, { ...findings, claims, articles: [...findings.articles, other] });
    expect(remarks).toEqual([]);
  });

  test("shows beside its figure the one that another article gives", () => {
    const { claims } = composeAnswer("?", COVERAGE, found([ONE, OTHER], [1]));
    expect(claims.map(({ kind }) => kind)).toEqual(["fact", "analysis"]);
    expect(claims[1]?.text).toMatch(/640 millions de francs suisses.*580 millions de francs suisses/);
    expect(composeAnswer("?", COVERAGE, found([ONE, OTHER], [0])).claims).toHaveLength(1);
  });

  test("of which a part is unknown is partial, and one without a claim is a refusal", () => {
    expect(composeAnswer("?", COVERAGE, { ...found([ONE], [0]), unknowns: ["le prix"] }).status).toBe("partial");
    expect(composeAnswer("?", COVERAGE, { ...found([ONE], [0]), complete: false }).status).toBe("partial");
    const refusal = composeAnswer("?", COVERAGE, { ...found([ONE], []), nearest: "a" });
    expect(refusal).toMatchObject({ status: "not-in-corpus", claims: [], sources: [{ articleId: "a" }] });
  });
});

describe("what a question is about", () => {
  const rarity = (term: string) => (term === "bitcoin" ? 5 : 1);
  test.for([
    ["Quel est le prix du bitcoin ?", "bitcoin"],
    ["Que prépare Mistral AI pour 2026 ?", "Mistral AI"],
    ["Qui est-ce ?", ""],
    ["", ""],
  ] as const)("%s", ([question, theme]) => {
    expect(themeOf(question, rarity)).toBe(theme);
  });

  test("groups the gaps, those most asked about first, each question once", () => {
    const gap = (question: string, theme: string, at: number) => ({ question, theme, status: "partial" as const, at });
    const gaps = [
      gap("Prix du bitcoin ?", "bitcoin", 1),
      gap("prix du Bitcoin", "Bitcoin", 2),
      gap("Que fait Meta ?", "Meta", 3),
      gap("Où est Meta ?", "Meta", 4),
    ];
    expect(groupGaps(gaps)).toEqual([
      { theme: "Meta", questions: [gaps[3], gaps[2]] },
      { theme: "bitcoin", questions: [gaps[1]] },
    ]);
  });
});
