import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { Article } from "../../src/articles/article.ts";
import { readPage } from "../../src/sources/page.ts";
import { articleOf, openTestCorpus } from "../support/articles.ts";

const PAGES = "../shared/eval/extraction/aeb-compact.jsonl.gz";
const STORIES = "../shared/eval/stories.json";
/** About when the pages were taken: those without a date came in then. */
const TAKEN = Date.parse("2019-11-22T12:00:00Z");
const FRENCH = "tests/fixtures/stories/articles.jsonl";

/** As many as a visit keeps at once. */
const BATCH = 50;

type Labelled = { article: Article; story: string };

/** Articles that arrive in order, a few at a time, as rounds bring them; pairs that share a story against those that should. */
async function pairFigures(labelled: readonly Labelled[], now: number) {
  await using store = await openTestCorpus();
  for (let from = 0; from < labelled.length; from += BATCH) {
    await store.keep(
      labelled.slice(from, from + BATCH).map(({ article }) => article),
      { now },
    );
  }
  const stored = await store.corpus.articles(labelled.map(({ article }) => article.id));
  const storyOf = new Map(stored.map(({ id, storyId }) => [id, storyId]));
  const pairs = labelled.flatMap((one, at) =>
    labelled.slice(at + 1).map((other) => ({
      joined: storyOf.get(one.article.id) === storyOf.get(other.article.id),
      same: one.story === other.story,
      titles: `${one.article.title} | ${other.article.title}`,
    })),
  );
  const right = pairs.filter(({ joined, same }) => joined && same).length;
  const wrong = pairs.filter(({ joined, same }) => joined && !same).map(({ titles }) => titles);
  const missed = pairs.filter(({ joined, same }) => !joined && same).length;
  const f1 = (2 * right) / (2 * right + wrong.length + missed);
  console.info(`stories: F1 ${f1.toFixed(3)}, ${right} right, ${wrong.length} wrong, ${missed} missed`);
  return { f1, wrong };
}

describe("pairs of articles on one event", () => {
  test("of French news, homonyms and near misses among them, are joined without a wrong one", async () => {
    const rows = readFileSync(FRENCH, "utf8").trim().split("\n");
    const labelled = rows.map((row) => {
      const { id, story, title, text, published, publisher } = JSON.parse(row);
      return { article: articleOf(text, { key: id, title, published, publisher }), story };
    });
    const { f1, wrong } = await pairFigures(labelled, Date.parse("2026-03-12T06:00:00Z"));
    expect(wrong).toEqual([]);
    expect(f1).toBeGreaterThanOrEqual(0.95);
  });

  test.skipIf(!existsSync(PAGES))(
    "of the pages labelled by hand reach their figure (skipped without ../shared)",
    async () => {
      const { groups } = JSON.parse(readFileSync(STORIES, "utf8")) as { groups: { id: string }[][] };
      const labels = new Map(groups.flatMap((group, at) => group.map(({ id }) => [id, `story ${at}`])));
      const rows = gunzipSync(readFileSync(PAGES)).toString().trim().split("\n");
      const labelled = rows.map((row) => {
        const { id, articleBody, html } = JSON.parse(row);
        const { title, published } = readPage(html, id);
        return {
          article: articleOf(articleBody, { key: id, title, published }),
          story: labels.get(id.slice(0, 8)) ?? id,
        };
      });
      const { f1, wrong } = await pairFigures(labelled, TAKEN);
      expect(f1).toBeGreaterThanOrEqual(0.82);
      expect(wrong.length).toBeLessThanOrEqual(10);
    },
    120_000,
  );
});
