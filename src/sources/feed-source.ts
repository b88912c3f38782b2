import { dirname, relative, resolve } from "node:path";
import type { Draft } from "../articles/draft.ts";
import { Failure, findTrouble } from "../lib/failure.ts";
import { isFile, readBytes } from "../lib/files.ts";
import { fetchBytes } from "../lib/http.ts";
import { decodeText } from "./decode.ts";
import { type Feed, type FeedItem, readFeed } from "./feed.ts";
import { readLocalFile } from "./local-file.ts";
import { readFragment } from "./page.ts";

/** A feed is read whole: bytes once decoded, seconds from the first to the last of them. */
const LIMITS = { bytes: 15_000_000, seconds: 20 };

/** Characters: a feed that gives less than this of an article gives an excerpt. */
const EXCERPT = 600;

/** What a feed in a file links to by a relative path comes out below this host, which cannot exist (RFC 2606). */
const BESIDE = "https://beside.invalid/";

/** The articles of a feed, at an address or in a file; a feed in a file may link to pages beside it. */
export async function readFeedSource(feed: string, source: string): Promise<{ title: string | null; drafts: Draft[] }> {
  return /^https?:\/\//i.test(feed) ? readRemote(feed, source) : readLocal(feed, source);
}

async function readRemote(address: string, source: string): Promise<{ title: string | null; drafts: Draft[] }> {
  const { bytes, contentType, url } = await fetchBytes(address, LIMITS);
  const { title, items } = readFeed(decodeText(bytes, contentType), url);
  return { title, drafts: items.map((item) => draftOf(item, source, title)) };
}

async function readLocal(path: string, source: string): Promise<{ title: string | null; drafts: Draft[] }> {
  const { title, items } = readFeedFile(decodeText(await readBytes(path, LIMITS.bytes)), path);
  const drafts: Draft[] = [];
  for (const item of items) {
    const draft = draftOf(item, source, title);
    drafts.push(item.link?.startsWith(BESIDE) ? await withPage({ ...draft, url: null }, item.link, path) : draft);
  }
  return { title, drafts };
}

function readFeedFile(text: string, path: string): Feed {
  try {
    return readFeed(text, BESIDE);
  } catch (cause) {
    throw findTrouble(cause)?.code === "not-a-feed"
      ? new Failure({ code: "not-a-feed", place: path }, { cause })
      : cause;
  }
}

function draftOf(item: FeedItem, source: string, publisher: string | null): Draft {
  const { key, title, link: url, author, published, rubrics, html } = item;
  return { source, key, url, title, author, publisher, published, rubrics, lines: readFragment(html ?? "") };
}

/** An excerpt is filled up from the page that it links to, where that page lies in the feed's own folder. */
async function withPage(draft: Draft, link: string, feed: string): Promise<Draft> {
  const size = draft.lines.reduce((sum, { text }) => sum + text.length, 0);
  const page = resolve(dirname(feed), decodePath(link.slice(BESIDE.length)));
  const isBeside = !relative(dirname(feed), page).startsWith("..");
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
