import { createHash } from "node:crypto";
import type { Article } from "../articles/article.ts";
import { removeAsked, writeAsked } from "../corpus/asked.ts";
import type { CorpusTables } from "../corpus/tables.ts";
import type { TableCopy } from "../lib/copy-table.ts";
import type { Database, Migrations } from "../lib/database.ts";
import { addTallies } from "../lib/tallies.ts";
import { type Briefing, briefingSchema } from "./briefing.ts";

type BriefingTables = { briefings: { story_id: string; made_from: string; content: string; made_at: number } };

export const briefingMigrations: Migrations = {
  "002_briefings": {
    async up(database) {
      await database.schema
        .createTable("briefings")
        .addColumn("story_id", "text", (column) => column.primaryKey())
        .addColumn("made_from", "text", (column) => column.notNull())
        .addColumn("content", "text", (column) => column.notNull())
        .addColumn("made_at", "bigint", (column) => column.notNull())
        .execute();
    },
  },
};

export const briefingCopies: TableCopy[] = [{ name: "briefings", key: ["story_id"] }];

/** One briefing a story, with the mark of what it was made from: another mark, and it is to be made again. */
export type BriefingStore = {
  find(storyIds: readonly string[]): Promise<Map<string, { briefing: Briefing; madeFrom: string }>>;
  /** Its questions are found from then on. `alongside` runs in the same transaction: where it throws, nothing is kept. */
  keep(briefing: Briefing, madeFrom: string, now: number, alongside?: Alongside): Promise<void>;
  /** Within the transaction in which the stories go. */
  remove(storyIds: readonly string[], transaction: Database): Promise<void>;
};

type Alongside = (transaction: Database) => Promise<void>;

/** The mark of a story's articles as they stand, and of the way that briefings are made. */
export function markOf(articles: readonly Pick<Article, "id" | "contentHash">[], maker: string): string {
  const parts = articles.map(({ id, contentHash }) => `${id} ${contentHash}`).sort();
  return createHash("sha256")
    .update([maker, ...parts].join("\n"))
    .digest("hex");
}

/** What the checks of a briefing came to, by the way in which it was written. */
const talliesOf = ({ check, mode }: Briefing) =>
  [
    { name: "claims-written", count: check.claims },
    { name: "claims-repaired", count: check.repaired },
    { name: "claims-dropped", count: check.dropped },
  ].map((tally) => ({ ...tally, label: mode }));

export function openBriefingStore(anyDatabase: Database): BriefingStore {
  const database = anyDatabase.withTables<BriefingTables>();
  return {
    async find(storyIds) {
      if (storyIds.length === 0) return new Map();
      const rows = await database.selectFrom("briefings").selectAll().where("story_id", "in", storyIds).execute();
      return new Map(
        rows.map((row) => {
          const briefing = briefingSchema.parse(JSON.parse(row.content));
          return [row.story_id, { briefing, madeFrom: row.made_from }];
        }),
      );
    },
    async keep(briefing, madeFrom, now, alongside) {
      const row = { made_from: madeFrom, content: JSON.stringify(briefing), made_at: now };
      await anyDatabase.transaction().execute(async (transaction) => {
        await alongside?.(transaction);
        await transaction
          .withTables<BriefingTables>()
          .insertInto("briefings")
          .values({ story_id: briefing.storyId, ...row })
          .onConflict((conflict) => conflict.column("story_id").doUpdateSet(row))
          .execute();
        await addTallies(transaction, talliesOf(briefing));
        const answers = briefing.reading?.answers ?? [];
        await writeAsked(transaction.withTables<CorpusTables>(), briefing.storyId, answers);
      });
    },
    async remove(storyIds, transaction) {
      await transaction
        .withTables<BriefingTables>()
        .deleteFrom("briefings")
        .where("story_id", "in", storyIds)
        .execute();
      await removeAsked(transaction.withTables<CorpusTables>(), storyIds);
    },
  };
}
