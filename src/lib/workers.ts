import { type RawBuilder, sql } from "kysely";
import type { Database, Migrations } from "./database.ts";

export type WorkerRow = { name: string; started_at: number; seen_at: number };
type WorkerTables = { workers: WorkerRow };

export const workerMigrations: Migrations = {
  "004_workers": {
    async up(database) {
      await database.schema
        .createTable("workers")
        .addColumn("name", "text", (column) => column.primaryKey())
        .addColumn("started_at", "bigint", (column) => column.notNull())
        .addColumn("seen_at", "bigint", (column) => column.notNull())
        .execute();
    },
  },
};

/**
 * This process among those that share the store. What it has claimed stays its own while it is heard of: `lease`
 * milliseconds after its last sign of life, whatever it held is free for the others.
 */
export type Worker = AsyncDisposable & {
  name: string;
  /** Epoch milliseconds. */
  clock(): number;
  /** Signs on, and goes on giving signs of life; done before anything is claimed. */
  signOn(): Promise<void>;
  /** A condition: the row is held by nobody, by this worker, or by one that is no longer heard of. */
  free(): RawBuilder<boolean>;
  /** Those heard of, the longest at work first; those known to have died are left out. */
  others(): Promise<WorkerRow[]>;
};

/** Milliseconds without a sign of life after which a worker is taken for dead. */
const LEASE = 30_000;

/** `isGone`: whether a worker is known to have died, as one of this machine may be. */
export type WorkerOptions = { name: string; clock: () => number; isGone: (name: string) => boolean; lease?: number };

/** Milliseconds that a dead worker's row is kept. */
const REMEMBERED = 24 * 3_600_000;

/** The processes heard of, the longest at work first; those known to have died are left out. */
export async function listWorkers(
  anyDatabase: Database,
  { clock, isGone, lease = LEASE }: Omit<WorkerOptions, "name">,
): Promise<WorkerRow[]> {
  const database = anyDatabase.withTables<WorkerTables>();
  const heard = database
    .selectFrom("workers")
    .selectAll()
    .where("seen_at", ">", clock() - lease);
  return (await heard.orderBy("started_at").execute()).filter(({ name }) => !isGone(name));
}

export function openWorker(anyDatabase: Database, { name, clock, isGone, lease = LEASE }: WorkerOptions): Worker {
  const database = anyDatabase.withTables<WorkerTables>();
  let beating: NodeJS.Timeout | undefined;
  const beat = async (): Promise<void> => {
    const now = clock();
    const save = (transaction: typeof database) =>
      transaction
        .insertInto("workers")
        .values({ name, started_at: now, seen_at: now })
        .onConflict((conflict) => conflict.column("name").doUpdateSet({ seen_at: now }))
        .execute();
    await database.transaction().execute(save);
  };
  // What they held is free at once, and not at the end of their lease.
  const forgetGone = async (): Promise<void> => {
    const rows = await database.selectFrom("workers").select(["name", "seen_at"]).execute();
    const gone = rows.filter((row) => row.name !== name && (isGone(row.name) || row.seen_at < clock() - REMEMBERED));
    for (const row of gone) await database.deleteFrom("workers").where("name", "=", row.name).execute();
  };
  return {
    ...{ name, clock },
    async signOn() {
      if (beating !== undefined) return;
      await beat();
      await forgetGone();
      // A sign that does not get through is followed by others; a store that is gone is told by the work itself.
      beating = setInterval(() => void beat().catch(() => {}), lease / 3).unref();
    },
    free: () => sql<boolean>`(leased_by is null or leased_by = ${name} or leased_by not in (
      select name from workers where seen_at > ${clock() - lease}))`,
    others: () => listWorkers(anyDatabase, { clock, isGone, lease }),
    async [Symbol.asyncDispose]() {
      clearInterval(beating);
      if (beating === undefined) return;
      await database
        .deleteFrom("workers")
        .where("name", "=", name)
        .execute()
        .catch(() => {});
    },
  };
}
