import { spawn } from "node:child_process";
import { once } from "node:events";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { openApp } from "../../src/app.ts";
import { loadConfig } from "../../src/config.ts";
import type { Limits } from "../../src/deliveries/delivery.ts";
import { openLog } from "../../src/lib/log.ts";
import { KILL_PLACES, type KillPlaceName, type Received } from "./kill-places.ts";
import { openLoopbackChannel } from "./loopback-channel.ts";
import { openNews, SETTINGS } from "./small-news.ts";
import { createDatabase } from "./stores.ts";

/** What one process is to do: see `postman.ts`. Dies when the `nth` event of the name `point` is logged. */
export type Errand = {
  data: string;
  database: string | undefined;
  place: KillPlaceName;
  platform: string;
  /** How many the platform is to have in the end. */
  messages: number;
  point: string | null;
  nth: number;
  /** Milliseconds by which its clock is ahead of the machine's. */
  clockAhead: number;
  lease: number;
  limits: Limits;
};

/** Where a process dies: at the `nth` event of the name `point`. */
type Point = { point: string; nth: number; what: string };

/** What is posted: by which settings, all that the platform is to have of it in order, and where a process may die. */
type Play = {
  name: string;
  settings: string;
  messages: readonly Received[];
  /** Before and after each write until it is to be delivered, then around each message. */
  making: readonly Point[];
  delivering: readonly Point[];
};

/** Around each message: written, sent, stored by the platform, acknowledged. */
const deliveringOf = (messages: readonly unknown[]): Point[] =>
  messages.flatMap((_, at) => [
    { point: "delivery taken", nth: at + 1, what: `before message ${at + 1} is written as sending` },
    { point: "delivery begun", nth: at + 1, what: `before message ${at + 1} is sent` },
    { point: "received", nth: at + 1, what: `when the platform has message ${at + 1}` },
    { point: "delivery attempted", nth: at + 1, what: `before message ${at + 1} is written as sent` },
    { point: "delivery settled", nth: at + 1, what: `after message ${at + 1} is written as sent` },
  ]);

const EDITION: Received[] = [
  { text: "Veille — mercredi 24 décembre 2025", parent: null },
  { text: "1. Un robot sème le blé de nuit dans la plaine de Sainte-Orne", parent: "m1" },
  { text: "2. L’écluse de Morville passe au pilotage automatique", parent: "m1" },
];

/** An edition of three messages. */
export const DIGEST: Play = {
  name: "an edition of three messages",
  settings: `${SETTINGS}channels:
  - { id: equipe, slack: C0123456789, digest: { days: [mon, tue, wed, thu, fri, sat, sun] } }
`,
  messages: EDITION,
  making: [
    { point: "edition made", nth: 1, what: "before the edition is written" },
    { point: "published", nth: 1, what: "after the edition is written" },
  ],
  delivering: deliveringOf(EDITION),
};

const TOLD: Received[] = [
  { text: "Alerte « Robots » — importance haute", parent: null },
  { text: "Alerte « Écluses » — importance basse", parent: null },
];

/** Two rules set off by two stories: an alert of each, the most important first, in a channel that has no edition that day. */
export const ALERTS: Play = {
  name: "a pair of alerts",
  settings: `${SETTINGS}channels:
  - { id: equipe, slack: C0123456789, digest: { days: [sun] }, alerts: [ecluses, robots] }
alerts:
  - { id: ecluses, name: "Écluses", any: [péniche], level: basse }
  - { id: robots, name: "Robots", any: [robot électrique], level: haute }
`,
  messages: TOLD,
  making: [
    { point: "firings chosen", nth: 1, what: "before the firings are written" },
    { point: "alerts fired", nth: 1, what: "after the firings are written" },
    { point: "alerts planned", nth: 1, what: "before the alerts are written" },
    { point: "alerts made", nth: 1, what: "after the alerts are written" },
    ...TOLD.flatMap((_, at) => [
      { point: "alert shown", nth: at + 1, what: `before alert ${at + 1} is handed over` },
      { point: "alert handed over", nth: at + 1, what: `after alert ${at + 1} is handed over` },
    ]),
  ],
  delivering: deliveringOf(TOLD),
};

/** Where a process is killed, and what comes after. `server`: the address of a PostgreSQL, or undefined for SQLite. */
type Scene = Omit<Point, "what"> & {
  place: KillPlaceName;
  server: string | undefined;
  late: boolean;
  workers: number;
};

