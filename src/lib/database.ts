import { Kysely } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import { Failure } from "./failure.ts";
import { NodeSqliteDialect } from "./sqlite.ts";

/** Ordered by name, `NNN_what`; one that has shipped is never edited. */
export type Migrations = Record<string, Migration>;

/** The tables are declared by the stores that own them: each takes `database.withTables<Its Tables>()`. */
export type Database = Kysely<NoTables>;
type NoTables = Record<never, never>;

export type OpenDatabase = AsyncDisposable & { database: Database };

/** Milliseconds: another process that collects for the first time writes without a pause. */
const PATIENCE = 60_000;

/** Opens the SQLite file at `path`, made if need be, and brings its schema up to date. Throws `Failure`. */
export async function openDatabase(path: string, migrations: Migrations, patience = PATIENCE): Promise<OpenDatabase> {
  await using stack = new AsyncDisposableStack();
  const dialect = new NodeSqliteDialect(path, patience);
  const database = stack.adopt(new Kysely<NoTables>({ dialect }), (open) => open.destroy());
  await migrate(database, migrations, path);
  const owned = stack.move();
  return { database, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}

async function migrate(database: Database, migrations: Migrations, path: string): Promise<void> {
  const migrator = new Migrator({ db: database, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  // Kysely's words for a database that knows more than the program.
  if (error instanceof Error && /previously executed migration .* is missing/.test(error.message)) {
    throw new Failure({ code: "database-newer", path }, { cause: error });
  }
  throw error;
}
