import { isReported } from "../french/modality.ts";
import { directionOf } from "../french/negation.ts";
import { findOpposed } from "../french/opposites.ts";
import { synonymsOf } from "../french/synonyms.ts";
import { searchTerms } from "../french/words.ts";
import { alignClause, type Match, rootsOf } from "./alignment.ts";
import { isAddedAbroad, isLostAbroad } from "./denial-abroad.ts";
import { isDoneAfterAll, isTakenIn, isTurned, saysNo } from "./denial-turned.ts";
import type { Evidence, Support } from "./evidence.ts";
import type { Fault } from "./fault.ts";
import { countShared, rootOf } from "./likeness.ts";
import type { ReadClause, Reading } from "./reading.ts";
import type { Said } from "./said.ts";

/** What the evidence denies is denied, and nothing else is; what rises does not fall. */
export function checkNegation({ reading, isQuoted }: Said, evidence: Evidence): Fault[] {
  return reading.clauses
    .filter(({ text }) => !isQuoted(reading.text.indexOf(text) + text.length / 2) && !SUPPOSED.test(text))
    .filter((clause) => !isLead(clause, reading))
    .flatMap((clause): Fault[] => {
      const matches = alignClause(clause, evidence).filter(({ support }) => support.language === "fr");
      const support = matches[0]?.support ?? evidence.supports[0];
      const isWrong = isTold(clause, matches, reading, evidence) || isBesideOthers(clause, matches, reading, evidence);
      return isWrong && support ? [faultOf(clause, support)] : [];
    });
}

/** By the words that the claim and its evidence deny. */
const isTold = (clause: ReadClause, matches: Match[], reading: Reading, evidence: Evidence): boolean =>
  isTurned(clause, matches, evidence) ||
  isTakenIn(clause, evidence) ||
  isDoneAfterAll(clause, evidence) ||
  isLostAbroad(clause, reading.clauses, evidence) ||
  isAddedAbroad(clause, evidence) ||
  (isAddedToAll(clause, reading, evidence) && !isSaidByOpposite(clause, evidence));

/** By the clauses that the claim's clause speaks of. */
function isBesideOthers(clause: ReadClause, matches: Match[], reading: Reading, evidence: Evidence): boolean {
  if (matches.length === 0 || (clause.isFragment && !saysNo(clause))) return false;
  if (matches.every((each) => goesElsewhere(clause, each, reading.plain))) return true;
  return (
    matches.every((each) => isUnlike(clause, each.clause)) &&
    !isDeniedBeside(clause, evidence) &&
    !isSaidByOpposite(clause, evidence) &&
    !isDeniedAround(clause, reading)
  );
}

const faultOf = ({ text }: ReadClause, support: Support): Fault => ({
  kind: "negation",
  said: text,
  instead: { citation: support.citation, text: support.text },
});

