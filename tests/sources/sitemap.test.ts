import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chooseSitemaps, isSitemap, readSitemap, recentArticles, sitemapsIn } from "../../src/sources/sitemap.ts";

const NOW = Date.parse("2025-12-24T09:00:00Z");
const SITE = "https://exemple.fr/sitemap.xml";
const entry = (path: string, date: string, more = "") =>
  `<url><loc>https://exemple.fr${path}</loc>${date && `<lastmod>${date}</lastmod>`}${more}</url>`;
const urlset = (...entries: string[]) =>
  `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entries.join("")}</urlset>`;
const recent = (text: string) => recentArticles(readSitemap(text, SITE), SITE, NOW, 25).map(({ url }) => url);

describe("a sitemap", () => {
  test("gives its recent articles, newest first, each once; none of what is old, undated, to come or elsewhere", () => {
    const text = urlset(
      entry("/blog/un-vieil-article", "2024-01-01"),
      entry("/blog/un-article-recent", "2025-12-20"),
      entry("/blog/le-plus-recent", "2025-12-23T10:00:00+01:00"),
      entry("/blog/le-plus-recent", "2025-12-23T10:00:00+01:00"),
      entry("/blog/sans-date", ""),
      entry("/blog/mal-date", "hier"),
      entry("/blog/du-futur", "2099-01-01"),
      entry("/tag/ia", "2025-12-23"),
      "<url><loc>https://ailleurs.example/article-volage</loc><lastmod>2025-12-23</lastmod></url>",
      "<url><loc>javascript:alert(1)</loc><lastmod>2025-12-23</lastmod></url>",
    );
    expect(recent(text)).toEqual([
      "https://exemple.fr/blog/le-plus-recent",
      "https://exemple.fr/blog/un-article-recent",
    ]);
  });

  test("of news gives titles and days of publication, by whatever prefix", () => {
    const news = `<news:news><news:publication_date>2025-12-22</news:publication_date><news:title>L’écluse &amp; le port</news:title></news:news>`;
    const text = urlset(entry("/a/ecluse-et-port", "2025-12-24", news))
      .replace("<urlset", "<sm:urlset")
      .replace("</urlset", "</sm:urlset");
    expect(isSitemap(text)).toBe(true);
    expect(readSitemap(text, SITE).entries).toEqual([
      { url: "https://exemple.fr/a/ecluse-et-port", date: Date.parse("2025-12-22"), title: "L’écluse & le port" },
    ]);
  });

  test("that is an index names its sitemaps, of news and posts first, then the newest; none of images or tags", () => {
    const map = (name: string, date: string) => `<sitemap><loc>/${name}.xml</loc><lastmod>${date}</lastmod></sitemap>`;
    const text = `<sitemapindex>${map("pages", "2025-12-24")}${map("tags", "2025-12-24")}${map("post-1", "2025-01-01")}${map("post-2", "2025-12-20")}${map("news", "2020-01-01")}</sitemapindex>`;
    const index = readSitemap(text, SITE);
    expect(index.kind).toBe("index");
    const names = ["news", "post-2", "post-1", "pages"];
    expect(chooseSitemaps(index, 9)).toEqual(names.map((name) => `https://exemple.fr/${name}.xml`));
    expect(chooseSitemaps(index, 1)).toHaveLength(1);
  });

  test("is read as far as it goes: cut short, full of entities, endless or deep", () => {
    expect(recent(urlset(entry("/blog/un-article-recent", "2025-12-20"), "<url><loc>https://exem"))).toHaveLength(1);
    const bomb = `<!DOCTYPE urlset [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>${urlset(entry("/&b;/x-y", "2025-12-20"))}`;
    expect(readSitemap(bomb, SITE).entries[0]?.url.length).toBeLessThan(60);
    const many = urlset(...Array.from({ length: 120_000 }, (_, n) => entry(`/blog/article-numero-${n}`, "2025-12-20")));
    const started = performance.now();
    expect(readSitemap(many, SITE).entries).toHaveLength(50_000);
    expect(readSitemap("<urlset>".repeat(500_000), SITE).entries).toEqual([]);
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  test("is any text, and never throws", () => {
    const piece = fc.constantFrom(
      "<url>",
      "</url>",
      "<loc>",
      "</loc>",
      "https://exemple.fr/a-b-c",
      "<lastmod>",
      "2025-12-20",
      "]]>",
      "<!--",
      "&#x0;",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string())), (pieces) => {
        const { entries } = readSitemap(`<urlset>${pieces.join("")}`, SITE);
        for (const { url, date } of entries)
          expect([/^https?:/.test(url), date === null || Number.isFinite(date)]).toEqual([true, true]);
      }),
    );
  });
});

test("robots.txt names sitemaps, those of news first, each once", () => {
  const robots =
    "User-agent: *\nDisallow: /\n  SITEMAP : https://exemple.fr/sitemap.xml\r\nsitemap:/sitemap-news.xml\nSitemap: https://exemple.fr/sitemap.xml\nSitemap: ftp://x/y\n";
  expect(sitemapsIn(robots, "https://exemple.fr/robots.txt")).toEqual([
    "https://exemple.fr/sitemap-news.xml",
    "https://exemple.fr/sitemap.xml",
  ]);
});
