import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findIndependence, independentSources } from "../../src/articles/independence.ts";

const told = (publisher: string | null, text: string, id = `${publisher} ${text}`) => ({
  ...{ id, title: "", titleDerived: true, author: null, publisher, copyOf: null as string | null },
  sentences: [{ text, block: 0, opinion: false }],
});
const OWN = "Meta recrute, dit son porte-parole.";
const relay = (...names: string[]): string => `Meta recrute, selon ${names.join(" et ")}.`;

describe("independent sources", () => {
  test.for<[string, ReturnType<typeof told>[], number, string | null]>([
    ["nothing", [], 1, null],
    ["two that tell for themselves", [told("Alpha", OWN), told("Bêta", OWN)], 2, null],
    ["one that relays", [told("Alpha", relay("The Information"))], 1, "The Information"],
    ["two relays of one", [told("Alpha", relay("Reuters")), told("Bêta", relay("Reuters"))], 1, "Reuters"],
    ["relays of two", [told("Alpha", relay("Reuters")), told("Bêta", relay("Bloomberg"))], 2, null],
    ["a relay of one that is there", [told("TechCrunch", OWN), told("Alpha", relay("TechCrunch"))], 1, null],
    ["a relay of a publisher that is no listed medium", [told("Alpha", OWN), told("Bêta", relay("Alpha"))], 1, null],
    [
      "a relay of a relay",
      [told("Alpha", relay("TechCrunch")), told("TechCrunch", relay("The Information")), told("Bêta", OWN)],
      2,
      null,
    ],
    ["two that relay each other", [told("Wired", relay("Axios")), told("Axios", relay("Wired"))], 1, null],
    [
      "one of two agencies beside relays of each",
      [told("Alpha", relay("Reuters")), told("Bêta", relay("Bloomberg")), told("Gamma", relay("Reuters", "Bloomberg"))],
      2,
      null,
    ],
    ["one article of two agencies", [told("Alpha", relay("Reuters", "Bloomberg"))], 1, null],
    ["a publisher with an article of its own", [told("Alpha", OWN), told("Alpha", relay("Reuters"))], 1, null],
    [
      "a publisher with an article of its own, and a relay",
      [told("Alpha", OWN), told("Alpha", relay("Reuters")), told("Bêta", relay("Reuters"))],
      2,
      null,
    ],
    ["two feeds of one medium", [told("Le Monde.fr - Pixels", OWN), told("Le Monde", OWN)], 1, null],
    ["articles without a publisher", [told(null, OWN, "a"), told(null, OWN, "b")], 2, null],
  ])("%s", ([, articles, count, origin]) => {
    expect(findIndependence(articles)).toEqual({ count, origin });
    expect(findIndependence(articles.toReversed())).toEqual({ count, origin });
  });

  test("a copy is none, whatever it relays", () => {
    const copied = { ...told("Bêta", relay("Reuters")), copyOf: "x" };
    expect(findIndependence([told("Alpha", OWN), copied])).toEqual({ count: 1, origin: null });
  });

  const names = ["Alpha", "Bêta", "Gamma", "Reuters", "Bloomberg", "Wired"];
  const anyArticle = fc
    .tuple(
      fc.option(fc.constantFrom(...names), { nil: null }),
      fc.uniqueArray(fc.constantFrom(...names), { maxLength: 3 }),
      fc.nat(9),
    )
    .map(([publisher, origins, n]) =>
      told(publisher, origins.length === 0 ? OWN : relay(...origins), `${publisher} ${origins} ${n}`),
    );

  test("are one at least, no more than the publishers, and the same in any order", () => {
    const anyStory = fc.uniqueArray(anyArticle, { selector: ({ id }) => id, maxLength: 8 });
    fc.assert(
      fc.property(anyStory, fc.infiniteStream(fc.nat()), (articles, order) => {
        const count = independentSources(articles);
        const publishers = new Set(articles.map(({ publisher, id }) => publisher ?? id)).size;
        expect(count).toBeGreaterThanOrEqual(1);
        expect(count).toBeLessThanOrEqual(Math.max(1, publishers));
        const mixed = articles
          .map((article) => ({ article, at: order.next().value ?? 0 }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ article }) => article);
        expect(independentSources(mixed)).toBe(count);
        const relays = articles.map(({ id }, n) => told(`Site ${n}`, relay("The Verge"), id));
        expect(independentSources(relays)).toBe(1);
      }),
      { numRuns: 500 },
    );
  });
});
