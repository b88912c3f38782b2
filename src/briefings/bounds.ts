import { headOf, rootOf } from "../claims/likeness.ts";
import { termsOf } from "../claims/reading.ts";
import { findQuantities } from "../french/numbers.ts";
import { findWords, searchTerms } from "../french/words.ts";
import type { StoryArticle } from "./extract.ts";
import { NEUTRAL } from "./neutral-words.ts";

/** The families of words that a story's articles hold; those of other languages by their kindred in French too. */
export type Vocabulary = { roots: ReadonlySet<string>; heads: ReadonlySet<string> };

type Told = Pick<StoryArticle, "language"> & { sentences: readonly { text: string }[] };

export function vocabularyOf(articles: readonly Told[]): Vocabulary {
  const termsIn = ({ language, sentences }: Told): string[] =>
    sentences.flatMap(({ text }) => termsOf(text, language === "en" ? "en" : "fr"));
  const foreign = articles.filter(({ language }) => language !== "fr");
  return {
    roots: new Set(articles.flatMap(termsIn).map(rootOf)),
    heads: new Set(foreign.flatMap(termsIn).map(headOf)),
  };
}

const isIn = (term: string, { roots, heads }: Vocabulary): boolean =>
  roots.has(rootOf(term)) || heads.has(headOf(term));

/**
 * Words of a text that neither the articles have nor a short list of neutral ones. What rests on no sentence, as a theme or
 * an open question, is made of the articles' own words: nothing can be slipped into it.
 */
export function strangeWords(text: string, vocabulary: Vocabulary): string[] {
  const rest = findQuantities(text).reduceRight(
    (left, { start, end }) => `${left.slice(0, start)} ${left.slice(end)}`,
    text,
  );
  return findWords(rest).filter((word) =>
    termsOf(word).some((term) => !isIn(term, vocabulary) && !NEUTRAL.has(rootOf(term))),
  );
}

/** The share of a text's words that the sentences hold, neutral ones aside where it has others; 1 for a text without any. */
export function shareIn(text: string, sentences: readonly Told[]): number {
  const all = [...new Set(termsOf(text))];
  const telling = all.filter((term) => !NEUTRAL.has(rootOf(term)));
  const terms = telling.length > 0 ? telling : all;
  const vocabulary = vocabularyOf(sentences);
  return terms.length === 0 ? 1 : terms.filter((term) => isIn(term, vocabulary)).length / terms.length;
}

const MARKUP = new RegExp(
  [
    "\\p{L}+:/|www\\.|mailto:|javascript:|data:\\p{L}+/",
    // A mention, a hashtag, a channel; the signs with which platforms and pages set text apart.
    "[@#]\\p{L}|[<>{}`*_~|\\\\^\\[\\]=]|&\\p{L}+;|&#",
    "\\p{Extended_Pictographic}|\\p{Regional_Indicator}|[\\p{Cc}\\p{Cs}\\p{Co}]|[\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u2069]",
  ].join("|"),
  "u",
);
/** A file or an address: « robots.txt ». */
const DOTTED = /(?<![\p{L}\p{N}])[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}(?![\p{L}\p{N}])/gu;

/** Whether a text holds a link, a mention, markup or signs that nobody sees; a dotted name stands where the articles have it. */
export function hasMarkup(text: string, articles: readonly Told[]): boolean {
  if (MARKUP.test(text)) return true;
  const names = Array.from(text.matchAll(DOTTED), ([name]) => name).filter((name) => searchTerms(name).length > 0);
  const isFile = (name: string): boolean =>
    !/^https?$|\//.test(name) && articles.some(({ sentences }) => sentences.some((each) => each.text.includes(name)));
  return names.some((name) => !isFile(name));
}
