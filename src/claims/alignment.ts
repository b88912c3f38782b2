import type { Evidence, Support } from "./evidence.ts";
import { countShared, headOf, rootOf } from "./likeness.ts";
import type { ReadClause } from "./reading.ts";

/** A cited clause with its sentence, and how many stems of a claim's clause it shares. */
export type Match = { clause: ReadClause; support: Support; shared: number };

/** Stems that a clause must share to be what a claim's clause speaks of. */
const LEAST = 2;
/** One will do in a clause that has no more than these. */
const SMALL = 3;

/**
 * The cited clauses that share most with a claim's clause, names aside; none where too little is shared to tell. Those
 * of an English sentence share what is kindred to French.
 */
export function alignClause({ plainTerms, terms }: ReadClause, { supports }: Evidence): Match[] {
  if (plainTerms.size < LEAST) return [];
  const heads = supports.some(({ language }) => language === "en") ? new Set(Array.from(terms, headOf)) : NONE;
  const matches = supports.flatMap((support) =>
    support.clauses.map((clause) => ({
      clause,
      support,
      shared: support.language === "en" ? sharedHeads(heads, clause) : countShared(plainTerms, rootsOf(clause)),
    })),
  );
  const most = Math.max(0, ...matches.map(({ shared }) => shared));
  return most < (plainTerms.size > SMALL ? LEAST : 1) ? [] : matches.filter(({ shared }) => shared === most);
}

const NONE: ReadonlySet<string> = new Set();

const sharedHeads = (heads: ReadonlySet<string>, { terms }: ReadClause): number =>
  new Set(Array.from(terms, headOf).filter((head) => heads.has(head))).size;

const known = new WeakMap<ReadClause, Set<string>>();

/** The families of a clause's stems. */
export function rootsOf(clause: ReadClause): ReadonlySet<string> {
  const roots = known.get(clause) ?? new Set(Array.from(clause.terms, rootOf));
  known.set(clause, roots);
  return roots;
}
