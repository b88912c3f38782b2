import { alignClause, type Match } from "./alignment.ts";
import type { Evidence } from "./evidence.ts";
import type { Fault } from "./fault.ts";
import type { ReadClause } from "./reading.ts";
import type { Said } from "./said.ts";

/** « pourrait » does not become « va », nor what somebody says a fact; a claim may be more careful than its source. */
export function checkModality(said: Said, evidence: Evidence): Fault[] {
  return said.reading.clauses.flatMap((clause) => faultOf(clause, said, alignClause(clause.terms, evidence)).slice(0, 1));
}

function faultOf(clause: ReadClause, { reading, isQuoted }: Said, matches: Match[]): Fault[] {
  const [first] = matches;
  const at = reading.text.indexOf(clause.text);
  if (first === undefined || isQuoted(at + clause.text.length / 2)) return [];
  const instead = { citation: first.support.citation, text: first.support.text };
  const faults: Fault[] = [];
  if (matches.every((match) => isSurer(clause, match.clause) && !reading.reported)) {
    faults.push({ kind: "modality", said: clause.text, instead });
  }
  const isLeft = matches.every((match) => match.clause.said);
  if (isLeft && !reading.reported && !isHedgedWhole(reading.clauses)) {
    faults.push({ kind: "attribution", said: clause.text, instead });
  }
  return faults;
}

/** A verb of any cautious kind keeps the caution of another: « souhaite » for « espère ». */
function isSurer(said: ReadClause, source: ReadClause): boolean {
  if (source.certainty === 3) return false;
  if (said.certainty === 3) return !said.careful;
  return said.certainty > source.certainty && !said.careful;
}

const isHedgedWhole = (clauses: readonly ReadClause[]): boolean => clauses.some(({ certainty }) => certainty === 1);
