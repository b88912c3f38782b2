import type { Rarity } from "../articles/likeness.ts";
import { findNames } from "../french/names.ts";
import { findWords, searchTerms } from "../french/words.ts";

/** What a question is about, in its own words: the first name in it, else the word that tells most; "" for none. */
export function themeOf(question: string, rarity: Rarity): string {
  const [name] = findNames(question);
  if (name !== undefined) return name;
  const words = findWords(question).filter((word) => searchTerms(word).length > 0);
  const weightOf = (word: string): number => Math.max(...searchTerms(word).map(rarity));
  return words.toSorted((a, b) => weightOf(b) - weightOf(a))[0] ?? "";
}
