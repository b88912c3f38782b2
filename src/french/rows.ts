import { findWords, fold, termOf } from "./words.ts";

/** A word as texts are compared by it: folded, and its two stems, as accents may have been typed or not. */
export type Token = { word: string; stem: string; plainStem: string };

/** Words that say something, in order; null stands where no phrase goes across. */
export type Row = readonly (Token | null)[];

/** What no phrase goes across; the comma of a number is none. */
const BARRIER = /[,;:!?…](?=\s|$)|[()[\]]|\s[–—-]\s|\.\s/g;
/** « cyber-attaque » may be written in one word, and « start-up ». */
const HYPHEN = /(?<=\p{L}{2})[-\u2010\u2011](?=\p{L}{2})/gu;

/** The words of a text; in two rows where it has hyphens, apart and joined. */
export function rowsOf(text: string): Row[] {
  const joined = text.replace(HYPHEN, "");
  return joined === text ? [rowOf(text)] : [rowOf(text), rowOf(joined)];
}

export const rowOf = (text: string): Row =>
  text.split(BARRIER).flatMap((part, at) => {
    const tokens = findWords(part).flatMap((word) => tokenOf(word) ?? []);
    return at === 0 ? tokens : [null, ...tokens];
  });

function tokenOf(written: string): Token | undefined {
  const stem = termOf(written);
  const word = fold(written);
  return stem === "" ? undefined : { word, stem, plainStem: termOf(word) };
}
