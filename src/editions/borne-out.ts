import type { Article } from "../articles/article.ts";
import { checkClaim } from "../claims/check.ts";
import type { Citation } from "../claims/claim.ts";
import type { Fault } from "../claims/fault.ts";
import { foldQuote } from "../french/typography.ts";
import { searchTerms } from "../french/words.ts";
import type { Said } from "./decision.ts";

type Changed = Pick<Article, "id" | "sentences" | "published" | "language" | "flags">;

/** Whether what an edition said still stands on its articles, and the sentences that tell of the same now. */
export type BorneOut = { stands: boolean; now: Citation[] };

/**
 * Holds a sentence that was shown against its articles as they are. It stands where each sentence that it quoted is still
 * there, or where those that are most like them go against nothing in it. What is missing from an article that was cut
 * short is no correction.
 */
export function isBorneOut({ text, citations }: Said, articles: ReadonlyMap<string, Changed>): BorneOut {
  const found = citations.flatMap(({ articleId, quote }) => {
    const article = articles.get(articleId);
    return article === undefined ? [] : [{ article, quote, at: placeOf(quote, article) }];
  });
  if (found.length < citations.length || found.every(({ at }) => at !== undefined)) return { stands: true, now: [] };
  const now = found.flatMap(({ article, quote, at }) =>
    (at === undefined ? likest(quote, article) : [at]).map((sentence) => ({ articleId: article.id, sentence })),
  );
  if (now.length === 0) return { stands: found.some(({ article }) => isCut(article)), now };
  const faults = checkClaim({ kind: "fact", text, citations: now }, articles, { persona: false });
  return { stands: !faults.some((fault) => goesAgainst(fault, [...articles.values()])), now };
}

const placeOf = (quote: string, { sentences }: Changed): number | undefined => {
  const folded = foldQuote(quote);
  const at = sentences.findIndex(({ text }) => foldQuote(text) === folded);
  return at < 0 ? undefined : at;
};

const isCut = ({ flags }: Changed): boolean => flags.includes("truncated") || flags.includes("short");

/** Sentences that may tell anew what one told, and the share of its words that they must have. */
const LIKEST = 3;
const SHARED = 0.4;

/** The sentences that are most like one that is gone, the best first. */
function likest(quote: string, { sentences }: Changed): number[] {
  const terms = new Set(searchTerms(quote));
  const shares = sentences.map(({ text, opinion }, at) => {
    const shared = new Set(searchTerms(text).filter((term) => terms.has(term))).size;
    return { at, share: opinion ? 0 : shared / Math.max(1, terms.size) };
  });
  return shares
    .filter(({ share }) => share >= SHARED)
    .sort((a, b) => b.share - a.share || a.at - b.at)
    .slice(0, LIKEST)
    .map(({ at }) => at);
}

/** Other words for the same are none; a name may stand elsewhere in the article. */
const AGAINST = new Set<Fault["kind"]>([
  ...(["figure", "counted", "hedge", "range", "date", "quotation", "negation", "opposite", "modality"] as const),
]);

function goesAgainst(fault: Fault, articles: readonly Changed[]): boolean {
  if (fault.kind !== "name") return AGAINST.has(fault.kind);
  const name = foldQuote(fault.said);
  return !articles.some(({ sentences }) => sentences.some(({ text }) => foldQuote(text).includes(name)));
}
