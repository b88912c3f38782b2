import { countedBy } from "../french/counted.ts";
import { deedsOf, graveDeedsOf, mayTell } from "../french/deed-kinds.ts";
import { findWords, termOf } from "../french/words.ts";
import type { Evidence } from "./evidence.ts";
import type { Fault } from "./fault.ts";
import { rootOf } from "./likeness.ts";
import type { Said } from "./said.ts";

/** A deed of consequence is told by some word of the evidence: nobody is dismissed, sold or condemned by the way. */
export function checkDeeds({ claim, reading, isQuoted }: Said, { supports, before }: Evidence): Fault[] {
  if (supports.some(({ language }) => language === "en")) return [];
  const told = [...supports, ...before].flatMap(({ terms }) => [...terms]);
  const isUntold = (term: string, kinds: readonly number[]): boolean =>
    kinds.length > 0 &&
    !told.some((other) => rootOf(other) === rootOf(term) || kinds.some((kind) => mayTell(other, kind)));
  const counted = reading.quantities.flatMap((quantity) => {
    const [noun = ""] = countedBy(reading.plain, quantity);
    return isUntold(noun, deedsOf(noun)) && !isQuoted(quantity.start) ? [quantity.text] : [];
  });
  const isSaid = (word: string): boolean => !isQuoted(reading.text.toLowerCase().indexOf(word));
  const isAnalysis = claim.kind === "analysis";
  const verbs = reading.frames
    .filter(({ term, word }) => isUntold(term, deedsOf(term)) && isSaid(word) && !(isAnalysis && WOULD.test(word)))
    .map(({ word }) => word);
  const grave = [...reading.terms].filter((term) => isUntold(term, graveDeedsOf(term)));
  const nouns =
    grave.length === 0 ? [] : findWords(reading.text).filter((word) => grave.includes(termOf(word)) && isSaid(word));
  return [...new Set([...verbs, ...nouns, ...counted])].map((said) => ({ kind: "unshared", said }));
}

/** What an analysis holds that somebody would do is no deed. */
const WOULD = /rai(?:t|ent)$/;
