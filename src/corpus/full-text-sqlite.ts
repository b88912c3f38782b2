import { type QueryExecutorProvider, sql } from "kysely";

/** The terms of a passage, joined by spaces, under its number. */
export type IndexEntry = { seq: number; terms: string };
/** A passage that matches, and how well: higher is better. */
export type Match = { seq: number; score: number };

/** FTS5 holds terms that french/ has made: its own tokenizer has only the spaces to find, and keeps 14,2 and 4.1 whole. */
export async function createFullText(database: QueryExecutorProvider): Promise<void> {
  const tokenize = sql.lit("unicode61 remove_diacritics 2 tokenchars '.,'");
  await sql`create virtual table passages_terms using fts5(terms, content='', contentless_delete=1, tokenize=${tokenize})`.execute(
    database,
  );
  await sql`create virtual table passages_vocabulary using fts5vocab(passages_terms, row)`.execute(database);
}

export async function indexPassages(database: QueryExecutorProvider, entries: readonly IndexEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const rows = sql.join(entries.map(({ seq, terms }) => sql`(${seq}, ${terms})`));
  await sql`insert into passages_terms(rowid, terms) values ${rows}`.execute(database);
}

export async function unindexPassages(database: QueryExecutorProvider, seqs: readonly number[]): Promise<void> {
  if (seqs.length === 0) return;
  await sql`delete from passages_terms where rowid in (${sql.join(seqs)})`.execute(database);
}

/** The passages that hold any of the terms, best first, by BM25. */
export async function matchPassages(
  database: QueryExecutorProvider,
  terms: readonly string[],
  limit: number,
): Promise<Match[]> {
  if (terms.length === 0) return [];
  const { rows } = await sql<Match>`
    select rowid as seq, -rank as score from passages_terms
    where passages_terms match ${anyOf(terms)} order by rank limit ${limit}`.execute(database);
  return rows;
}

/** In how many passages each term stands; a term that stands in none is left out. */
export async function countTerms(
  database: QueryExecutorProvider,
  terms: readonly string[],
): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (let from = 0; from < terms.length; from += LOOKED_UP_AT_ONCE) {
    const some = padded(terms.slice(from, from + LOOKED_UP_AT_ONCE));
    const { rows } = await sql<{ term: string; doc: number }>`
      select term, doc from passages_vocabulary where term in (${sql.join(some)})`.execute(database);
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

/** Terms are quoted, so that none of them reads as an operator. */
const anyOf = (terms: readonly string[]): string => terms.map((term) => `"${term.replaceAll('"', '""')}"`).join(" OR ");
