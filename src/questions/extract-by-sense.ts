import type { Rarity } from "../articles/likeness.ts";
import { hasMarkup } from "../briefings/bounds.ts";
import type { Claim } from "../claims/claim.ts";
import { isOrder } from "../french/orders.ts";
import { type Extracted, extractAnswer, type Place } from "./extract-answer.ts";
import type { Question } from "./question.ts";

/** One name for several things: the articles on each. */
export type Senses = { name: string; articleIds: readonly (readonly string[])[] };

/** What answers, with the name where things that share it are answered for, each by its own articles. */
export function extractBySense(
  question: Question,
  places: readonly Place[],
  rarity: Rarity,
  senses: Senses | null,
): Extracted & { homonym: string | null } {
  const whole = extractAnswer(question, places, rarity);
  if (senses === null) return { ...whole, homonym: null };
  if (sensesIn(whole.claims, senses) > 1) return { ...whole, homonym: senses.name };
  const answers = senses.articleIds
    .map((ids) => extractAnswer(question, placesOf(places, ids), rarity))
    .filter(({ claims }) => claims.length > 0);
  if (answers.length < 2) return { ...whole, homonym: null };
  return {
    claims: answers.flatMap(({ claims }) => claims.slice(0, MOST)),
    complete: answers.every(({ complete }) => complete),
    open: [...new Set(answers.flatMap(({ open }) => open))],
    homonym: senses.name,
  };
}

/** Of how many of the things claims speak. */
const sensesIn = (claims: readonly Claim[], { articleIds }: Senses): number =>
  articleIds.filter((ids) => claims.some(({ citations }) => citations.some(({ articleId }) => ids.includes(articleId))))
    .length;

/** A part of a question as it can be shown to be without an answer; what is no plain question is not repeated. */
export function asUnknown(part: string): string[] {
  const said = part.replace(/[\s?!.,;:]+$/u, "").trim();
  return said === "" || said.length > LONGEST || isOrder(part) || hasMarkup(said, []) ? [] : [said];
}

/** Characters. */
const LONGEST = 160;

/** Sentences on each thing. */
const MOST = 2;

const placesOf = (places: readonly Place[], ids: readonly string[]): Place[] =>
  places.filter(({ article }) => ids.includes(article.id));
