import { describe, expect, test } from "vitest";
import { addTallies, readTallies } from "../../src/lib/tallies.ts";
import { MISSING_PLACE, PLACES } from "../support/stores.ts";

describe.for(PLACES)(`tallies in $name${MISSING_PLACE}`, ({ open }) => {
  test("add up, in whatever order they come, from everybody at once", async () => {
    await using opened = await open();
    const add = (...labels: string[]): Promise<void> =>
      opened.database.transaction().execute((transaction) =>
        addTallies(
          transaction,
          labels.map((label) => ({ name: "a", label, count: 2 })),
        ),
      );
    await Promise.all(Array.from({ length: 10 }, (_, at) => (at % 2 === 0 ? add("x", "y") : add("y", "x"))));
    await opened.database
      .transaction()
      .execute((transaction) => addTallies(transaction, [{ name: "b", label: 'l’été "\\\n', count: 5_000_000_000 }]));
    expect(await readTallies(opened.database)).toEqual([
      { name: "a", label: "x", count: 20 },
      { name: "a", label: "y", count: 20 },
      { name: "b", label: 'l’été "\\\n', count: 5_000_000_000 },
    ]);
  });

  test("of nothing are none, and those of work that is not done neither", async () => {
    await using opened = await open();
    const failing = opened.database.transaction().execute(async (transaction) => {
      await addTallies(transaction, [{ name: "a", label: "x", count: 1 }]);
      throw new Error("Undone.");
    });
    await expect(failing).rejects.toThrow("Undone.");
    await opened.database
      .transaction()
      .execute((transaction) => addTallies(transaction, [{ name: "a", label: "x", count: 0 }]));
    expect(await readTallies(opened.database)).toEqual([]);
  });
});
