import { dirname, relative, resolve } from "node:path";
import type { Draft } from "../articles/draft.ts";
import { findTrouble } from "../lib/failure.ts";
import { isFile, readBytes } from "../lib/files.ts";
import type { Fetch } from "../lib/http.ts";
import { decodeText } from "./decode.ts";
import { type FeedItem, readFeed } from "./feed.ts";
import { isArticleFile, readLocalFile } from "./local-file.ts";
import { readFragment } from "./page.ts";

/** A feed is read whole: bytes once decoded, seconds from the first to the last of them. */
const LIMITS = { bytes: 15_000_000, seconds: 20 };

/** Characters: a feed that gives less than this of an article gives an excerpt. */
const EXCERPT = 600;

/** The articles of a feed, at an address or in a file; a feed in a file may link to pages beside it. */
export async function readFeedSource(feed: string, source: string, way: Way): Promise<FeedDrafts> {
  return /^https?:\/\//i.test(feed) ? readRemote(feed, source, way) : readLocal(feed, source);
}

/** How addresses are asked; `stop` gives up what is waited for. */
export type Way = { fetch: Fetch; stop?: AbortSignal | undefined };

type FeedDrafts = { title: string | null; drafts: Draft[] };

async function readRemote(address: string, source: string, { fetch: get, stop }: Way): Promise<FeedDrafts> {
  const { bytes, contentType, url } = await get(address, LIMITS, stop);
  const { title, items } = readFeed(decodeText(bytes, contentType), url);
  return { title, drafts: items.map((item) => draftOf(item, source, title)) };
}

async function readLocal(path: string, source: string): Promise<FeedDrafts> {
  const { title, items } = readFeed(decodeText(await readBytes(path, LIMITS.bytes)), path);
  const drafts: Draft[] = [];
  for (const item of items) {
    const draft = draftOf(item, source, title);
    const { url: link } = draft;
    // A feed in a file keeps its relative links as they are written.
    const isBeside = link !== null && !/^https?:/i.test(link);
    drafts.push(isBeside ? await withPage({ ...draft, url: null }, link, path) : draft);
  }
  return { title, drafts };
}

function draftOf(item: FeedItem, source: string, publisher: string | null): Draft {
  const { key, title, link: url, author, published, rubrics, html } = item;
  return { source, key, url, title, author, publisher, published, rubrics, lines: readFragment(html ?? "") };
}

/** An excerpt is filled up from the page that it links to, where that is an article in the feed's own folder. */
async function withPage(draft: Draft, link: string, feed: string): Promise<Draft> {
  const size = draft.lines.reduce((sum, { text }) => sum + text.length, 0);
  const page = resolve(dirname(feed), decodePath(link));
  const isBeside = !relative(dirname(feed), page).startsWith("..") && isArticleFile(page);
  if (size >= EXCERPT || !isBeside || !(await isFile(page))) return draft;
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
