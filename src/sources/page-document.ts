/// <reference lib="dom" />
import { Parser } from "htmlparser2";
import { parseHTML } from "linkedom";

/** Levels: beyond, every parser of HTML takes a time that grows with their square. */
export const DEEPEST = 256;

/** Elements of a page, attributes of a tag, characters of text: no article comes near, and more would take all memory. */
const MOST_ELEMENTS = 50_000;
const MOST_ATTRIBUTES = 1000;
const MOST_TEXT = 2_000_000;

/** Thrown by `buildDocument` as soon as a page goes past a limit, before the rest is read. */
export class PageRefused extends Error {
  override name = "PageRefused";
  readonly code: "page-too-deep" | "page-too-heavy";
  constructor(code: PageRefused["code"]) {
    super(code);
    this.code = code;
  }
}

/**
 * A page as a document of linkedom, in one pass over its markup. Comments and all that a browser does not show as text
 * are left out; `<title>`, `<meta>`, `<link>`, `<style>` and JSON-LD stand in the head wherever the page has them, all
 * else in the body. Throws `PageRefused`.
 */
export function buildDocument(html: string): Document {
  const { document } = parseHTML("<!doctype html><html><head></head><body></body></html>");
  const builder = new Builder(document);
  new Parser(builder).end(html);
  return document;
}

class Builder {
  readonly #document: Document;
  readonly #open: Element[];
  #text = "";
  #depth = 0;
  #elements = 0;
  #attributes = 0;
  #written = 0;
  /** The depth at which something unread began. */
  #unread = Number.POSITIVE_INFINITY;

  constructor(document: Document) {
    this.#document = document;
    this.#open = [document.body];
  }

  onopentagname(): void {
    this.#depth++;
    this.#attributes = 0;
    if (this.#depth > DEEPEST) throw new PageRefused("page-too-deep");
  }

  onattribute(): void {
    if (++this.#attributes > MOST_ATTRIBUTES) throw new PageRefused("page-too-heavy");
  }

  onopentag(name: string, attributes: Record<string, string>): void {
    this.#flush();
    if (this.#depth > this.#unread) return;
    if (isUnread(name, attributes)) {
      this.#unread = this.#depth;
      return;
    }
    if (++this.#elements > MOST_ELEMENTS) throw new PageRefused("page-too-heavy");
    this.#open.push(this.#place(name, attributes));
  }

  onclosetag(): void {
    this.#flush();
    if (this.#depth < this.#unread) this.#open.pop();
    if (this.#depth === this.#unread) this.#unread = Number.POSITIVE_INFINITY;
    this.#depth--;
  }

  ontext(text: string): void {
    if (this.#depth >= this.#unread) return;
    this.#text += text;
    this.#written += text.length;
    if (this.#written > MOST_TEXT) throw new PageRefused("page-too-heavy");
  }

  onend(): void {
    this.#flush();
  }

  #flush(): void {
    if (this.#text === "") return;
    this.#open.at(-1)?.append(this.#document.createTextNode(this.#text));
    this.#text = "";
  }

  /** The element for a tag, in its place. `<html>`, `<head>` and `<body>` open nothing, wherever they stand. */
  #place(name: string, attributes: Record<string, string>): Element {
    const { documentElement, head, body } = this.#document;
    const parent = this.#open.at(-1) ?? body;
    if (name === "html" && attributes["lang"]) documentElement.setAttribute("lang", attributes["lang"]);
    if (FRAME.has(name)) return parent;
    const element = this.#document.createElement(name);
    for (const attribute of KEPT_ATTRIBUTES) {
      const value = attributes[attribute];
      if (value !== undefined) element.setAttribute(attribute, value);
    }
    (OF_THE_HEAD.has(name) ? head : parent).append(element);
    return element;
  }
}

const FRAME = new Set(["html", "head", "body"]);
const OF_THE_HEAD = new Set(["title", "meta", "link", "style", "script"]);
const UNREAD = new Set(
  `applet area audio button canvas datalist embed frame frameset iframe map math noembed noframes noscript object option
  progress rp select svg template textarea video`.split(/\s+/),
);

function isUnread(name: string, attributes: Record<string, string>): boolean {
  if (name === "script") return !/^\s*application\/ld\+json/i.test(attributes["type"] ?? "");
  return UNREAD.has(name) || (name === "dialog" && attributes["open"] === undefined);
}

/** What tells an element's part in the page, and whether it is shown. */
const KEPT_ATTRIBUTES = [
  ...["class", "id", "style", "hidden", "aria-hidden", "role", "aria-modal", "lang", "dir"],
  ...["href", "rel", "datetime", "pubdate", "itemprop", "itemscope", "content", "property", "name", "type"],
];
