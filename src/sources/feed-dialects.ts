import { Parser } from "htmlparser2";

/** A feed in words that the parser knows: older and rarer ones are put in theirs, in one pass each. */
export function inKnownWords(feed: string): string {
  const bare = withoutPrefix(feed);
  const named = !ATOM.test(bare) && RARE_NAME.test(bare) ? bare.replace(LITERAL_OR_RARE_NAME, knownName) : bare;
  return BASE64.test(named) ? named.replace(TEXT_ELEMENT, decodeElement) : named;
}

/** `<r:rss>` is RSS under a name of its own; the parser knows Atom and RDF under any. */
function withoutPrefix(feed: string): string {
  const prefix = /^<([\w-]+):rss(?=[\s>])/i.exec(feed)?.[1];
  return prefix === undefined ? feed : feed.replace(new RegExp(`<(/?)${prefix}:`, "gi"), "<$1");
}

/** What feeds of RSS and RDF call by names that those have not. */
const RARE_NAMES: Record<string, string> = {
  ...{ fullitem: "content:encoded", body: "content:encoded", "xhtml:body": "content:encoded" },
  ...{ content: "content:encoded", summary: "itunes:summary" },
  ...{ creator: "dc:creator", "dc:author": "dc:creator" },
  ...{ date: "dc:date", published: "dcterms:issued", updated: "dcterms:modified" },
};
const RARE_NAME = new RegExp(`<(?:${Object.keys(RARE_NAMES).join("|")})[\\s>]`, "i");
/** A literal section is passed over whole: the page that it quotes has names of its own. */
const LITERAL_OR_RARE_NAME = new RegExp(
  `<!\\[CDATA\\[[\\s\\S]*?(?:\\]\\]>|$)|<(\\/?)(${Object.keys(RARE_NAMES).join("|")})(?=[\\s>])`,
  "gi",
);
const ATOM = /^<(?:[\w-]+:)?feed[\s>]/i;

const knownName = (found: string, end = "", name = ""): string => {
  const known = RARE_NAMES[name.toLowerCase()];
  return known === undefined ? found : `<${end}${known}`;
};

/** Atom 0.3 says `mode="base64"`, Atom 1.0 calls the same thing a stream of bytes. */
const BASE64 = /\smode\s?=\s?["']base64["']|\stype\s?=\s?["']application\/octet-stream["']/i;
const TEXT_ELEMENT =
  /<((?:[\w-]+:)?(?:title|summary|content))(\s[^<>]*)>(?:<!\[CDATA\[)?([\w+/=\s]+)(?:\]\]>)?<\/\1\s*>/gi;

function decodeElement(element: string, name: string, attributes: string, encoded: string): string {
  const text = BASE64.test(attributes) ? decodeBase64(encoded) : undefined;
  if (text === undefined) return element;
  const type = /text\/plain/i.test(attributes) ? "text" : "html";
  return `<${name} type="${type}">${escapeXml(text)}</${name}>`;
}

/** Undefined for bytes that are no text: an image, a sound. */
function decodeBase64(encoded: string): string | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(encoded, "base64"));
    return /[^\P{Cc}\s]/u.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

/** A channel of CDF, which keeps its links and dates in attributes, as one of RSS. */
export function rssFromCdf(text: string): string {
  const parts: Record<string, string>[] = [];
  let field: string | undefined;
  const parser = new Parser(
    {
      onopentag(name, { href = "", lastmod = "" }) {
        if (name === "channel" || name === "item") parts.push({ link: href, pubDate: lastmod });
        field = CDF_FIELDS[name];
      },
      ontext(shown) {
        const part = parts.at(-1);
        if (part !== undefined && field !== undefined) part[field] = (part[field] ?? "") + shown;
      },
      onclosetag() {
        field = undefined;
      },
    },
    { xmlMode: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  parser.end(text);
  const [channel = {}, ...items] = parts;
  const written = items.map((item) => `<item>${writeFields(item)}</item>`);
  return `<rss version="2.0"><channel>${writeFields(channel)}${written.join("")}</channel></rss>`;
}

const CDF_FIELDS: Record<string, string> = Object.assign(Object.create(null), {
  title: "title",
  abstract: "description",
});

const writeFields = (fields: Record<string, string>): string =>
  Object.entries(fields)
    .map(([name, value]) => (value === "" ? "" : `<${name}>${escapeXml(value)}</${name}>`))
    .join("");

const escapeXml = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
