import { PostgresAdapter, type QueryExecutorProvider, type RawBuilder, sql } from "kysely";

/** Where the stores rest: rows, names and queries are the same on both, but for this and for full text. */
type Engine = {
  name: "sqlite" | "postgres";
  /** The type of a column of bytes. */
  bytes: "blob" | "bytea";
  /** Within a transaction: whoever else asks waits until it is over. */
  takeTurn(transaction: QueryExecutorProvider): Promise<void>;
  /** The names of the tables that stand where new ones would. */
  tables: RawBuilder<{ name: string }>;
  /** Closes a query that picks rows: those that another transaction holds are passed over. */
  skipLocked: RawBuilder<unknown>;
};

/** A transaction begins with the writer's lock: see `sqlite.ts`. */
const SQLITE: Engine = {
  name: "sqlite",
  bytes: "blob",
  takeTurn: async () => {},
  tables: sql`select name from sqlite_master where type = 'table' and name not like 'sqlite!_%' escape '!'`,
  skipLocked: sql``,
};

/** Any number serves, as long as nobody else locks it in the same database. */
const TURN = 7_160_423;

const POSTGRES: Engine = {
  name: "postgres",
  bytes: "bytea",
  takeTurn: async (transaction) => void (await sql`select pg_advisory_xact_lock(${TURN})`.execute(transaction)),
  tables: sql`select tablename as name from pg_tables where schemaname = current_schema()`,
  skipLocked: sql`for update skip locked`,
};

/** The engine behind a database, a transaction or a migration. */
export function engineOf(database: QueryExecutorProvider): Engine {
  return database.getExecutor().adapter instanceof PostgresAdapter ? POSTGRES : SQLITE;
}
