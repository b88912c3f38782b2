import { checkClaim } from "../claims/check.ts";
import type { Claim } from "../claims/claim.ts";
import type { StoredArticle } from "../corpus/reading.ts";
import { findQuantities } from "../french/numbers.ts";
import { searchTerms } from "../french/words.ts";

/** Articles that bear out one claim beside the first. */
const MOST = 2;
/** Share of a claim's words that a sentence must hold to be read. */
const NEAR = 0.5;

/**
 * A claim with the sentences of other articles of its story that prove it too, each by the same checks; copies prove
 * nothing more. `articles` hold those of the claim's story.
 */
export function corroborate(claim: Claim, articles: readonly StoredArticle[]): Claim {
  const own = new Set(claim.citations.map(({ articleId }) => articleId));
  const stories = new Set(articles.filter(({ id }) => own.has(id)).map(({ storyId }) => storyId));
  const cited = new Map(articles.map((article) => [article.id, article]));
  const others = articles.filter(({ id, storyId, copyOf }) => !own.has(id) && stories.has(storyId) && copyOf === null);
  const terms = new Set(searchTerms(claim.text));
  const proofs = others.flatMap(({ id: articleId, sentences }) => {
    const at = sentences.findIndex(({ text, opinion }, sentence) => {
      if (opinion || text === "" || shareOf(terms, text) < NEAR) return false;
      return checkClaim({ ...claim, citations: [{ articleId, sentence }] }, cited, { persona: false }).length === 0;
    });
    return at < 0 ? [] : [{ articleId, sentence: at }];
  });
  return { ...claim, citations: [...claim.citations, ...proofs.slice(0, MOST)] };
}

function shareOf(terms: ReadonlySet<string>, text: string): number {
  return terms.size === 0 ? 0 : new Set(searchTerms(text)).intersection(terms).size / terms.size;
}

/** Whether two articles that do not repeat each other bear out one of the claims, or give the same figure in two of them. */
export function areBacked(claims: readonly Claim[], articles: readonly StoredArticle[]): boolean {
  const copies = new Map(articles.map(({ id, copyOf }) => [id, copyOf ?? id]));
  const sourcesOf = ({ citations }: Claim): string[] =>
    citations.map(({ articleId }) => copies.get(articleId) ?? articleId);
  const bearers = new Map<string, Set<string>>();
  for (const claim of claims) {
    if (new Set(sourcesOf(claim)).size > 1) return true;
    for (const figure of figuresIn(claim.text)) {
      bearers.set(figure, (bearers.get(figure) ?? new Set()).union(new Set(sourcesOf(claim))));
    }
  }
  return [...bearers.values()].some((sources) => sources.size > 1);
}

const figuresIn = (text: string): string[] =>
  findQuantities(text).flatMap(({ kind, unit, values }) =>
    kind === "money" || kind === "measure" ? values.map((value) => `${value} ${unit}`) : [],
  );
