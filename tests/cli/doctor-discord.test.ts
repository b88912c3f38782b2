import { describe, expect, test } from "vitest";
import { type DiscordPlatform, openDiscordPlatform } from "../support/discord/platform.ts";
import {
  APP_ID,
  CHANNEL_ID,
  DIRECT_ID,
  DISCORD_TOKEN,
  FORUM_ID,
  GUILD_ID,
  LAB,
  LAB_CHANNEL_ID,
  LAB_ID,
  THREAD_ID,
} from "../support/discord/things.ts";
import { NOT_FOR_PEOPLE, plain, runCli } from "../support/run-cli.ts";
import { openNews, SETTINGS } from "../support/small-news.ts";

const [VIEW, SEND, HISTORY, THREADS, IN_THREADS] = [1n << 10n, 1n << 11n, 1n << 16n, 1n << 35n, 1n << 38n];
const taking = (id: string, ...bits: bigint[]) => ({
  id,
  type: 0,
  allow: "0",
  deny: String(bits.reduce((a, b) => a | b)),
});
const giving = (id: string, ...bits: bigint[]) => ({
  id,
  type: 1,
  deny: "0",
  allow: String(bits.reduce((a, b) => a | b)),
});

const INVITATION = `https://discord.com/oauth2/authorize?client_id=${APP_ID}&scope=bot+applications.commands&permissions=309237730304`;

/** What the doctor says of Discord, and of channels there, whose ids these are. */
async function examine(platform: DiscordPlatform, ids: string[], other: Record<string, string> = {}) {
  const channels = ids.map((id, at) => `  - { id: salon-${at}, discord: "${id}" }\n`).join("");
  using news = openNews(`${SETTINGS}${ids.length > 0 ? `channels:\n${channels}` : ""}`);
  await runCli(["collect", "--data", news.path]);
  const environment = { PORT: "0", DISCORD_TOKEN, DISCORD_API_URL: platform.address, ...other };
  const { status, out, err } = await runCli(["doctor", "--json", "--data", news.path], { environment });
  expect(`${out}${err}`).not.toMatch(NOT_FOR_PEOPLE);
  expect(`${out}${err}`).not.toContain(DISCORD_TOKEN);
  const all = JSON.parse(out) as { name: string; ok: boolean; text: string }[];
  const checks = all.filter(({ name }) => /^(?:Discord|salon)/.test(name));
  return { status, checks: checks.map(({ name, ok, text }) => [name, ok, plain(text)]) };
}

/** What it says of one channel. */
async function examineOne(platform: DiscordPlatform, id: string) {
  const { checks } = await examine(platform, [id]);
  const [, ok, text] = checks.at(-1) ?? [];
  return { ok, text };
}

const NEXT = "prochaine édition jeudi 25 décembre à 8 h 30 (Europe/Paris)";

