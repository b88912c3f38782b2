import type { Kysely } from "kysely";
import type { Interval } from "../lib/calendar.ts";
import { readArticles, type StoredArticle } from "./reading.ts";
import type { CorpusTables } from "./tables.ts";

/**
 * The articles published in any of these periods, by story, the story with the newest first, and so within each; at
 * most `limit` stories. With `until`, what was published later is left out. Undated articles are of no period.
 */
export async function readNews(
  database: Kysely<CorpusTables>,
  periods: readonly Interval[],
  { until = Number.MAX_SAFE_INTEGER, limit }: { until?: number | undefined; limit: number },
): Promise<StoredArticle[][]> {
  if (periods.length === 0) return [];
  const rows = await database
    .selectFrom("articles")
    .select(["id", "story_id"])
    .where(({ eb, or }) =>
      or(periods.map(({ from, to }) => eb("published_from", "<", to).and("published_to", ">", from))),
    )
    .where("published_from", "<=", until)
    .where("precision", "!=", "unknown")
    .orderBy("published_from", "desc")
    .orderBy("id")
    .limit(limit * ARTICLES_PER_STORY)
    .execute();
  const stories = [...Map.groupBy(rows, ({ story_id }) => story_id).values()].slice(0, limit);
  const articles = await readArticles(
    database,
    stories.flat().map(({ id }) => id),
  );
  const byId = new Map(articles.map((article) => [article.id, article]));
  return stories.map((rows) => rows.flatMap(({ id }) => byId.get(id) ?? []));
}

/** More articles tell one event only now and then: then fewer stories are given. */
const ARTICLES_PER_STORY = 5;
