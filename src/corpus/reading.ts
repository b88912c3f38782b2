import type { Kysely } from "kysely";
import { type Article, versionOf } from "../articles/article.ts";
import type { Day, Interval } from "../lib/calendar.ts";
import { inStatements } from "../lib/database.ts";
import { readArticleRow } from "./rows.ts";
import type { ArticleRow, CorpusTables } from "./tables.ts";

type Tables = Kysely<CorpusTables>;

/** An article as it is kept: its story, and what it repeats. */
export type StoredArticle = Article & {
  storyId: string;
  copyOf: string | null;
  collectedAt: number;
  /** It came with the first visit of its source. */
  isBaseline: boolean;
  time: Interval;
};

/** What the corpus covers; both days are unknown where it is empty or undated. */
export type Coverage = { articles: number; from: Day; to: Day };

export async function readArticles(database: Tables, ids: readonly string[]): Promise<StoredArticle[]> {
  const stored: StoredArticle[][] = [];
  for (const some of inStatements(ids, 1)) {
    const rows = await database.selectFrom("articles").selectAll().where("id", "in", some).execute();
    stored.push(rows.map(readStored));
  }
  return stored.flat();
}

export async function readVersions(database: Tables, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await database.selectFrom("articles").select(["id", "content_hash"]).where("id", "in", ids).execute();
  return new Map(rows.map(({ id, content_hash }) => [id, versionOf({ id, contentHash: content_hash })]));
}

/** By its whole id or the start of it, by its address, or undefined; a start that several share finds none. */
export async function findArticle(database: Tables, target: string): Promise<StoredArticle | undefined> {
  const rows = await database
    .selectFrom("articles")
    .selectAll()
    .where(({ eb, or }) => or([eb("url", "=", target), eb("id", "like", `${target.replace(/[^0-9a-f]/g, "-")}%`)]))
    .limit(2)
    .execute();
  const [row, other] = rows;
  return row && !other ? readStored(row) : undefined;
}

/** The articles of some stories, in order of publication. */
export async function readStories(database: Tables, storyIds: readonly string[]): Promise<StoredArticle[]> {
  if (storyIds.length === 0) return [];
  const rows = await database
    .selectFrom("articles")
    .selectAll()
    .where("story_id", "in", storyIds)
    .orderBy("published_from")
    .orderBy("id")
    .execute();
  return rows.map(readStored);
}

/**
 * The articles of a span of time: published in it; or, unless `publicationAlone`, come in during it and published at
 * most three days before, but never with the first visit of their source.
 */
export async function readSpan(
  database: Tables,
  { from, to }: Interval,
  publicationAlone: boolean,
): Promise<StoredArticle[]> {
  const rows = await database
    .selectFrom("articles")
    .selectAll()
    .where(({ eb, and, or }) => {
      const published = and([
        eb("published_from", "<", to),
        eb("published_to", ">", from),
        eb("precision", "!=", "unknown"),
      ]);
      const late = and([
        ...[eb("collected_at", ">=", from), eb("collected_at", "<", to), eb("baseline", "=", 0)],
        ...[eb("published_to", ">", from - LATEST), eb("published_from", "<", to)],
      ]);
      return publicationAlone ? published : or([published, late]);
    })
    .orderBy("published_from")
    .orderBy("id")
    .execute();
  return rows.map(readStored);
}

/** Of all articles, or of those published until an instant. */
export async function readCoverage(database: Tables, until = Number.MAX_SAFE_INTEGER): Promise<Coverage> {
  const covered = database.selectFrom("articles").where("published_from", "<=", until);
  const known = covered.select(["published as value", "precision"]).where("precision", "!=", "unknown").limit(1);
  const { articles } = await covered.select(({ fn }) => fn.countAll<number>().as("articles")).executeTakeFirstOrThrow();
  const first = await known.orderBy("published_from").executeTakeFirst();
  const newest = known.select(["published_from", "published_to"]).orderBy("published_from", "desc").limit(NEWEST);
  const last = await database
    .selectFrom(newest.as("newest"))
    .select(["value", "precision"])
    .orderBy("published_to", "desc")
    .orderBy("published_from", "desc")
    .limit(1)
    .executeTakeFirst();
  return { articles: Number(articles), from: dayOf(first), to: dayOf(last) };
}

/** Articles, the latest by their beginning, among which the one is that may end last. */
const NEWEST = 200;

/** Milliseconds that an article may come in late. */
const LATEST = 3 * 24 * 3_600_000;

const dayOf = (row: { value: string; precision: string } | undefined): Day =>
  row ? ({ value: row.value, precision: row.precision } as Day) : { value: "", precision: "unknown" };

const readStored = (row: ArticleRow): StoredArticle => ({
  ...readArticleRow(row),
  storyId: row.story_id,
  copyOf: row.copy_of,
  collectedAt: row.collected_at,
  isBaseline: row.baseline === 1,
  time: { from: row.published_from, to: row.published_to },
});
