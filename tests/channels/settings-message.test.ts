import { describe, expect, test } from "vitest";
import { type SettingsChange, settingsMessage } from "../../src/channels/settings-message.ts";
import { renderTerminal } from "../../src/channels/terminal.ts";
import { NOT_FOR_PEOPLE, plain } from "../support/run-cli.ts";

const zone = "Europe/Paris";
const TUESDAY = Date.parse("2025-11-25T08:00:00Z");
const one = { channel: "equipe", at: TUESDAY, isDue: false };
const expected = { editions: [one], zone, isReplay: false };

const change = (name: string, from: unknown, to: unknown, waits = false): SettingsChange => ({
  ...{ path: name.split("."), from, to, waits },
});
const say = (changes: SettingsChange[], more: Partial<Parameters<typeof settingsMessage>[1]> = {}): string =>
  plain(renderTerminal(settingsMessage(changes, { ...expected, ...more }), { width: 10_000, colour: false }));

describe("settings that changed", () => {
  test.for<[SettingsChange, string]>([
    [change("channels.equipe.digest.at", "08:30", "09:00"), "le canal « equipe » passe de 8 h 30 à 9 h"],
    [change("channels.equipe.digest.stories", 7, 5), "le canal « equipe » : digest.stories passe de 7 à 5"],
    [
      change("channels.equipe.digest.days", ["mon"], ["mon", "sun"]),
      "le canal « equipe » : digest.days passe de « mon » à « mon, sun »",
    ],
    [change("channels.equipe.alerts", [], ["levees"]), "le canal « equipe » : alerts passe de rien à « levees »"],
    [
      change("channels.equipe.quiet", undefined, { from: "22:00", to: "07:00" }),
      "le canal « equipe » : quiet passe de rien à « 22:00, 07:00 »",
    ],
    [change("channels.salon", undefined, {}), "le canal « salon » est ajouté"],
    [change("channels.salon", {}, undefined), "le canal « salon » est retiré, plus rien n’y est envoyé"],
    [change("sources.revue", undefined, {}), "la source « revue » est ajoutée, et lue dès maintenant"],
    [change("sources.revue", {}, undefined), "la source « revue » est retirée, ses articles restent"],
    [change("sources.revue.feed", "https://a/?key=1", "b"), "la source « revue » change (feed), dès maintenant"],
    [change("alerts.levees", undefined, {}), "la règle « levees » est ajoutée, pour ce qui arrive désormais"],
    [change("alerts.levees", {}, undefined), "la règle « levees » est retirée, dès maintenant"],
    [change("alerts.levees.any", [], ["x"]), "la règle « levees » change (any), dès maintenant"],
    [change("zone", "UTC", "Asia/Tokyo"), "timezone passe de « UTC » à « Asia/Tokyo », dès maintenant"],
    [change("budget.tokensPerDay", 500_000, 0), "budget.tokensPerDay passe de 500 000 à 0, dès maintenant"],
    [
      change("briefings.persona", null, "conrad"),
      "briefings.persona passe de rien à « conrad », dès la prochaine fiche",
    ],
    [
      change("retention", undefined, { articlesKeptDays: 365 }),
      "retention passe de rien à « 365 », au prochain effacement, d’ici vingt-quatre heures",
    ],
    [change("at", null, 0, true), "at change, au prochain démarrage"],
    [change("database", "postgres://marie:sesame@hote/vigie", "x", true), "database change, au prochain démarrage"],
  ])("are told in French, with the next edition: %j", ([changed, sentence]) => {
    const said = say([changed]);
    expect(said).toBe(`Réglages relus : ${sentence} ; prochaine édition mardi 25 novembre à 9 h (Europe/Paris).`);
    expect(said).not.toMatch(NOT_FOR_PEOPLE);
  });

  test("make a list where there are several, those of one rule in one line", () => {
    const changes = [
      ...[change("channels.equipe.digest.at", "08:30", "09:00"), change("alerts.levees.any", [], ["x"])],
      ...[change("alerts.levees.cooldown", 1, 2), change("sources.revue", undefined, {})],
    ];
    const editions = [one, { channel: "salon", at: undefined, isDue: false }];
    expect(say(changes, { editions })).toBe(
      "Réglages relus : • le canal « equipe » passe de 8 h 30 à 9 h • la règle « levees » change (any, cooldown), dès maintenant " +
        "• la source « revue » est ajoutée, et lue dès maintenant Prochaines éditions : « equipe » mardi 25 novembre à 9 h, " +
        "« salon » aucune avant trois semaines (Europe/Paris).",
    );
  });

  test("say that an edition comes at once, or that none will", () => {
    const changes = [change("channels.equipe.digest.at", "18:00", "09:00")];
    expect(say(changes, { editions: [{ ...one, isDue: true }] })).toContain(
      "prochaine édition dès maintenant, puis mardi 25 novembre à 9 h (Europe/Paris).",
    );
    expect(say(changes, { isReplay: true })).toMatch(/; l’horloge étant fixée, aucune autre édition ne viendra\.$/);
  });

  test("stay short, whatever there is of them", () => {
    const changes = Array.from({ length: 10_000 }, (_, n) => change(`sources.s${n}`, undefined, {}));
    const editions = Array.from({ length: 200 }, (_, n) => ({ ...one, channel: `c${n}` }));
    const said = say(changes, { editions });
    expect(said).toContain("et 9 980 autres");
    expect(said).toContain("« c4 » mardi 25 novembre à 9 h, et 195 autres canaux");
    expect(said.length).toBeLessThan(3_000);
    expect(say([change("channels.equipe.slack", "C".repeat(1_000), "C1")])).toContain(`« ${"C".repeat(60)}… »`);
  });
});
