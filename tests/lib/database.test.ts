import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, closeSync, existsSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { type Database, type Migrations, openDatabase } from "../../src/lib/database.ts";
import { findTrouble, type Trouble } from "../../src/lib/failure.ts";
import { HAS_SMALL_DISKS, NO_SMALL_DISK, openSmallDisk } from "../support/small-disk.ts";
import { openTemporaryFolder } from "../support/temporary-folder.ts";

const WORDS: Migrations = {
  "001_words": {
    async up(database) {
      await sql`create table words (word text primary key)`.execute(database);
    },
  },
};

async function troubleOf(promise: Promise<unknown>): Promise<Trouble | undefined> {
  return promise.then(
    () => expect.fail("Nothing failed."),
    (error: unknown) => findTrouble(error) ?? expect.fail(String(error)),
  );
}

const add = (database: Database, word: string) => sql`insert into words values (${word})`.execute(database);
const wordsOf = async (database: Database): Promise<string[]> =>
  (await sql<{ word: string }>`select word from words order by word`.execute(database)).rows.map(({ word }) => word);

/** A database of some size, closed. */
async function writeWords(path: string, count: number): Promise<void> {
  await using open = await openDatabase(path, WORDS);
  for (let n = 0; n < count; n++) await add(open.database, `${n}`.padEnd(200, "x"));
}

/** Writes over a file's bytes, `at` from its start. */
function scribble(path: string, at: number, bytes: number): void {
  const file = openSync(path, "r+");
  writeSync(file, Buffer.alloc(bytes, 0xff), 0, bytes, at);
  closeSync(file);
}

describe("a database", () => {
  test("is made where there is none, and keeps what it is given", async () => {
    using folder = openTemporaryFolder();
    const path = join(folder.path, "vigie.db");
    {
      await using open = await openDatabase(path, WORDS);
      await add(open.database, "été");
    }
    await using again = await openDatabase(path, WORDS);
    expect(await wordsOf(again.database)).toEqual(["été"]);
  });

  test("leaves no journal behind once it is closed", async () => {
    using folder = openTemporaryFolder();
    const path = join(folder.path, "vigie.db");
    await writeWords(path, 3);
    expect([path, `${path}-wal`, `${path}-shm`].map(existsSync)).toEqual([true, false, false]);
  });

  test("takes the migrations that it has not had, in the order of their names", async () => {
    using folder = openTemporaryFolder();
    const path = join(folder.path, "vigie.db");
    await writeWords(path, 0);
    const more: Migrations = {
      "002_first": { up: async (database) => void (await sql`insert into words values ('deux')`.execute(database)) },
      "003_last": { up: async (database) => void (await sql`update words set word = 'trois'`.execute(database)) },
      ...WORDS,
    };
    await using open = await openDatabase(path, more);
    expect(await wordsOf(open.database)).toEqual(["trois"]);
  });

  test("is left as it was by a migration that fails", async () => {
    using folder = openTemporaryFolder();
    const path = join(folder.path, "vigie.db");
    await writeWords(path, 1);
    const broken: Migrations = {
      ...WORDS,
      "002_broken": {
        async up(database) {
          await sql`drop table words`.execute(database);
          throw new Error("Half-way.");
        },
      },
    };
    await expect(openDatabase(path, broken)).rejects.toThrow("Half-way.");
    await using open = await openDatabase(path, WORDS);
    expect(await wordsOf(open.database)).toHaveLength(1);
  });

  test("is copied before a migration that rewrites what it holds, as it was", async () => {
    using folder = openTemporaryFolder();
    const path = join(folder.path, "vigie.db");
    await writeWords(path, 2);
    const rewriting: Migrations = {
      ...WORDS,
      "002_more": { up: async (database) => void (await sql`insert into words values ('plus')`.execute(database)) },
      "003_rewrite": {
        rewrites: true,
        up: async (database) => void (await sql`delete from words where word like '0%'`.execute(database)),
      },
    };
    const copy = `${path}.avant-003_rewrite`;
    folder.write("vigie.db.avant-003_rewrite", "a copy that was never used");
    {
      await using open = await openDatabase(path, rewriting);
      expect(await wordsOf(open.database)).toEqual(["1".padEnd(200, "x"), "plus"]);
    }
    await using before = await openDatabase(copy, WORDS);
    expect(await wordsOf(before.database)).toEqual(["0".padEnd(200, "x"), "1".padEnd(200, "x")]);
    expect([`${copy}.part`, `${path}.avant-002_more`].map(existsSync)).toEqual([false, false]);
  });

  test("undoes a transaction that fails", async () => {
    using folder = openTemporaryFolder();
    await using open = await openDatabase(join(folder.path, "vigie.db"), WORDS);
    const failing = open.database.transaction().execute(async (transaction) => {
      await add(transaction, "perdu");
      await add(transaction, "perdu");
    });
    await expect(failing).rejects.toThrow("UNIQUE");
    expect(await wordsOf(open.database)).toEqual([]);
  });
});

