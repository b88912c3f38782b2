import type { Rarity } from "../articles/likeness.ts";
import { findWords, searchTerms, termOf } from "../french/words.ts";
import { isOneSlipAway } from "./matching.ts";
import type { Question } from "./question.ts";

/** What is read of a passage that was found; best first. */
export type FoundText = { articleId: string; title: string; heading: string | null; text: string };

/**
 * Whether passages may hold an answer: what a model is worth being asked with. Lenient: of the questions that the
 * corpus answers, about 2 in 100 are lost here; see docs/decisions/0015.
 */
export function covers(question: Question, passages: readonly FoundText[], rarity: Rarity): boolean {
  if (question.kind === "small-talk" || question.kind === "attack") return false;
  // « Quoi de neuf sur Meta ? » says nothing besides the name, and « quoi de neuf ? » not even that.
  if (question.kind === "news" || question.kind === "timeline") return passages.length > 0;
  return coverage(question, passages, rarity) >= LEAST;
}

/** How likely the passages answer, from 0 to 1, whatever the size of the corpus. */
export function coverage(question: Question, passages: readonly FoundText[], rarity: Rarity): number {
  const signals = signalsOf(question, passages, rarity);
  if (signals === undefined) return 0;
  const sum = SIGNALS.reduce((total, name) => total + WEIGHTS[name] * signals[name], BASE);
  return 1 / (1 + Math.exp(-sum));
}

const SIGNALS = ["density", "ahead", "names", "exact", "rare", "terms", "siblings"] as const;

/**
 * What tells a covered question, each about 0 to 1: how thick its terms stand in the first passage;
 * how far the first is ahead of the next article; the shares of the names, of the words as written, and of the
 * rarest terms that it holds; how many terms there are; how many of the next passages are of the same article.
 */
type Signals = Record<(typeof SIGNALS)[number], number>;

/** Fitted on questions of PIAF, each asked with its article and without; see docs/decisions/0015. */
const BASE = -4.98;
const WEIGHTS: Signals = {
  ...{ density: 2.38, ahead: 4.52, names: 2.6, exact: 2.22, rare: 1.03, terms: 1.31, siblings: 1.65 },
};
const LEAST = 0.08;

function signalsOf(question: Question, passages: readonly FoundText[], rarity: Rarity): Signals | undefined {
  const read = passages.map(readPassage);
  const asked = termsOf(question, read);
  const [top] = read;
  const share = (
    passage: Read | undefined,
    worth: (forms: readonly string[], passage: Read) => number,
    power = 1,
  ): number => {
    const total = asked.reduce((sum, { term }) => sum + rarity(term) ** power, 0);
    if (passage === undefined || total === 0) return 0;
    return asked.reduce((sum, { term, forms }) => sum + rarity(term) ** power * worth(forms, passage), 0) / total;
  };
  if (top === undefined || asked.every(({ term }) => rarity(term) === 0)) return undefined;
  const density = share(top, densityOf);
  return {
    density,
    ahead:
      density -
      share(
        read.find(({ title }) => title !== top.title),
        densityOf,
      ),
    names: namesIn(question, asked, top, rarity),
    exact: exactness(question, top, rarity),
    rare: share(top, (forms, { counts }) => (forms.some((form) => counts.has(form)) ? 1 : 0), 2),
    terms: Math.min(asked.length, MANY) / MANY,
    siblings: read.slice(1, 1 + SIBLINGS).filter(({ title }) => title === top.title).length / SIBLINGS,
  };
}

const SIBLINGS = 5;
const MANY = 8;

type Read = { title: string; counts: Map<string, number>; size: number; words: Set<string> };
type AskedTerm = { term: string; forms: string[] };

function readPassage({ articleId, title, heading, text }: FoundText): Read {
  const written = [title, heading ?? "", text].join("\n");
  const counts = new Map<string, number>();
  const terms = searchTerms(written);
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return { title: title || articleId, counts, size: terms.length, words: new Set(findWords(written)) };
}

/** The question's terms, each with the forms that it may take; a misspelt one with what it may have been meant to be. */
function termsOf({ terms, alternatives }: Question, read: readonly Read[]): AskedTerm[] {
  const known = new Set(read.flatMap(({ counts }) => [...counts.keys()]));
  return terms.map((term) => {
    const french = alternatives.get(term) ?? [];
    const isKnown = known.has(term) || french.some((form) => known.has(form));
    const meant =
      isKnown || term.length < LEAST_MISSPELT
        ? []
        : [...known].filter((other) => other[0] === term[0] && isOneSlipAway(term, other));
    return { term, forms: [term, ...french, ...meant] };
  });
}

const LEAST_MISSPELT = 6;

/** How thick a term stands in a passage, as in BM25, from 0 to 1. */
function densityOf(forms: readonly string[], { counts, size }: Read): number {
  const count = forms.reduce((sum, form) => sum + (counts.get(form) ?? 0), 0);
  return count / (count + NORM.least + NORM.perTerm * size);
}

const NORM = { least: 0.225, perTerm: 0.675 / 70 };

/** The share of the names that a passage holds, .5 for a question without any. */
function namesIn({ names }: Question, asked: readonly AskedTerm[], { counts }: Read, rarity: Rarity): number {
  const named = new Set(names.flat());
  const telling = asked.filter(({ term }) => named.has(term));
  const total = telling.reduce((sum, { term }) => sum + rarity(term), 0);
  const held = telling.filter(({ forms }) => forms.some((form) => counts.has(form)));
  return total === 0 ? 0.5 : held.reduce((sum, { term }) => sum + rarity(term), 0) / total;
}

/** The share of the question's words that a passage holds as they are written. */
function exactness({ text }: Question, { words }: Read, rarity: Rarity): number {
  const own = findWords(text.slice(0, LONGEST)).filter((word) => termOf(word) !== "");
  const total = own.reduce((sum, word) => sum + rarity(termOf(word)), 0);
  return total === 0
    ? 0
    : own.filter((word) => words.has(word)).reduce((sum, word) => sum + rarity(termOf(word)), 0) / total;
}

/** Characters. */
const LONGEST = 1_000;
