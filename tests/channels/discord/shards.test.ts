import { describe, expect, test } from "vitest";
import { awaitShards } from "../../../src/channels/discord/shards.ts";
import { describeTrouble } from "../../../src/channels/troubles.ts";
import { command, inDirect, textOptions } from "../../support/discord/payloads.ts";
import { type DiscordPlatform, openDiscordPlatform } from "../../support/discord/platform.ts";
import { LAB, LAB_ID } from "../../support/discord/things.ts";
import { openWorld, type World } from "../../support/discord/world.ts";

/** Discord with two servers, which wants so many shards and lets them all say at once who they are. */
async function openLarge(shards: number): Promise<DiscordPlatform> {
  const platform = await openDiscordPlatform();
  platform.guilds.push(LAB);
  Object.assign(platform.gateway, { shards, turns: shards });
  return platform;
}

/** Vigie there, once all of its shards have said who they are. */
async function openOn(platform: DiscordPlatform, shards: number | "auto", other: object = {}): Promise<World> {
  const world = await openWorld({ platform, settings: { shards }, ...other });
  const count = shards === "auto" ? platform.gateway.shards : shards;
  await platform.until(() => platform.gateway.identified.length === count);
  return world;
}

const asking = ({ platform }: World, question: string, other: object = {}) =>
  command(platform, "demander", textOptions({ question }), { ...other });
const inLab = { guild_id: LAB_ID };

const wordsOf = ({ heard }: World) => heard.map(({ wish }) => Object(wish).words).toSorted();
const shardsOf = ({ gateway }: DiscordPlatform) => gateway.identified.map(({ shard }) => shard).toSorted();

/** Asks in both servers and alone with Vigie, and waits until so many were heard in all. */
async function askAll(world: World, mark: string): Promise<void> {
  const before = world.heard.length;
  world.act(asking(world, `${mark} équipe`));
  world.act(asking(world, `${mark} labo`, inLab));
  world.act(asking(world, `${mark} seule`, inDirect));
  await world.platform.until(() => world.heard.length >= before + 3);
}