/** « si la ville signe » affirms nothing. */
const SUPPOSED = /^,? ?(?:si|s['’]ils?) /iu;

/** « L’article dit : » before a quotation says nothing itself. */
const isLead = ({ text, plainTerms, byVerb }: ReadClause, { clauses }: Reading): boolean =>
  clauses.some(({ quoted }) => quoted) && !byVerb && plainTerms.size <= LEAD && isReported(text);
const LEAD = 2;

/** « ce qui n’était pas arrivé depuis mars » of « la plus forte baisse depuis mars ». */
const isRecord = ({ text }: ReadClause, { supports }: Pick<Evidence, "supports">): boolean =>
  / depuis /u.test(text) &&
  supports.some(({ plain }) =>
    /(?:plus \p{L}+(?: \p{L}+)?|premi[eè]re?(?: \p{L}+)?|record|inédite?) depuis /iu.test(plain),
  );

/** « n’est plus ouvert » of what « ferme », and « garde ouvert » of what « ne ferme pas ». */
function isSaidByOpposite({ terms, denies: isDenied }: ReadClause, { supports }: Evidence): boolean {
  if (!isDenied && !supports.some(({ clauses }) => clauses.some((clause) => clause.denies))) return false;
  const told = findOpposed(supports.flatMap((support) => [...support.terms]));
  return findOpposed(terms).some(
    ({ pair, side }) =>
      told.some((other) => other.pair === pair && other.side !== side) &&
      !told.some((other) => other.pair === pair && other.side === side),
  );
}

/** « n’a pas suivi » of sentences that deny nothing and refuse nothing, but by the words that the claim has too. */
function isAddedToAll({ byVerb }: ReadClause, { terms }: Reading, { supports }: Evidence): boolean {
  const own = new Set(Array.from(terms, rootOf));
  const isExplained = (term: string): boolean => !own.has(rootOf(term)) && !WEAK.test(term);
  const saysYes = (source: ReadClause): boolean => !source.denies && !source.reversals.some(isExplained);
  return byVerb && supports.length > 0 && supports.every(({ clauses }) => clauses.every(saysYes));
}

/** Words that say the reverse of a denial only beside others: « jusqu’à », « encore ». */
const WEAK = /^(?:jusqu|encor|toujour|mem|gard|continu|conserv|reli|pass)/;

/** « veut deux jours au plus » of who refuses « plus de deux jours ». */
const BOUND = /(?<!\p{L})(?:au (?:plus|maximum)|pas plus|jusqu)/iu;
const MORE = /(?<!\p{L})(?:plus d[e’']|au[- ]delà|davantage)/iu;

/** A clause that denies beside one that does not, where no other word of theirs may explain it. */
export function isUnlike(said: ReadClause, source: ReadClause): boolean {
  if (saysNo(said) === saysNo(source) || (BOUND.test(said.text) && source.refuses && MORE.test(source.text)))
    return false;
  // A claim without the verb that its source denies says something else of it.
  const isElsewhere =
    !source.refuses &&
    source.byVerb &&
    !source.denied.some((term) => rootsOf(said).has(rootOf(term))) &&
    !(source.denied.some(isTelling) && [...said.terms].some(isTelling));
  if (!saysNo(said) && isElsewhere) return false;
  const [own, other] = saysNo(said) ? [source, said] : [said, source];
  return own.reversals.every((term) => rootsOf(other).has(rootOf(term)));
}

/** « ne dit pas » and « ne précise pas » are one. */
const isTelling = (term: string): boolean => TELLING.has(rootOf(term));
const TELLING = new Set(
  searchTerms("dit précise indique mentionne nomme communique détaille révèle donne explique").map(rootOf),
);

/** « De mai à juillet, les nettoyages sont interdits » denies once for all its clauses. */
const isDeniedAround = (said: ReadClause, { clauses }: Reading): boolean => !saysNo(said) && clauses.some(saysNo);

/** A claim over several sentences denies what another of them does. */
const isDeniedBeside = (said: ReadClause, { supports }: Pick<Evidence, "supports">): boolean =>
  saysNo(said) &&
  (isRecord(said, { supports }) ||
    supports.some(({ clauses }) => clauses.some((clause) => saysNo(clause) && speaksOf(clause, said))));

/** Two denials of one thing, by one word or by two that say the same: « sans appui bancaire », « sans banque ». */
function speaksOf(clause: ReadClause, said: ReadClause): boolean {
  const roots = rootsOf(clause);
  return (
    countShared(said.terms, roots) > 0 ||
    (clause.denied.some(isTelling) && said.denied.some(isTelling)) ||
    [...said.denied, ...said.without, ...said.reversals].some((term) =>
      synonymsOf(term).some((root) => roots.has(root)),
    )
  );
}

/** « a gagné 4,7 % » beside « a perdu 4,7 % »: a share or a sum that the two clauses have in common. */
function goesElsewhere({ text }: ReadClause, { clause, support }: Match, plain: string): boolean {
  const own = directionOf(text);
  const theirs = directionOf(clause.text);
  const hasFigure = support.quantities.some(
    ({ kind, text: figure }) =>
      /percent|points|measure|money/.test(kind) && clause.text.includes(figure) && plain.includes(figure),
  );
  return own !== null && theirs !== null && own !== theirs && hasFigure;
}
