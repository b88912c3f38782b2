import { frenchTermsOf } from "../french/english-words.ts";
import { verbRoot } from "../french/irregular-verbs.ts";
import { synonymsOf } from "../french/synonyms.ts";
import { familiesOf, isKin, ROOT } from "../french/word-families.ts";
import { findWords, searchTerms } from "../french/words.ts";

/** The words of a stretch of text, in the forms under which a question may ask for them. */
export type Words = {
  terms: ReadonlySet<string>;
  roots: ReadonlyMap<string, readonly string[]>;
  verbs: ReadonlySet<string>;
  families: ReadonlySet<number>;
};

/** Reads a text; an English one is also told by its French words. */
export function wordsOf(text: string, language: string): Words {
  const own = searchTerms(text);
  const french = language === "en" ? findWords(text).flatMap((word) => frenchTermsOf(word)) : [];
  return wordsIn([...own, ...french]);
}

export function wordsIn(all: Iterable<string>): Words {
  const terms = new Set(all);
  const roots = new Map<string, string[]>();
  const verbs = new Set<string>();
  const families = new Set<number>();
  for (const term of terms) {
    verbs.add(verbRoot(term));
    for (const family of meaningsOf(term)) families.add(family);
    if (term.length < ROOT) continue;
    const root = term.slice(0, ROOT);
    const kin = roots.get(root);
    if (kin) kin.push(term);
    else roots.set(root, [term]);
  }
  return { terms, roots, verbs, families };
}

/** How surely words say what a term asks: 1 in that very word, less in a kindred one or a synonym, 0 not at all. */
export function likeness(term: string, words: Words): number {
  const literal = literalLikeness(term, words);
  if (literal > 0) return literal;
  if (words.verbs.has(verbRoot(term))) return KINDRED;
  if (meaningsOf(term).some((family) => words.families.has(family))) return SYNONYM;
  return synonymsOf(term).some((root) => words.roots.has(root)) ? LOOSE : 0;
}

/** The families of a stem, and of its verb. */
function meaningsOf(term: string): readonly number[] {
  const root = verbRoot(term);
  return root === term ? familiesOf(term) : [...familiesOf(term), ...familiesOf(root)];
}

/** The same, of that word and its kin alone. */
export function literalLikeness(term: string, words: Words): number {
  if (words.terms.has(term)) return 1;
  return words.roots.get(term.slice(0, ROOT))?.some((own) => isKin(term, own)) ? KINDRED : 0;
}

const KINDRED = 0.85;
const SYNONYM = 0.75;
const LOOSE = 0.5;

/** Whether two words differ by one letter added, left out, changed or swapped with the next. */
export function isOneSlipAway(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1 || a === b) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  const rest = short.slice(at + 1) === long.slice(at + 1);
  const swapped = short[at] === long[at + 1] && short[at + 1] === long[at];
  return rest || (swapped && short.slice(at + 2) === long.slice(at + 2));
}
