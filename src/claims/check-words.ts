import { searchTerms } from "../french/words.ts";
import type { Evidence } from "./evidence.ts";
import type { Fault } from "./fault.ts";
import { countShared, headOf, rootOf } from "./likeness.ts";
import type { Reading } from "./reading.ts";
import type { Said } from "./said.ts";

/** The share of a claim's stems that the evidence must hold; a figure or a date, checked elsewhere, counts as one. */
const WHOLE = 0.5;
/** The same for one clause of it, where it has enough of them to tell. */
const CLAUSE = 0.3;
const ENOUGH = 3;
/** From a source in another language, names, figures and kindred words alone are shared. */
const ABROAD = 0.2;

/** A claim shares a floor of its words, by their stems, with what it cites, and so does each of its clauses. */
export function checkWords({ reading }: Said, evidence: Evidence): Fault[] {
  const roots = rootsHeld(evidence);
  const isForeign = evidence.supports.some(({ language }) => language === "en");
  const floor = isForeign ? ABROAD : WHOLE;
  const whole = wordsOf(reading, reading.text);
  if (shareOf(whole, roots, isForeign) < floor) return [{ kind: "unshared", said: reading.text }];
  if (isForeign) return [];
  return reading.clauses
    .filter(({ text }) => {
      const words = wordsOf(reading, text);
      return words.terms.length + words.figures >= ENOUGH && shareOf(words, roots, false) < CLAUSE;
    })
    .map(({ text }) => ({ kind: "unshared", said: text }));
}

type Words = { terms: string[]; figures: number };

/** The stems of a stretch of the claim, its figures and dates counted apart. */
function wordsOf({ quantities, dates, periods }: Reading, stretch: string): Words {
  const spans = [...quantities, ...dates, ...periods].filter(({ text }) => text !== "" && stretch.includes(text));
  const rest = spans.reduce((text, span) => text.replace(span.text, " "), stretch);
  return { terms: [...new Set(searchTerms(rest))], figures: spans.length };
}

function rootsHeld({ supports, before }: Evidence): Set<string> {
  return new Set([...supports, ...before].flatMap(({ terms }) => Array.from(terms, rootOf)));
}

function shareOf({ terms, figures }: Words, roots: ReadonlySet<string>, isForeign: boolean): number {
  if (terms.length === 0) return 1;
  const heads = new Set(isForeign ? Array.from(roots, headOf) : []);
  const kindred = isForeign ? terms.filter((term) => !roots.has(rootOf(term)) && heads.has(headOf(term))).length : 0;
  return (countShared(terms, roots) + kindred + figures) / (terms.length + figures);
}
