import { describe, expect, test } from "vitest";
import {
  type ExplainedChannel,
  type ExplainedRule,
  type Explanation,
  explanationMessage,
} from "../../src/channels/explanation-message.ts";
import { NOT_FOR_PEOPLE } from "../support/run-cli.ts";

const AT = "2025-12-15T08:30:00+01:00";
const SCORE = { importance: 2, sources: 1.585, figures: 0.25, freshness: 0.333, weight: 1 };
const DECISION = { storyId: "s", outcome: "shown", label: "new", rank: 3, score: SCORE, because: null } as const;
const CHANNEL: ExplainedChannel = { id: "equipe", editions: [], absence: null, preview: null, next: null, rules: [] };

const explanation = (channel: Partial<ExplainedChannel>, fields: Partial<Explanation> = {}): Explanation => ({
  article: {
    ...{ n: 1, articleId: "a", title: "Un robot", titleDerived: false, url: null, author: null, publisher: null },
    ...{ published: { value: "2025-12-14", precision: "day" }, source: "Essai", collectedAt: AT, flags: [] },
  },
  ...{ copyOf: null, story: { id: "s", articles: 1, independentSources: 1 }, briefing: null },
  channels: [{ ...CHANNEL, ...channel }],
  ...fields,
});

/** The lines of what is said of a channel, or of the article. */
function linesOf(value: Explanation, place: "article" | "channel" = "channel", other: { discord?: string } = {}) {
  const rules = [{ id: "argent", amount: "9 millions" }];
  const lists = explanationMessage(value, {
    zone: "Europe/Paris",
    rules,
    channels: [{ id: CHANNEL.id, ...other }],
  }).flatMap((part) => (part.kind === "list" ? [part.items.flatMap((item) => item.map(({ text }) => text))] : []));
  return lists[place === "article" ? 0 : 1] ?? [];
}

type Edition = ExplainedChannel["editions"][number];
const editionOf = (decision: Partial<Edition["decision"]>, fields: Partial<Edition> = {}): Edition => ({
  ...{ day: "2025-12-15", at: AT, isFolded: false, sending: { state: "sent", reason: null } },
  decision: { ...DECISION, news: [], gone: [], ...decision },
  ...fields,
});
const ruleOf = (told: Pick<ExplainedRule, "fired" | "silence">): ExplainedRule =>
  ({ id: "argent", name: "Argent", ...told }) as ExplainedRule;

