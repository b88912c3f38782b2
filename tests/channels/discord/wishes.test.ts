import { describe, expect, test } from "vitest";
import type { Form, Wish } from "../../../src/channels/interaction.ts";
import {
  asAdmin,
  command,
  group,
  inDirect,
  inThread,
  mention,
  onMessage,
  press,
  sub,
  submission,
  textOptions,
  typing,
  written,
} from "../../support/discord/payloads.ts";
import { CHANNEL_ID, DIRECT_ID, GUILD_ID, THREAD_ID, USER_ID } from "../../support/discord/things.ts";
import { textsOf } from "../../support/discord/validate.ts";
import { noteOf, openMetWorld, replyOf, type World } from "../../support/discord/world.ts";

const FORM: Form = {
  ...{ title: "Nouvelle alerte", submit: "Essayer", action: "alerte:creer" },
  fields: [{ id: "nom", label: "Nom", kind: "line" }],
};

/** What was wished for, by whom and where. */
const heardIn = ({ heard }: World) => heard.map(({ person, place, wish }) => ({ who: person.id, place, wish }));

const placed = (wish: Wish, thread: string | null = null, channel = CHANNEL_ID, workspace = GUILD_ID) => ({
  who: `discord:${USER_ID}`,
  place: { platform: "discord", workspace, channel, thread },
  wish,
});

/** What is shown, of what has anything in it: where, to whom, and what. */
const shownIn = ({ platform }: World) =>
  platform.stored
    .filter(({ isWaiting }) => !isWaiting)
    .map(({ channel, body }) => [channel, (Number(body["flags"]) & 64) !== 0 ? "person" : "place", ...textsOf(body)]);

