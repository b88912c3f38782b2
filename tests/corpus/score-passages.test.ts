import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type RankedPassage, readPassages, scorePassages } from "../../src/corpus/score-passages.ts";
import type { SearchTerms } from "../../src/corpus/search-terms.ts";
import { searchTerms } from "../../src/french/words.ts";

const soughtBy = (text: string): SearchTerms => {
  const own = [...new Set(searchTerms(text))].map((term) => ({ term, passages: 1, weight: 3 }));
  return { text, language: "fr", own, abroad: own, instead: [] };
};
const passageOf = (text: string, fields: Partial<RankedPassage> = {}): RankedPassage => ({
  ...{ title: "", heading: null, text, language: "fr", asked: [] },
  ...fields,
});

const scoresOf = (sought: SearchTerms, passages: readonly RankedPassage[]): number[] =>
  scorePassages(sought, readPassages(sought, passages));

const QUESTION = "Les généraux du port de Vannes";
const words = fc.array(fc.constantFrom("générale", "généraux", "port", "ports", "Vannes", "portuaire", "à", "l’île"), {
  maxLength: 12,
});
const passages = fc.array(
  fc.tuple(words, fc.constantFrom("fr", "en")).map(([all, language]) => passageOf(all.join(" "), { language })),
  { maxLength: 8 },
);

describe("what passages are worth to a question", () => {
  test.for([
    ["by terms", QUESTION, "Vannes a un port.", "Vannes a un quai."],
    [
      "by the form written, where stems are one",
      QUESTION,
      "Vannes, son port, ses généraux",
      "Les générales du port de Vannes",
    ],
    [
      "by runs of letters, where stems part",
      "Comment les communes désherbent-elles les trottoirs ?",
      "Le désherbage des trottoirs par les communes",
      "Le carrelage des trottoirs par les communes",
    ],
  ] as const)("is decided %s", ([, question, more, less]) => {
    const [first = 0, second = 0] = scoresOf(soughtBy(question), [passageOf(more), passageOf(less)]);
    expect(first).toBeGreaterThan(second);
  });

  test("is less for a word of a term's family than for the term, and no more for both", () => {
    const read = readPassages(
      soughtBy("Qui le port a-t-il licencié ?"),
      ["a licencié", "a supprimé", "a repeint", "a licencié, a supprimé", "a licencié, a repeint"].map((does) =>
        passageOf(`Le port ${does} dix postes.`),
      ),
    );
    const [term = 0, kin = 0, none = 0, both = 0, other = 0] = read.map(({ byTerms }) => byTerms);
    expect(kin - none).toBeCloseTo(0.6 * (term - none), 10);
    expect(both).toBe(other);
  });

  test("is a fifth more where they hold what is wanted", () => {
    const question = "Combien coûte le port de Vannes ?";
    const text = "Le port de Vannes a coûté 4 euros.";
    const [amount = 0] = scoresOf(soughtBy(question), [passageOf(text)]);
    const [none = 0] = scoresOf(soughtBy(question), [passageOf(text.replace("euros", "lampe"))]);
    expect(amount).toBeCloseTo(1.2 * none, 10);
  });

  test("is nothing where they hold none of its terms, whatever their letters", () => {
    const found = scoresOf(soughtBy("chaumières"), [passageOf("Le chaume"), passageOf("", { language: "en" })]);
    expect(found).toEqual([0, 0]);
  });

  test("is as much for a term that only a question which they answer has, as it is asked", () => {
    const [own = 0, lent = 0, none = 0] = scoresOf(soughtBy("Qui a payé les réverbères du canal ?"), [
      passageOf("au canal, réverbères"),
      passageOf("au canal,", { asked: searchTerms("réverbères canal") }),
      passageOf("au canal, lampadaires"),
    ]);
    expect(lent).toBeCloseTo(own, 10);
    expect(lent).toBeGreaterThan(none);
  });

  test("is for the best of another language what it is for the best of its own, where both hold the same", () => {
    const text = "Vannes a deux généraux au port.";
    const [here = 0, there = 0] = scoresOf(soughtBy(QUESTION), [passageOf(text), passageOf(text, { language: "en" })]);
    expect(there).toBeCloseTo(here, 10);
    const [alone = 0] = scoresOf(soughtBy(QUESTION), [passageOf(text, { language: "en" })]);
    expect(alone).toBeGreaterThan(0);
  });

  test("does not depend on their order", () => {
    fc.assert(
      fc.property(passages, (all) => {
        expect(scoresOf(soughtBy(QUESTION), all.toReversed())).toEqual(scoresOf(soughtBy(QUESTION), all).toReversed());
      }),
    );
  });
});
