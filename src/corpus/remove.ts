import type { Kysely } from "kysely";
import { fullTextOf } from "./full-text-engine.ts";
import type { CorpusTables } from "./tables.ts";

/** Within a transaction: takes away all that stands under these ids, up to the memory that one of them is gone. */
export async function removeArticles(database: Kysely<CorpusTables>, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const numbers = database.selectFrom("passages").select("seq").where("article_id", "in", ids);
  await database.deleteFrom("vectors").where("seq", "in", numbers).execute();
  const passages = await database.deleteFrom("passages").where("article_id", "in", ids).returning("seq").execute();
  await fullTextOf(database).unindex(
    database,
    passages.map(({ seq }) => seq),
  );
  await database.deleteFrom("marks").where("article_id", "in", ids).execute();
  await database.deleteFrom("articles").where("id", "in", ids).execute();
  await database.deleteFrom("gone").where("id", "in", ids).execute();
}
