import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Channel } from "../../../src/channels/channel.ts";
import { wordOf } from "../../../src/channels/slack/answers.ts";
import { openSlackChannel } from "../../../src/channels/slack/channel.ts";
import { openWorkspaces } from "../../../src/channels/slack/workspaces.ts";
import { installationMigrations, openInstallationStore } from "../../../src/channels/store.ts";
import { openDatabase } from "../../../src/lib/database.ts";
import { Failure } from "../../../src/lib/failure.ts";
import { openSeal } from "../../../src/lib/seal.ts";
import { messageOf } from "../../support/outbox.ts";
import {
  openSlackPlatform,
  SLACK_TOKEN,
  type SlackPlatform,
  type SlackPlay,
  textsOf,
} from "../../support/slack-platform.ts";

let platform: SlackPlatform;
beforeEach(async () => {
  platform = await openSlackPlatform();
});
afterEach(() => platform[Symbol.asyncDispose]());

const openChannel = (slack = "C1", token = SLACK_TOKEN, url = platform.address): Channel =>
  openSlackChannel({ id: "equipe", slack }, openWorkspaces({ token, url }));

const posting = (key = "k", parent: string | null = null, stop = new AbortController().signal) => ({
  ...{ key, parent, stop, subject: "edition/2025-12-24" },
});
const search = (parent: string | null = null, since = 0) => ({ parent, since, stop: new AbortController().signal });

/** What an answer says of what went wrong. */
const troubleOf = (answer: unknown): unknown => (answer instanceof Failure ? answer.trouble : answer);

describe("a message", () => {
  test("is posted once, with its key, plain and in blocks, and shows nothing of what it leads to", async () => {
    const channel = openChannel();
    const ts = await channel.post(messageOf("Bonjour <!channel>"), posting());
    const reply = await channel.post(messageOf("Suite"), posting("l", String(ts)));
    expect(platform.stored.map(({ key, thread, text }) => [key, thread, text])).toEqual([
      ["k", undefined, "Bonjour &lt;!channel&gt;"],
      ["l", ts, "Suite"],
    ]);
    expect(platform.stored.map((each) => each.ts)).toEqual([ts, reply]);
    const [{ form } = { form: {} }] = platform.asked;
    expect(form).toMatchObject({ unfurl_links: "false", unfurl_media: "false", parse: "none", link_names: "false" });
  });

  test("is found by its key, pages back, in the channel and in its thread", async () => {
    const channel = openChannel();
    const ts = String(await channel.post(messageOf("A"), posting("a")));
    const replies = [];
    for (const key of ["r1", "r2", "r3", "r4", "r5"])
      replies.push(await channel.post(messageOf(key), posting(key, ts)));
    for (const key of ["b", "c", "d", "e"]) await channel.post(messageOf(key), posting(key));
    expect(await channel.find("a", search())).toBe(ts);
    expect(await channel.find("r5", search(ts))).toBe(replies.at(-1));
    expect([await channel.find("r5", search()), await channel.find("z", search(ts))]).toEqual([undefined, undefined]);
    expect(platform.asked.filter(({ form }) => form["cursor"] !== undefined).length).toBeGreaterThan(2);
  });

  test("is looked for since an instant, an hour before it, for clocks that differ", async () => {
    const channel = openChannel();
    const ts = await channel.post(messageOf("A"), posting("a"));
    const at = Number(ts) * 1000;
    expect(await channel.find("a", search(null, at + 3_500_000))).toBe(ts);
    expect(await channel.find("a", search(null, at + 3_700_000))).toBeUndefined();
  });

  test("is in no thread that is not there", async () => {
    expect(await openChannel().find("a", search("1.1"))).toBeUndefined();
  });

  test("is replaced", async () => {
    const channel = openChannel();
    const ts = String(await channel.post(messageOf("Avant"), posting()));
    expect(await channel.update(ts, messageOf("Après"), new AbortController().signal)).toBeUndefined();
    expect(platform.stored.map(({ text, blocks }) => [text, ...blocks.flatMap(textsOf)])).toEqual([["Après", "Après"]]);
  });
});

