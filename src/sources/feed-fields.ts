import type { AnyFeed, AtomFeed, JsonFeed, RdfFeed, RssFeed } from "feedsmith";
import { joinNames, plainRubrics } from "./names.ts";
import { plainMarkup, plainText } from "./plain-text.ts";
import { webAddress } from "./web-address.ts";

/** One item as its feed words it. `guid` is what the feed itself tells it apart by; `published` is as written. */
export type ItemFields = {
  guid: string | null;
  title: string | null;
  link: string | null;
  author: string | null;
  published: string | null;
  html: string | null;
  rubrics: string[];
};
export type FeedFields = { title: string | null; link: string | null; items: ItemFields[] };

/**
 * Every format in one shape. Links are resolved against `address`, the feed's own; a feed in a file has none, and its
 * relative links stay as they are written.
 */
export function readFields(parsed: AnyFeed, address: string | null): FeedFields {
  switch (parsed.format) {
    case "rss":
      return fromRss(parsed.feed, address);
    case "rdf":
      return fromRdf(parsed.feed, address);
    case "atom":
      return fromAtom(parsed.feed, address);
    case "json":
      return fromJson(parsed.feed, address);
  }
}

function fromRss(feed: RssFeed.Feed<string>, address: string | null): FeedFields {
  const base = webAddress(feed.xml?.base, address) ?? address;
  const link = webAddress(feed.link ?? alternate(feed.atom?.links), base);
  return {
    title: titleOf(feed.title, feed.dc?.titles?.[0]),
    link,
    items: (feed.items ?? []).map((item) => fromRssItem(item, base)),
  };
}

function fromRssItem(item: RssFeed.Item<string>, feedBase: string | null): ItemFields {
  const base = webAddress(item.xml?.base, feedBase) ?? feedBase;
  const { atom, dc, dcterms, guid, itunes, media } = item;
  const permalink = guid?.isPermaLink === false ? null : webAddress(guid?.value, guid?.isPermaLink ? base : null);
  return {
    guid: guid?.value ?? atom?.id ?? null,
    title: titleOf(item.title, dc?.titles?.[0], media?.title?.value, itunes?.title),
    link: itemLink(item.link ?? alternate(atom?.links), base) ?? permalink,
    author: namesOf(dc?.creators, namesIn(item.authors), namesIn(atom?.authors), [itunes?.author]),
    published: firstOf(
      ...[item.pubDate, dc?.dates?.[0], dcterms?.issued?.[0], dcterms?.created?.[0]],
      ...[atom?.published, atom?.updated, dcterms?.modified?.[0]],
    ),
    html: fullest(
      ...[item.content?.encoded, item.description, dc?.descriptions?.[0]],
      ...[markupOf(atom?.content), markupOf(atom?.summary), itunes?.summary],
      ...[media?.description?.value, media?.groups?.[0]?.description?.value],
    ),
    rubrics: plainRubrics([...(item.categories ?? []).map(({ name }) => name), ...(dc?.subjects ?? [])]),
  };
}

/** RSS 1.0 tells its items apart by `rdf:about`. */
function fromRdf(feed: RdfFeed.Feed<string>, address: string | null): FeedFields {
  const base = webAddress(feed.xml?.base, address) ?? address;
  const link = webAddress(feed.link, base);
  const items = (feed.items ?? []).map((item) => {
    const [fields, about] = [fromRssItem(item, base), item.rdf?.about];
    return { ...fields, guid: about ?? null, link: fields.link ?? webAddress(about) };
  });
  return { title: titleOf(feed.title, feed.dc?.titles?.[0]), link, items };
}

function fromAtom(feed: AtomFeed.Feed<string>, address: string | null): FeedFields {
  const base = webAddress(feed.xml?.base, address) ?? address;
  const link = webAddress(alternate(feed.links), base);
  return {
    title: atomTitle(feed.title),
    link,
    items: (feed.entries ?? []).map((entry) => fromEntry(entry, feed, base)),
  };
}

