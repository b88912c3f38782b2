import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadConfig } from "../src/config.ts";
import { load, refuse } from "./support/settings.ts";
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
