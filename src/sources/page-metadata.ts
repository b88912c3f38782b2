/// <reference lib="dom" />
import { authorIn } from "../articles/head.ts";
import { fold } from "../french/words.ts";
import { findArticle, type Node, parseJsonLd, textsAt } from "./json-ld.ts";
import { joinNames, plainRubrics } from "./names.ts";
import { ownAddress } from "./page-address.ts";
import { oneLine, plainText } from "./plain-text.ts";

/** What a page says of itself; null where it says nothing. `published` is as written, `language` two letters. */
export type Metadata = {
  title: string | null;
  url: string | null;
  author: string | null;
  publisher: string | null;
  published: string | null;
  rubrics: string[];
  language: string | null;
};

/**
 * Reads JSON-LD, Open Graph, `<meta>`, `<time>` and the headings. Call it before anything is taken out of the page,
 * which was found at `place`.
 */
export function readMetadata(document: Document, place: string): Metadata {
  const nodes = readNodes(document);
  const page = { document, nodes, article: findArticle(nodes), meta: readMeta(document) };
  const publisher = findSite(page);
  return {
    title: findTitle(page, publisher),
    url: ownAddress(document.querySelector("link[rel~=canonical]")?.getAttribute("href"), place),
    author: findAuthor(page),
    publisher,
    published: findDate(page),
    rubrics: findRubrics(page),
    language: LANGUAGE.exec(document.documentElement.getAttribute("lang") ?? "")?.[1]?.toLowerCase() ?? null,
  };
}

/** The longest `articleBody` that the page publishes in its JSON-LD, as markup. */
export function findArticleBody(document: Document): string | undefined {
  const bodies = readNodes(document).flatMap((node) => textsAt(node, "articleBody"));
  return bodies.toSorted((a, b) => b.length - a.length)[0];
}

const LANGUAGE = /^\s*([a-z]{2})(?:[-_]|\s*$)/i;

type Described = { document: Document; nodes: Node[]; article: Node | undefined; meta: Map<string, string[]> };

const readNodes = (document: Document): Node[] =>
  Array.from(document.querySelectorAll("script")).flatMap((script) => parseJsonLd(script.textContent ?? ""));

function readMeta(document: Document): Map<string, string[]> {
  const meta = new Map<string, string[]>();
  for (const element of document.querySelectorAll("meta[content]")) {
    const names = ["property", "name", "itemprop"].map((attribute) => element.getAttribute(attribute));
    const name = names.find((each) => each)?.toLowerCase() ?? "";
    const contents = meta.get(name) ?? [];
    contents.push(element.getAttribute("content") ?? "");
    meta.set(name, contents);
  }
  return meta;
}

const fromJsonLd = (page: Described, name: string): string[] => textsAt(page.article, name, page.nodes);
const fromMeta = (page: Described, ...names: string[]): string[] => names.flatMap((name) => page.meta.get(name) ?? []);
const firstOf = (...lists: string[][]): string | null =>
  lists.flatMap((texts) => texts.map(plainText)).find((text) => text !== "") ?? null;

const textOf = (element: Element | null | undefined): string => oneLine(element?.textContent ?? "");

/** What the page says of its site, else the home page's link where the window's title ends with it. */
function findSite(page: Described): string | null {
  const window = fold(textOf(page.document.querySelector("title")));
  const home = Array.from(page.document.body.querySelectorAll("a[href='/']"), textOf);
  const named = home.find((text) => text.length >= 4 && window.endsWith(fold(text)) && window !== fold(text));
  return firstOf(fromJsonLd(page, "publisher"), fromMeta(page, "og:site_name", "application-name")) ?? named ?? null;
}

function findTitle(page: Described, publisher: string | null): string | null {
  const window = textOf(page.document.querySelector("title"));
  const headings = Array.from(page.document.querySelectorAll("h1"), textOf);
  const heading = headings
    .filter((text) => isHeadline(text, window, publisher))
    .toSorted((a, b) => b.length - a.length);
  const named = firstOf(fromJsonLd(page, "headline"), fromMeta(page, "og:title", "twitter:title", "dc.title"));
  return heading[0] ?? named ?? (withoutSite(window, publisher) || null);
}

/** A heading that the window's title repeats, unless it is the site's name. */
function isHeadline(heading: string, window: string, publisher: string | null): boolean {
  const [text, whole] = [fold(heading), fold(window)];
  if (text.length < 4 || text === fold(publisher ?? "")) return false;
  return whole.startsWith(text) || (whole.includes(text) && text.length > whole.length * 0.4);
}

