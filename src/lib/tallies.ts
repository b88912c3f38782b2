import { type QueryExecutorProvider, sql } from "kysely";
import type { TableCopy } from "./copy-table.ts";
import type { Database, Migrations } from "./database.ts";

/** How often something was, of which nothing else is kept: it never goes down, whatever is forgotten. */
export type Tally = { name: string; label: string; count: number };

type TallyTables = { tallies: Tally };

export const tallyMigrations: Migrations = {
  "018_tallies": {
    async up(database) {
      await database.schema
        .createTable("tallies")
        .addColumn("name", "text", (column) => column.notNull())
        .addColumn("label", "text", (column) => column.notNull())
        .addColumn("count", "bigint", (column) => column.notNull())
        .addPrimaryKeyConstraint("tallies_pk", ["name", "label"])
        .execute();
    },
  },
};

export const tallyCopies: readonly TableCopy[] = [{ name: "tallies", key: ["name", "label"] }];

/** Counts some more, within the transaction that writes what is counted. */
export async function addTallies(transaction: QueryExecutorProvider, tallies: readonly Tally[]): Promise<void> {
  const counted = tallies.filter(({ count }) => count > 0).sort(inOrder);
  if (counted.length === 0) return;
  const rows = sql.join(counted.map(({ name, label, count }) => sql`(${name}, ${label}, ${sql.lit(count)})`));
  await sql`insert into tallies (name, label, count) values ${rows}
    on conflict (name, label) do update set count = tallies.count + excluded.count`.execute(transaction);
}

/** Always the same: two processes that take the same rows in two orders would wait for each other for ever. */
const inOrder = (a: Tally, b: Tally): number => (`${a.name} ${a.label}` < `${b.name} ${b.label}` ? -1 : 1);

export async function readTallies(database: Database): Promise<Tally[]> {
  const rows = database.withTables<TallyTables>().selectFrom("tallies").selectAll();
  return (await rows.orderBy("name").orderBy("label").execute()).map((row) => ({ ...row, count: Number(row.count) }));
}
