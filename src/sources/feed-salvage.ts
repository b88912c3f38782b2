import { DomUtils, Parser, parseDocument } from "htmlparser2";
import { inKnownWords, rssFromCdf } from "./feed-dialects.ts";

/**
 * A feed from its root on, or undefined where the text holds none. What stands before it is a declaration, a server's
 * warning or a document type with its entities: nothing that is read.
 */
export function cutToRoot(text: string): string | undefined {
  const root = ROOT.exec(text);
  if (root === null) return isCdf(text) ? rssFromCdf(text) : undefined;
  if (HTML_PAGE.test(text.slice(0, root.index))) return undefined;
  return inKnownWords(text.slice(root.index).replace(FORBIDDEN_NAMES, "<$1x-$2"));
}

const isCdf = (text: string): boolean => CDF_ROOT.test(text.slice(0, HEAD).replace(/<!--[\s\S]*?(?:-->|$)/g, ""));

/** Items and entries that a feed begins, sections of literal text left out. */
export function countItems(text: string): number {
  const [first = "", ...rest] = text.split("<![CDATA[");
  const outside = rest.map((part) => (part.includes("]]>") ? part.slice(part.indexOf("]]>")) : ""));
  return [first, ...outside].reduce((count, part) => count + (part.match(ITEM_START)?.length ?? 0), 0);
}

/** The feed without its items past `limit`: a parser's time grows with all of them. */
export function keepFirstItems(text: string, limit: number): string {
  const ends = Array.from(text.matchAll(ITEM_END), (end) => end.index + end[0].length);
  return ends.length <= limit ? text : text.slice(0, ends[limit - 1]) + text.slice(ends.at(-1));
}

/** Closes what was left open: a tolerant parser reads it, and writes it well-formed. Undefined where it is too deep. */
export function rewriteFeed(text: string): string | undefined {
  if (isTooDeep(text)) return undefined;
  const tree = parseDocument(text, { xmlMode: true, lowerCaseTags: true, decodeEntities: false });
  return DomUtils.getOuterHTML(tree, { xmlMode: true, decodeEntities: false });
}

/** Up to `limit` feeds of one item each, so that a broken item costs only itself. */
export function splitFeed(text: string, limit: number): string[] {
  const [root, name = ""] = ROOT.exec(text) ?? [];
  if (root === undefined) return [];
  const [head = "", ...items] = text.split(BEFORE_ITEM, limit + 1);
  const heading = `${TITLE.exec(head)?.[0] ?? ""}${LINK.exec(head)?.[0] ?? ""}`;
  return items.flatMap((item) => {
    const whole = rewriteFeed(item.split(ITEM_END, 1)[0] ?? "");
    return whole === undefined ? [] : [`${root}${wrap(name, heading, whole)}</${name}>`];
  });
}

function wrap(name: string, heading: string, item: string): string {
  if (/feed$/i.test(name)) return heading + item;
  return /rss$/i.test(name) ? `<channel>${heading}${item}</channel>` : `<channel>${heading}</channel>${item}`;
}

const ROOT = /<((?:[\w-]+:)?(?:rss|feed|rdf))(?=[\s>])[^<>]*>/i;
const CDF_ROOT = /^\s*(?:<[?!][^<>]*>\s*)*<channel[\s>]/i;
/** Characters, in which a root stands behind its comments. */
const HEAD = 4096;
const HTML_PAGE = /<(?:html|body)[\s>]/i;
/** Names that the parser refuses, and the whole feed with them. */
const FORBIDDEN_NAMES = /<(\/?)(__proto__|constructor|prototype)(?=[\s/>])/gi;
const ITEM_START = /<(?:[\w-]+:)?(?:item|entry)(?=[\s>])/gi;
const ITEM_END = /<\/(?:[\w-]+:)?(?:item|entry)\s*>/gi;
const BEFORE_ITEM = /(?=<(?:[\w-]+:)?(?:item|entry)[\s>])/i;
const TITLE = /<title[^<>]{0,200}>(?:<!\[CDATA\[[^\]]{0,500}\]\]>|[^<]{0,500})<\/title>/i;
const LINK = /<link>[^<]{0,500}<\/link>/i;

/** Levels: beyond, the tolerant parser takes a time that grows with their square. */
const DEEPEST = 256;
const TOO_DEEP = new Error("too deep");

function isTooDeep(text: string): boolean {
  let depth = 0;
  const onopentagname = (): void => {
    depth++;
    if (depth > DEEPEST) throw TOO_DEEP;
  };
  const onclosetag = (): void => {
    depth--;
  };
  try {
    new Parser({ onopentagname, onclosetag }, { xmlMode: true }).end(text);
    return false;
  } catch (thrown) {
    if (thrown === TOO_DEEP) return true;
    throw thrown;
  }
}
