import { describe, expect, test } from "vitest";
import { findClauses } from "../../src/french/clauses.ts";
import { findDeeds } from "../../src/french/deeds.ts";
import { readModality } from "../../src/french/modality.ts";
import { directionOf, readDenial } from "../../src/french/negation.ts";
import { findQuotations } from "../../src/french/quotations.ts";
import { findWords } from "../../src/french/words.ts";

describe("quotations", () => {
  test.for<[text: string, ...passages: string[]]>([
    ['Il dit « oui » puis “non” et "peut-être".', "oui", "non", "peut-être"],
    ["« Il a dit « non » hier », raconte-t-elle.", "Il a dit « non » hier"],
    ["«\u00a0Rien ne va plus\u00a0», dit-il.", "Rien ne va plus"],
    ["Il dit « que tout va", "que tout va"],
    ['un écran de 12" et « … »'],
  ])("of « %s »", ([text, ...passages]) => {
    const found = findQuotations(text);
    expect(found.map((quotation) => quotation.text)).toEqual(passages);
    for (const { text: passage, start } of found) expect(text.slice(start, start + passage.length)).toBe(passage);
  });
});

describe("clauses", () => {
  test("are cut at commas and turns, and a turn opens another part", () => {
    const clauses = findClauses("Selon lui, le site vend 6,2 millions de pièces, mais il ferme et ne paie plus.");
    expect(clauses.map(({ text, part }) => [text, part])).toEqual([
      ["Selon lui", 0],
      ["le site vend 6,2 millions de pièces", 0],
      [", mais il ferme", 1],
      ["et ne paie plus.", 1],
    ]);
  });

  test("know what stands in quotation marks", () => {
    const quoted = findClauses("« Nous partons demain de Paris », dit-il.").filter((clause) => clause.quoted);
    expect(quoted.map(({ text }) => text)).toEqual(["« Nous partons demain de Paris »"]);
  });
});

describe("what is denied", () => {
  test.for<[text: string, denies: boolean, ...denied: string[]]>([
    ["Le tribunal n’a pas suspendu la peine", true, "suspendu"],
    ["Aucune pollution n’a été détectée", true, "pollut", "detect"],
    ["L’île n’importe plus de carburant que par avion", false],
    ["Le site n’exclut pas une hausse", false],
    ["Les rames ne dépassent pas 50 km/h", false],
    ["Il fonctionne sans connexion", true],
    ["pas moins de 40 blessés", false],
    ["Le troisième été le plus chaud jamais mesuré", false],
  ])("« %s »", ([text, denies, ...denied]) => {
    const found = readDenial(text);
    expect([found.denies, ...found.denied.filter((term) => denied.includes(term))]).toEqual([denies, ...denied]);
  });

  test("an English denial too", () => {
    expect(readDenial("The deal has not yet been approved", "en")).toMatchObject({
      denies: true,
      denied: ["approved"],
    });
  });

  test("a clause goes up, down, or neither", () => {
    const texts = [
      "L’action a gagné 4 %",
      "Les ventes reculent",
      "Le prix monte puis recule après une hausse",
      "Il pleut",
    ];
    expect(texts.map(directionOf)).toEqual(["up", "down", null, null]);
  });
});

describe("how sure a clause is", () => {
  test.for<[text: string, certainty: number, ...governed: string[]]>([
    ["Le chantier pourrait durer six semaines", 1, "dur"],
    ["L’opération coûterait 14 millions", 1, "cout"],
    ["Deux mutuelles envisagent de rembourser une partie", 1, "rembours"],
    ["Le terminal devrait rouvrir en septembre", 2, "rouvr"],
    ["La station prévoit de démonter trois remontées", 2, "demont"],
    ["Le site préparait et montrait ses plans", 3],
    ["L’usine considérait ce prix", 3],
    ["L’usine a ouvert", 3],
  ])("« %s »", ([text, certainty, ...governed]) => {
    expect(readModality(text)).toMatchObject({ certainty, governed });
  });

  test("a conditional alone is a rumour", () => {
    const texts = ["Le blocage coûterait cher", "Le blocage pourrait coûter cher"];
    expect(texts.map((text) => readModality(text).rumour)).toEqual([true, false]);
  });
});

describe("deeds", () => {
  const deedsOf = (text: string) => findDeeds(findWords(text)).map(({ term, doers, others }) => [term, doers, others]);

  test("part who does from what it is done to, in a passive too", () => {
    expect(deedsOf("Hanvolt a racheté Pilea")).toEqual([["rachet", ["hanvolt"], ["pil"]]]);
    expect(deedsOf("Pilea a été rachetée par Hanvolt")).toEqual([["rachet", ["hanvolt"], ["pil"]]]);
    expect(deedsOf("Pilea a été rachetée")).toEqual([["rachet", [], ["pil"]]]);
    expect(deedsOf("La grève bloque le port")).toEqual([["bloqu", ["grev"], ["port"]]]);
  });

  test("are no prepositions and no nouns", () => {
    expect(deedsOf("le retour à Paris de la ville rouge")).toEqual([]);
  });
});
