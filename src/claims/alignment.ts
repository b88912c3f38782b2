import type { Evidence, Support } from "./evidence.ts";
import { countShared, rootOf } from "./likeness.ts";
import type { ReadClause } from "./reading.ts";

/** A cited clause with its sentence, and how many stems of a claim's clause it shares. */
export type Match = { clause: ReadClause; support: Support; shared: number };

/** Stems that a clause must share to be what a claim's clause speaks of. */
const LEAST = 2;

/** The cited clauses that share most with a claim's clause; none where too little is shared to tell. */
export function alignClause(terms: ReadonlySet<string>, { supports }: Evidence): Match[] {
  const matches = supports.flatMap((support) =>
    support.clauses.map((clause) => ({ clause, support, shared: countShared(terms, rootsOf(clause)) })),
  );
  const most = Math.max(0, ...matches.map(({ shared }) => shared));
  return most < Math.min(LEAST, terms.size) || most === 0 ? [] : matches.filter(({ shared }) => shared === most);
}

const known = new WeakMap<ReadClause, Set<string>>();

function rootsOf(clause: ReadClause): ReadonlySet<string> {
  const roots = known.get(clause) ?? new Set(Array.from(clause.terms, rootOf));
  known.set(clause, roots);
  return roots;
}
