import { describe, expect, it } from "vitest";
import { detectLanguage } from "../../src/articles/language.ts";

const TEXTS: [string, string][] = [
  [
    "fr",
    "La mairie a présenté lundi un plan de rénovation des écoles, attendu depuis plusieurs années par les parents.",
  ],
  ["fr", "LE CONSEIL MUNICIPAL A VOTÉ LE BUDGET DE LA VILLE À UNE LARGE MAJORITÉ, APRÈS UN LONG DÉBAT."],
  ["en", "The town council has voted a plan to repair the schools, which parents had been asking for since last year."],
  [
    "de",
    "Der Stadtrat hat am Montag einen Plan zur Sanierung der Schulen vorgestellt, auf den die Eltern lange gewartet haben.",
  ],
  [
    "es",
    "El ayuntamiento presentó el lunes un plan de renovación de las escuelas, que los padres esperaban desde hace años.",
  ],
  [
    "it",
    "Il comune ha presentato lunedì un piano per il rinnovo delle scuole, atteso da anni dai genitori della città.",
  ],
  [
    "pt",
    "A câmara apresentou na segunda-feira um plano de renovação das escolas, que os pais esperavam há vários anos.",
  ],
  [
    "nl",
    "Het gemeentebestuur heeft maandag een plan voorgesteld om de scholen te renoveren, waar ouders al jaren op wachtten.",
  ],
  [
    "fr",
    "Avec « Claude Opus 4 » et « Gemini », la « start-up » Scale AI veut que ses « data centers » servent la ville de demain.",
  ],
];

describe("detectLanguage", () => {
  it.each(TEXTS)("hears %s in %j", (language, text) => {
    expect(detectLanguage(text)).toBe(language);
  });

  it.each([
    "",
    "   ",
    "Oui. Non.",
    "La mairie a un plan pour les écoles.",
    "12 345 678 901 234 567 890 123 456 789 012 345 678",
  ])("does not guess from %j", (text) => {
    expect(detectLanguage(text)).toBe("und");
  });

  it("hears the language of a text by its opening, however long", () => {
    const [[, french = ""] = [], , [, english = ""] = []] = TEXTS;
    expect(detectLanguage(french.repeat(8) + english.repeat(10_000))).toBe("fr");
    expect(detectLanguage(`${" ".repeat(100)}${french}`)).toBe("fr");
  });
});
