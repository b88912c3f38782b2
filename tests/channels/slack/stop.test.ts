import { describe, expect, test } from "vitest";
import { runUntil as runProgram } from "../../support/listening-program.ts";
import { APP_TOKEN } from "../../support/slack/listening.ts";
import { command, mention } from "../../support/slack/payloads.ts";
import { openMetWorld, replyOf } from "../../support/slack/world.ts";
import { openSlackPlatform, SLACK_TOKEN, type SlackPlatform } from "../../support/slack-platform.ts";

/** Opens what listens in Slack. */
const openingAt = (url: string): string => `
import { openSlackApp } from "./src/channels/slack/app.ts";
const app = await openSlackApp({
  ...common,
  settings: { token: "${SLACK_TOKEN}", url: "${url}", listening: { kind: "socket", appToken: "${APP_TOKEN}" } },
});
`;

const runUntil = (platform: SlackPlatform, holds: () => boolean, then?: () => void) =>
  runProgram(openingAt(platform.address), platform, holds, then);

describe("the process ends well", () => {
  test("while its socket is open", async () => {
    await using platform = await openSlackPlatform();
    const { socket } = platform;
    const ended = await runUntil(
      platform,
      () => socket.open.size === 1,
      () => {},
    );
    expect(ended).toEqual({ code: 0, written: "ouvert\n" });
    expect(socket.open.size).toBe(0);
  });

  test("while its socket is renewed", async () => {
    await using platform = await openSlackPlatform();
    const { socket } = platform;
    const ended = await runUntil(
      platform,
      () => socket.open.size === 1,
      () => socket.refresh(),
    );
    expect(ended.code).toBe(0);
    await platform.until(() => socket.open.size === 0);
  });

  test("while Slack neither greets nor answers farewells", async () => {
    await using platform = await openSlackPlatform();
    platform.socket.isDeaf = true;
    const ended = await runUntil(
      platform,
      () => platform.socket.open.size === 1,
      () => {},
    );
    expect(ended).toEqual({ code: 0, written: "ouvert\n" });
    await platform.until(() => platform.socket.open.size === 0);
  });

  test("while Slack does not answer at all", async () => {
    await using platform = await openSlackPlatform();
    platform.script("apps.connections.open", { status: -1 });
    const isAsked = () => platform.asked.some(({ method }) => method === "apps.connections.open");
    expect(await runUntil(platform, isAsked, () => {})).toEqual({ code: 0, written: "ouvert\n" });
  });

  test("while it waits to try again", async () => {
    await using platform = await openSlackPlatform();
    platform.script("auth.test", { error: "invalid_auth" });
    const isAsked = () => platform.asked.length > 0;
    expect(await runUntil(platform, isAsked, () => {})).toMatchObject({ code: 0 });
  });
});

test("what is under way is answered before it ends, and nothing is heard meanwhile", async () => {
  const slow = Promise.withResolvers<void>();
  const world = await openMetWorld("http", {
    async handle() {
      await slow.promise;
      return [replyOf("Réponse")];
    },
    // Far more than it takes.
    limits: { drain: 1_000_000 },
  });
  const { platform } = world;
  await world.deliver("slash_commands", command(platform, "/demander", "A"));
  const closed = world[Symbol.asyncDispose]();
  await expect(world.deliver("slash_commands", command(platform, "/demander", "B"))).rejects.toThrow("503");
  slow.resolve();
  await closed;
  expect(platform.responded.map(({ body }) => body.text)).toEqual(["Réponse"]);
  expect(world.heard).toHaveLength(1);
});

test("what takes too long is given up, and nobody is waited for", async () => {
  const world = await openMetWorld("socket", { handle: () => new Promise(() => {}) });
  await world.deliver("events_api", mention("A"));
  await world[Symbol.asyncDispose]();
  expect(world.heard).toHaveLength(1);
});
