import { canonicalUrl } from "../articles/canonical-url.ts";
import type { Draft } from "../articles/draft.ts";
import { Failure, type Trouble } from "../lib/failure.ts";
import { mayBeArticle } from "./article-address.ts";
import type { ArticleLink } from "./article-links.ts";
import type { Way } from "./ask-source.ts";
import { MOST_ARTICLES, readListing } from "./listing-source.ts";
import { readRemotePage } from "./remote-page.ts";

/** How a listing is visited, at a time in epoch milliseconds, and which of its articles are wanted. */
export type ListingWay = Way & {
  now: () => number;
  /** Of some addresses, those whose article came in before. */
  known?: (addresses: readonly string[]) => Promise<ReadonlySet<string>>;
  /** Addresses found to hold no article, which are not asked again: added to. */
  unread?: Set<string>;
  /** Articles to read, at most. */
  most?: number;
};

/**
 * The new articles of a listing, each read from its own page, one after the other. One that cannot be read is yielded as
 * its failure. Throws `Failure` where the listing cannot be read or names no article.
 */
export async function* readPageSource(page: string, source: string, way: ListingWay): AsyncGenerator<Draft | Failure> {
  const { links, isKnown, remember } = await readListing(page, way);
  if (links.length === 0 && !isKnown) throw new Failure({ code: "no-articles", place: page });
  let isWhole = true;
  for (const link of await chooseNew(links, way)) {
    const read = await readArticlePage(link, { page, source }, way);
    yield read;
    if (!(read instanceof Failure)) continue;
    if (isTired(read.trouble)) return;
    if (isLasting(read.trouble)) way.unread?.add(keyOf(link));
    else isWhole = false;
  }
  // What is left is asked for by the next visit, though the listing be the same.
  if (isWhole) remember();
}

async function chooseNew(
  links: readonly ArticleLink[],
  { known, unread, most, visit }: ListingWay,
): Promise<ArticleLink[]> {
  const wanted = links.slice(0, most ?? MOST_ARTICLES).filter((link) => !unread?.has(keyOf(link)));
  const before = await known?.(wanted.map(keyOf));
  const added = wanted.filter((link) => !before?.has(keyOf(link)));
  visit?.pass(wanted.length - added.length);
  return added;
}

const keyOf = ({ url }: ArticleLink): string => canonicalUrl(url) ?? url;

type Place = { page: string; source: string };

async function readArticlePage(
  link: ArticleLink,
  { page, source }: Place,
  { fetch: get, permit, stop }: ListingWay,
): Promise<Draft | Failure> {
  let place = link.url;
  try {
    const { route: _, ...draft } = await readRemotePage(link.url, source, async (url, request) => {
      const answer = await get(url, { ...request, permit }, stop);
      place = answer.url;
      return answer;
    });
    // Who is not let in is sent to a home page, or to a form.
    if (place !== link.url && !mayBeArticle(place, page))
      return new Failure({ code: "not-an-article", place: link.url });
    if (draft.lines.length === 0) return new Failure({ code: "no-text", place });
    // Some sites call their home page the canonical form of all their pages.
    const url = draft.url !== null && mayBeArticle(draft.url, page) ? draft.url : place;
    return { ...draft, key: keyOf(link), url, title: draft.title ?? link.title };
  } catch (cause) {
    return cause instanceof Failure ? cause : new Failure({ code: "article-unread", place }, { cause });
  }
}

/** The host does not answer, or asks for a pause: its other pages are left for the next visit. */
const isTired = (trouble: Trouble): boolean =>
  ["fetch-timeout", "fetch-failed", "fetch-busy"].includes(trouble.code) ||
  (trouble.code === "fetch-status" && trouble.status === 503);

/** Asking again would bring the same. */
const isLasting = (trouble: Trouble): boolean =>
  trouble.code !== "fetch-challenge" &&
  trouble.code !== "fetch-forbidden" &&
  (trouble.code !== "fetch-status" || trouble.status < 500);
