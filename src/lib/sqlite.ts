import { renameSync, rmSync } from "node:fs";
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { setTimeout } from "node:timers/promises";
import {
  CompiledQuery,
  type DatabaseConnection,
  SqliteAdapter,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
} from "kysely";
import { Failure, findTrouble } from "./failure.ts";

/** Statements kept ready; the multi-row inserts of uneven batches come and go. */
const STATEMENTS_KEPT = 200;

/**
 * Kysely over `node:sqlite`: one connection, WAL, every commit on the disk before it is acknowledged. `patience`, in
 * milliseconds, is how long another process's write is waited for before the database is said to be busy.
 */
export class NodeSqliteDialect extends SqliteDialect {
  constructor(path: string, patience: number) {
    const database = () => patiently(patience, async () => openFile(path, Math.min(patience, BLOCKED)));
    super({ database });
    this.createDriver = () => new ImmediateDriver({ database }, patience);
    this.createAdapter = () => new TransactionalAdapter();
  }
}

/** Milliseconds that one statement may hold up everything else in the process while it waits for its turn. */
const BLOCKED = 2_000;

/** A transaction takes the writer's lock when it begins, so that reading first never ends in a deadlock. */
class ImmediateDriver extends SqliteDriver {
  readonly #patience: number;

  constructor(config: SqliteDialectConfig, patience: number) {
    super(config);
    this.#patience = patience;
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await patiently(this.#patience, () => connection.executeQuery(CompiledQuery.raw("begin immediate")));
  }

  /** On a full disk SQLite undoes the transaction by itself: it is that failure which is to be told. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await super.rollbackTransaction(connection).catch((error: unknown) => {
      if (!/no transaction is active/.test(String(error))) throw error;
    });
  }
}

/** Milliseconds between two attempts. */
const PAUSE = 20;

/**
 * Tries again while another process writes. SQLite's own waiting is not fair, holds the whole process up, and does not
 * cover a new file that two processes turn to WAL at once.
 */
async function patiently<Value>(patience: number, run: () => Promise<Value>): Promise<Value> {
  for (let waited = 0; ; waited += BLOCKED + PAUSE) {
    try {
      return await run();
    } catch (error) {
      if (findTrouble(error)?.code !== "database-busy" || waited >= patience) throw error;
    }
    await setTimeout(PAUSE);
  }
}

/** SQLite's schema changes are transactional, whatever Kysely supposes: a migration is done whole or not at all. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

function openFile(path: string, timeout: number): Statements {
  return naming(path, () => {
    using stack = new DisposableStack();
    const database = stack.use(new DatabaseSync(path, { timeout }));
    database.exec("pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on");
    stack.move();
    return new Statements(database, path);
  });
}

/**
 * Copies a database as its last transaction left it, while another connection may be writing; what stands at `copy` is
 * replaced once the copy is whole. One that is in memory alone is not copied.
 */
export function copySqlite(path: string, copy: string): void {
  if (path === ":memory:") return;
  const made = `${copy}.part`;
  naming(path, () => {
    rmSync(made, { force: true });
    using database = new DatabaseSync(path, { timeout: BLOCKED });
    database.prepare("vacuum into ?").run(made);
  });
  renameSync(made, copy);
}

/** A compiled statement, and whether it gives rows: asking costs as much as a small query. */
type Ready = { statement: StatementSync; reader: boolean };

/** The part of a database that Kysely asks for. It hands parameters as one array; `node:sqlite` takes them spread. */
class Statements {
  readonly #database: DatabaseSync;
  readonly #path: string;
  readonly #ready = new Map<string, Ready>();

  constructor(database: DatabaseSync, path: string) {
    this.#database = database;
    this.#path = path;
  }

  prepare(sql: string) {
    const { statement, reader } = this.#ready.get(sql) ?? this.#compile(sql);
    const values = (parameters: readonly unknown[]) => parameters as SQLInputValue[];
    return {
      reader,
      all: (parameters: readonly unknown[]) => naming(this.#path, () => statement.all(...values(parameters))),
      run: (parameters: readonly unknown[]) => naming(this.#path, () => statement.run(...values(parameters))),
      iterate: (parameters: readonly unknown[]) => statement.iterate(...values(parameters)),
    };
  }

  close(): void {
    this.#database.close();
  }

  #compile(sql: string): Ready {
    const statement = naming(this.#path, () => this.#database.prepare(sql));
    const ready = { statement, reader: statement.columns().length > 0 };
    const [oldest] = this.#ready.keys();
    if (this.#ready.size >= STATEMENTS_KEPT && oldest !== undefined) this.#ready.delete(oldest);
    this.#ready.set(sql, ready);
    return ready;
  }
}

/** SQLite's primary result codes (sqlite.org/rescode.html) that a person can do something about. */
const REASONS: Record<number, string> = {
  8: "read-only",
  10: "disk-error",
  11: "damaged",
  13: "disk-full",
  14: "cannot-open",
  26: "not-a-database",
};

/** Runs, and turns SQLite's refusal into a failure that names the file. */
function naming<Value>(path: string, run: () => Value): Value {
  try {
    return run();
  } catch (cause) {
    const code = (Object(cause) as { errcode?: number }).errcode;
    const primary = code === undefined ? undefined : code & 0xff;
    if (primary === 5 || primary === 6) throw new Failure({ code: "database-busy", path }, { cause });
    const reason = primary === undefined ? undefined : REASONS[primary];
    if (reason) throw new Failure({ code: "database-unusable", path, reason }, { cause });
    throw cause;
  }
}
