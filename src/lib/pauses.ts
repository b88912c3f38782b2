import type { TableCopy } from "./copy-table.ts";
import type { Database, Migrations } from "./database.ts";

/** From when something is set aside, and until when. Epoch milliseconds. */
export type Pause = { since: number; until: number };

/** What is set aside for a while. What has ended is kept: what came in meanwhile is told from what came after. */
export type Pauses = {
  /** Sets something aside until an instant; what is already goes on since it was. */
  pause(id: string, until: number, now: number): Promise<void>;
  /** Ends a pause that is under way. */
  resume(id: string, now: number): Promise<void>;
  /** All pauses by what they set aside, those that have ended too. */
  all(): Promise<Map<string, Pause>>;
};

/** When what is set aside comes back, by its id. */
export const pausedAt = (pauses: ReadonlyMap<string, Pause>, now: number): Map<string, number> =>
  new Map(Array.from(pauses, ([id, { until }]) => [id, until] as const).filter(([, until]) => until > now));

type PauseTables = { pauses: Pause & { kind: string; id: string } };

export const pauseMigrations: Migrations = {
  "020_pauses": {
    async up({ schema }) {
      await schema
        .createTable("pauses")
        .addColumn("kind", "text", (column) => column.notNull())
        .addColumn("id", "text", (column) => column.notNull())
        .addColumn("since", "bigint", (column) => column.notNull())
        .addColumn("until", "bigint", (column) => column.notNull())
        .addPrimaryKeyConstraint("pauses_pk", ["kind", "id"])
        .execute();
    },
  },
};

export const pauseCopies: readonly TableCopy[] = [{ name: "pauses", key: ["kind", "id"] }];

/** The pauses of one kind of thing. */
export function openPauses(anyDatabase: Database, kind: "rule" | "source"): Pauses {
  const database = anyDatabase.withTables<PauseTables>();
  return {
    async pause(id, until, now) {
      const insert = database.insertInto("pauses").values({ kind, id, since: now, until });
      await insert
        .onConflict((conflict) =>
          conflict.columns(["kind", "id"]).doUpdateSet(({ eb, ref }) => ({
            since: eb.case().when("pauses.until", ">", now).then(ref("pauses.since")).else(now).end(),
            until,
          })),
        )
        .execute();
    },
    async resume(id, now) {
      const ended = database.updateTable("pauses").set({ until: now }).where("kind", "=", kind).where("id", "=", id);
      await ended.where("until", ">", now).execute();
    },
    async all() {
      const rows = await database.selectFrom("pauses").selectAll().where("kind", "=", kind).execute();
      return new Map(rows.map(({ id, since, until }) => [id, { since, until }]));
    },
  };
}