describe("a command", () => {
  test("is heard with its words, and answered to its author alone", async () => {
    await using world = await openMetWorld();
    const { platform } = world;
    world.act(command(platform, "demander", textOptions({ question: "Que fait Meta ?" })));
    await platform.until(() => shownIn(world).length === 1);
    expect(heardIn(world)).toEqual([placed({ kind: "command", command: "demander", words: "Que fait Meta ?" })]);
    expect(shownIn(world)).toEqual([[CHANNEL_ID, "person", "Réponse"]]);
    expect(platform.stored[0]?.body["allowed_mentions"]).toEqual({ parse: [] });
  });

  test("has its words from the groups and the names of what it takes", async () => {
    await using world = await openMetWorld();
    const { platform } = world;
    world.act(command(platform, "veille", group("alerte", sub("pause", { duree: "7j", alerte: "Souveraineté" }))));
    await platform.until(() => shownIn(world).length === 1);
    expect(world.heard.map(({ wish }) => wish)).toEqual([
      { kind: "command", command: "veille", words: "alerte pause Souveraineté 7j" },
    ]);
  });

  test("that is answered late is waited for, and then answered in its place, and after it", async () => {
    const slow = Promise.withResolvers<void>();
    await using world = await openMetWorld({
      async handle() {
        await slow.promise;
        return [replyOf("Réponse"), replyOf("Suite")];
      },
    });
    const { platform } = world;
    world.act(command(platform, "demander", textOptions({ question: "A" })));
    await platform.until(() => platform.callbacks.length === 1);
    expect(platform.callbacks).toMatchObject([{ type: 5, data: { flags: 64 } }]);
    slow.resolve();
    await platform.until(() => shownIn(world).length === 2);
    expect(shownIn(world)).toEqual([
      [CHANNEL_ID, "person", "Réponse"],
      [CHANNEL_ID, "person", "Suite"],
    ]);
  });

  test("shows what is under way, and the answer in its place", async () => {
    const slow = Promise.withResolvers<void>();
    await using world = await openMetWorld({
      async handle(_, interim) {
        interim(noteOf("Je cherche…"));
        interim(noteOf("Je cherche encore…"));
        await slow.promise;
        return [replyOf("Réponse")];
      },
    });
    const { platform } = world;
    world.act(command(platform, "demander", textOptions({ question: "A" })));
    await platform.until(() => shownIn(world).length === 1);
    expect(shownIn(world)).toEqual([[CHANNEL_ID, "person", "Je cherche…"]]);
    slow.resolve();
    await platform.until(() => shownIn(world)[0]?.[2] === "Réponse");
    expect(shownIn(world)).toEqual([[CHANNEL_ID, "person", "Réponse"]]);
  });

  test.for([
    ["at once", undefined],
    ["once it was waited for", 1],
  ] as const)("whose answer is for all is answered to all, %s", async ([, isLate]) => {
    const slow = Promise.withResolvers<void>();
    await using world = await openMetWorld({
      async handle() {
        if (isLate) await slow.promise;
        return [replyOf("Pour tous", { to: "place" }), replyOf("Pour vous")];
      },
    });
    const { platform } = world;
    world.act(command(platform, "veille", sub("etat")));
    if (isLate) await platform.until(() => platform.callbacks.length === 1);
    slow.resolve();
    await platform.until(() => shownIn(world).length === 2);
    expect(shownIn(world)).toEqual([
      [CHANNEL_ID, "place", "Pour tous"],
      [CHANNEL_ID, "person", "Pour vous"],
    ]);
    expect(platform.stored.filter(({ isWaiting }) => isWaiting)).toEqual([]);
  });

  test("opens a form as its first answer, and the form comes back with what was written", async () => {
    await using world = await openMetWorld({
      handle: async ({ wish }) => (wish.kind === "command" ? [{ kind: "form", form: FORM }] : [replyOf("C’est noté")]),
      opensForm: ({ kind }) => kind === "command",
    });
    const { platform } = world;
    world.act(command(platform, "veille", group("alerte", sub("creer"))));
    await platform.until(() => platform.callbacks.length === 1);
    expect(platform.callbacks).toMatchObject([{ type: 9, data: { custom_id: FORM.action, title: FORM.title } }]);
    world.act(submission(platform, FORM.action, { nom: "Souveraineté" }));
    await platform.until(() => shownIn(world).length === 1);
    const wish: Wish = { kind: "press", action: FORM.action, values: { nom: "Souveraineté" } };
    expect(heardIn(world).slice(1)).toEqual([placed(wish)]);
    expect(shownIn(world)).toEqual([[CHANNEL_ID, "person", "C’est noté"]]);
  });

  test("whose form comes too late says what to do, and a form that calls for another does too", async () => {
    const slow = Promise.withResolvers<void>();
    await using world = await openMetWorld({
      async handle({ wish }) {
        if (wish.kind === "command") await slow.promise;
        return [{ kind: "form", form: { ...FORM, about: noteOf("Ce nom est pris.") } }];
      },
      opensForm: () => true,
    });
    const { platform } = world;
    world.act(command(platform, "veille", group("alerte", sub("creer"))));
    await platform.until(() => platform.callbacks.length === 1);
    slow.resolve();
    await platform.until(() => shownIn(world).length === 1);
    world.act(submission(platform, FORM.action, { nom: "" }));
    await platform.until(() => shownIn(world).length === 2);
    expect(shownIn(world).map((shown) => shown.slice(2))).toEqual([
      ["Le formulaire n’a pas pu s’ouvrir : j’ai mis trop de temps."],
      ["Ce nom est pris.\nCe que vous avez écrit est gardé : corrigez-le, puis renvoyez-le."],
    ]);
    const heard = world.heard.length;
    world.act(press(platform, "rouvrir:n2"));
    await platform.until(() => platform.callbacks.length === 3);
    expect(platform.callbacks.at(-1)).toMatchObject({ type: 9, data: { custom_id: FORM.action } });
    // No wish comes of it; of a form that is no longer kept, one does, as of any other button.
    expect(world.heard).toHaveLength(heard);
    world.act(press(platform, "rouvrir:autre"));
    await platform.until(() => world.heard.length === heard + 1);
  });

  test("that nobody knows is told so, and one with nothing to say that it is done", async () => {
    await using world = await openMetWorld({ handle: async () => [] });
    const { platform } = world;
    world.act(command(platform, "météo"));
    world.act(onMessage(platform, "Traduire", { content: "A" }));
    await platform.until(() => shownIn(world).length === 2);
    expect(world.heard).toEqual([]);
    world.act(command(platform, "veille", sub("etat")));
    await platform.until(() => shownIn(world).length === 3);
    expect(shownIn(world).map(([, , text]) => text)).toEqual([
      "Je ne connais plus cette commande. Écrivez « /veille aide » pour voir celles que je comprends.",
      "Je ne propose plus cette action. Écrivez « /veille aide » pour voir les autres.",
      "C’est fait.",
    ]);
  });

  test("says whether its author rules the server", async () => {
    await using world = await openMetWorld();
    const { platform } = world;
    world.act(command(platform, "veille", sub("horaire")));
    world.act(command(platform, "veille", sub("horaire"), asAdmin));
    await platform.until(() => shownIn(world).length === 2);
    expect(await Promise.all(world.heard.map(({ person }) => person.isAdmin()))).toEqual([false, true]);
  });

  test("in a thread is of its channel, and alone with Vigie is seen and kept", async () => {
    await using world = await openMetWorld();
    const { platform } = world;
    world.act(command(platform, "veille", sub("etat"), inThread(THREAD_ID)));
    world.act(command(platform, "veille", sub("aide"), inDirect));
    await platform.until(() => shownIn(world).length === 2);
    expect(heardIn(world)).toEqual([
      placed({ kind: "command", command: "veille", words: "etat" }, THREAD_ID),
      placed({ kind: "command", command: "veille", words: "aide" }, null, DIRECT_ID, "@me"),
    ]);
    expect(shownIn(world).map(([, to]) => to)).toEqual(["person", "place"]);
  });
});

