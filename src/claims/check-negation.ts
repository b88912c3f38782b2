import { directionOf } from "../french/negation.ts";
import { alignClause, type Match, rootsOf } from "./alignment.ts";
import type { Evidence, Support } from "./evidence.ts";
import type { Fault } from "./fault.ts";
import { rootOf } from "./likeness.ts";
import type { ReadClause } from "./reading.ts";
import type { Said } from "./said.ts";

/** What the evidence denies is denied, and nothing else is; what rises does not fall. */
export function checkNegation({ reading, isQuoted }: Said, evidence: Evidence): Fault[] {
  return reading.clauses.flatMap((clause): Fault[] => {
    if (isQuoted(reading.text.indexOf(clause.text) + clause.text.length / 2)) return [];
    const matches = alignClause(clause, evidence);
    const isAligned = matches.length > 0;
    const isWrong =
      isTurned(clause, matches, evidence) ||
      (isAligned && matches.every((each) => isUnlike(clause, each.clause))) ||
      (isAligned && matches.every((each) => goesElsewhere(clause, each, reading.plain)));
    const support = matches[0]?.support ?? evidence.supports[0];
    return isWrong && support ? [faultOf(clause, support)] : [];
  });
}

const faultOf = ({ text }: ReadClause, support: Support): Fault => ({
  kind: "negation",
  said: text,
  instead: { citation: support.citation, text: support.text },
});

/** A verb under « ne … pas » on one side, and nowhere on the other. */
function isTurned(clause: ReadClause, matches: Match[], { supports }: Evidence): boolean {
  const sources = supports.flatMap(({ clauses }) => clauses);
  const told = (root: string): boolean => sources.some((source) => rootsOf(source).has(root) && !denies(source, root));
  const denied = (root: string): boolean => sources.some((source) => denies(source, root));
  const own = clause.denied.map(rootOf);
  const isAdded = own.some((root) => !denied(root) && told(root));
  const lost = [...rootsOf(clause)].filter((root) => !own.includes(root) && denied(root) && !told(root));
  const isLost = lost.length > 0 && !clause.denies && matches.every(({ clause: source }) => lost.some((root) => denies(source, root)));
  // « suspend » says no by itself, and is what the evidence denies.
  return isAdded || (isLost && clause.reversals.every((term) => lost.includes(rootOf(term))));
}

const denies = ({ denied }: ReadClause, root: string): boolean => denied.some((term) => rootOf(term) === root);

/** A clause that denies beside one that does not, where no other word of theirs may explain it. */
function isUnlike(said: ReadClause, source: ReadClause): boolean {
  const saysNo = (clause: ReadClause): boolean => clause.denies || clause.refuses;
  if (saysNo(said) === saysNo(source)) return false;
  return saysNo(said) ? !source.reverses : !said.reverses;
}

/** « a gagné 4,7 % » beside « a perdu 4,7 % »: a share or a sum that the two clauses have in common. */
function goesElsewhere({ text }: ReadClause, { clause, support }: Match, plain: string): boolean {
  const own = directionOf(text);
  const theirs = directionOf(clause.text);
  const hasFigure = support.quantities.some(
    ({ kind, text: figure }) => /percent|points|measure|money/.test(kind) && clause.text.includes(figure) && plain.includes(figure),
  );
  return own !== null && theirs !== null && own !== theirs && hasFigure;
}
