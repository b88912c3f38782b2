import { describe, expect, test } from "vitest";
import type { Form, Wish } from "../../../src/channels/interaction.ts";
import {
  command,
  homeOpened,
  mention,
  message,
  press,
  pressIn,
  shortcut,
  submission,
  viewOf,
} from "../../support/slack/payloads.ts";
import { MODES, noteOf, openMetWorld, replyOf, type World } from "../../support/slack/world.ts";
import { textsOf } from "../../support/slack-platform.ts";

const FORM: Form = {
  ...{ title: "Nouvelle alerte", submit: "Essayer", action: "alerte:creer" },
  fields: [{ id: "nom", label: "Nom", kind: "line" }],
};

/** What was wished for, by whom and where. */
const heardIn = ({ heard }: World) => heard.map(({ person, place, wish }) => ({ who: person.id, place, wish }));

const placed = (wish: Wish, thread: string | null = null, channel = "C1") => ({
  who: "slack:T1:U2",
  place: { platform: "slack", workspace: "T1", channel, thread },
  wish,
});

describe.for(MODES)("through %s", (mode) => {
  test("a command is heard with its words, and answered to its author alone", async () => {
    await using world = await openMetWorld(mode);
    const { platform } = world;
    const words = "Que fait <https://meta.com|Meta> &amp; qui ?";
    const { payload } = await world.deliver("slash_commands", command(platform, "/demander", words));
    await platform.until(() => platform.responded.length === 1);
    expect(payload).toEqual({});
    expect(heardIn(world)).toEqual([
      placed({ kind: "command", command: "demander", words: "Que fait Meta (https://meta.com) & qui ?" }),
    ]);
    const [{ body } = expect.fail("Nothing was responded.")] = platform.responded;
    expect(body).toMatchObject({ text: "Réponse", response_type: "ephemeral", replace_original: false });
    expect([platform.stored, platform.whispered]).toEqual([[], []]);
  });

  test("a command that nobody knows is told so at once, and formats nothing", async () => {
    await using world = await openMetWorld(mode);
    const { payload } = await world.deliver("slash_commands", command(world.platform, "/météo<!channel>", ""));
    const text =
      "Je ne connais pas la commande /météo&lt;!channel&gt;. Écrivez «\u00a0/veille aide\u00a0» pour voir celles que je comprends.";
    expect(payload).toEqual({ text });
    expect(world.heard).toEqual([]);
  });

  test("a button replaces its message, or is answered beside it", async () => {
    const replies = [replyOf("À sa place", { replaces: true }), replyOf("À côté")];
    await using world = await openMetWorld(mode, { handle: async () => replies });
    const { platform } = world;
    const thread = { message: { type: "message", ts: "1.2", thread_ts: "1.1", text: "" } };
    await world.deliver("interactive", press(platform, "suite:2", thread));
    await platform.until(() => platform.responded.length === 2);
    expect(heardIn(world)).toEqual([placed({ kind: "press", action: "suite:2", values: {} }, "1.1")]);
    expect(platform.responded.map(({ body }) => [body.text, body.replace_original, body.thread_ts])).toEqual([
      ["À sa place", true, undefined],
      ["À côté", false, "1.1"],
    ]);
  });

  test("what is no button is acknowledged, and is nothing", async () => {
    await using world = await openMetWorld(mode);
    const { platform } = world;
    const select = { type: "static_select", block_id: "b", action_id: "choix", action_ts: "2.2" };
    await world.deliver("interactive", press(platform, "", { actions: [select] }));
    await world.deliver("interactive", press(platform, "après"));
    await platform.until(() => platform.responded.length === 1);
    expect(world.heard.map(({ wish }) => wish)).toEqual([{ kind: "press", action: "après", values: {} }]);
  });

  test("a form opens, and comes back with what was written and where it was asked for", async () => {
    const handed = [replyOf("C’est noté"), replyOf("Nouvelle règle", { to: "place" })];
    await using world = await openMetWorld(mode, {
      handle: async ({ wish }) => (wish.kind === "command" ? [{ kind: "form", form: FORM }] : handed),
    });
    const { platform } = world;
    const asked = command(platform, "/veille", "alerte creer");
    await world.deliver("slash_commands", asked);
    await platform.until(() => platform.views.length === 1);
    const [opened = expect.fail("Nothing was opened.")] = platform.views;
    expect(opened).toMatchObject({ method: "views.open", to: asked.trigger_id, view: { callback_id: FORM.action } });

    const view = viewOf({ nom: "Souveraineté" }, opened.view);
    const { payload } = await world.deliver("interactive", submission(view));
    await platform.until(() => platform.stored.length === 1);
    expect(payload).toMatchObject({ response_action: "update", view: { title: { text: FORM.title } } });
    const { blocks, private_metadata } = Object(payload).view;
    expect([textsOf(blocks[0]), private_metadata]).toEqual([["Un instant…"], opened.view.private_metadata]);
    const wish: Wish = { kind: "press", action: FORM.action, values: { nom: "Souveraineté" } };
    expect(heardIn(world).slice(1)).toEqual([placed(wish)]);
    expect(platform.views.slice(1).map(({ method, to, view }) => [method, to, view.blocks.flatMap(textsOf)])).toEqual([
      ["views.update", "V1", ["C’est noté"]],
    ]);
    expect(platform.stored.map(({ channel, text }) => [channel, text])).toEqual([["C1", "Nouvelle règle"]]);
  });

  test("a form that is handed in may be shown again", async () => {
    await using world = await openMetWorld(mode, { handle: async () => [{ kind: "form", form: FORM }] });
    const { platform } = world;
    const kept = JSON.stringify({ channel: "C1", thread: "5.5" });
    await world.deliver("interactive", submission(viewOf({ nom: "" }, { private_metadata: kept })));
    await platform.until(() => platform.views.length === 1);
    const [shown] = platform.views;
    expect(shown).toMatchObject({ method: "views.update", view: { private_metadata: kept, callback_id: FORM.action } });
  });

  test("a form after which there is nothing to read says that it is done", async () => {
    await using world = await openMetWorld(mode, { handle: async () => [] });
    await world.deliver("interactive", submission(viewOf({ nom: "A" })));
    await world.platform.until(() => world.platform.views.length === 1);
    expect(world.platform.views[0]?.view.blocks.flatMap(textsOf)).toEqual(["C’est fait."]);
  });

  test("a button of a modal changes the modal", async () => {
    await using world = await openMetWorld(mode);
    const { platform } = world;
    await world.deliver("interactive", pressIn(platform, viewOf({ nom: "A" }), "essai:1"));
    await platform.until(() => platform.views.length === 1);
    expect(world.heard.map(({ wish }) => wish)).toEqual([{ kind: "press", action: "essai:1", values: { nom: "A" } }]);
    const kept = JSON.stringify({ channel: "U2", thread: null });
    expect(platform.views[0]).toMatchObject({ method: "views.update", to: "V1", view: { private_metadata: kept } });
  });

  test("a mention is answered in the thread that it opens, where what is under way was shown", async () => {
    const replies = [replyOf("Réponse", { to: "place" })];
    await using world = await openMetWorld(mode, {
      async handle(_, interim) {
        interim(noteOf("Je cherche…"));
        interim(noteOf("Je cherche encore…"));
        await world.platform.until(() => world.platform.stored.length === 1);
        return replies;
      },
    });
    const { platform } = world;
    await world.deliver("events_api", mention("<@UVIGIE> Que prépare <@U9|Paul> ?"));
    await platform.until(() => platform.stored[0]?.text === "Réponse");
    expect(heardIn(world)).toEqual([placed({ kind: "question", text: "Que prépare @Paul ?" }, "5.5")]);
    expect(platform.stored.map(({ channel, thread }) => [channel, thread])).toEqual([["C1", "5.5"]]);
  });

  test("a message to Vigie alone is a question, and its answer a message", async () => {
    await using world = await openMetWorld(mode);
    const { platform } = world;
    await world.deliver("events_api", message("Quoi de neuf ?", { channel: "D1", channel_type: "im" }));
    await platform.until(() => platform.stored.length === 1);
    expect(heardIn(world)).toEqual([placed({ kind: "question", text: "Quoi de neuf ?" }, null, "D1")]);
    expect(platform.stored.map(({ channel, text }) => [channel, text])).toEqual([["D1", "Réponse"]]);
  });

  test("a thread that is followed goes on, unless its channel wants a mention; others do not", async () => {
    const channels = [{ slack: "C2", mention: "strict" as const }, { slack: "C1" }];
    await using world = await openMetWorld(mode, { followed: ["C1:5.5", "C2:5.5"], channels });
    const { platform } = world;
    platform.channels.set("C2", undefined);
    const say = (text: string, other: object) =>
      world.deliver("events_api", message(text, { thread_ts: "5.5", ...other }));
    await say("hors fil", { thread_ts: undefined, ts: "6.1" });
    await say("autre fil", { thread_ts: "3.3", ts: "6.2" });
    await say("canal strict", { channel: "C2", ts: "6.3" });
    await say("Et ensuite ?", { ts: "6.4" });
    await world.deliver("events_api", mention("<@UVIGIE> Et là ?", { channel: "C2", thread_ts: "5.5", ts: "6.5" }));
    await platform.until(() => platform.whispered.length === 2);
    expect(world.heard.map(({ wish, place }) => [place.channel, place.thread, Object(wish).text])).toEqual([
      ["C1", "5.5", "Et ensuite ?"],
      ["C2", "5.5", "Et là ?"],
    ]);
  });

  test("nobody answers programs, Vigie itself, edits, or who comes in", async () => {
    await using world = await openMetWorld(mode, { followed: ["C1:5.5"] });
    const say = (other: object) =>
      world.deliver("events_api", message("Bonjour", { thread_ts: "5.5", ts: JSON.stringify(other), ...other }));
    await say({ bot_id: "B1" });
    await say({ subtype: "bot_message", user: undefined });
    await say({ subtype: "message_changed" });
    await say({ subtype: "channel_join" });
    await say({ edited: { user: "U2", ts: "1" } });
    await world.deliver("events_api", mention("<@UVIGIE> Bonjour", { bot_id: "B9" }));
    await world.deliver("events_api", mention("<@UVIGIE> Bonjour", { edited: { user: "U2", ts: "1" } }));
    await world.deliver("events_api", homeOpened({ tab: "messages" }));
    await say({ text: "Enfin", ts: "9.9" });
    await world.platform.until(() => world.platform.whispered.length === 1);
    expect(world.heard.map(({ wish }) => Object(wish).text)).toEqual(["Enfin"]);
  });

  test("shortcuts carry the text of a message, or of what it shares", async () => {
    await using world = await openMetWorld(mode);
    const { platform } = world;
    await world.deliver("interactive", shortcut(platform, "verifier_affirmation", { text: "40 000 &lt; 50 000" }));
    const attachments = [{ fallback: "Un article", title_link: "https://exemple.fr/a" }];
    await world.deliver("interactive", shortcut(platform, "ajouter_a_la_veille", { text: "", attachments }));
    await world.deliver("interactive", shortcut(platform, "autre", { text: "A" }));
    await platform.until(() => platform.responded.length === 3);
    expect(heardIn(world)).toEqual([
      placed({ kind: "check", text: "40 000 < 50 000" }),
      placed({ kind: "follow", text: "Un article https://exemple.fr/a" }),
    ]);
    const sentence = "Je ne propose plus cette action. Écrivez «\u00a0/veille aide\u00a0» pour voir les autres.";
    expect(platform.responded.at(-1)?.body.text).toBe(sentence);
  });

  test("the home page is filled when it opens, and by its buttons", async () => {
    await using world = await openMetWorld(mode, {
      handle: async ({ wish }) => [wish.kind === "home" ? replyOf("Accueil") : replyOf("Changé", { replaces: true })],
    });
    const { platform } = world;
    await world.deliver("events_api", homeOpened());
    await platform.until(() => platform.views.length === 1);
    await world.deliver("interactive", pressIn(platform, viewOf({}, { type: "home", title: null }), "régler"));
    await platform.until(() => platform.views.length === 2);
    expect(heardIn(world).map(({ wish }) => wish.kind)).toEqual(["home", "press"]);
    expect(platform.views.map(({ method, to, view }) => [method, to, ...view.blocks.flatMap(textsOf)])).toEqual([
      ["views.publish", "U2", "Accueil"],
      ["views.publish", "U2", "Changé"],
    ]);
  });
});

