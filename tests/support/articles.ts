import type { Article } from "../../src/articles/article.ts";
import type { Draft } from "../../src/articles/draft.ts";
import { readArticle } from "../../src/articles/read.ts";
import { openCorpus } from "../../src/corpus/corpus.ts";
import { openWorker } from "../../src/lib/workers.ts";
import { PLACES, type Place } from "./stores.ts";

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

/** An empty corpus, in memory unless a place is given, with all the program's tables. */
export async function openTestCorpus(place: Pick<Place, "open"> = PLACES[0] as Place) {
  await using stack = new AsyncDisposableStack();
  const { database } = stack.use(await place.open());
  const worker = stack.use(openWorker(database, { name: "essai", clock: () => NOW, isGone: () => false }));
  const corpus = openCorpus(database, worker);
  const owned = stack.move();
  return {
    ...{ corpus, database, worker },
    keep: (articles: readonly Article[], arrival: Partial<{ now: number; baseline: boolean }> = {}) =>
      corpus.keep(articles, { now: NOW, zone: ZONE, baseline: false, ...arrival }),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}
