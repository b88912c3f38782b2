import { createHash } from "node:crypto";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Channel } from "../../../src/channels/channel.ts";
import { openDiscordChannel } from "../../../src/channels/discord/channel.ts";
import { openDiscord } from "../../../src/channels/discord/client.ts";
import { type Layout, layoutOf } from "../../../src/channels/discord/layout.ts";
import { hasMark, markOf, withMark } from "../../../src/channels/discord/mark.ts";
import type { Message } from "../../../src/channels/message.ts";
import { Failure } from "../../../src/lib/failure.ts";
import { type DiscordPlatform, type DiscordPlay, openDiscordPlatform } from "../../support/discord/platform.ts";
import { CHANNEL_ID, DISCORD_TOKEN, FORUM_ID, GUILD_ID } from "../../support/discord/things.ts";
import { textsOf } from "../../support/discord/validate.ts";

let platform: DiscordPlatform;
beforeEach(async () => {
  platform = await openDiscordPlatform();
});
afterEach(() => platform[Symbol.asyncDispose]());

const messageOf = (text: string): Message => [{ kind: "paragraph", spans: [{ text }] }];

const openChannel = (discord = CHANNEL_ID, token = DISCORD_TOKEN, url = platform.address, layout?: Layout): Channel =>
  openDiscordChannel({ id: "equipe", discord, layout }, openDiscord({ token, url }));

/** A key as deliveries have it. */
const keyOf = (name: string): string => createHash("sha256").update(name).digest("base64url").slice(0, 24);

const GONE = "1390000000000000999";
const SUBJECT = "edition/2025-12-24";
const posting = (name = "k", parent: string | null = null, stop = new AbortController().signal) => ({
  ...{ key: keyOf(name), parent, stop, subject: SUBJECT },
});
const search = (parent: string | null = null, since = 0) => ({ parent, since, stop: new AbortController().signal });

/** What an answer says of what went wrong. */
const troubleOf = (answer: unknown): unknown => (answer instanceof Failure ? answer.trouble : answer);

const storedIn = () => platform.stored.map(({ channel, body }) => [channel, ...textsOf(body)]);

const LAYOUTS = ["components", "embeds"] as const;

