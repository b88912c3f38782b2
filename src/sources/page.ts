/// <reference lib="dom" />
import type { Line } from "../articles/draft.ts";
import { fold } from "../french/words.ts";
import { Failure } from "../lib/failure.ts";
import { findArticle, type Route, readPiece } from "./page-article.ts";
import { type Block, toLines } from "./page-blocks.ts";
import { buildDocument, DEEPEST, PageRefused } from "./page-document.ts";
import { type Metadata, readMetadata } from "./page-metadata.ts";

export type Page = Metadata & { lines: Line[]; route: Route };

/**
 * The article of a web page, and what the page says of it. `place` is the page's address or path. Throws the failures
 * "page-too-deep" and "page-too-heavy". There are no lines where the page shows no text.
 */
export function readPage(html: string, place: string): Page {
  const document = openPage(html, place);
  const metadata = readMetadata(document, place);
  const { blocks, route } = findArticle(html, document);
  return { ...metadata, lines: toLines(withoutTitle(blocks, metadata.title)), route };
}

/** The lines of a piece of HTML, as feeds carry it; none where it is too deep or too large to be anybody's text. */
export function readFragment(html: string): Line[] {
  return toLines(readPiece(html));
}

function openPage(html: string, place: string): Document {
  try {
    return buildDocument(html);
  } catch (thrown) {
    if (!(thrown instanceof PageRefused)) throw thrown;
    const { code } = thrown;
    throw new Failure(code === "page-too-deep" ? { code, place, limit: DEEPEST } : { code, place });
  }
}

/** The title is kept apart: it is no line of the article. */
function withoutTitle(blocks: Block[], title: string | null): Block[] {
  const name = fold(title ?? "");
  return blocks.filter(({ text, kind }, at) => fold(text) !== name || (kind !== "heading" && at > 0));
}