describe("an explanation", () => {
  test.for<[edition: Edition, line: RegExp]>([
    [
      editionOf({}),
      /^15 décembre, 8 h 30 : l’édition du lundi 15 décembre 2025 montre cette histoire, nº 3, Nouveau \(importance 2 \+ sources 1,59 \+ chiffres 0,25 \+ fraîcheur 0,33\)\. Envoyée\.$/,
    ],
    [editionOf({ label: "update", news: ["3 milliards", "Vik"] }), /nº 3, Suite : 3 milliards, Vik \(/],
    [editionOf({ label: "correction", gone: ["Il pleut."] }), /Correction : « Il pleut\. » retiré \(/],
    [editionOf({ score: { ...SCORE, weight: 0.5 } }), /fraîcheur 0,33 ; thèmes × 0,5\)/],
    [editionOf({ outcome: "beyond", rank: 9 }), /vient en nº 9, au-delà du nombre montré \(.*\)\.$/],
    [editionOf({ outcome: "theme", because: "IA" }), /assez d’histoires du thème « IA » \(perTheme\)/],
    [editionOf({ outcome: "source", because: "La Revue" }), /la seule source « La Revue » \(perSource\)/],
    [
      editionOf({ outcome: "muted", because: "sport", score: null }),
      /écarte cette histoire : le thème « sport » y pèse 0\.$/,
    ],
    [editionOf({ outcome: "known", score: null }), /déjà annoncée, sans fait nouveau\.$/],
    [editionOf({}, { isFolded: true }), /Personne ne l’a vue/],
    [
      editionOf({}, { sending: { state: "failed", reason: "Le canal est archivé." } }),
      /Pas envoyée\. Le canal est archivé\.$/,
    ],
    [editionOf({}, { sending: { state: "waiting", reason: null } }), /En attente d’envoi\.$/],
  ])("says what an edition made of a story: %#", ([edition, line]) => {
    const [only = "", ...others] = linesOf(explanation({ editions: [edition] }));
    expect(others).toEqual([]);
    expect(only).toMatch(line);
    expect(only).not.toMatch(NOT_FOR_PEOPLE);
  });

  test.for<[silence: NonNullable<ExplainedRule["silence"]>, reason: string]>([
    [{ kind: "excluded", text: "jeu" }, "exclu par « jeu »"],
    [{ kind: "none-of", texts: ["a", "b"] }, "aucun de ces termes dans ses phrases de fait : a, b"],
    [{ kind: "missing", text: "réseau" }, "il y manque « réseau »"],
    [{ kind: "homonym", text: "Prometheus" }, "« Prometheus » y désigne autre chose, ou n’y est pas un nom"],
    [{ kind: "below" }, "aucun montant n’y atteint 9 millions"],
    [{ kind: "sources", count: 1, least: 2 }, "elle attend 2 sources indépendantes, il y en a 1"],
    [{ kind: "before-rule", since: AT }, "collecté avant que ce canal n’ait la règle, le 15 décembre, 8 h 30"],
    [{ kind: "cooldown", until: AT }, "histoire déjà annoncée, au repos jusqu’au 15 décembre, 8 h 30"],
    [{ kind: "known" }, "histoire déjà annoncée dans ce canal, sans fait nouveau"],
  ])("says why a rule says nothing: %j", ([silence, reason]) => {
    expect(linesOf(explanation({ rules: [ruleOf({ fired: null, silence })] }))).toEqual([
      `Règle « Argent » : ${reason}.`,
    ]);
  });

  test.for<[silence: NonNullable<ExplainedRule["silence"]>, reason: string]>([
    [{ kind: "before-rule", since: AT }, "collecté avant que ce salon n’ait la règle, le 15 décembre, 8 h 30"],
    [{ kind: "known" }, "histoire déjà annoncée dans ce salon, sans fait nouveau"],
    [{ kind: "unwatched" }, "les alertes de ce salon n’ont pas encore été cherchées (npm start)"],
  ])("says so of a channel of Discord: %j", ([silence, reason]) => {
    const value = explanation({ rules: [ruleOf({ fired: null, silence })] });
    expect(linesOf(value, "channel", { discord: "1390000000000000200" })).toEqual([`Règle « Argent » : ${reason}.`]);
  });

  test("says what set a rule off, and what held its alert", () => {
    const alert = { at: "2025-12-16T07:00:00+01:00", kind: "quiet", sending: { state: "sent", reason: null } } as const;
    const fired = { at: AT, isUpdate: true, triggers: ["« robot »"], alert };
    const waiting = { ...fired, isUpdate: false, alert: null };
    const rules = [ruleOf({ fired, silence: null }), ruleOf({ fired: waiting, silence: null })];
    expect(linesOf(explanation({ rules }))).toEqual([
      "15 décembre, 8 h 30 : la règle « Argent » s’est déclenchée pour un fait nouveau (« robot ») ; alerte retenue pendant les heures calmes, puis dite avec les autres le 16 décembre, 7 h. Envoyée.",
      "15 décembre, 8 h 30 : la règle « Argent » s’est déclenchée (« robot ») ; l’alerte attend son heure.",
    ]);
  });

  test("says how an article came, what is odd in it, and how it was told", () => {
    const check = { claims: 15, supported: 12, repaired: 2, dropped: 1 };
    const value = explanation({}, { briefing: { mode: "model", standsIn: false, check } });
    value.article.flags = ["truncated", "near-copy"];
    value.copyOf = { articleId: "b", title: "Autre" };
    expect(linesOf(value, "article")).toEqual([
      "15 décembre, 8 h 30 : collecté, source « Essai ».",
      "Texte coupé par sa source.",
      "Copie de « Autre » : elle ne compte pour aucune source.",
      "Seul article de son histoire.",
      "Fiche rédigée : 12 phrases appuyées sur leur source, dont 2 corrigées au contrôle, 1 autre écartée.",
    ]);
  });
});
