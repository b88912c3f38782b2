import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { wordsNear } from "../../src/french/misspellings.ts";

describe("the words one slip of the keys away", () => {
  test.for([
    ["centrlae", "centrale", 0],
    ["centralle", "centrale", 0],
    ["centtrale", "centrale", 0],
    ["cemtrale", "centrale", 1],
    ["cntrale", "centrale", 1],
    ["annonc", "annoncé", 1],
  ] as const)("%s may be meant for %s", ([written, meant, step]) => {
    expect(wordsNear(written)[step]).toContain(meant);
    expect(wordsNear(written)[1 - step]).not.toContain(meant);
  });

  test("two slips are not looked for", () => {
    expect(wordsNear("cetnrlae").flat()).not.toContain("centrale");
  });

  test("never holds the word itself, nor one twice in a step, and is as much as the length allows", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zà-ÿ]{1,20}$/), (word) => {
        for (const near of wordsNear(word)) {
          expect(near).not.toContain(word);
          expect(new Set(near).size).toBe(near.length);
        }
        expect(wordsNear(word).flat().length).toBeLessThan(60 * (word.length + 1));
      }),
    );
  });
});
