import type { Rarity } from "../articles/likeness.ts";
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
  const answers = (senses?.articleIds ?? [])
    .map((ids) => extractAnswer(question, placesOf(places, ids), rarity))
    .filter(({ claims }) => claims.length > 0);
  if (senses === null || answers.length < 2) return { ...extractAnswer(question, places, rarity), homonym: null };
  return {
    claims: answers.flatMap(({ claims }) => claims.slice(0, MOST)),
    complete: answers.every(({ complete }) => complete),
    open: [...new Set(answers.flatMap(({ open }) => open))],
    homonym: senses.name,
  };
}

/** Sentences on each thing. */
const MOST = 2;

const placesOf = (places: readonly Place[], ids: readonly string[]): Place[] =>
  places.filter(({ article }) => ids.includes(article.id));
