import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type KyselyPlugin, sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { COPIES, MIGRATIONS } from "../../src/app.ts";
import { openBriefingStore } from "../../src/briefings/store.ts";
import { openCorpus } from "../../src/corpus/corpus.ts";
import { openEditionStore } from "../../src/editions/store.ts";
import { type MoveDeps, move } from "../../src/jobs/move.ts";
import { namesOf } from "../../src/lib/copy-table.ts";
import { type Database, type OpenDatabase, openDatabase } from "../../src/lib/database.ts";
import { engineOf } from "../../src/lib/engine.ts";
import { findTrouble, type Trouble } from "../../src/lib/failure.ts";
import { openLog } from "../../src/lib/log.ts";
import { refuseHalfMoved } from "../../src/lib/moves.ts";
import { openWorker } from "../../src/lib/workers.ts";
import { NOW } from "../support/articles.ts";
import { fillStore } from "../support/filled-store.ts";
import { MISSING_PLACE, PLACES } from "../support/stores.ts";
import { openTemporaryFolder } from "../support/temporary-folder.ts";

const TARGETS = PLACES.filter(({ name }) => name !== "SQLite");
const TABLES = COPIES.flatMap(namesOf);

const folder = openTemporaryFolder();
afterAll(() => folder[Symbol.dispose]());

/** Stores on files, made once: 250 articles of some length, and as many short ones. */
const [LARGE, SMALL] = [join(folder.path, "large.db"), join(folder.path, "small.db")];

beforeAll(async () => {
  for (const [path, paragraphs] of [[LARGE, 14] as const, [SMALL, 1] as const]) {
    await using opened = await openDatabase(path, MIGRATIONS);
    await fillStore(opened.database, 250, paragraphs);
  }
}, 60_000);

let copies = 0;

/** A store of one's own, with the content of a file. */
async function openCopy(path: string): Promise<OpenDatabase> {
  const copy = join(folder.path, `copy-${copies++}.db`);
  copyFileSync(path, copy);
  return openDatabase(copy, MIGRATIONS);
}

const DEPS: MoveDeps = {
  ...{ tables: COPIES, clock: () => NOW, isGone: () => false },
  log: openLog(
    "silent",
    () => {},
    () => NOW,
    "essai",
  ),
};

async function troubleOf(promise: Promise<unknown>): Promise<Trouble | undefined> {
  return promise.then(
    () => expect.fail("Nothing failed."),
    (error: unknown) => findTrouble(error) ?? expect.fail(String(error)),
  );
}

class Stopped extends Error {}

/** Breaks off what runs at the first progress for which `isThere` holds. */
const stopAt = (isThere: (step: string, table: string) => boolean): MoveDeps => ({
  ...DEPS,
  onProgress({ step, table }) {
    if (isThere(step, table)) throw new Stopped();
  },
});

const queryPlugin = (onQuery: () => void, onRows: (rows: number) => void): KyselyPlugin => ({
  transformQuery({ node }) {
    onQuery();
    return node;
  },
  async transformResult({ result }) {
    onRows(result.rows.length);
    return result;
  },
});

/** The same database, that breaks off at its `n`th statement. */
function breakAt({ place, database }: OpenDatabase, n: number): OpenDatabase {
  let count = 0;
  const plugin = queryPlugin(
    () => {
      count += 1;
      if (count === n) throw new Stopped();
    },
    () => {},
  );
  return { place, database: database.withPlugin(plugin), [Symbol.asyncDispose]: async () => {} };
}

/** All rows of a table but for who had claimed them, in one order on every engine. */
async function rowsOf(database: Database, table: string): Promise<string[]> {
  const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(database);
  return rows.map(({ leased_by: _, ...row }) => JSON.stringify(Object.entries(row).sort())).sort();
}

async function expectSame(source: OpenDatabase, target: OpenDatabase): Promise<void> {
  for (const table of TABLES) {
    expect(await rowsOf(target.database, table), table).toEqual(await rowsOf(source.database, table));
  }
  await refuseHalfMoved(target);
}

