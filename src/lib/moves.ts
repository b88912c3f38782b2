import { sql } from "kysely";
import type { Database, Migrations, OpenDatabase } from "./database.ts";
import { engineOf } from "./engine.ts";
import { Failure } from "./failure.ts";

/** A copy of another database into this one; `id` is made of all that the other one held when it began. */
type MoveTables = { moves: { id: string; begun_at: number; ended_at: number | null } };

export const moveMigrations: Migrations = {
  "007_moves": {
    async up(database) {
      await database.schema
        .createTable("moves")
        .addColumn("id", "text", (column) => column.primaryKey())
        .addColumn("begun_at", "bigint", (column) => column.notNull())
        .addColumn("ended_at", "bigint")
        .execute();
    },
  },
};

/** Refuses a database that holds a part of another one only. Throws `Failure`. */
export async function refuseHalfMoved({ database, place }: OpenDatabase): Promise<void> {
  if ((await findUnfinished(database)) === undefined) return;
  throw new Failure({ code: "database-half-moved", path: place });
}

/** Begins a move into a database whose `tables` are empty, or goes on with the same one. Throws `Failure`. */
export async function beginMove(
  { database, place }: OpenDatabase,
  { id, tables, now }: { id: string; tables: readonly string[]; now: number },
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await engineOf(transaction).takeTurn(transaction);
    const unfinished = await findUnfinished(transaction);
    if (unfinished === id) return;
    if (unfinished !== undefined) throw new Failure({ code: "database-moved-otherwise", path: place });
    for (const table of tables) {
      const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(transaction);
      if (rows.length > 0) throw new Failure({ code: "database-not-empty", path: place });
    }
    const begun = { begun_at: now, ended_at: null };
    await transaction
      .withTables<MoveTables>()
      .insertInto("moves")
      .values({ id, ...begun })
      .onConflict((conflict) => conflict.column("id").doUpdateSet(begun))
      .execute();
  });
}

export async function endMove(database: Database, id: string, now: number): Promise<void> {
  await database
    .transaction()
    .execute((transaction) =>
      transaction.withTables<MoveTables>().updateTable("moves").set({ ended_at: now }).where("id", "=", id).execute(),
    );
}

async function findUnfinished(database: Database): Promise<string | undefined> {
  const moves = database.withTables<MoveTables>().selectFrom("moves");
  return (await moves.select("id").where("ended_at", "is", null).executeTakeFirst())?.id;
}
