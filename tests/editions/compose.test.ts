import { describe, expect, test } from "vitest";
import { independentSources } from "../../src/articles/independence.ts";
import { extractBriefing } from "../../src/briefings/extract.ts";
import { composeEdition } from "../../src/editions/compose.ts";
import type { Story } from "../../src/editions/novelty.ts";
import { articleOf } from "../support/articles.ts";

const frame = {
  channel: "equipe",
  day: "2025-12-15",
  period: { from: "a", to: "b" },
  at: Date.UTC(2025, 11, 15),
  profile: { most: 7, themes: {} },
};

/** A story of one article per publisher. */
function story(subject: string, publishers: readonly (string | null)[], options: { day?: number } = {}): Story {
  const articles = publishers.map((publisher, n) => {
    const text = `${subject} annonce une nouvelle machine de ${100 + n} kilogrammes à Rennes.\n${subject} emploie plus de ${30 + n} personnes, selon la mairie de Rennes.\n${subject} ouvrira ses portes en mars, dit la préfecture de Rennes.`;
    const made = articleOf(text, { publisher, key: `${subject}${n}`, title: `${subject} ${n}` });
    const from = Date.UTC(2025, 11, options.day ?? 14);
    return { ...made, storyId: subject, copyOf: null, time: { from, to: from + 1 } };
  });
  const fresh = new Set(articles.map(({ id }) => id));
  return { briefing: extractBriefing(articles, () => 1), articles, fresh, former: undefined };
}

describe("an edition", () => {
  test("shows the stories told by most independent sources first, and counts the rest", () => {
    const stories = [story("Alpha", ["a"]), story("Bêta", ["a", "b", "c"]), story("Gamma", ["a", "b"])];
    const { edition } = composeEdition({ ...frame, profile: { most: 2, themes: {} } }, stories, []);
    expect(edition.stories.map(({ id }) => id)).toEqual(["Bêta", "Gamma"]);
    expect(edition.more).toBe(1);
    expect(edition.stories.map(({ label }) => label)).toEqual(["new", "new"]);
  });

  test("from four stories on, the leads of the first three make the essentials and are not said again", () => {
    const four = ["Alpha", "Bêta", "Gamma", "Delta"].map((subject) => story(subject, ["a"]));
    const { edition } = composeEdition(frame, four, []);
    expect(edition.essentials).toHaveLength(3);
    const essentials = edition.essentials.map(({ text }) => text);
    for (const { claims } of edition.stories) {
      expect(claims.length).toBeGreaterThan(0);
      for (const { text } of claims) expect(essentials).not.toContain(text);
    }
    expect(composeEdition(frame, four.slice(1), []).edition.essentials).toEqual([]);
  });

  test("every claim is numbered by a source that the edition lists, once", () => {
    const { edition } = composeEdition(frame, [story("Alpha", ["a", "b"]), story("Bêta", [null])], []);
    const sources = edition.stories.flatMap((each) => each.sources);
    const numbers = sources.map(({ n }) => n);
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const { n, quote } of edition.stories.flatMap(({ claims }) => claims.flatMap(({ citations }) => citations))) {
      expect(numbers).toContain(n);
      expect(quote).not.toBe("");
    }
    expect(edition.check.claims).toBe(edition.check.supported);
  });

  test("a copy is no source, and two articles of one publisher confirm nothing", () => {
    const { articles } = story("Alpha", ["a", "a", "b"]);
    expect(independentSources(articles)).toBe(2);
    const copied = articles.map((article, n) => (n === 2 ? { ...article, copyOf: "x" } : article));
    expect(independentSources(copied)).toBe(1);
    const { edition } = composeEdition(frame, [{ ...story("Alpha", ["a"]), articles: copied }], []);
    expect(edition.stories[0]?.sources).toHaveLength(2);
  });

  test("an empty period makes an empty edition", () => {
    expect(composeEdition(frame, [], []).edition).toMatchObject({
      stories: [],
      essentials: [],
      more: 0,
      check: { claims: 0 },
    });
  });
});
