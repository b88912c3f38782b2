import { type Failure, findTrouble } from "../lib/failure.ts";
import type { Fetch } from "../lib/http.ts";
import { chooseArticles } from "./article-links.ts";
import { LIMITS } from "./ask-source.ts";
import { decodeText } from "./decode.ts";
import { type Feed, readFeed } from "./feed.ts";
import { feedOfChannel, feedsOfSite, likelyFeeds } from "./feed-addresses.ts";
import { feedsNamed } from "./feed-links.ts";
import { readListing } from "./listing-source.ts";
import { readLinks } from "./page-links.ts";
import { sitemapsIn } from "./sitemap.ts";

/** What an address that was asked turned out to be. */
export type Attempt = { address: string; found: "feed" | "empty-feed" | "page" | "sitemap" | "nothing" | Failure };

/** Where the articles of an address are to be read; `title` is the source's own name. */
type Place = { kind: "feed" | "page" | "sitemap"; address: string; title: string | null };

/** `place` is null where nothing was found; `tried` is in the order in which it was asked. */
export type Discovery = { place: Place | null; tried: Attempt[] };

type Way = { fetch: Fetch; stop?: AbortSignal | undefined; now: () => number };

/** Addresses that one discovery asks, one after the other: a site is not searched. */
const MOST_ASKED = 12;
/** Of which these are kept for robots.txt and a sitemap. */
const KEPT = 2;

/** Links of a page by which it is a list of articles, and not an article. */
const LEAST_LINKS = 3;

/**
 * Looks for a feed from the address of any page of a site: the address itself, the feeds that its page names, the places
 * where feeds usually are; else the page as a list of articles, else a sitemap. Never throws a `Failure`: it is told in
 * `tried`.
 */
export async function discover(address: string, way: Way): Promise<Discovery> {
  const search = new Search(address, way);
  const place =
    (await search.first(feedsOfSite(address), MOST_ASKED - KEPT)) ??
    (await search.fromPage(address)) ??
    (await search.fromSitemap(address));
  return { place: place ?? null, tried: search.tried };
}

type Asked = { text: string; url: string; feed: Feed | undefined };

class Search {
  readonly tried: Attempt[] = [];
  readonly #way: Way;
  readonly #host: string | undefined;
  /** A host that does not answer, or asks for patience, is asked no more. */
  #isOver = false;
  #empty: Place | undefined;

  constructor(address: string, way: Way) {
    this.#way = way;
    this.#host = URL.parse(address)?.host;
  }

  /** The first of some addresses that is a feed with articles. */
  async first(addresses: readonly string[], most: number): Promise<Place | undefined> {
    for (const address of addresses) {
      if (this.tried.length >= most) break;
      const place = this.#feedAt(address, await this.#ask(address));
      if (place !== undefined) return place;
    }
    return undefined;
  }

  async fromPage(address: string): Promise<Place | undefined> {
    const asked = await this.#ask(address);
    const place = this.#feedAt(address, asked);
    if (place !== undefined) return place;
    const page = asked && readLinks(asked.text, asked.url);
    const named = asked && page ? [...feedOfChannel(asked.text, asked.url), ...feedsNamed(page, asked.url)] : [];
    const guesses = likelyFeeds(asked?.url ?? address, page?.meta.get("generator"));
    const feed = (await this.first([...named, ...guesses], MOST_ASKED - KEPT)) ?? this.#empty;
    if (feed !== undefined || asked === undefined || page === undefined) return feed;
    if (chooseArticles(page, asked.url).length < LEAST_LINKS) return undefined;
    this.#note(address, "page");
    return { kind: "page", address, title: page.meta.get("og:site_name") || page.title || null };
  }

  async fromSitemap(address: string): Promise<Place | undefined> {
    const root = URL.parse("/", address)?.href ?? address;
    const robots = await this.#ask(new URL("robots.txt", root).href);
    const named = robots === undefined ? [] : sitemapsIn(robots.text, robots.url);
    for (const sitemap of [...named, new URL("sitemap.xml", root).href]) {
      if (this.#isOver || this.tried.length >= MOST_ASKED) return undefined;
      const { kind, links } = await this.#read(sitemap);
      if (kind === "sitemap" && links > 0) return { kind, address: sitemap, title: null };
    }
    return undefined;
  }

  #feedAt(address: string, asked: Asked | undefined): Place | undefined {
    if (asked?.feed === undefined) return undefined;
    const place: Place = { kind: "feed", address, title: asked.feed.title };
    if (asked.feed.items.length > 0) return place;
    // One without articles serves where there is no other.
    this.#empty ??= place;
    return undefined;
  }

  /** What stands at an address that was not asked yet, as text; undefined where it cannot be read. */
  async #ask(address: string): Promise<Asked | undefined> {
    if (this.#isOver || this.tried.some((each) => each.address === address)) return undefined;
    const { fetch: get, stop } = this.#way;
    try {
      const { bytes, contentType, url } = await get(address, LIMITS, stop);
      const text = decodeText(bytes, contentType);
      const feed = findFeed(text, url);
      this.#note(address, feed === undefined ? "nothing" : feed.items.length > 0 ? "feed" : "empty-feed");
      return { text, url, feed };
    } catch (error) {
      this.#noteFailure(address, error);
      return undefined;
    }
  }

  async #read(address: string): Promise<{ kind: "page" | "sitemap"; links: number }> {
    try {
      const { kind, links } = await readListing(address, this.#way);
      this.#note(address, kind === "sitemap" && links.length > 0 ? "sitemap" : "nothing");
      return { kind, links: links.length };
    } catch (error) {
      this.#noteFailure(address, error);
      return { kind: "page", links: 0 };
    }
  }

  /** What is found out later of an address takes the place of what was said of it. */
  #note(address: string, found: Attempt["found"]): void {
    const before = this.tried.findIndex((each) => each.address === address);
    if (before < 0) this.tried.push({ address, found });
    else this.tried[before] = { address, found };
  }

  #noteFailure(address: string, error: unknown): void {
    const trouble = findTrouble(error);
    if (trouble === undefined) throw error;
    this.#note(address, error as Failure);
    const isPatience = trouble.code === "fetch-busy" || (trouble.code === "fetch-status" && trouble.status === 503);
    const isAway = isPatience || ["fetch-failed", "fetch-timeout", "fetch-refused"].includes(trouble.code);
    // Feeds that a page names may be elsewhere.
    this.#isOver ||= isAway && URL.parse(address)?.host === this.#host;
  }
}

function findFeed(text: string, url: string): Feed | undefined {
  try {
    return readFeed(text, url);
  } catch (error) {
    if (findTrouble(error) === undefined) throw error;
    return undefined;
  }
}