/** The edition's hour is past, by no more than what clocks may differ. */
const MORNING = Date.parse("2025-12-24T07:35:00Z");
const MINUTE = 60_000;
const LATE = 20 * MINUTE;

/** Milliseconds, shorter than in earnest. */
const LEASE = 900;
const LIMITS: Limits = { answered: 1_500, settled: 2_000 };

/** What the platform has in the end; `died`: whether the process was killed where it was to be. */
type Played = { messages: Received[]; died: boolean };

/** Plays with a process that is killed, then with those that come after it. */
export async function playScene(
  { settings, messages }: Play,
  { point, nth, place, server, late, workers }: Scene,
): Promise<Played> {
  await using stack = new AsyncDisposableStack();
  const news = stack.use(openNews(settings));
  const database = server === undefined ? undefined : stack.use(await createDatabase(server)).url;
  const platform = stack.use(await KILL_PLACES[place]());
  await collectNews(news.path, database);
  const errand = {
    ...{ data: news.path, database, place, platform: platform.address, messages: messages.length },
    ...{ lease: LEASE, limits: LIMITS, clockAhead: MORNING - Date.now() },
  };
  const first = start({ ...errand, point, nth });
  if (point === "received") platform.stall(nth, first.kill);
  const { signal } = await first.ended;
  const after = { ...errand, point: null, nth: 0, clockAhead: errand.clockAhead + (late ? LATE : 0) };
  await Promise.all(Array.from({ length: workers }, () => start(after).ended));
  return { messages: platform.received(), died: signal === "SIGKILL" };
}

/** The articles come in a minute after the rules were first seen. */
async function collectNews(data: string, database: string | undefined): Promise<void> {
  const time = { now: MORNING - 2 * MINUTE };
  const clock = (): number => time.now;
  await using app = await openApp(await loadConfig(data, database === undefined ? {} : { DATABASE_URL: database }), {
    ...{ name: "collecte", clock, chance: () => 0.5, isGone: () => false, show: () => {} },
    log: openLog("silent", () => {}, clock, "collecte"),
    place: ({ id }) => openLoopbackChannel({ id, address: "http://127.0.0.1:9" }),
  });
  await app.alertDue();
  time.now += MINUTE;
  await app.collect({});
}

function start(errand: Errand) {
  const script = fileURLToPath(new URL("postman.ts", import.meta.url));
  const child = spawn(process.execPath, [script, JSON.stringify(errand)], { stdio: ["ignore", "ignore", "inherit"] });
  const ended = once(child, "close").then(([, signal]: unknown[]) => ({ signal }));
  return { ended, kill: () => child.kill("SIGKILL") };
}

/**
 * Every scene: each point, early and late, with one worker and two, on SQLite and on a server where there is one, then in
 * Slack and in Discord.
 */
export async function killDeliveries(server: string | undefined): Promise<{ scenes: number; wrong: object[] }> {
  const servers = server === undefined ? [undefined] : [undefined, server];
  const stages = servers.flatMap((each) =>
    [false, true].flatMap((late) => [1, 2].map((workers) => ({ server: each, late, workers }))),
  );
  const scenes = [DIGEST, ALERTS].flatMap((play) => [
    ...stages.flatMap((stage) => scenesOf(play, "loopback", [...play.making, ...play.delivering], stage)),
    ...CLIENTS.flatMap((place) =>
      scenesOf(play, place, play.delivering, { server: undefined, late: false, workers: 2 }),
    ),
  ]);
  const wrong: object[] = [];
  const left = scenes.values();
  const playAll = async (): Promise<void> => {
    for (const { play, scene } of left) {
      const played = await playScene(play, scene);
      if (played.died && JSON.stringify(played.messages) === JSON.stringify(play.messages)) continue;
      const { server: where, ...rest } = scene;
      wrong.push({ play: play.name, ...rest, store: where ? "server" : "file", ...played });
    }
  };
  await Promise.all([playAll(), playAll(), playAll()]);
  return { scenes: scenes.length, wrong };
}

/** Places to which a platform's own client posts. */
const CLIENTS = ["slack", "discord-inside", "discord-beyond"] as const;

const scenesOf = (
  play: Play,
  place: KillPlaceName,
  points: readonly Point[],
  stage: Pick<Scene, "server" | "late" | "workers">,
) => points.map(({ point, nth }) => ({ play, scene: { point, nth, place, ...stage } }));
