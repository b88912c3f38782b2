import { type Kysely, sql } from "kysely";
import type { Lease } from "../lib/leases.ts";
import { addTallies } from "../lib/tallies.ts";
import { type Memory, memorySchema } from "../sources/memory.ts";
import type { CorpusTables, SourceRow } from "./tables.ts";

/** How a source fares; `reason` is the sentence that people are shown, null while all is well. */
export type SourceState = {
  id: string;
  visitedAt: number;
  /** When it was last read without fault; null until it has been. */
  readAt: number | null;
  failingSince: number | null;
  reason: string | null;
  /** Failures in a row. */
  failures: number;
  /** Whether it is not visited any more, until somebody tries it or changes its settings. */
  isStopped: boolean;
};

export async function readSourceStates(database: Kysely<CorpusTables>): Promise<SourceState[]> {
  const rows = await database.selectFrom("sources").selectAll().orderBy("id").execute();
  return rows.map(stateOf);
}

const stateOf = (row: SourceRow): SourceState => ({
  ...{ id: row.id, reason: row.reason, visitedAt: row.visited_at, readAt: row.read_at },
  ...{ failingSince: row.failing_since, failures: row.failures, isStopped: row.stopped === 1 },
});

/** The same of one source, with what its visits taught; undefined until its first visit has ended. */
export async function findSource(
  database: Kysely<CorpusTables>,
  id: string,
): Promise<(SourceState & { memory: Memory | null }) | undefined> {
  const row = await database.selectFrom("sources").selectAll().where("id", "=", id).executeTakeFirst();
  return row && { ...stateOf(row), memory: readMemory(row.memory) };
}

/** What another version of the program remembered is read anew. */
function readMemory(json: string | null): Memory | null {
  return json === null ? null : (memorySchema.safeParse(JSON.parse(json)).data ?? null);
}

/**
 * A visit to the source `id`: why it is to be called failing, or null; `nextAt` is when to come back, null: not before
 * somebody asks for it. `memory` and `place` stay as they are where they are not given.
 */
export type Visit = {
  id: string;
  now: number;
  reason: string | null;
  nextAt: number | null;
  memory?: Memory | null;
  place?: string;
};

/** Notes a visit and gives the source back; one that goes on failing keeps the instant at which it began to. */
export async function noteVisit(
  database: Kysely<CorpusTables>,
  { id, now, reason, nextAt, memory, place }: Visit,
  lease: Lease,
): Promise<void> {
  const isWell = reason === null;
  const taught = {
    ...(memory !== undefined && { memory: memory && JSON.stringify(memory) }),
    ...(place !== undefined && { place }),
  };
  const row: SourceRow = {
    ...{ id, visited_at: now, read_at: isWell ? now : null, failing_since: isWell ? null : now, reason },
    ...{ failures: isWell ? 0 : 1, stopped: Number(nextAt === null), memory: null, place: null },
    ...taught,
  };
  await database.transaction().execute(async (transaction) => {
    await lease.end(transaction, nextAt);
    await addTallies(transaction, [{ name: "source-failures", label: id, count: isWell ? 0 : 1 }]);
    await transaction
      .insertInto("sources")
      .values(row)
      .onConflict((conflict) =>
        conflict.column("id").doUpdateSet(({ ref, fn, val, eb }) => ({
          ...taught,
          visited_at: now,
          reason,
          stopped: row.stopped,
          read_at: isWell ? now : ref("sources.read_at"),
          failing_since: isWell ? null : fn.coalesce(ref("sources.failing_since"), val(now)),
          failures: isWell ? 0 : eb("sources.failures", "+", 1),
        })),
      )
      .execute();
  });
}

/** Gives a source back that was not asked, as if nobody had come. */
export async function postponeVisit(database: Kysely<CorpusTables>, nextAt: number, lease: Lease): Promise<void> {
  await database.transaction().execute((transaction) => lease.end(transaction, nextAt));
}

/** A source of the settings; `place` is its address or path. */
type Placed = { id: string; place: string };

/** Sources whose address is another than at their last visit begin anew: they are due, and nothing of them is remembered. */
export async function noteMoved(database: Kysely<CorpusTables>, sources: readonly Placed[]): Promise<void> {
  const rows = await database.selectFrom("sources").select(["id", "place"]).where("place", "is not", null).execute();
  const places = new Map(sources.map(({ id, place }) => [id, place]));
  const moved = rows.filter(({ id, place }) => places.has(id) && places.get(id) !== place).map(({ id }) => id);
  for (const id of moved) await restartSource(database, id);
}

/** A source is well until it fails again, and due. */
export async function restartSource(database: Kysely<CorpusTables>, id: string): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await transaction
      .updateTable("sources")
      .set({ failures: 0, stopped: 0, failing_since: null, reason: null, memory: null, place: null })
      .where("id", "=", id)
      .execute();
    await sql`update visits set due_at = 0 where id = ${id}`.execute(transaction);
  });
}
