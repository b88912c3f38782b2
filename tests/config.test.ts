import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { describeTrouble } from "../src/channels/troubles.ts";
import { type Config, loadConfig } from "../src/config.ts";
import { findTrouble, type SettingProblem } from "../src/lib/failure.ts";
import { openTemporaryFolder } from "./support/temporary-folder.ts";

/** The settings of the contract, to the letter. */
const CONTRACT = `timezone: Europe/Paris
budget: { tokensPerDay: 500000 }          # at 80 % it warns, at 100 % it extracts
sources:
  - { id: pixels, name: "Le Monde Pixels", feed: "https://…" }
  - { id: doe, name: "DOE", page: "https://…" }             # a page whose links are the articles
  - { id: depot, name: "Dossier partagé", folder: "./sample" }  # .txt .md .html
channels:
  - id: equipe
    slack: C0123456789                     # or discord: "1234…", or terminal: true
    digest: { at: "08:30", days: [mon, tue, wed, thu, fri], holidays: FR, stories: 7 }
    alerts: [souverainete]
alerts:
  - id: souverainete
    name: Souveraineté
    any: ["Mission Genesis", "/cloud souverain/i"]
    none: ["jeu vidéo"]
    entity: ["Los Alamos"]
    cooldown: 4h
privacy: { questionsKeptDays: 30 }
`;
/** What a digest prefers where nothing is said of it. */
const PLAIN = { themes: {}, whenNothing: "line" };
const RETENTION = "retention.articlesKeptDays";

async function load(text: string | Uint8Array, environment: Record<string, string> = {}): Promise<Config> {
  using folder = openTemporaryFolder();
  folder.write("vigie.yaml", text);
  return await loadConfig(folder.path, environment);
}

/** What is wrong with some settings, and the sentence that says so. */
async function refuse(
  text: string | Uint8Array,
  environment: Record<string, string> = {},
): Promise<{ problems: SettingProblem[]; sentence: string }> {
  const error: unknown = await load(text, environment).then(
    () => expect.fail("The settings were accepted."),
    (thrown: unknown) => thrown,
  );
  const trouble = findTrouble(error);
  if (trouble?.code !== "settings-wrong") expect.fail(String(error));
  const { problems } = trouble;
  return { problems, sentence: describeTrouble({ ...trouble, path: "vigie.yaml" }) };
}

