/// <reference lib="dom" />
import { Readability } from "@mozilla/readability";
import { type Block, readBlocks, sizeOf } from "./page-blocks.ts";
import { buildDocument, PageRefused } from "./page-document.ts";
import { dropLinkLists, proseIn, removeCards, removeComments, removeFurniture } from "./page-furniture.ts";
import { removeHidden } from "./page-hidden.ts";
import { findArticleBody } from "./page-metadata.ts";

/**
 * Where a page's text was taken: the text as it stands, Readability's choice in the cleaned page or in the page as it was,
 * what is published for search engines, the largest element that calls itself the article, or the whole page.
 */
export type Route = "text" | "cleaned" | "plain" | "published" | "element" | "page";

type Reading = { blocks: Block[]; route: Route };

/** The article in a page. `document` is what `buildDocument` made of `html`; it is used up. */
export function findArticle(html: string, document: Document): Reading {
  if (!MARKUP.test(html)) return { blocks: readPiece(html), route: "text" };
  const articleBody = findArticleBody(document);
  const prose = proseIn(clear(document).body);
  removeFurniture(document.body);
  const cleaned = readMain(document);
  const isDoubtful = sizeOf(cleaned) < prose * DOUBTFUL;
  const found = isDoubtful
    ? chooseReading(cleaned, readMain(reopen(html)))
    : { blocks: cleaned, route: "cleaned" as const };
  return sizeOf(found.blocks) < TOO_SHORT ? rescue(html, articleBody, found) : found;
}

/** The text of a piece of HTML that is all article; none where it is past the limits of a page. */
export function readPiece(html: string): Block[] {
  try {
    const { body } = reopen(MARKUP.test(html) ? html : html.replaceAll("\n", "<br>"));
    removeFurniture(body);
    return readBlocks(body);
  } catch (thrown) {
    if (thrown instanceof PageRefused) return [];
    throw thrown;
  }
}

/** Text without a single tag keeps its lines. */
const MARKUP = /<[a-z!/?]/i;

/** Characters: less is no article, and other ways to one are tried. */
const TOO_SHORT = 200;

/** Takes out what is never the article's, whatever share of the page it holds. */
function clear(document: Document): Document {
  removeHidden(document);
  removeComments(document.body);
  removeCards(document.body);
  return document;
}

const reopen = (html: string): Document => clear(buildDocument(html));

/** Where less of the page's prose is left, the page is read a second time, as it was before cleaning. */
const DOUBTFUL = 0.8;

/** Cleaning that lost half of the prose has cut into the article, and one that led elsewhere took something else for it. */
function chooseReading(cleaned: Block[], plain: Block[]): Reading {
  const isCut = sizeOf(cleaned) < sizeOf(plain) / 2;
  const isOther = isCut || likeness(cleaned, plain) < 0.2;
  return isOther ? { blocks: plain, route: "plain" } : { blocks: cleaned, route: "cleaned" };
}

/** The share of the shorter reading, 0 to 1, that the other one has as well. */
function likeness(a: Block[], b: Block[]): number {
  const texts = new Set(a.map(({ text }) => text));
  const shared = sizeOf(b.filter(({ text }) => texts.has(text)));
  return shared / Math.max(1, Math.min(sizeOf(a), sizeOf(b)));
}

/** Elements: Readability takes a time that grows with their square. The largest articles have a few thousand. */
const MOST_ELEMENTS = 20_000;

/** The part that Readability takes for the article, which it cuts out of the document. */
function readMain(document: Document): Block[] {
  if (document.body.querySelectorAll("*").length > MOST_ELEMENTS) return [];
  try {
    const options = { serializer: (node: Node) => node, disableJSONLD: true };
    const content = new Readability<Node>(document, options).parse()?.content;
    return content ? dropLinkLists(readBlocks(content)) : [];
  } catch {
    // It runs out of stack on pages that nobody wrote.
    return [];
  }
}

/** The body that the page publishes for search engines, else the largest element that calls itself the article. */
function rescue(html: string, articleBody: string | undefined, found: Reading): Reading {
  const published = readPiece(articleBody ?? "");
  if (sizeOf(published) >= TOO_SHORT) return { blocks: published, route: "published" };
  const { body } = reopen(html);
  removeFurniture(body);
  const candidates = Array.from(body.querySelectorAll(MAIN), (element) => dropLinkLists(readBlocks(element)));
  const [largest] = candidates.toSorted((a, b) => sizeOf(b) - sizeOf(a));
  const contained = largest ?? dropLinkLists(readBlocks(body));
  if (sizeOf(contained) <= sizeOf(found.blocks)) return found;
  return { blocks: contained, route: largest === undefined ? "page" : "element" };
}

const MAIN = "article,main,[role=main],[itemprop~=articleBody]";
