import { type Kysely, type QueryExecutorProvider, sql } from "kysely";
import { searchTerms } from "../french/words.ts";
import { inStatements } from "../lib/database.ts";
import { rarest, type WeighedTerm } from "./full-text.ts";
import type { AskedRow, CorpusTables } from "./tables.ts";

/** A question that a story answers, with the sentences that do. */
export type AnsweredQuestion = {
  question: string;
  citations: readonly { articleId: string; sentence: number }[];
};

/** Within a transaction: these are the questions that a story answers, and no others. */
export async function writeAsked(
  database: Kysely<CorpusTables>,
  storyId: string,
  questions: readonly AnsweredQuestion[],
): Promise<void> {
  await removeAsked(database, [storyId]);
  const rows = questions.flatMap(({ question, citations }, ordinal) =>
    [...new Set(searchTerms(question))].flatMap((term) =>
      citations.map(({ articleId, sentence }) => ({
        ...{ term, story_id: storyId, ordinal, article_id: articleId, sentence },
      })),
    ),
  );
  for (const some of inStatements(rows, COLUMNS)) await database.insertInto("asked").values(some).execute();
}

const COLUMNS = 5;

/** Within the transaction in which stories go, or are told anew. */
export async function removeAsked(database: Kysely<CorpusTables>, storyIds: readonly string[]): Promise<void> {
  await database.deleteFrom("asked").where("story_id", "in", storyIds).execute();
}

/**
 * The passages that answer questions in words like those asked: the number of each, and the terms of the question that is
 * most like them. They help to find a passage, and are never a part of it: how rare terms are is counted without them.
 */
export async function findAsked(
  database: QueryExecutorProvider,
  terms: readonly WeighedTerm[],
): Promise<Map<number, string[]>> {
  // Questions are made of the words of articles: a term that too many passages hold is in too many questions.
  const wanted = rarest(terms, PASSAGES_READ).map(({ term }) => term);
  if (wanted.length === 0) return new Map();
  const { rows } = await sql<AskedRow>`
    select * from asked where term in (${sql.join(wanted)}) limit ${ROWS_READ}`.execute(database);
  if (rows.length === 0) return new Map();
  const weights = new Map(terms.map(({ term, weight }) => [term, weight]));
  const answers = [...Map.groupBy(rows, nameOf)].flatMap(([name, own]): Answer[] => {
    const [first] = own;
    const held = new Set(own.map(({ term }) => term));
    // In the order of the search, whatever the order of the rows: sums are the same on each engine.
    const shared = wanted.filter((term) => held.has(term));
    const worth = shared.reduce((sum, term) => sum + (weights.get(term) ?? 0), 0);
    return first ? [{ ...first, name, shared, worth }] : [];
  });
  const best = answers.sort((a, b) => b.worth - a.worth || (a.name < b.name ? -1 : 1)).slice(0, ANSWERS);
  return findPassages(database, best);
}

/** Passages that the terms of one search bring, all together. */
const PASSAGES_READ = 3_000;
/** Rows that one search reads. */
const ROWS_READ = 2_000;
/** Sentences that questions bring to one search. */
const ANSWERS = 20;

/** One question and one of the sentences that answer it. */
const nameOf = ({ story_id, ordinal, article_id, sentence }: AskedRow): string =>
  `${story_id} ${ordinal} ${article_id} ${sentence}`;

type Answer = AskedRow & { name: string; shared: string[]; worth: number };

async function findPassages(database: QueryExecutorProvider, best: readonly Answer[]): Promise<Map<number, string[]>> {
  const ids = sql.join([...new Set(best.map(({ article_id }) => article_id))]);
  const { rows } = await sql<{ seq: number; article_id: string; first: number; last: number }>`
    select seq, article_id, first, last from passages where article_id in (${ids})`.execute(database);
  const found = new Map<number, string[]>();
  // The best one last: a passage that answers two questions has the terms of the likest.
  for (const { article_id, sentence, shared } of best.toReversed()) {
    const passage = rows.find((row) => row.article_id === article_id && row.first <= sentence && sentence <= row.last);
    if (passage) found.set(passage.seq, shared);
  }
  return found;
}
