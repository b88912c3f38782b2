import { describe, expect, test } from "vitest";
import { askedInFrench, spellOut } from "../../src/french/question-words.ts";

describe("words that ask", () => {
  test.for([
    ["ki dirige Anduril", "qui dirige Anduril"],
    ["cb coute Aubépine", "combien coute Aubépine"],
    ["pk Meta investit ?", "pourquoi Meta investit ?"],
    ["c koi Prometheus", "c’est quoi Prometheus"],
  ])("%s is read as %s", ([written = "", whole]) => {
    expect(spellOut(written)).toBe(whole);
  });

  test.for(["Combien de CB ont été volées ?", "Quel est le QI d’un robot ?", "KI-Campus ouvre-t-il ?"])(
    "%s stays as it is written",
    (written) => {
      expect(spellOut(written)).toBe(written);
    },
  );

  test("« which Google model » asks for a model", () => {
    expect(askedInFrench("Which Google model makes videos?")).toBe("quel model Google makes videos?");
  });
});
