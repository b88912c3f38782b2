import type { TableCopy } from "../lib/copy-table.ts";
import type { Migrations } from "../lib/database.ts";

export type WatchTables = {
  /** Since when a channel has had a rule: what came in before never sets it off. */
  watched: { channel: string; rule: string; since: number };
  firings: FiringRow;
  alerts: { id: string; channel: string; kind: string; made_at: number; handed_at: number | null };
};

export type FiringRow = {
  channel: string;
  rule: string;
  story_id: string;
  article_id: string;
  content_hash: string;
  fired_at: number;
  content: string;
  /** The alert that tells it; null while it waits. */
  alert_id: string | null;
};

export const watchMigrations: Migrations = {
  "016_watch": {
    async up({ schema }) {
      await schema
        .createTable("watched")
        .addColumn("channel", "text", (column) => column.notNull())
        .addColumn("rule", "text", (column) => column.notNull())
        .addColumn("since", "bigint", (column) => column.notNull())
        .addPrimaryKeyConstraint("watched_pk", ["channel", "rule"])
        .execute();
      await schema
        .createTable("firings")
        .addColumn("channel", "text", (column) => column.notNull())
        .addColumn("rule", "text", (column) => column.notNull())
        .addColumn("story_id", "text", (column) => column.notNull())
        .addColumn("article_id", "text", (column) => column.notNull())
        .addColumn("content_hash", "text", (column) => column.notNull())
        .addColumn("fired_at", "bigint", (column) => column.notNull())
        .addColumn("content", "text", (column) => column.notNull())
        .addColumn("alert_id", "text")
        // An article, as it stands, sets a rule off once in a channel.
        .addPrimaryKeyConstraint("firings_pk", ["channel", "rule", "article_id", "content_hash"])
        .execute();
      await schema.createIndex("firings_story").on("firings").columns(["story_id"]).execute();
      await schema.createIndex("firings_alert").on("firings").columns(["alert_id"]).execute();
      await schema
        .createTable("alerts")
        .addColumn("id", "text", (column) => column.primaryKey())
        .addColumn("channel", "text", (column) => column.notNull())
        .addColumn("kind", "text", (column) => column.notNull())
        .addColumn("made_at", "bigint", (column) => column.notNull())
        .addColumn("handed_at", "bigint")
        .execute();
      await schema.createIndex("alerts_made").on("alerts").columns(["channel", "made_at"]).execute();
    },
  },
};

export const watchCopies: TableCopy[] = [
  { name: "watched", key: ["channel", "rule"] },
  { name: "firings", key: ["channel", "rule", "article_id", "content_hash"] },
  { name: "alerts", key: ["id"] },
];
