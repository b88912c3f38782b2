import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { CAUSE } from "../../src/french/causes.ts";
import { familiesOf, isKin, relativesOf } from "../../src/french/word-families.ts";
import { searchTerms, termOf } from "../../src/french/words.ts";

/** All that the tables say, a line each. */
const lines = (
  await Promise.all(
    readdirSync("src/french/families").map(async (file) => {
      const tables: Record<string, string> = await import(`../../src/french/families/${file}`);
      return Object.values(tables);
    }),
  )
)
  .flat()
  .flatMap((table) => table.trim().split("\n"));

describe("words of one family", () => {
  const share = (a: string, b: string): boolean =>
    familiesOf(termOf(a)).some((family) => familiesOf(termOf(b)).includes(family));

  test.for([
    ["employés", "salariés"],
    ["levée", "financement"],
    ["acquérir", "racheté"],
    ["codirige", "PDG"],
    ["coûté", "prix"],
    ["participent", "partenariats"],
    ["obstacles", "freinent"],
    ["chercheurs", "scientifiques"],
    ["pèse", "kilogrammes"],
    ["labos", "laboratoires"],
    ["viré", "licencie"],
    ["élection", "élu"],
    ["crue", "inondations"],
    ["ordi", "ordinateur"],
    ["arnaqué", "escroquerie"],
    ["planté", "panne"],
    ["français", "France"],
    ["Pékin", "Chine"],
    ["liégeois", "Liège"],
    ["résolvent", "résolution"],
    ["relient", "pont"],
    ["réfléchi", "réflexion"],
    ["hackeur", "pirate"],
    ["teuf", "fête"],
    ["dîner", "repas"],
  ] as const)("%s and %s answer each other", ([a, b]) => expect(share(a, b)).toBe(true));

  test.for([
    ["coûte", "lever"],
    ["collectif", "levée"],
    ["valoir", "prix"],
    ["rançon", "attaque"],
    ["bonjour", "bonjour"],
    ["données", "remettre"],
    ["petit", "casser"],
    ["parler", "assemblée"],
    ["gare", "caution"],
    ["face", "université"],
    ["père", "mourir"],
    ["fonds", "capter"],
  ] as const)("%s and %s do not", ([a, b]) => expect(share(a, b)).toBe(false));

  test("stand for one another in all the families of a word, and not for themselves", () => {
    expect(relativesOf(termOf("ordi"))).toContain(termOf("ordinateur"));
    expect(relativesOf(termOf("ordi"))).not.toContain(termOf("ordi"));
    expect(relativesOf(termOf("bonjour"))).toEqual([]);
    expect(relativesOf(termOf("fuite"))).toContain(termOf("fui"));
  });

  test("no line of the tables says one word alone, or a word that is never looked for", () => {
    expect(lines.filter((line) => new Set(searchTerms(line)).size < 2)).toEqual([]);
    expect(lines.flatMap((line) => line.split(" ")).filter((word) => searchTerms(word).length === 0)).toEqual([]);
  });

  test("every table is read", () => {
    const apart = lines.filter((line) => {
      const [first = "", ...others] = [...new Set(searchTerms(line))];
      return others.some((other) => !relativesOf(first).includes(other));
    });
    expect(apart).toEqual([]);
  });

  test("no line stands in another", () => {
    const families = lines.map((line) => new Set(searchTerms(line)));
    const within = (at: number): boolean =>
      families.some((other, place) => place !== at && families[at]?.isSubsetOf(other) === true);
    expect(lines.filter((_, at) => within(at))).toEqual([]);
  });

  test("stems that the stemmer cuts in two ways are kin, words that only begin alike are not", () => {
    expect(isKin("particip", "participent")).toBe(true);
    expect(isKin("invest", "investiss")).toBe(true);
    expect(isKin("parti", "particip")).toBe(false);
    expect(isKin("chant", "chantag")).toBe(false);
    expect(isKin("intel", "intelligent")).toBe(false);
  });
});

describe("a cause", () => {
  test.for(["parce qu’il pleut", "grâce à des sondes", "afin de vérifier", "pour réduire la note", "due au four"])(
    "%s is one",
    (text) => expect(text).toMatch(CAUSE),
  );
  test.for(["pour la ville", "pour un an", "une carte de la région"])("%s is none", (text) =>
    expect(text).not.toMatch(CAUSE),
  );
});
