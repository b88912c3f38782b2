import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openSeal } from "../../src/lib/seal.ts";

const KEY = "une-phrase-de-trente-deux-signes-ou-plus";

describe("a seal", () => {
  test("gives any text back to who has the key", () => {
    const property = fc.property(fc.string({ unit: "grapheme" }), fc.string(), (text, about) => {
      expect(openSeal(KEY).open(openSeal(KEY).close(text, about), about)).toBe(text);
    });
    fc.assert(property, { numRuns: 100 });
  });

  test("shows nothing of the text, and never the same twice", () => {
    const seal = openSeal(KEY);
    const [one, two] = [seal.close("xoxb-secret", "T1"), seal.close("xoxb-secret", "T1")];
    expect(one).not.toBe(two);
    expect(Buffer.from(one, "base64").toString("latin1")).not.toContain("xoxb");
  });

  test("is not opened by another key, for something else, nor when a single bit has changed", () => {
    const sealed = openSeal(KEY).close("xoxb-secret", "T1");
    expect(openSeal(`${KEY}.`).open(sealed, "T1")).toBeUndefined();
    expect(openSeal(KEY).open(sealed, "T2")).toBeUndefined();
    const bytes = Buffer.from(sealed, "base64");
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(openSeal(KEY).open(changed.toString("base64"), "T1")).toBeUndefined();
    }
    for (const broken of ["", "xoxb", "AAAA", sealed.slice(0, 20)]) {
      expect(openSeal(KEY).open(broken, "T1")).toBeUndefined();
    }
  });

  test("derives secrets that differ by their use and by their key", () => {
    const [state, other] = [openSeal(KEY).derive("state"), openSeal(KEY).derive("other")];
    expect(openSeal(KEY).derive("state")).toBe(state);
    expect(new Set([state, other, openSeal(`${KEY}.`).derive("state")]).size).toBe(3);
  });
});
