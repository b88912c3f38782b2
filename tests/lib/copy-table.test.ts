import fc from "fast-check";
import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { copyTable, type Digest, digestTable, type TableCopy } from "../../src/lib/copy-table.ts";
import { type Database, type Migrations, openDatabase } from "../../src/lib/database.ts";

const TABLES: Migrations = {
  "001_tables": {
    async up(database) {
      for (const table of ["texts (id text primary key, size bigint)", "uses (word text, text_id text)"]) {
        await sql.raw(`create table ${table}`).execute(database);
      }
    },
  },
};

const TEXTS: TableCopy = { name: "texts", key: ["id"], part: { name: "uses", owner: "text_id" } };

type Content = { texts: [id: string, size: number | null][]; uses: [word: string, text: number][] };

/** A database of texts, and of words that some of them use; the same word may be used twice. */
async function openTexts({ texts, uses }: Content) {
  const opened = await openDatabase(":memory:", TABLES);
  const { database } = opened;
  for (const row of texts) await sql`insert into texts values (${sql.join(row)})`.execute(database);
  for (const [word, at] of texts.length === 0 ? [] : uses) {
    await sql`insert into uses values (${word}, ${texts[at % texts.length]?.[0]})`.execute(database);
  }
  return opened;
}

const digest = (database: Database): Promise<Digest[]> => digestTable(database, TEXTS, () => {});

const content: fc.Arbitrary<Content> = fc.record({
  texts: fc.uniqueArray(
    fc.tuple(fc.constantFrom("a", "b", "é", "É", "", "'", "1"), fc.constantFrom(null, 0, 1, 2 ** 50)),
    {
      selector: ([id]) => id,
    },
  ),
  uses: fc.array(fc.tuple(fc.constantFrom("a", "b"), fc.nat(6)), { maxLength: 8 }),
});

describe("a digest", () => {
  test("is the same whatever the order in which rows came", async () => {
    const shuffled = content.chain(({ texts, uses }) =>
      fc.record({
        one: fc.constant({ texts, uses }),
        // The texts stay in their order, by which the words name them.
        other: fc
          .shuffledSubarray(uses, { minLength: uses.length })
          .map((shuffledUses) => ({ texts, uses: shuffledUses })),
      }),
    );
    await fc.assert(
      fc.asyncProperty(shuffled, async ({ one, other }) => {
        await using here = await openTexts(one);
        await using there = await openTexts(other);
        expect(await digest(there.database)).toEqual(await digest(here.database));
      }),
      { numRuns: 30 },
    );
  });

  test("tells what is there twice from what is not, and a zero from nothing", async () => {
    const sums = [];
    for (const { words, size } of [
      { words: ["a", "a"], size: null },
      { words: ["b", "b"], size: null },
      { words: ["a", "b"], size: null },
      { words: ["a", "a", "a"], size: null },
      { words: ["a", "a"], size: 0 },
    ]) {
      await using opened = await openTexts({ texts: [["a", size]], uses: words.map((word) => [word, 0]) });
      sums.push(JSON.stringify(await digest(opened.database)));
    }
    expect(new Set(sums).size).toBe(sums.length);
  });
});

describe("a copy", () => {
  test("holds what was there and what came, each row once, however often it is made", async () => {
    await fc.assert(
      fc.asyncProperty(content, fc.nat(7), async (all, some) => {
        const part = { texts: all.texts.slice(0, some), uses: [] };
        const kept = new Set(part.texts.map(([id]) => id));
        await using source = await openTexts(all);
        await using target = await openTexts(part);
        // What is there already has its words already.
        const owned = await sql<{ word: string; text_id: string }>`select * from uses`.execute(source.database);
        for (const { word, text_id } of owned.rows.filter((use) => kept.has(use.text_id))) {
          await sql`insert into uses values (${word}, ${text_id})`.execute(target.database);
        }
        for (let n = 0; n < 2; n++) await copyTable(source.database, target.database, TEXTS, () => {});
        expect(await digest(target.database)).toEqual(await digest(source.database));
      }),
      { numRuns: 50 },
    );
  });
});
