import { describe, expect, test } from "vitest";
import { findFacts, isUnknown, keysOfFacts, knownFrom } from "../../src/articles/facts.ts";

const TELLER = {
  ...{ published: { value: "2025-11-18", precision: "day" } as const, language: "fr" },
  ...{ publisher: "La Revue", author: "Edu Diaz" },
};

const textsOf = (sentence: string): string[] => findFacts(sentence, TELLER).map(({ text }) => text);

describe("what a sentence tells", () => {
  test.for<[sentence: string, facts: string[]]>([
    ["Vik Bajaj a levé plus de 3 milliards d’euros.", ["plus de 3 milliards d’euros", "Vik Bajaj"]],
    ["Le site emploie près de 100 personnes à Rennes.", ["près de 100 personnes", "Rennes"]],
    ["Il en faut 14 autres écluses.", ["14 autres écluses"]],
    ["L’usine ouvrira le 3 mars 2026.", ["3 mars 2026"]],
    ["Elle a ouvert mardi 18 novembre.", []],
    ["C’est la troisième usine, dit Edu Diaz à La Revue.", []],
    ["Le maire ne dit rien.", []],
  ])("« %s »", ([sentence, facts]) => {
    expect(textsOf(sentence)).toEqual(facts);
  });

  test("can be compared, however it is written", () => {
    const keys = (sentence: string) => keysOfFacts(findFacts(sentence, TELLER)).toSorted();
    expect(keys("Jeff Bezos met 6,2 milliards de dollars.")).toEqual(keys("Bezos, Jeff de son prénom, met 6200 M$."));
  });

  test("of a day tells its month and its year", () => {
    expect([...knownFrom(["2025-12-24", "3 EUR", "2026"])]).toEqual([
      ...["2025-12-24", "2025-12", "2025"],
      ...["3 EUR", "3 ", "2026"],
    ]);
  });

  test.for<[former: string, sentence: string, unknown: string[]]>([
    ["Jeff Bezos lève 6,2 milliards de dollars.", "M. Bezos lève 6,2 milliards.", []],
    [
      "Bezos lève 6,2 milliards de dollars.",
      "Jeff Bezos et Vik Bajaj lèvent 7 milliards.",
      ["7 milliards", "Vik Bajaj"],
    ],
    ["La Mission Apollo part le 3 mars 2026.", "La Mission Genesis part en mars 2026.", ["Mission Genesis"]],
  ])("after « %s », is new in « %s »: %j", ([former, sentence, unknown]) => {
    const known = knownFrom(keysOfFacts(findFacts(former, TELLER)));
    const fresh = findFacts(sentence, TELLER).filter((fact) => isUnknown(fact, known));
    expect(fresh.map(({ text }) => text)).toEqual(unknown);
  });
});
