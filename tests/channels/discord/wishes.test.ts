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
  who: `discord:${workspace}:${USER_ID}`,
  place: { platform: "discord", workspace, channel, thread },
  wish,
});

/** What is shown, of what has anything in it: where, to whom, and what. */
const shownIn = ({ platform }: World) =>
  platform.stored
    .filter(({ isWaiting }) => !isWaiting)
    .map(({ channel, body }) => [channel, (Number(body["flags"]) & 64) !== 0 ? "person" : "place", ...textsOf(body)]);

const EPHEMERAL = 64;

describe("a command", () => {
  test("is heard with its words, and answered to its author alone", async () => {
    await using world = await openMetWorld();
    const { platform } = world;
    world.act(command(platform, "demander", textOptions({ question: "Que fait Meta ?" })));
    await platform.until(() => platform.callbacks.length === 1);
    expect(heardIn(world)).toEqual([placed({ kind: "command", command: "demander", words: "Que fait Meta ?" })]);
    expect(shownIn(world)).toEqual([[CHANNEL_ID, "person", "Réponse"]]);
    expect(platform.callbacks[0]?.data["allowed_mentions"]).toEqual({ parse: [] });
  });
});
