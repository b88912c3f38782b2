import { cosine, type Rarity, weigh } from "../articles/likeness.ts";
import type { Citation } from "../claims/claim.ts";
import { searchTerms } from "../french/words.ts";
import type { StoryArticle } from "./extract.ts";

/** A sentence as a model is shown it: its number from 1 among all those of the story, and where it stands. */
export type NumberedSentence = { n: number; text: string; citation: Citation };

/** The sentences of a story's articles, each with a number; copies say nothing more, and are left out. */
export function numberSentences(articles: readonly StoryArticle[]): NumberedSentence[] {
  const told = articles.filter(({ copyOf }) => copyOf === null);
  const sentences = (told.length > 0 ? told : articles).flatMap(({ id: articleId, sentences: own }) =>
    own.flatMap(({ text }, sentence) => (text === "" ? [] : [{ text, citation: { articleId, sentence } }])),
  );
  return sentences.map((each, at) => ({ n: at + 1, ...each }));
}

/** Characters of sentences in one request: some 8,000 tokens. */
const PART = 24_000;
/** Requests for one story: what a longer text says more is left aside. */
const MOST_PARTS = 3;

/**
 * The sentences in parts that a request can hold, in order. Of a text that is longer than all of them together, the
 * opening is read whole, and of the rest what is most central.
 */
export function cutParts(sentences: readonly NumberedSentence[], rarity: Rarity): NumberedSentence[][] {
  const parts: NumberedSentence[][] = [];
  let size = PART;
  for (const sentence of withinReach(sentences, rarity)) {
    size += sentence.text.length;
    if (size > PART) {
      parts.push([]);
      size = sentence.text.length;
    }
    parts.at(-1)?.push(sentence);
  }
  return parts.slice(0, MOST_PARTS);
}

function withinReach(sentences: readonly NumberedSentence[], rarity: Rarity): readonly NumberedSentence[] {
  if (lengthOf(sentences) <= PART * MOST_PARTS) return sentences;
  const opening = takeWhileShort(sentences, PART);
  const rest = sentences.slice(opening.length);
  const terms = rest.map(({ text }) => searchTerms(text));
  const centre = weigh(terms.flat(), rarity);
  const nearness = new Map(rest.map((sentence, at) => [sentence, cosine(weigh(terms[at] ?? [], rarity), centre)]));
  const central = rest.toSorted((a, b) => (nearness.get(b) ?? 0) - (nearness.get(a) ?? 0));
  const chosen = takeWhileShort(central, PART * (MOST_PARTS - 1));
  return [...opening, ...chosen.toSorted((a, b) => a.n - b.n)];
}

/** Articles whose other sentences are emptied, so that those shown keep their numbers. */
export function onlyShown(articles: readonly StoryArticle[], shown: readonly NumberedSentence[]): StoryArticle[] {
  const places = new Set(shown.map(({ citation }) => `${citation.articleId} ${citation.sentence}`));
  return articles.map((article) => ({
    ...article,
    sentences: article.sentences.map((each, at) => (places.has(`${article.id} ${at}`) ? each : { ...each, text: "" })),
  }));
}

const lengthOf = (sentences: readonly NumberedSentence[]): number =>
  sentences.reduce((sum, { text }) => sum + text.length, 0);

function takeWhileShort(sentences: readonly NumberedSentence[], most: number): NumberedSentence[] {
  let size = 0;
  const end = sentences.findIndex(({ text }) => {
    size += text.length;
    return size > most;
  });
  return sentences.slice(0, end < 0 ? sentences.length : Math.max(1, end));
}
