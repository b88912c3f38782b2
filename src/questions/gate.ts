import type { Rarity } from "../articles/likeness.ts";
import { type FoundText, findSignals, type Signals } from "./gate-signals.ts";
import type { Question } from "./question.ts";

/**
 * Whether passages, best first, may hold an answer: what a model is worth being asked with. Lenient: of the questions
 * that the corpus answers, about 1 in 100 is lost here; see docs/decisions/0015.
 */
export function covers(question: Question, passages: readonly FoundText[], rarity: Rarity): boolean {
  if (question.kind === "small-talk" || question.kind === "attack") return false;
  // « Quoi de neuf sur Meta ? » says nothing besides the name, and « quoi de neuf ? » not even that.
  if (question.kind === "news" || question.kind === "timeline") return passages.length > 0;
  return coverage(question, passages, rarity) >= LEAST;
}

/** How likely the passages answer, from 0 to 1, whatever the size of the corpus. */
export function coverage(question: Question, passages: readonly FoundText[], rarity: Rarity): number {
  const signals = findSignals(question, passages, rarity);
  if (signals === undefined) return 0;
  const sum = NAMES.reduce((total, name) => total + WEIGHTS[name] * signals[name], BASE);
  return 1 / (1 + Math.exp(-sum));
}

/** Fitted on questions of PIAF, each asked with its article and without; see docs/decisions/0015. */
const BASE = -16.82;
const WEIGHTS: Signals = {
  ...{ density: 11.03, names: 3.93, letters: 3.82, neighbours: 1.7, kin: 3.64, held: 2.56, missing: 3.09 },
  ...{ noun: -0.89, siblings: 1.8, unknown: -2.2, asked: 3.75, mean: 5.08 },
};
const NAMES = Object.keys(WEIGHTS) as (keyof Signals)[];
const LEAST = 0.03;
