import { afterEach, beforeEach, expect, test } from "vitest";
import type { Channel } from "../../src/channels/channel.ts";
import { openSlackChannel } from "../../src/channels/slack/channel.ts";
import { openWorkspaces } from "../../src/channels/slack/workspaces.ts";
import { messagesOf, openOutbox, plan } from "../support/outbox.ts";
import { openSlackPlatform, SLACK_TOKEN, type SlackPlatform, type SlackPlay } from "../support/slack-platform.ts";
import { PLACES, type Place } from "../support/stores.ts";

const MINUTE = 60_000;
const SQLITE = PLACES.find(({ name }) => name === "SQLite") as Place;
/** Requests that hang are given up soon. */
const LIMITS = { answered: 400, settled: 30_000 };

let platform: SlackPlatform;
beforeEach(async () => {
  platform = await openSlackPlatform();
});
afterEach(() => platform[Symbol.asyncDispose]());

const channelOf = (id: string, slack: string): Channel =>
  openSlackChannel({ id, slack }, openWorkspaces({ token: SLACK_TOKEN, url: platform.address }));

/** An edition of three messages for a channel of Slack. */
async function openEdition() {
  const outbox = await openOutbox(SQLITE, LIMITS);
  const postman = outbox.hire("a");
  await plan(postman, outbox.database, { channel: "equipe", subject: "edition/2025-12-24", messages: messagesOf("É") });
  return {
    ...{ outbox, postman },
    async work(minutes: number, channels = [channelOf("equipe", "C1")]) {
      for (let left = minutes; left > 0; left -= 1) {
        await postman.deliver(channels);
        outbox.time.now += MINUTE;
      }
    },
    [Symbol.asyncDispose]: () => outbox[Symbol.asyncDispose](),
  };
}

const texts = (channel = "C1"): string[] =>
  platform.stored.filter((each) => each.channel === channel).map(({ text }) => text);

const LOST: [string, SlackPlay][] = [
  ["a connection that is cut after Slack stored it", { status: 0, stores: true }],
  ["no answer in time after Slack stored it", { status: -1, stores: true }],
  ["an error 502 after Slack stored it", { status: 502, stores: true }],
  ["a fault of Slack after it stored it", { error: "fatal_error", stores: true }],
  ["a connection that is cut", { status: 0 }],
  ["no answer in time", { status: -1 }],
  ["too many messages, and says for how long", { status: 429, seconds: 3 }],
  ["too many messages", { status: 429 }],
  ["a page of maintenance", { page: "<html>Maintenance</html>" }],
];
const OK: SlackPlay = { stores: true };

test.for(LOST.flatMap(([what, play]) => [1, 2].map((part) => ({ what, play, part }))))(
  "an edition arrives once, whole and in its thread, where Slack answers message $part by $what",
  async ({ play, part }) => {
    await using edition = await openEdition();
    platform.script("chat.postMessage", ...Array<SlackPlay>(part - 1).fill(OK), play, play);
    await edition.work(5);
    expect(texts()).toEqual(["É 1", "É 2", "É 3"]);
    const [first] = platform.stored;
    expect(platform.stored.map(({ thread }) => thread)).toEqual([undefined, first?.ts, first?.ts]);
    expect(edition.postman.notices).toEqual([]);
  },
);

test("a worker that dies once Slack has a message leaves it to be found, and nothing is sent twice", async () => {
  await using outbox = await openOutbox(SQLITE, LIMITS);
  const settle = () => Promise.reject(new Error("killed"));
  const dying = outbox.hire("a", (store) => ({ ...store, settle }));
  await plan(dying, outbox.database, { channel: "equipe", subject: "edition/2025-12-24", messages: messagesOf("É") });
  const channel = channelOf("equipe", "C1");
  await expect(dying.deliver([channel])).rejects.toThrow("killed");
  expect(texts()).toEqual(["É 1"]);
  outbox.gone.add("a");
  const other = outbox.hire("b");
  for (let left = 3; left > 0; left -= 1) {
    await other.deliver([channel]);
    outbox.time.now += MINUTE;
  }
  expect(texts()).toEqual(["É 1", "É 2", "É 3"]);
  expect(platform.asked.filter(({ method }) => method === "conversations.history")).not.toEqual([]);
});

test("what Slack asks to wait for is waited for, and keeps no other channel waiting", async () => {
  await using edition = await openEdition();
  const [equipe, autre] = [channelOf("equipe", "C1"), channelOf("autre", "C2")];
  platform.script("chat.postMessage", { status: 429, seconds: 600 });
  await edition.work(1, [equipe]);
  const other = { channel: "autre", subject: "edition/2025-12-24", messages: messagesOf("A", 1) };
  await plan(edition.postman, edition.outbox.database, other);
  platform.channels.set("C2", undefined);
  await edition.work(8, [equipe, autre]);
  expect([texts("C1"), texts("C2"), platform.asked.length]).toEqual([[], ["A 1"], 2]);
  await edition.work(3, [equipe, autre]);
  expect(texts("C1")).toEqual(["É 1", "É 2", "É 3"]);
});

test("a channel that Vigie is not invited to is suspended, said once, and goes on when she is", async () => {
  await using edition = await openEdition();
  platform.channels.set("C1", "not_in_channel");
  await edition.work(5);
  platform.channels.set("C1", undefined);
  await edition.work(15);
  expect(texts()).toEqual(["É 1", "É 2", "É 3"]);
  const trouble = { code: "channel-closed", channel: "equipe", reason: "not-invited" };
  expect(edition.postman.notices).toEqual([
    { kind: "suspended", channel: "equipe", trouble },
    { kind: "resumed", channel: "equipe" },
  ]);
});

test("a token that is revoked in the middle of an edition suspends its channel, said once, and nothing is tried again soon", async () => {
  await using edition = await openEdition();
  platform.script("chat.postMessage", OK, { error: "token_revoked" }, { error: "token_revoked" });
  await edition.work(8);
  const posts = () => platform.asked.filter(({ method }) => method === "chat.postMessage").length;
  expect([texts(), posts()]).toEqual([["É 1"], 2]);
  await edition.work(30);
  expect(texts()).toEqual(["É 1", "É 2", "É 3"]);
  const trouble = { code: "channel-closed", channel: "equipe", reason: "token" };
  expect(edition.postman.notices).toEqual([
    { kind: "suspended", channel: "equipe", trouble },
    { kind: "resumed", channel: "equipe" },
  ]);
});

test("a channel that Vigie is not invited to for a whole day has the next edition once she is", async () => {
  await using edition = await openEdition();
  platform.channels.set("C1", "not_in_channel");
  await edition.work(1);
  edition.outbox.time.now += 24 * 60 * MINUTE;
  platform.channels.set("C1", undefined);
  const next = { channel: "equipe", subject: "edition/2025-12-25", messages: messagesOf("N") };
  await plan(edition.postman, edition.outbox.database, next);
  await edition.work(5);
  expect(texts()).toEqual(["N 1", "N 2", "N 3"]);
  expect(edition.outbox.unsent).toEqual(["equipe edition/2025-12-24"]);
});
