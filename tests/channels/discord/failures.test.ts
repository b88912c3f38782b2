import { describe, expect, test } from "vitest";
import type { Handle } from "../../../src/channels/interaction.ts";
import { command, mention, press, sub, textOptions } from "../../support/discord/payloads.ts";
import { type DiscordPlatform, openDiscordPlatform } from "../../support/discord/platform.ts";
import { CHANNEL_ID, THREAD_ID, USER_ID } from "../../support/discord/things.ts";
import { textsOf } from "../../support/discord/validate.ts";
import { noteOf, openMetWorld, openWorld, replyOf, type World } from "../../support/discord/world.ts";

const ask = (platform: DiscordPlatform, question = "A") => command(platform, "demander", textOptions({ question }));

const shownIn = ({ platform }: World) =>
  platform.stored.filter(({ isWaiting }) => !isWaiting).map(({ channel, body }) => [channel, ...textsOf(body)]);
const eventsOf = ({ logged }: World) => logged.map(({ event, reason }) => [event, reason]);

/** Where Vigie and Léa are alone, as Discord opens it. */
const ALONE = `9${USER_ID}`.slice(0, 19);

const answering = async (world: World) => {
  const count = shownIn(world).length;
  world.act(ask(world.platform));
  await world.platform.until(() => shownIn(world).length > count);
};

describe("Discord away", () => {
  test.for<[what: string, refuse: (platform: DiscordPlatform) => void, refused: "token" | "rights"]>([
    [
      "a token that it refuses",
      (platform: DiscordPlatform): void => platform.script("GET /applications/@me", ...twice({ status: 401, code: 0 })),
      "token",
    ],
    [
      "a token that the gateway refuses",
      ({ gateway }: DiscordPlatform) => void gateway.refusals.push(4004, 4004),
      "token",
    ],
    ["rights that were not given", ({ gateway }: DiscordPlatform) => void gateway.refusals.push(4014, 4014), "rights"],
    ["rights that there are not", ({ gateway }: DiscordPlatform) => void gateway.refusals.push(4013), "rights"],
  ])("at the start, with %s, is told once, tried again, and ends nothing", async ([, refuse, what]) => {
    await using platform = await openDiscordPlatform();
    refuse(platform);
    await using world = await openWorld({ platform });
    await platform.until(() => world.notices.length === 2);
    expect(world.notices).toEqual([{ kind: "away", trouble: { code: "discord-refused", what } }, { kind: "back" }]);
    expect(world.app.trouble()).toBeUndefined();
    await answering(world);
  });

  test.for([
    ["an error", (platform: DiscordPlatform): void => platform.script("GET /applications/@me", { status: 503 })],
    [
      "a page",
      (platform: DiscordPlatform): void => platform.script("GET /applications/@me", { status: 200, page: "<html>" }),
    ],
    [
      "a connection that is cut",
      (platform: DiscordPlatform): void => platform.script("GET /gateway/bot", { status: 0 }),
    ],
    ["no answer", (platform: DiscordPlatform): void => platform.script("GET /applications/@me", { status: -1 })],
    [
      "no answer of the gateway",
      (platform: DiscordPlatform): void => platform.script("GET /gateway/bot", { status: -1 }),
    ],
  ] as const)("with %s is told once, and tried again", async ([, fail]) => {
    await using platform = await openDiscordPlatform();
    fail(platform);
    await using world = await openWorld({ platform, limits: { patience: 1_500 }, haste: 1 });
    await platform.until(() => world.notices.length === 2);
    expect(world.notices).toMatchObject([{ kind: "away", trouble: { code: "discord-away" } }, { kind: "back" }]);
    await answering(world);
  });

  test("without any session left for the day is told, and tried again", async () => {
    await using platform = await openDiscordPlatform();
    platform.sessionsLeft = 0;
    await using world = await openWorld({ platform });
    await platform.until(() => platform.asked.filter(({ route }) => route === "GET /gateway/bot").length === 2);
    platform.sessionsLeft = 1;
    await platform.until(() => world.notices.length === 2);
    expect(world.notices).toMatchObject([{ kind: "away", trouble: { code: "discord-away" } }, { kind: "back" }]);
    expect(platform.gateway.identified).toHaveLength(1);
  });

  test("that neither greets nor answers is given up, and nothing of it stays", async () => {
    await using platform = await openDiscordPlatform();
    platform.gateway.isDeaf = true;
    await using world = await openWorld({ platform, limits: { patience: 1_000 }, haste: 1 });
    await platform.until(() => world.notices.length === 1);
    platform.gateway.isDeaf = false;
    await platform.until(() => world.notices.length === 2 && platform.gateway.open.size === 1);
    expect(world.notices).toMatchObject([{ kind: "away", trouble: { code: "discord-away" } }, { kind: "back" }]);
    await answering(world);
    expect(world.heard).toHaveLength(1);
  });

  test("where nobody is there, and stopped meanwhile", async () => {
    const platform = await openDiscordPlatform();
    await platform[Symbol.asyncDispose]();
    const world = await openWorld({ platform });
    await platform.until(() => world.notices.length === 1);
    await world[Symbol.asyncDispose]();
    expect([...world.notices]).toEqual([{ kind: "away", trouble: { code: "discord-away", reason: "ECONNREFUSED" } }]);
  });

  test("for its commands alone keeps nobody from being answered", async () => {
    await using platform = await openDiscordPlatform();
    platform.script("PUT /applications/ID/commands", { code: 50035 });
    await using world = await openMetWorld({ platform });
    await answering(world);
    expect(eventsOf(world)).toContainEqual(["discord commands not registered", "50035"]);
  });
});

