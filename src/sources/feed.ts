import { type AnyFeed, parseFeed } from "feedsmith";
import { Failure } from "../lib/failure.ts";
import { type FeedFields, type ItemFields, readFields } from "./feed-fields.ts";
import { countItems, cutToRoot, keepFirstItems, rewriteFeed, splitFeed } from "./feed-salvage.ts";
import { oneLine } from "./plain-text.ts";
import { webAddress } from "./web-address.ts";

export type Feed = { title: string | null; link: string | null; items: FeedItem[] };

/**
 * `key` tells the item apart within its feed; `link` is absolute, or relative to the file that the feed stands in;
 * `published` is as written; `html` is the fuller of content and summary.
 */
export type FeedItem = Omit<ItemFields, "guid"> & { key: string };

/** Items: a feed that holds more is read from its top. */
const MOST_ITEMS = 500;

/**
 * RSS, RDF, Atom or JSON Feed as far as it can be read. `place` is the feed's address, against which its links are
 * resolved, or a path. Throws the failure "not-a-feed".
 */
export function readFeed(text: string, place: string): Feed {
  const fields = isJson(text) ? parse(text, place) : readXml(text, place);
  if (fields === undefined) throw new Failure({ code: "not-a-feed", place });
  const { title, link, items } = fields;
  return { title, link, items: withKeys(items) };
}

const isJson = (text: string): boolean => /^\s*\{/.test(text);

/** The first reading that gives every item its due, else the one that gives most. */
function readXml(text: string, place: string): FeedFields | undefined {
  const root = cutToRoot(text);
  if (root === undefined) return undefined;
  const feed = keepFirstItems(root, MOST_ITEMS);
  const due = Math.min(countItems(feed), MOST_ITEMS);
  let best: FeedFields | undefined;
  for (const read of [readAsItIs, readRewritten, readItemByItem]) {
    const fields = read(feed, place);
    if (fields === undefined) continue;
    if (best === undefined || fields.items.length > best.items.length) best = fields;
    if (best.items.length >= due) break;
  }
  return best;
}

const readAsItIs = (feed: string, place: string): FeedFields | undefined => parse(feed, place);

function readRewritten(feed: string, place: string): FeedFields | undefined {
  const whole = rewriteFeed(feed);
  return whole === undefined ? undefined : parse(whole, place);
}

function readItemByItem(feed: string, place: string): FeedFields | undefined {
  const parts = splitFeed(feed, MOST_ITEMS).flatMap((part) => parse(part, place) ?? []);
  const [first] = parts;
  return first && { ...first, items: parts.flatMap(({ items }) => items) };
}

function parse(text: string, place: string): FeedFields | undefined {
  const parsed = tryParse(text);
  return parsed && readFields(parsed, webAddress(place));
}

/** The parser throws on the first thing that it does not understand. */
function tryParse(text: string): AnyFeed | undefined {
  try {
    return parseFeed(text, { maxItems: MOST_ITEMS });
  } catch {
    return undefined;
  }
}

/** Some feeds give one guid to all their items: the first name that an item has to itself is its key. */
function withKeys(items: ItemFields[]): FeedItem[] {
  const named = items.map(({ guid, ...item }) => ({ item, names: namesOf(guid, item) }));
  const uses = new Map<string, number>();
  for (const name of named.flatMap(({ names }) => names)) uses.set(name, (uses.get(name) ?? 0) + 1);
  return named.flatMap(({ item, names }) => {
    const key = names.find((name) => uses.get(name) === 1) ?? names[0];
    return key === undefined ? [] : [{ key, ...item }];
  });
}

/** What may tell an item apart, the best first. An item with none of these says nothing. */
function namesOf(guid: string | null, { link, title, published, html, author }: Omit<ItemFields, "guid">): string[] {
  const written = [title, published].filter((part) => part !== null).join(" ") || html?.slice(0, 120) || author || "";
  const names = [guid, link, written].map((name) => oneLine(name ?? "")).filter((name) => name !== "");
  return [...new Set(names)];
}
