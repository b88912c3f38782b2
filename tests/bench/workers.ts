import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { sql } from "kysely";
import { MIGRATIONS } from "../../src/app.ts";
import { openDatabase } from "../../src/lib/database.ts";
import { createDatabase } from "../support/stores.ts";
import { startWorker, writeFeeds } from "../support/workers.ts";

/** Articles collected and briefed a second, with one worker and with four; `ratio` is the second over the first. */
export type WorkerFigures = { one: number; four: number; ratio: number };

const FEEDS = 30;
const ARTICLES = 10 * FEEDS;
/** Milliseconds that a model takes. */
const LATENCY = 200;

/** Workers wait for their model: several wait at once. `server` is the address of a PostgreSQL. */
export async function measureWorkers(server: string): Promise<WorkerFigures> {
  const [one, four] = [await perSecond(server, 1), await perSecond(server, 4)];
  return { one, four, ratio: four / one };
}

async function perSecond(server: string, count: number): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), "vigie-bench-workers-"));
  await using made = await createDatabase(server);
  await using open = await openDatabase(made.url, MIGRATIONS);
  try {
    writeFeeds(folder, FEEDS);
    const began = performance.now();
    const team = Array.from({ length: count }, () => startWorker(folder, made.url, LATENCY));
    for (let briefed = 0; briefed < ARTICLES; ) {
      await setTimeout(100);
      const left = sql<{ n: number }>`
        select count(*) as n from articles join stories on stories.id = story_id where due_at is null`;
      briefed = (await left.execute(open.database)).rows[0]?.n ?? 0;
    }
    const seconds = (performance.now() - began) / 1000;
    await Promise.all(team.map((worker) => worker.kill("SIGTERM")));
    return ARTICLES / seconds;
  } finally {
    await rm(folder, { recursive: true });
  }
}
