import { unpackFile } from "../lib/gunzip.ts";
import type { Fetched } from "../lib/http.ts";
import { type ArticleLink, chooseArticles } from "./article-links.ts";
import { askSource, LIMITS, type Way } from "./ask-source.ts";
import { decodeText } from "./decode.ts";
import { readLinks } from "./page-links.ts";
import { chooseSitemaps, isSitemap, readSitemap, recentArticles, type Sitemap } from "./sitemap.ts";

/**
 * The articles that a listing names, the newest first as far as it tells. `isKnown`: it is as the last visit read it, and
 * names none; `remember` has the next visit ask for what has changed since.
 */
export type Listing = {
  kind: "page" | "sitemap";
  title: string;
  links: ArticleLink[];
  isKnown: boolean;
  remember(): void;
};

/** With the time, in epoch milliseconds, from which what is recent is told. */
type TimedWay = Way & { now: () => number };

/** Articles that a listing is read for: what stands further down is old. */
export const MOST_ARTICLES = 25;

/** Sitemaps that one index leads to, its own indexes included. */
const MOST_SITEMAPS = 4;

/** Reads a page of links, a sitemap or an index of sitemaps. Throws `Failure` where the address itself cannot be read. */
export async function readListing(address: string, way: TimedWay): Promise<Listing> {
  const { fetched, isKnown, remember } = await askSource(address, way);
  const answered = { isKnown, remember: () => remember(null) };
  if (isKnown) return { kind: "page", title: "", links: [], ...answered };
  const { text, url } = await readText(fetched);
  if (isSitemap(text))
    return { kind: "sitemap", title: "", links: await followSitemap(readSitemap(text, url), url, way), ...answered };
  const page = readLinks(text, url);
  const title = page.meta.get("og:site_name") || page.title;
  return { kind: "page", title, links: chooseArticles(page, url).slice(0, MOST_ARTICLES), ...answered };
}

/** The articles of a sitemap, or of those that an index names: one that names itself is read once. */
async function followSitemap(first: Sitemap, address: string, way: TimedWay): Promise<ArticleLink[]> {
  const { fetch: get, permit, stop } = way;
  const asked = new Set([address]);
  const found = [first];
  for (const sitemap of found) {
    if (sitemap.kind !== "index") continue;
    const left = MOST_SITEMAPS + 1 - asked.size;
    const named = chooseSitemaps(sitemap, MOST_SITEMAPS + asked.size).filter((url) => !asked.has(url));
    for (const url of named.slice(0, Math.max(left, 0))) {
      asked.add(url);
      const { text } = await readText(await get(url, { ...LIMITS, permit }, stop));
      if (isSitemap(text)) found.push(readSitemap(text, url));
    }
  }
  const entries = found.flatMap(({ kind, entries }) => (kind === "pages" ? entries : []));
  return recentArticles({ kind: "pages", entries }, address, way.now(), MOST_ARTICLES);
}

async function readText({ bytes, contentType, url }: Fetched): Promise<{ text: string; url: string }> {
  return { text: decodeText(await unpackFile(bytes, url, LIMITS.bytes), contentType), url };
}
