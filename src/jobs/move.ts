import { copyTable, type Digest, digestTable, nameContent, namesOf, type TableCopy } from "../lib/copy-table.ts";
import type { Database, OpenDatabase } from "../lib/database.ts";
import { Failure } from "../lib/failure.ts";
import type { Log } from "../lib/log.ts";
import { beginMove, endMove } from "../lib/moves.ts";
import { listWorkers, type WorkerOptions } from "../lib/workers.ts";

/** Rows of `table` that were read, copied or checked so far; `total` is null while it is not known. */
type MoveProgress = { step: "read" | "copy" | "check"; table: string; done: number; total: number | null };

/** What was moved: every table, and how many rows each holds on both sides. */
export type Moved = { tables: { name: string; rows: number }[] };

export type MoveDeps = Pick<WorkerOptions, "clock" | "isGone"> & {
  tables: readonly TableCopy[];
  log: Log;
  onProgress?: ((progress: MoveProgress) => void) | undefined;
};

/**
 * Copies a store into an empty one and compares the two. Broken off, it goes on from there when it is run again on the
 * same content; until it has come to its end, nothing else uses the copy. Throws `Failure`.
 */
export async function move(source: OpenDatabase, target: OpenDatabase, deps: MoveDeps): Promise<Moved> {
  // A transaction of SQLite holds the writer's lock: what is copied does not change under the copy.
  return source.database.transaction().execute(async (still) => {
    await refuseWorkers(still, source.place, deps);
    await refuseWorkers(target.database, target.place, deps);
    const held = await digestAll("read", still, null, deps);
    const id = nameContent(held);
    await beginMove(target, { id, tables: deps.tables.flatMap(namesOf), now: deps.clock() });
    for (const table of deps.tables) {
      await copyTable(still, target.database, table, follow("copy", table, held, deps));
    }
    const copied = await digestAll("check", target.database, held, deps);
    const differing = held.filter(({ rows, sum }, at) => rows !== copied[at]?.rows || sum !== copied[at]?.sum);
    if (differing.length > 0) {
      throw new Failure({ code: "copy-differs", path: target.place, tables: differing.map(({ name }) => name) });
    }
    await endMove(target.database, id, deps.clock());
    return { tables: held.map(({ name, rows }) => ({ name, rows })) };
  });
}

async function refuseWorkers(database: Database, path: string, deps: MoveDeps): Promise<void> {
  const [worker] = await listWorkers(database, deps);
  if (worker) throw new Failure({ code: "database-in-use", path, worker: worker.name });
}

async function digestAll(
  step: MoveProgress["step"],
  database: Database,
  known: readonly Digest[] | null,
  deps: MoveDeps,
): Promise<Digest[]> {
  const digests: Digest[] = [];
  for (const table of deps.tables) {
    digests.push(...(await digestTable(database, table, follow(step, table, known, deps))));
  }
  return digests;
}

/** Tells of the rows that go by. */
function follow(
  step: MoveProgress["step"],
  { name: table }: TableCopy,
  known: readonly Digest[] | null,
  { log, onProgress }: MoveDeps,
): (done: number) => void {
  const total = known?.find(({ name }) => name === table)?.rows ?? null;
  return (done) => {
    log.debug("moving", { step, table, done });
    onProgress?.({ step, table, done, total });
  };
}