describe("settings", () => {
  test("are those of the contract", async () => {
    const { sources, channels, alerts, zone, at, port, logLevel, model, ...rest } = await load(CONTRACT);
    expect({ zone, at, port, logLevel }).toEqual({ zone: "Europe/Paris", at: null, port: 8080, logLevel: "error" });
    expect(model).toBeNull();
    expect(sources).toEqual([
      { id: "pixels", name: "Le Monde Pixels", feed: "https://…" },
      { id: "doe", name: "DOE", page: "https://…" },
      { id: "depot", name: "Dossier partagé", folder: "./sample" },
    ]);
    const days = ["mon", "tue", "wed", "thu", "fri"];
    expect(channels).toEqual([
      {
        ...{ id: "equipe", slack: "C0123456789", alerts: ["souverainete"] },
        digest: { ...PLAIN, at: "08:30", days, holidays: "FR", stories: 7 },
      },
    ]);
    expect(alerts).toEqual([
      {
        ...{ id: "souverainete", name: "Souveraineté", any: ["Mission Genesis", "/cloud souverain/i"], all: [] },
        ...{ none: ["jeu vidéo"], entity: ["Los Alamos"], sources: [], themes: [], grouped: false },
        cooldown: 4 * 3_600_000,
      },
    ]);
    expect(rest).toMatchObject({ budget: { tokensPerDay: 500_000 }, privacy: { questionsKeptDays: 30 } });
  });

  test.for([
    ["nothing at all", ""],
    ["comments alone", "# Rien encore.\n"],
    ["names left blank", "timezone:\nsources:\nchannels:\n"],
    ["a byte order mark alone", "\ufeff"],
    ["an empty group", "{}\n"],
  ] as const)("of %s are those by default", async ([, text]) => {
    const { data, database, ...config } = await load(text);
    expect(database).toBe(join(data, "vigie.db"));
    const digest = { ...PLAIN, at: "08:30", days: ["mon", "tue", "wed", "thu", "fri"], stories: 7 };
    expect(config).toEqual({
      ...{ zone: "Europe/Paris", at: null, port: 8080, logLevel: "error", sources: [], alerts: [] },
      ...{
        slack: null,
        discord: null,
        model: null,
        embeddings: null,
        briefings: { persona: null, secondReading: false },
        budget: { tokensPerDay: 500_000 },
      },
      ...{ privacy: { questionsKeptDays: 30 }, rights: { admins: [], editors: [] }, privateHosts: [] },
      channels: [{ id: "terminal", terminal: true, digest, alerts: [] }],
    });
  });

  test("take an instant in their own zone", async () => {
    const { at } = await load('timezone: Asia/Tokyo\nat: "2025-12-24T18:00"\n');
    expect(at).toBe(Date.parse("2025-12-24T09:00Z"));
  });

  test("may be written in the fashions of Windows, with anchors, or by the thousand", async () => {
    expect((await load("\ufefftimezone: UTC\r\nsources: []\r\n")).zone).toBe("UTC");
    const anchored = 'alerts:\n  - { id: a, any: &a ["/a+/"] }\n  - { id: b, any: *a }\n';
    expect((await load(anchored)).alerts.map(({ any }) => any)).toEqual([["/a+/"], ["/a+/"]]);
    const many = Array.from({ length: 10_000 }, (_, n) => `  - { id: s${n}, feed: "https://exemple.fr/${n}" }\n`);
    expect((await load(`sources:\n${many.join("")}`)).sources).toHaveLength(10_000);
  });

  test("name the database of PostgreSQL, and never show an address that may hold a password", async () => {
    const url = "postgresql://vigie:s%C3%A9same@base.exemple.fr:5433/vigie?sslmode=verify-full";
    expect((await load("", { DATABASE_URL: url })).database).toBe(url);
    for (const wrong of [
      "mysql://vigie:sesame@hote/base",
      "postgres:/vigie",
      "vigie:sesame@hote",
      "postgres://[sesame/",
    ]) {
      const { sentence, problems } = await refuse("", { DATABASE_URL: wrong });
      expect(problems).toMatchObject([{ name: "DATABASE_URL", expected: expect.stringContaining("postgres://") }]);
      expect(sentence).not.toContain("sesame@");
    }
  });

  test.for<readonly [what: string, environment: Record<string, string>, model: object | null]>([
    ["a name alone", { OPENAI_MODEL: "essai" }, null],
    [
      "a key",
      { OPENAI_API_KEY: " sk-essai " },
      { name: "gpt-5.4-mini", url: "https://api.openai.com/v1", key: "sk-essai" },
    ],
    [
      "a server of one’s own",
      { OPENAI_BASE_URL: "http://localhost:11434/v1", OPENAI_MODEL: "qwen3:8b" },
      { name: "qwen3:8b", url: "http://localhost:11434/v1", key: null },
    ],
    [
      "both",
      { OPENAI_API_KEY: "k", OPENAI_BASE_URL: "https://api.mistral.ai/v1", OPENAI_MODEL: "mistral-small-latest" },
      { name: "mistral-small-latest", url: "https://api.mistral.ai/v1", key: "k" },
    ],
    ["blanks", { OPENAI_API_KEY: " ", OPENAI_BASE_URL: "" }, null],
  ])("name a model by %s", async ([, environment, model]) => {
    expect((await load("", environment)).model).toEqual(model);
  });

  const EMBEDDINGS = { model: "e5", key: null, dimensions: null, prefixes: { question: "", passage: "" } };
  const OPENAI = "https://api.openai.com/v1";
  const HERE = "http://localhost:8081/v1";

  test.for<readonly [string, Record<string, string>, object | null]>([
    [
      "nothing, where no model is named",
      { EMBEDDINGS_BASE_URL: HERE, EMBEDDINGS_API_KEY: "k", OPENAI_API_KEY: "k" },
      null,
    ],
    [
      "a server of their own, without the key of another",
      { EMBEDDINGS_BASE_URL: HERE, OPENAI_API_KEY: "k" },
      { url: HERE },
    ],
    ["the server and the key of the model", { OPENAI_BASE_URL: HERE, OPENAI_API_KEY: "k" }, { url: HERE, key: "k" }],
    ["OpenAI’s own, by its key", { OPENAI_API_KEY: "k" }, { url: OPENAI, key: "k" }],
    [
      "the same server, written otherwise",
      { OPENAI_BASE_URL: HERE, EMBEDDINGS_BASE_URL: `${HERE.replace("http", "HTTP")}/`, OPENAI_API_KEY: "k" },
      { url: "HTTP://localhost:8081/v1/", key: "k" },
    ],
    ["a key of their own", { OPENAI_API_KEY: "k", EMBEDDINGS_API_KEY: "sienne" }, { url: OPENAI, key: "sienne" }],
    [
      "prefixes and dimensions",
      {
        ...{ EMBEDDINGS_BASE_URL: HERE, EMBEDDINGS_DIMENSIONS: "512" },
        ...{ EMBEDDINGS_QUERY_PREFIX: "query: ", EMBEDDINGS_PASSAGE_PREFIX: "Instruction :\npassage:" },
      },
      { url: HERE, dimensions: 512, prefixes: { question: "query:", passage: "Instruction :\npassage:" } },
    ],
  ])("of embeddings give %s", async ([title, environment, expected]) => {
    const named = title.startsWith("nothing") ? environment : { EMBEDDINGS_MODEL: "e5", ...environment };
    expect((await load("", named)).embeddings).toEqual(expected && { ...EMBEDDINGS, ...expected });
  });

  test.for<readonly [string, Record<string, string>, string]>([
    ["a model without a server or a key", {}, "EMBEDDINGS_MODEL"],
    [
      "the key of another server",
      { OPENAI_BASE_URL: HERE, OPENAI_API_KEY: "sesame", EMBEDDINGS_BASE_URL: OPENAI },
      "EMBEDDINGS_MODEL",
    ],
    ["no dimension", { EMBEDDINGS_BASE_URL: HERE, EMBEDDINGS_DIMENSIONS: "0" }, "EMBEDDINGS_DIMENSIONS"],
    ["half a dimension", { EMBEDDINGS_BASE_URL: HERE, EMBEDDINGS_DIMENSIONS: "1.5" }, "EMBEDDINGS_DIMENSIONS"],
    ["dimensions without end", { EMBEDDINGS_BASE_URL: HERE, EMBEDDINGS_DIMENSIONS: "1e9" }, "EMBEDDINGS_DIMENSIONS"],
    [
      "a prefix without end",
      { EMBEDDINGS_BASE_URL: HERE, EMBEDDINGS_QUERY_PREFIX: "q".repeat(501) },
      "EMBEDDINGS_QUERY_PREFIX",
    ],
    ["an address that is none", { EMBEDDINGS_BASE_URL: "marie:sesame@hote" }, "EMBEDDINGS_BASE_URL"],
    ["a key with an accent", { EMBEDDINGS_BASE_URL: HERE, EMBEDDINGS_API_KEY: "sésame" }, "EMBEDDINGS_API_KEY"],
  ])("of embeddings refuse %s", async ([, environment, name]) => {
    const { problems, sentence } = await refuse("", { EMBEDDINGS_MODEL: "e5", ...environment });
    expect(problems).toMatchObject([{ name }]);
    expect(sentence).not.toMatch(/s[eé]same/);
  });

  test.for<readonly [string, Record<string, string>, string]>([
    ["a key with a space", { OPENAI_API_KEY: "sk-sesame sk-sesame" }, "OPENAI_API_KEY"],
    ["a key with an accent", { OPENAI_API_KEY: "sk-sésame-sesame" }, "OPENAI_API_KEY"],
    ["a server without http", { OPENAI_BASE_URL: "marie:sesame@localhost:11434" }, "OPENAI_BASE_URL"],
    ["a server with a password", { OPENAI_BASE_URL: "https://marie:sesame@exemple.fr/v1" }, "OPENAI_BASE_URL"],
    ["a server that is no address", { OPENAI_BASE_URL: "https://marie:sesame@[" }, "OPENAI_BASE_URL"],
  ])("refuse %s, and never show it", async ([, environment, name]) => {
    const { sentence, problems } = await refuse("", environment);
    expect(problems).toMatchObject([{ name }]);
    expect(sentence).not.toMatch(/s[eé]same/);
  });

  test("of the environment are read as they are written, and the blank ones are not set", async () => {
    const slack = { SLACK_BOT_TOKEN: " xoxb-1 ", SLACK_API_URL: "http://localhost:3000/api/" };
    const posting = { token: "xoxb-1", url: "http://localhost:3000/api/" };
    expect(await load("", slack)).toMatchObject({ slack: { ...posting, listening: null } });
    const secret = { ...slack, SLACK_SIGNING_SECRET: "0123abcd" };
    const http = { kind: "http", signingSecret: "0123abcd" };
    expect(await load("", secret)).toMatchObject({ slack: { ...posting, listening: http } });
    const socket = { kind: "socket", appToken: "xapp-1" };
    const both = { ...secret, SLACK_APP_TOKEN: "xapp-1 " };
    expect(await load("", both)).toMatchObject({ slack: { ...posting, listening: socket } });
    const discord = { DISCORD_TOKEN: " a.b.c ", DISCORD_API_URL: "http://localhost:3000/api" };
    const there = { token: "a.b.c", url: "http://localhost:3000/api", guild: undefined };
    expect(await load("", discord)).toMatchObject({ discord: { ...there, shards: 1 } });
    expect(await load("", { ...discord, DISCORD_SHARDS: " 16" })).toMatchObject({ discord: { ...there, shards: 16 } });
    expect(await load("", { ...discord, DISCORD_SHARDS: "auto" })).toMatchObject({ discord: { shards: "auto" } });
    expect(await load("", { DISCORD_SHARDS: "2" })).toMatchObject({ discord: null });
    expect(await load("", { PORT: "9000", LOG_LEVEL: "debug" })).toMatchObject({ port: 9000, logLevel: "debug" });
    expect(await load("", { PORT: "", LOG_LEVEL: " " })).toMatchObject({ port: 8080, logLevel: "error" });
    expect(await load("", { PORT: "0" })).toMatchObject({ port: 0 });
  });

  const INSTALLED = {
    ...{ SLACK_CLIENT_ID: " 12.34 ", SLACK_CLIENT_SECRET: "secret", VIGIE_KEY: `${"k".repeat(32)}` },
    SLACK_APP_TOKEN: "xapp-1",
  };

  test("let workspaces install Vigie by themselves, each channel then named with its own", async () => {
    const { slack, channels } = await load("channels:\n  - { id: a, slack: T0123/C0456 }\n", INSTALLED);
    expect(slack).toEqual({
      application: { clientId: "12.34", clientSecret: "secret", key: INSTALLED.VIGIE_KEY },
      ...{ url: undefined, listening: { kind: "socket", appToken: "xapp-1" } },
    });
    expect(channels[0]?.slack).toBe("T0123/C0456");
    const { problems } = await refuse(
      "channels:\n  - { id: a, terminal: true }\n  - { id: b, slack: C0456 }\n",
      INSTALLED,
    );
    expect(problems).toEqual([
      {
        ...{ line: 3, name: "channels[2].slack", found: "« C0456 »", fix: "Corrigez cette valeur." },
        expected: "l’identifiant de l’espace, puis celui du canal, comme T0123456789/C0123456789",
      },
    ]);
    expect(
      (await load("channels:\n  - { id: a, slack: T0123/C0456 }\n", { SLACK_BOT_TOKEN: "xoxb-1" })).slack,
    ).not.toBeNull();
  });

  test.for<[what: string, change: Record<string, string>, name: string, said: string]>([
    ["an id alone", { SLACK_CLIENT_SECRET: "", VIGIE_KEY: "" }, "SLACK_CLIENT_SECRET", "Ajoutez cette variable"],
    ["a secret alone", { SLACK_CLIENT_ID: "" }, "SLACK_CLIENT_ID", "Ajoutez cette variable"],
    ["no key", { VIGIE_KEY: " " }, "VIGIE_KEY", "de 32 caractères au moins"],
    ["a short key", { VIGIE_KEY: "k".repeat(31) }, "VIGIE_KEY", "de 32 caractères au moins"],
    ["a key in words", { VIGIE_KEY: "une phrase bien assez longue pour cela" }, "VIGIE_KEY", "sans espace"],
    ["an id that is none", { SLACK_CLIENT_ID: "A0123" }, "SLACK_CLIENT_ID", "deux nombres"],
    ["a token for a secret", { SLACK_CLIENT_SECRET: "xoxb-1" }, "SLACK_CLIENT_SECRET", "et non un jeton"],
    ["nothing to hear with", { SLACK_APP_TOKEN: "" }, "SLACK_APP_TOKEN", "ou SLACK_SIGNING_SECRET"],
    ["a token as well", { SLACK_BOT_TOKEN: "xoxb-1" }, "SLACK_BOT_TOKEN", "non les deux. Retirez SLACK_BOT_TOKEN"],
    ["a token and a secret", { SLACK_BOT_TOKEN: "xoxb-1", SLACK_CLIENT_ID: "" }, "SLACK_BOT_TOKEN", "non les deux"],
  ])("that let workspaces install Vigie go together: %s", async ([, change, name, said]) => {
    const { problems, sentence } = await refuse("", { ...INSTALLED, ...change });
    expect(problems).toMatchObject([{ name }]);
    expect(sentence).toContain(said);
    expect(sentence).not.toMatch(/xoxb-1|kkk/);
  });

  test("that are missing are told apart", async () => {
    using folder = openTemporaryFolder();
    await expect(loadConfig(folder.path, {})).rejects.toMatchObject({
      trouble: { code: "settings-missing", path: join(folder.path, "vigie.yaml") },
    });
  });
});

