import { fileURLToPath } from "node:url";
import { sql } from "kysely";
import { openDatabase } from "../../src/lib/database.ts";
import { openBudget } from "../../src/llm/budget.ts";
import type { Model } from "../../src/llm/model.ts";
import { openModel } from "../../src/llm/open-model.ts";
import { type ModelStore, modelMigrations, openModelStore } from "../../src/llm/store.ts";

/** The prompts of the program. */
export const PROMPTS = fileURLToPath(new URL("../../prompts", import.meta.url));

export type TestModel = AsyncDisposable & {
  model: Model;
  store: ModelStore;
  /** Set by tests: epoch milliseconds, from 0. */
  clock: { now: number };
  /** Milliseconds that were asked for, and not waited. */
  pauses: number[];
  /** What was spent when the budget was warned of. */
  warnings: number[];
  /** The rows of the log, in order. */
  calls(): Promise<Record<string, unknown>[]>;
  /** Closes the model, its store still open. */
  close(): Promise<void>;
};

type Options = { seconds?: number; tokensPerDay?: number; pause?: () => Promise<void> };

/** The model « essai » of a server, on a store in memory, with a clock and pauses of its own. */
export async function openTestModel(
  { url, key = null }: { url: string; key?: string | null },
  { seconds = 20, tokensPerDay = 1_000_000, pause }: Options = {},
): Promise<TestModel> {
  await using stack = new AsyncDisposableStack();
  const { database } = stack.use(await openDatabase(":memory:", modelMigrations));
  const store = openModelStore(database);
  const [now, pauses, warnings] = [{ now: 0 }, [] as number[], [] as number[]];
  const clock = (): number => now.now;
  const onBudget = (spent: number): void => void warnings.push(spent);
  const { spentSince } = store;
  const budget = openBudget({ spentSince, clock, allowed: () => ({ zone: "Europe/Paris", tokensPerDay }), onBudget });
  const wait = async (milliseconds: number): Promise<void> => {
    pauses.push(milliseconds);
    await pause?.();
  };
  const edges = { store, budget, prompts: PROMPTS, seconds, clock, pause: wait, chance: () => 0.5 };
  const model = stack.use(openModel({ name: "essai", url, key }, edges));
  const owned = stack.move();
  return {
    ...{ model, store, pauses, warnings, clock: now },
    calls: async () =>
      (await sql<Record<string, unknown>>`select * from model_calls order by rowid`.execute(database)).rows,
    close: async () => await model[Symbol.asyncDispose](),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}