describe("a database that cannot serve", () => {
  test("says that it comes from a newer program", async () => {
    using folder = openTemporaryFolder();
    const path = join(folder.path, "vigie.db");
    await using _ = await openDatabase(path, { ...WORDS, "002_more": { up: async () => {} } });
    expect(await troubleOf(openDatabase(path, WORDS))).toEqual({ code: "database-newer", path });
  });

  test("says that it is none", async () => {
    using folder = openTemporaryFolder();
    const path = folder.write("vigie.db", "Ceci est une lettre, et non une base de données.\n".repeat(100));
    expect(await troubleOf(openDatabase(path, WORDS))).toEqual({
      ...{ code: "database-unusable", path, reason: "not-a-database" },
    });
    expect(folder.read("vigie.db")).toMatch(/^Ceci est une lettre/);
  });

  test("says that it is another program's, and leaves it as it is", async () => {
    using folder = openTemporaryFolder();
    const path = join(folder.path, "vigie.db");
    {
      using other = new DatabaseSync(path);
      other.exec("create table clients (name text)");
    }
    expect(await troubleOf(openDatabase(path, WORDS))).toEqual({ code: "database-unusable", path, reason: "foreign" });
    using other = new DatabaseSync(path);
    expect(other.prepare("select name from sqlite_master").all()).toEqual([{ name: "clients" }]);
  });

  test.skipIf(!HAS_SMALL_DISKS)(`says that its disk is full, and keeps what it held${NO_SMALL_DISK}`, async () => {
    using disk = openSmallDisk(1) ?? expect.fail("No disk.");
    const path = join(disk.path, "vigie.db");
    const fill = async () => {
      await using open = await openDatabase(path, WORDS);
      await add(open.database, "gardé");
      await open.database.transaction().execute(async (transaction) => {
        for (let n = 0; n < 100; n++) await add(transaction, `${n}`.padEnd(50_000, "x"));
      });
    };
    expect(await troubleOf(fill())).toEqual({ code: "database-unusable", path, reason: "disk-full" });
    await using open = await openDatabase(path, WORDS);
    expect(await wordsOf(open.database)).toEqual(["gardé"]);
  });

  test.skipIf(!HAS_SMALL_DISKS)(`says that its disk may only be read${NO_SMALL_DISK}`, async () => {
    using disk = openSmallDisk(1) ?? expect.fail("No disk.");
    const path = join(disk.path, "vigie.db");
    await writeWords(path, 1);
    disk.lock();
    const writing = async () => {
      await using open = await openDatabase(path, WORDS);
      await add(open.database, "un");
    };
    const { code, ...rest } = (await troubleOf(writing())) ?? {};
    expect(code).toBe("database-unusable");
    expect(rest).toMatchObject({ path, reason: expect.stringMatching(/^(?:read-only|cannot-open)$/) });
  });

  test.for([
    ["is missing", "absent/vigie.db"],
    ["is a file", "file/vigie.db"],
  ])("says that its folder %s", async ([, name]) => {
    using folder = openTemporaryFolder();
    folder.write("file", "");
    const path = join(folder.path, name ?? "");
    expect(await troubleOf(openDatabase(path, WORDS))).toMatchObject({
      ...{ code: "database-unusable", path, reason: "cannot-open" },
    });
  });

  test("says that it is damaged, where its pages no longer hold together", async () => {
    using folder = openTemporaryFolder();
    const path = join(folder.path, "vigie.db");
    await writeWords(path, 300);
    // The first page of 4 096 bytes holds the schema: the others hold the words.
    scribble(path, 4096, 16 * 4096);
    const reading = async () => {
      await using open = await openDatabase(path, WORDS);
      return wordsOf(open.database);
    };
    expect(await troubleOf(reading())).toEqual({ code: "database-unusable", path, reason: "damaged" });
  });

  test("says that it is damaged, where its end is cut off", async () => {
    using folder = openTemporaryFolder();
    const path = join(folder.path, "vigie.db");
    await writeWords(path, 300);
    folder.write("vigie.db", Buffer.from(folder.read("vigie.db"), "latin1").subarray(0, 5000));
    expect(await troubleOf(openDatabase(path, WORDS))).toEqual({
      ...{ code: "database-unusable", path, reason: "damaged" },
    });
  });

  test.skipIf(process.getuid?.() === 0)("says that it may only be read (skipped for root, who may write)", async () => {
    using folder = openTemporaryFolder();
    const path = join(folder.path, "vigie.db");
    await writeWords(path, 1);
    chmodSync(path, 0o400);
    await using open = await openDatabase(path, WORDS);
    expect(await wordsOf(open.database)).toHaveLength(1);
    expect(await troubleOf(add(open.database, "un"))).toEqual({
      ...{ code: "database-unusable", path, reason: "read-only" },
    });
  });
});

