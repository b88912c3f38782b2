import { describe, expect, test } from "vitest";
import { Frequencies } from "../../src/corpus/frequencies.ts";
import type { CorpusTables } from "../../src/corpus/tables.ts";
import { openTestCorpus } from "../support/articles.ts";
import { MISSING_PLACE, PLACES } from "../support/stores.ts";

describe.for(PLACES)(`counting passages in $name${MISSING_PLACE}`, (place) => {
  test("tells how many are left when some have been removed, whatever their numbers", async () => {
    await using store = await openTestCorpus(place);
    const database = store.database.withTables<CorpusTables>();
    const frequencies = new Frequencies();
    const add = async (...seqs: number[]) => {
      const fields = { article_id: "a", ordinal: 0, heading: null, text: "", first: 0, last: 0, opinion: 0 };
      await database
        .insertInto("passages")
        .values(seqs.map((seq) => ({ seq, ...fields })))
        .execute();
      return frequencies.count(database);
    };
    const remove = async (seq: number) => {
      await database.deleteFrom("passages").where("seq", "=", seq).execute();
      return frequencies.count(database);
    };
    expect(await frequencies.count(database)).toEqual({ last: 0, total: 0 });
    expect(await add(1, 7)).toEqual({ last: 7, total: 2 });
    expect(await remove(1)).toEqual({ last: 7, total: 1 });
    expect(await add(9_000, 9_001)).toEqual({ last: 9_001, total: 3 });
    expect(await add(9_002)).toEqual({ last: 9_002, total: 4 });
    expect(await remove(9_002)).toEqual({ last: 9_001, total: 3 });
    expect(await remove(9_001)).toEqual({ last: 9_000, total: 2 });
    // Among thousands, those that go are counted when as many have come.
    expect(await remove(7)).toEqual({ last: 9_000, total: 2 });
    expect(await add(10_999)).toEqual({ last: 10_999, total: 2001 });
    expect(await add(11_000)).toEqual({ last: 11_000, total: 3 });
  });
});
