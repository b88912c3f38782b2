import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalUrl } from "../../src/articles/canonical-url.ts";

const LIST = "../shared/eval/url-pairs.json";
const HOME = "https://exemple.fr";
const ARTICLE = `${HOME}/ecoles/plan`;

const SAME: [string, string][] = [
  [ARTICLE, ARTICLE],
  ["HTTP://WWW.Exemple.fr:80/ecoles/plan/", ARTICLE],
  ["https://lecteur:secret@exemple.fr./ecoles//plan#commentaires", ARTICLE],
  [`${ARTICLE}?utm_source=rss&xtor=RSS-1&at_medium=x&mtm_campaign=y&fbclid=z&amp=1`, ARTICLE],
  ["https://m.exemple.fr/ecoles/plan?", ARTICLE],
  ["https://www.m.exemple.fr/ecoles/plan", ARTICLE],
  ["https://amp.exemple.fr/amp/ecoles/plan/amp/", ARTICLE],
  [`${ARTICLE}/index.html`, ARTICLE],
  [`${ARTICLE}.amp.html`, `${ARTICLE}.html`],
  [`${HOME}/index.php`, HOME],
  [`${HOME}/?`, HOME],
  [`${ARTICLE}?b=2&a=1`, `${ARTICLE}?a=1&b=2`],
  [`${HOME}/été`, `${HOME}/%C3%A9t%C3%A9`],
  [`${HOME}/#!/plan`, `${HOME}/#!/plan`],
  [`https://www.google.fr/url?sa=t&url=${encodeURIComponent(`${ARTICLE}?utm_medium=x`)}`, ARTICLE],
  [`https://lm.facebook.com/l.php?h=1&u=${encodeURIComponent(ARTICLE)}`, ARTICLE],
  ["https://medium.com/@a/plan?source=rss", "https://medium.com/@a/plan"],
  ["https://m.youtube.com/watch?v=1&si=2&feature=share", "https://youtube.com/watch?v=1"],
];

const AS_THEY_ARE = [
  ...["https://m.fr/a", "https://amp.dev/a", "https://www.fr/a", `${HOME}/ampleur`, `${HOME}/champ`, `${HOME}/A`],
  ...[
    "https://blog.exemple.fr/a",
    "https://exemple.fr:8080/a",
    `${HOME}/a?source=x`,
    `${HOME}/a?r=1`,
    `${HOME}/a?page=2`,
  ],
  ...[
    `${HOME}/url?q=https%3A%2F%2Fautre.fr`,
    "https://google.com/search?q=https%3A%2F%2Fautre.fr",
    `${HOME}/a?ref=une`,
  ],
  "https://google.com/url?q=javascript%3Aalert",
];

const ADDRESSES = fc.oneof(
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.string(),
  fc
    .tuple(
      fc.array(fc.constantFrom("www", "m", "amp", "ex", "fr", "google", "com", "www2"), { minLength: 1, maxLength: 4 }),
      fc.array(fc.constantFrom("amp", "index.html", "url", "a", "x.amp.html", "", "é", "%20", "A", ".."), {
        maxLength: 4,
      }),
      fc.constantFrom(
        "",
        "?a=1&utm_source=b",
        "?q=https://ex.fr/a/amp",
        "?amp",
        "#!/x",
        "#!",
        "?url=%2B#x",
        "?b=é&a=a b",
      ),
    )
    .map(([host, path, rest]) => `http://${host.join(".")}/${path.join("/")}${rest}`),
);

describe("canonicalUrl", () => {
  it.each(SAME)("makes %j %j", (address, canonical) => {
    expect(canonicalUrl(address)).toBe(canonical);
  });

  it.each(AS_THEY_ARE)("leaves %j as it is", (address) => {
    expect(canonicalUrl(address)).toBe(address);
  });

  it.each([
    "",
    "plan",
    "/ecoles/plan",
    "ftp://exemple.fr/a",
    "mailto:a@exemple.fr",
    "javascript:alert(1)",
    "https://",
    "data:,a",
  ])("finds no web address in %j", (address) => {
    expect(canonicalUrl(address)).toBeUndefined();
  });

  it("resolves an address against the page where it stands", () => {
    expect(canonicalUrl("../plan?utm_source=x", "https://www.exemple.fr/ecoles/liste/")).toBe(ARTICLE);
    expect(canonicalUrl("//exemple.fr/ecoles/plan", "https://autre.fr")).toBe(ARTICLE);
  });

  it("changes nothing the second time, and never throws", () => {
    fc.assert(
      fc.property(ADDRESSES, (address) => {
        const canonical = canonicalUrl(address);
        if (canonical !== undefined) expect(canonicalUrl(canonical)).toBe(canonical);
      }),
      { numRuns: 5000 },
    );
  });

  it("follows no redirection without end", () => {
    expect(canonicalUrl("https://www.google.com/url?q=".repeat(20_000))).toBeUndefined();
  });
});

type Pairs = { same: [string, string][]; different: [string, string][] };
const OWN: Pairs = JSON.parse(readFileSync("tests/fixtures/url-pairs.json", "utf8"));
const SHARED: Pairs = existsSync(LIST) ? JSON.parse(readFileSync(LIST, "utf8")) : { same: [], different: [] };

describe.each([
  { name: "the web's own habits", pairs: OWN, missing: false },
  { name: "the shared pairs (skipped without ../shared)", pairs: SHARED, missing: !existsSync(LIST) },
])("canonicalUrl on $name", ({ pairs, missing }) => {
  it.skipIf(missing).each(pairs.same)("makes one of %j and %j", (one, other) => {
    expect(canonicalUrl(one)).toBe(canonicalUrl(other));
  });

  it.skipIf(missing).each(pairs.different)("keeps %j and %j apart", (one, other) => {
    expect(canonicalUrl(one)).not.toBe(canonicalUrl(other));
  });
});
