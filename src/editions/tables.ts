import type { TableCopy } from "../lib/copy-table.ts";
import type { Migrations } from "../lib/database.ts";

export type EditionTables = {
  /** `folded`: 1 where the channel never saw it, and what it told goes into the next. */
  editions: { channel: string; day: string; made_at: number; content: string; article_ids: string; folded: number };
  /** The stories that an edition shows: people can open what they cite. */
  cited: { story_id: string };
  /** What an edition made of each story of its period: `content` is a `Decision`. */
  decisions: DecisionRow;
};

export type DecisionRow = { channel: string; day: string; story_id: string; outcome: string; content: string };

export const decisionMigrations: Migrations = {
  "017_decisions": {
    async up({ schema }) {
      await schema
        .createTable("decisions")
        .addColumn("channel", "text", (column) => column.notNull())
        .addColumn("day", "text", (column) => column.notNull())
        .addColumn("story_id", "text", (column) => column.notNull())
        .addColumn("outcome", "text", (column) => column.notNull())
        .addColumn("content", "text", (column) => column.notNull())
        .addPrimaryKeyConstraint("decisions_pk", ["channel", "day", "story_id"])
        .execute();
      await schema.createIndex("decisions_story").on("decisions").columns(["story_id"]).execute();
    },
  },
};

export const editionCopies: TableCopy[] = [
  { name: "editions", key: ["channel", "day"] },
  { name: "cited", key: ["story_id"] },
  { name: "decisions", key: ["channel", "day", "story_id"] },
];
