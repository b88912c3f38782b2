import type { ReadPassage } from "./score-passages.ts";
import type { SearchTerms } from "./search-terms.ts";

/**
 * The passages of one article, each with a part of what the terms are worth that any of them holds: news name what they
 * are about once, and tell the rest without it.
 */
export function lendTerms<Read extends ReadPassage>(sought: SearchTerms, article: readonly Read[]): Read[] {
  const held = new Set(article.flatMap(({ terms }) => terms));
  const worthAmong = (terms: SearchTerms["own"]): number =>
    terms.reduce((sum, { term, weight }) => sum + (held.has(term) ? weight : 0), 0);
  const [own, abroad] = [worthAmong(sought.own), worthAmong(sought.abroad)];
  return article.map((passage) => ({
    ...passage,
    byTerms: passage.byTerms + ARTICLE_WORTH * (passage.isOwn ? own : abroad),
  }));
}

/** What a term is worth to all the passages of an article that holds it. */
const ARTICLE_WORTH = 0.2;

type Scored = { article_id: string; ordinal: number; score: number };

/**
 * Passages, each with a part of what the best one of its article scores: what answers stands near what is most like the
 * question. The first of an article a little more, for news open with what is new.
 */
export function raiseByBest<Each extends Scored>(passages: readonly Each[]): Each[] {
  const best = new Map<string, number>();
  for (const { article_id, score } of passages) best.set(article_id, Math.max(score, best.get(article_id) ?? 0));
  return passages.map((passage) => {
    const share = BEST_WORTH + (passage.ordinal === 0 ? LEAD_WORTH : 0);
    return { ...passage, score: passage.score + share * (best.get(passage.article_id) ?? 0) };
  });
}

const BEST_WORTH = 0.6;
const LEAD_WORTH = 0.05;
