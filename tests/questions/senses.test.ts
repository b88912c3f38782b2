import { describe, expect, test } from "vitest";
import { findNames } from "../../src/french/names.ts";
import { findSenses, type NamingArticle, takeTurns } from "../../src/questions/senses.ts";
import { HAS_SEEDS, readSampleStories, readSeedStory } from "../support/sample.ts";

const articleOf = (id: string, title: string, text: string, storyId = id): NamingArticle => ({
  ...{ id, storyId, title, titleDerived: false },
  sentences: text.split(/(?<=\.) /).map((sentence) => ({ text: sentence, block: 0, opinion: false })),
});

const CAPSULE = articleOf(
  "capsule",
  "La capsule Orion amerrit",
  "La capsule Orion est revenue de la Lune. La Nasa a repêché Orion au large de San Diego. Lockheed Martin l’a construite.",
);
const MODEL = articleOf(
  "model",
  "Un modèle en breton",
  "Le laboratoire Skiant publie un modèle de langage baptisé Orion. Orion parle breton, selon Gwenn Le Gall, à Vannes.",
);
const CAPSULE_AGAIN = articleOf(
  "capsule-again",
  "Le retard d’Artemis",
  "La Nasa attend Orion. Lockheed Martin livrera Orion en mars, et San Diego se prépare.",
);
const FIRM = articleOf(
  "firm",
  "Orval recrute",
  "L’entreprise Orval embauche 40 personnes à Lens. Le maire Luc Sorel s’en félicite.",
);
const FIRM_AGAIN = articleOf(
  "firm-again",
  "Orval à Oslo",
  "Le groupe Orval ouvre un bureau à Oslo. Kari Lund le dirigera.",
);
const PRODUCT = articleOf(
  "product",
  "L’assistant Orval",
  "L’assistant Orval répond en norvégien. Il est vendu à Bergen.",
);
const PLANT = articleOf(
  "plant",
  "L’usine Orval",
  "À Bergen, l’usine Orval emploie 300 personnes. Le préfet Nils Dahl l’a visitée.",
);
const NETWORK = articleOf(
  "network",
  "Un réseau en Norvège",
  "La Norvège construit un réseau de calcul, nommé Orval. Nils Dahl le finance.",
);

const sensesOf = (question: string, ...articles: NamingArticle[]) =>
  findSenses(question, articles).map(({ name, senses }) => [name, ...senses.map((ids) => ids.join("+"))].join(" / "));

describe("a name that two things bear", () => {
  test.for<[string, NamingArticle[], string[]]>([
    ["Qu’est-ce qu’Orion ?", [CAPSULE, MODEL], ["Orion / capsule / model"]],
    ["Qu’est-ce qu’Orion ?", [CAPSULE_AGAIN, MODEL, CAPSULE], ["Orion / model / capsule+capsule-again"]],
    ["Qu’est-ce qu’Orval ?", [FIRM, NETWORK], ["Orval / firm / network"]],
    ["What is Orion?", [CAPSULE, MODEL], ["Orion / capsule / model"]],
  ])("%s (%#)", ([question, articles, expected]) => {
    expect(sensesOf(question, ...articles)).toEqual(expected);
  });

  test.for<[string, string, NamingArticle[]]>([
    ["the question says of what sort", "Que sait-on de la capsule Orion ?", [CAPSULE, MODEL]],
    ["the question names what belongs to one", "Que fait l’Orion de la Nasa ?", [CAPSULE, MODEL]],
    ["the question names who made it", "Que fait l’Orion de Lockheed Martin ?", [CAPSULE, MODEL, CAPSULE_AGAIN]],
    ["one article", "Qu’est-ce qu’Orion ?", [CAPSULE]],
    ["no article", "Qu’est-ce qu’Orion ?", []],
    ["no name", "Que sait-on de la Lune ?", [CAPSULE, MODEL]],
    ["two articles on one thing", "Qu’est-ce qu’Orion ?", [CAPSULE, CAPSULE_AGAIN]],
    ["a company in two places", "Que fait Orval ?", [FIRM, FIRM_AGAIN]],
    ["a company and its product", "Que fait Orval ?", [FIRM, PRODUCT]],
    ["a company and its plant", "Que fait Orval ?", [FIRM, PLANT]],
    ["one story", "Qu’est-ce qu’Orion ?", [CAPSULE, { ...MODEL, storyId: "capsule" }]],
  ])("%s: one", ([, question, articles]) => {
    expect(sensesOf(question, ...articles)).toEqual([]);
  });
});

describe("passages on things of one name", () => {
  const passages = (ids: string) => [...ids].map((articleId, at) => ({ articleId, at }));
  const turnsOf = (ids: string, ...senses: string[][]) =>
    takeTurns(passages(ids), { name: "Orion", senses }).map(({ articleId, at }) => `${articleId}${at}`);

  test.for<[string, string, string[][], string]>([
    ["come by turns, from the best on", "aaabb", [["b"], ["a"]], "a0 b3 a1 b4 a2"],
    ["leave the others where they are", "axaab", [["a"], ["b"]], "a0 x1 b4 a2 a3"],
    ["are those of all the articles of each", "acab", [["a", "c"], ["b"]], "a0 b3 c1 a2"],
    ["stand as they are where one of the things has none", "aax", [["a"], ["b"]], "a0 a1 x2"],
    ["may be none", "", [["a"], ["b"]], ""],
  ])("%s", ([, ids, senses, expected]) => {
    expect(turnsOf(ids, ...senses).join(" ")).toBe(expected);
  });
});

describe("the sample corpus", () => {
  test("has one name for two things, and no other of its names seems to be one", async () => {
    const articles = (await readSampleStories()).flatMap(({ articles: told }) => told);
    const names = new Set(articles.flatMap(({ sentences }) => sentences.flatMap(({ text }) => findNames(text))));
    expect(names.size).toBeGreaterThan(100);
    const found = [...names].flatMap((name) => findSenses(`Que sait-on de ${name} ?`, articles));
    expect(found.map(({ name, senses }) => [name, senses.length])).toEqual([["Aubépine", 2]]);
    expect(findSenses("Combien coûte l’assistant Aubépine ?", articles)).toEqual([]);
    expect(findSenses("Que calcule Aubépine à Rennes ?", articles)).toEqual([]);
  });
});

const WITHOUT = HAS_SEEDS ? "" : " (skipped: ../shared/seeds is not there)";
describe.skipIf(!HAS_SEEDS)(`the five real articles${WITHOUT}`, () => {
  const FILES = [
    "000_b7eb9ffdf049ed6a.txt",
    "001_15494a936c45404d.txt",
    "002_d23f113d7bf3cd91.txt",
    "003_5b8a4c05f998f6ef.txt",
    "004_3107907732e939eb.txt",
  ];

  test("have two Prometheus, and no other name for two things", () => {
    const articles = FILES.flatMap((file) => readSeedStory(file).articles);
    const names = new Set(articles.flatMap(({ sentences }) => sentences.flatMap(({ text }) => findNames(text))));
    const found = [...names].flatMap((name) => findSenses(`Que sait-on de ${name} ?`, articles));
    expect(found).toEqual([{ name: "Prometheus", senses: [[articles[0]?.id], [articles[3]?.id]] }]);
    for (const question of [
      "Que fait Project Prometheus ?",
      "Combien d’employés compte le Prometheus de Bezos ?",
      "Quand le Prometheus de Meta entrera-t-il en service ?",
      "Quand le réseau Prometheus entrera-t-il en service ?",
    ]) {
      expect(findSenses(question, articles)).toEqual([]);
    }
  });
});
