import { describe, expect, test } from "vitest";
import { looksEnglish, translateTerms } from "../../src/french/english-words.ts";
import { searchTerms } from "../../src/french/words.ts";

describe("a question in English", () => {
  test.for([
    ["What did Bezos raise for Prometheus?", true],
    ["How many people work there?", true],
    ["Who runs Voxalie?", true],
    ["Combien Bezos a-t-il levé pour Prometheus ?", false],
    ["Qui dirige The Browser Company ?", false],
    ["Que fait-on à Rennes ?", false],
    ["On a vu quoi, but final ou pas ?", false],
    ["Prometheus", false],
    ["", false],
  ] as const)("%s: %s", ([question, expected]) => {
    expect(looksEnglish(question)).toBe(expected);
  });

  test.for([
    ["What did Voxalie raise?", "levé"],
    ["Which hospital was attacked?", "hôpital"],
    ["Which hospital was attacked?", "attaque"],
    ["How many employees are there?", "salarié"],
    ["Who is the founder?", "fondateur"],
    ["What is the capacity?", "capacité"],
    ["Was it critical?", "critique"],
  ] as const)("%s is also looked for by « %s »", ([question, french]) => {
    expect(translateTerms(question).flatMap(({ told }) => told)).toEqual(expect.arrayContaining(searchTerms(french)));
  });

  test("is not looked for by its small words", () => {
    expect(translateTerms("What has it been about, and who will say so?")).toEqual([]);
  });
});

describe("a question in French", () => {
  test("has the terms of the index, each once", () => {
    const question = "Combien d’hôpitaux ont participé à l’étude des hôpitaux ?";
    expect(translateTerms(question).map(({ term }) => term)).toEqual([...new Set(searchTerms(question))]);
  });

  test.for([
    ["Qu’a dit l’hôpital ?", "hospital"],
    ["Qui a levé des fonds ?", "raised"],
    ["Quels outils ?", "tools"],
  ] as const)("%s is also looked for by « %s »", ([question, english]) => {
    expect(translateTerms(question).flatMap(({ told }) => told)).toEqual(expect.arrayContaining(searchTerms(english)));
  });
});
