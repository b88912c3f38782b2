import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { extractBriefing } from "../../src/briefings/extract.ts";
import { searchTerms } from "../../src/french/words.ts";
import { articleOf, openTestCorpus } from "../support/articles.ts";
import { rouge } from "../support/rouge.ts";

test("a summary shares with another what their words have in common, once each", () => {
  expect(rouge("Le chat dort.", "Le chat dort")).toEqual([1, 1, 1]);
  expect(rouge("Un chien", "le chat dort")).toEqual([0, 0, 0]);
  expect(rouge("", "")).toEqual([0, 0, 0]);
  const [one, two, longest] = rouge("dort le chat chat", "le chat dort ici");
  expect([one, two, longest]).toEqual([6 / 8, 2 / 6, 4 / 8]);
});

const SHARED = "../shared/eval/number-faithfulness-sources.jsonl";
const isThere = existsSync(SHARED);

/** OrangeSum's articles with their authors' abstracts, CC BY-SA 4.0. */
test.skipIf(!isThere)(
  `two sentences of an article are as near to its abstract as any method without training (skipped where ${SHARED} is not there)`,
  async () => {
    const rows = readFileSync(SHARED, "utf8").trim().split("\n");
    const texts = rows.map((line): { source: string; gold: string } => JSON.parse(line));
    const stories = texts.map(({ source, gold }, n) => ({ gold, article: articleOf(source, { key: `${n}` }) }));
    await using store = await openTestCorpus();
    await store.keep(stories.map(({ article }) => article));
    const rarity = await store.corpus.rarity(
      stories.flatMap(({ article }) => article.sentences.flatMap(({ text }) => searchTerms(text))),
    );
    const sums = { one: 0, two: 0, longest: 0, words: 0 };
    for (const { gold, article } of stories) {
      const { sections } = extractBriefing([{ ...article, storyId: article.id, copyOf: null }], rarity);
      const told = [...sections.hook, ...sections.understanding].slice(0, 2);
      const text = told.map((claim) => claim.text).join(" ");
      const [one, two, longest] = rouge(text, gold);
      sums.one += one;
      sums.two += two;
      sums.longest += longest;
      sums.words += text.split(/\s+/).length;
    }
    const mean = (sum: number): number => Math.round((1000 * sum) / stories.length) / 10;
    expect(mean(sums.one)).toBeGreaterThanOrEqual(28);
    expect(mean(sums.two)).toBeGreaterThanOrEqual(9.8);
    expect(mean(sums.longest)).toBeGreaterThanOrEqual(18);
    expect(sums.words / stories.length).toBeLessThanOrEqual(70);
  },
);
