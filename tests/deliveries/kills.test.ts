import { describe, expect, test } from "vitest";
import { POINTS, playScene } from "../support/kill-digest.ts";
import { MISSING_PLACE, SERVER } from "../support/stores.ts";

/** All that is asked for in few scenes: `npm run kills` plays every one. */
const STAGES = [
  { name: "SQLite, one worker at once", server: undefined, late: false, workers: 1 },
  ...(SERVER === undefined
    ? []
    : [{ name: "PostgreSQL, two workers at once", server: SERVER, late: false, workers: 2 }]),
];

describe.for(STAGES)(`an edition of three messages on $name${MISSING_PLACE}`, (stage) => {
  test.concurrent.for(POINTS)(
    "arrives once, in order, where a worker is killed $what",
    { timeout: 90_000 },
    async (point) => {
      const { keys, expected, parents, died } = await playScene({ ...stage, ...point });
      expect([died, keys]).toEqual([true, expected]);
      expect(parents).toEqual([null, "m1", "m1"]);
    },
  );
});
