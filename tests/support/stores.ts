import { randomUUID } from "node:crypto";
import process from "node:process";
import type { PGlite } from "@electric-sql/pglite";
import { PGliteDialect } from "kysely";
import pg from "pg";
import { MIGRATIONS } from "../../src/app.ts";
import { type OpenDatabase, openDatabase, openDialect } from "../../src/lib/database.ts";

/** A place for stores: `open` gives an empty one, with all the program's tables. */
export type Place = { name: string; open(): Promise<OpenDatabase> };

/** A database of a server on which tests may make others. */
export const SERVER = process.env["TEST_DATABASE_URL"];

/** Where the contract of the stores is tested: every expectation holds on each. */
export const PLACES: Place[] = [
  { name: "SQLite", open: () => openDatabase(":memory:", MIGRATIONS) },
  { name: "PostgreSQL in the test's process", open: openInProcess },
  ...(SERVER === undefined ? [] : [{ name: "a PostgreSQL server", open: () => openOnServer(SERVER) }]),
];

/** What a title says of the place that is missing. */
export const MISSING_PLACE =
  SERVER === undefined ? " (a PostgreSQL server is skipped: TEST_DATABASE_URL is not set)" : "";

let shared: Promise<PGlite> | undefined;

/** One engine for a test file, as it takes seconds to start; a schema of its own for each store. */
async function openInProcess(): Promise<OpenDatabase> {
  shared ??= import("@electric-sql/pglite").then(({ PGlite }) => PGlite.create());
  const pglite = await shared;
  await pglite.exec("drop schema public cascade; create schema public");
  // The engine outlives the store.
  const kept = new Proxy(pglite, { get: (target, name) => (name === "close" ? async () => {} : bound(target, name)) });
  return openDialect(new PGliteDialect({ pglite: kept }), "postgres://in-process", MIGRATIONS);
}

function bound(target: PGlite, name: string | symbol): unknown {
  const value: unknown = Reflect.get(target, name, target);
  return typeof value === "function" ? value.bind(target) : value;
}

async function openOnServer(server: string): Promise<OpenDatabase> {
  await using stack = new AsyncDisposableStack();
  const { url } = stack.use(await createDatabase(server));
  const opened = stack.use(await openDatabase(url, MIGRATIONS));
  const owned = stack.move();
  return { ...opened, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}

/** An empty database on a server, dropped when it is disposed of. */
export async function createDatabase(server: string): Promise<AsyncDisposable & { url: string }> {
  const name = `vigie_${randomUUID().replaceAll("-", "")}`;
  const url = new URL(server);
  url.pathname = `/${name}`;
  await run(server, `create database ${name} template template0 encoding 'UTF8'`);
  return { url: url.href, [Symbol.asyncDispose]: () => run(server, `drop database ${name} with (force)`) };
}

async function run(server: string, statement: string): Promise<void> {
  const client = new pg.Client(server);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
