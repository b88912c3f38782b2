import { existsSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readArticle } from "../../src/articles/read.ts";
import { Failure } from "../../src/lib/failure.ts";
import { openFetch } from "../../src/lib/http.ts";
import { readSource } from "../../src/sources/read-source.ts";
import { NOW, openTestCorpus, ZONE } from "../support/articles.ts";
import { askOf } from "../support/asking.ts";

type Line = { q: string; type: string; must?: string[] };
type Source = Parameters<typeof readSource>[0];

const linesOf = (path: string): Line[] =>
  readFileSync(path, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

const plain = (text: string): string => text.normalize("NFKC").replace(/\s+/g, " ").replaceAll("’", "'").toLowerCase();

/** What each question of a set got: right where all it must hold is shown. */
async function judge(store: Awaited<ReturnType<typeof openTestCorpus>>, lines: readonly Line[]) {
  const judged = [];
  for (const { q, type, must = [] } of lines) {
    const { status, claims } = await askOf(store.corpus, { text: q });
    const text = plain(claims.map((claim) => claim.text).join(" "));
    judged.push({ q, type, status, isRight: must.length > 0 && must.every((each) => text.includes(plain(each))) });
  }
  return judged;
}

async function storeOf(sources: readonly Source[], base: string) {
  const store = await openTestCorpus();
  for (const source of sources)
    for await (const draft of readSource(source, base, { fetch: openFetch([]), now: () => 0 })) {
      if (draft instanceof Failure) throw draft;
      const article = readArticle(draft, { now: NOW, zone: ZONE });
      if (article) await store.keep([article], { baseline: true });
    }
  return store;
}

const SETS: [name: string, lines: string, sources: Source[], base: string, least: number][] = [
  [
    "the sample corpus",
    "tests/fixtures/sample-questions.jsonl",
    [
      { id: "revue", feed: "./sample/revue/feed.xml" },
      { id: "atelier", feed: "./sample/atelier/feed.xml" },
      { id: "depeches", folder: "./sample/depeches" },
    ],
    "data",
    12 / 17,
  ],
  ["the five real articles", "../shared/eval/qa-seeds.jsonl", [{ id: "seeds", folder: "../shared/seeds" }], ".", 0.9],
];

describe.for(SETS)("questions on %s", ([name, path, sources, base, least]) => {
  const isHere = existsSync(path);
  let judged: Awaited<ReturnType<typeof judge>> = [];
  beforeAll(async () => {
    if (!isHere) return;
    await using store = await storeOf(sources, base);
    judged = await judge(store, linesOf(path));
  });
  afterAll(() => {
    judged = [];
  });

  test.skipIf(!isHere)(
    `that its articles answer are answered, but for a few (skipped where ${path} is not there)`,
    () => {
      const answerable = judged.filter(({ type }) => type === "answerable");
      expect(answerable.filter(({ isRight }) => isRight).length / answerable.length).toBeGreaterThanOrEqual(least);
    },
  );

  test.skipIf(!isHere)(`that nothing answers are never answered in full (${name}, skipped likewise)`, () => {
    const unanswerable = judged.filter(({ type }) => ["unanswerable", "boilerplate", "attack"].includes(type));
    expect(unanswerable.filter(({ status }) => status === "answered")).toEqual([]);
    const premises = judged.filter(({ type }) => type === "false-premise");
    expect(premises.filter(({ status, isRight }) => status === "answered" && !isRight)).toEqual([]);
  });
});