describe("the address of a message", () => {
  test("is that of its workspace, which is asked once", async () => {
    const workspaces = openWorkspaces({ token: SLACK_TOKEN, url: platform.address });
    const [one, other] = ["C1", "C2"].map((slack) => openSlackChannel({ id: slack, slack }, workspaces));
    expect(await Promise.all([one?.link?.("1766561400.000100"), other?.link?.("2.1")])).toEqual([
      "https://exemple.slack.com/archives/C1/p1766561400000100",
      "https://exemple.slack.com/archives/C2/p21",
    ]);
    await one?.link?.("3.1");
    expect(platform.asked.map(({ method }) => method)).toEqual(["auth.test"]);
  });

  test.for<[what: string, play: SlackPlay]>([
    ["is away", { status: 503 }],
    ["shows a page", { page: "<html>" }],
    ["refuses", { error: "invalid_auth" }],
  ])("is unknown while Slack %s, and asked again", async ([, play]) => {
    platform.script("auth.test", play);
    const channel = openChannel();
    expect(await channel.link?.("1.1")).toBeUndefined();
    expect(await channel.link?.("1.1")).toBe("https://exemple.slack.com/archives/C1/p11");
  });

  test.for(["javascript:alert(1)//", "https://exemple.slack.com/?x=", ""])(
    "is none where Slack says « %s »",
    async (url) => {
      platform.installed.set(SLACK_TOKEN, { team: "E", team_id: "T1", user: "vigie", user_id: "UVIGIE", url });
      expect(await openChannel().link?.("1.1")).toBeUndefined();
    },
  );
});

describe("in a workspace that installed Vigie", () => {
  const T2 = "xoxb-de-T2";

  test("a message goes by its token, as soon as it has it and for as long", async () => {
    await using opened = await openDatabase(":memory:", installationMigrations);
    const installations = openInstallationStore(opened.database, "slack", openSeal("k".repeat(32)));
    platform.installed.set(T2, { team: "2", team_id: "T2", user: "v", user_id: "U", url: "https://deux.slack.com/" });
    const application = { clientId: "", clientSecret: "", stateSecret: "" };
    const workspaces = openWorkspaces({ application, installations, url: platform.address });
    const channel = openSlackChannel({ id: "equipe", slack: "T2/C1" }, workspaces);
    const closed = { code: "channel-closed", channel: "equipe", reason: "not-installed" };
    expect(troubleOf(await channel.post(messageOf("A"), posting()))).toEqual(closed);
    expect([await channel.link?.("1.1"), troubleOf(await channel.find("k", search()))]).toEqual([undefined, closed]);
    expect(platform.asked).toEqual([]);

    await installations.keep("T2", { token: T2, botUserId: "U", name: "2" }, 1);
    const ts = String(await channel.post(messageOf("A"), posting()));
    expect(await channel.find("k", search())).toBe(ts);
    expect(await channel.update(ts, messageOf("B"), AbortSignal.timeout(10_000))).toBeUndefined();
    expect(await channel.link?.("1.1")).toBe("https://deux.slack.com/archives/C1/p11");
    expect(new Set(platform.asked.map(({ token, form }) => `${token} ${form["channel"] ?? "C1"}`))).toEqual(
      new Set([`${T2} C1`]),
    );

    await installations.remove("T2");
    expect(troubleOf(await channel.post(messageOf("C"), posting("l")))).toEqual(closed);
    // What stands there is not what Vigie keeps.
    await installations.keep("T2", { jeton: T2 }, 2);
    expect(troubleOf(await channel.post(messageOf("C"), posting("l")))).toEqual(closed);
  });
});

