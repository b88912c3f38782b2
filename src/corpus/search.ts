import type { Kysely } from "kysely";
import { searchTerms } from "../french/words.ts";
import type { Day } from "../lib/calendar.ts";
import { matchPassages } from "./full-text-sqlite.ts";
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

/** Passages that hold any word of the question, best first, at most three of one article. */
export async function searchPassages(
  database: Kysely<CorpusTables>,
  question: string,
  limit: number,
): Promise<FoundPassage[]> {
  const terms = [...new Set(searchTerms(question))].slice(0, TERMS_READ);
  const matches = await matchPassages(database, terms, limit * PER_ARTICLE);
  const scores = new Map(matches.map(({ seq, score }) => [seq, score]));
  if (scores.size === 0) return [];
  const rows = await database
    .selectFrom("passages")
    .innerJoin("articles", "articles.id", "passages.article_id")
    .select(["seq", "article_id", "ordinal", "title", "heading", "text", "first", "last", "opinion"])
    .select(["published", "precision"])
    .where("seq", "in", [...scores.keys()])
    .execute();
  const found = rows.map(({ seq, article_id, ordinal, published, precision, opinion, ...row }) => ({
    ...{ ...row, articleId: article_id, passageId: `${article_id}/${ordinal}`, opinion: opinion === 1 },
    score: scores.get(seq) ?? 0,
    published: { value: published, precision: precision as Day["precision"] },
  }));
  return spread(found.sort((a, b) => b.score - a.score)).slice(0, limit);
}

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
