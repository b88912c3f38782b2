import { z } from "zod";
import type { TableCopy } from "../lib/copy-table.ts";
import type { Database, Migrations } from "../lib/database.ts";
import type { Edition } from "./edition.ts";

type EditionTables = {
  editions: { channel: string; day: string; made_at: number; content: string; article_ids: string };
};

export const editionMigrations: Migrations = {
  "003_editions": {
    async up(database) {
      await database.schema
        .createTable("editions")
        .addColumn("channel", "text", (column) => column.notNull())
        .addColumn("day", "text", (column) => column.notNull())
        .addColumn("made_at", "bigint", (column) => column.notNull())
        .addColumn("content", "text", (column) => column.notNull())
        .addColumn("article_ids", "text", (column) => column.notNull())
        .addPrimaryKeyConstraint("editions_pk", ["channel", "day"])
        .execute();
    },
  },
};

export const editionCopies: TableCopy[] = [{ name: "editions", key: ["channel", "day"] }];

/** The editions that channels have had: one a channel and local day. */
export type EditionStore = {
  /** Whether the channel has had its edition of that local day. */
  has(channel: string, day: string): Promise<boolean>;
  /** When the last edition before an instant was made, and every article that the channel had been told by then. */
  before(channel: string, at: number): Promise<{ madeAt: number | undefined; told: Set<string> }>;
  keep(edition: Edition, madeAt: number, articleIds: readonly string[]): Promise<void>;
};

const idsSchema = z.array(z.string());

export function openEditionStore(anyDatabase: Database): EditionStore {
  const database = anyDatabase.withTables<EditionTables>();
  return {
    async has(channel, day) {
      const one = database.selectFrom("editions").select("day").where("channel", "=", channel).where("day", "=", day);
      return (await one.executeTakeFirst()) !== undefined;
    },
    async before(channel, at) {
      const rows = await database
        .selectFrom("editions")
        .select(["made_at", "article_ids"])
        .where("channel", "=", channel)
        .where("made_at", "<", at)
        .orderBy("made_at", "desc")
        .limit(EDITIONS_REMEMBERED)
        .execute();
      const told = rows.flatMap((row) => idsSchema.parse(JSON.parse(row.article_ids)));
      return { madeAt: rows[0]?.made_at, told: new Set(told) };
    },
    async keep(edition, madeAt, articleIds) {
      const row = { made_at: madeAt, content: JSON.stringify(edition), article_ids: JSON.stringify(articleIds) };
      const save = (transaction: typeof database) =>
        transaction
          .insertInto("editions")
          .values({ channel: edition.channel, day: edition.day, ...row })
          .onConflict((conflict) => conflict.columns(["channel", "day"]).doNothing())
          .execute();
      await database.transaction().execute(save);
    },
  };
}

/** A year of working days: what is older cannot come back into a period. */
const EDITIONS_REMEMBERED = 260;
