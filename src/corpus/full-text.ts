import { type QueryExecutorProvider, sql } from "kysely";
import { breathe } from "../lib/timing.ts";

/** The terms of a passage, in order, under its number. */
export type IndexEntry = { seq: number; terms: readonly string[] };

/** A term of a question, the number of passages that hold it, and what holding it is worth. */
export type WeighedTerm = { term: string; passages: number; weight: number };

/**
 * What an engine does with terms that `french/` has made. Each also keeps the table `passages_vocabulary`: in `doc`, the
 * number of passages that hold a `term`.
 */
export type FullText = {
  create(database: QueryExecutorProvider): Promise<void>;
  /** Within the transaction that writes the passages. */
  index(database: QueryExecutorProvider, entries: readonly IndexEntry[]): Promise<void>;
  unindex(database: QueryExecutorProvider, seqs: readonly number[]): Promise<void>;
  /** The numbers of the passages that hold most of what the terms are worth: at most `limit`, in no order. */
  match(database: QueryExecutorProvider, terms: readonly WeighedTerm[], limit: number): Promise<number[]>;
};

/** In how many passages each term stands; a term that stands in none is left out. */
export async function countTerms(
  database: QueryExecutorProvider,
  terms: readonly string[],
): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (let from = 0; from < terms.length; from += LOOKED_UP_AT_ONCE) {
    if (from > 0) await breathe();
    const some = padded(terms.slice(from, from + LOOKED_UP_AT_ONCE));
    const { rows } = await sql<{ term: string; doc: number }>`
      select term, doc from passages_vocabulary where term in (${sql.join(some)}) and doc > 0`.execute(database);
    for (const { term, doc } of rows) counts.set(term, doc);
  }
  return counts;
}

const LOOKED_UP_AT_ONCE = 500;

/** To a round number, by repetition: few statements are compiled, whatever the number of terms. */
function padded(terms: readonly string[]): string[] {
  const size = Math.min(LOOKED_UP_AT_ONCE, Math.ceil(terms.length / 20) * 20);
  return Array.from({ length: size }, (_, at) => terms[at] ?? terms[0] ?? "");
}

/** Of terms, from the rarest on, as many as bring `most` passages together at most; the rarest in any case. */
export function rarest(terms: readonly WeighedTerm[], most: number): WeighedTerm[] {
  let read = 0;
  return terms
    .toSorted((a, b) => a.passages - b.passages)
    .filter(({ passages }, at) => {
      read += passages;
      return at === 0 || read <= most;
    });
}
