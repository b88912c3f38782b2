import { once } from "node:events";
import { setTimeout } from "node:timers/promises";
import type { Channel } from "../../src/channels/channel.ts";
import type { Message } from "../../src/channels/message.ts";
import { LIMITS, type Limits, type Notice } from "../../src/deliveries/delivery.ts";
import { type DeliveryStore, openDeliveryStore } from "../../src/deliveries/store.ts";
import { type Delivered, type Delivering, deliver } from "../../src/jobs/deliver.ts";
import type { Database } from "../../src/lib/database.ts";
import { openLog } from "../../src/lib/log.ts";
import { openWorker, type Worker } from "../../src/lib/workers.ts";
import type { Place } from "./stores.ts";

export const HOUR = 3_600_000;

/** Epoch milliseconds at which these clocks begin. */
export const START = Date.parse("2025-12-24T07:30:00Z");

export const messageOf = (text: string): Message => [{ kind: "note", text }];

/** Messages of one delivery: « X 1 », « X 2 »… */
export const messagesOf = (name: string, count = 3): Message[] =>
  Array.from({ length: count }, (_, at) => messageOf(`${name} ${at + 1}`));

/** A worker of the outbox, on a clock that goes forward when somebody waits. */
export type Postman = {
  worker: Worker;
  deliveries: DeliveryStore;
  notices: Notice[];
  deliver(channels: readonly Channel[], delivering?: Delivering): Promise<Delivered[]>;
};

/** A store of deliveries, and workers that deliver from it. `gone`: those that are known to have died; `wrap` comes between a worker and its store. */
export async function openOutbox(place: Place, limits: Limits = LIMITS) {
  const { database, ...opened } = await place.open();
  const time = { now: START };
  const gone = new Set<string>();
  const unsent: string[] = [];
  const workers: Worker[] = [];
  // While messages are on their way, whoever sends them, the clock stands still.
  let onTheirWay = 0;
  const clock = (): number => time.now;
  const onUnsent = async (channel: string, subject: string): Promise<void> => void unsent.push(`${channel} ${subject}`);
  const hire = (name: string, wrap = (store: DeliveryStore): DeliveryStore => store): Postman => {
    const worker = openWorker(database, { name, clock, isGone: (each) => gone.has(each) });
    workers.push(worker);
    const deliveries = openDeliveryStore(database, worker, { onUnsent });
    const notices: Notice[] = [];
    const log = openLog("silent", () => {}, clock, name);
    let held = 0;
    const wrapped = wrap(deliveries);
    const counted: DeliveryStore = {
      ...wrapped,
      async claim(channels) {
        const turn = await wrapped.claim(channels);
        if (turn) [held, onTheirWay] = [held + 1, onTheirWay + 1];
        return turn;
      },
      settle: (turn, outcome, wait) =>
        wrapped.settle(turn, outcome, wait).finally(() => {
          [held, onTheirWay] = [held - 1, onTheirWay - 1];
        }),
    };
    const pause = async (milliseconds: number, stop?: AbortSignal): Promise<void> => {
      if (held > 0) await once(stop ?? new AbortController().signal, "abort");
      else if (onTheirWay > 0) await setTimeout(1);
      else time.now += milliseconds;
    };
    return {
      ...{ worker, deliveries, notices },
      deliver(channels, delivering = {}) {
        const deps = { deliveries: counted, log, clock, pause, zone: "Europe/Paris", limits };
        const tell = (notice: Notice): void => void notices.push(notice);
        const places = new Map(channels.map((each) => [each.id, each]));
        return deliver({ tell, ...delivering }, { ...deps, channels: places });
      },
    };
  };
  return {
    ...{ database, time, gone, unsent, hire },
    async [Symbol.asyncDispose]() {
      for (const worker of workers) await worker[Symbol.asyncDispose]();
      await opened[Symbol.asyncDispose]();
    },
  };
}

/** Plans a delivery of its own, due now and for twelve hours. */
export async function plan(
  { deliveries, worker }: Pick<Postman, "deliveries" | "worker">,
  database: Database,
  { channel, subject, messages }: { channel: string; subject: string; messages: readonly Message[] },
): Promise<boolean> {
  const now = worker.clock();
  const delivery = { channel, subject, messages, dueAt: now, expiresAt: now + 12 * HOUR };
  return await database.transaction().execute((transaction) => deliveries.plan(delivery, transaction));
}
