import { globSync, readFileSync } from "node:fs";
import { chooseArticles } from "../../src/sources/article-links.ts";
import { readLinks } from "../../src/sources/page-links.ts";

/** A listing with the addresses of its articles, which stand in it under `data-article`. */
type Listing = { name: string; address: string; html: string; articles: Set<string> };

export function loadListings(folder: string): Listing[] {
  const place = new URL(`../sources/fixtures/${folder}/`, import.meta.url);
  return globSync("*.html", { cwd: place })
    .toSorted()
    .map((name) => {
      const html = readFileSync(new URL(name, place), "utf8");
      const address = /^<!-- (\S+) -->/.exec(html)?.[1] ?? "";
      const marked = Array.from(html.matchAll(/<a\b[^>]*\bdata-article\b[^>]*>/gi), ([tag]) => tag);
      const hrefs = marked.map((tag) => /href="([^"]*)"/i.exec(tag)?.[1] ?? "");
      return { name, address, html, articles: new Set(hrefs.map((href) => new URL(href, address).href)) };
    });
}

type Figures = { right: number; wrong: string[]; missed: string[] };

/** What the chooser finds in a listing, against what is marked there. */
export function compare({ html, address, articles }: Listing): Figures {
  const found = chooseArticles(readLinks(html, address), address).map(({ url }) => url);
  return {
    right: found.filter((url) => articles.has(url)).length,
    wrong: found.filter((url) => !articles.has(url)),
    missed: [...articles].filter((url) => !found.includes(url)),
  };
}
