import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Channel } from "../../src/channels/channel.ts";
import { openLoopbackChannel } from "../support/loopback-channel.ts";
import { type Behaviour, type LoopbackPlatform, openLoopbackPlatform, textOf } from "../support/loopback-platform.ts";
import { HOUR, messagesOf, openOutbox, type Postman, plan } from "../support/outbox.ts";
import { MISSING_PLACE, PLACES, type Place } from "../support/stores.ts";

const MINUTE = 60_000;
const SQLITE = PLACES.find(({ name }) => name === "SQLite") as Place;
/** Requests that hang are given up soon. */
const LIMITS = { answered: 150, settled: 30_000 };

let platform: LoopbackPlatform;
beforeEach(async () => {
  platform = await openLoopbackPlatform();
});
afterEach(() => platform[Symbol.asyncDispose]());

const channelOf = (id: string, options: { pace?: number } = {}): Channel =>
  openLoopbackChannel({ id, address: platform.address, ...options });

type Outbox = Awaited<ReturnType<typeof openOutbox>>;

/** Delivers every minute, as the schedule does. */
async function work(outbox: Outbox, postman: Postman, channels: readonly Channel[], minutes: number): Promise<void> {
  const until = outbox.time.now + minutes * MINUTE;
  while (outbox.time.now < until) {
    await postman.deliver(channels);
    outbox.time.now += MINUTE;
  }
}

/** A channel with an edition of three parts to deliver. */
async function openEdition(subject = "edition/2025-12-24") {
  const outbox = await openOutbox(SQLITE, LIMITS);
  const postman = outbox.hire("a");
  await plan(postman, outbox.database, { channel: "équipe", subject, messages: messagesOf("É") });
  const channel = channelOf("équipe");
  return {
    ...{ outbox, postman, channel },
    work: (minutes: number) => work(outbox, postman, [channel], minutes),
    states: async () => (await postman.deliveries.find("équipe", subject)).map(({ state }) => state),
    [Symbol.asyncDispose]: () => outbox[Symbol.asyncDispose](),
  };
}

const ONCE = ["É 1", "É 2", "É 3"];
const OK: Behaviour = { status: 200, stores: true };

describe("an edition of three messages arrives once, whole and in order", () => {
  const troubles: [string, Behaviour][] = [
    ["too many messages, and says for how long", { status: 429, seconds: 3 }],
    ["too many messages", { status: 429 }],
    ["an error 500", { status: 500 }],
    ["an error 502 after it stored it", { status: 502, stores: true }],
    ["a connection that is cut", { status: 0 }],
    ["a connection that is cut after it stored it", { status: 0, stores: true }],
    ["no answer in time", { status: -1 }],
    ["no answer in time after it stored it", { status: -1, stores: true }],
  ];
  const cases = troubles.flatMap(([what, behaviour]) => [1, 2, 3].map((part) => ({ what, behaviour, part })));

  test.for(cases)("where the platform answers message $part by $what", async ({ behaviour, part }) => {
    await using edition = await openEdition();
    platform.script("équipe", [...Array<Behaviour>(part - 1).fill(OK), behaviour, behaviour]);
    await edition.work(10);
    expect([platform.texts("équipe"), await edition.states()]).toEqual([ONCE, ["sent", "sent", "sent"]]);
    expect(platform.received.map(({ parent }) => parent)).toEqual([null, "m1", "m1"]);
    expect(edition.postman.notices).toEqual([]);
  });

  test.for([
    ["cuts every connection", { status: 0 }],
    ["answers by errors", { status: 503 }],
    ["turns everybody away", { status: 429 }],
  ] as const)("where the platform is down for an hour and %s", async ([, behaviour]) => {
    await using edition = await openEdition();
    platform.always("*", behaviour);
    await edition.work(60);
    expect([platform.received, platform.asked.post < 20]).toEqual([[], true]);
    platform.always("*", undefined);
    await edition.work(15);
    expect([platform.texts("équipe").length, await edition.states()]).toEqual([3, ["sent", "sent", "sent"]]);
    expect(edition.postman.notices).toEqual([]);
  });

  test("where nothing listens for an hour", async () => {
    await using edition = await openEdition();
    const closed = await openLoopbackPlatform();
    await closed[Symbol.asyncDispose]();
    const away = openLoopbackChannel({ id: "équipe", address: closed.address });
    await work(edition.outbox, edition.postman, [away], 60);
    expect(await edition.states()).toEqual(["planned", "planned", "planned"]);
    await edition.work(15);
    expect(await edition.states()).toEqual(["sent", "sent", "sent"]);
  });

  test("where each message is stored and none is acknowledged", async () => {
    await using edition = await openEdition();
    platform.script("équipe", Array<Behaviour>(9).fill({ status: 0, stores: true }));
    await edition.work(10);
    expect([platform.texts("équipe"), platform.asked]).toEqual([ONCE, { post: 3, find: 3, refused: 0 }]);
  });
});

