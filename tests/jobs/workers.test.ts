import { setTimeout } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MIGRATIONS } from "../../src/app.ts";
import { type Database, openDatabase } from "../../src/lib/database.ts";
import { type Cluster, NO_SERVER, openCluster } from "../support/cluster.ts";
import { createDatabase } from "../support/stores.ts";
import { seededRandom } from "../support/synthetic.ts";
import { openTemporaryFolder } from "../support/temporary-folder.ts";
import { type SlowWorker, startWorker, writeFeeds } from "../support/workers.ts";

let cluster: Cluster;
beforeAll(async () => {
  if (NO_SERVER === "") cluster = await openCluster();
}, 60_000);
afterAll(() => cluster?.[Symbol.asyncDispose]());

const count = async (database: Database, query: string): Promise<number> =>
  Number((await sql<{ n: number }>`select count(*) as n from ${sql.raw(query)}`.execute(database)).rows[0]?.n);

const leftToCollect = async (database: Database, articles: number): Promise<number> =>
  articles - (await count(database, "articles"));
const leftToBrief = (database: Database): Promise<number> => count(database, "stories where due_at is not null");

/** Milliseconds. */
const PATIENCE = 150_000;

async function untilNone(left: () => Promise<number>): Promise<void> {
  const deadline = performance.now() + PATIENCE;
  for (;;) {
    const now = await left();
    if (now === 0) return;
    if (performance.now() > deadline) throw new Error(`${now} left to do.`);
    await setTimeout(200);
  }
}

async function untilDone(database: Database, articles: number): Promise<void> {
  await untilNone(() => leftToCollect(database, articles));
  await untilNone(() => leftToBrief(database));
}

/** What must hold of a store, whatever happened to those who wrote it. */
async function checkStore(database: Database, workers: readonly SlowWorker[], articles: number): Promise<void> {
  expect(await count(database, "articles")).toBe(articles);
  expect(await count(database, "(select distinct source, key from articles) as each")).toBe(articles);
  expect(await count(database, "articles where id not in (select article_id from passages)")).toBe(0);
  expect(
    await count(database, "(select article_id, ordinal from passages group by 1, 2 having count(*) > 1) as twice"),
  ).toBe(0);
  expect(
    await count(database, "passages full join passages_terms using (seq) where text is null or terms is null"),
  ).toBe(0);
  const wrong = `(select lexeme, count(*) as doc from passages_terms, unnest(terms) group by lexeme) as found
    full join passages_vocabulary on term = lexeme where found.doc is distinct from passages_vocabulary.doc`;
  expect(await count(database, wrong)).toBe(0);
  const stories = await sql<{ id: string; version: number }>`select id, version from stories`.execute(database);
  expect(await count(database, "briefings")).toBe(stories.rows.length);
  expect(await count(database, "(select distinct story_id from articles) as each")).toBe(stories.rows.length);
  // A story is briefed anew where an article joins it, and never otherwise.
  const briefed = Map.groupBy(
    workers.flatMap((worker) => worker.briefed),
    (id) => id,
  );
  const versions = new Map(stories.rows.map(({ id, version }) => [id, version]));
  expect([...briefed].filter(([id, times]) => times.length > (versions.get(id) ?? 0))).toEqual([]);
}

describe.skipIf(NO_SERVER !== "")(`workers that share a PostgreSQL${NO_SERVER}`, { timeout: 300_000 }, () => {
  test("keep each article once and brief each story once, while one of them is killed every second", async () => {
    const [feeds, latency] = [200, 30];
    using folder = openTemporaryFolder();
    writeFeeds(folder.path, feeds);
    await using made = await createDatabase(cluster.url);
    await using open = await openDatabase(made.url, MIGRATIONS);
    const random = seededRandom(7);
    const start = (): SlowWorker => startWorker(folder.path, made.url, latency);
    const all = [start(), start(), start(), start()];
    const team = [...all];
    const killOne = async (): Promise<void> => {
      await setTimeout(1000);
      const [killed] = team.splice(Math.floor(random() * team.length), 1);
      await killed?.kill("SIGKILL");
      const fresh = start();
      team.push(fresh);
      all.push(fresh);
    };
    for (let kill = 0; kill < 20; kill++) await killOne();
    await untilNone(() => leftToCollect(open.database, feeds * 10));
    for (let kill = 0; kill < 5; kill++) await killOne();
    await untilDone(open.database, feeds * 10);
    await Promise.all(team.map((worker) => worker.kill("SIGTERM")));
    await checkStore(open.database, all, feeds * 10);
    const kept = await sql<{ id: string }>`select id from articles`.execute(open.database);
    const lost = new Set(all.flatMap((worker) => worker.kept)).difference(new Set(kept.rows.map(({ id }) => id)));
    expect(lost).toEqual(new Set());
    expect(all.filter(({ briefed }) => briefed.length > 0).length).toBeGreaterThan(4);
  });

  test("say once that it is away, wait for it, and go on; nothing is lost, nothing done twice", async () => {
    const feeds = 40;
    using folder = openTemporaryFolder();
    writeFeeds(folder.path, feeds);
    await using made = await createDatabase(cluster.url);
    const team = Array.from({ length: 3 }, () => startWorker(folder.path, made.url, 50));
    const isUnderWay = () => team.every(({ briefed, kept }) => briefed.length + kept.length > 0);
    for (let looks = 0; !isUnderWay() && looks < 400; looks++) await setTimeout(50);
    await cluster.stop();
    await setTimeout(5000);
    await cluster.start();
    {
      await using open = await openDatabase(made.url, MIGRATIONS);
      await untilDone(open.database, feeds * 10);
      await Promise.all(team.map((worker) => worker.kill("SIGTERM")));
      await checkStore(open.database, team, feeds * 10);
    }
    for (const { said } of team) {
      const text = said.join(" ");
      expect(text.match(/ne répond pas/g)).toHaveLength(1);
      expect(text.match(/La base répond de nouveau/g)).toHaveLength(1);
    }
  });
});
