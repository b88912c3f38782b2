import type { Source } from "../claims/claim.ts";
import { ARTICLE_GONE, PASSAGE_CHANGED, PASSAGES_TITLE } from "./command-wording.ts";
import type { Message, Part, Span } from "./message.ts";
import { note } from "./parts.ts";
import { sourceLine } from "./wording.ts";

/** Sentences that follow each other in an article, those that are cited among them. */
export type CitedPassage = readonly { text: string; isCited: boolean }[];

/**
 * What is cited of one article, under the number that it has in the message; `source` is null where the article is gone,
 * `lost` says that it has not all of these sentences any more.
 */
export type CitedArticle = { source: Source | null; passages: readonly CitedPassage[]; lost: boolean };

/** Each cited sentence where it stands, by article. */
export function passagesMessage(cited: readonly CitedArticle[]): Message {
  return [{ kind: "title", text: PASSAGES_TITLE }, ...cited.flatMap(articleParts)];
}

function articleParts({ source, passages, lost }: CitedArticle): Part[] {
  if (source === null) return [note(ARTICLE_GONE)];
  return [
    { kind: "heading", text: `[${source.n}] ${sourceLine(source)}` },
    ...passages.map((passage): Part => ({ kind: "paragraph", spans: passage.map(spanOf) })),
    ...(lost ? [note(PASSAGE_CHANGED)] : []),
  ];
}

const spanOf = ({ text, isCited }: CitedPassage[number]): Span => (isCited ? { text, style: "strong" } : { text });
