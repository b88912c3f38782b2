import type { TableCopy } from "../lib/copy-table.ts";
import type { Migrations } from "../lib/database.ts";
import { createWork, type WorkRow, workCopy } from "../lib/leases.ts";
import type { PartState } from "./delivery.ts";

/** The messages to post, and those that were: see `Part`. What was posted is not kept a second time in `content`. */
type DeliveryRow = {
  channel: string;
  subject: string;
  part: number;
  key: string;
  state: PartState;
  content: string | null;
  due_at: number;
  expires_at: number;
  planned_at: number;
  tried_at: number | null;
  settled_at: number | null;
  sent_as: string | null;
  reason: string | null;
};

/** How channels fare. `due_at` is null where nothing waits; nothing is posted before `open_at`, due or not. */
type ChannelRow = WorkRow & { open_at: number; tries: number; suspended: string | null };

export type DeliveryTables = { deliveries: DeliveryRow; channels: ChannelRow };

export const deliveryMigrations: Migrations = {
  "015_deliveries": {
    async up(database) {
      await database.schema
        .createTable("deliveries")
        .addColumn("channel", "text", (column) => column.notNull())
        .addColumn("subject", "text", (column) => column.notNull())
        .addColumn("part", "integer", (column) => column.notNull())
        .addColumn("key", "text", (column) => column.notNull())
        .addColumn("state", "text", (column) => column.notNull())
        .addColumn("content", "text")
        .addColumn("due_at", "bigint", (column) => column.notNull())
        .addColumn("expires_at", "bigint", (column) => column.notNull())
        .addColumn("planned_at", "bigint", (column) => column.notNull())
        .addColumn("tried_at", "bigint")
        .addColumn("settled_at", "bigint")
        .addColumn("sent_as", "text")
        .addColumn("reason", "text")
        .addPrimaryKeyConstraint("deliveries_pk", ["channel", "subject", "part"])
        .execute();
      await database.schema.createIndex("deliveries_open").on("deliveries").columns(["channel", "state"]).execute();
      await createWork(database.schema, "channels")
        .addColumn("open_at", "bigint", (column) => column.notNull())
        .addColumn("tries", "integer", (column) => column.notNull())
        .addColumn("suspended", "text")
        .execute();
    },
  },
};

export const deliveryCopies: readonly TableCopy[] = [
  { name: "deliveries", key: ["channel", "subject", "part"] },
  workCopy("channels"),
];
