import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { scoreGrams } from "../../src/corpus/grams.ts";
import { holdOf, weightOf } from "../../src/corpus/ranking.ts";

const letter = fc.constantFrom(..."abé 1œ—\u{1f600}");
const text = fc.array(letter, { maxLength: 40 }).map((letters) => letters.join(""));
const texts = fc.array(text, { maxLength: 8 });

const runsOf = (one: string): string[] =>
  Array.from({ length: Math.max(0, one.length - 1) }, (_, at) => ` ${one} `.slice(at, at + 4));

/** The same, by strings. */
const plainScores = (question: string, all: readonly string[]): number[] =>
  all.map((one) => {
    const scores = [...new Set(runsOf(question))].map((run) => {
      const count = runsOf(one).filter((own) => own === run).length;
      const weight = weightOf(all.filter((other) => runsOf(other).includes(run)).length, all.length);
      return weight * holdOf(count, one.length / 8);
    });
    return scores.reduce((sum, score) => sum + score, 0);
  });

describe("the score of runs of letters", () => {
  test.for([
    ["a word of the same family", "desherbent", "le desherbage", "le carrelage"],
    ["words in the order of the question", "premier ministre", "le premier ministre", "ministre, le premier"],
    ["a run that few texts hold", "port noir", "le noir", "le port", "le port", "le port"],
    ["a shorter text", "quai", "le quai", "le quai de la gare du nord"],
  ] as const)("is more for %s", ([, question, more, ...less]) => {
    const [first = 0, ...others] = scoreGrams(question, [more, ...less]);
    for (const other of others) expect(first).toBeGreaterThan(other);
  });

  test.for(["", "a", "ab"])("of « %s » is a number", (question) => {
    expect(scoreGrams(question, ["", "a", "ab", "un abri"]).every(Number.isFinite)).toBe(true);
  });

  test("is that of BM25 of strings of four letters", () => {
    fc.assert(
      fc.property(text, texts, (question, all) => {
        const [own, plain] = [scoreGrams(question, all), plainScores(question, all)];
        expect(own).toHaveLength(all.length);
        for (const [at, score] of own.entries()) expect(score).toBeCloseTo(plain[at] ?? Number.NaN, 8);
      }),
    );
  });

  test("reads no more of a pasted text than a question has, whatever its letters", () => {
    const pasted = Array.from({ length: 30_000 }, (_, at) => String.fromCharCode(0x4e00 + (at % 5_000))).join("");
    expect(scoreGrams(pasted, [pasted, pasted.slice(0, 500), ""]).every(Number.isFinite)).toBe(true);
  });
});