const twice = <Play>(play: Play): [Play, Play] => [play, play];

describe("the gateway", () => {
  test.for(["drop", "renew"] as const)(
    "that Discord ends (%s) is gone on with, and what was done meanwhile is heard once",
    async (end) => {
      await using world = await openMetWorld();
      const { platform } = world;
      await answering(world);
      platform.gateway[end]();
      await platform.until(() => platform.gateway.open.size === 0 || platform.gateway.opened > 1);
      world.act(ask(platform, "B"));
      await platform.until(() => platform.gateway.resumed.length === 1 && world.heard.length === 2);
      await platform.until(() => shownIn(world).length === 2);
      expect(world.heard.map(({ wish }) => Object(wish).words)).toEqual(["A", "B"]);
      expect([platform.gateway.identified.length, world.notices]).toEqual([1, []]);
    },
  );

  test("whose session is over is opened anew", async () => {
    // Discord takes a session every five seconds.
    await using world = await openMetWorld({ haste: 10 });
    const { platform } = world;
    await answering(world);
    platform.gateway.keepsSessions = false;
    platform.gateway.drop();
    await platform.until(() => platform.gateway.identified.length === 2);
    await answering(world);
    expect(world.notices).toEqual([]);
  });

  test("that no longer answers is closed, and gone on with", async () => {
    await using platform = await openDiscordPlatform();
    platform.gateway.beat = 100;
    await using world = await openMetWorld({ platform });
    await answering(world);
    platform.gateway.isNumb = true;
    await platform.until(() => platform.gateway.opened === 2);
    platform.gateway.isNumb = false;
    await platform.until(() => platform.gateway.resumed.length > 0);
    await answering(world);
    expect(world.notices).toEqual([]);
  });

  test.for([
    [4004, { code: "discord-refused", what: "token" }],
    [4014, { code: "discord-refused", what: "rights" }],
  ] as const)("closed with %i is told once, and opened again", async ([code, trouble]) => {
    await using world = await openMetWorld();
    const { platform } = world;
    await answering(world);
    platform.gateway.close(code);
    await platform.until(() => world.notices.length === 2);
    expect(world.notices).toEqual([{ kind: "away", trouble }, { kind: "back" }]);
    await answering(world);
  });

  test("that stays away is told, and looked for after pauses that grow", async () => {
    await using world = await openMetWorld({ limits: { patience: 1_000 }, haste: 1 });
    const { platform } = world;
    await answering(world);
    platform.gateway.isDeaf = true;
    platform.gateway.drop();
    await platform.until(() => world.notices.length === 1);
    expect(world.app.trouble()).toMatchObject({ code: "discord-away" });
    platform.gateway.isDeaf = false;
    await platform.until(() => world.notices.length === 2);
    expect(world.notices.map(({ kind }) => kind)).toEqual(["away", "back"]);
    await answering(world);
  });

  test("that says what is no event is not taken at its word", async () => {
    await using world = await openMetWorld();
    const { platform } = world;
    await answering(world);
    for (const text of ["{}", "null", "[]", '{"op":0}', '{"op":0,"t":"INTERACTION_CREATE","s":99,"d":null}'])
      platform.gateway.say(text);
    for (const payload of [null, {}, [], { type: 2 }, { type: 2, data: {} }, { type: 3, data: { component_type: 2 } }])
      world.act(payload);
    for (const payload of [null, {}, { author: null }, { id: 1, content: {} }]) world.write(payload);
    world.act({ ...ask(platform), data: { type: 1, name: "veille", options: [{ name: 5, options: "x" }] } });
    await answering(world);
    expect(shownIn(world).at(-1)).toEqual([CHANNEL_ID, "Réponse"]);
  });
});

