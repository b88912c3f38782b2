import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadConfig } from "../src/config.ts";
import { refuse } from "./support/settings.ts";
import { openTemporaryFolder } from "./support/temporary-folder.ts";

const RETENTION = "retention.articlesKeptDays";

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
