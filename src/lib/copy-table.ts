import { hash } from "node:crypto";
import { type QueryExecutorProvider, sql } from "kysely";
import { type Database, inStatements } from "./database.ts";
import { Failure } from "./failure.ts";

export type Row = Readonly<Record<string, unknown>>;

/** A table whose rows can be copied into the same table of another database, whatever the engines. */
export type TableCopy = {
  name: string;
  /** The columns by which its rows are told apart. */
  key: readonly string[];
  /** Columns that stay behind: they are null in the copy. */
  without?: readonly string[];
  /** A table without a key of its own: its rows go along with those of this one that their column `owner` names. */
  part?: { name: string; owner: string };
  /** What else the target keeps of rows that it did not have, within the transaction that writes them. */
  index?(target: QueryExecutorProvider, rows: readonly Row[]): Promise<void>;
};

/** The rows of a table, and what they hold: equal for equal rows, in any order, on any engine. */
export type Digest = { name: string; rows: number; sum: string };

/** Told of each batch: how many rows have gone by. */
type OnRows = (done: number) => void;

export const namesOf = ({ name, part }: TableCopy): string[] => (part ? [name, part.name] : [name]);

/** A name for all that some tables hold together. */
export const nameContent = (digests: readonly Digest[]): string => hash("sha256", JSON.stringify(digests));

/** Copies a table in batches, each whole or not at all; rows that are there already are passed over. */
export async function copyTable(source: Database, target: Database, table: TableCopy, onRows: OnRows): Promise<void> {
  let done = 0;
  for await (const { rows, parts } of readBatches(source, table)) {
    await target.transaction().execute(async (transaction) => {
      const fresh = await writeRows(transaction, table, rows);
      await writeParts(transaction, table, fresh, parts);
      await table.index?.(transaction, fresh);
    });
    done += rows.length;
    onRows(done);
  }
}

/** The digests of a table and of its part. Throws `Failure` for a row that not every engine can hold. */
export async function digestTable(database: Database, table: TableCopy, onRows: OnRows): Promise<Digest[]> {
  const [own, part] = [openDigest(table.name), openDigest(table.part?.name ?? "")];
  for await (const { rows, parts } of readBatches(database, table)) {
    for (const row of rows) own.add(row);
    for (const row of parts) part.add(row);
    onRows(own.digest().rows);
  }
  return table.part ? [own.digest(), part.digest()] : [own.digest()];
}

/** The hashes of rows, added up: the order in which they come changes nothing, and twice the same row does. */
function openDigest(name: string): { add(row: Row): void; digest(): Digest } {
  let [rows, sum] = [0, 0n];
  return {
    add(row) {
      refuseNul(name, row);
      rows += 1;
      sum = BigInt.asUintN(256, sum + hashRow(row));
    },
    digest: () => ({ name, rows, sum: sum.toString(16) }),
  };
}

/** Engines may give columns in another order. */
function hashRow(row: Row): bigint {
  const fields = Object.keys(row)
    .sort()
    .map((column) => [column, row[column]]);
  return BigInt(`0x${hash("sha256", JSON.stringify(fields))}`);
}

/** SQLite keeps U+0000 within a text, PostgreSQL does not. */
function refuseNul(table: string, row: Row): void {
  const held = Object.entries(row).find(([, value]) => typeof value === "string" && value.includes("\0"));
  if (held === undefined) return;
  const [id] = Object.values(row);
  throw new Failure({ code: "copy-impossible", table, column: held[0], row: String(id).replaceAll("\0", "\ufffd") });
}

/** Rows read at once, besides their parts: a long table is never in memory whole. */
const ROWS = 200;

type Batch = { rows: readonly Row[]; parts: readonly Row[] };

async function* readBatches(database: Database, table: TableCopy): AsyncGenerator<Batch> {
  const key = refsTo(table.key);
  for (let last: Row | undefined; ; ) {
    const after = last ? sql`where (${key}) > (${valuesOf(last, table.key)})` : sql``;
    const { rows } = await sql<Row>`
      select * from ${sql.table(table.name)} ${after} order by ${key} limit ${ROWS}`.execute(database);
    last = rows.at(-1);
    if (last === undefined) return;
    yield { rows: rows.map((row) => leaveOut(row, table)), parts: await readParts(database, table, rows) };
  }
}

const refsTo = (columns: readonly string[]) => sql.join(columns.map((column) => sql.ref(column)));
const valuesOf = (row: Row, columns: readonly string[]) => sql.join(columns.map((column) => row[column]));

const leaveOut = (row: Row, { without = [] }: TableCopy): Row =>
  Object.fromEntries(Object.entries(row).filter(([column]) => !without.includes(column)));

/** A table that has a part has a key of one column. */
const idOf = (row: Row, { key: [column = ""] }: TableCopy): unknown => row[column];

async function readParts(database: Database, table: TableCopy, rows: readonly Row[]): Promise<readonly Row[]> {
  if (table.part === undefined) return [];
  const ids = sql.join(rows.map((row) => idOf(row, table)));
  const { rows: parts } = await sql<Row>`
    select * from ${sql.table(table.part.name)} where ${sql.ref(table.part.owner)} in (${ids})`.execute(database);
  return parts;
}

/** The rows that were not there. */
async function writeRows(target: QueryExecutorProvider, table: TableCopy, rows: readonly Row[]): Promise<Row[]> {
  const nameOf = (row: Row) => JSON.stringify(table.key.map((column) => row[column]));
  const written = new Set<string>();
  for (const insert of insertsInto(table.name, rows)) {
    const { rows: added } = await sql<Row>`
      ${insert} on conflict do nothing returning ${refsTo(table.key)}`.execute(target);
    for (const row of added) written.add(nameOf(row));
  }
  return rows.filter((row) => written.has(nameOf(row)));
}

async function writeParts(
  target: QueryExecutorProvider,
  table: TableCopy,
  fresh: readonly Row[],
  parts: readonly Row[],
): Promise<void> {
  if (table.part === undefined) return;
  const { name, owner } = table.part;
  const ids = new Set(fresh.map((row) => idOf(row, table)));
  const own = parts.filter((row) => ids.has(row[owner]));
  for (const insert of insertsInto(name, own)) await insert.execute(target);
}

function* insertsInto(table: string, rows: readonly Row[]) {
  const columns = Object.keys(rows[0] ?? {});
  for (const some of inStatements(rows, columns.length)) {
    const values = sql.join(some.map((row) => sql`(${valuesOf(row, columns)})`));
    yield sql`insert into ${sql.table(table)} (${refsTo(columns)}) values ${values}`;
  }
}
