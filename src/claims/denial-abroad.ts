import { frenchTermsOf } from "../french/english-words.ts";
import type { Evidence } from "./evidence.ts";
import { headOf } from "./likeness.ts";
import type { ReadClause } from "./reading.ts";

/** « did not reduce deaths », where « réduit » or « décès » stands in a claim that denies nothing. */
export function isLostAbroad(clause: ReadClause, clauses: readonly ReadClause[], { supports }: Evidence): boolean {
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

/** « n’a pas été publié » of a trial "published on Sunday": the verb stands there, under no denial. */
export function isAddedAbroad({ denied }: ReadClause, { supports }: Evidence): boolean {
  const foreign = supports.filter(({ language }) => language === "en").flatMap(({ clauses }) => clauses);
  const head = denied
    .map(headOf)
    .find((each) => foreign.some(({ terms }) => [...terms].some((term) => headOf(term) === each)));
  if (head === undefined || foreign.length < 1) return false;
  const telling = foreign.filter(({ terms }) => [...terms].some((term) => headOf(term) === head));
  return telling.every(({ denies: isDenied, refuses, reverses }) => !isDenied && !refuses && !reverses);
}
