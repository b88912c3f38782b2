import { spawn } from "node:child_process";
import { once } from "node:events";
import process from "node:process";
import { describe, expect, test } from "vitest";
import { command, textOptions } from "../../support/discord/payloads.ts";
import { type DiscordPlatform, openDiscordPlatform } from "../../support/discord/platform.ts";
import { DISCORD_TOKEN } from "../../support/discord/things.ts";
import { textsOf } from "../../support/discord/validate.ts";
import { openMetWorld, replyOf } from "../../support/discord/world.ts";

/** A program that listens in Discord until it is told to stop. */
const programOf = (url: string, shards: number): string => `
import { openDiscordApp } from "./src/channels/discord/app.ts";
import { openLog } from "./src/lib/log.ts";
import { pause } from "./src/lib/timing.ts";
const app = await openDiscordApp({
  settings: { token: "${DISCORD_TOKEN}", url: "${url}", guild: undefined, shards: ${shards} },
  handle: async () => [], opensForm: () => false, suggest: async () => [], hear: async () => true, isFollowed: async () => false,
  channels: () => [], tell: ({ kind }) => process.stdout.write(kind + "\\n"),
  log: openLog("silent", () => {}, Date.now, "essai"), clock: Date.now, pause,
});
process.stdout.write("ouvert\\n");
process.stdin.once("data", async () => {
  await app[Symbol.asyncDispose]();
  process.stdin.destroy();
});
`;

/** Milliseconds: Discord's own client would wait thirty seconds for a farewell. */
const LATE = 15_000;

/** Runs it until something holds of Discord, does what is to be done there, and stops it. */
async function runUntil(platform: DiscordPlatform, holds: () => boolean, then: () => void = () => {}, shards = 1) {
  const child = spawn(process.execPath, ["--input-type=module", "--eval", programOf(platform.address, shards)]);
  const timer = setTimeout(() => child.kill("SIGKILL"), LATE);
  const written: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => written.push(String(chunk)));
  await once(child.stdout, "data");
  await platform.until(holds);
  then();
  child.stdin.write("fini\n");
  const [code] = await once(child, "exit");
  clearTimeout(timer);
  return { code, written: written.join("") };
}

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
