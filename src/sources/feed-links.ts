import type { PageLinks } from "./page-links.ts";
import { isSameSite } from "./same-site.ts";

/** The feeds that a page names, the main one first: by its head, then by links that look like feeds; comments last. */
export function feedsNamed({ head, anchors }: Pick<PageLinks, "head" | "anchors">, address: string): string[] {
  const named = head.filter(({ rel, type, href }) => isFeedLink(rel.split(/\s+/), type, href));
  const pressed = anchors.filter(({ url, text }) => looksLikeFeed(url, text) && !BUTTON.test(url));
  const found = [
    ...named.map(({ href, title }) => ({ url: href, isOfComments: OF_COMMENTS.test(`${title} ${href}`) })),
    ...pressed
      .toSorted((a, b) => Number(isSameSite(b.url, address)) - Number(isSameSite(a.url, address)))
      .map(({ url, text }) => ({ url, isOfComments: OF_COMMENTS.test(`${text} ${url}`) })),
  ];
  const ordered = found.toSorted((a, b) => Number(a.isOfComments) - Number(b.isOfComments));
  return [...new Set(ordered.map(({ url }) => url))].slice(0, MOST_NAMED);
}

const MOST_NAMED = 20;

function isFeedLink(rels: readonly string[], type: string, href: string): boolean {
  if (!rels.includes("alternate") && !rels.includes("feed")) return false;
  if (/oembed|wp-json/.test(type + href)) return false;
  if (FEED_TYPE.test(type)) return true;
  // JSON and XML are the forms of much else.
  return (rels.includes("feed") || /json|xml/.test(type)) && looksLikeFeed(href, "");
}

const FEED_TYPE = /^(?:application|text)\/(?:rss|atom|rdf|feed)\+(?:xml|json)/;

const looksLikeFeed = (url: string, text: string): boolean => FEED_ADDRESS.test(url) || FEED_NAME.test(text.trim());

const FEED_ADDRESS =
  /\/(?:feeds?|rss2?|atom|flux(?:-?rss)?)\/?(?:$|\?)|\.(?:rss|atom|rdf)(?:$|\?)|\/[\w-]*(?:feed|rss|atom|flux|backend)[\w-]*\.(?:xml|json|php|rdf)|\/index\.rss|[?&](?:feed=(?:rss|atom)|format=(?:feed|rss|atom)|type=(?:rss|atom)|page=backend)/i;
const FEED_NAME = /^(?:rss|atom|flux|flux rss|fil rss|rss feed|json feed|feed|s[’']abonner au flux.{0,20})$/i;
const OF_COMMENTS = /comment/i;
/** These add a feed to a reader, and are none. */
const BUTTON = /(?:feedly|inoreader|netvibes|newsblur|theoldreader|add\.my\.yahoo|bloglines)\.com/i;
