import { describe, expect, it } from "vitest";
import type { Block } from "../../src/articles/article.ts";
import {
  containment,
  cosine,
  isRunMark,
  marksOf,
  openingTerms,
  rarityOf,
  shinglesOf,
  weigh,
  wordsOf,
} from "../../src/articles/likeness.ts";

const SCHOOLS =
  "La mairie a présenté lundi un plan de rénovation des écoles, attendu depuis plusieurs années par les parents. Le " +
  "conseil municipal l’a voté à une large majorité, après un débat de plus de trois heures avec les enseignants.";
const MUSEUM =
  "Le musée du port ferme ses portes jusqu’au printemps. Ses collections partent à Lyon, où une exposition les montrera, " +
  "le temps que les salles soient refaites et que la verrière ne laisse plus passer la pluie.";

const articleOf = (...texts: string[]): { blocks: Block[] } => ({
  blocks: texts.map((text) => ({ kind: "paragraph", text, opinion: false })),
});
const shingles = (...texts: string[]): Set<number> => shinglesOf(wordsOf(articleOf(...texts)));
const alike = (one: string[], other: string[]): number => containment(shingles(...one), shingles(...other));

describe("shingles and containment", () => {
  it("see a copy under other typography, and under what is put around it", () => {
    expect(alike([SCHOOLS], [SCHOOLS])).toBe(1);
    expect(alike([SCHOOLS], [SCHOOLS.replaceAll("’", "'").toUpperCase()])).toBe(1);
    expect(alike([SCHOOLS], [MUSEUM, SCHOOLS, MUSEUM])).toBe(1);
    expect(alike([SCHOOLS.slice(0, 110)], [SCHOOLS])).toBeGreaterThan(0.9);
  });

  it("see a copy in which a word was changed, and less of it in one half rewritten", () => {
    const changed = alike([SCHOOLS], [SCHOOLS.replace("rénovation", "réfection")]);
    expect(changed).toBeGreaterThan(0.8);
    expect(changed).toBeLessThan(1);
    expect(alike([SCHOOLS], [SCHOOLS.split(". ")[0] ?? "", MUSEUM])).toBeLessThan(changed);
  });

  it("see nothing in common between two articles, nor with a text of three words", () => {
    expect(alike([SCHOOLS], [MUSEUM])).toBe(0);
    expect(alike(["Un deux trois"], [SCHOOLS])).toBe(0);
    expect(alike([], [])).toBe(0);
  });

  it("give a share of the smaller set, whichever comes first", () => {
    expect(containment(new Set([1, 2]), new Set([2, 3, 4, 5]))).toBe(0.5);
    expect(containment(new Set([2, 3, 4, 5]), new Set([1, 2]))).toBe(0.5);
  });
});

describe("openingTerms", () => {
  it("count the title three times, before the first 120 words", () => {
    const body = `école ${"mot ".repeat(130)}musée`;
    const terms = openingTerms({ ...articleOf(body), title: "La verrière", titleDerived: false });
    expect(terms.slice(0, 4)).toEqual(["verri", "verri", "verri", "ecol"]);
    expect(terms).toHaveLength(123);
    expect(terms).not.toContain("muse");
  });

  it("leave out a title that is the first sentence", () => {
    expect(openingTerms({ ...articleOf("Une école."), title: "Une école", titleDerived: true })).toEqual(["ecol"]);
  });
});

describe("rarityOf", () => {
  it("gives more to a term of few texts, and less in a smaller corpus", () => {
    const rarity = rarityOf(1000, (term) => (term === "mot" ? 500 : 1));
    expect(rarity("verri")).toBeGreaterThan(rarity("mot"));
    expect(rarity("mot")).toBeGreaterThan(0);
    expect(rarityOf(10, () => 1)("verri")).toBeLessThan(rarity("verri"));
    expect(rarityOf(0, () => 0)("verri")).toBe(0);
  });
});

describe("weigh and cosine", () => {
  const rarity = (term: string): number => ({ mot: 0, ecol: 1, muse: 2 })[term] ?? 1;

  it("weigh a term by its frequency and its rarity", () => {
    const { weights, norm } = weigh(["ecol", "muse", "ecol", "mot"], rarity);
    expect(weights).toEqual(
      new Map([
        ["ecol", 2],
        ["muse", 2],
        ["mot", 0],
      ]),
    );
    expect(norm).toBeCloseTo(Math.sqrt(8));
  });

  it("find likeness from 0 to 1, in either order", () => {
    const school = weigh(["ecol", "ecol"], rarity);
    const both = weigh(["ecol", "muse", "port"], rarity);
    expect(cosine(school, weigh(["ecol"], rarity))).toBeCloseTo(1);
    expect(cosine(school, weigh(["muse"], rarity))).toBe(0);
    expect(cosine(school, both)).toBeCloseTo(1 / Math.sqrt(6));
    expect(cosine(both, school)).toBe(cosine(school, both));
  });

  it("find none where nothing is said", () => {
    expect(cosine(weigh([], rarity), weigh([], rarity))).toBe(0);
    expect(cosine(weigh(["mot"], rarity), weigh(["mot"], rarity))).toBe(0);
  });
});

describe("marks", () => {
  const marks = (opening: string[], ...texts: string[]): number[] =>
    marksOf(
      weigh(opening, (term) => term.length),
      shingles(...texts),
    );
  const shared = (one: number[], other: number[]): number[] => one.filter((mark) => other.includes(mark));

  it("are few, whatever the length", () => {
    const terms = Array.from({ length: 500 }, (_, at) => `terme${at}`);
    expect(marks(terms, terms.join(" "))).toHaveLength(marks(terms, SCHOOLS).length);
    expect(marks([])).toEqual([]);
  });

  it("of runs are shared by a copy, and by nothing else", () => {
    const copied = shared(marks([], SCHOOLS), marks([], `À lire. ${SCHOOLS}`));
    expect(copied.length).toBeGreaterThan(5);
    expect(copied.every(isRunMark)).toBe(true);
    expect(shared(marks([], SCHOOLS), marks([], MUSEUM))).toEqual([]);
  });

  it("of terms are those of the rarest, and shared by an article on the same thing", () => {
    const common = Array.from({ length: 30 }, (_, at) => `m${at}`);
    const telling = shared(marks(["verriere", ...common], SCHOOLS), marks([...common.slice(20), "verriere"], MUSEUM));
    expect(telling.length).toBeGreaterThan(0);
    expect(telling.some(isRunMark)).toBe(false);
    expect(shared(marks(["verriere"]), marks(["ecole"]))).toEqual([]);
  });
});