describe("shards", () => {
  test.for<[shards: number | "auto", wanted: number, said: number[][]]>([
    [1, 1, [[0, 1]]],
    ["auto", 1, [[0, 1]]],
    [
      "auto",
      3,
      [
        [0, 3],
        [1, 3],
        [2, 3],
      ],
    ],
    [
      2,
      1,
      [
        [0, 2],
        [1, 2],
      ],
    ],
  ])("set to %j where Discord wants %i: what is done in each server is heard once", async ([shards, wanted, said]) => {
    await using platform = await openLarge(wanted);
    platform.gateway.turns = said.length;
    await using world = await openOn(platform, shards);
    await askAll(world, "A");
    expect(shardsOf(platform)).toEqual(said);
    expect(wordsOf(world)).toEqual(["A labo", "A seule", "A équipe"]);
    await platform.until(() => platform.callbacks.length === 3);
    expect(world.notices).toEqual([]);
  });

  test("take turns, where Discord hears one at a time", async () => {
    await using platform = await openLarge(2);
    platform.gateway.turns = 1;
    const began = performance.now();
    await using world = await openOn(platform, "auto", { haste: 10 });
    expect(performance.now() - began).toBeGreaterThan(4_500);
    await askAll(world, "A");
    expect([shardsOf(platform).length, world.notices]).toEqual([2, []]);
  });

  test.for(["drop", "renew"] as const)(
    "of which one is lost (%s) are not lost: the others hear, and it catches up",
    async (end) => {
      await using platform = await openLarge(2);
      await using world = await openOn(platform, 2);
      await askAll(world, "A");
      const { gateway } = platform;
      gateway[end](1);
      await platform.until(() => gateway.open.size === 1 || gateway.opened > 2);
      await askAll(world, "B");
      await platform.until(() => gateway.resumed.length === 1 && gateway.open.size === 2);
      await askAll(world, "C");
      expect(wordsOf(world)).toEqual(
        ["A", "B", "C"].flatMap((mark) => [`${mark} labo`, `${mark} seule`, `${mark} équipe`]),
      );
      expect([gateway.identified.length, world.notices]).toEqual([2, []]);
    },
  );

  test("that come back each time in time are never given up", async () => {
    await using platform = await openLarge(1);
    await using world = await openOn(platform, 1, { limits: { patience: 2_000 }, haste: 1 });
    const { gateway } = platform;
    await askAll(world, "A");
    // Half a second each: in all, more than one of them may take.
    for (const times of [1, 2, 3, 4, 5]) {
      gateway.drop(0);
      await platform.until(() => gateway.resumed.length === times && gateway.open.size === 1);
    }
    await askAll(world, "B");
    expect([gateway.identified.length, world.notices]).toEqual([1, []]);
  });

  test("of which one does not come back are told once, and opened again", async () => {
    await using platform = await openLarge(2);
    // Both have the time to come back: one does, again and again.
    await using world = await openOn(platform, 2, { limits: { patience: 1_000 }, haste: 1 });
    const { gateway } = platform;
    await askAll(world, "A");
    gateway.shut.add(1);
    gateway.drop(1);
    await platform.until(() => gateway.resumed.length === 1);
    const flapping = setInterval(() => gateway.renew(0), 700);
    world.act(asking(world, "B labo", inLab));
    await platform.until(() => world.heard.length === 4);
    await platform.until(() => world.notices.length === 1);
    clearInterval(flapping);
    expect(world.app.trouble()).toMatchObject({ code: "discord-away" });
    gateway.shut.clear();
    await platform.until(() => world.notices.length === 2 && gateway.open.size === 2);
    expect(world.notices.map(({ kind }) => kind)).toEqual(["away", "back"]);
    await askAll(world, "C");
    expect(wordsOf(world).filter((words) => words.startsWith("C"))).toHaveLength(3);
  });

  test("of which one is never welcomed are told, and opened again", async () => {
    await using platform = await openLarge(2);
    platform.gateway.shut.add(1);
    await using world = await openOn(platform, 2, { limits: { patience: 1_000 }, haste: 1 });
    await platform.until(() => world.notices.length === 1);
    platform.gateway.shut.clear();
    await platform.until(() => world.notices.length === 2);
    expect(world.notices).toMatchObject([{ kind: "away", trouble: { code: "discord-away" } }, { kind: "back" }]);
  });

  test("that are too few for Discord are told, with what to do", async () => {
    await using platform = await openLarge(3);
    await using world = await openWorld({ platform, settings: { shards: 1 } });
    await platform.until(() => world.notices.length === 1);
    const trouble = { code: "discord-refused", what: "shards" } as const;
    expect(world.notices).toEqual([{ kind: "away", trouble }]);
    expect(describeTrouble(trouble)).toContain(
      "Donnez-lui DISCORD_SHARDS=auto (l’environnement, ou .env), puis relancez",
    );
  });
});

describe("shards that are awaited", () => {
  /** Pauses that last until they are told, by their milliseconds. */
  function open() {
    const pauses: { milliseconds: number; isOver: boolean; end(): void }[] = [];
    let late = 0;
    const wait = (milliseconds: number, stop?: AbortSignal): Promise<void> => {
      const { promise, resolve } = Promise.withResolvers<void>();
      stop?.addEventListener("abort", () => resolve());
      pauses.push({ milliseconds, isOver: false, end: resolve });
      return promise;
    };
    const shards = awaitShards(() => (late += 1), 15_000, wait);
    return { shards, pauses, late: () => late };
  }

  test("have the time of all the others as well", () => {
    const { shards, pauses } = open();
    shards.expect(4, 16);
    expect(pauses.map(({ milliseconds }) => milliseconds)).toEqual([15_000, 15_000 + 15 * 6_500]);
  });

  test("are awaited since they were first lost, whatever else comes and goes", async () => {
    const { shards, pauses, late } = open();
    shards.arrived(0);
    shards.arrived(1);
    shards.opened();
    shards.expect(1, 2);
    for (const _ of [1, 2, 3]) {
      shards.expect(0, 2);
      shards.expect(1, 2);
      shards.arrived(0);
    }
    // The next one three times, as many as arrived; the second shard once; the first three times.
    expect(pauses).toHaveLength(3 + 1 + 3);
    for (const each of pauses) each.end();
    await Promise.resolve();
    expect(late()).toBe(1);
  });

  test("are awaited no more once all is over", async () => {
    const { shards, pauses, late } = open();
    shards.expect(1, 2);
    shards.end();
    for (const each of pauses) each.end();
    await Promise.resolve();
    expect(late()).toBe(0);
  });
});
