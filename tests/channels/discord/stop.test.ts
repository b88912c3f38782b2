import { describe, expect, test } from "vitest";
import { command, textOptions } from "../../support/discord/payloads.ts";
import { type DiscordPlatform, openDiscordPlatform } from "../../support/discord/platform.ts";
import { DISCORD_TOKEN } from "../../support/discord/things.ts";
import { textsOf } from "../../support/discord/validate.ts";
import { openMetWorld, replyOf } from "../../support/discord/world.ts";
import { runUntil as runProgram } from "../../support/listening-program.ts";

/** Opens what listens in Discord. */
const openingAt = (url: string, shards: number): string => `
import { openDiscordApp } from "./src/channels/discord/app.ts";
const app = await openDiscordApp({
  ...{ ...common, opensForm: () => false, suggest: async () => [], newId: () => "" },
  settings: { token: "${DISCORD_TOKEN}", url: "${url}", guild: undefined, shards: ${shards} },
});
`;

const runUntil = (platform: DiscordPlatform, holds: () => boolean, then?: () => void, shards = 1) =>
  runProgram(openingAt(platform.address, shards), platform, holds, then);

describe("the process ends well", () => {
  test.for<[what: string, then: (platform: DiscordPlatform) => void]>([
    ["while it is connected", () => {}],
    ["while it comes back", ({ gateway }) => gateway.renew()],
    ["while Discord is gone", ({ gateway }) => gateway.drop()],
    ["while Discord is mute", ({ gateway }) => void Object.assign(gateway, { isDeaf: true })],
  ])("%s", async ([, then]) => {
    await using platform = await openDiscordPlatform();
    const { gateway } = platform;
    const ended = await runUntil(
      platform,
      () => gateway.identified.length === 1,
      () => then(platform),
    );
    expect(ended).toEqual({ code: 0, written: "ouvert\n" });
    await platform.until(() => gateway.open.size === 0);
  });

  test("while Discord neither greets nor answers farewells", async () => {
    await using platform = await openDiscordPlatform();
    platform.gateway.isDeaf = true;
    const ended = await runUntil(platform, () => platform.gateway.open.size === 1);
    expect(ended).toEqual({ code: 0, written: "ouvert\n" });
  });

  test("while Discord takes the call and does not pick up", async () => {
    await using platform = await openDiscordPlatform();
    platform.gateway.isMute = true;
    const ended = await runUntil(platform, () => platform.gateway.opened === 1);
    expect(ended).toEqual({ code: 0, written: "ouvert\n" });
  });

  test.for(["GET /applications/@me", "GET /gateway/bot"])(
    "while Discord does not answer at all (%s)",
    async (route) => {
      await using platform = await openDiscordPlatform();
      platform.script(route, { status: -1 });
      const ended = await runUntil(platform, () => platform.asked.some((each) => each.route === route));
      expect(ended).toEqual({ code: 0, written: "ouvert\n" });
    },
  );

  test("while one of its shards waits for its turn, and another is mute", async () => {
    await using platform = await openDiscordPlatform();
    const { gateway } = platform;
    const mute = (): void => void Object.assign(gateway, { isDeaf: true });
    const ended = await runUntil(platform, () => gateway.identified.length === 1, mute, 6);
    expect(ended).toEqual({ code: 0, written: "ouvert\n" });
    expect(gateway.identified).toHaveLength(1);
  });

  test("while it waits to try again", async () => {
    await using platform = await openDiscordPlatform();
    platform.script("GET /applications/@me", { status: 401, code: 0 });
    expect(await runUntil(platform, () => platform.asked.length > 0)).toMatchObject({ code: 0 });
  });
});

test("what is under way is answered before it ends, and nothing is heard meanwhile", async () => {
  const slow = Promise.withResolvers<void>();
  const world = await openMetWorld({
    async handle() {
      await slow.promise;
      return [replyOf("Réponse")];
    },
    // Far more than it takes.
    limits: { drain: 1_000_000 },
  });
  const { platform } = world;
  world.act(command(platform, "demander", textOptions({ question: "A" })));
  await platform.until(() => platform.callbacks.length === 1);
  const closed = world[Symbol.asyncDispose]();
  await platform.until(() => platform.gateway.open.size === 0);
  world.act(command(platform, "demander", textOptions({ question: "B" })));
  slow.resolve();
  await closed;
  expect(platform.stored.map(({ body }) => textsOf(body))).toEqual([["Réponse"]]);
  expect(world.heard).toHaveLength(1);
});

test("what takes too long is given up, and nobody is waited for", async () => {
  const world = await openMetWorld({ handle: () => new Promise(() => {}) });
  world.act(command(world.platform, "demander", textOptions({ question: "A" })));
  await world.platform.until(() => world.heard.length === 1);
  await world[Symbol.asyncDispose]();
  expect(world.heard).toHaveLength(1);
});