describe.for(LAYOUTS)("a message in %s", (layout) => {
  const open = (discord?: string): Channel => openChannel(discord, undefined, undefined, layout);

  test("is posted once, with its key, and calls nobody", async () => {
    const name = String(await open().post(messageOf("Bonjour"), posting()));
    const [stored = expect.fail("Nothing was posted.")] = platform.stored;
    expect(name).toBe(`${CHANNEL_ID}/${stored.id}`);
    expect(stored.body).toMatchObject({ nonce: keyOf("k"), enforce_nonce: true, allowed_mentions: { parse: [] } });
    expect(storedIn()).toEqual([[CHANNEL_ID, "Bonjour"]]);
    expect(layoutOf(stored.body)).toBe(layout);
  });

  test("is answered in a thread that is opened once, by the name of its day", async () => {
    const channel = open();
    const first = String(await channel.post(messageOf("Veille"), posting("a")));
    for (const name of ["b", "c"]) await channel.post(messageOf(name), posting(name, first));
    const thread = first.split("/")[1] ?? "";
    expect(storedIn()).toEqual([
      [CHANNEL_ID, "Veille"],
      [thread, "b"],
      [thread, "c"],
    ]);
    expect(platform.channels.get(thread)).toMatchObject({ parent: CHANNEL_ID, name: "Veille du 24 décembre" });
  });

  test("is answered in a thread that somebody opens meanwhile", async () => {
    const channel = open();
    const first = String(await channel.post(messageOf("Veille"), posting("a")));
    const thread = first.split("/")[1] ?? "";
    platform.script("POST /channels/ID/messages", { status: 404, code: 10003 });
    platform.channels.set(thread, { type: 11, parent: CHANNEL_ID });
    expect(await channel.post(messageOf("b"), posting("b", first))).toMatch(`${thread}/`);
  });

  test("is posted once more within a few minutes, and is there once", async () => {
    const channel = open();
    const first = await channel.post(messageOf("A"), posting());
    expect(await channel.post(messageOf("A"), posting())).toBe(first);
    platform.later(platform.nonceWindow);
    expect(await channel.find(keyOf("k"), search())).toBe(first);
    expect(platform.stored).toHaveLength(1);
  });

  test("is found by its key once the settings have it shown otherwise", async () => {
    const other = layout === "embeds" ? "components" : "embeds";
    const first = await open().post(messageOf("A"), posting());
    const changed = openChannel(undefined, undefined, undefined, other);
    expect(await changed.find(keyOf("k"), search())).toBe(first);
    expect(await changed.find(keyOf("z"), search())).toBeUndefined();
  });

  test("is found by its key, pages on, in the channel and in its thread", async () => {
    const channel = open();
    const first = String(await channel.post(messageOf("A"), posting("a")));
    const replies = [];
    for (const name of ["r1", "r2", "r3", "r4", "r5"])
      replies.push(await channel.post(messageOf(name), posting(name, first)));
    const others = [];
    for (const name of ["b", "c", "d", "e"]) others.push(await channel.post(messageOf(name), posting(name)));
    platform.keep(CHANNEL_ID, { content: "Quelqu’un d’autre" });
    expect(await channel.find(keyOf("a"), search())).toBe(first);
    expect(await channel.find(keyOf("e"), search())).toBe(others.at(-1));
    expect(await channel.find(keyOf("r5"), search(first))).toBe(replies.at(-1));
    expect(await channel.find(keyOf("r5"), search())).toBeUndefined();
    expect(await channel.find(keyOf("z"), search(first))).toBeUndefined();
  });

  test("is looked for since an instant, an hour before it, for clocks that differ", async () => {
    const channel = open();
    const first = await channel.post(messageOf("A"), posting("a"));
    const at = platform.now();
    expect(await channel.find(keyOf("a"), search(null, at + 3_500_000))).toBe(first);
    expect(await channel.find(keyOf("a"), search(null, at + 3_700_000))).toBeUndefined();
  });

  test("is in no thread that is not there", async () => {
    const first = platform.keep(CHANNEL_ID, { content: "A" });
    expect(await open().find(keyOf("a"), search(`${CHANNEL_ID}/${first.id}`))).toBeUndefined();
  });

  test("cannot be looked for where Discord shows none, though there are some", async () => {
    const channel = open();
    platform.mayRead = false;
    expect(await channel.find(keyOf("a"), search())).toBeUndefined();
    await channel.post(messageOf("A"), posting("a"));
    const trouble = { code: "channel-closed", channel: "equipe", reason: "no-history" };
    expect(troubleOf(await channel.find(keyOf("a"), search()))).toEqual(trouble);
  });

  test("is replaced, in its channel and in its thread", async () => {
    const channel = open();
    const first = String(await channel.post(messageOf("Avant"), posting("a")));
    const reply = String(await channel.post(messageOf("Suite"), posting("b", first)));
    for (const name of [first, reply])
      expect(await channel.update(name, messageOf("Après"), new AbortController().signal)).toBeUndefined();
    expect(storedIn().map(([, text]) => text)).toEqual(["Après", "Après"]);
  });

  test("has an address, once its channel is known", async () => {
    const channel = open(FORUM_ID);
    expect(await channel.link?.("1/2")).toBeUndefined();
    await channel.post(messageOf("A"), posting());
    expect(await channel.link?.("1/2")).toBe(`https://discord.com/channels/${GUILD_ID}/1/2`);
  });
});

