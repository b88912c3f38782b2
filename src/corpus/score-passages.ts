import { findWords, fold, termOf } from "../french/words.ts";
import type { WeighedTerm } from "./full-text.ts";
import { scoreGrams } from "./grams.ts";
import { type Passage, passageWords } from "./passages.ts";
import { scoreOf } from "./ranking.ts";
import type { SearchTerms } from "./search-terms.ts";

/** A passage to be ranked; `asked` are the terms that only a question which it answers may have. */
export type RankedPassage = Pick<Passage, "heading" | "text"> & {
  title: string;
  language: string;
  asked: readonly string[];
};

/**
 * What each passage is worth to a question, in their order, 0 where it holds none of its terms. In the question's own
 * language: by terms, by words as they are written, and by runs of letters. In another, where neither of these tells
 * anything: by terms and translations, times what the two others add to the best.
 */
export function scorePassages(sought: SearchTerms, passages: readonly RankedPassage[]): number[] {
  const words = findWords(sought.text);
  const [own, abroad] = [weightsOf(sought.own), weightsOf(sought.abroad)];
  const writtenAs = new Map(words.map((word) => [termOf(word), word]));
  const read = passages.map((passage) => {
    const isOwn = passage.language === sought.language;
    const held = readPassage(passage, writtenAs);
    return { ...held, isOwn, byTerms: scoreOf(held.terms, isOwn ? own : abroad) };
  });
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
  return read.map((passage) => scores.get(passage) ?? passage.byTerms * added);
}

/** Beside BM25 of terms; measured on French questions, and flat around them. */
const FORMS_WORTH = 0.4;
const GRAMS_WORTH = 0.2;
/** The best passages by their terms, among which runs of letters are counted: past these, engines find others. */
const SAMPLE = 10;
/** The best passages by their terms, which forms and runs of letters may put in another order. */
const LOOKED_AT = 30;

const weightsOf = (terms: readonly WeighedTerm[]): Map<string, number> =>
  new Map(terms.map(({ term, weight }) => [term, weight]));

/** The terms and the words of a passage, and once each what only the question that it answers has, as it was just asked. */
function readPassage({ title, asked, ...passage }: RankedPassage, writtenAs: ReadonlyMap<string, string>) {
  const words = passageWords(title, passage);
  const terms = words.map(termOf).filter(Boolean);
  const more = asked.filter((term) => !terms.includes(term));
  return { terms: [...terms, ...more], words: [...words, ...more.map((term) => writtenAs.get(term) ?? term)] };
}

/** All at once: a text is folded in the time of a few words. */
const plainOf = (words: readonly string[]): string => fold(words.join(" "));