/** What is read through the stores, where the order of rows and the terms of passages tell. */
async function readThrough(database: Database) {
  const worker = openWorker(database, { name: "lecture", clock: () => NOW, isGone: () => false });
  const corpus = openCorpus(database, worker);
  // A score hangs on what else an engine finds.
  const find = async (question: string) =>
    (await corpus.search(question, 3)).map(({ score: _, ...passage }) => passage);
  const everything = { from: 0, to: NOW * 2 };
  const articles = await corpus.span(everything, false);
  const found = [];
  for (const { sentences } of articles.filter((_, at) => at % 10 === 0)) {
    const question = sentences[3]?.text ?? sentences[0]?.text ?? "";
    found.push({ question, first: (await find(question))[0] });
  }
  const strange = await find("O'Neil 14,2 gpt-4o 👩‍🔬");
  return {
    ...{ articles, found, strange, coverage: await corpus.coverage(), states: await corpus.sourceStates() },
    briefings: await openBriefingStore(database).find(articles.map(({ storyId }) => storyId)),
    edition: await openEditionStore(database).before("Équipe", NOW + 1),
    had: await openEditionStore(database).lastDay("zoo"),
  };
}

const count = async (database: Database, table: string): Promise<number> =>
  Number(
    (await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(database)).rows[0]?.n ??
      Number.NaN,
  );

