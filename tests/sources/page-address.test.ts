import { expect, test } from "vitest";
import { ownAddress } from "../../src/sources/page-address.ts";

const PLACE = "https://www.gazette.fr/tech/moulin-de-verlac?utm_source=x";

test.for([
  ["its own, without what follows the reader", "https://www.gazette.fr/tech/moulin-de-verlac", PLACE, true],
  ["another host of its site", "https://m.gazette.fr/tech/moulin", PLACE, true],
  ["the same article on the site it comes from", "https://agence.exemple/depeches/moulin-de-verlac.html", PLACE, true],
  ["any page, for a file", "https://agence.exemple/a/moulin", "depot/moulin.html", true],
  ["the home page", "https://www.gazette.fr/", PLACE, false],
  ["the home page of a language", "https://www.gazette.fr/fr/", PLACE, false],
  ["the home page, for a file", "https://www.gazette.fr", "depot/moulin.html", false],
  ["another site's page", "https://autre.exemple/tout-autre-chose", PLACE, false],
  ["a page without a name of its own", "https://autre.exemple/page", "https://gazette.fr/page", false],
  ["a script", "javascript:alert(1)", PLACE, false],
  ["nothing", "", PLACE, false],
] as const)("an address that leads to %s", ([, written, place, isBelieved]) => {
  expect(ownAddress(written, place)).toBe(isBelieved ? URL.parse(written)?.href : null);
});

test("a relative address is resolved where the page was found", () => {
  expect(ownAddress("/tech/moulin", PLACE)).toBe("https://www.gazette.fr/tech/moulin");
});
