import { describe, expect, test } from "vitest";
import { findHedgeAfter, findHedgeBefore } from "../../src/french/hedges.ts";
import { findQuantities } from "../../src/french/numbers.ts";

/** "moreThan: plus de" for the first quantity of a text, "" when nothing qualifies it. */
function hedgeOf(text: string): string {
  const hedge = findQuantities(text)[0]?.hedge;
  return hedge ? `${hedge.kind}: ${hedge.text}` : "";
}

describe("words before a figure", () => {
  test.each([
    ["près de 100 employés", "about: près de"],
    ["près d’un million d’euros", "about: près d’"],
    ["tout près de 30 %", "about: tout près de"],
    ["environ 2 000 postes", "about: environ"],
    ["Environ 2 000 postes", "about: Environ"],
    ["quelque 300 brevets", "about: quelque"],
    ["autour de 5 %", "about: autour de"],
    ["aux alentours de 40 euros", "about: aux alentours de"],
    ["de l’ordre de 3 GW", "about: de l’ordre de"],
    ["à peu près 80 %", "about: à peu près"],
    ["presque deux ans", "about: presque"],
    ["à peine 3 %", "about: à peine"],
    ["plus ou moins 10 %", "about: plus ou moins"],
    ["avoisine les 40 milliards", "about: avoisine les"],
    ["frôlant les 5 %", "about: frôlant les"],
    ["jusqu’à 50 milliards de dollars", "atMost: jusqu’à"],
    ["jusqu'à 50 milliards de dollars", "atMost: jusqu'à"],
    ["au plus 4 personnes", "atMost: au plus"],
    ["tout au plus 4 personnes", "atMost: tout au plus"],
    ["au maximum 30 %", "atMost: au maximum"],
    ["un maximum de 30 %", "atMost: maximum de"],
    ["pas plus de 3 ans", "atMost: pas plus de"],
    ["inférieure ou égale à 5 %", "atMost: inférieure ou égale à"],
    ["ne dépasse pas les 3 %", "atMost: dépasse pas les"],
    ["plafonné à 20 euros", "atMost: plafonné à"],
    ["au moins 40 soldats", "atLeast: au moins"],
    ["au minimum 35 000 abonnés", "atLeast: au minimum"],
    ["pas moins de 600 000 albums", "atLeast: pas moins de"],
    ["à partir de 20 euros", "atLeast: à partir de"],
    ["supérieur ou égal à 10 %", "atLeast: supérieur ou égal à"],
    ["plus de 14 milliards", "moreThan: plus de"],
    ["plus d’un milliard", "moreThan: plus d’"],
    ["plus d'un an", "moreThan: plus d'"],
    ["un peu plus de 3 ans", "moreThan: un peu plus de"],
    ["bien plus de 200 sites", "moreThan: bien plus de"],
    ["plus du tiers des voix", "moreThan: plus du"],
    ["primes supérieures à 100 millions", "moreThan: supérieures à"],
    ["dépassant 3 milliards", "moreThan: dépassant"],
    ["dépasse désormais les 3 milliards", "moreThan: dépasse désormais les"],
    ["a dépassé la barre des 3 milliards", "moreThan: dépassé la barre des"],
    ["a franchi le cap du milliard", "moreThan: franchi le cap du"],
    ["au-delà de 65 ans", "moreThan: au-delà de"],
    ["moins de 5 %", "lessThan: moins de"],
    ["un peu moins d’un tiers des élus", "lessThan: un peu moins d’"],
    ["inférieur à 3 %", "lessThan: inférieur à"],
    ["en dessous de 20 °C", "lessThan: en dessous de"],
    ["sous les 2 %", "lessThan: sous les"],
    ["sous la barre des 10 %", "lessThan: sous la barre des"],
    ["entre 2 et 3 milliards", "between: entre"],
    ["Entre 2 et 3 milliards", "between: Entre"],
  ])("« %s » is read as %s", (text, expected) => {
    expect(hedgeOf(text)).toBe(expected);
  });

  test("two of them are one hedge, of the kind of the first", () => {
    expect(hedgeOf("jusqu’à près de 50 %")).toBe("atMost: jusqu’à près de");
    expect(hedgeOf("au moins quelque 300 sites")).toBe("atLeast: au moins quelque");
  });

  test.each([
    "une dette de 3 milliards",
    "la franchise de 300 euros",
    "un excédent de 3 milliards",
    "à 30 %",
    "les 27",
  ])("« %s » is not qualified", (text) => {
    expect(hedgeOf(text)).toBe("");
  });
});

describe("words after a figure", () => {
  test.each([
    ["300 personnes environ", "about: environ"],
    ["10 % environ", "about: environ"],
    ["2 ans à peu près", "about: à peu près"],
    ["50 salariés ou plus", "atLeast: ou plus"],
    ["18 ans et plus", "atLeast: et plus"],
    ["trois jours au moins", "atLeast: au moins"],
    ["20 % minimum", "atLeast: minimum"],
    ["10 salariés ou moins", "atMost: ou moins"],
    ["deux heures au maximum", "atMost: au maximum"],
    ["5 % maximum", "atMost: maximum"],
    ["cinq pages, tout au plus.", "atMost: tout au plus"],
    ["300 et quelques", "moreThan: et quelques"],
  ])("« %s » is read as %s", (text, expected) => {
    expect(hedgeOf(text)).toBe(expected);
  });

  test("« ou plus de » and « et plus généralement » open what follows", () => {
    expect(hedgeOf("10 sites ou plus de 30 agences")).toBe("");
    expect(hedgeOf("10 sites et plus généralement le parc")).toBe("");
  });

  test("between two figures the word goes with the second", () => {
    const [first, second] = findQuantities("Elle compte 12 sites, environ 300 salariés.");
    expect(first?.hedge).toBeNull();
    expect(second?.hedge).toEqual({ kind: "about", text: "environ" });
  });
});

test("a figure whose own words are round is « about » without a word of its own", () => {
  expect(findQuantities("une centaine de sites")[0]?.hedge).toEqual({ kind: "about", text: "" });
  expect(hedgeOf("plus d’une centaine de sites")).toBe("moreThan: plus d’");
});

test("places are given in the folded text, and what belongs to the figure before is left to it", () => {
  const plain = "plus de 3 millions et au moins 20 euros environ";
  expect(findHedgeBefore(plain, 8)).toEqual({ kind: "moreThan", start: 0, end: 7 });
  expect(findHedgeBefore(plain, 31, 18)).toEqual({ kind: "atLeast", start: 22, end: 30 });
  expect(findHedgeBefore(plain, 31, 25)).toBeUndefined();
  expect(findHedgeAfter(plain, 39)).toEqual({ kind: "about", start: 40, end: 47 });
});
