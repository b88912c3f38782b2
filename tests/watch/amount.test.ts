import { describe, expect, test } from "vitest";
import { findQuantities } from "../../src/french/numbers.ts";
import { findReaching, parseThreshold } from "../../src/watch/amount.ts";

const reaching = (amount: string, sentence: string, language: "fr" | "en" = "fr"): string | undefined => {
  const threshold = parseThreshold(amount);
  if (threshold === undefined) expect.fail(`${amount} is no amount`);
  return findReaching(sentence, findQuantities(sentence, language), threshold);
};

describe("an amount", () => {
  test.for([
    ["≥ 1 milliard", "Elle a levé 6,2 milliards de dollars.", "6,2 milliards de dollars"],
    ["1 milliard", "Talvernes investira 1,8 milliard d’euros.", "1,8 milliard d’euros"],
    ["1 milliard", "Une aide de 1 milliard d’euros.", "1 milliard d’euros"],
    ["1 milliard", "Elle a levé plusieurs centaines de millions de dollars.", undefined],
    [
      "1 milliard",
      "Elle a levé plusieurs centaines de milliards de dollars.",
      "plusieurs centaines de milliards de dollars",
    ],
    ["1 milliard", "Elle a levé 999 millions d’euros.", undefined],
    ["1 milliard", "Elle a levé moins de 2 milliards d’euros.", undefined],
    ["1 milliard", "Elle promet jusqu’à 50 milliards de dollars.", "jusqu’à 50 milliards de dollars"],
    ["1 milliard", "Le site y consacrera 12,5 milliards de francs CFA.", undefined],
    ["1 milliard", "La Terre compte 8 milliards d’habitants.", undefined],
    ["1 milliard d’euros", "Elle a levé 6,2 milliards de dollars.", undefined],
    [
      "10 milliards de francs CFA",
      "Le site y consacrera 12,5 milliards de francs CFA.",
      "12,5 milliards de francs CFA",
    ],
    ["≥ 100 mégawatts", "Le centre appellera 180 mégawatts.", "180 mégawatts"],
    ["≥ 1 gigawatt", "Le centre appellera 180 mégawatts.", undefined],
    [
      "au moins 75 millions d’euros",
      "La dépollution, estimée entre 70 et 80 millions d’euros.",
      "entre 70 et 80 millions d’euros",
    ],
  ] as const)("of %s in « %s » is reached by %s", ([amount, sentence, found]) => {
    expect(reaching(amount, sentence)?.replace(/[\u00a0\u202f]/g, " ")).toBe(found);
  });

  test("is read in English as English writes it", () => {
    expect(reaching("1 milliard de dollars", "It raised $6.2 billion.", "en")).toBe("$6.2 billion");
  });

  test.for([
    "",
    "beaucoup",
    "un peu d’argent",
    "2025",
    "50 %",
    "entre 1 et 2 milliards d’euros",
    "-1 milliard d’euros",
  ])("%j is none", (text) => expect(parseThreshold(text)).toBeUndefined());
});