describe.for(TARGETS)(`a move to $name${MISSING_PLACE}`, { timeout: 120_000 }, (place) => {
  test("brings every row, and the stores give the same on both sides", async () => {
    await using source = await openCopy(LARGE);
    await using target = await place.open();
    const { tables } = await move(source, target, DEPS);
    await expectSame(source, target);
    for (const { name, rows } of tables) expect(rows, name).toBe(await count(source.database, name));
    expect(tables.map(({ name }) => name)).toEqual(TABLES);
    expect(tables.filter(({ rows }) => rows === 0)).toEqual([]);
    const [there, here] = [await readThrough(target.database), await readThrough(source.database)];
    expect(here.found.length).toBeGreaterThan(20);
    expect(here.strange).toHaveLength(1);
    expect(there).toEqual(here);
  });

  test("leaves behind who was at work, and what they had claimed is free", async () => {
    await using source = await openCopy(SMALL);
    await using target = await place.open();
    await sql`insert into workers values ('ancien', 1, ${NOW - 60_000})`.execute(source.database);
    await sql`update visits set leased_by = 'ancien'`.execute(source.database);
    await move(source, target, DEPS);
    expect(await count(target.database, "workers")).toBe(0);
    const { rows } = await sql`select leased_by from visits`.execute(target.database);
    expect(rows).toEqual([{ leased_by: null }, { leased_by: null }]);
  });

  test("takes a store of nothing", async () => {
    await using source = await openDatabase(":memory:", MIGRATIONS);
    await using target = await place.open();
    const { tables } = await move(source, target, DEPS);
    expect(tables).toEqual(TABLES.map((name) => ({ name, rows: 0 })));
    // It can be done again, as the copy is still empty.
    await move(source, target, DEPS);
    await expectSame(source, target);
  });

  test("is refused where something is, whatever it is", async () => {
    await using source = await openCopy(SMALL);
    await using target = await place.open();
    for (const [table, row] of [
      ["sources", "(id, visited_at) values ('a', 1)"],
      ["marks", "(mark, article_id) values (1, 'a')"],
      ["duties", "(id, due_at) values ('publish', 1)"],
    ] as const) {
      await sql.raw(`insert into ${table} ${row}`).execute(target.database);
      expect(await troubleOf(move(source, target, DEPS))).toEqual({ code: "database-not-empty", path: target.place });
      expect(await count(target.database, "articles")).toBe(0);
      await refuseHalfMoved(target);
      await sql.raw(`delete from ${table}`).execute(target.database);
    }
    await move(source, target, DEPS);
    await expectSame(source, target);
  });

  test("holds the file still: nobody writes to it meanwhile", async () => {
    await using source = await openCopy(SMALL);
    await using target = await place.open();
    using other = new DatabaseSync(source.place, { timeout: 0 });
    const steps = new Set<string>();
    const onProgress = ({ step }: { step: string }) => {
      expect(() => other.exec("update sources set visited_at = 0")).toThrow(/locked/);
      steps.add(step);
    };
    await move(source, target, { ...DEPS, onProgress });
    expect([...steps]).toEqual(["read", "copy", "check"]);
    other.exec("update sources set visited_at = 0");
  });

  test("is refused once it is done", async () => {
    await using source = await openCopy(SMALL);
    await using target = await place.open();
    await move(source, target, DEPS);
    expect(await troubleOf(move(source, target, DEPS))).toMatchObject({ code: "database-not-empty" });
    await expectSame(source, target);
  });

  test.for(["source", "target"] as const)("is refused while a process works on the %s", async (side) => {
    await using source = await openCopy(SMALL);
    await using target = await place.open();
    const { database, place: path } = { source, target }[side];
    await sql`insert into workers values ('atelier-1', ${NOW - 5_000}, ${NOW - 1_000})`.execute(database);
    const trouble = { code: "database-in-use", path, worker: "atelier-1" };
    expect(await troubleOf(move(source, target, DEPS))).toEqual(trouble);
    // One that is known to have died holds nobody up.
    await move(source, target, { ...DEPS, isGone: (name) => name === "atelier-1" });
    await expectSame(source, target);
  });

  test("broken off at one statement after another, ends whole, with nothing twice", async () => {
    await using source = await openCopy(SMALL);
    await using target = await place.open();
    let attempts = 0;
    for (let n = 3; ; n += 3) {
      attempts += 1;
      const ended = await move(source, breakAt(target, n), DEPS).catch((error: unknown) => {
        if (!(error instanceof Stopped)) throw error;
      });
      if (ended !== undefined) break;
      const texts = await count(target.database, "passages_terms");
      expect(texts).toBe(await count(target.database, "passages"));
    }
    expect(attempts).toBeGreaterThan(10);
    await expectSame(source, target);
    expect(await readThrough(target.database)).toEqual(await readThrough(source.database));
  });

  test("broken off, is used by nobody until it has come to its end", async () => {
    await using source = await openCopy(SMALL);
    await using target = await place.open();
    const half = { code: "database-half-moved", path: target.place };
    for (const point of ["read articles", "copy articles", "copy passages", "copy duties", "check duties"]) {
      const stopped = move(
        source,
        target,
        stopAt((step, table) => `${step} ${table}` === point),
      );
      await expect(stopped, point).rejects.toBeInstanceOf(Stopped);
      if (!point.startsWith("read")) expect(await troubleOf(refuseHalfMoved(target)), point).toEqual(half);
    }
    await move(source, target, DEPS);
    await expectSame(source, target);
  });

  test("is not gone on with once the store has changed", async () => {
    await using source = await openCopy(SMALL);
    await using target = await place.open();
    await expect(
      move(
        source,
        target,
        stopAt((step) => step === "copy"),
      ),
    ).rejects.toBeInstanceOf(Stopped);
    await sql`update sources set visited_at = visited_at + 1`.execute(source.database);
    const trouble = { code: "database-moved-otherwise", path: target.place };
    expect(await troubleOf(move(source, target, DEPS))).toEqual(trouble);
    await sql`update sources set visited_at = visited_at - 1`.execute(source.database);
    await move(source, target, DEPS);
    await expectSame(source, target);
  });

  test("finds the row that is not the same, and ends once it is mended", async () => {
    await using source = await openCopy(SMALL);
    await using target = await place.open();
    await expect(
      move(
        source,
        target,
        stopAt((step) => step === "check"),
      ),
    ).rejects.toBeInstanceOf(Stopped);
    const first = "(select min(id) from articles)";
    for (const [table, harm, mend] of [
      ["articles", `title = title || ' ' where id = ${first}`, `title = trim(title) where id = ${first}`],
      ["passages", "heading = '' where seq = 5", "heading = null where seq = 5"],
      ["marks", `mark = mark + 2 where article_id = ${first}`, `mark = mark - 2 where article_id = ${first}`],
      ["stories", "version = version + 1", "version = version - 1"],
      ["editions", "made_at = made_at + 1 where channel = 'zoo'", "made_at = made_at - 1 where channel = 'zoo'"],
    ] as const) {
      await sql.raw(`update ${table} set ${harm}`).execute(target.database);
      const trouble = { code: "copy-differs", path: target.place, tables: [table] };
      expect(await troubleOf(move(source, target, DEPS)), harm).toEqual(trouble);
      await sql.raw(`update ${table} set ${mend}`).execute(target.database);
    }
    await sql.raw(`insert into marks select * from marks where article_id = ${first}`).execute(target.database);
    expect(await troubleOf(move(source, target, DEPS))).toMatchObject({ code: "copy-differs", tables: ["marks"] });
    expect(await troubleOf(refuseHalfMoved(target))).toMatchObject({ code: "database-half-moved" });
    await sql.raw(`delete from marks where article_id = ${first}`).execute(target.database);
    await sql.raw(`delete from articles where id = ${first}`).execute(target.database);
    await move(source, target, DEPS);
    await expectSame(source, target);
  });

  test("names the row that PostgreSQL cannot hold before anything is copied", async () => {
    await using source = await openCopy(SMALL);
    await using target = await place.open();
    await sql`update articles set author = ${"Jeanne\0Roy"} where key = 'étrange'`.execute(source.database);
    const { rows } = await sql<{ id: string }>`select id from articles where key = 'étrange'`.execute(source.database);
    const trouble = { code: "copy-impossible", table: "articles", column: "author", row: rows[0]?.id };
    expect(await troubleOf(move(source, target, DEPS))).toEqual(trouble);
    expect(await count(target.database, "moves")).toBe(0);
  });

  test("of 20,000 passages never reads more than a small part of them at once", async () => {
    await using source = await openDatabase(":memory:", MIGRATIONS);
    await using target = await place.open();
    await fillPassages(source.database, 2_000, 10);
    const read: number[] = [];
    const watch = queryPlugin(
      () => {},
      (rows) => read.push(rows),
    );
    const watched = (opened: OpenDatabase) => ({ ...opened, database: opened.database.withPlugin(watch) });
    const { tables } = await move(watched(source), watched(target), DEPS);
    expect(tables).toContainEqual({ name: "passages", rows: 20_000 });
    expect(Math.max(...read)).toBeLessThanOrEqual(2_000);
  });

  test("goes back to SQLite row for row", async () => {
    await using source = await place.open();
    await fillStore(source.database, 250, 1);
    await using target = await openDatabase(":memory:", MIGRATIONS);
    await move(source, target, DEPS);
    await expectSame(source, target);
    expect(await readThrough(target.database)).toEqual(await readThrough(source.database));
  });
});

