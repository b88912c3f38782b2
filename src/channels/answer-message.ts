import type { Source } from "../claims/claim.ts";
import type { FoundPassage } from "../corpus/search.ts";
import type { Answer } from "../questions/answer.ts";
import { spanOf } from "./edition-message.ts";
import type { Message, Part } from "./message.ts";
import {
  baseLine,
  coverageLine,
  EXTRACTS_MODE,
  emptyCorpusRefusal,
  nearest,
  noPassage,
  partialAnswer,
  publishedLine,
  refusal,
  SECTIONS,
  sourceLine,
} from "./wording.ts";

/** An answer with its sources, or the refusal with what the corpus covers and what comes nearest. */
export function answerMessage(answer: Answer): Message {
  const coverage = coverageLine(answer.coverage);
  if (answer.coverage.articles === 0) return [{ kind: "paragraph", spans: [{ text: emptyCorpusRefusal }] }];
  if (answer.status === "not-in-corpus") {
    const near = answer.sources.length > 0 ? [{ text: nearest(answer.sources.slice(0, 1)) }] : [];
    return [{ kind: "paragraph", spans: [{ text: refusal(coverage) }, ...near] }];
  }
  return [
    { kind: "title", text: answer.question },
    { kind: "list", numbered: answer.claims.length > 1, items: answer.claims.map((claim) => [spanOf(claim)]) },
    ...(answer.status === "partial" ? [note(partialAnswer)] : []),
    { kind: "heading", text: SECTIONS.sources },
    { kind: "sources", entries: answer.sources.map(entryOf) },
    note(baseLine(answer.sources.length, coverage)),
    ...(answer.mode === "extracts" ? [note(EXTRACTS_MODE)] : []),
  ];
}

const note = (text: string): Part => ({ kind: "note", text });
const entryOf = (source: Source) => ({ n: source.n, text: sourceLine(source), url: source.url });

/** Passages found, best first, each under its article's title. */
export function searchMessage(words: string, found: readonly FoundPassage[]): Message {
  if (found.length === 0) return [{ kind: "paragraph", spans: [{ text: noPassage(words) }] }];
  return found.flatMap(({ articleId, title, heading, text, published }, at): Part[] => [
    { kind: "heading", text: `${at + 1}. ${title}` },
    note([heading, publishedLine(published), articleId.slice(0, 8)].filter(Boolean).join(" · ")),
    { kind: "paragraph", spans: [{ text: shorten(text.replaceAll("\n", " ")) }] },
  ]);
}

/** Characters of a passage shown in a list: enough to see whether it is the one. */
const SHOWN = 320;

const shorten = (text: string): string =>
  text.length <= SHOWN ? text : `${text.slice(0, text.lastIndexOf(" ", SHOWN))}…`;
