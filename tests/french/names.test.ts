import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findNames } from "../../src/french/names.ts";
import { cpuTimeOf } from "../support/cpu.ts";

const NAMED: [string, ...string[]][] = [
  ["Jeanne Roy a bâti Papier Vif.", "Jeanne Roy", "Papier Vif"],
  ["L’IA d’OpenAI et l’accord d'Anthropic.", "IA", "OpenAI", "Anthropic"],
  ["Le patron de Meta, Mark Zuckerberg, mise sur Project Prometheus.", "Meta", "Mark Zuckerberg", "Project Prometheus"],
  // With what joins the words of a name
  [
    "Il cite Charles de Gaulle, Ursula von der Leyen et Jean de La Fontaine.",
    "Charles de Gaulle",
    "Ursula von der Leyen",
    "Jean de La Fontaine",
  ],
  ["Elle est au Département de l’Énergie.", "Département de l’Énergie"],
  ["Ici J. Dupont, M. Durand et Mme Roy.", "J. Dupont", "M. Durand", "Mme Roy"],
  ["Ici Jean-Luc O’Brien et le CEA-Leti.", "Jean-Luc O’Brien", "CEA-Leti"],
  ["Un article du The New York Times.", "The New York Times"],
  // Acronyms own nothing
  ["C’est le PDG d’Amazon.", "PDG", "Amazon"],
  ["La S.N.C.F. et AT&T signent.", "S.N.C.F", "AT&T"],
  // Models and figures
  [
    "Selon lui, GPT-4o, Claude Opus 4, Llama 3.1, Gemma 3B et Veo 3 suivent.",
    "GPT-4o",
    "Claude Opus 4",
    "Llama 3.1",
    "Gemma 3B",
    "Veo 3",
  ],
  ["Il a vu xAI, l’iPhone 17 et l’A380.", "xAI", "iPhone 17", "A380"],
  ["Chez Amazon 10 % de hausse, chez Meta 5 gigawatts, chez Nvidia 3 fois plus.", "Amazon", "Meta", "Nvidia"],
  ["Il traite avec GPT-4 128 000 jetons.", "GPT-4"],
  ["Il lève 3,5 Md€ pour 16 Go et 1 200 MW."],
  ["Le 12 mars 2025, rien."],
  // What opens a sentence is no name for its capital
  ["Mais OpenAI hésite.", "OpenAI"],
  ["Selon Sam Altman, non.", "Sam Altman"],
  ["En 2025 Meta grandit.", "Meta"],
  ["Combien Meta a-t-elle payé Scale AI ?", "Meta", "Scale AI"],
  ["Qu’a dit Xavier Niel ?", "Xavier Niel"],
  ["Donne-moi Amazon.", "Amazon"],
  ["Serait-ce Paris ?", "Paris"],
  ["Cette IA plaît. Une Ferrari aussi. « Malgré Llama 4 », dit-il.", "IA", "Ferrari", "Llama 4"],
  ["Lundi, les États-Unis. Parallèlement, Trois-Rivières.", "États-Unis", "Trois-Rivières"],
  ["« Oui. Non. » Ça va. Il part. Y a-t-il un pilote ?"],
  ["Jeanne ouvre. Roy ferme.", "Jeanne", "Roy"],
  ["Il lit Le Monde.", "Le Monde"],
  ["X grandit. Le réseau X grandit.", "X"],
  ["rien de tel ici"],
  [""],
];

describe("findNames", () => {
  it.each(NAMED)("finds the names of %j", (text, ...names) => {
    expect(findNames(text)).toEqual(names);
  });

  it("gives names as they are written, and none is empty", () => {
    const words = fc.constantFrom(
      ..."L’ d' Jeanne Roy de la Le 4 10 % xAI GPT-4o . ! « » M. S.N.C.F. à- Est-ce -t-il Ç É ﬁ 3".split(" "),
    );
    const texts = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(words, { maxLength: 15 }).chain((all) => fc.constantFrom("", " ").map((space) => all.join(space))),
    );
    fc.assert(
      fc.property(texts, (text) => {
        for (const name of findNames(text)) {
          expect(name.trim()).not.toBe("");
          expect(text).toContain(name);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it.each(["A", "Aa ", "A. ", "A.", "AB de ", "aaA", "A’", "Le ", "Aa de de ", " ", "1 "])(
    "takes a time that grows with the text, not with its square: %j over and over",
    (unit) => {
      expect(cpuTimeOf(() => findNames(`Aa ${unit.repeat(100_000)}`))).toBeLessThan(3000);
    },
  );
});
