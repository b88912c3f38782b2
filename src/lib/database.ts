import { type Dialect, Kysely, sql } from "kysely";
import { Migrator, type Migration as PlainMigration } from "kysely/migration";
import { engineOf } from "./engine.ts";
import { Failure } from "./failure.ts";
import { checkServer, isPostgres, postgresDialect, showPostgres } from "./postgres.ts";
import { copySqlite, NodeSqliteDialect } from "./sqlite.ts";

/** A change of the schema. One that `rewrites` what is stored is preceded by a copy of the SQLite file. */
type Migration = Pick<PlainMigration, "up"> & { rewrites?: true };
/** Ordered by name, `NNN_what`; one that has shipped is never edited. */
export type Migrations = Record<string, Migration>;

/** The tables are declared by the stores that own them: each takes `database.withTables<Its Tables>()`. */
export type Database = Kysely<NoTables>;
type NoTables = Record<never, never>;

/** `place`: the file's path, or the server's address without its secrets. */
export type OpenDatabase = AsyncDisposable & { database: Database; place: string };

/** Milliseconds: another process that collects for the first time writes without a pause. */
const PATIENCE = 60_000;

/**
 * Opens the database of a `postgres://` address, or the SQLite file of a path, made if need be, and brings its schema up
 * to date. Throws `Failure`.
 */
export async function openDatabase(where: string, migrations: Migrations, patience = PATIENCE): Promise<OpenDatabase> {
  if (!isPostgres(where)) return openDialect(new NodeSqliteDialect(where, patience), where, migrations);
  return openDialect(postgresDialect(where, patience), showPostgres(where), migrations);
}

/** The same, through any of Kysely's dialects. */
export async function openDialect(dialect: Dialect, place: string, migrations: Migrations): Promise<OpenDatabase> {
  await using stack = new AsyncDisposableStack();
  const database = stack.adopt(new Kysely<NoTables>({ dialect }), (open) => open.destroy());
  if (engineOf(database).name === "postgres") await checkServer(database, place);
  await refuseForeign(database, migrations, place);
  await migrate(database, migrations, place);
  const owned = stack.move();
  return { database, place, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}

/** Kysely's own table. */
const DONE = "kysely_migration";

/** A database that holds tables, and none of this program's migrations, is another program's: nothing is written there. */
async function refuseForeign(database: Database, migrations: Migrations, place: string): Promise<void> {
  const { rows: tables } = await engineOf(database).tables.execute(database);
  if (tables.length === 0) return;
  if (tables.some(({ name }) => name === DONE)) {
    const { rows: done } = await sql<{ name: string }>`select name from ${sql.table(DONE)}`.execute(database);
    if (done.length === 0 || done.some(({ name }) => name in migrations)) return;
  }
  throw new Failure({ code: "database-unusable", path: place, reason: "foreign" });
}

async function migrate(database: Database, migrations: Migrations, place: string): Promise<void> {
  const steps = Object.entries(migrations).map(([name, { up, rewrites }]) => {
    const run = async (transaction: Kysely<never>): Promise<void> => {
      if (rewrites && engineOf(transaction).name === "sqlite") copySqlite(place, `${place}.avant-${name}`);
      await up(transaction);
    };
    return [name, { up: run }] as const;
  });
  const migrator = new Migrator({ db: database, provider: { getMigrations: async () => Object.fromEntries(steps) } });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  // Kysely's words for a database that knows more than the program.
  if (error instanceof Error && /previously executed migration .* is missing/.test(error.message)) {
    throw new Failure({ code: "database-newer", path: place }, { cause: error });
  }
  throw error;
}

/** Rows that one statement may insert, `columns` each: neither engine takes parameters without end. */
export function* inStatements<Row>(rows: readonly Row[], columns: number): Generator<Row[]> {
  const most = Math.max(1, Math.floor(PARAMETERS / columns));
  for (let from = 0; from < rows.length; from += most) yield rows.slice(from, from + most);
}

/** SQLite takes 32,766 parameters in a statement, PostgreSQL 65,535. */
const PARAMETERS = 30_000;
