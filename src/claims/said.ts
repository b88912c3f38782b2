import { findQuotations, type Quotation } from "../french/quotations.ts";
import { foldQuote } from "../french/typography.ts";
import type { Day } from "../lib/calendar.ts";
import type { Claim } from "./claim.ts";
import type { Evidence } from "./evidence.ts";
import { type Reading, readSentence } from "./reading.ts";

/** A claim as the checks see it. */
export type Said = {
  claim: Claim;
  reading: Reading;
  quotations: Quotation[];
  /** Whether a place of the claim stands in a quotation that the evidence holds word for word. */
  isQuoted: (at: number) => boolean;
};

/** Reads a claim beside its evidence; its « lundi » is the one of the first article that it cites. */
export function readClaim(claim: Claim, evidence: Evidence): Said {
  const published: Day = evidence.supports[0]?.published ?? { value: "", precision: "unknown" };
  const quotations = findQuotations(claim.text);
  const verbatim = quotations.filter(({ text }) => isVerbatim(text, evidence));
  return {
    claim,
    reading: readSentence(claim.text, published, "fr"),
    quotations,
    isQuoted: (at) => verbatim.some(({ start, end }) => start <= at && at < end),
  };
}

/** « […] » and « (…) » leave words out. */
const GAP = /\s*(?:\[(?:…|\.{3})\]|\((?:…|\.{3})\))\s*/;
const EDGE = /^[\s.,;:!?…-]+|[\s.,;:!?…-]+$/g;

/** Whether a quotation stands word for word in the evidence, but for its typography and what it says it leaves out. */
export function isVerbatim(quotation: string, { supports }: Evidence): boolean {
  const pieces = quotation
    .split(GAP)
    .map((piece) => foldQuote(piece).replace(EDGE, ""))
    .filter(Boolean);
  return pieces.every((piece) => holds(supports, piece));
}

/** In one sentence, or over two that follow each other. */
function holds(supports: Evidence["supports"], piece: string): boolean {
  return supports.some(
    ({ folded, citation }) =>
      hasWords(folded, piece) ||
      supports.some(
        (next) =>
          next.citation.articleId === citation.articleId &&
          next.citation.sentence === citation.sentence + 1 &&
          hasWords(foldQuote(`${folded} ${next.folded}`), piece),
      ),
  );
}

function hasWords(text: string, piece: string): boolean {
  for (let at = text.indexOf(piece); at >= 0; at = text.indexOf(piece, at + 1)) {
    const isWhole =
      !isWord(text.charAt(at - 1), piece.charAt(0)) && !isWord(piece.at(-1) ?? "", text.charAt(at + piece.length));
    if (isWhole) return true;
  }
  return false;
}

const isWord = (left: string, right: string): boolean => /[\p{L}\p{N}]/u.test(left) && /[\p{L}\p{N}]/u.test(right);