describe("what a digest prefers", () => {
  const digestOf = (text: string): string => `channels:\n  - { id: a, terminal: true, digest: ${text} }\n`;

  test("is weighed by theme, capped by theme and source, and may be silent", async () => {
    const text = '{ themes: { "IA": 2, "jeu vidéo": 0 }, perTheme: 3, perSource: 2, whenNothing: silence }';
    const { channels } = await load(digestOf(text));
    expect(channels[0]?.digest).toMatchObject({
      ...{ themes: { IA: 2, "jeu vidéo": 0 }, perTheme: 3, perSource: 2, whenNothing: "silence" },
    });
  });

  test.for([
    ["{ themes: { IA: 11 } }", "themes.IA", "« 11 »", "un nombre de 0 (jamais) à 10"],
    ["{ themes: { IA: -1 } }", "themes.IA", "« -1 »", "un nombre de 0 (jamais) à 10"],
    ["{ themes: { IA: beaucoup } }", "themes.IA", "« beaucoup »", "un nombre de 0 (jamais) à 10"],
    ["{ themes: { IA: .inf } }", "themes.IA", "« Infinity »", "un nombre de 0 (jamais) à 10"],
    ["{ themes: [IA] }", "themes", "une liste", "des thèmes et leur poids"],
    ["{ themes: { le: 2 } }", "themes.le", "« 2 »", "un thème en un ou deux mots"],
    ['{ themes: { "": 2 } }', "themes.", "« 2 »", "un thème en un ou deux mots"],
    ["{ perTheme: 0 }", "perTheme", "« 0 »", "au moins 1"],
    ["{ perSource: 2.5 }", "perSource", "« 2.5 »", "un nombre entier"],
    ["{ whenNothing: rien }", "whenNothing", "« rien »", "line (une ligne) ou silence"],
  ] as const)("is refused where it cannot be: %s", async ([text, name, found, expected]) => {
    const { problems } = await refuse(digestOf(text));
    expect(problems).toEqual([
      expect.objectContaining({
        ...{ line: 2, name: `channels[1].digest.${name}`, found, expected: expect.stringContaining(expected) },
      }),
    ]);
  });
});

