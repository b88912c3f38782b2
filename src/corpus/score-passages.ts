import { relativesOf } from "../french/word-families.ts";
import { findWords, fold, termOf } from "../french/words.ts";
import type { WeighedTerm } from "./full-text.ts";
import { scoreGrams } from "./grams.ts";
import { type Passage, passageWords } from "./passages.ts";
import { holdOf, scoreOf } from "./ranking.ts";
import type { SearchTerms } from "./search-terms.ts";
import { openWanted } from "./wanted-kinds.ts";

/** A passage to be ranked; `asked` are the terms that only a question which it answers may have. */
export type RankedPassage = Pick<Passage, "heading" | "text"> & {
  title: string;
  language: string;
  asked: readonly string[];
};

/**
 * A passage as a question reads it: its terms and words, whether it is in the question's language, BM25 of its terms, and
 * whether it holds what is wanted, as an amount or a name.
 */
export type ReadPassage = { terms: string[]; words: string[]; isOwn: boolean; byTerms: number; holdsWanted: boolean };

/** In their order. */
export function readPassages<Ranked extends RankedPassage>(
  sought: SearchTerms,
  passages: readonly Ranked[],
): (Ranked & ReadPassage)[] {
  const [own, abroad] = [weightsOf(sought.own), weightsOf(sought.abroad)];
  const writtenAs = new Map(findWords(sought.text).map((word) => [termOf(word), word]));
  const kin = relativesIn(sought);
  const holdsWanted = openWanted(sought.text);
  return passages.map((passage) => {
    const isOwn = passage.language === sought.language;
    const held = readWords(passage, writtenAs);
    const byTerms = isOwn ? scoreOf(held.terms, own) + scoreRelatives(held.terms, kin) : scoreOf(held.terms, abroad);
    return { ...passage, ...held, isOwn, byTerms, holdsWanted: holdsWanted(passage.text) };
  });
}

/** The terms of a question that each of their relatives stands for, with their worth. */
type Relatives = ReadonlyMap<string, readonly WeighedTerm[]>;

function relativesIn({ own, language }: SearchTerms): Relatives {
  const relatives = new Map<string, WeighedTerm[]>();
  for (const weighed of language === "fr" ? own : []) {
    for (const relative of relativesOf(weighed.term)) {
      relatives.set(relative, [...(relatives.get(relative) ?? []), weighed]);
    }
  }
  return relatives;
}

/** What terms are worth that stand for those of the question which are not among them. */
function scoreRelatives(terms: readonly string[], relatives: Relatives): number {
  const held = new Set(terms);
  const counts = new Map<WeighedTerm, number>();
  for (const weighed of terms.flatMap((term) => relatives.get(term) ?? [])) {
    if (!held.has(weighed.term)) counts.set(weighed, (counts.get(weighed) ?? 0) + 1);
  }
  let score = 0;
  for (const [{ weight }, count] of counts) score += RELATIVES_WORTH * weight * holdOf(count, terms.length);
  return score;
}

/** What a term is worth that another of its family stands for. */
const RELATIVES_WORTH = 0.6;

/**
 * What each passage is worth to a question, in their order, 0 where it holds none of its terms. In the question's own
 * language: by terms, by words as they are written, and by runs of letters. In another, where neither of these tells
 * anything: by terms and translations, times what the two others add to the best.
 */
export function scorePassages(sought: SearchTerms, read: readonly ReadPassage[]): number[] {
  const words = findWords(sought.text);
  const own = weightsOf(sought.own);
  // A form is worth what its term is, for nobody counts in how many passages each form stands.
  const forms = new Map(words.map((word) => [fold(word), own.get(termOf(word)) ?? 0]));
  const ours = read.filter(({ isOwn, byTerms }) => isOwn && byTerms > 0).sort((a, b) => b.byTerms - a.byTerms);
  const best = ours.slice(0, LOOKED_AT).map((passage) => ({ passage, plain: plainOf(passage.words) }));
  // Those that are as good as the last of them count too.
  const least = ours[SAMPLE - 1]?.byTerms ?? 0;
  const byGrams = scoreGrams(
    plainOf(words),
    best.map(({ plain }) => plain),
    best.filter(({ passage }) => passage.byTerms >= least).length,
  );
  const scores = new Map(
    best.map(({ passage, plain }, at) => {
      const byForms = scoreOf(plain.split(" "), forms, passage.terms.length);
      return [passage, passage.byTerms + FORMS_WORTH * byForms + GRAMS_WORTH * (byGrams[at] ?? 0)];
    }),
  );
  const added = ours.length === 0 ? 1 : Math.max(...scores.values()) / Math.max(...ours.map(({ byTerms }) => byTerms));
  return read.map((passage) => {
    const score = scores.get(passage) ?? passage.byTerms * added;
    return passage.holdsWanted ? WANTED_WORTH * score : score;
  });
}

/** Beside BM25 of terms; measured on French questions, and flat around them. */
const FORMS_WORTH = 0.4;
const GRAMS_WORTH = 0.2;
/** What a passage's score is multiplied by that holds what is wanted. */
const WANTED_WORTH = 1.2;
/** The best passages by their terms, among which runs of letters are counted: past these, engines find others. */
const SAMPLE = 20;
/** The best passages by their terms, which forms and runs of letters may put in another order. */
const LOOKED_AT = 40;

const weightsOf = (terms: readonly WeighedTerm[]): Map<string, number> =>
  new Map(terms.map(({ term, weight }) => [term, weight]));

/** The terms and the words of a passage, and once each what only the question that it answers has, as it was just asked. */
function readWords({ title, asked, ...passage }: RankedPassage, writtenAs: ReadonlyMap<string, string>) {
  const words = passageWords(title, passage);
  const terms = words.map(termOf).filter(Boolean);
  const more = asked.filter((term) => !terms.includes(term));
  return { terms: [...terms, ...more], words: [...words, ...more.map((term) => writtenAs.get(term) ?? term)] };
}

/** All at once: a text is folded in the time of a few words. */
const plainOf = (words: readonly string[]): string => fold(words.join(" "));
