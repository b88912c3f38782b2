import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Suggest } from "../../src/channels/interaction.ts";
import { openSuggest } from "../../src/commands/suggest.ts";
import { type Opened, openSample } from "../support/sample.ts";

let opened: Opened;
let suggest: Suggest;
beforeAll(async () => {
  opened = await openSample();
  const settings = {
    alerts: [
      { id: "souverainete", name: "Souveraineté" },
      { id: "levees", name: "Levées de fonds" },
    ],
    sources: [{ id: "doe" }],
  };
  suggest = openSuggest({ corpus: opened.corpus, settings, now: () => Date.parse("2025-12-15T07:30:00Z") });
});
afterAll(() => opened[Symbol.asyncDispose]());

test("articles are suggested by their titles, and the latest where nothing is typed", async () => {
  const found = await suggest("article", "cyberattaque Val-d’Arcelle");
  const [best] = await opened.corpus.search("cyberattaque Val-d’Arcelle", 1);
  expect(found[0]).toEqual({ text: best?.title, value: best?.articleId });
  const latest = await suggest("article", "  ");
  expect(latest.length).toBeGreaterThan(0);
  expect(latest.length).toBeLessThanOrEqual(25);
});

test("rules and sources are suggested by what is in their names, whatever the accents", async () => {
  expect(await suggest("rule", "SOUVERAINETE")).toEqual([{ text: "Souveraineté", value: "souverainete" }]);
  expect(await suggest("rule", "")).toHaveLength(2);
  expect(await suggest("source", "d")).toEqual([{ text: "doe", value: "doe" }]);
  expect(await suggest("source", "x")).toEqual([]);
});

test("whatever is typed is no fault", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "binary", maxLength: 400 }), async (typed) => {
      expect((await suggest("article", typed)).length).toBeLessThanOrEqual(25);
    }),
    { numRuns: 50 },
  );
});
