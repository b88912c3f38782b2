import { spawn } from "node:child_process";
import { once } from "node:events";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { editionSubject, keyOf, type Limits } from "../../src/deliveries/delivery.ts";
import { openLoopbackPlatform } from "./loopback-platform.ts";
import { runCli } from "./run-cli.ts";
import { openNews, SETTINGS } from "./small-news.ts";
import { createDatabase } from "./stores.ts";

/** What one process is to do: see `postman.ts`. Dies when the `nth` event of the name `point` is logged. */
export type Errand = {
  data: string;
  database: string | undefined;
  platform: string;
  subject: string;
  point: string | null;
  nth: number;
  /** Milliseconds by which its clock is ahead of the machine's. */
  clockAhead: number;
  lease: number;
  limits: Limits;
};

/** Where a process is killed, and what comes after. `server`: the address of a PostgreSQL, or undefined for SQLite. */
export type Scene = { point: string; nth: number; server: string | undefined; late: boolean; workers: number };

const PARTS = [1, 2, 3];

/** Before and after each write, and each message: sent, stored by the platform, acknowledged. */
export const POINTS: readonly { point: string; nth: number; what: string }[] = [
  { point: "edition made", nth: 1, what: "before the edition is written" },
  { point: "published", nth: 1, what: "after the edition is written" },
  ...PARTS.flatMap((nth) => [
    { point: "delivery taken", nth, what: `before message ${nth} is written as sending` },
    { point: "delivery begun", nth, what: `before message ${nth} is sent` },
    { point: "received", nth, what: `when the platform has message ${nth}` },
    { point: "delivery attempted", nth, what: `before message ${nth} is written as sent` },
    { point: "delivery settled", nth, what: `after message ${nth} is written as sent` },
  ]),
];

const NEWS = `${SETTINGS}channels:
  - { id: equipe, slack: C0123456789, digest: { days: [mon, tue, wed, thu, fri, sat, sun] } }
`;
const DAY = "2025-12-24";
const SUBJECT = editionSubject(DAY);
/** The edition's hour is past, and every article is in. */
const MORNING = Date.parse(`${DAY}T09:05:00Z`);
const LATE = 20 * 60_000;

/** Milliseconds, shorter than in earnest. */
const LEASE = 900;
const LIMITS: Limits = { answered: 1_500, settled: 2_000 };

/** What the platform has in the end, beside what it must have; `died`: whether the process was killed where it was to be. */
export type Played = { keys: string[]; expected: string[]; parents: (string | null)[]; died: boolean };

/** Publishes an edition of three messages with a process that is killed, then with those that come after it. */
export async function playScene({ point, nth, server, late, workers }: Scene): Promise<Played> {
  await using stack = new AsyncDisposableStack();
  const news = stack.use(openNews(NEWS));
  const database = server === undefined ? undefined : stack.use(await createDatabase(server)).url;
  const platform = stack.use(await openLoopbackPlatform());
  const environment = { PORT: "0", ...(database !== undefined && { DATABASE_URL: database }) };
  const { status, err } = await runCli(["collect", "--data", news.path], { environment });
  if (status !== 0) throw new Error(err);
  const errand = {
    ...{ data: news.path, database, platform: platform.address, subject: SUBJECT, lease: LEASE, limits: LIMITS },
    clockAhead: MORNING - Date.now(),
  };
  if (point === "received") {
    const kept = Array<{ status: number; stores: true }>(nth - 1).fill({ status: 200, stores: true });
    platform.script("equipe", [...kept, { status: -1, stores: true }]);
  }
  const first = start({ ...errand, point, nth });
  platform.onReceived = () => void (point === "received" && platform.received.length === nth && first.kill());
  const { signal } = await first.ended;
  platform.onReceived = () => {};
  const after = { ...errand, point: null, nth: 0, clockAhead: errand.clockAhead + (late ? LATE : 0) };
  await Promise.all(Array.from({ length: workers }, () => start(after).ended));
  return {
    keys: platform.received.map(({ key }) => key),
    expected: PARTS.map((part) => keyOf("equipe", SUBJECT, part)),
    parents: platform.received.map(({ parent }) => parent),
    died: signal === "SIGKILL",
  };
}

function start(errand: Errand) {
  const script = fileURLToPath(new URL("postman.ts", import.meta.url));
  const child = spawn(process.execPath, [script, JSON.stringify(errand)], { stdio: ["ignore", "ignore", "inherit"] });
  const ended = once(child, "close").then(([, signal]: unknown[]) => ({ signal }));
  return { ended, kill: () => child.kill("SIGKILL") };
}

/** Every scene: each point, early and late, with one worker and two, on SQLite and on a server where there is one. */
export async function killDigests(server: string | undefined): Promise<{ scenes: number; wrong: object[] }> {
  const servers = server === undefined ? [undefined] : [undefined, server];
  const scenes = servers.flatMap((each) =>
    [false, true].flatMap((late) =>
      [1, 2].flatMap((workers) => POINTS.map(({ point, nth }) => ({ point, nth, server: each, late, workers }))),
    ),
  );
  const wrong: object[] = [];
  const left = scenes.values();
  const playAll = async (): Promise<void> => {
    for (const { server: where, ...scene } of left) {
      const { keys, expected, died } = await playScene({ ...scene, server: where });
      if (!died || keys.join() !== expected.join())
        wrong.push({ ...scene, store: where ? "server" : "file", keys, died });
    }
  };
  await Promise.all([playAll(), playAll(), playAll()]);
  return { scenes: scenes.length, wrong };
}