describe("what goes wrong", () => {
  const busy = (reason: string, stored: string, seconds: number | null = null) => ({
    ...{ code: "channel-busy", channel: "equipe", reason, seconds, stored },
  });
  const closed = (reason: string) => ({ code: "channel-closed", channel: "equipe", reason });
  const refused = (reason: string) => ({ code: "message-refused", channel: "equipe", reason });

  test.for<[what: string, play: SlackPlay, trouble: object]>([
    ["too many messages, and for how long", { status: 429, seconds: 30 }, busy("rate", "no", 30)],
    ["too many messages", { status: 429 }, busy("rate", "no")],
    ["too many messages, politely", { error: "ratelimited" }, busy("rate", "no")],
    ["an error", { status: 503 }, busy("503", "unknown")],
    ["a page", { page: "<html>Maintenance</html>" }, busy("other", "unknown")],
    ["a fault of its own", { error: "fatal_error" }, busy("other", "unknown")],
    ["a word that nobody knows", { error: "nouveau" }, busy("other", "unknown")],
    ["a connection that is cut", { status: 0 }, busy("ECONNRESET", "unknown")],
    ["a channel that is not there", { error: "channel_not_found" }, closed("deleted")],
    ["an archived channel", { error: "is_archived" }, closed("archived")],
    ["no invitation", { error: "not_in_channel" }, closed("not-invited")],
    ["a right that is missing", { error: "missing_scope" }, closed("no-rights")],
    ["a channel where few may write", { error: "restricted_action" }, closed("no-rights")],
    ["a token that was revoked", { error: "token_revoked" }, closed("token")],
    ["a token that is none", { error: "invalid_auth" }, closed("token")],
  ])("is told apart: %s", async ([, play, trouble]) => {
    platform.script("chat.postMessage", play);
    const answer = await openChannel().post(messageOf("A"), posting());
    expect(troubleOf(answer)).toEqual(trouble);
    // Nothing is tried again by the client.
    expect(platform.asked).toHaveLength(1);
  });

  test.for<[error: string, reason: string]>([
    ["msg_too_long", "too-long"],
    ["msg_blocks_too_long", "too-long"],
    ["invalid_blocks", "malformed"],
    ["cannot_reply_to_message", "malformed"],
  ])("is a message refused (%s): it goes once more, in plain text, and then is given up", async ([error, reason]) => {
    platform.script("chat.postMessage", { error }, { error }, { error });
    expect(troubleOf(await openChannel().post(messageOf("A *b*"), posting()))).toEqual(refused(reason));
    expect(platform.asked).toHaveLength(2);
    platform.script("chat.postMessage", { error });
    expect(await openChannel().post(messageOf("A *b*"), posting("k"))).toBe(platform.stored[0]?.ts);
    expect(platform.stored).toMatchObject([{ text: "A *b*", blocks: [], key: "k" }]);
    expect(platform.asked.at(-1)?.form).toMatchObject({ mrkdwn: "false" });
  });

  test("is told apart: a look-up without the right to read", async () => {
    platform.scopes = ["chat:write"];
    expect(troubleOf(await openChannel().find("a", search()))).toEqual(closed("no-history"));
  });

  test("is told apart: a channel and a token that the platform does not have", async () => {
    expect(troubleOf(await openChannel("C2").post(messageOf("A"), posting()))).toEqual(closed("deleted"));
    expect(troubleOf(await openChannel("C1", "xoxb-autre").post(messageOf("A"), posting()))).toEqual(closed("token"));
  });

  test.for([
    ["what Slack said", { data: { error: "not_in_channel" } }, "not_in_channel"],
    ["the status, where it said nothing", { statusCode: 503 }, "503"],
    ["the network's", { original: { cause: { code: "ECONNRESET" } } }, "ECONNRESET"],
    ["its name", new TypeError("https://hooks.slack.com/T1/secret"), "TypeError"],
  ] as const)("is a word in the log: %s", ([, error, word]) => {
    expect(wordOf(error)).toBe(word);
  });

  test("is told apart: nobody there", async () => {
    const closedPlatform = await openSlackPlatform();
    await closedPlatform[Symbol.asyncDispose]();
    const answer = await openChannel("C1", SLACK_TOKEN, closedPlatform.address).post(messageOf("A"), posting());
    expect(troubleOf(answer)).toEqual(busy("ECONNREFUSED", "no"));
  });

  test("is given up when it is told to, and the message may be there", async () => {
    platform.script("chat.postMessage", { status: -1, stores: true });
    const answer = await openChannel().post(messageOf("A"), posting("k", null, AbortSignal.timeout(200)));
    expect(troubleOf(answer)).toMatchObject({ code: "channel-busy", stored: "unknown" });
    expect(platform.stored).toHaveLength(1);
  });
});