describe("a button", () => {
  test("replaces its message, and is answered beside it", async () => {
    const replies = [replyOf("À sa place", { replaces: true }), replyOf("À côté")];
    await using world = await openMetWorld({ handle: async () => replies });
    const { platform } = world;
    world.act(press(platform, "suite:2"));
    await platform.until(() => shownIn(world).length === 2);
    expect(heardIn(world)).toEqual([placed({ kind: "press", action: "suite:2", values: {} })]);
    expect(shownIn(world)).toEqual([
      [CHANNEL_ID, "place", "À sa place"],
      [CHANNEL_ID, "person", "À côté"],
    ]);
  });

  test("that is slow replaces its message all the same, and what was under way is gone", async () => {
    await using world = await openMetWorld({
      async handle(_, interim) {
        interim(noteOf("Je cherche…"));
        await world.platform.until(() => shownIn(world).length === 2);
        return [replyOf("À sa place", { replaces: true })];
      },
    });
    const { platform } = world;
    world.act(press(platform, "suite:2"));
    await platform.until(() => platform.removed.length === 1);
    expect(shownIn(world)).toEqual([[CHANNEL_ID, "place", "À sa place"]]);
    expect(platform.callbacks.map(({ type }) => type)).toEqual([6]);
  });

  test("shows to all what one person was told", async () => {
    await using world = await openMetWorld({ handle: async () => [replyOf("Partagé", { to: "place" })] });
    const { platform } = world;
    world.act(press(platform, "partager:1"));
    await platform.until(() => shownIn(world).length === 2);
    expect(shownIn(world)).toEqual([
      [CHANNEL_ID, "place", "Message"],
      [CHANNEL_ID, "place", "Partagé"],
    ]);
  });

  test("with nothing to show is answered, and so is what is no button", async () => {
    await using world = await openMetWorld({ handle: async () => [] });
    const { platform } = world;
    world.act(press(platform, "utile:1"));
    world.act(press(platform, "liste", { data: { custom_id: "liste", component_type: 3, values: ["a"] } }));
    await platform.until(() => platform.callbacks.length === 2);
    expect(platform.callbacks.map(({ type }) => type)).toEqual([6, 6]);
    expect(world.heard).toHaveLength(1);
  });
});

describe("what is written", () => {
  test("to Vigie is answered in the thread that it opens, where what is under way was shown", async () => {
    await using world = await openMetWorld({
      async handle(_, interim) {
        interim(noteOf("Je cherche…"));
        await world.platform.until(() => world.platform.channels.size === 5 && shownIn(world).length === 2);
        return [replyOf("Réponse", { to: "place" })];
      },
    });
    const { platform } = world;
    const asked = mention(platform, "<@1390000000000000001> Que prépare <@77> ?");
    asked.mentions.push({ id: "77", username: "paul" });
    world.write(asked);
    await platform.until(() => shownIn(world)[1]?.[2] === "Réponse");
    expect(heardIn(world)).toEqual([placed({ kind: "question", text: "Que prépare @paul ?" }, asked.id)]);
    expect(shownIn(world).slice(1)).toEqual([[asked.id, "place", "Réponse"]]);
    expect(platform.channels.get(asked.id)).toMatchObject({ parent: CHANNEL_ID, name: "Que prépare @paul ?" });
  });

  test("where no thread can be opened is answered beside", async () => {
    await using world = await openMetWorld({ handle: async () => [replyOf("Réponse", { to: "place" })] });
    const { platform } = world;
    platform.script("POST /channels/ID/messages/ID/threads", { status: 403, code: 50013 });
    const asked = mention(platform, "<@1390000000000000001> Et là ?");
    world.write(asked);
    await platform.until(() => shownIn(world).length === 2);
    expect(shownIn(world).at(-1)).toEqual([CHANNEL_ID, "place", "Réponse"]);
    expect(platform.stored.at(-1)?.body["message_reference"]).toMatchObject({ message_id: asked.id });
  });

  test("to Vigie alone is a question, and its answer a message", async () => {
    await using world = await openMetWorld();
    const { platform } = world;
    world.write(written(platform, "Quoi de neuf ?", { channel_id: DIRECT_ID, guild_id: undefined }));
    await platform.until(() => shownIn(world).length === 2);
    const wish: Wish = { kind: "question", text: "Quoi de neuf ?" };
    expect(heardIn(world)).toEqual([placed(wish, null, DIRECT_ID, "@me")]);
    expect(shownIn(world).at(-1)).toEqual([DIRECT_ID, "place", "Réponse"]);
  });

  test("in a thread that is followed goes on, where Discord tells it and no mention is wanted", async () => {
    await using world = await openMetWorld({ followed: [`${CHANNEL_ID}:${THREAD_ID}`] });
    const { platform } = world;
    const here = { channel_id: THREAD_ID };
    world.write(written(platform, "hors fil"));
    world.write(written(platform, "", here));
    world.write(written(platform, "Et ensuite ?", here));
    await platform.until(() => platform.stored.at(-1)?.channel === THREAD_ID && shownIn(world).length === 4);
    expect(heardIn(world)).toEqual([placed({ kind: "question", text: "Et ensuite ?" }, THREAD_ID)]);
    await using strict = await openMetWorld({
      ...{ followed: [`${CHANNEL_ID}:${THREAD_ID}`], channels: [{ discord: CHANNEL_ID, mention: "strict" }] },
    });
    strict.write(written(strict.platform, "Et ensuite ?", here));
    strict.write(mention(strict.platform, "<@1390000000000000001> Et là ?", here));
    await strict.platform.until(() => strict.platform.stored.length === 3);
    expect(strict.heard.map(({ wish }) => Object(wish).text)).toEqual(["Et là ?"]);
  });

  test("by programs, by Vigie itself, or by Discord is answered by nobody", async () => {
    await using world = await openMetWorld();
    const { platform } = world;
    const say = (other: object) => world.write(mention(platform, "<@1390000000000000001> Bonjour", { ...other }));
    say({ author: { id: "5", bot: true } });
    say({ author: { id: "1390000000000000001" } });
    say({ webhook_id: "5" });
    say({ type: 7 });
    say({ type: 19 });
    await platform.until(() => world.heard.length === 1);
    await platform.until(() => shownIn(world).at(-1)?.[2] === "Réponse");
    expect(world.heard).toHaveLength(1);
  });
});

