import type { Evidence, Support } from "./evidence.ts";
import { countShared, rootOf } from "./likeness.ts";
import type { ReadClause } from "./reading.ts";

/** A cited clause with its sentence, and how many stems of a claim's clause it shares. */
export type Match = { clause: ReadClause; support: Support; shared: number };

/** Stems that a clause must have to tell what it speaks of, names aside. */
const LEAST = 2;
/** One will do in a clause that has no more than these. */
const SMALL = 3;

/** The cited clauses that share most with a claim's clause; none where too little is shared to tell. */
export function alignClause({ plainTerms }: ReadClause, { supports }: Evidence): Match[] {
  if (plainTerms.size < LEAST) return [];
  const matches = supports
    .filter(({ language }) => language === "fr")
    .flatMap((support) =>
      support.clauses.map((clause) => ({ clause, support, shared: countShared(plainTerms, rootsOf(clause)) })),
    );
  const most = Math.max(0, ...matches.map(({ shared }) => shared));
  return most < (plainTerms.size > SMALL ? LEAST : 1) ? [] : matches.filter(({ shared }) => shared === most);
}

const known = new WeakMap<ReadClause, Set<string>>();

/** The families of a clause's stems. */
export function rootsOf(clause: ReadClause): ReadonlySet<string> {
  const roots = known.get(clause) ?? new Set(Array.from(clause.terms, rootOf));
  known.set(clause, roots);
  return roots;
}
