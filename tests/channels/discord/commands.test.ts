import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openDiscord } from "../../../src/channels/discord/client.ts";
import { definitions } from "../../../src/channels/discord/commands.ts";
import { messageWish, readOptions, wishOf } from "../../../src/channels/discord/options.ts";
import { readText } from "../../../src/channels/discord/read-text.ts";
import { holds, register } from "../../../src/channels/discord/register.ts";
import { parseCommand } from "../../../src/commands/grammar.ts";
import { group, type Option, sub, textOptions } from "../../support/discord/payloads.ts";
import { type DiscordPlatform, openDiscordPlatform } from "../../support/discord/platform.ts";
import { APP_ID, DISCORD_TOKEN, GUILD_ID } from "../../support/discord/things.ts";

/** What somebody meant who filled in a command. */
function commandOf(command: "demander" | "veille", options: Option[]): unknown {
  const wish = wishOf(command, readOptions(options));
  return wish?.kind === "command" ? parseCommand(wish.command, wish.words) : wish;
}

describe("a command that is filled in", () => {
  test.for<[options: Option[], command: object]>([
    [sub("aujourdhui"), { name: "aujourdhui" }],
    [sub("rattrapage", { depuis: "7j" }), { name: "rattrapage", since: "7j" }],
    [
      sub("fiche", { article: "Mission Genesis complète" }),
      { name: "fiche", article: "Mission Genesis complète", length: "standard" },
    ],
    [
      sub("fiche", { longueur: "flash", article: "Que fait Meta ?" }),
      { name: "fiche", article: "Que fait Meta ?", length: "flash" },
    ],
    [sub("chercher", { mots: "liste des alertes" }), { name: "chercher", words: "liste des alertes" }],
    [sub("pourquoi", { article: "Qui a vu Meta ?" }), { name: "pourquoi", article: "Qui a vu Meta ?" }],
    [sub("pourquoi", { article: "https://exemple.fr/a?b" }), { name: "pourquoi", article: "https://exemple.fr/a?b" }],
    [sub("pourquoi", { article: "0123abcd" }), { name: "pourquoi", article: "0123abcd" }],
    [sub("etat"), { name: "etat" }],
    [sub("mesdonnees"), { name: "mesdonnees", verb: "voir" }],
    [sub("mesdonnees", { geste: "effacer" }), { name: "mesdonnees", verb: "effacer" }],
    [sub("aide"), { name: "aide" }],
    [sub("horaire", { quand: "8h30 lun-ven" }), { name: "horaire", words: "8h30 lun-ven" }],
    [group("alerte", sub("creer")), { name: "alerte", verb: "creer", target: "" }],
    [group("alerte", sub("pause", { duree: "7j", alerte: "a" })), { name: "alerte", verb: "pause", target: "a 7j" }],
    [
      group("source", sub("ajouter", { adresse: "https://exemple.fr" })),
      { name: "source", verb: "ajouter", target: "https://exemple.fr" },
    ],
    [group("source", sub("liste")), { name: "source", verb: "liste", target: "" }],
  ])("is said in words that are understood: %j", ([options, command]) => {
    expect(commandOf("veille", options)).toEqual({ command });
  });

  test("says a question to the letter, whatever it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (question) => {
        const wish = wishOf("demander", readOptions(textOptions({ question })));
        expect(wish).toEqual({ kind: "command", command: "demander", words: question.trim() });
      }),
    );
  });

  test("is one of Vigie’s, each of which is understood whatever it is given", () => {
    const [, veille] = definitions() as unknown as { options: Described[] }[];
    const leaves = (veille?.options ?? []).flatMap((each) =>
      each.type === 2
        ? (each.options ?? []).map((verb) => ({ path: [each.name, verb.name], ...verb }))
        : [{ path: [each.name], ...each }],
    );
    expect(leaves.length).toBeGreaterThan(15);
    for (const { path, options = [] } of leaves) {
      const given = Object.fromEntries(options.map(({ name, choices }) => [name, choices?.[0]?.value ?? "abcd"]));
      const [first = "", second] = path;
      const filled = second === undefined ? sub(first, given) : group(first, sub(second, given));
      const expected = { name: first, ...(second && { verb: second }) };
      expect(commandOf("veille", filled)).toMatchObject({ command: expected });
    }
  });

  test("of others is none", () => {
    expect(wishOf("météo", readOptions([]))).toBeUndefined();
    expect(messageWish("Traduire", "A")).toBeUndefined();
    expect(messageWish("Ajouter à la veille", "A")).toEqual({ kind: "follow", text: "A" });
  });
});