describe("wrong settings", () => {
  test("tell every problem at once, each with its line, what is there, what is wanted, and what to do", async () => {
    const { sentence } = await refuse(`timezone: Europe/Pari
at: demain
langue: fr
sources:
  - { id: Le Monde, feed: "https://exemple.fr" }
  - { id: doe, feed: "https://exemple.fr", page: "https://exemple.fr" }
  - { id: doe, nom: DOE }
  - doe
channels:
  - id: equipe
    digest: { at: "25:00", days: [lundi], stories: 0, heure: 8 }
`);
    expect(sentence).toBe(`vigie.yaml : 14 réglages à corriger.
  ligne 1, timezone : trouvé « Europe/Pari » ; attendu : un fuseau horaire comme Europe/Paris. Corrigez cette valeur.
  ligne 2, at : trouvé « demain » ; attendu : un instant entre guillemets, comme "2025-12-24T18:00". Corrigez cette valeur.
  ligne 3, langue : trouvé un réglage inconnu ; attendu : un réglage décrit dans le README. Retirez-le ou corrigez son nom.
  ligne 5, sources[1].id : trouvé « Le Monde » ; attendu : des minuscules, chiffres, - ou _ (40 au plus). Corrigez cette valeur.
  ligne 6, sources[2] : trouvé un groupe (id, feed, page) ; attendu : un seul réglage parmi feed, page et folder. Corrigez cette valeur.
  ligne 7, sources[3].nom : trouvé un réglage inconnu ; attendu : un réglage décrit dans le README. Retirez-le ou corrigez son nom.
  ligne 7, sources[3] : trouvé un groupe (id, nom) ; attendu : un seul réglage parmi feed, page et folder. Corrigez cette valeur.
  ligne 7, sources[3].id : trouvé « doe » ; attendu : un identifiant qu’aucun autre ne porte. Corrigez cette valeur.
  ligne 8, sources[4] : trouvé « doe » ; attendu : un groupe de réglages. Corrigez cette valeur.
  ligne 10, channels[1] : trouvé un groupe (id, digest) ; attendu : un seul réglage parmi terminal, slack et discord. Corrigez cette valeur.
  ligne 11, channels[1].digest.at : trouvé « 25:00 » ; attendu : une heure de 00:00 à 23:59, comme "08:30". Corrigez cette valeur.
  ligne 11, channels[1].digest.days[1] : trouvé « lundi » ; attendu : un jour parmi mon, tue, wed, thu, fri, sat, sun. Corrigez cette valeur.
  ligne 11, channels[1].digest.stories : trouvé « 0 » ; attendu : au moins 1. Corrigez cette valeur.
  ligne 11, channels[1].digest.heure : trouvé un réglage inconnu ; attendu : un réglage décrit dans le README. Retirez-le ou corrigez son nom.`);
  });

  test.for([
    [
      "a channel of Slack by its name",
      'channels:\n  - { id: a, slack: "#veille" }\n',
      ...([2, "channels[1].slack", "« #veille »"] as const),
      "l’identifiant d’un canal Slack, comme C0123456789 (au bas de ses détails)",
    ],
    ["a zone that is a number", "timezone: 2\n", 1, "timezone", "« 2 »", "un fuseau horaire"],
    ["a list in the place of all", "- a\n", null, "le fichier", "une liste", "un groupe de réglages"],
    ["a sentence in the place of all", "Bonjour.\n", null, "le fichier", "« Bonjour. »", "un groupe de réglages"],
    ["sources that are a group", "sources:\n  id: a\n", 2, "sources", "un groupe (id)", "une liste de sources"],
    ["a source without an id", "sources:\n  - { feed: a }\n", 2, "sources[1].id", null, "un nom court"],
    [
      "a feed left blank",
      'sources:\n  - { id: a, feed: "" }\n',
      2,
      "sources[1].feed",
      "«  »",
      "une adresse ou un chemin",
    ],
    [
      "a budget in words",
      "budget: { tokensPerDay: mille }\n",
      1,
      "budget.tokensPerDay",
      "« mille »",
      "un nombre entier de tokens, zéro ou plus",
    ],
    [
      "a negative budget",
      "budget: { tokensPerDay: -1 }\n",
      1,
      "budget.tokensPerDay",
      "« -1 »",
      "un nombre entier de tokens, zéro ou plus",
    ],
    ["a budget that is a number", "budget: 500000\n", 1, "budget", "« 500000 »", "un groupe de réglages"],
    [
      "a budget by month",
      "budget: { tokensPerMonth: 1 }\n",
      1,
      "budget.tokensPerMonth",
      "un réglage inconnu",
      "un réglage décrit dans le README",
    ],
    ...(
      [
        ["30", "« 30 »", "au moins 31 jours, car les copies d’un article se reconnaissent pendant 30 jours"],
        ["36501", "« 36501 »", "au plus 36500 jours"],
        ["90.5", "« 90.5 »", "un nombre entier de jours"],
        ["un an", "« un an »", "un nombre entier de jours"],
        ["", null, "un nombre entier de jours"],
      ] as const
    ).map(
      ([days, found, expected]) =>
        [
          `${days || "no"} days of retention`,
          `retention: { articlesKeptDays: ${days} }\n`,
          1,
          RETENTION,
          found,
          expected,
        ] as const,
    ),
    ["no channel in the list", "channels: []\n", 1, "channels", "une liste", "au moins un canal"],
    [
      "a Discord channel without its quotes",
      "channels:\n  - { id: a, discord: 1234567890123456789 }\n",
      ...[
        2,
        "channels[1].discord",
        "« 1234567890123456800 »",
        "l’identifiant d’un salon Discord, entre guillemets : dix-sept à vingt chiffres (« Copier l’identifiant du salon »)",
      ],
    ],
    [
      "an instant with a name of zone",
      "at: 2025-12-24T18:00[Asia/Tokyo]\n",
      1,
      "at",
      "« 2025-12-24T18:00[Asia/Tokyo] »",
      'un instant entre guillemets, comme "2025-12-24T18:00"',
    ],
    [
      "a day that does not exist",
      'at: "2025-02-30"\n',
      1,
      "at",
      "« 2025-02-30 »",
      'un instant entre guillemets, comme "2025-12-24T18:00"',
    ],
    [
      "a wrong value behind an alias",
      "channels: [{ id: a, terminal: true, digest: { stories: &z 5 } }]\nsources:\n  - { id: *z, feed: a }\n",
      3,
      "sources[1].id",
      "« 5 »",
      "un nom court",
    ],
    [
      "a name that the language has already",
      "constructor: 1\n",
      1,
      "constructor",
      "un réglage inconnu",
      "un réglage décrit dans le README",
    ],
  ] as const)("tell of %s", async ([, text, line, name, found, expected]) => {
    const { problems } = await refuse(text);
    expect(problems).toEqual([{ line, name, found, expected, fix: expect.stringMatching(/\.$/) }]);
  });

  test.for([
    ["a tabulation", "sources:\n\t- id: a\n", 2, "une tabulation en retrait"],
    [
      "a quote never closed",
      'timezone: "Europe/Paris\nsources: []\n',
      3,
      "un guillemet jamais refermé, ou un signe qui manque, ici ou plus haut",
    ],
    [
      "a bracket never closed",
      "channels: [a\nsources: []\n",
      2,
      "un retrait qui ne s’aligne sur rien, ou un crochet jamais refermé",
    ],
    [
      "an entry that does not line up",
      "sources:\n  - id: a\n   name: b\n",
      3,
      "un guillemet jamais refermé, ou un signe qui manque, ici ou plus haut",
    ],
    [
      "a colon in a value",
      "sources:\n  - id: a\n    name: Le Monde : Pixels\n",
      3,
      "« : » dans une valeur, qui doit être entre guillemets",
    ],
    [
      "a value that opens with @",
      "sources:\n  - { id: a, name: @b }\n",
      2,
      "une valeur qui commence par @, ` ou %, et doit être entre guillemets",
    ],
    [
      "a path of Windows between quotes",
      'sources:\n  - { id: a, folder: "C:\\Users" }\n',
      2,
      "une barre \\ entre guillemets doubles, qui doit être doublée",
    ],
    ["a name written twice", "timezone: UTC\nsources: []\ntimezone: UTC\n", 3, "un réglage écrit deux fois"],
    ["two documents", "timezone: UTC\n---\ntimezone: UTC\n", 2, "un second document, sous une ligne « --- »"],
    [
      "an alias that leads nowhere",
      "timezone: UTC\nat: *ici\n",
      2,
      "un renvoi (*nom) qui ne mène nulle part : une valeur qui commence par * doit être entre guillemets",
    ],
  ] as const)("tell of %s in French, with its line", async ([, text, line, found]) => {
    const { problems } = await refuse(text);
    expect(problems).toEqual([{ line, name: "syntaxe", found, expected: expect.any(String), fix: expect.any(String) }]);
  });

  test.for([
    ["Latin 1", Buffer.from("timezone: UTC\nsources:\n  - { id: a, name: Dépêches, feed: b }\n", "latin1"), 3],
    ["UTF-16", Buffer.from("\ufefftimezone: UTC\n", "utf16le"), 1],
    ["no text at all", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]), 1],
  ] as const)("tell of a file in %s", async ([, bytes, line]) => {
    const { sentence } = await refuse(bytes);
    expect(sentence).toContain(`ligne ${line}, le fichier : trouvé un caractère qui n’est pas en UTF-8`);
  });

  test("tell of a file of 6 MB, and of a folder of its name", async () => {
    expect((await refuse("#".repeat(6_000_000))).problems[0]?.found).toBe("plus de 5 Mo");
    using folder = openTemporaryFolder();
    mkdirSync(join(folder.path, "vigie.yaml"));
    await expect(loadConfig(folder.path, {})).rejects.toMatchObject({ trouble: { code: "settings-wrong" } });
  });

  test("tell of one fault a line, and of every fault of one source", async () => {
    const { problems } = await refuse(`a: ${"{a: ".repeat(2000)}\n`);
    expect(problems.filter(({ line }) => line === 1)).toHaveLength(1);
    const { problems: both } = await refuse("sources:\n  - { id: 5, feed: a, page: b }\n");
    expect(both.map(({ name }) => name)).toEqual(["sources[1].id", "sources[1]"]);
  });

  test("take little time and few lines, however hostile", async () => {
    const level = (name: string, below: string) => `${name}: &${name} [${Array(10).fill(`*${below}`).join(", ")}]\n`;
    const names = ["b", "c", "d", "e", "f", "g", "h", "i"];
    const bomb = `a: &a [x]\n${names.map((name, at) => level(name, names[at - 1] ?? "a")).join("")}`;
    const hostile = [
      `a: &a x\nb: [${"*a,".repeat(300_000)}]\n`,
      bomb,
      "[".repeat(100_000),
      "{a: ".repeat(20_000),
      "- a\n".repeat(3),
      "a: 1\n".repeat(300),
      "x".repeat(1_000_000),
    ];
    for (const text of hostile) {
      const started = performance.now();
      const { sentence } = await refuse(text);
      expect(performance.now() - started).toBeLessThan(5000);
      expect(sentence.length).toBeLessThan(6000);
      expect(sentence).not.toMatch(/null|undefined|Error|\bat \b.*:\d|YAML[A-Z]|_[A-Z]/);
    }
  });

  test.for([
    [
      { SLACK_BOT_TOKEN: "xapp-1-jeton" },
      "SLACK_BOT_TOKEN : trouvé une valeur qui n’est pas montrée ici ; attendu : le jeton du robot, qui commence par xoxb-.",
    ],
    [
      { DISCORD_TOKEN: "jeton" },
      "DISCORD_TOKEN : trouvé une valeur qui n’est pas montrée ici ; attendu : le jeton du robot (« Bot », « Token »), en trois parties séparées par des points.",
    ],
    [
      { DISCORD_TEST_GUILD: "Équipe" },
      "DISCORD_TEST_GUILD : trouvé « Équipe » ; attendu : l’identifiant d’un serveur Discord : dix-sept à vingt chiffres.",
    ],
    ...["0", "-1", "2.5", "trois", "10000"].map((count): [Record<string, string>, string] => [
      { DISCORD_SHARDS: count },
      `DISCORD_SHARDS : trouvé « ${count} » ; attendu : « auto », ou un nombre de connexions de 1 à 9999.`,
    ]),
    [
      { SLACK_API_URL: "slack.com" },
      "SLACK_API_URL : trouvé une valeur qui n’est pas montrée ici ; attendu : une adresse comme https://slack.com/api/.",
    ],
    [
      { SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xoxb-1" },
      "SLACK_APP_TOKEN : trouvé une valeur qui n’est pas montrée ici ; attendu : le jeton d’application, qui commence par xapp-.",
    ],
    [
      { SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "xoxb-1" },
      "SLACK_SIGNING_SECRET : trouvé une valeur qui n’est pas montrée ici ; attendu : le secret de signature (« Signing Secret »), et non un jeton.",
    ],
    [
      { SLACK_APP_TOKEN: "xapp-1" },
      "SLACK_BOT_TOKEN : rien n’est écrit ; attendu : le jeton du robot, qui commence par xoxb-. Ajoutez cette variable, ou retirez SLACK_APP_TOKEN et SLACK_SIGNING_SECRET.",
    ],
    [{ PORT: "abc" }, "PORT : trouvé « abc » ; attendu : un numéro de port, de 0 à 65535."],
    [{ PORT: "70000" }, "PORT : trouvé « 70000 » ; attendu : un numéro de port, de 0 à 65535."],
    [{ PORT: "80.5" }, "PORT : trouvé « 80.5 » ; attendu : un numéro de port, de 0 à 65535."],
    [{ PORT: "-1" }, "PORT : trouvé « -1 » ; attendu : un numéro de port, de 0 à 65535."],
    [
      { LOG_LEVEL: "INFO" },
      "LOG_LEVEL : trouvé « INFO » ; attendu : un niveau parmi debug, info, warn, error, silent.",
    ],
  ] as [Record<string, string>, string][])("of the environment are told as well: %j", async ([environment, line]) => {
    const { sentence } = await refuse("", environment);
    expect(sentence).toContain(line);
  });
});
