import type { Rarity } from "../articles/likeness.ts";
import { NORM } from "../corpus/ranking.ts";
import { findWords, fold, termOf } from "../french/words.ts";
import { isOneSlipAway, likeness, type Words, wordsIn } from "./matching.ts";
import type { Question } from "./question.ts";

/** What is read of a passage that was found. */
export type FoundText = { articleId: string; title: string; heading: string | null; text: string };

/**
 * What tells whether passages cover a question, each from 0 to 1, whatever the size of the corpus. Shares are of the rarity
 * asked for; a rarity is set against that of a term which no passage holds. Of the first five passages, the best counts.
 */
export type Signals = {
  /** How thick the terms stand, as in BM25. */
  density: number;
  /** The same of the names; .5 for a question without any. */
  names: number;
  /** The share of each word's runs of four letters. */
  letters: number;
  /** The share of the neighbouring words that stand side by side. */
  neighbours: number;
  /** The share of the terms that only kindred words and synonyms tell. */
  kin: number;
  /** The rarity of the rarest term that is held. */
  held: number;
  /** That of the rarest which is not. */
  missing: number;
  /** Whether the first passage says the noun of what is wanted; .5 where there is none. */
  noun: number;
  /** The share of the two next passages that are of its article. */
  siblings: number;
  /** The share of the terms that none of all the passages holds. */
  unknown: number;
  /** How rare the terms are, all together, by sixths, and on average. */
  asked: number;
  mean: number;
};

/** Reads passages, best first; undefined where nothing is asked, or nothing was found. */
export function findSignals(question: Question, passages: readonly FoundText[], rarity: Rarity): Signals | undefined {
  const all = passages.map(readTerms);
  const terms = weighTerms(question, all, rarity);
  const total = weightOf(terms);
  const first = all.slice(0, LOOKED_INTO).map(readWhole);
  const [top] = first;
  if (top === undefined || total === 0) return undefined;
  const named = new Set(question.names.flat());
  const names = terms.filter(({ term }) => named.has(term));
  const words = writtenWords(question, terms);
  const pairs = words.slice(1).map((word, at) => [words[at] ?? word, word] as const);
  const best = <Each>(
    of: readonly Each[],
    weigh: (each: Each) => number,
    worth: (each: Each, passage: Read) => number,
  ) => Math.max(...first.map((passage) => share(of, weigh, (each) => worth(each, passage))));
  const weight = (each: { weight: number }): number => each.weight;
  const highest = rarity(NEVER_SAID);
  return {
    density: best(terms, weight, densityOf),
    names: names.length === 0 ? UNTOLD : best(names, weight, densityOf),
    letters: best(words, weight, lettersOf),
    neighbours: best(pairs, ([one, next]) => one.weight + next.weight, sideBySide),
    kin: best(terms, weight, saidOf) - best(terms, weight, (term, passage) => (holds(passage, term) ? 1 : 0)),
    held: Math.max(...first.map((passage) => rarest(terms.filter((term) => holds(passage, term))))) / highest,
    missing: Math.min(...first.map((passage) => rarest(terms.filter((term) => !holds(passage, term))))) / highest,
    noun: nounIn(question, top),
    siblings: all.slice(1, 1 + NEXT).filter(({ title }) => title === top.title).length / NEXT,
    unknown: weightOf(terms.filter((term) => !all.some((passage) => holds(passage, term)))) / total,
    asked: Math.min(total / highest / MOST_ASKED, 1),
    mean: total / terms.length / highest,
  };
}

/** Passages, best first: past these a passage that holds a term tells nothing of the question. */
const LOOKED_INTO = 5;
const NEXT = 2;
const MOST_ASKED = 6;
/** What cannot be told. */
const UNTOLD = 0.5;
/** No text holds it. */
const NEVER_SAID = "";

/** A passage: its words as they are written, and its terms, counted. */
type ReadTerms = { title: string; words: string[]; counts: Map<string, number>; size: number };
/** With what its terms may mean, and its folded words between spaces. */
type Read = ReadTerms & { said: Words; plain: string };

