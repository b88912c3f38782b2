import type { Article } from "../articles/article.ts";
import type { Day } from "../lib/calendar.ts";

type ClaimKind = "fact" | "analysis" | "opinion" | "question" | "unknown";

/** A sentence of a stored article, by its number from 0. */
export type Citation = { articleId: string; sentence: number };

/** One French sentence that a person may read, and the very sentences that it rests on. */
export type Claim = { kind: ClaimKind; text: string; citations: Citation[] };

/** How many sentences were written, and what the checker made of them. */
export type Check = { claims: number; supported: number; repaired: number; dropped: number };

/** Who wrote the sentences: a language model, or the articles themselves. */
export type Mode = "model" | "extracts";

/** The articles that claims may cite, by id. */
export type Cited = ReadonlyMap<string, Pick<Article, "sentences">>;

/** A claim as it is shown and printed: its sources numbered, the sentences quoted to the letter. */
export type CitedClaim = { kind: ClaimKind; text: string; citations: ShownCitation[] };
export type ShownCitation = Citation & { n: number; quote: string };

/** An article as a message names it. */
export type Source = {
  n: number;
  articleId: string;
  title: string;
  titleDerived: boolean;
  url: string | null;
  author: string | null;
  publisher: string | null;
  published: Day;
};

/** The extract of one sentence: its own words, resting on itself. */
export function extractClaim(article: Pick<Article, "id" | "sentences">, sentence: number): Claim {
  const text = article.sentences[sentence]?.text ?? "";
  return { kind: "fact", text, citations: [{ articleId: article.id, sentence }] };
}
