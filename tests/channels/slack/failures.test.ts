import { describe, expect, test } from "vitest";
import type { Reply } from "../../../src/channels/interaction.ts";
import { command, mention, message, press, submission, viewOf } from "../../support/slack/payloads.ts";
import { MODES, noteOf, openMetWorld, openWorld, replyOf, type World } from "../../support/slack/world.ts";
import { openSlackPlatform, type SlackPlay, textsOf } from "../../support/slack-platform.ts";

const PUBLIC = async () => [replyOf("Réponse", { to: "place" })];

/** A message of several times what Slack takes. */
const long = (count: number): Reply => ({
  ...{ kind: "message", to: "person", replaces: false },
  message: Array.from({ length: count }, (_, at) => ({
    kind: "paragraph" as const,
    spans: Array.from({ length: 40 }, () => ({ text: `${at} ${"mot ".repeat(50)}` })),
  })),
});

const textsIn = ({ platform }: World) => platform.stored.map(({ channel, text }) => [channel, text]);
const eventsOf = ({ logged }: World) => logged.map(({ event, reason }) => [event, reason]);

describe("Slack away", () => {
  test.for([
    ["auth.test", "token_expired", "SLACK_BOT_TOKEN"],
    ["auth.test", "invalid_auth", "SLACK_BOT_TOKEN"],
    ["auth.test", "account_inactive", "SLACK_BOT_TOKEN"],
    ["apps.connections.open", "invalid_auth", "SLACK_APP_TOKEN"],
    ["apps.connections.open", "not_allowed_token_type", "SLACK_APP_TOKEN"],
  ] as const)(
    "at the start, by %s with %s, is told once, tried again, and ends nothing",
    async ([method, error, variable]) => {
      await using platform = await openSlackPlatform();
      platform.script(method, { error }, { error }, { error });
      await using world = await openWorld("socket", { platform });
      await platform.until(() => platform.socket.open.size > 0);
      await world.deliver("slash_commands", command(platform, "/veille", "etat"));
      await platform.until(() => platform.responded.length === 1);
      expect(world.notices).toEqual([{ kind: "away", trouble: { code: "slack-refused", variable } }, { kind: "back" }]);
      expect(world.app.trouble()).toBeUndefined();
    },
  );

  test.for<[what: string, method: string, plays: SlackPlay[]]>([
    ["an error", "auth.test", [{ status: 503 }]],
    ["a page", "auth.test", [{ page: "<html>Maintenance</html>" }]],
    ["a connection that is cut", "auth.test", [{ status: 0 }]],
    ["no answer", "auth.test", [{ status: -1 }]],
    ["no answer to who opens a socket", "apps.connections.open", [{ status: -1 }]],
    ["a fault of its own", "apps.connections.open", [{ error: "internal_error" }, { status: 500 }]],
  ])("with %s is told once, and tried again", async ([, method, plays]) => {
    await using platform = await openSlackPlatform();
    platform.script(method, ...plays);
    await using world = await openWorld("socket", { platform, limits: { patience: 200 } });
    await platform.until(() => platform.socket.open.size > 0);
    await world.deliver("slash_commands", command(platform, "/veille", "etat"));
    expect(world.notices).toMatchObject([{ kind: "away", trouble: { code: "slack-away" } }, { kind: "back" }]);
  });

  test("where nobody is there, and stopped meanwhile", async () => {
    const platform = await openSlackPlatform();
    await platform[Symbol.asyncDispose]();
    const world = await openWorld("socket", { platform });
    const told = Promise.withResolvers<void>();
    world.notices.push = (...notices) => {
      told.resolve();
      return Array.prototype.push.apply(world.notices, notices);
    };
    await told.promise;
    await world[Symbol.asyncDispose]();
    expect([...world.notices]).toEqual([{ kind: "away", trouble: { code: "slack-away", reason: "ECONNREFUSED" } }]);
  });

  test("while requests come, they are answered", async () => {
    await using platform = await openSlackPlatform();
    platform.script("auth.test", { error: "account_inactive" });
    await using world = await openWorld("http", { platform });
    await world.deliver("slash_commands", command(platform, "/veille", "etat"));
    await platform.until(() => platform.responded.length === 1);
  });
});