describe("a message that may be there already", () => {
  test("is never sent again while the channel refuses to be looked through, which is said once", async () => {
    await using edition = await openEdition();
    platform.script("équipe", [{ status: 0, stores: true }]);
    platform.lookUps("équipe", { status: 403, reason: "no-history" });
    await edition.work(3 * 60);
    expect([platform.texts("équipe"), await edition.states()]).toEqual([["É 1"], ["sending", "planned", "planned"]]);
    const trouble = { code: "channel-closed", channel: "équipe", reason: "no-history" };
    expect(edition.postman.notices).toEqual([{ kind: "suspended", channel: "équipe", trouble }]);
    expect(await edition.postman.deliveries.fare()).toEqual([{ id: "équipe", waiting: 3, suspended: "no-history" }]);
    platform.lookUps("équipe", undefined);
    await edition.work(15);
    expect([platform.texts("équipe"), await edition.states()]).toEqual([ONCE, ["sent", "sent", "sent"]]);
    expect(edition.postman.notices.slice(1)).toEqual([{ kind: "resumed", channel: "équipe" }]);
  });

  test.for([true, false])(
    "is given up after twelve hours of that, stored: %s, and what follows goes on",
    async (stores) => {
      await using edition = await openEdition();
      platform.script("équipe", [{ status: 0, stores }]);
      platform.lookUps("équipe", { status: 403, reason: "no-history" });
      await edition.work(12 * 60 + 15);
      expect(await edition.states()).toEqual(["failed", "failed", "failed"]);
      expect(edition.postman.notices.map(({ kind }) => kind)).toEqual(["suspended", "lost"]);
      expect(edition.postman.notices[1]).toMatchObject({ trouble: { code: "delivery-expired", doubt: true } });
      await plan(edition.postman, edition.outbox.database, {
        channel: "équipe",
        subject: "alert/a",
        messages: messagesOf("A", 1),
      });
      await edition.work(1);
      expect(platform.texts("équipe")).toEqual([...(stores ? ["É 1"] : []), "A 1"]);
    },
  );

  test("is waited for before it is said not to be there", async () => {
    await using edition = await openEdition();
    platform.script("équipe", [{ status: 0 }]);
    const began = edition.outbox.time.now;
    const times: number[] = [];
    platform.onReceived = () => void times.push(edition.outbox.time.now - began);
    await edition.work(2);
    expect(times[0]).toBeGreaterThanOrEqual(LIMITS.settled);
    expect(platform.texts("équipe")).toEqual(ONCE);
  });
});

test("a worker that slept while another did its work sends nothing when it wakes", async () => {
  await using outbox = await openOutbox(SQLITE, LIMITS);
  const channel = channelOf("équipe");
  const other = outbox.hire("b");
  let sleeps = 1;
  const sleeper = outbox.hire("a", (store) => ({
    ...store,
    async begin(turn, now) {
      await store.begin(turn, now);
      if (sleeps-- <= 0) return;
      outbox.time.now += MINUTE;
      await other.deliver([channel]);
    },
  }));
  await plan(sleeper, outbox.database, { channel: "équipe", subject: "edition/1", messages: messagesOf("É") });
  await other.worker.signOn();
  await work(outbox, sleeper, [channel], 3);
  expect([platform.texts("équipe"), sleeps]).toEqual([ONCE, 0]);
});

describe("a channel that is closed", () => {
  const gone: Behaviour = { status: 403, reason: "not-invited" };

  test("is said to be so once, keeps no other waiting, and goes on when it is back", async () => {
    await using edition = await openEdition();
    const { outbox, postman, channel } = edition;
    await plan(postman, outbox.database, { channel: "autre", subject: "alert/a", messages: messagesOf("A") });
    platform.always("équipe", gone);
    await work(outbox, postman, [channel, channelOf("autre")], 120);
    expect(platform.texts("autre")).toEqual(["A 1", "A 2", "A 3"]);
    expect([platform.texts("équipe"), postman.notices.map(({ kind }) => kind)]).toEqual([[], ["suspended"]]);
    // Also by another worker, after this one.
    const other = outbox.hire("b");
    await postman.worker[Symbol.asyncDispose]();
    await work(outbox, other, [channel], 30);
    expect([other.notices, platform.asked.post < 20]).toEqual([[], true]);
    platform.always("équipe", undefined);
    await work(outbox, other, [channel], 15);
    expect([platform.texts("équipe").length, other.notices]).toEqual([3, [{ kind: "resumed", channel: "équipe" }]]);
  });

  test("for more than twelve hours has its edition folded into the next, and takes the next", async () => {
    await using edition = await openEdition();
    platform.always("équipe", gone);
    await edition.work(13 * 60);
    expect(await edition.states()).toEqual(["failed", "failed", "failed"]);
    expect(edition.outbox.unsent).toEqual(["équipe edition/2025-12-24"]);
    expect(edition.postman.notices.map(({ kind }) => kind)).toEqual(["suspended", "lost"]);
    platform.always("équipe", undefined);
    const next = { channel: "équipe", subject: "edition/2025-12-25", messages: messagesOf("N") };
    await plan(edition.postman, edition.outbox.database, next);
    await edition.work(15);
    expect(platform.texts("équipe")).toEqual(["N 1", "N 2", "N 3"]);
    expect(edition.postman.notices.map(({ kind }) => kind)).toEqual(["suspended", "lost", "resumed"]);
  });
});