describe.for(LAYOUTS)("a forum, in %s,", (layout) => {
  const open = (discord?: string): Channel => openChannel(discord, undefined, undefined, layout);

  test("has a post for each delivery, with its tag, and answers in it", async () => {
    const channel = open(FORUM_ID);
    const first = String(await channel.post([{ kind: "title", text: "Veille IA" }], posting("a")));
    await channel.post(messageOf("Suite"), posting("b", first));
    const [thread = "", message] = first.split("/");
    expect(message).toBe(thread);
    expect(platform.channels.get(thread)).toMatchObject({ parent: FORUM_ID, name: "Veille IA", tags: ["77"] });
    expect(storedIn()).toEqual([
      [thread, "Veille IA"],
      [thread, "Suite"],
    ]);
  });

  test.for([true, false])("finds its posts by their keys, archived or not (%s)", async (isArchived) => {
    const channel = open(FORUM_ID);
    const names = [];
    for (const name of ["a", "b"]) names.push(String(await channel.post(messageOf(name), posting(name))));
    for (const name of names) Object.assign(platform.channels.get(name.split("/")[0] ?? "") ?? {}, { isArchived });
    expect(await channel.find(keyOf("b"), search())).toBe(names[1]);
    expect(await channel.find(keyOf("z"), search())).toBeUndefined();
    expect(await channel.find(keyOf("a"), search(null, platform.now() + 4_000_000))).toBeUndefined();
  });

  test("whose post is gone takes no answer to it", async () => {
    const answer = await open(FORUM_ID).post(messageOf("Suite"), posting("b", `${GONE}/${GONE}`));
    expect(troubleOf(answer)).toMatchObject({ code: "message-refused" });
  });
});

describe("what goes wrong", () => {
  const busy = (reason: string, stored: string, seconds: number | null = null) => ({
    ...{ code: "channel-busy", channel: "equipe", reason, seconds, stored },
  });
  const closed = (reason: string) => ({ code: "channel-closed", channel: "equipe", reason });
  const refused = (reason: string) => ({ code: "message-refused", channel: "equipe", reason });
  const form = (code: string) => ({ components: { 0: { content: { _errors: [{ code, message: "Must be." }] } } } });

  test.for<[what: string, play: DiscordPlay, trouble: object]>([
    ["too many messages of ours", { status: 429, seconds: 30, scope: "user" }, busy("rate", "no", 31)],
    ["too many messages of all", { status: 429, seconds: 5, scope: "shared" }, busy("rate", "no", 6)],
    ["too many requests", { status: 429, seconds: 1, scope: "global" }, busy("rate", "no", 2)],
    ["too many messages, for who knows how long", { status: 429 }, busy("rate", "no")],
    ["too many requests, in a page", { status: 429, page: "<html>1015</html>" }, busy("rate", "no")],
    ["a slow channel", { status: 429, code: 20016, seconds: 9 }, busy("rate", "no", 10)],
    ["an error", { status: 503 }, busy("503", "unknown")],
    ["an error, in a page", { status: 502, page: "<html>502</html>" }, busy("502", "unknown")],
    ["a page", { status: 200, page: "<html>Maintenance</html>", stores: true }, busy("ZodError", "unknown")],
    ["an overload", { status: 400, code: 130000 }, busy("rate", "no")],
    ["a connection that is cut", { status: 0 }, busy("ECONNRESET", "unknown")],
    ["a channel that is gone", { status: 404, code: 10003 }, closed("deleted")],
    ["a channel that is not shown", { status: 403, code: 50001 }, closed("not-invited")],
    ["a right that is missing", { status: 403, code: 50013 }, closed("no-rights")],
    ["a refusal, in a page", { status: 403, page: "<html>Forbidden</html>" }, closed("no-rights")],
    ["a token that is none", { status: 401, code: 0 }, closed("token")],
    ["a text too long", { code: 50035, errors: form("BASE_TYPE_MAX_LENGTH") }, refused("too-long")],
    ["texts too long", { code: 50035, errors: form("COMPONENT_MAX_TOTAL_TEXT_EXCEEDED") }, refused("too-long")],
    ["a form that it does not know", { code: 50035, errors: form("UNION_TYPE_CHOICES") }, refused("malformed")],
    ["a message with nothing in it", { code: 50006 }, refused("malformed")],
    ["a request too large", { status: 413, code: 40005 }, refused("too-long")],
  ])("is told apart: %s", async ([, play, trouble]) => {
    const channel = openChannel();
    await channel.find(keyOf("a"), search());
    platform.asked.length = 0;
    platform.script("POST /channels/ID/messages", play);
    // The channel is looked at once, to know what it is.
    const answer = await channel.post(messageOf("A"), posting());
    expect(troubleOf(answer)).toEqual(trouble);
    // Nothing is tried again by the client.
    expect(platform.asked.filter(({ route }) => route.startsWith("POST"))).toHaveLength(1);
  });

  test("is told apart: a channel and a token that the platform does not have", async () => {
    expect(troubleOf(await openChannel("5").post(messageOf("A"), posting()))).toEqual(closed("deleted"));
    expect(troubleOf(await openChannel(CHANNEL_ID, "a.b.c").post(messageOf("A"), posting()))).toEqual(closed("token"));
  });

  test("is told apart: nobody there", async () => {
    const gone = await openDiscordPlatform();
    await gone[Symbol.asyncDispose]();
    const answer = await openChannel(CHANNEL_ID, DISCORD_TOKEN, gone.address).post(messageOf("A"), posting());
    expect(troubleOf(answer)).toEqual(busy("ECONNREFUSED", "no"));
  });

  test("is given up when it is told to, and the message may be there, and is found", async () => {
    const channel = openChannel();
    platform.script("POST /channels/ID/messages", { status: -1, stores: true });
    const answer = await channel.post(messageOf("A"), posting("k", null, AbortSignal.timeout(300)));
    expect(troubleOf(answer)).toMatchObject({ code: "channel-busy", stored: "unknown" });
    expect(await channel.find(keyOf("k"), search())).toBe(`${CHANNEL_ID}/${platform.stored[0]?.id}`);
  });
});

