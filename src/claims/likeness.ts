import { termOf } from "../french/words.ts";

/** Letters that two stems must share: « construir » and « construct », « invest » and « investiss ». */
const ROOT = 5;
/** The same between two languages: « réduir » and "reduce". */
const KINDRED = 4;

/** Stems have no accents left: what is no figure is a word. */
const isWord = (term: string): boolean => term > "9";

/** The form under which stems of one family meet. */
export const rootOf = (term: string): string => (isWord(term) ? term.slice(0, ROOT) : term);

/** The form under which kindred stems of two languages meet. */
export const headOf = (term: string): string => (isWord(term) ? term.slice(0, KINDRED) : term);

/** Whether two lists of stems have a family in common. */
export function sharesTerm(some: Iterable<string>, others: Iterable<string>): boolean {
  const roots = new Set(Array.from(others, rootOf));
  for (const term of some) if (roots.has(rootOf(term))) return true;
  return false;
}

/** Where the first word of the families of some stems stands in a text; -1 where none does. */
export function placeOf(terms: readonly string[], text: string): number {
  const roots = new Set(terms.map(rootOf));
  for (const { 0: word, index } of text.matchAll(LETTERS)) {
    const term = termOf(word.toLowerCase());
    if (term !== "" && roots.has(rootOf(term))) return index;
  }
  return -1;
}

const LETTERS = /[\p{L}\d]+/gu;

/** How many stems of `some` have a family in `roots`. */
export function countShared(some: Iterable<string>, roots: ReadonlySet<string>): number {
  let count = 0;
  for (const term of some) if (roots.has(rootOf(term))) count += 1;
  return count;
}
