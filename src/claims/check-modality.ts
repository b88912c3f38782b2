import { alignClause, type Match, rootsOf } from "./alignment.ts";
import type { Evidence, Support } from "./evidence.ts";
import type { Fault, Instead } from "./fault.ts";
import { countShared, rootOf } from "./likeness.ts";
import type { ReadClause } from "./reading.ts";
import type { Said } from "./said.ts";

/** « pourrait » does not become « va », nor what somebody says a fact; a claim may be more careful than its source. */
export function checkModality(said: Said, evidence: Evidence): Fault[] {
  const { reading, isQuoted } = said;
  return reading.clauses.flatMap((clause): Fault[] => {
    if (isQuoted(reading.text.indexOf(clause.text) + clause.text.length / 2)) return [];
    const matches = alignClause(clause, evidence);
    const surer = hardened(clause, said, evidence) ?? surerThanAll(clause, said, matches);
    if (surer !== undefined) return [{ kind: "modality", said: clause.text, instead: surer }];
    return isTakenOver(said, matches) ? [{ kind: "attribution", said: clause.text, instead: sentenceOf(matches) }] : [];
  });
}

const sentenceOf = ([match]: Match[]): Instead => (match ? insteadOf(match.support) : null);
const insteadOf = ({ citation, text }: Support): Instead => ({ citation, text });

/** A verb that the evidence holds for possible or meant, and nowhere for done, said outright. */
function hardened(clause: ReadClause, { reading }: Said, { supports }: Evidence): Instead | undefined {
  if (clause.careful) return undefined;
  const clauses = supports.flatMap((support) => support.clauses.map((source) => ({ source, support })));
  const roots = rootsOf(clause);
  const held = clauses.find(
    ({ source, support }) =>
      source.denies === clause.denies &&
      !(reading.reported && source.rumour) &&
      source.governed.some(
        (term) => roots.has(rootOf(term)) && !clauses.some((other) => isToldIn(other.source, term)),
      ) &&
      countShared(reading.terms, new Set(Array.from(support.terms, rootOf))) > 1,
  );
  return held && insteadOf(held.support);
}

const isToldIn = (clause: ReadClause, term: string): boolean =>
  rootsOf(clause).has(rootOf(term)) && !clause.governed.some((own) => rootOf(own) === rootOf(term));

function surerThanAll(clause: ReadClause, { reading }: Said, matches: Match[]): Instead | undefined {
  const isSurer = ({ clause: source }: Match): boolean => {
    if (
      source.certainty === 3 ||
      source.denies !== clause.denies ||
      source.refuses ||
      (reading.reported && source.rumour)
    )
      return false;
    return clause.certainty > source.certainty && !clause.careful;
  };
  return matches.length > 0 && matches.every(isSurer) ? sentenceOf(matches) : undefined;
}

/** What the evidence leaves to somebody, said in the claim's own name. */
function isTakenOver({ reading, quotations }: Said, matches: Match[]): boolean {
  if (reading.reported || quotations.length > 0 || matches.length === 0) return false;
  return matches.every(({ clause }) => clause.said) && reading.clauses.every(({ certainty }) => certainty > 1);
}
