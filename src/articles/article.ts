import type { Day } from "../lib/calendar.ts";

/** A piece of an article's body. What stands in a section signed as an opinion never serves as a fact. */
export type Block = { kind: "heading" | "paragraph" | "item"; text: string; opinion: boolean };

/** Numbered by its place in the article, from 0: what a citation names. `block` is the index of its block. */
export type Sentence = { text: string; block: number; opinion: boolean };

/** A date that a sentence names, resolved against the article's own: "en juin dernier" is 2025-06. */
export type DatedSentence = { sentence: number; text: string; day: Day };

/** What a reader should know of the text as it was found. */
export type Flag =
  | "starts-mid-argument"
  | "truncated"
  | "excerpt"
  | "opinion"
  | "opinion-section"
  | "undated"
  | "short"
  | "not-french"
  | "near-copy";

/** One article, cleaned, in its own sentences. What its source does not say is null, never guessed. */
export type Article = {
  id: string;
  /** Id of the source in the settings. */
  source: string;
  /** What tells it apart within its source. */
  key: string;
  /** Canonical web address. */
  url: string | null;
  title: string;
  /** True where the title is the first sentence, for want of one. */
  titleDerived: boolean;
  author: string | null;
  publisher: string | null;
  published: Day;
  /** ISO 639-1, "fr" or "en"; "und" where it cannot be told. */
  language: string;
  blocks: Block[];
  sentences: Sentence[];
  dates: DatedSentence[];
  flags: Flag[];
  /** Changes when the title, the date or the body does. */
  contentHash: string;
};

/** The cleaned text, a line per block. */
export function textOf({ blocks }: Pick<Article, "blocks">): string {
  return blocks.map(({ text }) => text).join("\n");
}

/** An article as it stands: changed, it is another version. */
export const versionOf = ({ id, contentHash }: Pick<Article, "id" | "contentHash">): string =>
  `${id} ${contentHash.slice(0, 16)}`;
