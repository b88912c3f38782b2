import { join } from "node:path";
import process from "node:process";
import { DatabaseSync } from "node:sqlite";
import { clearInterval, setInterval } from "node:timers";
import { MIGRATIONS, openApp } from "../../src/app.ts";
import type { Channel } from "../../src/channels/channel.ts";
import type { Message } from "../../src/channels/message.ts";
import { loadConfig } from "../../src/config.ts";
import { openDeliveryStore } from "../../src/deliveries/store.ts";
import { deliver } from "../../src/jobs/deliver.ts";
import { openDatabase } from "../../src/lib/database.ts";
import { openLog } from "../../src/lib/log.ts";
import { pause } from "../../src/lib/timing.ts";
import { openWorker } from "../../src/lib/workers.ts";
import { openLoopbackChannel, splitAtHeadings } from "../support/loopback-channel.ts";
import { openLoopbackPlatform } from "../support/loopback-platform.ts";
import { messageOf } from "../support/outbox.ts";
import { syntheticDrafts } from "../support/synthetic.ts";
import { openTemporaryFolder } from "../support/temporary-folder.ts";
import { median, timed } from "./measure.ts";

export type DeliveryFigures = {
  /** Editions of 8 messages, in 200 channels at once, on a platform that takes one a second in each. */
  channels: number;
  messages: number;
  /** Messages that came twice, or not at all. */
  wrong: number;
  refused: number;
  makeSeconds: number;
  deliverSeconds: number;
  /** Resident memory that making and delivering take, at most. */
  megabytes: number;
  /** Time for one message through the outbox, against an insert and a post; and what it adds, in milliseconds. */
  againstBare: number;
  addedMs: number;
};

const CHANNELS = 200;
const STORIES = 40;
const PARTS = 8;
/** Milliseconds. */
const PACE = 1_000;
const MORNING = Date.parse("2025-12-24T07:30:00Z");
const SILENT = openLog("silent", () => {}, Date.now, "essai");

export async function measureDeliveries(): Promise<DeliveryFigures> {
  return { ...(await measureRush()), ...(await measureOverhead()) };
}

/** What stands before the stories, each story, and the rest with the last. */
function splitInParts(message: Message): readonly Message[] {
  const messages = splitAtHeadings(message);
  return [...messages.slice(0, PARTS - 1), messages.slice(PARTS - 1).flat()];
}

async function measureRush() {
  using folder = openTemporaryFolder();
  for (const { key, lines } of syntheticDrafts(STORIES, 9)) {
    folder.write(
      `articles/${key}.txt`,
      [`date 2025-12-23 Histoire ${key}`, ...lines.map(({ text }) => text)].join("\n\n"),
    );
  }
  const channels = Array.from({ length: CHANNELS }, (_, at) => `  - { id: c${at}, slack: C${at} }\n`);
  folder.write("vigie.yaml", `sources:\n  - { id: a, folder: "./articles" }\nchannels:\n${channels.join("")}`);
  await using platform = await openLoopbackPlatform();
  platform.pace = PACE;
  const ahead = MORNING - Date.now();
  await using app = await openApp(await loadConfig(folder.path, {}), {
    ...{ name: "essai", isGone: () => false, log: SILENT, clock: () => Date.now() + ahead, chance: () => 0.5 },
    show: () => {},
    place: ({ id }) => openLoopbackChannel({ id, address: platform.address, pace: PACE, split: splitInParts }),
  });
  await app.collect({});
  using memory = watchMemory();
  const [made] = await timed(() => app.publishDue());
  const [delivered] = await timed(() => app.deliver({}));
  const keys = platform.received.map(({ key }) => key);
  const wrong = CHANNELS * PARTS - new Set(keys).size + keys.length - new Set(keys).size;
  return {
    ...{ channels: CHANNELS, messages: keys.length, wrong, refused: platform.asked.refused },
    ...{ makeSeconds: made / 1000, deliverSeconds: delivered / 1000, megabytes: memory.gained() },
  };
}

/** The most that the process has taken since it began to be watched, in MB. */
function watchMemory(): Disposable & { gained(): number } {
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 50);
  return { gained: () => (most - before) / 1_000_000, [Symbol.dispose]: () => clearInterval(timer) };
}

/** Messages of a round, and rounds: one of each kind after the other, so that a busy disk is busy for both. */
const ROUND = 50;
const ROUNDS = 7;

/** One channel, one message after another: what an insert and a post take, and what the outbox does. */
async function measureOverhead() {
  using folder = openTemporaryFolder();
  await using platform = await openLoopbackPlatform();
  const channel = openLoopbackChannel({ id: "c", address: platform.address });
  using bare = openBare(join(folder.path, "bare.db"), channel);
  await using outbox = await openOutbox(join(folder.path, "vigie.db"), channel);
  const times: [bare: number, ours: number][] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const messages = Array.from({ length: ROUND }, (_, at) => messageOf(`${round} ${at} ${"mot ".repeat(400)}`));
    const [bareTime] = await timed(() => bare.send(messages));
    const [ours] = await timed(() => outbox.send(`alert/${round}`, messages));
    times.push([bareTime, ours]);
  }
  return {
    againstBare: median(times.map(([bareTime, ours]) => ours / bareTime)),
    addedMs: median(times.map(([bareTime, ours]) => (ours - bareTime) / ROUND)),
  };
}

function openBare(path: string, channel: Channel) {
  const database = new DatabaseSync(path);
  database.exec("pragma journal_mode = wal; pragma synchronous = full; create table sent (content text)");
  const insert = database.prepare("insert into sent values (?)");
  return {
    async send(messages: readonly Message[]) {
      for (const message of messages) {
        insert.run(JSON.stringify(message));
        await channel.post(message, { key: "", subject: "", parent: null, stop: new AbortController().signal });
      }
    },
    [Symbol.dispose]: () => database.close(),
  };
}

async function openOutbox(path: string, channel: Channel) {
  await using stack = new AsyncDisposableStack();
  const { database } = stack.use(await openDatabase(path, MIGRATIONS));
  const worker = stack.use(openWorker(database, { name: "essai", clock: Date.now, isGone: () => false }));
  const deliveries = openDeliveryStore(database, worker);
  const channels = new Map([[channel.id, channel]]);
  const owned = stack.move();
  return {
    async send(subject: string, messages: readonly Message[]) {
      const delivery = { channel: channel.id, subject, messages, dueAt: Date.now(), expiresAt: Date.now() + 3_600_000 };
      await database.transaction().execute((each) => deliveries.plan(delivery, each));
      await deliver({}, { deliveries, channels, log: SILENT, clock: Date.now, pause, zone: "Europe/Paris" });
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}
