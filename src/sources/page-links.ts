import { Parser } from "htmlparser2";
import { isMenuName, isMenuTag } from "./menu-names.ts";
import { DEEPEST, PageRefused } from "./page-document.ts";
import { oneLine } from "./plain-text.ts";
import { webAddress } from "./web-address.ts";

/** A link that people can press, and where it stands. */
export type Anchor = {
  /** Absolute, without its fragment. */
  url: string;
  /** What it shows, "" for a picture: its heading, or the longest of its texts. */
  text: string;
  /** The heading that stands just above it, linked or not; null where there is none. */
  under: string | null;
  /** In a heading, or with one in it. */
  isHeading: boolean;
  /** In the midst of a paragraph. */
  isInProse: boolean;
  /** In an `<article>`. */
  isInArticle: boolean;
  /** A date stands in it, or close to it. */
  isDated: boolean;
  /** In menus, footers, forms and the like. */
  isInMenu: boolean;
  /** The elements that it stands in, by which what is repeated is told. */
  place: string;
  /** Characters of the page's text before it that no link shows. */
  plainAt: number;
};

/** An element `<link>` of the page; `href` is absolute. */
type HeadLink = { rel: string; type: string; href: string; title: string };

/** `size`: characters of the page's text that no link shows. `meta` is by lower-case name, the first of each. */
export type PageLinks = {
  anchors: Anchor[];
  size: number;
  head: HeadLink[];
  meta: Map<string, string>;
  title: string;
};

/** Links, and characters: a page that has more is read from its top. */
const MOST_LINKS = 5_000;
const LONGEST_PAGE = 3_000_000;

/** All that leads elsewhere in a page, in one pass, without building it. A page nested too deep is read down to there. */
export function readLinks(html: string, address: string): PageLinks {
  const reader = new Reader(address);
  try {
    new Parser(reader).end(html.slice(0, LONGEST_PAGE));
  } catch (thrown) {
    if (!(thrown instanceof PageRefused)) throw thrown;
  }
  return reader.end();
}

type Open = { name: string; place: string; menu: number | null };
type Draft = Anchor & { chunks: string[]; heading: string; menus: number[]; end: number };

class Reader {
  readonly #anchors: Draft[] = [];
  readonly #head: HeadLink[] = [];
  readonly #meta = new Map<string, string>();
  readonly #open: Open[] = [];
  #base: string;
  #title = "";
  #anchor: Draft | undefined;
  #size = 0;
  #plain = 0;
  /** The addresses that links led to since the last date. */
  #sinceDate = new Set<string>();
  #dateAt = Number.NEGATIVE_INFINITY;
  #heading = { text: "", from: 0, at: Number.NEGATIVE_INFINITY };
  /** What a paragraph says before a link. */
  #paragraph = "";
  #menus = 0;

  constructor(address: string) {
    this.#base = address;
  }