test("a move leaves out no table but those of the program's own keeping", async () => {
  await using opened = await openDatabase(":memory:", MIGRATIONS);
  const { rows } = await engineOf(opened.database).tables.execute(opened.database);
  const others = rows
    .map(({ name }) => name)
    .filter((name) => !/^(?:kysely_|passages_(?:terms|vocabulary))/.test(name));
  expect(others.toSorted()).toEqual([...TABLES, "moves", "vectors", "workers"].toSorted());
});

/** Articles of a few words each, and their passages, written without being read. */
async function fillPassages(database: Database, articles: number, each: number): Promise<void> {
  await sql`
    with recursive n(n) as (select 1 union all select n + 1 from n where n < ${articles})
    insert into articles
    select 'a' || n, 'essai', 'k' || n, null, 'Titre ' || n, 0, null, null, '2025-12-14', 'day', 1, 2, 'fr', '',
      '{"blocks":[],"spans":[]}', '[]', '[]', '', 'a' || n, null, ${NOW}, 0 from n`.execute(database);
  await sql`
    with recursive n(n) as (select 0 union all select n + 1 from n where n < ${articles * each - 1})
    insert into passages
    select n + 1, 'a' || (n / ${sql.lit(each)} + 1), n % ${sql.lit(each)}, null, 'moulin ' || n, 0, 0, 0 from n`.execute(
    database,
  );
  await sql`insert into marks select seq, article_id from passages`.execute(database);
}
