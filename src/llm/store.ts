import { type Kysely, sql } from "kysely";
import type { z } from "zod";
import type { TableCopy } from "../lib/copy-table.ts";
import type { Database, Migrations } from "../lib/database.ts";
import { engineOf } from "../lib/engine.ts";
import type { Trouble } from "../lib/failure.ts";
import type { Tokens } from "./model.ts";

/** One request sent to a server, whatever came of it. */
export type ModelCall = {
  id: string;
  purpose: string;
  promptVersion: string;
  model: string;
  tokens: Tokens;
  /** Whether they are our own estimate, as the server counts none. */
  isEstimate: boolean;
  milliseconds: number;
  /** Epoch milliseconds. */
  at: number;
  /** Of the reply's text; null where there was none. */
  resultHash: string | null;
  outcome: "answered" | "unreadable" | Trouble["code"];
};

type ModelTables = {
  model_calls: {
    id: string;
    purpose: string;
    prompt_version: string;
    model: string;
    tokens_in: number;
    tokens_out: number;
    tokens_cached: number;
    is_estimate: number;
    milliseconds: number;
    at: number;
    result_hash: string | null;
    outcome: string;
  };
  model_results: { key: string; purpose: string; model: string; content: string; made_at: number; used_at: number };
};

export const modelMigrations: Migrations = {
  "010_model": {
    async up(database) {
      await database.schema
        .createTable("model_calls")
        .addColumn("id", "text", (column) => column.primaryKey())
        .addColumn("purpose", "text", (column) => column.notNull())
        .addColumn("prompt_version", "text", (column) => column.notNull())
        .addColumn("model", "text", (column) => column.notNull())
        .addColumn("tokens_in", "integer", (column) => column.notNull())
        .addColumn("tokens_out", "integer", (column) => column.notNull())
        .addColumn("tokens_cached", "integer", (column) => column.notNull())
        .addColumn("is_estimate", "integer", (column) => column.notNull())
        .addColumn("milliseconds", "bigint", (column) => column.notNull())
        .addColumn("at", "bigint", (column) => column.notNull())
        .addColumn("result_hash", "text")
        .addColumn("outcome", "text", (column) => column.notNull())
        .execute();
      await database.schema.createIndex("model_calls_at").on("model_calls").column("at").execute();
      await database.schema
        .createTable("model_results")
        .addColumn("key", "text", (column) => column.primaryKey())
        .addColumn("purpose", "text", (column) => column.notNull())
        .addColumn("model", "text", (column) => column.notNull())
        .addColumn("content", "text", (column) => column.notNull())
        .addColumn("made_at", "bigint", (column) => column.notNull())
        .execute();
    },
  },
  "012_model_use": {
    async up(database) {
      await database.schema
        .alterTable("model_results")
        .addColumn("used_at", "bigint", (column) => column.notNull().defaultTo(0))
        .execute();
      await sql`update model_results set used_at = made_at`.execute(database);
      await database.schema.createIndex("model_results_used").on("model_results").column("used_at").execute();
    },
  },
};

export const modelCopies: readonly TableCopy[] = [
  { name: "model_calls", key: ["id"] },
  { name: "model_results", key: ["key"] },
];

/** What models were asked, and what they answered. */
export type ModelStore = {
  /** Logs a call; the tokens spent since an instant, this call's included. */
  log(call: ModelCall, since: number): Promise<number>;
  /** Tokens read and written by all calls since an instant, epoch milliseconds. */
  spentSince(instant: number): Promise<number>;
  /** What all the calls that are kept have taken, and how often each outcome came. */
  tally(): Promise<{ tokens: Tokens; outcomes: ReadonlyMap<string, number> }>;
  /** The result kept under a key, as its schema reads it; undefined where there is none that still fits. It is used `now`. */
  find<Value>(key: string, schema: z.ZodType<Value>, now: number): Promise<Value | undefined>;
  /** Keeps a result, as it came. */
  keep(result: { key: string; purpose: string; model: string; raw: object }, now: number): Promise<void>;
  /** Calls made, and results last used, before these instants go, in epoch milliseconds. */
  forget(before: { calls: number; results: number }): Promise<void>;
};

/** Milliseconds: that a result is in use is written down once a day. */
const DAY = 24 * 3_600_000;

export function openModelStore(anyDatabase: Database): ModelStore {
  const database = anyDatabase.withTables<ModelTables>();
  return {
    log: (call, since) =>
      database.transaction().execute(async (transaction) => {
        // One at a time: each call knows the sum that it brought about, and no other brought about the same.
        await engineOf(transaction).takeTurn(transaction);
        await transaction.insertInto("model_calls").values(rowOf(call)).execute();
        return spentSince(transaction, since);
      }),
    spentSince: (instant) => spentSince(database, instant),
    tally: () => readTally(database),
    async find(key, schema, now) {
      const row = await database
        .selectFrom("model_results")
        .select(["content", "used_at"])
        .where("key", "=", key)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      if (now - row.used_at >= DAY) await noteUse(database, key, now);
      return schema.safeParse(JSON.parse(row.content)).data;
    },
    async keep({ key, purpose, model, raw }, now) {
      const row = { purpose, model, content: JSON.stringify(raw), made_at: now, used_at: now };
      await database.transaction().execute((transaction) =>
        transaction
          .insertInto("model_results")
          .values({ key, ...row })
          .onConflict((conflict) => conflict.column("key").doUpdateSet(row))
          .execute(),
      );
    },
    forget: ({ calls, results }) =>
      database.transaction().execute(async (transaction) => {
        await transaction.deleteFrom("model_calls").where("at", "<", calls).execute();
        await transaction.deleteFrom("model_results").where("used_at", "<", results).execute();
      }),
  };
}

async function noteUse(database: Kysely<ModelTables>, key: string, now: number): Promise<void> {
  await database
    .transaction()
    .execute((transaction) =>
      transaction.updateTable("model_results").set({ used_at: now }).where("key", "=", key).execute(),
    );
}

const rowOf = ({ tokens, isEstimate, promptVersion, resultHash, ...call }: ModelCall): ModelTables["model_calls"] => ({
  ...{ ...call, prompt_version: promptVersion, result_hash: resultHash, is_estimate: Number(isEstimate) },
  ...{ tokens_in: tokens.in, tokens_out: tokens.out, tokens_cached: tokens.cached },
});

async function readTally(database: Kysely<ModelTables>): Promise<{ tokens: Tokens; outcomes: Map<string, number> }> {
  const calls = database.selectFrom("model_calls").groupBy("outcome").orderBy("outcome");
  const rows = await calls
    .select(({ fn }) => ["outcome", fn.countAll<number>().as("calls")])
    .select(({ fn }) => [fn.sum<number>("tokens_in").as("in"), fn.sum<number>("tokens_out").as("out")])
    .select(({ fn }) => fn.sum<number>("tokens_cached").as("cached"))
    .execute();
  const sum = (name: keyof Tokens): number => rows.reduce((all, row) => all + Number(row[name]), 0);
  return {
    tokens: { in: sum("in"), out: sum("out"), cached: sum("cached") },
    outcomes: new Map(rows.map(({ outcome, calls }) => [outcome, Number(calls)])),
  };
}

async function spentSince(database: Kysely<ModelTables>, instant: number): Promise<number> {
  const { spent } = await database
    .selectFrom("model_calls")
    .select(sql<number>`cast(coalesce(sum(tokens_in + tokens_out), 0) as bigint)`.as("spent"))
    .where("at", ">=", instant)
    .executeTakeFirstOrThrow();
  return Number(spent);
}
