import { countedBy } from "../french/counted.ts";
import { deedsOf, mayTell } from "../french/deed-kinds.ts";
import type { Evidence } from "./evidence.ts";
import type { Fault } from "./fault.ts";
import { rootOf } from "./likeness.ts";
import type { Said } from "./said.ts";

/** A deed of consequence is told by some word of the evidence: nobody is dismissed, sold or condemned by the way. */
export function checkDeeds({ reading, isQuoted }: Said, { supports, before }: Evidence): Fault[] {
  if (supports.some(({ language }) => language === "en")) return [];
  const told = [...supports, ...before].flatMap(({ terms }) => [...terms]);
  const counted = reading.quantities
    .filter(({ start }) => !isQuoted(start))
    .map((quantity) => ({ word: quantity.text, term: countedBy(reading.plain, quantity)[0] ?? "" }));
  return [...reading.frames, ...counted]
    .filter(({ term, word }) => {
      const kinds = deedsOf(term);
      if (kinds.length === 0 || isQuoted(reading.text.toLowerCase().indexOf(word))) return false;
      return !told.some((other) => rootOf(other) === rootOf(term) || kinds.some((kind) => mayTell(other, kind)));
    })
    .map(({ word }) => ({ kind: "unshared", said: word }));
}