describe("a socket", () => {
  test.for(["refresh", "drop"] as const)(
    "that Slack ends (%s) is opened again, and what is under way is answered",
    async (end) => {
      const slow = Promise.withResolvers<void>();
      await using world = await openMetWorld("socket", {
        handle: async ({ wish }) => {
          if (Object(wish).words === "lente") await slow.promise;
          return [replyOf(Object(wish).words)];
        },
      });
      const { platform } = world;
      await world.deliver("slash_commands", command(platform, "/demander", "lente"));
      world.time.now += 60_000;
      platform.socket[end]();
      await platform.until(() => platform.socket.opened === 2 && platform.socket.open.size === 1);
      slow.resolve();
      await platform.until(() => platform.responded.length === 1);
      await world.deliver("slash_commands", command(platform, "/demander", "vive"));
      await platform.until(() => platform.responded.length === 2);
      expect(platform.responded.map(({ body }) => body.text)).toEqual(["lente", "vive"]);
      expect(world.notices).toEqual([]);
    },
  );

  test("whose acknowledgement is lost is answered all the same", async () => {
    await using world = await openMetWorld("socket");
    const { platform } = world;
    void world.deliver("slash_commands", command(platform, "/demander", "A"));
    platform.socket.refresh();
    await platform.until(() => platform.responded.length === 1);
  });

  test("that says what is no envelope is not taken at its word", async () => {
    await using world = await openMetWorld("socket");
    const { platform } = world;
    for (const text of [
      "",
      "null",
      "[]",
      "{",
      '{"type":"events_api"}',
      '{"type":"events_api","payload":{"event":null}}',
    ])
      platform.socket.say(text);
    for (const payload of [
      {},
      { type: "block_actions" },
      { command: "/veille" },
      { event: {} },
      { event: { type: "message" } },
    ])
      platform.socket.say(JSON.stringify({ envelope_id: "x", type: "interactive", payload }));
    await world.deliver("slash_commands", command(platform, "/demander", "A"));
    await platform.until(() => platform.responded.length > 0);
    expect(platform.responded.at(-1)?.body.text).toBe("Réponse");
  });
});

describe.for(MODES)("through %s", (mode) => {
  test("what Slack tells twice is done once", async () => {
    await using world = await openMetWorld(mode, { followed: ["C1:5.5"] });
    const { platform } = world;
    const [asked, pressed, said] = [command(platform, "/demander", "A"), press(platform, "b"), mention("<@UVIGIE> c")];
    const view = viewOf({ nom: "d" });
    for (const _ of [1, 2]) {
      await world.deliver("slash_commands", asked);
      await world.deliver("interactive", pressed);
      await world.deliver("events_api", said);
      await world.deliver("interactive", submission(view));
    }
    // The same message, told as another event.
    await world.deliver("events_api", message("<@UVIGIE> c", { ts: "5.5", thread_ts: "5.5" }));
    await world.deliver("slash_commands", command(platform, "/demander", "Z"));
    await platform.until(() => platform.responded.some(({ url }) => url === 2) && platform.views.length === 1);
    expect(world.heard.map(({ wish }) => wish.kind)).toEqual(["command", "press", "question", "press", "command"]);
  });

  test("whoever cannot be told apart is answered", async () => {
    const hear = () => Promise.reject(new Error("The store is away."));
    await using world = await openMetWorld(mode, { hear });
    await world.deliver("slash_commands", command(world.platform, "/demander", "A"));
    await world.platform.until(() => world.platform.responded.length === 1);
  });

  test("a fault is told in a sentence", async () => {
    await using world = await openMetWorld(mode, {
      handle: () => {
        throw new Error("Secret detail.");
      },
    });
    const { platform } = world;
    await world.deliver("interactive", press(platform, "inconnu"));
    await platform.until(() => platform.responded.length === 1);
    expect(platform.responded[0]?.body.text).toMatch(/^Je n’ai pas pu répondre\s: .* Réessayez/);
    expect(JSON.stringify(platform.responded)).not.toMatch(/Secret/);
    expect(world.logged).toContainEqual(expect.objectContaining({ event: "slack wish failed" }));
  });
});

