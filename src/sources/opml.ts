import { Parser } from "htmlparser2";
import { canonicalUrl } from "../articles/canonical-url.ts";
import { oneLine } from "./plain-text.ts";
import { webAddress } from "./web-address.ts";

/** A feed of a reader's list. */
export type OpmlFeed = { feed: string; name: string | null };

/** The feeds of a list, in order, each once; and how many entries were left out, and folders flattened. */
export type Opml = { feeds: OpmlFeed[]; twice: number; wrong: number; more: number; folders: number };

/** By which two addresses of one feed are told: by http or https, with or without a last slash. */
export const keyOf = (feed: string): string => canonicalUrl(feed) ?? feed;

/** Feeds: nobody follows more. */
const MOST_FEEDS = 2_000;
/** Characters. */
const LONGEST_NAME = 120;
const LONGEST_ADDRESS = 2_000;

/**
 * Reads a list of feeds in OPML, as deep as it is nested, well-formed or not; undefined where a text is none. Entities are
 * never expanded but those of XML itself.
 */
export function readOpml(text: string): Opml | undefined {
  if (!/<opml[\s>]/i.test(text.slice(0, 10_000))) return undefined;
  const seen = new Set<string>();
  const opml: Opml = { feeds: [], twice: 0, wrong: 0, more: 0, folders: 0 };
  for (const [tag] of withoutComments(text).matchAll(OUTLINE)) {
    const attributes = attributesOf(tag);
    const feed = feedAddress(attributes["xmlurl"]);
    const left = whyLeft(tag, feed, seen, attributes);
    if (left !== null) opml[left]++;
    if (feed === null || left !== null) continue;
    seen.add(keyOf(feed));
    opml.feeds.push({ feed, name: nameOf(attributes) });
  }
  return opml;
}

/** Why an entry is left out; null where it is not. */
function whyLeft(
  tag: string,
  feed: string | null,
  seen: ReadonlySet<string>,
  { xmlurl }: Record<string, string>,
): Exclude<keyof Opml, "feeds"> | null {
  if (feed === null) return xmlurl === undefined && !tag.endsWith("/>") ? "folders" : "wrong";
  if (seen.has(keyOf(feed))) return "twice";
  return seen.size >= MOST_FEEDS ? "more" : null;
}

/** A list of feeds in OPML 2.0, which any reader takes. */
export function writeOpml(feeds: readonly OpmlFeed[]): string {
  const outlines = feeds.map(({ feed, name }) => {
    const text = written(name ?? feed);
    return `    <outline type="rss" text="${text}" title="${text}" xmlUrl="${written(feed)}"/>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n  <head><title>Vigie</title></head>\n  <body>\n${outlines.join("")}  </body>\n</opml>\n`;
}

/** A tag by itself: how they are nested changes nothing. An attribute's value may hold `>`. */
const OUTLINE = /<outline(?=[\s/>])[^<>"']*(?:"[^"<]*"[^<>"']*|'[^'<]*'[^<>"']*)*>/gi;

/** What is commented out is no entry. */
const withoutComments = (text: string): string =>
  text
    .split("<!--")
    .map((part, at) => (at === 0 ? part : part.split("-->").slice(1).join("-->")))
    .join("");

function attributesOf(tag: string): Record<string, string> {
  let found: Record<string, string> = {};
  const parser = new Parser(
    {
      onopentag: (_, attributes) => {
        found = attributes;
      },
    },
    { xmlMode: true, lowerCaseAttributeNames: true },
  );
  parser.end(tag);
  return found;
}

function feedAddress(written = ""): string | null {
  const address = webAddress(
    written
      .trim()
      .replace(/^feed:(?:\/\/)?(?=https?:)/i, "")
      .replace(/^feed:/i, "http:"),
  );
  if (address === null || address.length > LONGEST_ADDRESS) return null;
  const { username, password } = new URL(address);
  return username || password ? null : address;
}

function nameOf({ title, text }: Record<string, string>): string | null {
  const name = oneLine(title || text || "");
  return name === "" ? null : name.length <= LONGEST_NAME ? name : `${name.slice(0, LONGEST_NAME - 1).toWellFormed()}…`;
}

const written = (text: string): string =>
  text.replace(UNWRITABLE, "").replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
/** Signs that XML has no way to write. */
const UNWRITABLE = /[\p{Cc}\p{Cs}\ufffe\uffff]/gu;