test("a message’s commands carry its text, or that of what it shares", async () => {
  await using world = await openMetWorld();
  const { platform } = world;
  world.act(onMessage(platform, "Vérifier cette affirmation", { content: "40 000 < 50 000" }));
  const embeds = [{ title: "Un article", url: "https://exemple.fr/a" }];
  world.act(onMessage(platform, "Ajouter à la veille", { content: "", embeds }));
  await platform.until(() => shownIn(world).length === 2);
  expect(heardIn(world)).toEqual([
    placed({ kind: "check", text: "40 000 < 50 000" }),
    placed({ kind: "follow", text: "Un article https://exemple.fr/a" }),
  ]);
  expect(shownIn(world).map(([, to]) => to)).toEqual(["person", "person"]);
});

test("what somebody types is gone on with, as Discord takes it", async () => {
  const asked: string[][] = [];
  await using world = await openMetWorld({
    async suggest(...what) {
      asked.push(what);
      const long = { text: "é".repeat(150), value: "v" };
      return [
        { text: "", value: "w" },
        { text: "T", value: "x".repeat(101) },
        long,
        ...Array.from({ length: 30 }, () => long),
      ];
    },
  });
  const { platform } = world;
  const focused = [{ name: "article", type: 3, value: "géné", focused: true }];
  world.act(typing(platform, "veille", [{ name: "fiche", type: 1, options: focused }]));
  world.act(typing(platform, "demander", [{ name: "question", type: 3, value: "A", focused: true }]));
  await platform.until(() => platform.callbacks.length === 2);
  expect(asked).toEqual([["article", "géné"]]);
  const [found, none] = platform.callbacks
    .toSorted((one, other) => Number(one.id) - Number(other.id))
    .map(({ type, data }) => ({ type, choices: data["choices"] as { name: string }[] }));
  expect([found?.type, found?.choices.length, found?.choices[0]?.name.length]).toEqual([8, 25, 100]);
  expect(none).toEqual({ type: 8, choices: [] });
});

test("fifty commands at once are all acknowledged before any is done, and all answered", async () => {
  const slow = Promise.withResolvers<void>();
  await using world = await openMetWorld({
    async handle({ wish }) {
      await slow.promise;
      return [replyOf(Object(wish).words)];
    },
  });
  const { platform } = world;
  const words = Array.from({ length: 50 }, (_, at) => `question ${at}`);
  for (const question of words) world.act(command(platform, "demander", textOptions({ question })));
  await platform.until(() => platform.callbacks.length === words.length);
  expect(shownIn(world)).toEqual([]);
  slow.resolve();
  await platform.until(() => shownIn(world).length === words.length);
  expect(
    shownIn(world)
      .map(([, , text]) => text)
      .toSorted(),
  ).toEqual(words.toSorted());
});
