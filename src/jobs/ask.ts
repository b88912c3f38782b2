import { checkExtracts } from "../claims/check.ts";
import type { Claim } from "../claims/claim.ts";
import { Numbering } from "../claims/numbering.ts";
import type { Corpus } from "../corpus/corpus.ts";
import type { Answer } from "../questions/answer.ts";
import { extractAnswer } from "../questions/extract-answer.ts";
import { readQuestion, searchText } from "../questions/question.ts";

type Deps = { corpus: Pick<Corpus, "search" | "rarity" | "articles" | "coverage"> };

/** Passages read for one question. */
const PASSAGES = 12;

/**
 * Answers from the stored articles, in their own sentences, or says that they do not allow it. With `until`, in epoch
 * milliseconds, what was published later is left aside.
 */
export async function ask(text: string, until: number | undefined, { corpus }: Deps): Promise<Answer> {
  const question = readQuestion(text);
  const passages = await corpus.search(searchText(question), PASSAGES);
  const found = await corpus.articles([...new Set(passages.map(({ articleId }) => articleId))]);
  const articles = found.filter(({ time }) => until === undefined || time.from <= until);
  const byId = new Map(articles.map((article) => [article.id, article]));
  const places = passages.flatMap(({ articleId, heading, first, last }) => {
    const article = byId.get(articleId);
    return article ? [{ article, heading, first, last }] : [];
  });
  const { claims, complete } = extractAnswer(question, places, await corpus.rarity(question.terms));
  const { standing } = checkExtracts(claims, byId);
  const numbering = new Numbering(articles);
  const answer = { question: text, mode: "extracts" as const, unknowns: [], coverage: await corpus.coverage(until) };
  if (standing.length === 0) {
    const nearest = passages.find(({ articleId }) => byId.has(articleId));
    if (nearest) numbering.source(nearest.articleId);
    return { ...answer, status: "not-in-corpus", claims: [], sources: numbering.sources() };
  }
  const shown = standing.map((claim: Claim) => numbering.show(claim));
  return { ...answer, status: complete ? "answered" : "partial", claims: shown, sources: numbering.sources() };
}
