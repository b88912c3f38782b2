import type { Article } from "../articles/article.ts";
import { findDateMentions } from "../french/date-mentions.ts";
import { foldAccents } from "../french/folded-text.ts";
import { findNames } from "../french/names.ts";
import { findQuantities } from "../french/numbers.ts";
import { isOrder } from "../french/orders.ts";
import { splitSentences } from "../french/sentences.ts";
import { findWords, fold, termOf } from "../french/words.ts";

/** A word as rules compare it: folded, and its two stems, as accents may have been typed or not. */
export type Token = { word: string; stem: string; plainStem: string };

/** A line of an article. */
export type Line = {
  /** Its number among the article's sentences; null for the title and for headings. */
  sentence: number | null;
  block: number;
  text: string;
  /** Without accents, place for place. */
  folded: string;
  /** Null stands where a phrase ends. */
  tokens: readonly (Token | null)[];
  /** Neither an opinion nor an order to machines: what may set a rule off. */
  isFact: boolean;
};

/** An article as rules read it, its title first. */
export type WatchedText = {
  article: Article;
  lines: readonly Line[];
  /** All folded lines, of facts and of the rest. */
  folded: string;
  /** The lines in which a word stands, by each of its keys. */
  index: ReadonlyMap<string, readonly number[]>;
  /** The figures, names and dates of a sentence. */
  factsOf(sentence: number): readonly string[];
};

/** Reads an article once for all rules. */
export function readWatched(article: Article): WatchedText {
  const isOpinion = article.flags.includes("opinion");
  const { title, titleDerived, blocks, sentences } = article;
  const lines = [
    ...(titleDerived ? [] : [lineOf(title, null, -1, !isOpinion && !splitSentences(title).some(isOrder))]),
    ...blocks.flatMap(({ kind, text, opinion }, block) =>
      kind === "heading" ? [lineOf(text, null, block, !opinion && !isOrder(text))] : [],
    ),
    ...sentences.map(({ text, block, opinion }, at) => lineOf(text, at, block, !opinion && !isOrder(text))),
  ];
  const index = new Map<string, number[]>();
  for (const [at, { tokens }] of lines.entries()) {
    for (const token of tokens) for (const key of token === null ? [] : keysOf(token)) addTo(index, key, at);
  }
  const facts = new Map<number, readonly string[]>();
  return {
    ...{ article, lines, index, folded: lines.map(({ folded }) => folded).join("\n") },
    factsOf(sentence) {
      const found = facts.get(sentence) ?? findFacts(article, sentence);
      facts.set(sentence, found);
      return found;
    },
  };
}

function lineOf(text: string, sentence: number | null, block: number, isFact: boolean): Line {
  return { sentence, block, text, folded: foldAccents(text).replaceAll("\n", " "), tokens: tokensOf(text), isFact };
}

function addTo(index: Map<string, number[]>, key: string, at: number): void {
  const known = index.get(key);
  if (known === undefined) index.set(key, [at]);
  else if (known.at(-1) !== at) known.push(at);
}

/** What no phrase goes across; the comma of a number is none. */
const BARRIER = /[,;:!?…](?=\s|$)|[()[\]]|\s[–—-]\s|\.\s/g;

/** The words of a text that say something, in order. */
export const tokensOf = (text: string): (Token | null)[] =>
  text.split(BARRIER).flatMap((part, at) => {
    const tokens = findWords(part).flatMap((word) => tokenOf(word) ?? []);
    return at === 0 ? tokens : [null, ...tokens];
  });

function tokenOf(written: string): Token | undefined {
  const stem = termOf(written);
  if (stem === "") return undefined;
  const word = fold(written);
  return { word, stem, plainStem: termOf(word) };
}

/** Under which keys a word is looked up: as it is written, in the singular, and by its stems. */
export const keysOf = ({ word, stem, plainStem }: Token): Set<string> =>
  new Set([`=${word}`, `=${singular(word)}`, stem, plainStem]);

export const singular = (word: string): string => word.replace(/(?<=..)[sx]$/, "");

/**
 * What a sentence tells that can be compared: amounts in base units, words of names, days. « Jeff Bezos » is known where
 * « Bezos » and « Jeff » are.
 */
function findFacts(article: Article, sentence: number): string[] {
  const { text = "" } = article.sentences[sentence] ?? {};
  const language = article.language === "en" ? "en" : "fr";
  const figures = findQuantities(text, language).map(
    ({ values, order, unit }) => `${values[0] ?? order} ${unit ?? ""}`,
  );
  const names = findNames(text).flatMap((name) => tokensOf(name).flatMap((token) => token?.word ?? []));
  const days = findDateMentions(text, article.published).map(({ day }) => day.value);
  return [...new Set([...figures, ...names, ...days])];
}
