import { sql } from "kysely";
import { inStatements } from "../lib/database.ts";
import { type FullText, rarest, type WeighedTerm } from "./full-text.ts";

/**
 * FTS5 ranks by BM25 as it reads. Its own tokenizer has only spaces to find, and keeps 14,2 and 4.1 whole. What stands in
 * too many passages brings none, and only ranks what rarer terms bring.
 */
export const SQLITE_FULL_TEXT: FullText = {
  async create(database) {
    const tokenize = sql.lit("unicode61 remove_diacritics 2 tokenchars '.,'");
    await sql`create virtual table passages_terms using fts5(terms, content='', contentless_delete=1, tokenize=${tokenize})`.execute(
      database,
    );
    await sql`create virtual table passages_vocabulary using fts5vocab(passages_terms, row)`.execute(database);
  },
  async index(database, entries) {
    for (const some of inStatements(entries, 2)) {
      const rows = sql.join(some.map(({ seq, terms }) => sql`(${seq}, ${terms.join(" ")})`));
      await sql`insert into passages_terms(rowid, terms) values ${rows}`.execute(database);
    }
  },
  async unindex(database, seqs) {
    for (const some of inStatements(seqs, 1)) {
      await sql`delete from passages_terms where rowid in (${sql.join(some)})`.execute(database);
    }
  },
  async match(database, terms, limit) {
    const known = terms.filter(({ passages }) => passages > 0);
    if (known.length === 0) return [];
    const rare = rarest(known, PASSAGES_READ);
    const isAll = rare.length === known.length;
    const { rows } = await sql<{ seq: number }>`
      select rowid as seq from passages_terms
      where passages_terms match ${isAll ? anyOf(known) : `(${anyOf(rare)}) AND (${anyOf(known)})`}
      order by rank limit ${limit}`.execute(database);
    return rows.map(({ seq }) => seq);
  },
};

/** Passages that are ranked for one question: an OR of common words would have most of the store ranked. */
const PASSAGES_READ = 12_000;

/** Terms are quoted, so that none of them reads as an operator. */
const anyOf = (terms: readonly WeighedTerm[]): string =>
  terms.map(({ term }) => `"${term.replaceAll('"', '""')}"`).join(" OR ");
