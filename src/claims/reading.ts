import { type Clause, findClauses } from "../french/clauses.ts";
import { type DateMention, findDateMentions } from "../french/date-mentions.ts";
import { type Deed, findDeeds } from "../french/deeds.ts";
import { readableInFrench } from "../french/english.ts";
import { frenchTermsOf } from "../french/english-words.ts";
import { sayAlike } from "../french/equivalents.ts";
import { type FigureMark, findFigureMarks } from "../french/figure-marks.ts";
import { type Frame, findFrames } from "../french/frames.ts";
import { isLeftToSomebody, isReported, type Modality, readModality } from "../french/modality.ts";
import { findNames } from "../french/names.ts";
import { type Denial, readDenial } from "../french/negation.ts";
import { findQuantities, type Quantity } from "../french/numbers.ts";
import { findPeriods, type Period } from "../french/periods.ts";
import { findRatios } from "../french/ratios.ts";
import { foldQuote } from "../french/typography.ts";
import { findWords, fold, searchTerms } from "../french/words.ts";
import type { Day } from "../lib/calendar.ts";

/** A clause with what the checks ask of it; `said` where its part of the sentence leaves it to somebody. */
export type ReadClause = Clause & {
  terms: ReadonlySet<string>;
  /** The stems without those of names, which stand in clauses that say unlike things. */
  plainTerms: ReadonlySet<string>;
  said: boolean;
  /** No verb stands in it: « En février », « membre du conseil ». */
  isFragment: boolean;
} & Modality &
  Denial;

/** A sentence as the checks see it. An English one is read with its figures and dates put in French (`plain`). */
export type Reading = {
  text: string;
  plain: string;
  language: "fr" | "en";
  published: Day;
  folded: string;
  quantities: Quantity[];
  /** « une alerte sur six », as a percentage. */
  ratios: Quantity[];
  dates: DateMention[];
  periods: Period[];
  marks: FigureMark[];
  /** Words in lower case without accents, in order. */
  words: string[];
  terms: ReadonlySet<string>;
  clauses: ReadClause[];
  deeds: Deed[];
  frames: Frame[];
  reported: boolean;
};

/** A sentence of an article in `language`, published that day. */
export function readSentence(text: string, published: Day, language: string): Reading {
  const tongue = language === "en" ? "en" : "fr";
  const written = findWords(text);
  const names = new Set(searchTerms(findNames(text).join(" ")));
  const plain = tongue === "en" ? readableInFrench(text) : text;
  const quantities = findQuantities(plain, tongue);
  const frames = tongue === "fr" ? findFrames(text) : [];
  return {
    ...{ text, plain, language: tongue, published },
    folded: foldQuote(text),
    quantities,
    ratios: findRatios(plain, quantities),
    dates: findDateMentions(plain, published),
    periods: findPeriods(plain),
    marks: findFigureMarks(plain),
    words: written.map(fold),
    terms: new Set(termsOf(text, tongue)),
    clauses: readClauses(text, tongue, names, frames),
    deeds: tongue === "fr" ? findDeeds(written).filter(({ term }) => !names.has(term)) : [],
    frames,
    reported: isReported(text),
  };
}

/** The stems of a text, of one thing under its several names alike; those of an English one with their French. */
export function termsOf(text: string, language: "fr" | "en" = "fr"): string[] {
  const terms = searchTerms(sayAlike(text));
  return language === "en" ? [...terms, ...findWords(text).flatMap(frenchTermsOf)] : terms;
}

function isFragment(text: string, verbs: ReadonlySet<string>): boolean {
  if (AUXILIARY.test(text) || VERB_ENDING.test(text)) return false;
  return !findWords(text).some((word) => verbs.has(word));
}

/** How infinitives and many verbs end, and some nouns. */
const VERB_ENDING =
  /(?<!\p{L})(?!(?:\p{L}*ment|fort|tout|petit|haut|vert|avant|dont|lent|court|sept|huit|vingt|cent)(?!\p{L}))\p{L}{2,}(?:[^n]t|(?<!m)ent|ait|ra|ront|ient|er|ir|oir|dre|tre)(?!\p{L})/u;

/** « soupçonne Piktor, le premier réseau, d’avoir favorisé… » holds for possible what stands behind the names. */
function governorOf({ text, part }: Clause, clauses: readonly Clause[]): string {
  if (!/^,? ?d(?:e |['’])(?:avoir|être|s['’]être) /iu.test(text)) return "";
  const governor = clauses.find((clause) => clause.part === part && ACCUSES.test(clause.text));
  return governor && governor.text !== text ? `${governor.text} ` : "";
}
const ACCUSES = /soupçonn|accus|reproch|suspect/iu;

/** Words that show a verb by themselves. */
const AUXILIARY =
  /(?<!\p{L})(?:a|ont|est|sont|était|étaient|avait|avaient|sera|seront|serait|seraient|aura|auront|va|vont|ira|iront|fera|feront|peut|peuvent|doit|doivent|n['’](?=\p{L})|ne (?=\p{L}))(?!\p{L})/iu;

/** « Le tribunal a refusé, ce qu’il juge prudent » leaves to somebody the relative clause alone. */
const RELATIVE = /^,? ?(?:ce qu(?:e |['’])|qu['’](?:ils?|elles?|on) )/iu;

function readClauses(
  text: string,
  language: "fr" | "en",
  names: ReadonlySet<string>,
  frames: readonly Frame[],
): ReadClause[] {
  const verbs = new Set(frames.map(({ word }) => word));
  const clauses = findClauses(text).map((clause) => ({ clause, isLeft: isLeftToSomebody(clause.text) }));
  const all = clauses.map(({ clause }) => clause);
  const tellers = clauses.filter(({ clause, isLeft }) => isLeft && !RELATIVE.test(clause.text));
  const left = new Set(tellers.map(({ clause }) => clause.part));
  return clauses
    .map(({ clause, isLeft }) => ({ clause, isLeft, terms: termsOf(clause.text, language) }))
    .map(({ clause, isLeft, terms }) => ({
      ...clause,
      terms: new Set(terms),
      plainTerms: new Set(terms.filter((term) => !names.has(term))),
      said: clause.quoted || left.has(clause.part) || isLeft,
      isFragment: language === "fr" && isFragment(clause.text, verbs),
      ...readModality(governorOf(clause, all) + clause.text),
      ...readDenial(clause.text, language),
    }));
}
