import { type QueryExecutorProvider, type SchemaModule, sql } from "kysely";
import type { TableCopy } from "./copy-table.ts";
import type { Database, Migrations } from "./database.ts";
import { engineOf } from "./engine.ts";
import { Failure } from "./failure.ts";
import type { Worker } from "./workers.ts";

/** Columns of a row of work. `due_at`, in epoch milliseconds, is null while there is nothing to do. */
export type WorkRow = { id: string; due_at: number | null; leased_by: string | null };

export const createWork = (schema: SchemaModule, table: string) =>
  schema
    .createTable(table)
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("due_at", "bigint")
    .addColumn("leased_by", "text");

/** How a table of work is copied: whoever had claimed a row is not at work on the copy. */
export const workCopy = (name: string): TableCopy => ({ name, key: ["id"], without: ["leased_by"] });

/** What recurs, and one worker at a time does. */
export const dutyMigrations: Migrations = {
  "006_duties": { up: (database) => createWork(database.schema, "duties").execute() },
};

/** A row of work that this process alone does. */
export type Lease = {
  id: string;
  /** Within the transaction that writes the work: throws where the row went to another worker, and nothing is written. */
  hold(transaction: QueryExecutorProvider): Promise<void>;
  /** Gives the row back; `dueAt` is when there will be work again, `undefined` leaves it as it is. */
  end(transaction: QueryExecutorProvider, dueAt?: number | null): Promise<void>;
};

/** What is asked for: due by an instant, or due or not; among some ids, or any. */
export type Wanted = { dueBy?: number | undefined; among?: readonly string[] };

/** Claims the row of `table` that has been due for longest and that nobody holds, or undefined. */
export async function claim(
  database: Database,
  table: string,
  { dueBy, among }: Wanted,
  worker: Worker,
): Promise<Lease | undefined> {
  if (among?.length === 0) return undefined;
  await worker.signOn();
  const rows = sql.table(table);
  const chosen = among === undefined ? sql`` : sql`and id in (${sql.join([...among])})`;
  const due = dueBy === undefined ? sql`` : sql`and due_at <= ${dueBy}`;
  const pick = sql`select id from ${rows} where ${worker.free()} ${due} ${chosen}
    order by due_at, id limit 1 ${engineOf(database).skipLocked}`;
  const take = (transaction: QueryExecutorProvider) =>
    sql<{ id: string }>`update ${rows} set leased_by = ${worker.name} where id = (${pick}) returning id`.execute(
      transaction,
    );
  const { rows: taken } = await database.transaction().execute(take);
  return taken[0] && leaseOf(table, taken[0].id, worker.name);
}

/** Adds the rows that are missing, due at once in the order given. */
export async function addWork(database: Database, table: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const values = sql.join(ids.map((id, at) => sql`(${id}, ${sql.lit(at)})`));
  await database
    .transaction()
    .execute((transaction) =>
      sql`insert into ${sql.table(table)} (id, due_at) values ${values} on conflict (id) do nothing`.execute(
        transaction,
      ),
    );
}

function leaseOf(table: string, id: string, name: string): Lease {
  const rows = sql.table(table);
  const change = async (transaction: QueryExecutorProvider, changes: ReturnType<typeof sql>): Promise<void> => {
    const { rows: held } = await sql<{ id: string }>`
      update ${rows} set ${changes} where id = ${id} and leased_by = ${name} returning id`.execute(transaction);
    if (held.length === 0) throw new Failure({ code: "lease-lost", what: `${table}/${id}` });
  };
  return {
    id,
    hold: (transaction) => change(transaction, sql`leased_by = ${name}`),
    end: (transaction, dueAt) =>
      change(transaction, dueAt === undefined ? sql`leased_by = null` : sql`leased_by = null, due_at = ${dueAt}`),
  };
}

/** Does what is due, unless another worker does; `run` resolves to when it is due again. False where nothing was due. */
export async function doDuty(
  database: Database,
  id: string,
  run: () => Promise<number>,
  worker: Worker,
): Promise<boolean> {
  await addWork(database, "duties", [id]);
  const lease = await claim(database, "duties", { dueBy: worker.clock(), among: [id] }, worker);
  if (lease === undefined) return false;
  const dueAt = await run();
  await database.transaction().execute((transaction) => lease.end(transaction, dueAt));
  return true;
}
