import { describe, expect, test } from "vitest";
import { ALERTS, DIGEST, playScene } from "../support/kill-scenes.ts";
import { MISSING_PLACE, SERVER } from "../support/stores.ts";

const ON_FILE = { name: "SQLite, one worker at once", server: undefined, late: false, workers: 1 };
const ON_SERVER = { name: "PostgreSQL, two workers at once", server: SERVER, late: false, workers: 2 };

/** All that is asked for in few scenes: `npm run kills` plays every one. */
const STAGES = [
  { play: DIGEST, stage: ON_FILE, points: [...DIGEST.making, ...DIGEST.delivering] },
  { play: ALERTS, stage: ON_FILE, points: [...ALERTS.making, ...ALERTS.delivering] },
  ...(SERVER === undefined
    ? []
    : [
        { play: DIGEST, stage: ON_SERVER, points: [...DIGEST.making, ...DIGEST.delivering] },
        // What comes once they are handed over is the edition's own way.
        { play: ALERTS, stage: ON_SERVER, points: ALERTS.making },
      ]),
];

describe.for(STAGES)(`$play.name on $stage.name${MISSING_PLACE}`, ({ play, stage, points }) => {
  test.concurrent.for(points)(
    "arrives once, in order, where a worker is killed $what",
    { timeout: 90_000 },
    async (point) => {
      expect(await playScene(play, { ...stage, ...point })).toEqual({ messages: play.messages, died: true });
    },
  );
});