describe("an address for answers", () => {
  test("shows what is under way, then the answer in its place", async () => {
    await using world = await openMetWorld("socket", {
      async handle(_, interim) {
        interim(noteOf("Je cherche…"));
        return [replyOf("Réponse"), replyOf("Suite")];
      },
    });
    const { platform } = world;
    await world.deliver("slash_commands", command(platform, "/demander", "A"));
    await platform.until(() => platform.responded.length === 3);
    expect(platform.responded.map(({ body }) => [body.text, body.replace_original])).toEqual([
      ["Je cherche…", false],
      ["Réponse", true],
      ["Suite", false],
    ]);
  });

  test("shows it no more where nothing follows there", async () => {
    await using world = await openMetWorld("socket", {
      async handle(_, interim) {
        interim(noteOf("Je cherche…"));
        return [replyOf("Réponse", { to: "place" })];
      },
    });
    const { platform } = world;
    await world.deliver("slash_commands", command(platform, "/demander", "A"));
    await platform.until(() => platform.responded.length === 2);
    expect(platform.responded.at(-1)?.body).toEqual({ delete_original: true });
    expect(textsIn(world)).toEqual([["C1", "Réponse"]]);
  });

  test("shows nothing as under way that comes after the answer", async () => {
    let late: (text: string) => void = () => {};
    await using world = await openMetWorld("socket", {
      async handle(_, interim) {
        late = (text) => interim(noteOf(text));
        return [replyOf("Réponse")];
      },
    });
    const { platform } = world;
    await world.deliver("slash_commands", command(platform, "/demander", "A"));
    await platform.until(() => platform.responded.length === 1);
    late("Je cherche…");
    await world[Symbol.asyncDispose]();
    expect(platform.responded.map(({ body }) => body.text)).toEqual(["Réponse"]);
  });

  test("of a button says what is under way beside its message, which the answer alone replaces", async () => {
    await using world = await openMetWorld("socket", {
      async handle(_, interim) {
        interim(noteOf("Je cherche…"));
        return [replyOf("Réponse", { replaces: true })];
      },
    });
    const { platform } = world;
    await world.deliver("interactive", press(platform, "b"));
    await platform.until(() => platform.responded.length === 2);
    expect(platform.responded.map(({ body }) => [body.text, body.replace_original])).toEqual([
      ["Je cherche…", false],
      ["Réponse", true],
    ]);
  });

  test("of a button that serves no more leaves its message to be replaced by another way, or answered", async () => {
    await using world = await openMetWorld("socket", { handle: async () => [replyOf("Réponse", { replaces: true })] });
    const { platform } = world;
    for (const url of [0, 1]) platform.expired.add(url);
    platform.stored.push({ ...{ channel: "C1", ts: "1.1", thread: undefined, text: "Avant", blocks: [], key: "" } });
    await world.deliver("interactive", press(platform, "b"));
    await platform.until(() => platform.stored[0]?.text === "Réponse");
    const hidden = { message: undefined, container: { type: "message", message_ts: "2.2", is_ephemeral: true } };
    await world.deliver("interactive", press(platform, "b", hidden));
    await platform.until(() => platform.whispered.length === 1);
    expect(textsIn(world)).toEqual([["C1", "Réponse"]]);
  });

  test("takes five messages, and the others go by another way", async () => {
    await using world = await openMetWorld("socket", { handle: async () => [long(7)] });
    const { platform } = world;
    await world.deliver("slash_commands", command(platform, "/demander", "A"));
    await platform.until(() => platform.whispered.length === 2);
    const shown = [...platform.responded.map(({ body }) => body.text), ...platform.whispered.map(({ text }) => text)];
    expect(shown.map((text) => text?.slice(0, 2))).toEqual(["0 ", "1 ", "2 ", "3 ", "4 ", "5 ", "6 "]);
    expect(platform.refused).toBe(0);
  });

  test.for([
    ["after half an hour", (world: World) => (world.time.now += 30 * 60_000)],
    ["where it is used up", (world: World) => world.platform.expired.add(0)],
    ["where it takes too much", (world: World) => world.platform.script("response", { status: 429 })],
  ] as const)("serves no more %s: the answer goes by another way", async ([, end]) => {
    const world: World = await openMetWorld("socket", {
      handle: async () => {
        end(world);
        return [replyOf("Réponse")];
      },
    });
    await using _ = world;
    const { platform } = world;
    await world.deliver("slash_commands", command(platform, "/demander", "A"));
    await platform.until(() => platform.whispered.length === 1);
    expect(platform.responded).toEqual([]);
    expect(platform.whispered).toMatchObject([{ channel: "C1", user: "U2", text: "Réponse" }]);
  });

  test("leads to the person's own conversation where Vigie is not in the channel", async () => {
    await using world = await openMetWorld("socket");
    const { platform } = world;
    platform.expired.add(0);
    platform.channels.delete("C1");
    await world.deliver("slash_commands", command(platform, "/demander", "A"));
    await platform.until(() => platform.stored.length === 1);
    expect(textsIn(world)).toEqual([["U2", "Réponse"]]);
  });

  test.for([
    ["does not answer", { status: -1, stores: true }],
    ["is cut", { status: 0, stores: true }],
    ["fails", { status: 500, stores: true }],
  ] as const)("that %s is not doubled: the answer may be there", async ([, play]) => {
    await using world = await openMetWorld("socket", { limits: { patience: 200 } });
    const { platform } = world;
    platform.script("response", play);
    await world.deliver("slash_commands", command(platform, "/demander", "A"));
    await platform.until(() => platform.responded.length === 1);
    await world[Symbol.asyncDispose]();
    expect([platform.responded.length, platform.whispered, platform.stored]).toEqual([1, [], []]);
    expect(eventsOf(world).map(([event]) => event)).toContain("slack answer lost");
  });
});