function readTerms({ articleId, title, heading, text }: FoundText): ReadTerms {
  const words = findWords([title, heading ?? "", text].join("\n")).slice(0, MOST_WORDS);
  const terms = words.map(termOf).filter(Boolean);
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return { title: title || articleId, words, counts, size: terms.length };
}

/** A passage has about a hundred and fifty; a sentence without end is no prose. */
const MOST_WORDS = 500;

const readWhole = (passage: ReadTerms): Read => ({
  ...passage,
  said: wordsIn(passage.counts.keys()),
  plain: ` ${fold(passage.words.join(" "))} `,
});

/** A term of the question with the forms that it may take, and how rare it is. */
type Asked = { term: string; forms: string[]; weight: number };

/** A misspelt term may also be what it was meant to be. */
function weighTerms({ terms, alternatives }: Question, read: readonly ReadTerms[], rarity: Rarity): Asked[] {
  const known = new Set(read.flatMap(({ counts }) => [...counts.keys()]));
  return terms.map((term) => {
    const french = alternatives.get(term) ?? [];
    const isKnown = known.has(term) || french.some((form) => known.has(form));
    const meant =
      isKnown || term.length < LEAST_MISSPELT
        ? []
        : [...known].filter((other) => other[0] === term[0] && isOneSlipAway(term, other));
    return { term, forms: [term, ...french, ...meant], weight: rarity(term) };
  });
}

const LEAST_MISSPELT = 6;

const weightOf = (terms: readonly Asked[]): number => terms.reduce((sum, { weight }) => sum + weight, 0);
const rarest = (terms: readonly Asked[]): number => Math.max(0, ...terms.map(({ weight }) => weight));
const holds = ({ counts }: ReadTerms, { forms }: Asked): boolean => forms.some((form) => counts.has(form));

/** The share of a whole that parts are worth, each from 0 to 1 and by its weight. */
function share<Each>(of: readonly Each[], weigh: (each: Each) => number, worth: (each: Each) => number): number {
  let [sum, total] = [0, 0];
  for (const each of of) {
    const weight = weigh(each);
    total += weight;
    if (weight > 0) sum += weight * worth(each);
  }
  return total === 0 ? 0 : sum / total;
}

/** How thick a term stands in a passage, as in BM25. */
function densityOf({ forms }: Asked, { counts, size }: Read): number {
  const count = forms.reduce((sum, form) => sum + (counts.get(form) ?? 0), 0);
  return count / (count + NORM.least + NORM.perTerm * size);
}

const saidOf = ({ forms }: Asked, { said }: Read): number => Math.max(...forms.map((form) => likeness(form, said)));

/** A word of the question, folded; empty words weigh nothing. */
type Word = { word: string; told: readonly string[]; weight: number };

/** The question's words in a row; `told`: the terms that say one otherwise. */
function writtenWords({ text }: Question, terms: readonly Asked[]): Word[] {
  const asked = new Map(terms.map((term) => [term.term, term]));
  return findWords(text.slice(0, LONGEST)).map((word) => {
    const { forms = [], weight = 0 } = asked.get(termOf(word)) ?? {};
    return { word: fold(word), told: forms.slice(1), weight };
  });
}

/** Characters. */
const LONGEST = 1_000;

/** The share of a word's runs of four letters that a passage holds, the spaces around it included. */
function lettersOf({ word, told }: Word, { plain, counts }: Read): number {
  if (told.some((form) => counts.has(form))) return 1;
  const spaced = ` ${word} `;
  const size = Math.min(RUN, spaced.length);
  const runs = Array.from({ length: spaced.length - size + 1 }, (_, at) => spaced.slice(at, at + size));
  return runs.filter((run) => plain.includes(run)).length / runs.length;
}

const RUN = 4;

const sideBySide = ([one, next]: readonly [Word, Word], { plain }: Read): number =>
  plain.includes(` ${one.word} ${next.word} `) ? 1 : 0;

function nounIn({ parts, terms }: Question, { said }: Read): number {
  const nouns = parts.flatMap(({ noun }) => noun.filter((term) => terms.includes(term)));
  return nouns.length === 0 ? UNTOLD : Math.min(...nouns.map((noun) => likeness(noun, said)));
}
