import { describe, expect, test } from "vitest";
import { areTwoVerbs, formsOf, verbRoot } from "../../src/french/irregular-verbs.ts";
import { searchTerms } from "../../src/french/words.ts";

const stemOf = (word: string): string => searchTerms(word)[0] ?? "";

describe("irregular verbs", () => {
  test.for([
    ["apprendraient", "apprennent", "appris"],
    ["promis", "promet", "promettre"],
    ["revient", "revenu", "reviendra"],
    ["détient", "détenir", "détenu"],
    ["acquis", "acquérir", "acquiert"],
    ["vendu", "vendent", "vendra"],
    ["reçu", "recevoir", "reçoivent"],
    ["montent", "monter", "monté"],
  ])("%s, %s and %s have one stem", (forms) => {
    expect(new Set(forms.map((form) => verbRoot(stemOf(form)))).size).toBe(1);
  });

  test.for([
    ["revendu", "revenu"],
    ["surpris", "survenu"],
  ])("%s and %s are two verbs", ([one = "", other = ""]) => {
    expect(areTwoVerbs(stemOf(one), stemOf(other))).toBe(true);
  });

  test("the forms of a verb are all found from any of them, and other words have none", () => {
    expect(formsOf(stemOf("voulu"))).toEqual(expect.arrayContaining(["vouloir", "voulaient", "veut"].map(stemOf)));
    expect(formsOf(stemOf("voulu"))).not.toContain(stemOf("valoir"));
    expect(formsOf(stemOf("ordinateur"))).toEqual([]);
  });

  test("a name that looks like a form is none: Meta met nothing", () => {
    expect(verbRoot(stemOf("Meta"))).not.toBe(verbRoot(stemOf("mettre")));
  });
});
