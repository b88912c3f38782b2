import type { Kysely } from "kysely";
import { searchTerms } from "../french/words.ts";
import type { Day } from "../lib/calendar.ts";
import { findAsked } from "./asked.ts";
import type { Frequencies } from "./frequencies.ts";
import { countTerms } from "./full-text.ts";
import { fullTextOf } from "./full-text-engine.ts";
import { passageTerms } from "./passages.ts";
import { scoreOf, weightOf } from "./ranking.ts";
import type { CorpusTables } from "./tables.ts";

/** A passage that answers to the words asked for; `score` only compares passages of one search. */
export type FoundPassage = {
  articleId: string;
  passageId: string;
  title: string;
  heading: string | null;
  text: string;
  score: number;
  published: Day;
  first: number;
  last: number;
  opinion: boolean;
};

/** Passages that hold words of the question, best first, at most three of one article. */
export async function searchPassages(
  database: Kysely<CorpusTables>,
  frequencies: Frequencies,
  question: string,
  limit: number,
): Promise<FoundPassage[]> {
  const terms = [...new Set(searchTerms(question))].slice(0, TERMS_READ);
  const [{ total }, counts] = await Promise.all([frequencies.count(database), countTerms(database, terms)]);
  const weighed = terms.map((term) => {
    const passages = counts.get(term) ?? 0;
    return { term, passages, weight: weightOf(passages, total) };
  });
  const [matched, asked] = await Promise.all([
    fullTextOf(database).match(database, weighed, Math.max(CANDIDATES, limit * PER_ARTICLE)),
    findAsked(database, weighed),
  ]);
  const seqs = [...new Set([...matched, ...asked.keys()])];
  if (seqs.length === 0) return [];
  const rows = await database
    .selectFrom("passages")
    .innerJoin("articles", "articles.id", "passages.article_id")
    .select(["seq", "article_id", "ordinal", "title", "heading", "text", "first", "last", "opinion"])
    .select(["published", "precision"])
    .where("seq", "in", seqs)
    .orderBy("seq")
    .execute();
  const weights = new Map(weighed.map(({ term, weight }) => [term, weight]));
  const found = rows.map(({ seq, article_id, ordinal, published, precision, opinion, ...row }) => ({
    ...{ ...row, articleId: article_id, passageId: `${article_id}/${ordinal}`, opinion: opinion === 1 },
    score: scoreOf(withAsked(passageTerms(row.title, row), asked.get(seq)), weights),
    published: { value: published, precision: precision as Day["precision"] },
  }));
  return spread(found.sort((a, b) => b.score - a.score)).slice(0, limit);
}

/** The terms of a passage, and once each those that only the question it answers has. */
function withAsked(terms: string[], asked: readonly string[] = []): string[] {
  const more = asked.filter((term) => !terms.includes(term));
  return more.length === 0 ? terms : [...terms, ...more];
}

/** Passages that an engine finds, to be ranked here: past some sixty, none comes back among the first. */
const CANDIDATES = 60;
const PER_ARTICLE = 3;
/** A question of a thousand words is a text pasted by mistake: its first words tell enough. */
const TERMS_READ = 60;

function spread(found: readonly FoundPassage[]): FoundPassage[] {
  const seen = new Map<string, number>();
  return found.filter(({ articleId }) => {
    const count = (seen.get(articleId) ?? 0) + 1;
    seen.set(articleId, count);
    return count <= PER_ARTICLE;
  });
}