describe("an answer to all", () => {
  test("that has to wait in one channel delays no other", async () => {
    await using world = await openMetWorld("socket", { handle: PUBLIC });
    const { platform } = world;
    platform.channels.set("C2", undefined);
    platform.script("chat.postMessage", { status: 429, seconds: 30 });
    await world.deliver("events_api", mention("A"));
    await platform.until(() => platform.asked.some(({ method }) => method === "chat.postMessage"));
    await world.deliver("events_api", mention("B", { channel: "C2" }));
    await world.deliver("slash_commands", command(platform, "/demander", "C"));
    await platform.until(() => platform.stored.length === 3);
    expect(
      textsIn(world)
        .map(([channel]) => channel)
        .at(-1),
    ).toBe("C1");
  });

  test("goes as plain text where its blocks are refused, once", async () => {
    await using world = await openMetWorld("socket", { handle: PUBLIC });
    const { platform } = world;
    platform.script("chat.postMessage", { error: "invalid_blocks" });
    await world.deliver("events_api", mention("A"));
    await platform.until(() => platform.stored.length === 1);
    expect(platform.stored.map(({ text, blocks }) => [text, blocks])).toEqual([["Réponse", []]]);
  });

  test("is told to be impossible to who asked, with what to do", async () => {
    await using world = await openMetWorld("socket", { handle: PUBLIC });
    const { platform } = world;
    platform.channels.set("C1", "not_in_channel");
    await world.deliver("slash_commands", command(platform, "/demander", "A"));
    await platform.until(() => platform.responded.length === 1);
    const sentence = "Je ne peux pas écrire ici : invitez-moi avec « /invite @Vigie », puis réessayez.";
    expect(platform.responded[0]?.body.text?.replace(/\s/g, " ")).toBe(sentence);
  });

  test("is told to be impossible by the way that is left, once the token is revoked, and the next one is answered", async () => {
    await using world = await openMetWorld("socket", { handle: PUBLIC });
    const { platform } = world;
    const revoked = { error: "token_revoked" };
    platform.script("chat.postMessage", revoked, revoked, revoked);
    platform.script("chat.postEphemeral", revoked);
    await world.deliver("slash_commands", command(platform, "/demander", "A"));
    await platform.until(() => platform.responded.length === 1);
    const sentence =
      /^Je ne peux pas écrire ici.*Slack ne me reconnaît plus.*Dites-le à la personne qui s’occupe de Vigie/;
    expect(platform.responded[0]?.body.text).toMatch(sentence);
    // A mention leaves no other way.
    await world.deliver("events_api", mention("B"));
    await platform.until(() => platform.asked.filter(({ method }) => method === "chat.postMessage").length === 3);
    await world.deliver("slash_commands", command(platform, "/demander", "C"));
    await platform.until(() => platform.stored.length === 1);
    expect(eventsOf(world)).toContainEqual(["slack answer lost", "token_revoked"]);
    expect(JSON.stringify([platform.responded, platform.stored])).not.toMatch(/token_revoked/);
  });

  test.for([
    ["does not answer", { status: -1, stores: true }],
    ["shows a page", { page: "<html>Maintenance</html>", stores: true }],
    ["fails", { status: 503, stores: true }],
  ] as const)("is not sent again where Slack %s, and who asked is told", async ([, play]) => {
    await using world = await openMetWorld("socket", { handle: PUBLIC, limits: { patience: 200 } });
    const { platform } = world;
    platform.script("chat.postMessage", play);
    await world.deliver("events_api", mention("A"));
    await platform.until(() => platform.whispered.length === 1);
    expect(textsIn(world)).toEqual([["C1", "Réponse"]]);
    expect(platform.whispered[0]?.text).toMatch(/^Slack n’a pas confirmé mon message/);
    expect(JSON.stringify([platform.whispered, world.logged])).not.toMatch(/html/);
  });

  test("takes no place of its own away: what was under way goes where it is for one person", async () => {
    await using world = await openMetWorld("socket", {
      async handle(_, interim) {
        interim(noteOf("Je cherche…"));
        return [replyOf("Pour vous")];
      },
    });
    const { platform } = world;
    await world.deliver("events_api", mention("A"));
    await platform.until(() => platform.removed.length === 1);
    expect(platform.whispered.map(({ text, thread }) => [text, thread])).toEqual([["Pour vous", "5.5"]]);
    expect(platform.removed).toEqual(platform.stored.map(({ ts }) => ts));
  });

  test("too long for one message goes on in its thread", async () => {
    await using world = await openMetWorld("socket", { handle: async () => [{ ...long(3), to: "place" } as Reply] });
    const { platform } = world;
    await world.deliver("slash_commands", command(platform, "/demander", "A"));
    await platform.until(() => platform.stored.length === 3);
    const [first] = platform.stored;
    expect(platform.stored.map(({ thread }) => thread)).toEqual([undefined, first?.ts, first?.ts]);
  });
});

