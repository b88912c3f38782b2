import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { originFinder, signedBy } from "../../src/articles/origins.ts";

type Article = Parameters<ReturnType<typeof originFinder>>[0];

const articleOf = (fields: Partial<Article>, ...texts: string[]): Article => ({
  ...{ title: "", titleDerived: true, author: null, publisher: null },
  sentences: texts.map((text) => ({ text, block: 0, opinion: false })),
  ...fields,
});
const originsIn = (text: string): string[] => originFinder([])(articleOf({}, text));

describe("the origins of an article’s news", () => {
  test.for<[string, ...string[]]>([
    ["OpenAI préparerait une puce, selon The Information.", "The Information"],
    ["Selon les informations du quotidien britannique Financial Times, Meta négocie.", "Financial Times"],
    ["Selon un article du The New York Times, le fondateur revient.", "New York Times"],
    ["Selon les informations du Monde, l’État entrerait au capital.", "Le Monde"],
    ["D’après l’agence de presse Reuters, Mistral lève deux milliards.", "Reuters"],
    ["Apple va licencier, rapporte Bloomberg.", "Bloomberg"],
    ["Apple va licencier, a révélé le site TechCrunch jeudi.", "TechCrunch"],
    ["The Information a révélé mardi que Meta recrute.", "The Information"],
    ["Comme l’a rapporté Le Monde, le projet est gelé.", "Le Monde"],
    ["Le site d’information Axios croit savoir que l’accord est signé.", "Axios"],
    ["Les Échos et Le Figaro rapportent que Mistral négocie.", "Les Échos", "Le Figaro"],
    ["Selon Reuters et l’AFP, le vote est reporté.", "Reuters", "AFP"],
    ["« Non », a déclaré le ministre à l’AFP.", "AFP"],
    ["Selon deux sources citées par Bloomberg, la vente échoue.", "Bloomberg"],
    ["L’information, révélée par L’Express, a surpris.", "L'Express"],
    ["Selon des documents consultés par BFM Business, la dette double.", "BFM"],
    ["PARIS (AFP) — Le gouvernement présente son plan.", "AFP"],
    ["Le plan est prêt. (source : AFP)", "AFP"],
    ["Source : Reuters", "Reuters"],
    ["Via The Verge", "The Verge"],
    ["(avec Reuters et AFP)", "Reuters", "AFP"],
    ["Apple is in talks, according to a report from Bloomberg.", "Bloomberg"],
    ["Apple is in talks, Reuters reported on Tuesday, citing two people.", "Reuters"],
    ["“We are fine,” the chief executive told CNBC.", "CNBC"],
    ["The talks were first reported by The Information.", "The Information"],
    ["As the Wall Street Journal reported, the deal is off.", "Wall Street Journal"],
  ])("%s", ([text, ...origins]) => {
    expect(originsIn(text)).toEqual(origins);
  });

  test.for([
    "Selon Nvidia, la demande reste forte.",
    "Selon le PDG d’Apple, le produit est prêt.",
    "D’après une étude de Stanford, un élève sur deux s’en sert.",
    "According to Stanford researchers, half of them use it.",
    "Contrairement à ce qu’a rapporté Bloomberg, Apple ne licencie pas.",
    "Comme l’avait révélé Bloomberg en mai, un premier plan a échoué.",
    "Selon Bloomberg Intelligence, le marché doublera.",
    "Selon Michael Bloomberg, la ville doit investir.",
    "Le patron de Bloomberg affirme que l’agence va bien.",
    "OpenAI signe un accord avec Le Monde et Axel Springer.",
    "Le New York Times attaque OpenAI.",
    "L’Agence France-Presse (AFP) signe avec Mistral.",
    "Avec Reuters, OpenAI signe un accord de licence.",
    "Une tribune publiée dans Libération demande un moratoire.",
    "Selon le monde de la recherche, il faut attendre.",
    "The Verge’s Tom Warren was hired by Microsoft.",
    "Google a racheté Wired.",
  ])("none in: %s", (text) => {
    expect(originsIn(text)).toEqual([]);
  });

  test("are looked for in the title, the first sentences and the signature, and nowhere else", () => {
    const find = originFinder([]);
    const filler = Array.from({ length: 6 }, (_, n) => `Le moulin tourne depuis ${n + 2} ans.`);
    const said = "Le maire l’a confirmé, selon Reuters.";
    expect(find(articleOf({ title: "Apple préparerait des lunettes (Bloomberg)", titleDerived: false }))).toEqual([
      "Bloomberg",
    ]);
    expect(find(articleOf({ title: "Apple to cut jobs - Reuters", titleDerived: false }))).toEqual(["Reuters"]);
    expect(find(articleOf({}, said, ...filler))).toEqual(["Reuters"]);
    expect(find(articleOf({}, ...filler, said, ...filler))).toEqual([]);
    expect(find(articleOf({}, ...filler, "Source : Reuters"))).toEqual(["Reuters"]);
    expect(find(articleOf({ author: "Le Monde avec AFP" }, ...filler))).toEqual(["AFP"]);
  });

  test("are never the article’s own publisher, and may be another publisher of the story", () => {
    const text = "Le moulin reprend, selon La Gazette de Verlac.";
    expect(originFinder([])(articleOf({}, text))).toEqual([]);
    expect(originFinder(["La Gazette de Verlac"])(articleOf({}, text))).toEqual(["La Gazette de Verlac"]);
    const find = originFinder(["Le Monde.fr - Pixels", "La Gazette de Verlac"]);
    expect(find(articleOf({ publisher: "La Gazette de Verlac" }, text))).toEqual([]);
    expect(find(articleOf({ publisher: "Le Monde.fr - Pixels" }, "Selon Le Monde, tout va bien."))).toEqual([]);
    expect(find(articleOf({ publisher: "Le Monde des tulipes" }, "Selon Le Monde, tout va bien."))).toEqual([
      "Le Monde",
    ]);
  });

  test.for<[string[], string[]]>([
    [["Paris, le 12 mars 2025 (AFP)", "Le plan est prêt."], ["AFP"]],
    [["Par Jeanne Roy avec AFP", "Le plan est prêt."], ["AFP"]],
    [
      ["Le plan est prêt.", "(Avec AFP et Reuters)"],
      ["AFP", "Reuters"],
    ],
    [
      ["Le plan est prêt.", "AFP, Reuters"],
      ["AFP", "Reuters"],
    ],
    [["Le plan est prêt.", "L’Agence France-Presse (AFP) a signé avec Mistral."], []],
    [["Le plan de Reuters est prêt.", "Un autre, de Bloomberg, attend."], []],
  ])("%j is signed by %j", ([lines, agencies]) => {
    expect(signedBy(lines.map((text) => ({ text, kind: "text" })))).toEqual(agencies);
  });

  test("any text of any length is read in no time, and names nobody that it does not hold", () => {
    const words = fc.constantFrom(
      ...[
        "selon",
        "Reuters",
        "(",
        "AFP",
        ")",
        ",",
        "a déclaré",
        "à",
        "l’",
        "Le Monde",
        "source :",
        "rapporte",
        "é",
        "\n",
      ],
      ...["contrairement à ce que", "Bloomberg", "-", "via", "un article du", "citées par", ".", "The"],
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(words, fc.string()), { maxLength: 60 }), (parts) => {
        const text = parts.join(" ");
        for (const origin of originsIn(text)) expect(text.toLowerCase()).toContain(origin.toLowerCase());
      }),
      { numRuns: 500 },
    );
    const started = performance.now();
    for (const piece of ["selon l’", "a déclaré le ", "(AFP, ", "Reuters et ", "Avec Reuters ", "par le "])
      originsIn(piece.repeat(20_000));
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
