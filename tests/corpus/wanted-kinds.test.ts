import { describe, expect, test } from "vitest";
import { openWanted } from "../../src/corpus/wanted-kinds.ts";

describe("what a question wants", () => {
  test.for<[string, string[], string[]]>([
    ["Combien a coûté le pont ?", ["18 millions d’euros", "4\u00a0€", "$3m", "900 dollars"], ["18 piles", "trop cher"]],
    [
      "Quelle part du marché Orval détient-il ?",
      ["12\u00a0%", "un tiers du marché", "une usine sur dix"],
      ["12 usines"],
    ],
    ["Combien de temps dure la panne ?", ["trois heures", "en 40 minutes", "une journée"], ["40 fois", "longtemps"]],
    ["Un contrôle, ça dure combien ?", ["trois heures"], ["40 contrôles"]],
    ["Il est plus cher, le train ?", ["40 euros"], ["40 minutes"]],
    ["Combien la ville mettrait-elle pour le pont ?", ["4 millions d’euros"], ["4 ponts"]],
    ["Quand le pont ouvre-t-il ?", ["le 9 juillet", "en 2026", "lundi prochain"], ["dans le maïs", "120 fois"]],
    ["Quelle puissance a la centrale ?", ["180 MW", "24 mégawatts", "1 200 kilowatts"], ["180 mètres", "12 MWatters"]],
    ["Combien de salariés Orval emploie-t-il ?", ["240 salariés"], ["quelques salariés"]],
    ["Qui dirige Orval ?", ["Gwenn Le Gall dirige Orval", "Anne-Lise d’Arcel"], ["Le maire dirige", "une direction"]],
  ])("%s", ([question, holding, others]) => {
    const holds = openWanted(question);
    expect(holding.filter((text) => !holds(text))).toEqual([]);
    expect(others.filter((text) => holds(text))).toEqual([]);
  });

  test("may be anything, which no text holds more than another", () => {
    expect(openWanted("Pourquoi le pont ferme-t-il ?")("12 % en 2026, 4 €")).toBe(false);
    expect(openWanted("")("12 %")).toBe(false);
  });

  test("is looked for in texts of one kind of sign without end", () => {
    for (const unit of ["1", "1 ", "Aa", "Aa-", " sur ", "milliards "]) {
      for (const question of [
        "Combien coûte le pont ?",
        "Quelle puissance a-t-il ?",
        "Qui dirige ?",
        "Quelle part ?",
      ]) {
        expect(typeof openWanted(question)(unit.repeat(200_000))).toBe("boolean");
      }
    }
  });
});
