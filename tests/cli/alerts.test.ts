import { beforeAll, describe, expect, test } from "vitest";
import { NOT_FOR_PEOPLE, plain, runCli } from "../support/run-cli.ts";
import { openNews, SETTINGS } from "../support/small-news.ts";
import type { TemporaryFolder } from "../support/temporary-folder.ts";

const RULES = `alerts:
  - { id: semis, name: Semis, any: ["robot"], entity: ["Sainte-Orne"] }
  - { id: argent, any: ["reçu"], amount: "3 millions d’euros" }
channels:
  - { id: equipe, terminal: true, alerts: [semis] }
`;

let news: TemporaryFolder;
const alerts = (...words: string[]) => runCli(["alerts", ...words, "--data", news.path]);

beforeAll(async () => {
  news = openNews(`${SETTINGS}${RULES}`);
  await runCli(["collect", "--data", news.path]);
  return () => news[Symbol.dispose]();
});

describe("alerts", () => {
  test("list shows the rules and their channels, and one JSON value", async () => {
    const { status, out } = await alerts("list");
    expect([status, plain(out)]).toEqual([
      0,
      "semis Semis · l’un de : robot · nommant : Sainte-Orne · dans equipe argent l’un de : reçu · montant : ≥ 3 millions d’euros · dans aucun canal",
    ]);
    expect(JSON.parse((await alerts("list", "--json")).out)).toMatchObject([
      { id: "semis", name: "Semis", channels: ["equipe"] },
      { id: "argent", name: "argent", channels: [] },
    ]);
  });

  test("list says so where there is none", async () => {
    using empty = openNews();
    const { status, out } = await runCli(["alerts", "list", "--data", empty.path]);
    expect([status, plain(out)]).toEqual([0, expect.stringContaining("Aucune règle d’alerte dans vigie.yaml.")]);
    expect((await runCli(["alerts", "list", "--json", "--data", empty.path])).out).toBe("[]\n");
  });

  test("test shows what a rule would have sent, and how many", async () => {
    const { status, out, err } = await alerts("test", "semis");
    expect([status, err]).toEqual([0, ""]);
    expect(plain(out)).toContain("« Semis » aurait envoyé 1 alerte sur les 30 derniers jours.");
    expect(plain(out)).toContain(
      "La coopérative de Sainte-Orne a fait semer 60 hectares de blé par un robot électrique",
    );
    expect(out).not.toMatch(NOT_FOR_PEOPLE);
    const { out: json } = await alerts("test", "argent", "--json");
    expect(JSON.parse(json)).toMatchObject({
      ...{ rule: { id: "argent", name: "argent" }, days: 30, count: 1 },
      alerts: [{ stories: [{ level: "moyenne", triggers: [{ text: "reçu" }, { text: "3,4 millions d'euros" }] }] }],
    });
  });

  test.for([
    ["écluse, péniches", 1],
    ["ECLUSE", 1],
    ["reçu ≥ 3 millions d’euros", 1],
    ["reçu ≥ 4 millions d’euros", 0],
    ["/registres? manuscrits?/i", 1],
    ["licorne", 0],
  ] as const)("test --text %j finds %i", async ([text, count]) => {
    const { status, out } = await alerts("test", "--text", text, "--json");
    expect([status, JSON.parse(out).count]).toEqual([0, count]);
  });

  test("test looks back over some days, and keeps nothing", async () => {
    const count = async (days: string) =>
      JSON.parse((await alerts("test", "--text", "écluse, blé", "--days", days, "--json")).out).count;
    // The clock shows 24 December, 10 h in Paris.
    expect([await count("1"), await count("3"), await count("3")]).toEqual([2, 2, 2]);
    const { out } = await alerts("test", "--text", "licorne");
    expect(plain(out)).toBe(
      "« licorne » n’aurait envoyé aucune alerte sur les 30 derniers jours. C’est un essai : rien n’est envoyé.",
    );
  });

  test.for([
    [["test", "absente"], "La règle d’alerte « absente » n’est pas dans vigie.yaml. Règles connues : semis, argent."],
    [["test"], "La forme est : npm run vigie -- alerts list|test ID|test --text TEXTE [--days N]"],
    [["test", "semis", "--text", "robot"], "La forme est"],
    [["list", "semis"], "La forme est"],
    [["essai"], "La forme est"],
    [["test", "--text", "de la"], "attendu : un terme d’au moins un mot qui dise quelque chose"],
    [["test", "--text", "/(?=a)/"], "attendu : une expression sans (?=…)"],
    [["test", "semis", "--days", "0"], "--days attend un nombre entier de 1 à 3650"],
  ] as const)("%j is refused in one sentence", async ([words, sentence]) => {
    const { status, out, err } = await alerts(...words);
    expect([status, out]).toEqual([2, ""]);
    expect(plain(err)).toContain(sentence);
    expect(err).not.toMatch(NOT_FOR_PEOPLE);
  });
});
