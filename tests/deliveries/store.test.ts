import { describe, expect, test } from "vitest";
import type { Outcome } from "../../src/deliveries/delivery.ts";
import type { DeliveryStore } from "../../src/deliveries/store.ts";
import { findTrouble } from "../../src/lib/failure.ts";
import { HOUR, messagesOf, openOutbox, plan, START } from "../support/outbox.ts";
import { MISSING_PLACE, PLACES } from "../support/stores.ts";

const DAY = 24 * HOUR;
const SENT: Outcome = { to: "sent", id: "m1" };
const closed = { code: "channel-closed", channel: "équipe", reason: "token" } as const;

/** Claims what is due in a channel, and settles it so. */
async function settle(deliveries: DeliveryStore, channel: string, outcome: Outcome, wait = 0) {
  const turn = await deliveries.claim([channel]);
  if (turn === undefined) return undefined;
  await deliveries.begin(turn, START);
  await deliveries.settle(turn, outcome, wait);
  return { part: turn.part.part, parent: turn.parent, subject: turn.part.subject };
}

const codeOf = (promise: Promise<unknown>): Promise<string | undefined> =>
  promise.then(
    () => undefined,
    (error: unknown) => findTrouble(error)?.code,
  );

describe.for(PLACES)(`deliveries in $name${MISSING_PLACE}`, (place) => {
  test("are planned once, and posted in the order in which they were planned, part after part", async () => {
    await using outbox = await openOutbox(place);
    const postman = outbox.hire("a");
    const { deliveries } = postman;
    const edition = { channel: "équipe", subject: "edition/2025-12-24", messages: messagesOf("É", 2) };
    expect(await plan(postman, outbox.database, edition)).toBe(true);
    expect(await plan(postman, outbox.database, { ...edition, messages: messagesOf("autre", 5) })).toBe(false);
    outbox.time.now += 1;
    expect(await plan(postman, outbox.database, { ...edition, subject: "alert/a", messages: messagesOf("A", 1) })).toBe(
      true,
    );
    const done = [];
    for (const id of ["m1", "m2", "m3"]) done.push(await settle(deliveries, "équipe", { to: "sent", id }));
    expect(done).toEqual([
      { subject: "edition/2025-12-24", part: 1, parent: null },
      { subject: "edition/2025-12-24", part: 2, parent: "m1" },
      { subject: "alert/a", part: 1, parent: null },
    ]);
    expect(await deliveries.claim(["équipe"])).toBeUndefined();
    const parts = await deliveries.find("équipe", "edition/2025-12-24");
    expect(parts).toMatchObject([
      { part: 1, state: "sent", sentAs: "m1", trouble: null },
      { part: 2, state: "sent", sentAs: "m2", trouble: null },
    ]);
    expect(new Set(parts.map(({ key }) => key)).size).toBe(2);
    expect(await plan(postman, outbox.database, edition)).toBe(false);
  });

  test("planned with something that fails are not planned", async () => {
    await using outbox = await openOutbox(place);
    const { deliveries } = outbox.hire("a");
    const delivery = {
      channel: "équipe",
      subject: "alert/a",
      messages: messagesOf("A"),
      dueAt: START,
      expiresAt: START + 1,
    };
    const failing = outbox.database.transaction().execute(async (transaction) => {
      await deliveries.plan(delivery, transaction);
      throw new Error("No room.");
    });
    await expect(failing).rejects.toThrow("No room.");
    expect([await deliveries.find("équipe", "alert/a"), await deliveries.claim(["équipe"])]).toEqual([[], undefined]);
  });

  test("planned by two workers at once are planned by one", async () => {
    await using outbox = await openOutbox(place);
    const team = [outbox.hire("a"), outbox.hire("b"), outbox.hire("c")];
    const edition = { channel: "équipe", subject: "edition/2025-12-24", messages: messagesOf("É") };
    const planned = await Promise.all(team.map((postman) => plan(postman, outbox.database, edition)));
    expect(planned.filter(Boolean)).toHaveLength(1);
    expect(await team[0]?.deliveries.find("équipe", edition.subject)).toHaveLength(3);
  });

  test("of a channel belong to one worker, and what it writes after another has it is refused", async () => {
    await using outbox = await openOutbox(place);
    const [a, b] = [outbox.hire("a"), outbox.hire("b")];
    await plan(a, outbox.database, { channel: "équipe", subject: "alert/a", messages: messagesOf("A", 2) });
    const lost = await a.deliveries.claim(["équipe"]);
    if (lost === undefined) return expect.fail("Nothing was due.");
    expect(await b.deliveries.claim(["équipe"])).toBeUndefined();
    await a.deliveries.begin(lost, outbox.time.now);
    outbox.gone.add("a");
    const taker = outbox.hire("c");
    const taken = await taker.deliveries.claim(["équipe"]);
    expect(taken?.part).toMatchObject({ part: 1, state: "sending", triedAt: START });
    expect(await codeOf(a.deliveries.begin(lost, START))).toBe("lease-lost");
    expect(await codeOf(a.deliveries.settle(lost, SENT, 0))).toBe("lease-lost");
    expect(await taker.deliveries.find("équipe", "alert/a")).toMatchObject([
      { state: "sending" },
      { state: "planned" },
    ]);
  });

  test("wait as long as their channel asks, also those planned meanwhile, and no other channel's", async () => {
    await using outbox = await openOutbox(place);
    const postman = outbox.hire("a");
    const { deliveries } = postman;
    const planIn = (channel: string, subject: string) =>
      plan(postman, outbox.database, { channel, subject, messages: messagesOf("A", 1) });
    await planIn("équipe", "alert/a");
    await settle(deliveries, "équipe", SENT, 5_000);
    expect(await deliveries.nextDueAt(["équipe", "autre"])).toBeUndefined();
    await planIn("équipe", "alert/b");
    await planIn("autre", "alert/b");
    expect(await deliveries.nextDueAt(["équipe"])).toBe(START + 5_000);
    expect(await deliveries.nextDueAt(["équipe", "autre"])).toBe(START);
    expect(await settle(deliveries, "équipe", SENT)).toBeUndefined();
    expect(await settle(deliveries, "autre", SENT)).toMatchObject({ part: 1 });
    outbox.time.now += 5_000;
    expect(await settle(deliveries, "équipe", SENT)).toMatchObject({ subject: "alert/b" });
    expect(await settle(deliveries, "autre", SENT)).toBeUndefined();
  });

  test("are not put off by a clock that was put back", async () => {
    await using outbox = await openOutbox(place);
    const postman = outbox.hire("a");
    await plan(postman, outbox.database, { channel: "équipe", subject: "alert/a", messages: messagesOf("A", 2) });
    await settle(postman.deliveries, "équipe", SENT, 1_000);
    outbox.time.now -= DAY;
    expect(await postman.deliveries.claim(["équipe"])).toBeUndefined();
    await postman.deliveries.wake();
    expect((await postman.deliveries.claim(["équipe"]))?.part.part).toBe(2);
  });

  test("given up take what follows with them, and say whether nothing of them was sent", async () => {
    await using outbox = await openOutbox(place);
    const postman = outbox.hire("a");
    const { deliveries } = postman;
    for (const subject of ["edition/1", "edition/2"]) {
      await plan(postman, outbox.database, { channel: "équipe", subject, messages: messagesOf("A") });
      outbox.time.now += 1;
    }
    const expired = {
      to: "failed",
      trouble: { code: "delivery-expired", channel: "équipe", doubt: false },
      whole: true,
    } as const;
    await settle(deliveries, "équipe", expired);
    await settle(deliveries, "équipe", SENT);
    await settle(deliveries, "équipe", expired);
    const statesOf = async (subject: string) => (await deliveries.find("équipe", subject)).map(({ state }) => state);
    expect([await statesOf("edition/1"), await statesOf("edition/2")]).toEqual([
      ["failed", "failed", "failed"],
      ["sent", "failed", "failed"],
    ]);
    expect([outbox.unsent, await deliveries.claim(["équipe"])]).toEqual([["équipe edition/1"], undefined]);
  });

  test("say how their channels fare", async () => {
    await using outbox = await openOutbox(place);
    const postman = outbox.hire("a");
    for (const channel of ["équipe", "autre"]) {
      await plan(postman, outbox.database, { channel, subject: "alert/a", messages: messagesOf("A") });
    }
    await settle(postman.deliveries, "équipe", { to: "planned", wait: 0, trouble: closed });
    await settle(postman.deliveries, "autre", SENT);
    expect(await postman.deliveries.fare()).toEqual([
      { id: "autre", waiting: 2, suspended: null },
      { id: "équipe", waiting: 3, suspended: "token" },
    ]);
    expect(await postman.deliveries.find("équipe", "alert/a")).toMatchObject([
      { state: "planned", trouble: closed },
      {},
      {},
    ]);
  });

  test("go when they are old", async () => {
    await using outbox = await openOutbox(place);
    const postman = outbox.hire("a");
    await plan(postman, outbox.database, { channel: "équipe", subject: "alert/a", messages: messagesOf("A") });
    outbox.time.now += DAY;
    await plan(postman, outbox.database, { channel: "équipe", subject: "alert/b", messages: messagesOf("B") });
    expect([await postman.deliveries.forget(START), await postman.deliveries.forget(START + DAY)]).toEqual([0, 3]);
    expect(await postman.deliveries.find("équipe", "alert/b")).toHaveLength(3);
  });
});