function fromEntry(entry: AtomFeed.Entry<string>, feed: AtomFeed.Feed<string>, feedBase: string | null): ItemFields {
  const base = webAddress(entry.xml?.base, feedBase) ?? feedBase;
  const { dc, media } = entry;
  const people = [entry.authors, entry.source?.authors, feed.authors].map(namesIn);
  return {
    guid: entry.id ?? null,
    title: atomTitle(entry.title) ?? titleOf(dc?.titles?.[0], media?.title?.value),
    link: itemLink(alternate(entry.links), base),
    author: namesOf(...people, dc?.creators),
    published: firstOf(entry.published, entry.updated, dc?.dates?.[0]),
    html: fullest(
      ...[markupOf(entry.content), markupOf(entry.summary), dc?.descriptions?.[0]],
      ...[media?.description?.value, media?.groups?.[0]?.description?.value],
    ),
    rubrics: plainRubrics([
      ...(entry.categories ?? []).map(({ label, term }) => label ?? term),
      ...(dc?.subjects ?? []),
    ]),
  };
}

function fromJson(feed: JsonFeed.Feed<string>, address: string | null): FeedFields {
  const link = webAddress(feed.home_page_url, address);
  const items = (feed.items ?? []).map((item) => ({
    guid: item.id ?? null,
    title: titleOf(item.title),
    link: itemLink(item.url ?? item.external_url, address),
    author: namesOf(namesIn(item.authors), namesIn(feed.authors)),
    published: firstOf(item.date_published, item.date_modified),
    html: fullest(item.content_html, escaped(item.content_text), escaped(item.summary)),
    rubrics: plainRubrics(item.tags ?? []),
  }));
  return { title: titleOf(feed.title), link, items };
}

type Text = string | undefined;
type Markup = { value?: string; type?: string };
type Link = { href?: string; rel?: string; type?: string };

const firstOf = (...texts: Text[]): string | null => texts.find((text) => text?.trim())?.trim() ?? null;
const titleOf = (...titles: Text[]): string | null => plainText(firstOf(...titles) ?? "") || null;
const atomTitle = (title: Markup | undefined): string | null =>
  /html/i.test(title?.type ?? "") ? plainMarkup(title?.value ?? "") || null : titleOf(title?.value);

/** Without an address to start from, a relative link leads to a file beside the feed's. */
function itemLink(link: Text, base: string | null): string | null {
  const written = link?.trim() ?? "";
  const isRelative = written !== "" && !/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(written);
  return webAddress(written, base) ?? (isRelative ? written : null);
}

/** The address of the page itself; `self`, `edit` and `enclosure` lead elsewhere. */
function alternate(links: Link[] | undefined): Text {
  const pages = (links ?? []).filter(({ rel }) => rel === undefined || rel === "alternate");
  return (pages.find(({ type }) => type === undefined || /html/i.test(type)) ?? pages[0])?.href;
}

const namesIn = (people: { name?: string }[] | undefined): Text[] => (people ?? []).map(({ name }) => name);

/** The names of the first list that holds any. */
const namesOf = (...lists: (Text[] | undefined)[]): string | null =>
  lists.map((names) => joinNames(names ?? [])).find((names) => names !== null) ?? null;

/** Whichever says most once its tags are taken out; the first of equals. */
function fullest(...texts: Text[]): string | null {
  const sizes = texts.map((text) => shownSize(text ?? ""));
  const most = Math.max(...sizes);
  const fuller = most > 0 ? texts[sizes.indexOf(most)] : undefined;
  return fuller === undefined ? null : unescaped(fuller);
}

/** Some feeds escape twice: a text of which every tag would be shown is markup. */
const unescaped = (text: string): string =>
  ESCAPED_TAG.test(text) && !/<[a-z/]/i.test(text)
    ? text.replace(/&(lt|gt|quot|amp);/g, (_, name: string) => SIGNS[name] ?? "")
    : text;
const ESCAPED_TAG = /&lt;(?:\/(?:p|div|a|em|strong|b|i|span|ul|ol|li|h[1-6]|blockquote)|br ?\/?)&gt;/i;
const SIGNS: Record<string, string> = { lt: "<", gt: ">", quot: '"', amp: "&" };

/** Characters outside tags, roughly and in one pass. */
function shownSize(html: string): number {
  return html.split("<").reduce((size, part) => size + part.slice(part.indexOf(">") + 1).trim().length, 0);
}

/** Atom says how its text is to be read: plain text must not be taken for tags, and binary content not at all. */
function markupOf(text: Markup | undefined): Text {
  const type = text?.type?.toLowerCase() ?? "";
  if (type === "text" || type === "text/plain") return escaped(text?.value);
  return /^$|html|^text|xml$/.test(type) ? text?.value : undefined;
}

const escaped = (text: Text): Text => text?.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