describe("a warning", () => {
  test("goes to each of some people, in Vigie's own conversation with them, and ends nothing where it cannot", async () => {
    await using world = await openMetWorld("socket");
    await world.app.warn(["U9", "U2"], noteOf("Le canal est suspendu."));
    expect(textsIn(world)).toEqual([["U2", "Le canal est suspendu."]]);
    expect(eventsOf(world)).toContainEqual(["slack person not warned", "channel_not_found"]);
  });
});

describe("a form", () => {
  const handle = async () => [
    {
      kind: "form" as const,
      form: { title: "T", submit: "S", action: "a", fields: [{ id: "f", label: "F", kind: "line" as const }] },
    },
  ];

  test("that comes too late is told to be", async () => {
    await using world = await openMetWorld("socket", { handle });
    const { platform } = world;
    platform.script("views.open", { error: "expired_trigger_id" });
    await world.deliver("slash_commands", command(platform, "/veille", "alerte creer"));
    await platform.until(() => platform.responded.length === 1);
    expect(platform.responded[0]?.body.text).toBe("Le formulaire n’a pas pu s’ouvrir. Recommencez.");
  });

  test("is not for mentions, which is told with what to do", async () => {
    await using world = await openMetWorld("socket", { handle });
    const { platform } = world;
    await world.deliver("events_api", mention("alerte"));
    await platform.until(() => platform.whispered.length === 1);
    expect(platform.whispered[0]?.text).toMatch(/^Un formulaire ne s’ouvre que depuis une commande ou un bouton/);
  });

  test("that was closed meanwhile is answered beside it", async () => {
    await using world = await openMetWorld("socket");
    const { platform } = world;
    platform.script("views.update", { error: "not_found" });
    const kept = JSON.stringify({ channel: "C1", thread: null });
    await world.deliver("interactive", submission(viewOf({ nom: "A" }, { private_metadata: kept })));
    await platform.until(() => platform.whispered.length === 1);
    expect(platform.whispered).toMatchObject([{ channel: "C1", text: "Réponse" }]);
  });

  test("longer than a modal takes goes on beside it", async () => {
    await using world = await openMetWorld("socket", { handle: async () => [long(4)] });
    const { platform } = world;
    const kept = JSON.stringify({ channel: "C1", thread: null });
    await world.deliver("interactive", submission(viewOf({ nom: "A" }, { private_metadata: kept })));
    await platform.until(() => platform.whispered.length === 2);
    expect(platform.views[0]?.view.blocks.flatMap(textsOf)[0]?.slice(0, 2)).toBe("0 ");
  });

  test.for(["", "null", "{", "[]", '{"channel":3}'])("with « %s » kept in it is answered", async (kept) => {
    await using world = await openMetWorld("socket");
    await world.deliver("interactive", submission(viewOf({ nom: "A" }, { private_metadata: kept })));
    await world.platform.until(() => world.platform.views.length === 1);
  });
});
