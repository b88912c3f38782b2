import { describe, expect, test } from "vitest";
import { answerMessage, gapsMessage } from "../../src/channels/answer-message.ts";
import { renderTerminal } from "../../src/channels/terminal.ts";
import type { CitedClaim, Source } from "../../src/claims/claim.ts";
import type { Answered } from "../../src/questions/answer.ts";
import { ZONE } from "../support/articles.ts";

const source = (n: number, fields: Partial<Source> = {}): Source => ({
  ...{ n, articleId: `a${n}`, title: `Titre ${n}`, titleDerived: false, url: null, author: null },
  ...{ publisher: "La Revue", published: { value: `2025-12-0${n}`, precision: "day" }, ...fields },
});
const claim = (n: number, text: string, kind: CitedClaim["kind"] = "fact"): CitedClaim => ({
  ...{ kind, text },
  citations: [{ n, articleId: `a${n}`, sentence: 0, quote: text }],
});

const ANSWER: Answered = {
  ...{ question: "Qu’est-ce qu’Aubépine ?", status: "answered", mode: "model", unknowns: [], remarks: [] },
  claims: [claim(1, "Aubépine est un supercalculateur."), claim(2, "Aubépine est un assistant vocal.")],
  sources: [source(1), source(2)],
  coverage: {
    articles: 5,
    from: { value: "2025-07", precision: "month" },
    to: { value: "2025-12-24", precision: "day" },
  },
};

const shown = (answer: Partial<Answered>): string =>
  renderTerminal(answerMessage({ ...ANSWER, ...answer }), { width: 96, colour: false }).replaceAll(
    /[\u00a0\u202f]/g,
    " ",
  );

describe("an answer", () => {
  test("of a model is its claims with the calls of their sources, then the sources", () => {
    expect(shown({})).toBe(`Qu’est-ce qu’Aubépine ?

1. Aubépine est un supercalculateur. [1]
2. Aubépine est un assistant vocal. [2]

Sources
[1] « Titre 1 », La Revue, 1er décembre 2025
[2] « Titre 2 », La Revue, 2 décembre 2025

2 articles sur 5 · corpus de juillet 2025 au 24 décembre 2025`);
  });

  test("tells two things of one name, single sources and what is not known", () => {
    const text = shown({
      status: "partial",
      unknowns: ["un lien entre les deux", "le prix du second."],
      remarks: [
        { kind: "homonym", name: "Aubépine" },
        { kind: "single-source", isSame: false },
      ],
    });
    expect(text).toContain("Deux choses différentes portent ce nom dans le corpus.");
    expect(text).toContain("Ce que le corpus ne dit pas : un lien entre les deux ; le prix du second.");
    expect(text).toContain("24 décembre 2025 · Source unique pour chaque point");
    expect(text).not.toContain("Réponse partielle");
  });

  test("by extracts stands under the articles that they are taken from, opinions apart, comparisons last", () => {
    const text = shown({
      mode: "extracts",
      claims: [
        claim(1, "Le prix est de 96 millions d’euros."),
        claim(2, "Le prix est de 149 euros."),
        claim(1, "Il entre en service jeudi."),
        claim(2, "C’est trop cher.", "opinion"),
        claim(1, "Les articles diffèrent.", "analysis"),
      ],
      remarks: [{ kind: "stands-in" }],
    });
    expect(text.slice(text.indexOf("\n\n") + 2, text.indexOf("\n\nSources"))).toBe(`« Titre 1 » — 1er décembre 2025
• Le prix est de 96 millions d’euros. [1]
• Il entre en service jeudi. [1]

« Titre 2 » — 2 décembre 2025
• Le prix est de 149 euros. [2]

« Titre 2 » — avis, et non faits établis, 2 décembre 2025
• C’est trop cher. [2]

   Les articles diffèrent. [1]`);
    expect(text).toMatch(/Le modèle de langage n’a pas répondu\.\s+Mode extraits : phrases reprises telles quelles/);
  });

  test("of one article needs no heading for it", () => {
    const text = shown({
      mode: "extracts",
      claims: [claim(1, "Le prix est de 96 millions d’euros.")],
      sources: [source(1)],
    });
    expect(text.match(/Titre 1/g)).toHaveLength(1);
  });
});

describe("no answer", () => {
  const refused: Partial<Answered> = { status: "not-in-corpus", claims: [], sources: [source(1)] };
  test("says what the corpus covers, what comes nearest, and what was not found", () => {
    expect(shown({ ...refused, unknowns: ["le prix de l’appareil"] }).replace(/\s+/g, " ")).toBe(
      "Je n’ai rien trouvé dans le corpus qui permette de répondre (5 articles, de juillet 2025 au 24 décembre 2025). " +
        "Le plus proche : « Titre 1 », 1er décembre 2025. Ce que le corpus ne dit pas : le prix de l’appareil.",
    );
  });

  test.for([
    [{ kind: "small-talk" }, /^Bonjour\. Je réponds aux questions par les articles de votre veille/],
    [{ kind: "too-long", limit: 1_000 }, /^Votre question est trop longue : 1 000 signes au plus/],
  ] as const)("is needed where nothing is asked: %j", ([remark, sentence]) => {
    expect(shown({ ...refused, remarks: [remark] })).toMatch(sentence);
  });
});

describe("the gaps", () => {
  const at = Date.parse("2025-12-24T07:30Z");
  test("are listed by theme, with what to do", () => {
    const questions = [
      { question: "Quel est le prix du bitcoin ?", theme: "bitcoin", status: "not-in-corpus" as const, at },
    ];
    const text = renderTerminal(gapsMessage([{ theme: "bitcoin", questions }], 30, ZONE), { width: 96, colour: false });
    expect(text.replaceAll(/[\u00a0\u202f]/g, " ")).toBe(`Ce que le corpus n’a pas su dire — les 30 derniers jours

bitcoin
• Quel est le prix du bitcoin ? — sans réponse, 24 décembre, 8 h 30

   Une source sur ces sujets y répondrait : npm run vigie -- sources add https://…`);
  });

  test("are none", () => {
    const text = renderTerminal(gapsMessage([], 1, ZONE), { width: 96, colour: false });
    expect(text).toBe("Aucune question n’est restée sans réponse sur le dernier jour.");
  });
});
