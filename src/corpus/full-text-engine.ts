import type { QueryExecutorProvider } from "kysely";
import { engineOf } from "../lib/engine.ts";
import type { FullText } from "./full-text.ts";
import { POSTGRES_FULL_TEXT } from "./full-text-postgres.ts";
import { SQLITE_FULL_TEXT } from "./full-text-sqlite.ts";

/** The full text of the engine behind a database. */
export const fullTextOf = (database: QueryExecutorProvider): FullText =>
  engineOf(database).name === "postgres" ? POSTGRES_FULL_TEXT : SQLITE_FULL_TEXT;
