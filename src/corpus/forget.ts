import { type QueryExecutorProvider, type RawBuilder, sql } from "kysely";
import { type Database, inStatements } from "../lib/database.ts";
import { engineOf } from "../lib/engine.ts";
import type { Worker } from "../lib/workers.ts";
import { removeArticles } from "./remove.ts";
import type { CorpusTables } from "./tables.ts";

/** Which stories are to go. */
export type Forgetting = {
  /** Epoch milliseconds: a story of which an article came in since then stays. */
  before: number;
  /** A condition on a `story_id`: that story stays. */
  spared: RawBuilder<boolean>;
  /** Runs in the same transaction: where it throws, nothing goes. */
  alongside(storyIds: readonly string[], transaction: Database): Promise<void>;
};

/**
 * In one transaction, a batch of old stories goes with their articles; what is left is the memory that these are gone.
 * Resolves to the number of articles, 0 where there is none left to go.
 */
export async function forgetStories(
  anyDatabase: Database,
  worker: Worker,
  { alongside, ...which }: Forgetting,
): Promise<number> {
  return anyDatabase.transaction().execute(async (transaction) => {
    // An article that joins a story meanwhile would stay behind without it.
    await engineOf(transaction).takeTurn(transaction);
    const storyIds = await takeStories(transaction, worker, which);
    if (storyIds.length === 0) return 0;
    const database = transaction.withTables<CorpusTables>();
    const articles = await database
      .selectFrom("articles")
      .select(["id", "content_hash"])
      .where("story_id", "in", storyIds)
      .execute();
    for (const some of inStatements(articles, 2)) {
      await removeArticles(
        database,
        some.map(({ id }) => id),
      );
      await database.insertInto("gone").values(some).execute();
    }
    await alongside(storyIds, transaction);
    return articles.length;
  });
}

/** Articles of which the stories go together. */
const BATCH = 20;

/**
 * Deletes the stories' own rows, which nobody can claim then, and gives their ids. Those that a worker holds stay for
 * another time. The last of the old ones come first: below them lie years of stories that editions cite.
 */
async function takeStories(
  transaction: QueryExecutorProvider,
  worker: Worker,
  { before, spared }: Omit<Forgetting, "alongside">,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with old as (
      select story_id from articles join stories on stories.id = story_id
      where collected_at < ${before} and not ${spared} and ${worker.free()} and not exists (
        select 1 from articles as young where young.story_id = articles.story_id and young.collected_at >= ${before})
      order by collected_at desc limit ${BATCH} ${engineOf(transaction).skipLocked})
    delete from stories where id in (select story_id from old) returning id`.execute(transaction);
  return rows.map(({ id }) => id);
}
