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

const IN_DISCORD = {
  ...{ ...IN_SLACK, name: "SQLite, through Discord's own client, inside the nonce's window" },
  place: "discord-inside",
} as const;
const BEYOND = {
  ...{ ...IN_SLACK, name: "SQLite, through Discord's own client, beyond the nonce's window" },
  place: "discord-beyond",
} as const;
/** Where Discord has the first message or the first of its thread, and nobody was told. */
const AROUND_DISCORD = DIGEST.delivering.filter(
  ({ point, nth }) => nth < 3 && (point === "received" || (point === "delivery attempted" && nth === 2)),
);

/** All that is asked for in few scenes: `npm run kills` plays every one. */
const STAGES = [
  { play: DIGEST, stage: ON_FILE, points: [...DIGEST.making, ...DIGEST.delivering] },
  { play: ALERTS, stage: ON_FILE, points: [...ALERTS.making, ...ALERTS.delivering] },
  { play: DIGEST, stage: IN_SLACK, points: AROUND_SLACK },
  { play: DIGEST, stage: IN_DISCORD, points: AROUND_DISCORD },
  { play: DIGEST, stage: BEYOND, points: AROUND_DISCORD },
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