type Described = {
  name: string;
  type: number;
  description?: string;
  options?: Described[];
  choices?: { name: string; value: string }[];
  name_localizations?: Record<string, string>;
};

describe("what Discord is told of commands", () => {
  const all = definitions() as unknown as Described[];
  const flatten = (each: Described): Described[] => [each, ...(each.options ?? []).flatMap(flatten)];

  test.for(all.filter(({ type }) => type === 1).flatMap(flatten))("is what it takes: $name", (each) => {
    const { name, description = "", options = [], name_localizations: others = {} } = each;
    for (const one of [name, ...Object.values(others)]) expect(one).toMatch(/^[-_\p{Ll}\p{N}]{1,32}$/u);
    expect(description).toMatch(/^.{1,100}$/);
    expect(options.length).toBeLessThanOrEqual(25);
    expect(new Set(options.map((option) => option.name)).size).toBe(options.length);
  });

  test("is told once, and again where it changed, everywhere or in one server", async () => {
    await using platform = await openDiscordPlatform();
    const tell = (guild?: string) => registerIn(platform, guild);
    expect([await tell(), await tell(), await tell(GUILD_ID), await tell(GUILD_ID)]).toEqual([
      true,
      false,
      true,
      false,
    ]);
    const [first = {}, ...others] = platform.commands.get("") ?? [];
    platform.commands.set("", [...others, first]);
    expect(await tell()).toBe(false);
    for (const changed of [
      { ...first, description: "Autre" },
      { ...first, options: [] },
      { ...first, name: "ask" },
    ]) {
      platform.commands.set("", [changed, ...others]);
      expect(await tell()).toBe(true);
    }
    platform.commands.set("", [first, ...others, { ...first, name: "vieille" }]);
    expect([await tell(), await tell()]).toEqual([true, false]);
  });

  test("is open to all, in servers and alone with Vigie: the settings say who may change what", () => {
    const rights = definitions().map(({ default_member_permissions: needed, contexts }) => [needed, contexts]);
    expect(rights).toEqual(Array(4).fill([null, [0, 1]]));
    const open = { name: "veille", default_member_permissions: null };
    // Once it was for administrators alone.
    expect(holds({ ...open, default_member_permissions: "8" }, open)).toBe(false);
    expect([holds(open, open), holds({ name: "veille" }, open)]).toEqual([true, true]);
  });

  test("is compared with all that it says", () => {
    const option = { name: "a", choices: [{ name: "b", value: "c" }] };
    expect([holds(option, option), holds({ ...option, nsfw: false }, option)]).toEqual([true, true]);
    expect([holds(option, { name: "a" }), holds({ name: "a" }, option), holds(undefined, option)]).toEqual([
      false,
      false,
      false,
    ]);
    expect([holds({}, { required: false }), holds({}, { required: true }), holds({}, { options: [] })]).toEqual([
      true,
      false,
      true,
    ]);
  });
});

function registerIn(platform: DiscordPlatform, guild: string | undefined): Promise<boolean> {
  const connect = openDiscord({ token: DISCORD_TOKEN, url: platform.address });
  return connect(new AbortController().signal).then((rest) => register(APP_ID, guild, rest));
}

describe("what people wrote", () => {
  test.for([
    ["<@1> Que fait <@!2> ?", "Que fait @Paul ?"],
    ["<@3> dans <#4> avec <@&5>", "@3 dans #4 avec @5"],
    ["<:feu:123456> <a:danse:1>", ":feu: :danse:"],
    ["Voir <https://exemple.fr/a>", "Voir https://exemple.fr/a"],
    ["a < b && c > d", "a < b && c > d"],
  ] as const)("is read as they see it: %s", ([written, read]) => {
    expect(readText(written, [{ id: "2", name: "Paul" }], "1")).toBe(read);
  });

  test("is read whatever it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(readText(text, [], "1").isWellFormed()).toBe(true);
      }),
    );
  });
});
