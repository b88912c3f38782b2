import { unpackFile } from "../lib/gunzip.ts";
import type { Fetch } from "../lib/http.ts";
import { type ArticleLink, chooseArticles } from "./article-links.ts";
import { decodeText } from "./decode.ts";
import { readLinks } from "./page-links.ts";
import { chooseSitemaps, isSitemap, readSitemap, recentArticles, type Sitemap } from "./sitemap.ts";

/** The articles that a listing names, the newest first as far as it tells. */
export type Listing = { kind: "page" | "sitemap"; title: string; links: ArticleLink[] };

/** How addresses are asked, and the time, in epoch milliseconds, from which what is recent is told. */
type Way = { fetch: Fetch; stop?: AbortSignal | undefined; now: () => number };

/** Bytes once unpacked, seconds for each address. */
const LIMITS = { bytes: 15_000_000, seconds: 20 };

/** Articles that a listing is read for: what stands further down is old. */
export const MOST_ARTICLES = 25;

/** Sitemaps that one index leads to, its own indexes included. */
const MOST_SITEMAPS = 4;

/** Reads a page of links, a sitemap or an index of sitemaps. Throws `Failure` where the address itself cannot be read. */
export async function readListing(address: string, way: Way): Promise<Listing> {
  const { text, url } = await readText(address, way);
  if (isSitemap(text))
    return { kind: "sitemap", title: "", links: await followSitemap(readSitemap(text, url), url, way) };
  const page = readLinks(text, url);
  const title = page.meta.get("og:site_name") || page.title;
  return { kind: "page", title, links: chooseArticles(page, url).slice(0, MOST_ARTICLES) };
}

/** The articles of a sitemap, or of those that an index names: one that names itself is read once. */
async function followSitemap(first: Sitemap, address: string, way: Way): Promise<ArticleLink[]> {
  const asked = new Set([address]);
  const found = [first];
  for (const sitemap of found) {
    if (sitemap.kind !== "index") continue;
    const left = MOST_SITEMAPS + 1 - asked.size;
    const named = chooseSitemaps(sitemap, MOST_SITEMAPS + asked.size).filter((url) => !asked.has(url));
    for (const url of named.slice(0, Math.max(left, 0))) {
      asked.add(url);
      const { text } = await readText(url, way);
      if (isSitemap(text)) found.push(readSitemap(text, url));
    }
  }
  const entries = found.flatMap(({ kind, entries }) => (kind === "pages" ? entries : []));
  return recentArticles({ kind: "pages", entries }, address, way.now(), MOST_ARTICLES);
}

async function readText(address: string, { fetch: get, stop }: Way): Promise<{ text: string; url: string }> {
  const { bytes, contentType, url } = await get(address, LIMITS, stop);
  return { text: decodeText(await unpackFile(bytes, url, LIMITS.bytes), contentType), url };
}
