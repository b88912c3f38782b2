import { frenchTermsOf } from "../french/english-words.ts";
import { isReported } from "../french/modality.ts";
import { directionOf } from "../french/negation.ts";
import { findOpposed } from "../french/opposites.ts";
import { synonymsOf } from "../french/synonyms.ts";
import { searchTerms } from "../french/words.ts";
import { alignClause, type Match, rootsOf } from "./alignment.ts";
import type { Evidence, Support } from "./evidence.ts";
import type { Fault } from "./fault.ts";
import { countShared, headOf, rootOf } from "./likeness.ts";
import type { ReadClause, Reading } from "./reading.ts";
import type { Said } from "./said.ts";

/** What the evidence denies is denied, and nothing else is; what rises does not fall. */
export function checkNegation({ reading, isQuoted }: Said, evidence: Evidence): Fault[] {
  return reading.clauses.flatMap((clause): Fault[] => {
    if (isQuoted(reading.text.indexOf(clause.text) + clause.text.length / 2)) return [];
    if (isLead(clause, reading) || SUPPOSED.test(clause.text)) return [];
    const matches = alignClause(clause, evidence).filter(({ support }) => support.language === "fr");
    const isAligned = matches.length > 0;
    const isWrong =
      isTurned(clause, matches, evidence) ||
      isTakenIn(clause, evidence) ||
      isLostAbroad(clause, reading.clauses, evidence) ||
      (isAddedToAll(clause, reading, evidence) && !isSaidByOpposite(clause, evidence)) ||
      isAddedAbroad(clause, evidence) ||
      (isAligned &&
        matches.every((each) => isUnlike(clause, each.clause)) &&
        !isDeniedBeside(clause, evidence) &&
        !isSaidByOpposite(clause, evidence) &&
        !isDeniedAround(clause, reading)) ||
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

/** « si la ville signe » affirms nothing. */
const SUPPOSED = /^,? ?(?:si|s['’]ils?) /iu;

/** « dit » opens what is quoted. */
const SAYS = "dit";

/** « L’article dit : » before a quotation says nothing itself. */
const isLead = ({ text, plainTerms, byVerb }: ReadClause, { clauses }: Reading): boolean =>
  clauses.length > 1 && !byVerb && plainTerms.size <= LEAD && isReported(text);
const LEAD = 2;

/** A verb under « ne … pas » on one side, and nowhere on the other. */
function isTurned(clause: ReadClause, matches: Match[], { supports }: Evidence): boolean {
  const sources = supports.filter(({ language }) => language === "fr").flatMap(({ clauses }) => clauses);
  const told = (root: string): boolean => sources.some((source) => rootsOf(source).has(root) && !denies(source, root));
  const denied = (root: string): boolean => sources.some((source) => denies(source, root));
  const own = clause.denied.map(rootOf).filter((root) => root !== SAYS);
  const without = clause.without.map(rootOf);
  const affirmed = (root: string): boolean =>
    sources.some(
      (source) =>
        rootsOf(source).has(root) && (!source.refuses || source.reversals.some((term) => rootOf(term) === root)),
    );
  const isAdded = !own.some(denied) && own.some(affirmed) && !isDeniedByPronoun(clause, supports);
  const lost = [...rootsOf(clause)].filter(
    (root) => root !== SAYS && !own.includes(root) && !without.includes(root) && denied(root) && !told(root),
  );
  const isLost =
    lost.length > 0 &&
    // What it denies itself is another verb that the evidence denies.
    (!clause.denies || (own.length > 0 && own.every(denied))) &&
    (matches.every(({ clause: source }) => lost.some((root) => denies(source, root))) ||
      (clause.reversals.length === 0 &&
        sources.some(
          (source) => lost.some((root) => denies(source, root)) && countShared(clause.terms, rootsOf(source)) >= SURE,
        )));
  // Subject and verb of one denial, said of nothing else.
  const isWhole =
    (!saysNo(clause) && sources.some((source) => isGivenBack(clause, source.without.map(rootOf), sources))) ||
    (!saysNo(clause) &&
      sources.some(({ denied: own }) => new Set(own.map(rootOf).filter((root) => lost.includes(root))).size > 1));
  // « suspend » says no by itself, and is what the evidence denies.
  return (
    isAdded ||
    (isWhole && clause.reversals.length === 0) ||
    (isLost && clause.reversals.every((term) => lost.includes(rootOf(term)) || told(rootOf(term))))
  );
}

/** « la banque n’en aura aucun » denies what a word before it names. */
const isDeniedByPronoun = ({ terms }: ReadClause, supports: readonly Support[]): boolean =>
  supports.some(({ clauses }) =>
    clauses.some(
      ({ text, part }) =>
        NONE_OF_IT.test(text) && clauses.some((other) => other.part === part && countShared(terms, rootsOf(other)) > 0),
    ),
  );
const NONE_OF_IT = /n['’]en (?:\p{L}+ ){1,2}(?:aucune?|pas|plus)(?!\p{L})/iu;

/** « ce qui n’était pas arrivé depuis mars » of « la plus forte baisse depuis mars ». */
const isRecord = ({ text }: ReadClause, { supports }: Pick<Evidence, "supports">): boolean =>
  / depuis /u.test(text) &&
  supports.some(({ plain }) =>
    /(?:plus \p{L}+(?: \p{L}+)?|premi[eè]re?(?: \p{L}+)?|record|inédite?) depuis /iu.test(plain),
  );

/** Stems that show, the denied verb among them, what clause is spoken of. */
const SURE = 3;

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

/** « à des pannes, non à la sécheresse » where the evidence has it the other way round, or « à des pannes » alone. */
function isTakenIn({ terms, excluded, denies: isDenied }: ReadClause, { supports }: Evidence): boolean {
  const sources = supports.filter(({ language }) => language === "fr").flatMap(({ clauses }) => clauses);
  const out = new Set(sources.flatMap((source) => source.excluded).map(rootOf));
  const within = new Set(
    sources.flatMap((source) => [...source.terms].filter((term) => !source.excluded.includes(term))).map(rootOf),
  );
  const own = new Set(excluded.map(rootOf));
  const isIn = [...terms].map(rootOf).some((root) => out.has(root) && !within.has(root) && !own.has(root));
  return isIn && (own.size > 0 ? [...own].every((root) => within.has(root)) : !isDenied);
}

/** « un engagement ferme » of what is told to be without one. */
const isGivenBack = (clause: ReadClause, without: readonly string[], sources: readonly ReadClause[]): boolean =>
  without.length > 1 &&
  without.every(
    (root) => rootsOf(clause).has(root) && sources.every((source) => !rootsOf(source).has(root) || saysNo(source)),
  );

/** « did not reduce deaths », where « réduit » or « décès » stands in a claim that denies nothing. */
function isLostAbroad(clause: ReadClause, clauses: readonly ReadClause[], { supports }: Evidence): boolean {
  const foreign = supports.filter(({ language }) => language === "en").flatMap(({ clauses }) => clauses);
  if (foreign.length === 0 || clauses.some((own) => own.denies || own.reverses)) return false;
  const told = foreign.filter((source) => !source.denies).flatMap(({ terms }) => Array.from(terms, headOf));
  const own = new Set(Array.from(clause.plainTerms, headOf));
  const isLost = (word: string): boolean => {
    const heads = [word, ...frenchTermsOf(word)].map(headOf);
    return heads.some((head) => own.has(head)) && !heads.some((head) => told.includes(head));
  };
  return foreign.some(
    ({ denied, refuses, terms }) => denied.some(isLost) || (refuses && [...terms].filter(isLost).length > 1),
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

/** « n’a pas été publié » of a trial "published on Sunday": the verb stands there, under no denial. */
function isAddedAbroad({ denied }: ReadClause, { supports }: Evidence): boolean {
  const foreign = supports.filter(({ language }) => language === "en").flatMap(({ clauses }) => clauses);
  const head = denied
    .map(headOf)
    .find((each) => foreign.some(({ terms }) => [...terms].some((term) => headOf(term) === each)));
  if (head === undefined || foreign.length < 1) return false;
  const telling = foreign.filter(({ terms }) => [...terms].some((term) => headOf(term) === head));
  return telling.every(({ denies: isDenied, refuses, reverses }) => !isDenied && !refuses && !reverses);
}

/** « n’a connu aucune anomalie » and « sans anomalie » are one. */
const denies = ({ denied, without }: ReadClause, root: string): boolean =>
  [...denied, ...without].some((term) => rootOf(term) === root);

/** A clause that denies beside one that does not, where no other word of theirs may explain it. */
export function isUnlike(said: ReadClause, source: ReadClause): boolean {
  if (saysNo(said) === saysNo(source)) return false;
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

const saysNo = ({ denies, refuses }: ReadClause): boolean => denies || refuses;

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
