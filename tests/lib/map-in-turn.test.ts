import { expect, test } from "vitest";
import { mapInTurn } from "../../src/lib/timing.ts";

test("values are made in order, and what waits goes between two", async () => {
  const seen: string[] = [];
  const made = mapInTurn(["a", "b", "c"], (thing, at) => {
    seen.push(thing);
    if (at === 0) setImmediate(() => seen.push("other"));
    return `${thing}${at}`;
  });
  expect(await made).toEqual(["a0", "b1", "c2"]);
  expect(seen).toEqual(["a", "other", "b", "c"]);
});
