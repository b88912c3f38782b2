import fc from "fast-check";
import { expect, test } from "vitest";
import { matchesOf } from "../../src/french/matches.ts";

test("finds what matchAll finds, wherever the pattern was left", () => {
  const pattern = /(?<word>[a-c]+)|\d/g;
  const shown = (matches: Iterable<RegExpExecArray>) => Array.from(matches, (one) => [...one, one.index, one.groups]);
  const text = fc.string({ unit: fc.constantFrom("a", "b", "1", " ", "é"), maxLength: 20 });
  fc.assert(
    fc.property(text, fc.nat(30), (sentence, left) => {
      const expected = shown(sentence.matchAll(pattern));
      pattern.lastIndex = left;
      expect(shown(matchesOf(pattern, sentence))).toEqual(expected);
      expect(pattern.lastIndex).toBe(0);
    }),
  );
});