describe("a mark", () => {
  test("is a number that Discord takes, and does not give out, and is read back", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (key, other) => {
        const mark = markOf(key);
        const { components } = withMark({ components: [{ type: 10 }, { type: 10 }] }, key);
        expect(mark >= 2 ** 30 && mark < 2 ** 31 && Number.isInteger(mark)).toBe(true);
        expect([hasMark({ components }, key), hasMark({ components }, other)]).toEqual([true, markOf(other) === mark]);
      }),
    );
  });

  test("is in the address of the first of several embeds, which has no title", () => {
    const rendered = { components: [{ type: 1 }], embeds: [{ description: "a" }, { description: "b" }] };
    const marked = withMark(rendered, keyOf("k"));
    expect(marked).toEqual({
      components: [{ type: 1 }],
      embeds: [{ description: "a", url: `https://discord.com/#${keyOf("k")}` }, { description: "b" }],
    });
    expect([hasMark(marked, keyOf("k")), hasMark(marked, keyOf("l")), hasMark(rendered, keyOf("k"))]).toEqual([
      ...[true, false, false],
    ]);
    // As it is written again by whoever reads addresses.
    expect(URL.parse(marked.embeds[0]?.["url" as never] ?? "")?.href).toBe(`https://discord.com/#${keyOf("k")}`);
  });

  test("is in nothing where there is nothing to mark", () => {
    for (const rendered of [{ components: [] }, { components: [{ type: 1 }], embeds: [] }])
      expect(withMark(rendered, "k")).toEqual(rendered);
  });

  test("is of one key among many", () => {
    const marks = Array.from({ length: 5_000 }, (_, at) => markOf(keyOf(String(at))));
    expect(new Set(marks).size).toBeGreaterThan(4_990);
  });

  test("is in nothing that people could have written", () => {
    for (const message of [
      null,
      {},
      { components: [] },
      { components: [{ id: "1" }] },
      [],
      { embeds: [{ url: "https://discord.com/#" }] },
    ])
      expect(hasMark(message, "k")).toBe(false);
  });
});
