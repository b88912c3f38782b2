import { type QueryExecutorProvider, sql } from "kysely";
import type { Database } from "../lib/database.ts";
import { claim, type Lease } from "../lib/leases.ts";
import type { Worker } from "../lib/workers.ts";
import type { CorpusTables } from "./tables.ts";

/** A story to brief, as it stood when it was claimed. */
export type StoryLease = Lease & { version: number };

/** The story that has been due for longest; or one story, due or not. Undefined where others have it. */
export async function claimStory(
  anyDatabase: Database,
  worker: Worker,
  id: string | undefined,
): Promise<StoryLease | undefined> {
  const lease = await claim(
    anyDatabase,
    "stories",
    id === undefined ? { dueBy: worker.clock() } : { among: [id] },
    worker,
  );
  if (lease === undefined) return undefined;
  const row = await anyDatabase
    .withTables<CorpusTables>()
    .selectFrom("stories")
    .select("version")
    .where("id", "=", lease.id)
    .executeTakeFirst();
  return row && { ...lease, version: row.version };
}

/** `within`: the transaction that keeps the briefing. `retryAt`: when a story that could not be briefed is tried again. */
export type StoryEnd = { within?: QueryExecutorProvider; retryAt?: number };

/** Gives a story back, with nothing to do unless it has changed since it was claimed. */
export async function endStory(anyDatabase: Database, lease: StoryLease, { within, retryAt }: StoryEnd): Promise<void> {
  const end = async (transaction: QueryExecutorProvider): Promise<void> => {
    await lease.end(transaction);
    await sql`
      update stories set due_at = ${retryAt ?? null}
      where id = ${lease.id} and version = ${lease.version}`.execute(transaction);
  };
  await (within === undefined ? anyDatabase.transaction().execute(end) : end(within));
}