describe("a message that the platform refuses", () => {
  test.for([
    [1, [], ["failed", "failed", "failed"]],
    [2, ["É 1", "É 3"], ["sent", "failed", "sent"]],
    [3, ["É 1", "É 2"], ["sent", "sent", "failed"]],
  ] as const)("alone is given up, but for the first: %i", async ([part, texts, states]) => {
    await using edition = await openEdition();
    platform.script("équipe", [...Array<Behaviour>(part - 1).fill(OK), { status: 400 }]);
    await edition.work(2);
    expect([platform.texts("équipe"), await edition.states()]).toEqual([texts, states]);
    expect(edition.postman.notices).toMatchObject([{ kind: "lost", trouble: { code: "message-refused" } }]);
  });
});

describe("the pace", () => {
  test("of a channel is kept from message to message, and from delivery to delivery", async () => {
    await using edition = await openEdition();
    const { outbox, postman } = edition;
    await plan(postman, outbox.database, { channel: "équipe", subject: "alert/a", messages: messagesOf("A", 1) });
    const times: number[] = [];
    platform.onReceived = () => void times.push(outbox.time.now);
    await postman.deliver([channelOf("équipe", { pace: 1_200 })]);
    expect(platform.texts("équipe")).toHaveLength(4);
    expect(times.map((time) => time - (times[0] ?? 0))).toEqual([0, 1_200, 2_400, 3_600]);
  });

  test("of one that does not answer is not another's", async () => {
    await using edition = await openEdition();
    const { outbox, postman, channel } = edition;
    await plan(postman, outbox.database, { channel: "lent", subject: "alert/a", messages: messagesOf("A", 1) });
    const all = Promise.withResolvers<void>();
    platform.onReceived = () => platform.texts("équipe").length === 3 && all.resolve();
    // It answers only once the other channel has all of its messages.
    const slow: Channel = { ...channelOf("lent"), post: () => all.promise.then(() => "m9") };
    const patient = { ...edition, deliver: () => postman.deliver([slow, channel]) };
    expect(await patient.deliver()).toHaveLength(4);
  });
});

test("a message that cannot be read keeps no other channel waiting", async () => {
  await using edition = await openEdition();
  const { outbox, postman, channel } = edition;
  await sql`update deliveries set content = '[{' where part = 1`.execute(outbox.database);
  await plan(postman, outbox.database, { channel: "autre", subject: "alert/a", messages: messagesOf("A") });
  await work(outbox, postman, [channel, channelOf("autre")], 60);
  expect([platform.texts("autre"), platform.texts("équipe")]).toEqual([["A 1", "A 2", "A 3"], []]);
  await work(outbox, postman, [channel], 12 * 60);
  expect([await edition.states(), outbox.unsent]).toEqual([
    ["failed", "failed", "failed"],
    ["équipe edition/2025-12-24"],
  ]);
});

test("a channel that asks for a second, again and again, leaves time for other work", async () => {
  await using edition = await openEdition();
  platform.always("équipe", { status: 429, seconds: 1 });
  const began = edition.outbox.time.now;
  expect(await edition.postman.deliver([edition.channel])).toEqual([]);
  expect(edition.outbox.time.now - began).toBeLessThanOrEqual(31_000);
});

test("a message that comes late says so, once", async () => {
  await using edition = await openEdition();
  edition.outbox.time.now += 3 * HOUR;
  await edition.work(1);
  expect(platform.received.map(({ message }) => message.length)).toEqual([2, 1, 1]);
  expect(textOf(platform.received[0]?.message ?? [])).toMatch(/^Attendu le 24 décembre, 8\sh\s30, arrivé en retard\.$/);
});

describe.for(PLACES)(`two workers on fifty deliveries in $name${MISSING_PLACE}`, (place) => {
  test.for([50, 5])("deliver each once, in %i channels", { timeout: 120_000 }, async (count) => {
    await using outbox = await openOutbox(place);
    const team = [outbox.hire("a"), outbox.hire("b")] as const;
    const channels = Array.from({ length: count }, (_, at) => channelOf(`c${at}`));
    for (let n = 0; n < 50; n++) {
      const delivery = { channel: `c${n % count}`, subject: `alert/${String(n).padStart(2, "0")}` };
      await plan(team[0], outbox.database, { ...delivery, messages: messagesOf(`${n}`, 2) });
      outbox.time.now += 1;
    }
    const done = await Promise.all(team.map((postman) => postman.deliver(channels)));
    expect(done.flat()).toHaveLength(100);
    for (const [at, { id }] of channels.entries()) {
      const expected = Array.from({ length: 50 / count }, (_, turn) =>
        [1, 2].map((part) => `${at + turn * count} ${part}`),
      );
      expect(platform.texts(id)).toEqual(expected.flat());
    }
    expect(done.every((delivered) => delivered.length > 0)).toBe(true);
  });
});
