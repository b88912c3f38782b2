import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Channel } from "../../src/channels/channel.ts";
import type { DeliveryStore } from "../../src/deliveries/store.ts";
import { type ClosedReason, Failure } from "../../src/lib/failure.ts";
import { textOf } from "../support/loopback-platform.ts";
import { messagesOf, openOutbox, plan } from "../support/outbox.ts";
import { PLACES, type Place } from "../support/stores.ts";

const SQLITE = PLACES.find(({ name }) => name === "SQLite") as Place;

/** What happens to an attempt; each is tried where it can happen, and `crash…` ends the worker there. */
const MISHAPS = [
  ...["none", "busy", "error", "error-stored", "stored-later", "closed"],
  ...["crash-claimed", "crash-begun", "crash-stored", "crash-answered", "crash-settled", "sleep-begun"],
] as const;
const LOOK_UPS = ["none", "busy", "error", "closed", "crash"] as const;
type Mishap = (typeof MISHAPS)[number];
type LookUp = (typeof LOOK_UPS)[number];

/** Milliseconds between a death and the next worker. */
const PAUSES = [0, 1_000, 40_000, 600_000] as const;

/** Milliseconds from one look at what is due to the next. */
const TICK = 600_000;

class Crash extends Error {}

/** A platform that keeps what it is sent, and a worker's way to it, along which a script of mishaps is played. */
function openWorld(mishaps: readonly Mishap[], lookUps: readonly LookUp[], time: { now: number }) {
  const [posts, looks] = [[...mishaps], [...lookUps]];
  const kept: { key: string; text: string; at: number }[] = [];
  let mishap: Mishap = "none";
  let isDead = false;
  const die = (): never => {
    isDead = true;
    throw new Crash();
  };
  const busy = (stored: "no" | "unknown"): Failure =>
    new Failure({ code: "channel-busy", channel: "c", reason: "503", seconds: null, stored });
  const closed = (reason: ClosedReason): Failure => new Failure({ code: "channel-closed", channel: "c", reason });
  const keep = (key: string, text: string, at = time.now): string => `m${kept.push({ key, text, at })}`;
  const channel: Channel = {
    ...{ id: "c", pace: 0, split: (message) => [message], update: async () => undefined },
    async post(message, { key }) {
      const text = textOf(message.slice(-1));
      const refused = { busy: busy("no"), closed: closed("token"), error: busy("unknown") };
      if (mishap in refused) return refused[mishap as keyof typeof refused];
      // It was still on its way when its sender gave it up.
      const id = keep(key, text, mishap === "stored-later" ? time.now + 14_000 : time.now);
      if (mishap === "crash-stored") die();
      return mishap === "error-stored" || mishap === "stored-later" ? busy("unknown") : id;
    },
    async find(key) {
      const look = looks.shift() ?? "none";
      if (look === "crash") die();
      if (look === "closed") return closed("no-history");
      if (look !== "none") return busy("unknown");
      const at = kept.findIndex((each) => each.key === key && each.at <= time.now);
      return at < 0 ? undefined : `m${at + 1}`;
    },
  };
  const crashAt = (point: Mishap): void => {
    if (mishap === point || isDead) die();
  };
  const wrap = (store: DeliveryStore): DeliveryStore => {
    isDead = false;
    return { ...store, ...hooks(store) };
  };
  const hooks = (store: DeliveryStore): Pick<DeliveryStore, "claim" | "begin" | "settle"> => ({
    async claim(channels) {
      const turn = await store.claim(channels);
      if (turn === undefined) return undefined;
      mishap = posts.shift() ?? "none";
      crashAt("crash-claimed");
      return turn;
    },
    async begin(turn, now) {
      await store.begin(turn, now);
      crashAt("crash-begun");
      // The machine sleeps, and others go on.
      if (mishap === "sleep-begun") time.now += 60_000;
    },
    async settle(turn, outcome, wait) {
      crashAt("crash-answered");
      await store.settle(turn, outcome, wait);
      crashAt("crash-settled");
    },
  });
  return { channel, wrap, kept };
}

async function survives(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (!(error instanceof Crash)) throw error;
    return false;
  }
}

describe("any interleaving of crashes, pauses and failures", () => {
  test("brings each message at most once, in order, and all of them once the platform is well again", async () => {
    const lives = fc.record({
      mishaps: fc.array(fc.constantFrom(...MISHAPS), { maxLength: 12 }),
      lookUps: fc.array(fc.constantFrom(...LOOK_UPS), { maxLength: 6 }),
      pauses: fc.array(fc.constantFrom(...PAUSES), { minLength: 1, maxLength: 5 }),
    });
    await fc.assert(
      fc.asyncProperty(lives, async ({ mishaps, lookUps, pauses }) => {
        await using outbox = await openOutbox(SQLITE);
        const { time, gone, database, hire } = outbox;
        const world = openWorld(mishaps, lookUps, time);
        let postman = hire("w0", world.wrap);
        await plan(postman, database, { channel: "c", subject: "edition/1", messages: messagesOf("É") });
        for (let life = 0; life < 45; life++) {
          const isAlive = await survives(postman.deliver([world.channel]));
          time.now += isAlive ? TICK : (pauses[life % pauses.length] ?? 0);
          if (!isAlive) {
            gone.add(postman.worker.name);
            postman = hire(`w${life + 1}`, world.wrap);
          }
          const texts = world.kept.map(({ text }) => text);
          expect(texts).toEqual(["É 1", "É 2", "É 3"].slice(0, texts.length));
        }
        expect(world.kept).toHaveLength(3);
        const parts = await postman.deliveries.find("c", "edition/1");
        expect(parts.map(({ state, sentAs }) => [state, sentAs])).toEqual([1, 2, 3].map((n) => ["sent", `m${n}`]));
      }),
      { numRuns: 60 },
    );
  }, 120_000);
});
