import { alignClause } from "./alignment.ts";
import type { Evidence } from "./evidence.ts";
import type { Fault, Instead } from "./fault.ts";
import { rootOf } from "./likeness.ts";
import type { ReadClause } from "./reading.ts";
import type { Said } from "./said.ts";

/** What the evidence denies is denied, and nothing else is. */
export function checkNegation({ reading, isQuoted }: Said, evidence: Evidence): Fault[] {
  const denied = new Set(evidence.supports.flatMap(({ clauses }) => clauses.flatMap((clause) => clause.denied.map(rootOf))));
  const told = new Set(
    evidence.supports.flatMap(({ clauses }) => clauses.flatMap((clause) => affirmedIn(clause).map(rootOf))),
  );
  return reading.clauses.flatMap((clause): Fault[] => {
    const middle = reading.text.indexOf(clause.text) + clause.text.length / 2;
    if (isQuoted(middle)) return [];
    const instead = turnedIn(clause, denied, told, evidence) ?? unlikeIn(clause, evidence);
    return instead ? [{ kind: "negation", said: clause.text, instead }] : [];
  });
}

function affirmedIn({ terms, denied }: ReadClause): string[] {
  const not = new Set(denied);
  return [...terms].filter((term) => !not.has(term));
}

/** A verb denied on one side alone. */
function turnedIn(clause: ReadClause, denied: ReadonlySet<string>, told: ReadonlySet<string>, evidence: Evidence): Instead | undefined {
  const added = clause.denied.map(rootOf).filter((root) => told.has(root) && !denied.has(root));
  const lost = clause.denies || clause.refuses ? [] : affirmedIn(clause).map(rootOf).filter((root) => denied.has(root) && !told.has(root));
  const isAdded = added.length > 0 && alignClause(clause.terms, evidence).every((match) => !match.clause.denies && !match.clause.refuses);
  const isLost = lost.length > 0 && alignClause(clause.terms, evidence).every((match) => match.clause.denies);
  if (!isAdded && !isLost) return undefined;
  return sayOf(clause, evidence);
}

/** A clause that denies beside one that does not, where no word that says no by itself explains it. */
function unlikeIn(clause: ReadClause, evidence: Evidence): Instead | undefined {
  const matches = alignClause(clause.terms, evidence);
  const unlike = matches.every(
    ({ clause: source }) => source.denies !== clause.denies && !source.refuses && !clause.refuses,
  );
  return matches.length > 0 && unlike ? sayOf(clause, evidence) : undefined;
}

function sayOf(clause: ReadClause, evidence: Evidence): Instead {
  const [match] = alignClause(clause.terms, evidence);
  return match ? { citation: match.support.citation, text: match.support.text } : null;
}
