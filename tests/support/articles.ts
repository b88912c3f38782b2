import type { Article } from "../../src/articles/article.ts";
import type { Draft } from "../../src/articles/draft.ts";
import { readArticle } from "../../src/articles/read.ts";
import { briefingMigrations } from "../../src/briefings/store.ts";
import { openCorpus } from "../../src/corpus/corpus.ts";
import { corpusMigrations } from "../../src/corpus/tables.ts";
import { editionMigrations } from "../../src/editions/store.ts";
import { openDatabase } from "../../src/lib/database.ts";

export const ZONE = "Europe/Paris";
export const NOW = Date.parse("2025-12-15T07:30:00Z");

/** An article read from plain text; a line per paragraph. */
export function articleOf(text: string, fields: Partial<Draft> = {}): Article {
  const draft: Draft = {
    ...{ source: "essai", key: text.slice(0, 60), url: null, title: null, author: null, publisher: null },
    ...{ published: "2025-12-14", rubrics: [], lines: text.split("\n").map((line) => ({ text: line, kind: "text" })) },
    ...fields,
  };
  const article = readArticle(draft, { now: NOW, zone: ZONE });
  if (article === undefined) throw new Error(`No sentence in: ${text}`);
  return article;
}

/** A corpus in memory, with all the program's tables. */
export async function openTestCorpus() {
  const migrations = { ...corpusMigrations, ...briefingMigrations, ...editionMigrations };
  const opened = await openDatabase(":memory:", migrations);
  const corpus = openCorpus(opened.database);
  return {
    ...{ corpus, database: opened.database },
    keep: (articles: readonly Article[], arrival: Partial<{ now: number; baseline: boolean }> = {}) =>
      corpus.keep(articles, { now: NOW, zone: ZONE, baseline: false, ...arrival }),
    [Symbol.asyncDispose]: () => opened[Symbol.asyncDispose](),
  };
}