/** « Titre | Le Journal » without the journal. */
function withoutSite(window: string, publisher: string | null): string {
  const at = publisher === null ? -1 : fold(window).lastIndexOf(fold(publisher));
  const cut = SEPARATED.exec(window);
  return cut !== null && at >= (cut[1] ?? "").length ? (cut[1] ?? window) : window;
}

const SEPARATED = /^(.+)\s+[-–—|·•»«:]+\s+[^-–—|·•»«:]+$/u;

function findAuthor(page: Described): string | null {
  return (
    joinNames(fromJsonLd(page, "author")) ??
    joinNames(fromMeta(page, "author", "article:author", "dc.creator", "dcterms.creator", "parsely-author")) ??
    joinNames([visibleByline(page.document)]) ??
    underTitle(page.document)
      .map(authorIn)
      .find((name) => name !== null) ??
    null
  );
}

const BYLINE =
  "[rel~=author],[itemprop~=author],.byline,.author,.author-name,.post-author,.entry-author,.auteur,.auteurs,.article-author";

/** The first text that the page marks as its author's and that is no longer than a name. */
function visibleByline(document: Document): string | undefined {
  const texts = Array.from(document.body.querySelectorAll(BYLINE), (element) =>
    textOf(element.querySelector("[itemprop~=name],[rel~=author],a") ?? element),
  );
  return texts.find((text) => text !== "" && text.length < 80 && !/\d|(?:\S+\s+){7}/.test(text));
}

const DATES = [
  ...["article:published_time", "og:published_time", "datepublished", "date", "dc.date", "dc.date.issued"],
  ...["dcterms.date", "dcterms.created", "dcterms.issued", "pubdate", "publish-date", "publication_date"],
  ...["publishdate", "parsely-pub-date", "sailthru.date", "citation_publication_date", "date.created"],
];
/** The most telling first. The last ones hold a sentence, « Publié le 9 juillet 2025 par… », as a line of the page. */
const TIMES = [
  ...["[itemprop~=datePublished]", "time[pubdate]", "time.published", "article time,main time", "time"],
  ...[".published", ".post-date,.entry-date,.article-date,.date-header,.posted-on,.dateline,.timestamp,.date"],
  ".entry-meta,.post-meta,.article-meta,.byline,.meta",
];

function findDate(page: Described): string | null {
  const named = firstOf(fromJsonLd(page, "datePublished"), fromMeta(page, ...DATES), fromJsonLd(page, "dateCreated"));
  return (
    named ??
    firstOf(
      TIMES.flatMap((selector) => datesAt(page.document, selector)),
      datesUnderTitle(page.document),
    )
  );
}

/** A dateline that no name marks: a short line with a whole date, just under the title. */
const datesUnderTitle = (document: Document): string[] => underTitle(document).filter((text) => WHOLE_DATE.test(text));

/** The short texts of the first elements under the title. */
function underTitle({ body }: Document): string[] {
  const elements = Array.from(body.querySelectorAll("*"));
  const title = elements.findIndex(({ tagName }) => tagName === "H1");
  const under = title < 0 ? [] : elements.slice(title + 1, title + 1 + UNDER_TITLE);
  return under.map(textOf).filter((text) => text !== "" && text.length < 120);
}

const UNDER_TITLE = 8;
const WHOLE_DATE =
  /(?<!\d)(?:\d{1,2}(?:er)? \p{L}{3,9}\.? \d{4}|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d{2}-\d{2}|\p{L}{3,9}\.? \d{1,2}, \d{4})(?!\d)/u;

function datesAt(document: Document, selector: string): string[] {
  const texts = Array.from(document.body.querySelectorAll(selector), (element) =>
    oneLine(element.getAttribute("datetime") ?? element.getAttribute("content") ?? element.textContent ?? ""),
  );
  return texts.filter((text) => /\d{2}/.test(text) && text.length < 120);
}

/** A page's keywords are not its rubrics. */
function findRubrics(page: Described): string[] {
  const links = Array.from(page.document.body.querySelectorAll("a[rel~=category]"), textOf);
  const written = [...fromMeta(page, "article:section"), ...fromJsonLd(page, "articleSection"), ...links];
  return plainRubrics(written).slice(0, MOST_RUBRICS);
}

const MOST_RUBRICS = 10;