describe("doctor, of Discord,", () => {
  test("names the server, its channels, and how to invite Vigie elsewhere", async () => {
    await using platform = await openDiscordPlatform();
    expect(await examine(platform, [CHANNEL_ID, FORUM_ID])).toEqual({
      status: 0,
      checks: [
        ["Discord", true, "Vigie est dans le serveur « Équipe »"],
        ["Discord, invitation", true, INVITATION],
        ["salon-0", true, `Discord, salon « veille » du serveur « Équipe », ${NEXT}`],
        ["salon-1", true, `Discord, salon « veille » du serveur « Équipe », ${NEXT}`],
      ],
    });
  });

  test("gives who begins the address by which Vigie comes in", async () => {
    await using platform = await openDiscordPlatform();
    platform.guilds.length = 0;
    expect(await examine(platform, [])).toEqual({
      status: 1,
      checks: [
        [
          ...["Discord", false],
          "Vigie n’est encore dans aucun serveur : ouvrez l’adresse ci-dessous, et choisissez le vôtre",
        ],
        ["Discord, invitation", true, INVITATION],
      ],
    });
  });

  test("tells several servers apart, each with its roles and channels", async () => {
    await using platform = await openDiscordPlatform();
    const own = "1390000000000000777";
    const [everyone] = LAB.roles;
    const roles = [
      { ...LAB.roles[0], permissions: "0" },
      { ...everyone, id: own, permissions: String(VIEW | SEND) },
    ];
    platform.guilds.push({ ...LAB, roles: roles as typeof LAB.roles, own: [own] });
    for (const at of [1, 2, 3, 4]) platform.guilds.push({ ...LAB, id: `139000000000041940${at}`, name: `Labo ${at}` });
    platform.channels.set(LAB_CHANNEL_ID, { type: 0, parent: null, guild: LAB_ID, name: "essais" });
    const { checks } = await examine(platform, [CHANNEL_ID, LAB_CHANNEL_ID]);
    expect(checks.map(([, ok, text]) => [ok, text])).toEqual([
      [true, "Vigie est dans 6 serveurs : « Équipe », « Labo 1 », « Labo 2 », « Labo 3 », « Labo 4 »…"],
      [true, INVITATION],
      [true, `Discord, salon « veille » du serveur « Équipe », ${NEXT}`],
      [
        false,
        "Discord, salon « essais » du serveur « Labo » : Vigie n’y a pas les droits « Créer des fils publics », « Envoyer des messages dans les fils » et « Voir les anciens messages » : dans Discord, « Modifier le salon », « Permissions », ajoutez-la et accordez-les-lui",
      ],
    ]);
    // A server is asked about once.
    expect(platform.asked.filter(({ route }) => route === "GET /guilds/ID")).toHaveLength(2);
  });

  test.for([
    ["to all", [taking(GUILD_ID, SEND)], "le droit « Envoyer des messages »"],
    ["to all, and given back", [taking(GUILD_ID, SEND), giving(APP_ID, SEND)], undefined],
    [
      "threads",
      [taking(GUILD_ID, THREADS, IN_THREADS)],
      "« Créer des fils publics » et « Envoyer des messages dans les fils »",
    ],
    ["what was posted", [taking(GUILD_ID, HISTORY)], "le droit « Voir les anciens messages »"],
  ] as const)("says which rights a channel takes: %s", async ([, overwrites, missing]) => {
    await using platform = await openDiscordPlatform();
    Object.assign(platform.channels.get(CHANNEL_ID) ?? {}, { overwrites });
    const { ok, text } = await examineOne(platform, CHANNEL_ID);
    expect([ok, text]).toEqual([missing === undefined, expect.stringContaining(missing ?? NEXT)]);
  });

  test("does not ask for threads in a forum", async () => {
    await using platform = await openDiscordPlatform();
    Object.assign(platform.channels.get(FORUM_ID) ?? {}, { overwrites: [taking(GUILD_ID, THREADS)] });
    expect(await examineOne(platform, FORUM_ID)).toMatchObject({ ok: true });
  });

  test("finds a channel that is shut to Vigie among those of its servers", async () => {
    await using platform = await openDiscordPlatform();
    const shut = { wrong: 50001, name: "direction", overwrites: [taking(GUILD_ID, VIEW)] };
    Object.assign(platform.channels.get(CHANNEL_ID) ?? {}, shut);
    expect(await examineOne(platform, CHANNEL_ID)).toEqual({
      ok: false,
      text: "Discord, salon « direction » du serveur « Équipe » : Vigie n’y a pas le droit « Voir le salon » : dans Discord, « Modifier le salon », « Permissions », ajoutez-la et accordez-le-lui",
    });
  });

  test("says that a channel is in no server where Vigie is, or is not there", async () => {
    await using platform = await openDiscordPlatform();
    platform.channels.set(LAB_CHANNEL_ID, { type: 0, parent: null, guild: LAB_ID });
    const elsewhere = await examineOne(platform, LAB_CHANNEL_ID);
    expect(elsewhere.text).toMatch(/^Discord : ce salon n’est dans aucun serveur où Vigie est : invitez-la/);
    const gone = await examineOne(platform, "1390000000000000999");
    expect(gone.text).toBe(
      "Discord : ce salon n’existe pas, ou n’existe plus : corrigez son identifiant dans vigie.yaml",
    );
  });

  test.for([
    [2, "c’est un salon vocal"],
    [4, "c’est une catégorie"],
    [13, "c’est un salon de conférence"],
    [14, "ce n’est pas un salon de texte"],
    [99, "ce n’est pas un salon de texte"],
  ] as const)("says that Vigie does not post in a channel of type %i", async ([type, what]) => {
    await using platform = await openDiscordPlatform();
    Object.assign(platform.channels.get(CHANNEL_ID) ?? {}, { type });
    const { ok, text } = await examineOne(platform, CHANNEL_ID);
    expect([ok, text]).toEqual([false, expect.stringContaining(`${what}, où Vigie ne publie pas : donnez`)]);
  });

  test.for([
    [THREAD_ID, "c’est un fil"],
    [DIRECT_ID, "c’est une conversation privée"],
  ] as const)("nor in %s, as %s", async ([id, what]) => {
    await using platform = await openDiscordPlatform();
    const { ok, text } = await examineOne(platform, id);
    expect([ok, text]).toEqual([false, expect.stringContaining(`${what}, où Vigie ne publie pas : donnez`)]);
  });

  test("says that the token is refused", async () => {
    await using platform = await openDiscordPlatform();
    const { status, checks } = await examine(platform, [CHANNEL_ID], { DISCORD_TOKEN: "autre.jeton.ici" });
    expect([status, checks]).toEqual([
      1,
      [
        ["Discord", false, "le jeton est refusé : vérifiez DISCORD_TOKEN"],
        ["salon-0", false, "Discord : le jeton est refusé : vérifiez DISCORD_TOKEN"],
      ],
    ]);
  });

  test.for([
    ["errors", { status: 503 }, "la plateforme répond par une erreur 503"],
    ["a page", { status: 200, page: "<html>" }, "l’échange n’a pas abouti"],
    ["a limit", { status: 429, seconds: 20 }, "il en reçoit trop à la fois"],
    ["what it is not", { status: 200, page: "{}" }, "l’échange n’a pas abouti"],
  ] as const)("says that Discord answers by %s", async ([, play, text]) => {
    await using platform = await openDiscordPlatform();
    platform.script("GET /applications/@me", play);
    const { checks } = await examine(platform, []);
    expect(checks).toEqual([["Discord", false, `${text} : vérifiez la connexion, et DISCORD_API_URL s’il est donné`]]);
  });

  test("says that it does not answer", async () => {
    const platform = await openDiscordPlatform();
    await platform[Symbol.asyncDispose]();
    const { checks } = await examine(platform, [CHANNEL_ID]);
    expect(checks.map(([name, ok]) => [name, ok])).toEqual([
      ["Discord", false],
      ["salon-0", false],
    ]);
    expect(checks[0]?.[2]).toMatch(/^rien ne répond à cette adresse : vérifiez la connexion/);
  });

  test.for([
    ["GET /guilds/ID", { status: 500 }],
    ["GET /guilds/ID/members/ID", { status: 200, page: '{"roles":"tous"}' }],
    [
      "GET /channels/ID",
      { status: 200, page: '{"id":"1","type":0,"permission_overwrites":[{"id":"1","allow":"-1","deny":"x"}]}' },
    ],
  ] as const)("is not led astray by a strange answer of %s", async ([route, play]) => {
    await using platform = await openDiscordPlatform();
    platform.script(route, play);
    const { ok, text } = await examineOne(platform, CHANNEL_ID);
    expect([ok, text]).toEqual([false, expect.stringContaining("ne prend pas encore les messages")]);
  });
});