describe("a database that another process writes", () => {
  test("says that it is busy, once its patience is over", async () => {
    using folder = openTemporaryFolder();
    const path = join(folder.path, "vigie.db");
    await using open = await openDatabase(path, WORDS, 20);
    using other = new DatabaseSync(path);
    other.exec("begin immediate");
    const started = performance.now();
    expect(await troubleOf(add(open.database, "un"))).toEqual({ code: "database-busy", path });
    expect(await troubleOf(openDatabase(path, WORDS, 20))).toEqual({ code: "database-busy", path });
    expect(performance.now() - started).toBeLessThan(2000);
    other.exec("rollback");
    await add(open.database, "un");
    expect(await wordsOf(open.database)).toEqual(["un"]);
  });

  test("can be read all the while", async () => {
    using folder = openTemporaryFolder();
    const path = join(folder.path, "vigie.db");
    await using open = await openDatabase(path, WORDS, 20);
    using other = new DatabaseSync(path);
    other.exec("begin immediate; insert into words values ('un')");
    expect(await wordsOf(open.database)).toEqual([]);
    other.exec("commit");
    expect(await wordsOf(open.database)).toEqual(["un"]);
  });

  test("is migrated once by processes that open it together", async () => {
    using folder = openTemporaryFolder();
    const path = join(folder.path, "vigie.db");
    const script = fileURLToPath(new URL("../support/open-once.ts", import.meta.url));
    const statuses = Array.from({ length: 4 }, async () => {
      const [status] = await once(spawn(process.execPath, [script, path], { stdio: "inherit" }), "close");
      return status;
    });
    expect(await Promise.all(statuses)).toEqual([0, 0, 0, 0]);
    using database = new DatabaseSync(path);
    expect(database.prepare("select * from done").all()).toHaveLength(1);
  });
});
