import type { Evidence } from "./evidence.ts";
import type { Fault } from "./fault.ts";
import { countShared, rootOf } from "./likeness.ts";
import type { ReadClause } from "./reading.ts";
import type { Said } from "./said.ts";

/** The share of a claim's stems that the evidence must hold, names and figures with the rest. */
const WHOLE = 0.5;
/** The same for one clause of it, where it has enough of them to tell. */
const CLAUSE = 0.34;
const ENOUGH = 3;
/** From a source in another language, names, figures and kindred words alone are shared. */
const ABROAD = 0.25;
const KINDRED = 4;

/** A claim shares a floor of its words, by their stems, with what it cites, and so does each of its clauses. */
export function checkWords({ reading }: Said, evidence: Evidence): Fault[] {
  const whole = shareOf(reading.terms, evidence);
  if (whole < floorOf(WHOLE, evidence)) return [{ kind: "unshared", said: reading.text }];
  return reading.clauses
    .filter((clause) => isBare(clause, evidence))
    .map(({ text }) => ({ kind: "unshared", said: text }));
}

const isBare = ({ terms }: ReadClause, evidence: Evidence): boolean =>
  terms.size >= ENOUGH && shareOf(terms, evidence) < floorOf(CLAUSE, evidence);

const floorOf = (floor: number, evidence: Evidence): number => (isForeign(evidence) ? ABROAD : floor);

const isForeign = ({ supports }: Evidence): boolean => supports.some(({ language }) => language === "en");

function shareOf(terms: ReadonlySet<string>, evidence: Evidence): number {
  if (terms.size === 0) return 1;
  const held = new Set(evidence.supports.flatMap((support) => [...support.terms]));
  const roots = new Set(Array.from(held, rootOf));
  const shared = countShared(terms, roots);
  if (!isForeign(evidence)) return shared / terms.size;
  const heads = new Set(Array.from(held, (term) => term.slice(0, KINDRED)));
  return [...terms].filter((term) => roots.has(rootOf(term)) || heads.has(term.slice(0, KINDRED))).length / terms.size;
}
