import { dirname, relative, resolve } from "node:path";
import type { Draft } from "../articles/draft.ts";
import { findTrouble } from "../lib/failure.ts";
import { isFile, readBytes } from "../lib/files.ts";
import { openTurns } from "../lib/lanes.ts";
import { askSource, LIMITS, type Way } from "./ask-source.ts";
import { decodeText } from "./decode.ts";
import { type FeedItem, readFeed } from "./feed.ts";
import { readPace } from "./feed-pace.ts";
import { isArticleFile, readLocalFile } from "./local-file.ts";
import { readFragment } from "./page.ts";

/** Characters: a feed that gives less than this of an article gives an excerpt. */
export const EXCERPT = 600;

export const isExcerpt = ({ lines }: Pick<Draft, "lines">): boolean =>
  lines.reduce((sum, { text }) => sum + text.length, 0) < EXCERPT;

/** The articles of a feed, at an address or in a file; a feed in a file may link to pages beside it. */
export async function readFeedSource(feed: string, source: string, way: Way): Promise<FeedDrafts> {
  return /^https?:\/\//i.test(feed) ? readRemote(feed, source, way) : readLocal(feed, source);
}

/** Drafts are made as they are asked for: a feed is held in memory once, not twice. */
type FeedDrafts = { title: string | null; drafts: AsyncIterable<Draft> };

/** A feed that brings nothing new since the last visit holds no draft. */
async function readRemote(address: string, source: string, way: Way): Promise<FeedDrafts> {
  const { fetched, isKnown, remember } = await askSource(address, { ...way, permit: undefined });
  const turns = way.visit?.turns ?? openTurns();
  const { title, items } = await turns(async () => {
    const text = isKnown ? "" : decodeText(fetched.bytes, fetched.contentType);
    const feed = isKnown ? { title: null, items: [] } : readFeed(text, fetched.url);
    remember(readPace(text));
    return feed;
  });
  return { title, drafts: draftsOf(items, async (item) => turns(async () => draftOf(item, source, title))) };
}

async function readLocal(path: string, source: string): Promise<FeedDrafts> {
  const { title, items } = readFeed(decodeText(await readBytes(path, LIMITS.bytes)), path);
  const read = async (item: FeedItem): Promise<Draft> => {
    const draft = draftOf(item, source, title);
    const { url: link } = draft;
    // A feed in a file keeps its relative links as they are written.
    const isBeside = link !== null && !/^https?:/i.test(link);
    return isBeside ? withPage({ ...draft, url: null }, link, path) : draft;
  };
  return { title, drafts: draftsOf(items, read) };
}

async function* draftsOf(items: readonly FeedItem[], read: (item: FeedItem) => Promise<Draft>): AsyncGenerator<Draft> {
  for (const item of items) yield await read(item);
}

function draftOf(item: FeedItem, source: string, publisher: string | null): Draft {
  const { key, title, link: url, author, published, rubrics, html } = item;
  return { source, key, url, title, author, publisher, published, rubrics, lines: readFragment(html ?? "") };
}

/** An excerpt is filled up from the page that it links to, where that is an article in the feed's own folder. */
async function withPage(draft: Draft, link: string, feed: string): Promise<Draft> {
  const page = resolve(dirname(feed), decodePath(link));
  const isBeside = !relative(dirname(feed), page).startsWith("..") && isArticleFile(page);
  if (!isExcerpt(draft) || !isBeside || !(await isFile(page))) return draft;
  try {
    const full = await readLocalFile(page, draft.source, draft.key);
    return {
      ...{ ...full, title: draft.title ?? full.title, author: draft.author ?? full.author },
      ...{ publisher: draft.publisher ?? full.publisher, published: draft.published ?? full.published },
      rubrics: [...draft.rubrics, ...full.rubrics],
    };
  } catch (error) {
    if (findTrouble(error) === undefined) throw error;
    return draft;
  }
}

/** A file's name out of a link; one that is not written as a link is tried as it stands. */
function decodePath(path: string): string {
  const [name = ""] = path.split(/[?#]/, 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
