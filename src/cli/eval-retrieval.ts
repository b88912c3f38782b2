import { z } from "zod";
import { MIGRATIONS } from "../app.ts";
import type { Article } from "../articles/article.ts";
import { type Corpus, openCorpus } from "../corpus/corpus.ts";
import { UNKNOWN_DAY } from "../lib/calendar.ts";
import { openDatabase } from "../lib/database.ts";
import { openWorker } from "../lib/workers.ts";
import { readJsonLines } from "./data-set.ts";
import { DEEPEST, percentile, type RankFigures, rankFigures } from "./retrieval-figures.ts";

const passageSchema = z.object({ id: z.string(), title: z.string(), text: z.string() });
const questionSchema = z.object({ question: z.string(), passage_id: z.string() });

/** Passages to search in, and questions of which each is answered by one. */
export type RetrievalSet = { passages: z.infer<typeof passageSchema>[]; questions: z.infer<typeof questionSchema>[] };

export type RetrievalFigures = RankFigures & { p50ms: number; p99ms: number };

/** Throws `Failure`. */
export async function readRetrievalSet(passages: string, questions: string): Promise<RetrievalSet> {
  return {
    passages: await readJsonLines(passages, passageSchema, PASSAGE_FORM),
    questions: await readJsonLines(questions, questionSchema, QUESTION_FORM),
  };
}

export const PASSAGE_FORM = '{ "id": "p1", "doc_id": "d1", "title": "Sport", "text": "Le sport…" }';
export const QUESTION_FORM = '{ "id": "q1", "question": "Quel sport ?", "answers": ["le judo"], "passage_id": "p1" }';

/** Through a store of its own, in memory. */
export async function evaluateRetrieval(set: RetrievalSet, now: number): Promise<RetrievalFigures> {
  await using opened = await openDatabase(":memory:", MIGRATIONS);
  await using worker = openWorker(opened.database, { name: "eval", clock: () => now, isGone: () => false });
  const corpus = openCorpus(opened.database, worker);
  await keepPassages(corpus, set.passages, now);
  return await measureSearch(corpus, set.questions);
}

/** Keeps passages as they are given: each is an article of one sentence, which the store does not cut again. */
export async function keepPassages(corpus: Corpus, passages: RetrievalSet["passages"], now: number): Promise<void> {
  const articles = passages.map(asArticle);
  for (let from = 0; from < articles.length; from += BATCH) {
    await corpus.keep(articles.slice(from, from + BATCH), { now, zone: "UTC", baseline: true });
  }
}

/** Articles in a transaction. */
const BATCH = 100;

/** Asks a corpus that holds the set's passages. */
export async function measureSearch(
  corpus: Pick<Corpus, "search">,
  questions: RetrievalSet["questions"],
): Promise<RetrievalFigures> {
  const [ranks, times]: [number[], number[]] = [[], []];
  for (const { question, passage_id } of questions) {
    // A stopwatch: the clock only counts whole milliseconds.
    const start = performance.now();
    const found = await corpus.search(question, DEEPEST);
    times.push(performance.now() - start);
    ranks.push(found.findIndex(({ articleId }) => articleId === passage_id) + 1);
  }
  return { ...rankFigures(ranks), p50ms: percentile(times, 0.5), p99ms: percentile(times, 0.99) };
}

function asArticle({ id, title, text }: RetrievalSet["passages"][number]): Article {
  return {
    ...{ id, source: "eval", key: id, url: null, title, titleDerived: false, author: null, publisher: null },
    ...{ published: UNKNOWN_DAY, language: "fr", dates: [], flags: [], contentHash: id },
    blocks: [{ kind: "paragraph", text, opinion: false }],
    sentences: [{ text, block: 0, opinion: false }],
  };
}
