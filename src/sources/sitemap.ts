import { Parser } from "htmlparser2";
import { mayBeArticle } from "./article-address.ts";
import { oneLine } from "./plain-text.ts";
import { isSameSite } from "./same-site.ts";
import { webAddress } from "./web-address.ts";

/** One address of a sitemap; `date` is epoch milliseconds, of its publication or else of its last change. */
export type SitemapEntry = { url: string; date: number | null; title: string | null };

/** Pages, or other sitemaps. */
export type Sitemap = { kind: "pages" | "index"; entries: SitemapEntry[] };

/** Entries, as the protocol has it: a sitemap that holds more is read from its top. */
const MOST_ENTRIES = 50_000;

/** Whether a text is one, by its root. */
export const isSitemap = (text: string): boolean => ROOT.test(text.slice(0, 4_000));
const ROOT = /<(?:[\w-]+:)?(?:urlset|sitemapindex)[\s>]/i;

/** A sitemap as far as it can be read; links are resolved against its own address. */
export function readSitemap(text: string, address: string): Sitemap {
  const reader = new Reader(address);
  try {
    new Parser(reader, { xmlMode: true, lowerCaseTags: true, decodeEntities: true }).end(text);
  } catch (thrown) {
    if (thrown !== ENOUGH_READ) throw thrown;
  }
  return { kind: reader.kind, entries: reader.entries };
}

/** The articles that a sitemap names as recent, newest first; of those undated nothing tells what is new. */
export function recentArticles({ entries }: Sitemap, address: string, now: number, limit: number): SitemapEntry[] {
  const recent = entries.filter(
    ({ url, date }) =>
      date !== null &&
      date <= now + DAY &&
      date >= now - RECENT &&
      isSameSite(url, address) &&
      mayBeArticle(url, new URL("/", url).href),
  );
  return uniqueByUrl(recent.toSorted(byDate)).slice(0, limit);
}

/** The sitemaps of an index to read, those of news and of posts first, then the newest. */
export function chooseSitemaps({ entries }: Sitemap, limit: number): string[] {
  const ranked = entries
    .filter(({ url }) => !OF_OTHERS.test(url))
    .toSorted((a, b) => rank(b) - rank(a) || byDate(a, b));
  return uniqueByUrl(ranked)
    .slice(0, limit)
    .map(({ url }) => url);
}

/** The sitemaps that a robots.txt names, those of news first. */
export function sitemapsIn(robots: string, address: string): string[] {
  const named = Array.from(robots.slice(0, 500_000).matchAll(/^[ \t]*sitemap[ \t]*:[ \t]*(\S{1,2000})/gim), ([, url]) =>
    webAddress(url, address),
  );
  const found = [...new Set(named.filter((url) => url !== null))];
  return found
    .map((url) => ({ url, date: null }))
    .toSorted((a, b) => rank(b) - rank(a))
    .map(({ url }) => url);
}

const DAY = 86_400_000;
const RECENT = 30 * DAY;

const byDate = (a: { date: number | null }, b: { date: number | null }): number => (b.date ?? 0) - (a.date ?? 0);
const rank = ({ url }: { url: string }): number =>
  /news|actu/i.test(url) ? 2 : /post|article|blog|stor/i.test(url) ? 1 : 0;
const OF_OTHERS = /(?:image|video|author|auteur|categor|tag|taxonom|product|produit|user)s?[\w-]*\.xml/i;

function uniqueByUrl(entries: readonly SitemapEntry[]): SitemapEntry[] {
  const seen = new Set<string>();
  return entries.filter(({ url }) => !seen.has(url) && seen.add(url));
}

const ENOUGH_READ = new Error("enough entries");

class Reader {
  kind: Sitemap["kind"] = "pages";
  readonly entries: SitemapEntry[] = [];
  readonly #address: string;
  #fields: Record<string, string> | undefined;
  #name = "";
  #depth = 0;

  constructor(address: string) {
    this.#address = address;
  }

  onopentagname(): void {
    this.#depth++;
    // None is nested: beyond a few levels, time would grow with their square.
    if (this.#depth > 20) throw ENOUGH_READ;
  }

  onopentag(name: string): void {
    this.#name = name.replace(/^(?!news:|image:|video:)[\w-]+:/, "");
    if (this.#name === "sitemapindex") this.kind = "index";
    if (this.#name === "url" || this.#name === "sitemap") this.#fields = {};
  }

  ontext(text: string): void {
    if (this.#fields && FIELDS.has(this.#name)) {
      this.#fields[this.#name] = ((this.#fields[this.#name] ?? "") + text).slice(0, 4_000);
    }
  }

  onclosetag(name: string): void {
    this.#depth--;
    this.#name = "";
    if (!/(?:^|:)(?:url|sitemap)$/.test(name) || this.#fields === undefined) return;
    const fields = this.#fields;
    this.#fields = undefined;
    const url = webAddress(fields["loc"]?.trim(), this.#address);
    if (url === null) return;
    const date = parseInstant(fields["news:publication_date"] ?? fields["lastmod"]);
    this.entries.push({ url, date, title: oneLine(fields["news:title"] ?? "") || null });
    if (this.entries.length >= MOST_ENTRIES) throw ENOUGH_READ;
  }
}

const FIELDS = new Set(["loc", "lastmod", "news:publication_date", "news:title"]);

/** Epoch milliseconds of a date in the form that sitemaps prescribe, the W3C's; null for any other. */
function parseInstant(text: string | undefined): number | null {
  const written = /^\s*(\d{4}-\d{2}-\d{2})(?:[T ]([\d:.]+)(Z|[+-]\d{2}:?\d{2})?)?\s*$/i.exec(text ?? "");
  if (written === null) return null;
  const [, day, time = "00:00", zone = "Z"] = written;
  const instant = Date.parse(
    `${day}T${/^\d{2}:\d{2}$/.test(time) ? `${time}:00` : time}${zone.replace(/(\d{2})(\d{2})$/, "$1:$2")}`,
  );
  return Number.isNaN(instant) ? null : instant;
}
