import { describe, expect, test } from "vitest";
import { layoutOf } from "../../../src/channels/discord/layout.ts";
import { messageSchema, textOfMessage } from "../../../src/channels/discord/read-text.ts";
import { command, inDirect, inThread, mention, press, textOptions } from "../../support/discord/payloads.ts";
import type { DiscordPlatform } from "../../support/discord/platform.ts";
import { APP_ID, CHANNEL_ID, THREAD_ID } from "../../support/discord/things.ts";
import { textsOf } from "../../support/discord/validate.ts";
import { openMetWorld, replyOf } from "../../support/discord/world.ts";

const channels = [{ discord: CHANNEL_ID, layout: "embeds" as const }];

/** What there is to read, and how it is shown. */
const shownIn = ({ stored }: DiscordPlatform) =>
  stored
    .filter(({ isWaiting, body }) => !isWaiting && layoutOf(body) !== undefined)
    .map(({ body }) => [layoutOf(body), ...textsOf(body)]);

describe("where the settings ask for embeds, what is answered is in embeds", () => {
  test("to one person, and to all", async () => {
    const handle = async () => [replyOf("Pour vous"), replyOf("Pour tous", { to: "place" })];
    await using world = await openMetWorld({ channels, handle });
    world.act(command(world.platform, "demander", textOptions({ question: "A" })));
    await world.platform.until(() => shownIn(world.platform).length === 2);
    expect(shownIn(world.platform)).toEqual([
      ["embeds", "Pour vous"],
      ["embeds", "Pour tous"],
    ]);
    expect(world.platform.stored.map(({ body }) => Number(body["flags"] ?? 0) & 64)).toEqual([64, 0]);
  });

  test("in its threads, and to what is written there", async () => {
    await using world = await openMetWorld({ channels });
    world.act(command(world.platform, "demander", textOptions({ question: "A" }), inThread(THREAD_ID)));
    world.write(mention(world.platform, `<@${APP_ID}> Bonjour`, { channel_id: THREAD_ID }));
    await world.platform.until(() => shownIn(world.platform).length === 2);
    expect(shownIn(world.platform)).toEqual(Array(2).fill(["embeds", "Réponse"]));
  });

  test("and not elsewhere", async () => {
    await using world = await openMetWorld({ channels });
    world.act(command(world.platform, "demander", textOptions({ question: "A" }), inDirect));
    await world.platform.until(() => shownIn(world.platform).length === 1);
    expect(shownIn(world.platform)).toEqual([["components", "Réponse"]]);
  });
});

test.for([
  ["components", [{ discord: CHANNEL_ID, layout: "embeds" as const }], { flags: 32_768 }],
  ["embeds", [{ discord: CHANNEL_ID }], { embeds: [{ description: "Avant" }] }],
] as const)("a message in %s is replaced in its own manner, whatever the settings have become", async (given) => {
  const [layout, settings, before] = given;
  const handle = async () => [replyOf("Après", { replaces: true }), replyOf("Suite")];
  await using world = await openMetWorld({ channels: [...settings], handle });
  const { platform } = world;
  const pressed = press(platform, "utile:1");
  const [message] = platform.stored;
  Object.assign(message?.body ?? {}, before, { content: "" });
  world.act({ ...pressed, message: { ...Object(pressed).message, ...before } });
  await platform.until(() => textsOf(platform.stored[0]?.body ?? {})[0] === "Après" && shownIn(platform).length === 2);
  expect(shownIn(platform)).toEqual([
    [layout, "Après"],
    [layout, "Suite"],
  ]);
});

test("the address of an embed that nobody sees is not read", () => {
  const read = (embed: object) => textOfMessage(messageSchema.parse({ embeds: [embed] }), "");
  expect(read({ description: "Récit.", url: "https://discord.com/#k" })).toBe("Récit.");
  expect(read({ title: "Titre", url: "https://exemple.fr/a" })).toBe("Titre https://exemple.fr/a");
});