describe("what is done twice", () => {
  test("is done once", async () => {
    await using world = await openMetWorld();
    const { platform } = world;
    const [asked, pressed, said] = [ask(platform), press(platform, "b"), mention(platform, "<@1390000000000000001> c")];
    for (const _ of [1, 2]) {
      world.act(asked);
      world.act(pressed);
      world.write(said);
    }
    await platform.until(() => world.heard.length === 3);
    world.act(ask(platform, "Z"));
    await platform.until(() => world.heard.length === 4);
    expect(world.heard.map(({ wish }) => wish.kind).toSorted()).toEqual(["command", "command", "press", "question"]);
  });

  test("where that cannot be known is answered", async () => {
    await using world = await openMetWorld({ hear: () => Promise.reject(new Error("The store is away.")) });
    await answering(world);
  });
});

describe("an answer", () => {
  /** Answers once it may. */
  const held = () => {
    const slow = Promise.withResolvers<void>();
    const handle: Handle = async () => {
      await slow.promise;
      return [replyOf("Réponse")];
    };
    return { go: slow.resolve, handle };
  };

  test("that fails is told in a sentence", async () => {
    await using world: World = await openMetWorld({
      handle: () => {
        throw new Error("Secret detail.");
      },
    });
    await answering(world);
    expect(shownIn(world)[0]?.[1]).toMatch(/^Je n’ai pas pu répondre\s: .* Réessayez/);
    expect(JSON.stringify(world.platform.stored)).not.toMatch(/Secret/);
    expect(world.logged).toContainEqual(expect.objectContaining({ event: "discord wish failed" }));
  });

  test("that comes too late (10062) goes to the person’s own conversation, and is logged", async () => {
    await using world = await openMetWorld();
    const { platform } = world;
    const asked = ask(platform);
    Object.assign(platform.tokens.get(asked.token) ?? {}, { isLate: true });
    world.act(asked);
    await platform.until(() => platform.stored.length === 1);
    expect(shownIn(world)).toEqual([[ALONE, "Réponse"]]);
    expect(eventsOf(world)).toContainEqual(["discord token gone", "10062"]);
  });

  test("that was begun elsewhere (40060) is gone on with, and is logged", async () => {
    await using world = await openMetWorld();
    const { platform } = world;
    const asked = ask(platform);
    Object.assign(platform.tokens.get(asked.token) ?? {}, { isAnswered: true });
    world.act(asked);
    await platform.until(() => platform.stored.length === 1);
    expect(shownIn(world)).toEqual([[CHANNEL_ID, "Réponse"]]);
    expect(eventsOf(world)).toContainEqual(["discord token gone", "40060"]);
  });

  test.for<[what: string, end: (world: World) => void]>([
    [
      "which Discord says",
      (world: World) => world.platform.tokens.forEach((token) => void Object.assign(token, { isExpired: true })),
    ],
    ["which its hour says", (world: World) => void Object.assign(world.time, { now: world.time.now + 15 * 60_000 })],
  ])("whose token is over after a quarter of an hour, %s, goes by another way", async ([, end]) => {
    const { go, handle } = held();
    await using world = await openMetWorld({ handle });
    const { platform } = world;
    world.act(ask(platform));
    await platform.until(() => platform.callbacks.length === 1);
    end(world);
    go();
    await platform.until(() => shownIn(world).length === 1);
    expect(shownIn(world)).toEqual([[ALONE, "Réponse"]]);
  });

  test("for all, whose token is over, is posted in the channel, or in the thread", async () => {
    await using world: World = await openMetWorld({
      async handle({ place }) {
        world.platform.tokens.forEach((token) => void Object.assign(token, { isExpired: true, isLate: true }));
        return [replyOf(place.channel, { to: "place" })];
      },
    });
    const { platform } = world;
    world.act(press(platform, "partager:1"));
    await platform.until(() => platform.stored.length === 2);
    const inThread = { channel_id: THREAD_ID, channel: { type: 11, parent_id: CHANNEL_ID } };
    world.act(command(platform, "veille", sub("etat"), inThread));
    await platform.until(() => platform.stored.length === 3);
    expect(shownIn(world).slice(1)).toEqual([
      [CHANNEL_ID, CHANNEL_ID],
      [THREAD_ID, CHANNEL_ID],
    ]);
  });

  test("that cannot be posted says why to who asked", async () => {
    await using world = await openMetWorld({ handle: async () => [replyOf("Réponse", { to: "place" })] });
    const { platform } = world;
    platform.script("POST /webhooks/ID/TOKEN", { status: 403, code: 50013 });
    world.act(press(platform, "partager:1"));
    await platform.until(() => platform.stored.length === 2);
    expect(shownIn(world)[1]?.[1]).toMatch(/^Je ne peux pas écrire ici : je n’en ai pas le droit/);
  });

  test.for([
    ["does not answer", { status: -1, stores: true }],
    ["is cut", { status: 0, stores: true }],
    ["fails", { status: 500, stores: true }],
  ] as const)("to which Discord %s is not doubled: it may be there", async ([, play]) => {
    await using world = await openMetWorld({ limits: { patience: 30_000 } });
    const { platform } = world;
    platform.script("PATCH /webhooks/ID/TOKEN/messages/@original", play);
    world.act(ask(platform));
    await platform.until(() => shownIn(world)[0]?.[1] === "Réponse");
    await world[Symbol.asyncDispose]();
    expect(shownIn(world)).toEqual([[CHANNEL_ID, "Réponse"]]);
    expect(eventsOf(world).map(([event]) => event)).toContain("discord answer lost");
  });

  test("that was told to wait by a request that was lost is there all the same", async () => {
    await using world = await openMetWorld({ limits: { patience: 30_000 } });
    const { platform } = world;
    platform.script("POST /interactions/ID/TOKEN/callback", { status: 0, stores: true });
    world.act(ask(platform));
    await platform.until(() => shownIn(world)[0]?.[1] === "Réponse");
    await world[Symbol.asyncDispose]();
    expect(shownIn(world)).toEqual([[CHANNEL_ID, "Réponse"]]);
    expect(eventsOf(world).map(([event]) => event)).toContain("discord ack lost");
  });

  test("that has to wait in one place delays no other", async () => {
    await using world = await openMetWorld({ haste: 1, limits: { drain: 50 } });
    const { platform } = world;
    platform.script("POST /interactions/ID/TOKEN/callback", { status: 429, seconds: 20 });
    world.act(ask(platform, "A"));
    await platform.until(
      () => world.heard.length === 1 && platform.asked.some(({ route }) => route.endsWith("/callback")),
    );
    world.act(ask(platform, "B"));
    await platform.until(() => shownIn(world).length === 1);
    expect(world.heard).toHaveLength(2);
  });

  test("that Discord takes in no form is replaced by a sentence", async () => {
    await using world = await openMetWorld({ handle: async () => [replyOf("Réponse")] });
    const { platform } = world;
    platform.script("PATCH /webhooks/ID/TOKEN/messages/@original", { code: 50035 });
    world.act(ask(platform));
    await platform.until(() => shownIn(world)[0]?.[1] !== undefined);
    expect(shownIn(world)[0]?.[1]).toMatch(/^Je n’ai pas pu répondre/);
    expect(eventsOf(world)).toContainEqual(["discord answer lost", "50035"]);
  });
});

test("some people can be told something, and others not", async () => {
  await using world = await openMetWorld();
  const { platform } = world;
  platform.channels.set("9555555555555555555", { type: 1, parent: null, wrong: 50007 });
  await world.app.warn(["555555555555555555555", USER_ID], noteOf("À savoir"));
  expect(shownIn(world)).toEqual([[ALONE, "À savoir"]]);
  expect(eventsOf(world)).toContainEqual(["discord person not warned", "50007"]);
});
