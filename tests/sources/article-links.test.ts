import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mayBeArticle } from "../../src/sources/article-address.ts";
import { chooseArticles } from "../../src/sources/article-links.ts";
import { readLinks } from "../../src/sources/page-links.ts";
import { isSameSite } from "../../src/sources/same-site.ts";
import { compare, loadListings } from "../support/listings.ts";

const HERE = "https://exemple.fr/actualites/";
const choose = (html: string, address = HERE) => chooseArticles(readLinks(html, address), address);

describe("the articles of a listing", () => {
  // The pages were written before the rules; what they reached at first stands in docs/decisions.
  for (const folder of ["listings", "listings-unseen", "listings-later"]) {
    test.for(loadListings(folder))(`${folder}: $name`, (listing) => {
      expect(listing.address).toMatch(/^https?:/);
      expect(compare(listing)).toEqual({ right: listing.articles.size, wrong: [], missed: [] });
    });
  }

  test("have the titles of their links, or of the headings above them", () => {
    const html = `<ul><li><h3>Résultats du trimestre</h3> 6 novembre 2025 <a href="resultats-du-trimestre">Lire la suite</a></li>
      <li>4 novembre 2025 <a href="ouverture-du-centre"><img src="a.png"></a><h3><a href="ouverture-du-centre">Ouverture du centre</a></h3></li>
      <li>2 novembre 2025 <h3><a href="nomination-en-vue">Nomination <b>en vue</b></a></h3></li></ul>`;
    expect(choose(html)).toEqual([
      { url: `${HERE}resultats-du-trimestre`, title: "Résultats du trimestre" },
      { url: `${HERE}ouverture-du-centre`, title: "Ouverture du centre" },
      { url: `${HERE}nomination-en-vue`, title: "Nomination en vue" },
    ]);
  });

  test("are meant from the base that the page sets, once each, without their fragments", () => {
    const html = `<base href="https://www.exemple.fr/blog/"><h2><a href="un-premier-billet-de-blog#top">Un premier billet de blog</a></h2>
      <h2><a href="un-premier-billet-de-blog#comments">Un premier billet de blog</a></h2>`;
    expect(choose(html).map(({ url }) => url)).toEqual(["https://www.exemple.fr/blog/un-premier-billet-de-blog"]);
  });

  test.for([
    ...[
      "/",
      "/fr",
      "/fr/",
      "/actualites",
      "/actualites/?page=2",
      "/tag/ia",
      "/auteurs/marie-duval",
      "/category/recherche/2025",
    ],
    ...["/connexion?retour=/", "/wp-login.php", "/contact/", "/mentions-legales", "/rapport-annuel-2025.pdf", "/feed/"],
    ...[
      "/search?q=ia",
      "/@claire",
      "/actualites/archives/",
      "/page.php?start=20",
      "/un-article-sur-la-recherche/comments/",
    ],
  ])("are none of what leads around a site: %s", (path) => {
    expect(mayBeArticle(new URL(path, HERE).href, HERE)).toBe(false);
  });

  test.for([
    "/recherche/2025/un-laboratoire",
    "/article.php?id=12",
    "/?p=812",
    "/actualites/contacts-tags",
    "/2025/11/20/",
  ])("may be at %s", (path) => expect(mayBeArticle(new URL(path, HERE).href, HERE)).toBe(true));
});

describe("whatever a page holds", () => {
  const tag = fc.constantFrom(
    "div",
    "ul",
    "li",
    "nav",
    "h2",
    "article",
    "p",
    "time",
    "a",
    "/a",
    "/div",
    "/li",
    "/h2",
    "base",
    "svg",
  );
  const piece = fc.oneof(
    fc
      .tuple(tag, fc.webPath(), fc.string())
      .map(([name, path, text]) => `<${name} href="${path}" class="${text}">${text}`),
    fc.string(),
  );

  test("its articles are of its site, each once, and never itself", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const urls = choose(pieces.join("")).map(({ url }) => url);
        expect(new Set(urls).size).toBe(urls.length);
        for (const url of urls)
          expect([isSameSite(url, HERE), url === HERE, url.includes("#")]).toEqual([true, false, false]);
      }),
    );
  });

  test("a menu added before or behind a listing changes nothing of it", () => {
    const [listing] = loadListings("listings").filter(({ name }) => name === "university-news.html");
    if (listing === undefined) throw new Error("No listing.");
    const found = chooseArticles(readLinks(listing.html, listing.address), listing.address);
    const words = fc.array(fc.constantFrom("nos", "formations", "campus", "recherche", "aide", "international"), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 12 }), fc.boolean(), (entries, isBefore) => {
        const menu = `<nav>${entries.map((each) => `<a href="/${each.join("-")}/x">${each.join(" ")}</a>`).join("")}</nav>`;
        const html = isBefore ? menu + listing.html : listing.html + menu;
        expect(chooseArticles(readLinks(html, listing.address), listing.address)).toEqual(found);
      }),
      { numRuns: 30 },
    );
  });

  test("it is read in a bounded time: deep, long, or with thousands of links", () => {
    const link = '<div class="card"><h2><a href="/actualites/un-article-de-plus-N">Un article de plus</a></h2></div>';
    const many = Array.from({ length: 60_000 }, (_, n) => link.replaceAll("N", String(n))).join("");
    for (const html of [
      "<div>".repeat(100_000) + link,
      many,
      `<a href="/x">${"a".repeat(15_000_000)}`,
      "<a href=/x>".repeat(500_000),
    ]) {
      const started = performance.now();
      expect(choose(html).length).toBeLessThanOrEqual(5_000);
      expect(performance.now() - started).toBeLessThan(10_000);
    }
  });
});

test.for([
  ["https://www.exemple.fr/a", "https://blog.exemple.fr/b", true],
  ["https://a.gouv.fr/", "https://b.gouv.fr/", false],
  ["https://www.economie.gouv.fr/", "https://presse.economie.gouv.fr/", true],
  ["https://un.substack.com/", "https://deux.substack.com/", false],
  ["https://exemple.co.uk/", "https://autre.co.uk/", false],
  ["http://127.0.0.1:1/", "http://127.0.0.1:2/", true],
  ["http://10.0.0.1/", "http://10.0.1.1/", false],
  ["https://exemple.fr/", "https://exemple.com/", false],
] as const)("%s and %s of one site: %s", ([one, other, same]) => {
  expect(isSameSite(one, other)).toBe(same);
});
