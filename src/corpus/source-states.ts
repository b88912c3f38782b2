import type { Kysely } from "kysely";
import type { Lease } from "../lib/leases.ts";
import { addTallies } from "../lib/tallies.ts";
import type { CorpusTables, SourceRow } from "./tables.ts";

/** How a source fares; `reason` is the sentence that people are shown, null while all is well. */
export type SourceState = {
  id: string;
  visitedAt: number;
  /** When it was last read without fault; null until it has been. */
  readAt: number | null;
  failingSince: number | null;
  reason: string | null;
};

export async function readSourceStates(database: Kysely<CorpusTables>): Promise<SourceState[]> {
  const rows = await database.selectFrom("sources").selectAll().orderBy("id").execute();
  return rows.map(({ id, visited_at, read_at, failing_since, reason }) => ({
    ...{ id, reason, visitedAt: visited_at, readAt: read_at, failingSince: failing_since },
  }));
}

/** A visit to the source `id`: why it is to be called failing, or null; `nextAt` is when to come back. */
export type Visit = { id: string; now: number; reason: string | null; nextAt: number };

/** Notes a visit and gives the source back; one that goes on failing keeps the instant at which it began to. */
export async function noteVisit(
  database: Kysely<CorpusTables>,
  { id, now, reason, nextAt }: Visit,
  lease: Lease,
): Promise<void> {
  const isWell = reason === null;
  const row: SourceRow = {
    id,
    visited_at: now,
    read_at: isWell ? now : null,
    failing_since: isWell ? null : now,
    reason,
  };
  await database.transaction().execute(async (transaction) => {
    await lease.end(transaction, nextAt);
    await addTallies(transaction, [{ name: "source-failures", label: id, count: isWell ? 0 : 1 }]);
    await transaction
      .insertInto("sources")
      .values(row)
      .onConflict((conflict) =>
        conflict.column("id").doUpdateSet(({ ref, fn, val }) => ({
          visited_at: now,
          reason,
          read_at: isWell ? now : ref("sources.read_at"),
          failing_since: isWell ? null : fn.coalesce(ref("sources.failing_since"), val(now)),
        })),
      )
      .execute();
  });
}
