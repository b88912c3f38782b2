import { describe, expect, test } from "vitest";
import { ALERTS, DIGEST, playScene } from "../support/kill-scenes.ts";
import { MISSING_PLACE, SERVER } from "../support/stores.ts";

const ON_FILE = {
  name: "SQLite, one worker at once",
  place: "loopback",
  server: undefined,
  late: false,
  workers: 1,
} as const;
const ON_SERVER = {
  name: "PostgreSQL, two workers at once",
  place: "loopback",
  server: SERVER,
  late: false,
  workers: 2,
} as const;

const IN_SLACK = {
  name: "SQLite, through Slack's own client",
  place: "slack",
  server: undefined,
  late: false,
  workers: 2,
} as const;
/** Around the first message and the first of its thread, where Slack may have them or not. */
const AROUND_SLACK = DIGEST.delivering.filter(({ point, nth }) => nth < 3 && /begun|received|attempted/.test(point));

/** All that is asked for in few scenes: `npm run kills` plays every one. */
const STAGES = [
  { play: DIGEST, stage: ON_FILE, points: [...DIGEST.making, ...DIGEST.delivering] },
  { play: ALERTS, stage: ON_FILE, points: [...ALERTS.making, ...ALERTS.delivering] },
  { play: DIGEST, stage: IN_SLACK, points: AROUND_SLACK },
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