  onopentag(name: string, attributes: Record<string, string>): void {
    if (this.#open.length >= DEEPEST) throw new PageRefused("page-too-deep");
    if (name === "base") this.#base = webAddress(attributes["href"], this.#base) ?? this.#base;
    if (name === "link") this.#noteHead(attributes);
    if (name === "meta") this.#noteMeta(attributes);
    if (name === "time" || attributes["datetime"] !== undefined) this.#noteDate();
    this.#open.push({ name, place: placeOf(name, attributes), menu: this.#menuOf(name, attributes) });
    if (HEADING.test(name)) this.#openHeading();
    if (name === "p") this.#paragraph = "";
    if (name === "a") this.#openAnchor(attributes);
  }

  onclosetag(name: string): void {
    if (name === "a") this.#closeAnchor();
    // A date tells nothing of what stands under the next heading.
    if (HEADING.test(name) && this.#dateAt < this.#heading.from) this.#dateAt = Number.NEGATIVE_INFINITY;
    this.#open.pop();
  }

  ontext(written: string): void {
    const name = this.#open.at(-1)?.name ?? "";
    if (name === "title" && !this.#isIn("svg")) this.#title += written;
    if (UNSHOWN.has(name)) return;
    const shown = written.replace(/\s+/g, " ");
    if (shown.trim() === "") return;
    this.#size += shown.length;
    this.#paragraph = (this.#paragraph + shown).slice(-LONGEST_DATED);
    if (this.#anchor === undefined) this.#plain += shown.length;
    else this.#anchor.chunks.push(shown);
    if (shown.length < LONGEST_DATED && DATE.test(shown)) this.#noteDate();
    if (this.#isIn(HEADING)) {
      const { text, from } = this.#heading;
      this.#heading = { text: `${text} ${shown}`.slice(0, 300), from, at: this.#size };
      if (this.#anchor) this.#anchor.heading += ` ${shown}`;
    }
  }

  end(): PageLinks {
    this.#closeAnchor();
    const inside = new Map<number, number>();
    for (const id of this.#anchors.flatMap(({ menus }) => menus)) inside.set(id, (inside.get(id) ?? 0) + 1);
    // What holds most of the page's links is the page, whatever it is called.
    const most = this.#anchors.length * MOST_OF_PAGE;
    const anchors = this.#anchors.map(({ chunks, heading, menus, end: _, ...anchor }) => ({
      ...anchor,
      text: oneLine(heading) || longest(chunks.map(oneLine)),
      isInMenu: menus.some((id) => id < 0 || (inside.get(id) ?? 0) <= most),
    }));
    return { anchors, size: this.#plain, head: this.#head, meta: this.#meta, title: oneLine(this.#title) };
  }

  #isIn(name: string | RegExp): boolean {
    return this.#open.some((each) => (typeof name === "string" ? each.name === name : name.test(each.name)));
  }

  /** A number for an element that is a menu by its name, -1 for one by its tag, null for any other. */
  #menuOf(name: string, attributes: Record<string, string>): number | null {
    if (name === "html" || name === "body") return null;
    const isInItem = this.#isIn(ITEM);
    if (isMenuTag(name, attributes["role"], isInItem)) return -1;
    const names = `${attributes["class"] ?? ""} ${attributes["id"] ?? ""}`;
    return isMenuName(names, isInItem) ? ++this.#menus : null;
  }

  #noteHead({ rel = "", type = "", href, title = "" }: Record<string, string>): void {
    const address = webAddress(href, this.#base);
    if (address === null || this.#head.length >= MOST_LINKS) return;
    this.#head.push({ rel: rel.toLowerCase(), type: type.toLowerCase(), href: address, title: oneLine(title) });
  }

  #noteMeta({ name, property, itemprop, content = "" }: Record<string, string>): void {
    const key = (name ?? property ?? itemprop ?? "").toLowerCase();
    if (key !== "" && !this.#meta.has(key)) this.#meta.set(key, content);
  }

  #openHeading(): void {
    this.#heading = { text: "", from: this.#size, at: this.#size };
    if (this.#anchor) this.#anchor.isHeading = true;
  }

  #openAnchor(attributes: Record<string, string>): void {
    this.#closeAnchor();
    const url = webAddress(attributes["href"]?.trim(), this.#base);
    if (url === null || this.#anchors.length >= MOST_LINKS) return;
    const [address = url] = url.split("#", 1);
    const names = this.#open.map(({ name }) => name);
    const { text: under, at } = this.#heading;
    this.#sinceDate.add(address);
    this.#anchor = {
      ...{ url: address, text: "", isHeading: this.#isIn(HEADING), isInProse: false },
      ...{ isInArticle: names.includes("article"), isInMenu: false, plainAt: this.#plain },
      isDated: this.#size - this.#dateAt <= CLOSE && this.#sinceDate.size <= BESIDE_DATE,
      under: this.#size - at <= UNDER_HEADING ? oneLine(under) || null : null,
      place: this.#open
        .slice(-5)
        .map((each) => each.place)
        .join(">"),
      ...{ chunks: [], heading: "", end: this.#size },
      menus: this.#open.flatMap(({ menu }) => menu ?? []),
    };
    const isSaid = SENTENCE.test(this.#paragraph.replace(DATE, ""));
    this.#anchor.isInProse = names.includes("p") && !this.#anchor.isHeading && isSaid;
    this.#anchors.push(this.#anchor);
  }

  #closeAnchor(): void {
    if (this.#anchor) this.#anchor.end = this.#size;
    this.#anchor = undefined;
  }

  /** A date tells of the link that it stands in, of those just before, and of those to come. */
  #noteDate(): void {
    this.#dateAt = this.#size;
    this.#sinceDate = new Set();
    const near = new Set<string>();
    for (const anchor of this.#anchors.slice(-LOOK_BACK).reverse()) {
      near.add(anchor.url);
      const isClose = near.size <= BESIDE_DATE && this.#size - anchor.end <= CLOSE;
      if (anchor === this.#anchor || isClose) anchor.isDated = true;
    }
  }
}

const HEADING = /^h[1-6]$/;
const ITEM = /^(?:article|li|tr|dd)$/;
const UNSHOWN = new Set(["script", "style", "noscript", "template", "title", "svg", "option", "textarea"]);

/** Characters between a date, or a heading, and the link that it is of. */
const CLOSE = 120;
const UNDER_HEADING = 300;
const LONGEST_DATED = 200;
/** Three words at least, and room between them. */
const SENTENCE = /\p{L}{2}.*\s.*\p{L}{2}.*\s.*\p{L}{2}/u;
/** Links looked at before a date, and addresses on each side of it that may be its. */
const LOOK_BACK = 6;
const BESIDE_DATE = 2;
/** The share of a page's links past which what holds them is no menu. */
const MOST_OF_PAGE = 0.5;

/** The element, by its tag and the first of its classes, long numbers left out: alike in each item of a list. */
function placeOf(name: string, attributes: Record<string, string>): string {
  const [first = ""] = (attributes["class"] ?? "").trim().split(/\s+/, 1);
  return `${name}.${first.replace(/\d{3,}/g, "#")}`;
}

const longest = (texts: readonly string[]): string =>
  texts.reduce((found, text) => (text.length > found.length ? text : found), "");

const MONTHS =
  "janv|févr|fevr|mars|avr|mai|juin|juil|août|aout|sept|oct|nov|déc|dec|jan|feb|mar|apr|may|june?|july?|aug|sep";
const DATE = new RegExp(
  [
    "(?<!\\d)\\d{1,2}[/.-]\\d{1,2}[/.-](?:\\d{4}|\\d{2})(?!\\d)|(?<!\\d)\\d{4}[-/.]\\d{2}[-/.]\\d{2}(?!\\d)",
    `(?<!\\d)\\d{1,2}(?:er)?\\s(?:${MONTHS})|(?<!\\p{L})(?:${MONTHS})\\p{L}{0,7}\\.?\\s\\d{1,2}(?!\\d)`,
    "(?<!\\p{L})(?:il y a \\d+|hier|aujourd[’']hui|yesterday|\\d+ (?:minute|hour|day)s? ago)(?!\\p{L})",
  ].join("|"),
  "iu",
);