test("who rules the workspace is asked when it matters, and nobody does where Slack does not say", async () => {
  await using world = await openMetWorld("socket");
  const { platform } = world;
  platform.people.set("U2", { is_owner: true });
  await world.deliver("slash_commands", command(platform, "/veille", "horaire"));
  await platform.until(() => platform.responded.length === 1);
  expect(platform.asked.filter(({ method }) => method === "users.info")).toEqual([]);
  const [{ person } = expect.fail("Nothing was heard.")] = world.heard;
  expect(await person.isAdmin()).toBe(true);
  platform.people.set("U2", { is_admin: false });
  expect(await person.isAdmin()).toBe(false);
  platform.people.delete("U2");
  expect(await person.isAdmin()).toBe(false);
  expect(world.logged.at(-1)).toMatchObject({ event: "slack person unknown", reason: "user_not_found" });
});

describe.for(MODES)("fifty commands at once, through %s", (mode) => {
  test("are all acknowledged before any is done, and all answered", async () => {
    const slow = Promise.withResolvers<void>();
    await using world = await openMetWorld(mode, {
      async handle({ wish }) {
        await slow.promise;
        return [replyOf(Object(wish).words)];
      },
    });
    const { platform } = world;
    const words = Array.from({ length: 50 }, (_, at) => `question ${at}`);
    await Promise.all(words.map((each) => world.deliver("slash_commands", command(platform, "/demander", each))));
    expect(platform.responded).toEqual([]);
    slow.resolve();
    await platform.until(() => platform.responded.length === words.length);
    expect(platform.responded.map(({ body }) => body.text).toSorted()).toEqual(words.toSorted());
  });
});
