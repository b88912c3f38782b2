import { afterEach, beforeEach, expect, test } from "vitest";
import { openDiscordChannel } from "../../src/channels/discord/channel.ts";
import { openDiscord } from "../../src/channels/discord/client.ts";
import { layoutOf } from "../../src/channels/discord/layout.ts";
import { type DiscordPlatform, type DiscordPlay, openDiscordPlatform } from "../support/discord/platform.ts";
import { CHANNEL_ID, DISCORD_TOKEN, FORUM_ID } from "../support/discord/things.ts";
import { textsOf } from "../support/discord/validate.ts";
import { messagesOf, openOutbox, plan } from "../support/outbox.ts";
import { PLACES, type Place } from "../support/stores.ts";

const MINUTE = 60_000;
const SQLITE = PLACES.find(({ name }) => name === "SQLite") as Place;
/** Requests that hang are given up soon. */
const LIMITS = { answered: 400, settled: 30_000 };

let platform: DiscordPlatform;
beforeEach(async () => {
  platform = await openDiscordPlatform();
});
afterEach(() => platform[Symbol.asyncDispose]());

const channelOf = (discord: string) =>
  openDiscordChannel(
    { id: "equipe", discord, layout: "embeds" },
    openDiscord({ token: DISCORD_TOKEN, url: platform.address }),
  );

const LOST: [string, DiscordPlay][] = [
  ["a connection that is cut after Discord stored it", { status: 0, stores: true }],
  ["no answer in time after Discord stored it", { status: -1, stores: true }],
  ["an error 502 after Discord stored it", { status: 502, stores: true }],
  ["a connection that is cut", { status: 0 }],
];
/** Discord knows a nonce for a while, and then no more. The second request finds no thread, which the third is posted in. */
const WINDOWS = [
  ["inside", 300_000],
  ["beyond", -1],
] as const;

test.for(
  LOST.flatMap(([what, play]) =>
    WINDOWS.flatMap(([side, window]) => [1, 3].map((request) => ({ what, play, side, window, request }))),
  ),
)(
  "an edition in embeds arrives once, $side the nonce’s window, where request $request is answered by $what",
  async ({ play, window, request }) => {
    platform.nonceWindow = window;
    await using outbox = await openOutbox(SQLITE, LIMITS);
    const postman = outbox.hire("a");
    await plan(postman, outbox.database, {
      channel: "equipe",
      subject: "edition/2025-12-24",
      messages: messagesOf("É"),
    });
    platform.script("POST /channels/ID/messages", ...Array<DiscordPlay>(request - 1).fill({ stores: true }), play);
    for (let left = 5; left > 0; left -= 1) {
      await postman.deliver([channelOf(CHANNEL_ID)]);
      outbox.time.now += MINUTE;
    }
    expect(platform.stored.map(({ body }) => textsOf(body))).toEqual([["É 1"], ["É 2"], ["É 3"]]);
    expect(platform.stored.map(({ body }) => layoutOf(body))).toEqual(["embeds", "embeds", "embeds"]);
    const [first] = platform.stored;
    expect(platform.stored.map(({ channel }) => channel)).toEqual([CHANNEL_ID, first?.id, first?.id]);
    expect(postman.notices).toEqual([]);
  },
);

test("a post of a forum in embeds is there once, though its answer is lost", async () => {
  await using outbox = await openOutbox(SQLITE, LIMITS);
  const postman = outbox.hire("a");
  await plan(postman, outbox.database, { channel: "equipe", subject: "edition/2025-12-24", messages: messagesOf("É") });
  platform.script("POST /channels/ID/threads", { status: 0, stores: true });
  for (let left = 5; left > 0; left -= 1) {
    await postman.deliver([channelOf(FORUM_ID)]);
    outbox.time.now += MINUTE;
  }
  expect(platform.stored.map(({ body }) => textsOf(body))).toEqual([["É 1"], ["É 2"], ["É 3"]]);
});
