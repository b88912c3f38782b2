import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cutPassages } from "../../src/corpus/passages.ts";
import { articleOf } from "../support/articles.ts";

const sentence = fc.integer({ min: 3, max: 60 }).map((words) => `Phrase ${"mot ".repeat(words).trim()}.`);
const article = fc
  .array(
    fc.oneof(
      fc.array(sentence, { minLength: 1, maxLength: 8 }).map((list) => list.join(" ")),
      fc.constant("Un intertitre court"),
    ),
    { minLength: 1, maxLength: 12 },
  )
  .filter((lines) => lines.some((line) => line.endsWith(".")))
  .map((lines) => articleOf(lines.join("\n\n")));

describe("passages", () => {
  test("every sentence stands in one passage, in order", () => {
    fc.assert(
      fc.property(article, (made) => {
        const passages = cutPassages(made);
        const covered = passages.flatMap(({ first, last }) =>
          Array.from({ length: last - first + 1 }, (_, at) => first + at),
        );
        expect(covered).toEqual([...made.sentences.keys()]);
        for (const { text, first, last } of passages) {
          expect(text.replace(/\s/g, "")).toBe(
            made.sentences
              .slice(first, last + 1)
              .map((each) => each.text)
              .join("")
              .replace(/\s/g, ""),
          );
        }
      }),
    );
  });

  test("a passage goes past 900 characters only where a long sentence follows a short beginning", () => {
    fc.assert(
      fc.property(article, (made) => {
        for (const { text, first, last } of cutPassages(made))
          if (first < last) expect(text.length - (made.sentences[last]?.text.length ?? 0)).toBeLessThan(900);
      }),
    );
  });

  test("a section opens a passage under its heading; an opinion stands apart", () => {
    const made = articleOf(
      "Le chantier commence lundi, selon la mairie.\n\nLe calendrier\n\nLa livraison est prévue en 2027, dit l’opérateur.\n\nMon avis (Inès)\n\nJe trouve ce calendrier intenable et je le dis.",
    );
    expect(cutPassages(made).map(({ heading, opinion }) => [heading, opinion])).toEqual([
      [null, false],
      ["Le calendrier", false],
      ["Mon avis (Inès)", true],
    ]);
  });
});
