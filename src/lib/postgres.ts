import { CompiledQuery, PostgresDialect, type PostgresPoolClient, type QueryExecutorProvider, sql } from "kysely";
import type pg from "pg";
import { Failure } from "./failure.ts";

/** Whether a store's address is a PostgreSQL server's, and not a file's. */
export const isPostgres = (place: string): boolean => /^postgres(?:ql)?:\/\//i.test(place);

/** The address as it can be shown: without its user, its password and its options. */
export function showPostgres(url: string): string {
  const { host, pathname } = URL.parse(url) ?? { host: "?", pathname: "" };
  return `postgres://${host}${pathname}`;
}

/**
 * Kysely over `pg`. `patience`, in milliseconds, is how long a lock that another process holds is waited for before the
 * database is said to be busy.
 */
export function postgresDialect(url: string, patience: number): PostgresDialect {
  const place = showPostgres(url);
  return new PostgresDialect({
    pool: async () => openPool(url, place, patience),
    onCreateConnection: (connection) => connection.executeQuery(SCATTERED_READS).then(() => {}),
  });
}

/** PostgreSQL plans for turning disks; on others an index is read sooner: a frequent word is found five times as fast. */
const SCATTERED_READS = CompiledQuery.raw("set random_page_cost = 1.1");

/** PostgreSQL 15: what Debian 12 brings. */
const OLDEST = 15;

/** Refuses a server that is too old or only lets itself be read, and a database in another encoding. Throws `Failure`. */
export async function checkServer(database: QueryExecutorProvider, place: string): Promise<void> {
  const { rows } = await sql<{ version: number; encoding: string; standby: boolean }>`
    select current_setting('server_version_num')::integer / 10000 as version,
      current_setting('server_encoding') as encoding, pg_is_in_recovery() as standby`.execute(database);
  const { version = 0, encoding, standby } = rows[0] ?? {};
  const refuse = (reason: string) => new Failure({ code: "database-unusable", path: place, reason });
  if (version < OLDEST) throw refuse("server-too-old");
  if (encoding !== "UTF8") throw refuse("not-unicode");
  if (standby) throw refuse("server-read-only");
}

/** Connections of one process: it does one thing at a time, and answers questions meanwhile. */
const CONNECTIONS = 4;
/** Milliseconds. */
const CONNECTING = 10_000;
/** PostgreSQL's int8; instants and counts are far below 2^53. */
const INT8 = 20;

async function openPool(url: string, place: string, patience: number) {
  // Two megabytes: only where the store is a server's.
  const { default: pg } = await import("pg");
  const types = {
    getTypeParser: ((oid, format) =>
      oid === INT8 ? Number : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
  };
  const pool = new pg.Pool({
    ...{ connectionString: url, application_name: "vigie", types, max: CONNECTIONS, keepAlive: true },
    ...{ connectionTimeoutMillis: CONNECTING, lock_timeout: patience, idle_in_transaction_session_timeout: patience },
  });
  // A connection that breaks while nothing runs on it would end the program; its next query says it.
  pool.on("error", () => {}).on("connect", (client) => client.on("error", () => {}));
  const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return {
    options: {},
    end: () => pool.end(),
    async connect(): Promise<PostgresPoolClient> {
      const client = await naming(place, () => pool.connect());
      const named = clients.get(client) ?? nameClient(client, place);
      clients.set(client, named);
      return named;
    },
  };
}

function nameClient(client: pg.PoolClient, place: string): PostgresPoolClient {
  const query = (text: string, values: readonly unknown[]) => naming(place, () => client.query(text, [...values]));
  // Its other form, a cursor, is for streams: nobody asks for one.
  return { query: query as never, release: (destroy) => client.release(destroy) };
}

/** SQLSTATE codes (PostgreSQL's Appendix A) that a person can do something about. */
const REASONS: Record<string, string> = {
  "25006": "server-read-only",
  "28000": "refused",
  "28P01": "refused",
  "3D000": "no-database",
  "42501": "no-rights",
  "53100": "server-disk-full",
  "58030": "server-disk-error",
  XX001: "server-damaged",
  XX002: "server-damaged",
};

/** A lock not had in time, a deadlock, a serialization failure. */
const BUSY = new Set(["55P03", "40P01", "40001"]);
/** Connections are refused or cut: 08xxx, a server that stops, starts or holds all it can. */
const AWAY = /^(?:08...|57P0[1-5]|53300|25P03)$/;

/** Runs, and turns a refusal of the server into a failure that names it, without its password. */
async function naming<Value>(place: string, run: () => Promise<Value>): Promise<Value> {
  try {
    return await run();
  } catch (cause) {
    throw troubleIn(cause, place) ?? cause;
  }
}

function troubleIn(cause: unknown, path: string): Failure | undefined {
  const { code = "", message = "" } = Object(cause) as { code?: string; message?: string };
  const reason = REASONS[code];
  if (reason !== undefined) return new Failure({ code: "database-unusable", path, reason }, { cause });
  if (BUSY.has(code)) return new Failure({ code: "database-busy", path }, { cause });
  if (AWAY.test(code)) return new Failure({ code: "database-away", path, reason: code }, { cause });
  // Sockets and TLS have codes of words; what `pg` says of a connection has none.
  const isOurs = SQLSTATE.test(code) || (code === "" && !/connect|SSL|queryable/i.test(message));
  return isOurs ? undefined : new Failure({ code: "database-away", path, reason: code || "connection" }, { cause });
}

const SQLSTATE = /^[0-9FHPX][0-9A-Z]{4}$/;
