import type { Article } from "../articles/article.ts";
import { findWords, searchTerms } from "../french/words.ts";

/** A stretch of an article to be searched and shown; sentences `first` to `last` of the article, both included. */
export type Passage = {
  ordinal: number;
  heading: string | null;
  text: string;
  first: number;
  last: number;
  opinion: boolean;
};

/** Characters. Questions find their passage best in stretches of 700 to 900; see docs/decisions/0009. */
const ENOUGH = 700;
const MOST = 900;

/** Cuts an article on its paragraphs' bounds; a new section, or an opinion, opens a new passage. */
export function cutPassages({ blocks, sentences }: Pick<Article, "blocks" | "sentences">): Passage[] {
  const passages: Passage[] = [];
  let heading: string | null = null;
  let open: Passage | undefined;
  for (const [at, sentence] of sentences.entries()) {
    const above = headingAbove(blocks, sentences[at - 1]?.block ?? -1, sentence.block);
    if (above !== undefined) heading = above;
    const apart = above !== undefined || open === undefined || open.opinion !== sentence.opinion;
    const newBlock = sentence.block !== sentences[at - 1]?.block;
    if (apart || open === undefined || isFull(open.text.length, sentence.text.length, newBlock)) {
      open = { ordinal: passages.length, heading, text: sentence.text, first: at, last: at, opinion: sentence.opinion };
      passages.push(open);
      continue;
    }
    open.text += (newBlock ? "\n" : " ") + sentence.text;
    open.last = at;
  }
  return passages;
}

/** Full at a paragraph's end past 700 characters, and anywhere past 900. */
const isFull = (size: number, more: number, newBlock: boolean): boolean =>
  size + more > MOST ? newBlock || size > ENOUGH / 2 : newBlock && size >= ENOUGH;

/** The last heading between two blocks. */
function headingAbove(blocks: Article["blocks"], from: number, to: number): string | undefined {
  return blocks.slice(from + 1, to).findLast(({ kind }) => kind === "heading")?.text;
}

/** What a passage is found by, as terms: its article's title, its heading and its text. */
export function passageTerms(title: string, passage: Pick<Passage, "heading" | "text">): string[] {
  return searchTerms(passageText(title, passage));
}

/** The same as words. */
export function passageWords(title: string, passage: Pick<Passage, "heading" | "text">): string[] {
  return findWords(passageText(title, passage));
}

/** A passage with what says what it is about. */
export const passageText = (title: string, { heading, text }: Pick<Passage, "heading" | "text">): string =>
  [title, heading ?? "", text].join("\n");
