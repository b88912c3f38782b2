import type { Article } from "../articles/article.ts";
import { findFacts, keysOfFacts } from "../articles/facts.ts";
import { quotability } from "../briefings/quotable.ts";
import { foldAccents } from "../french/folded-text.ts";
import { findQuantities, type Quantity } from "../french/numbers.ts";
import { isOrder } from "../french/orders.ts";
import { type Row, rowsOf } from "../french/rows.ts";
import { splitSentences } from "../french/sentences.ts";
import { keysOf } from "./words.ts";

/** A line of an article. */
export type Line = {
  /** Its number among the article's sentences; null for the title and for headings. */
  sentence: number | null;
  block: number;
  text: string;
  /** Without accents, place for place. */
  folded: string;
  /** Its words, in one or two ways to write them. */
  rows: readonly Row[];
  /** Neither an opinion nor an order to machines: what may set a rule off. */
  isFact: boolean;
};

/** An article as rules read it, line by line, its title first. */
export type WatchedText = {
  article: Article;
  lines: readonly Line[];
  /** All folded lines, of facts and of the rest. */
  folded: string;
  /** The lines in which a word stands, by each of its keys. */
  index: ReadonlyMap<string, readonly number[]>;
  /** The figures, names and dates of a sentence, as they can be compared. */
  factsOf(sentence: number): readonly string[];
  figuresOf(sentence: number): readonly Quantity[];
  /** How well a sentence can be read alone. */
  quotabilityOf(sentence: number): 0 | 1 | 2;
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
  ].sort((a, b) => a.block - b.block || (a.sentence ?? 0) - (b.sentence ?? 0));
  const index = new Map<string, number[]>();
  for (const [at, { rows }] of lines.entries()) {
    for (const token of rows.flat()) for (const key of token === null ? [] : keysOf(token)) addTo(index, key, at);
  }
  const figuresOf = once((at) => findQuantities(sentences[at]?.text ?? "", article.language === "en" ? "en" : "fr"));
  return {
    ...{ article, lines, index, folded: lines.map(({ folded }) => folded).join("\n"), figuresOf },
    factsOf: once((at) => keysOfFacts(findFacts(sentences[at]?.text ?? "", article))),
    quotabilityOf: once((at) => (sentences[at] === undefined ? 0 : quotability(sentences[at]))),
  };
}

/** What is found of a sentence, found once for all rules. */
function once<Value>(find: (sentence: number) => Value): (sentence: number) => Value {
  const known = new Map<number, Value>();
  return (sentence) => {
    const found = known.get(sentence) ?? find(sentence);
    known.set(sentence, found);
    return found;
  };
}

function lineOf(text: string, sentence: number | null, block: number, isFact: boolean): Line {
  return { sentence, block, text, folded: foldAccents(text).replaceAll("\n", " "), rows: rowsOf(text), isFact };
}

function addTo(index: Map<string, number[]>, key: string, at: number): void {
  const known = index.get(key);
  if (known === undefined) index.set(key, [at]);
  else if (known.at(-1) !== at) known.push(at);
}
