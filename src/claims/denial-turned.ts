import type { Match } from "./alignment.ts";
import { rootsOf } from "./alignment.ts";
import type { Evidence, Support } from "./evidence.ts";
import { countShared, rootOf } from "./likeness.ts";
import type { ReadClause } from "./reading.ts";

/** A clause that denies, or refuses. */
export const saysNo = ({ denies, refuses }: ReadClause): boolean => denies || refuses;

/** « dit » opens what is quoted. */
const SAYS = "dit";

/** A verb under « ne … pas » on one side, and nowhere on the other. */
export function isTurned(clause: ReadClause, matches: Match[], { supports }: Evidence): boolean {
  const sources = supports.filter(({ language }) => language === "fr").flatMap(({ clauses }) => clauses);
  return isAdded(clause, supports, sources) || isLost(clause, matches, sources);
}

const deniedIn = (sources: readonly ReadClause[], root: string): boolean =>
  sources.some((source) => denies(source, root));

const ownOf = ({ denied }: ReadClause): string[] => denied.map(rootOf).filter((root) => root !== SAYS);

/** What the claim denies, and its evidence affirms. */
function isAdded(clause: ReadClause, supports: readonly Support[], sources: readonly ReadClause[]): boolean {
  const affirms = (source: ReadClause, root: string): boolean =>
    rootsOf(source).has(root) &&
    !source.byVerb &&
    (!source.refuses || source.reversals.some((term) => rootOf(term) === root));
  const own = ownOf(clause);
  return (
    !own.some((root) => deniedIn(sources, root)) &&
    own.some((root) => sources.some((source) => affirms(source, root))) &&
    !isDeniedByPronoun(clause, supports) &&
    !supports.some(({ text }) => NOT_DONE.test(text))
  );
}

/** What the evidence denies, and the claim affirms. */
function isLost(clause: ReadClause, matches: readonly Match[], sources: readonly ReadClause[]): boolean {
  const told = (root: string): boolean => sources.some((source) => rootsOf(source).has(root) && !denies(source, root));
  const own = ownOf(clause);
  const spared = new Set([SAYS, ...own, ...clause.without.map(rootOf)]);
  const lost = [...rootsOf(clause)].filter((root) => !spared.has(root) && deniedIn(sources, root) && !told(root));
  const isPlain = clause.reversals.length === 0;
  if (isPlain && !saysNo(clause) && isWhole(clause, lost, sources)) return true;
  // What it denies itself is another verb that the evidence denies.
  const isAnother = clause.denies && !(own.length > 0 && own.every((root) => deniedIn(sources, root)));
  if (lost.length === 0 || isAnother) return false;
  const isOf = (source: ReadClause): boolean => lost.some((root) => denies(source, root));
  const isSure = (source: ReadClause): boolean => isOf(source) && countShared(clause.terms, rootsOf(source)) >= SURE;
  return (
    (matches.every(({ clause: source }) => isOf(source)) || (isPlain && sources.some(isSure))) &&
    // « suspend » says no by itself, and is what the evidence denies.
    clause.reversals.every((term) => lost.includes(rootOf(term)) || told(rootOf(term)))
  );
}

/** Subject and verb of one denial, said of nothing else. */
const isWhole = (clause: ReadClause, lost: readonly string[], sources: readonly ReadClause[]): boolean =>
  sources.some(
    ({ denied, without }) =>
      isGivenBack(clause, without.map(rootOf), sources) ||
      new Set(denied.map(rootOf).filter((root) => lost.includes(root))).size > 1,
  );

/** « la banque n’en aura aucun » denies what a word before it names. */
const isDeniedByPronoun = ({ terms }: ReadClause, supports: readonly Support[]): boolean =>
  supports.some(({ clauses }) =>
    clauses.some(
      ({ text, part }) =>
        NONE_OF_IT.test(text) && clauses.some((other) => other.part === part && countShared(terms, rootsOf(other)) > 0),
    ),
  );
const NONE_OF_IT = /n['’]en (?:\p{L}+ ){1,2}(?:aucune?|pas|plus)(?!\p{L})/iu;

/** Stems that show, the denied verb among them, what clause is spoken of. */
const SURE = 3;

/** « ce qu’il n’avait pas fait depuis des années » denies the deed before it. */
const NOT_DONE =
  /ce qu(?:e |['’])[^,;]*?n['’](?:avait|avaient|a|ont) (?:pas|plus|jamais) (?:fait|été|connu|vu)(?!\p{L})[^,;]*depuis/iu;
/** « avait dirigé », « s’était produit »: what was so until then. */
const UNTIL_THEN =
  /(?<!\p{L})(?:avaient|avait|étaient|était) (?:\p{L}+ ){0,2}\p{L}+(?:ée?s?|[iu]e?s?|ise?s?|ite?s?)(?!\p{L})[^,;]* depuis/iu;

/** « avait dirigé une entreprise depuis 2021 » of who « n’avait pas fait » so. */
export const isDoneAfterAll = (clause: ReadClause, { supports }: Evidence): boolean =>
  !saysNo(clause) &&
  UNTIL_THEN.test(clause.text) &&
  supports.some(
    ({ text, terms }) => NOT_DONE.test(text) && countShared(clause.plainTerms, new Set(Array.from(terms, rootOf))) > 1,
  );

/** « à des pannes, non à la sécheresse » where the evidence has it the other way round, or « à des pannes » alone. */
export function isTakenIn({ terms, excluded, denies: isDenied }: ReadClause, { supports }: Evidence): boolean {
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

/** « n’a connu aucune anomalie » and « sans anomalie » are one. */
const denies = ({ denied, without }: ReadClause, root: string): boolean =>
  [...denied, ...without].some((term) => rootOf(term) === root);
