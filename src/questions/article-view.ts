import type { Article } from "../articles/article.ts";
import { leansAfterOpening, leansBack, opensWithCommonName } from "../french/anaphora.ts";
import { searchTerms } from "../french/words.ts";
import { type Words, wordsIn, wordsOf } from "./matching.ts";
import { properNames } from "./question.ts";

/** What stands in a sentence and around it, read once for a question: see `Scene`. */
export type ArticleView = {
  article: Article;
  words(at: number): Words;
  /** The sentence's terms in order. */
  sequence(at: number): string[];
  names(at: number): string[];
  /** The sentences that one leans on, and itself: « Il précise… », « L’entreprise… ». */
  about(at: number): Words;
  chain(at: number): number[];
  near(at: number): Words;
  /** The sentences further around. */
  far(at: number): Words[];
  /** The title that the article gives itself. */
  title: Words;
  /** The same, or the sentence that stands for one. */
  headline: Words;
  /** What the article opens on: its title, given or derived, and its first sentences. */
  opening: Words;
};

/** A sentence of an article, by its number. */
export type Spot = { view: ArticleView; at: number };

export function viewArticle(article: Article): ArticleView {
  const { sentences, language } = article;
  const read = <T>(make: (at: number) => T): ((at: number) => T) => {
    const made = new Map<number, T>();
    return (at) => {
      const kept = made.get(at);
      if (kept !== undefined) return kept;
      const value = make(at);
      made.set(at, value);
      return value;
    };
  };
  const text = (at: number): string => sentences[at]?.text ?? "";
  // « L’objectif ? Réaliser des percées. »: what a short question names, the next sentence says.
  const asked = (at: number): string =>
    TEASER.test(text(at - 1)) && !TEASER.test(text(at)) ? `${text(at - 1)}\n` : "";
  const words = read((at) => wordsOf(`${asked(at)}${text(at)}`, language));
  const names = read((at) => properNames(text(at)));
  const isFact = (at: number): boolean => sentences[at] !== undefined && !sentences[at].opinion;
  const chain = read((at) => chainOf(at, text, names).filter((each) => each === at || isFact(each)));
  const title = wordsOf(article.titleDerived ? "" : article.title, language);
  const headline = article.titleDerived ? wordsOf(article.title, language) : title;
  return {
    article,
    words,
    sequence: read((at) => searchTerms(text(at))),
    names,
    chain,
    about: read((at) => joinWords(chain(at).map(words))),
    near: read((at) => joinWords([at - 1, at + 1].filter(isFact).map(words))),
    far: (at) =>
      FAR.map((step) => at + step)
        .filter(isFact)
        .map(words),
    title,
    headline,
    opening: joinWords([headline, ...[0, 1].filter(isFact).map(words)]),
  };
}

/** The sentence and those before it that it leans on, each leaning on the one before, three at most. */
function chainOf(at: number, text: (at: number) => string, names: (at: number) => string[]): number[] {
  const chain = [at];
  for (let place = at; place > 0 && chain.length <= LONGEST_CHAIN && carriesOn(text(place), names(place)); place -= 1)
    chain.push(place - 1);
  return chain;
}

/** Sentences further around, the nearest first. */
const FAR = [-2, 2, -3, 3, -4, 4, -5, 5, -6, 6, -7, 7, -8, 8, -9, 9, -10, 10];
const TEASER = /^.{1,40}\?\s*$/u;
const LONGEST_CHAIN = 3;

/** A sentence that speaks of what the one before it names, and names nothing of its own at its opening. */
function carriesOn(text: string, names: readonly string[]): boolean {
  const rest = text.replace(ADVERB, "");
  const leans =
    leansBack(rest) || opensWithCommonName(rest) || leansAfterOpening(text) || OWNED.test(rest) || SAID_ON.test(text);
  return leans && !names.some((name) => text.indexOf(name) < OPENING);
}

/** Characters. */
const OPENING = 30;
/** « Concrètement, cette initiative… ». */
const ADVERB = /^(?:\p{Lu}\p{L}+ment|De plus|En effet|En outre|Ainsi|Enfin|Pourtant|Surtout),? /u;
/** « C’est un tribunal de première instance », rappelle-t-il. */
const SAID_ON = /^[«"“].*(?:-t-|\p{L}-)(?:il|elle)(?!\p{L})/u;
/** « Son montant… », « Sa directrice… », « L’effectif… ». */
const OWNED = /^(?:son|sa|ses|leurs?) \p{Ll}/iu;

const joinWords = (all: readonly Words[]): Words =>
  all.length === 1 && all[0] ? all[0] : wordsIn(all.flatMap(({ terms }) => [...terms]));
