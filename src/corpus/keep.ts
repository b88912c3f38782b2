import { type Kysely, sql } from "kysely";
import type { Article } from "../articles/article.ts";
import { inStatements } from "../lib/database.ts";
import { engineOf } from "../lib/engine.ts";
import type { Lease } from "../lib/leases.ts";
import { mapInTurn } from "../lib/timing.ts";
import type { Frequencies } from "./frequencies.ts";
import type { IndexEntry } from "./full-text.ts";
import { fullTextOf } from "./full-text-engine.ts";
import { findMoved } from "./moved.ts";
import { cutPassages, passageTerms } from "./passages.ts";
import { type Arrival, type Placed, placeArticles } from "./place.ts";
import { removeArticles } from "./remove.ts";
import { writeArticleRow } from "./rows.ts";
import type { ArticleRow, CorpusTables, PassageRow } from "./tables.ts";

/** What became of an article: a "merged" one is new, and repeats another. */
type Outcome = "new" | "known" | "changed" | "merged";
export type Kept = { article: Article; outcome: Outcome };

/**
 * Keeps a batch in one transaction, on the disk when this returns; what is there unchanged is left alone. Throws where the
 * lease under which it was read is lost.
 */
export async function keepArticles(
  database: Kysely<CorpusTables>,
  batch: readonly Article[],
  context: { arrival: Arrival; frequencies: Frequencies; lease: Lease | undefined },
): Promise<Kept[]> {
  // The writer's lock is not taken for nothing; for one article, looking twice would cost as much.
  if (batch.length > 1) {
    const { articles, before } = await recognise(database, batch);
    if (isAllKnown(articles, before)) return articles.map((article) => ({ article, outcome: "known" }));
  }
  return database.transaction().execute(async (transaction) => {
    // Two writers at once would take the same numbers, and miss the copies in each other's hands.
    await engineOf(transaction).takeTurn(transaction);
    await context.lease?.hold(transaction);
    const { articles, before } = await recognise(transaction, batch);
    const fresh = articles.filter((article) => !isAllKnown([article], before));
    if (fresh.length === 0) return articles.map((article) => ({ article, outcome: "known" }));
    const { last, total } = await context.frequencies.count(transaction);
    const placed = await placeArticles(transaction, fresh, { ...context, total });
    await removeArticles(
      transaction,
      fresh.filter(({ id }) => before.has(id)).map(({ id }) => id),
    );
    const rows = placed.map((each) => rowOf(each, before.get(each.article.id), context.arrival));
    await writeArticles(transaction, rows, placed, last);
    const copies = new Set(placed.filter(({ place }) => place.copyOf !== null).map(({ article }) => article.id));
    return articles.map((article) => ({ article, outcome: outcomeOf(article, before.get(article.id), copies) }));
  });
}

type Recognised = { articles: Article[]; before: ReadonlyMap<string, Before> };

/** Each article once, under the id by which it is stored, be it from another address. */
async function recognise(database: Kysely<CorpusTables>, batch: readonly Article[]): Promise<Recognised> {
  const articles = distinct(batch);
  const before = await findBefore(database, articles);
  const moved = await findMoved(
    database,
    articles.filter(({ id }) => !before.has(id)),
  );
  if (moved.size === 0) return { articles, before };
  const named = distinct(articles.map((article) => ({ ...article, id: moved.get(article.id) ?? article.id })));
  return { articles: named, before: await findBefore(database, named) };
}

const distinct = (articles: readonly Article[]): Article[] => [
  ...new Map(articles.map((article) => [article.id, article])).values(),
];

/** An article as it is stored; without a story, one that is gone. */
type Before = Pick<ArticleRow, "id" | "url" | "content_hash" | "copy_of" | "baseline"> & {
  story_id: string | null;
  collected_at: number | null;
};

async function findBefore(
  database: Kysely<CorpusTables>,
  articles: readonly Article[],
): Promise<ReadonlyMap<string, Before>> {
  const ids = articles.map(({ id }) => id);
  const { rows } = await sql<Before>`
    select id, url, content_hash, story_id, copy_of, collected_at, baseline from articles where id in (${sql.join(ids)})
    union all
    select id, null, content_hash, null, null, null, 1 from gone where id in (${sql.join(ids)})`.execute(database);
  return new Map(rows.map((row) => [row.id, row]));
}

const isAllKnown = (articles: readonly Article[], before: ReadonlyMap<string, Before>): boolean =>
  articles.every(({ id, url, contentHash }) => {
    const stored = before.get(id);
    return stored?.content_hash === contentHash && (stored.story_id === null || stored.url === url);
  });

function outcomeOf(article: Article, before: Before | undefined, copies: ReadonlySet<string>): Outcome {
  if (before !== undefined) return before.content_hash === article.contentHash ? "known" : "changed";
  return copies.has(article.id) ? "merged" : "new";
}

async function writeArticles(
  database: Kysely<CorpusTables>,
  rows: readonly ArticleRow[],
  placed: readonly Placed[],
  last: number,
): Promise<void> {
  const passages = await numberPassages(placed, last);
  const entries = passages.map(({ entry }) => entry);
  const marks = placed.flatMap(({ article, marks: own }) => own.map((mark) => ({ mark, article_id: article.id })));
  await database.insertInto("articles").values(rows).execute();
  for (const some of inStatements(marks, MARK_COLUMNS)) await database.insertInto("marks").values(some).execute();
  for (const some of inStatements(passages, PASSAGE_COLUMNS)) {
    await database
      .insertInto("passages")
      .values(some.map(({ row }) => row))
      .execute();
  }
  await fullTextOf(database).index(database, entries);
  await noteStories(
    database,
    rows.map(({ story_id }) => story_id),
  );
}

const MARK_COLUMNS = 2;
const PASSAGE_COLUMNS = 8;

/** A story that changes is to be briefed, at once. */
async function noteStories(database: Kysely<CorpusTables>, storyIds: readonly string[]): Promise<void> {
  const rows = [...new Set(storyIds)].map((id) => sql`(${id}, 0, 1)`);
  await sql`
    insert into stories (id, due_at, version) values ${sql.join(rows)}
    on conflict (id) do update set due_at = 0, version = stories.version + 1`.execute(database);
}

/**
 * A changed article stays in its story, and came in when it first did. One that was gone has lost its story, and comes in
 * as what a first visit brings: to be found, never to be told as late news.
 */
function rowOf(
  { article, published, place, opening }: Placed,
  before: Before | undefined,
  arrival: Arrival,
): ArticleRow {
  return writeArticleRow(article, {
    published,
    opening,
    ...(before?.story_id == null ? place : { storyId: before.story_id, copyOf: before.copy_of }),
    collectedAt: before?.collected_at ?? arrival.now,
    baseline: before ? before.baseline === 1 : arrival.baseline,
  });
}

/** It is this process's turn to write: no other can take the same numbers. */
async function numberPassages(
  placed: readonly Placed[],
  last: number,
): Promise<{ row: PassageRow; entry: IndexEntry }[]> {
  let seq = last;
  const numbered = await mapInTurn(placed, ({ article }) =>
    cutPassages(article).map((passage) => {
      seq += 1;
      const { opinion, ...fields } = passage;
      const terms = passageTerms(article.title, passage);
      return { row: { ...fields, seq, article_id: article.id, opinion: Number(opinion) }, entry: { seq, terms } };
    }),
  );
  return numbered.flat();
}
