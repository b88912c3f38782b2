import { cp } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CorpusQuestion, rankOf, readCorpusQuestions } from "../../src/cli/corpus-questions.ts";
import { foldQuote } from "../../src/french/typography.ts";
import { NOT_FOR_PEOPLE, runCli } from "../support/run-cli.ts";
import { openSample } from "../support/sample.ts";
import { openTemporaryFolder } from "../support/temporary-folder.ts";

const SET = "data/eval/questions.jsonl";

const folder = openTemporaryFolder();
beforeAll(async () => {
  await cp("data", folder.path, { recursive: true, filter: (path) => !/\.db/.test(path) });
  await runCli(["collect", "--data", folder.path]);
});
afterAll(() => folder[Symbol.dispose]());

const measure = (name: string, set = SET) => runCli(["eval", name, "--set", set, "--data", folder.path]);

describe("the questions on the sample corpus", () => {
  test("are of each kind, and none is asked twice", async () => {
    const questions = await readCorpusQuestions(SET);
    const counts = Object.fromEntries(
      [...Map.groupBy(questions, ({ kind }) => kind)].map(([kind, { length }]) => [kind, length]),
    );
    expect(counts).toEqual({ plain: 115, time: 25, homonym: 14, misspelt: 14, unanswerable: 33 });
    expect(new Set(questions.map(({ question }) => foldQuote(question))).size).toBe(questions.length);
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
    expect(questions.filter(({ kind, quotes }) => (kind === "unanswerable") !== (quotes.length === 0))).toEqual([]);
  });

  test("are answered where they say, to the letter", async () => {
    await using sample = await openSample();
    const { rows } = {
      rows: await sample.database
        .withTables<{ passages: { text: string } }>()
        .selectFrom("passages")
        .select("text")
        .execute(),
    };
    const texts = rows.map(({ text }) => foldQuote(text));
    const quotes = (await readCorpusQuestions(SET)).flatMap((each) => each.quotes.flat());
    expect(quotes.filter((quote) => !texts.some((text) => text.includes(foldQuote(quote))))).toEqual([]);
  });
});
