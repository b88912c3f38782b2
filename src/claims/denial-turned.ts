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
