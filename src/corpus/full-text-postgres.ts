import { sql } from "kysely";
import { inStatements } from "../lib/database.ts";
import { type FullText, rarest } from "./full-text.ts";
import { NORM } from "./ranking.ts";

/**
 * Terms are handed over as a ready `tsvector`, as PostgreSQL's own parser would cut 14,2 and gpt-4o again. What stands in
 * too many passages is not searched for: reading and ranking all that an OR of common words finds takes seconds.
 */
export const POSTGRES_FULL_TEXT: FullText = {
  async create(database) {
    await sql`create table passages_terms (seq integer primary key, terms tsvector not null)`.execute(database);
    await sql`create index passages_terms_terms on passages_terms using gin (terms)`.execute(database);
    await sql`create table passages_vocabulary (term text primary key, doc integer not null)`.execute(database);
  },
  async index(database, entries) {
    for (const some of inStatements(entries, 2)) {
      const rows = sql.join(some.map(({ seq, terms }) => sql`(${seq}, ${vectorOf(terms)}::tsvector)`));
      await sql`
        with added as (insert into passages_terms (seq, terms) values ${rows} returning terms),
          found as (select lexeme, count(*)::integer as doc from added, unnest(terms) group by lexeme)
        insert into passages_vocabulary (term, doc) select lexeme, doc from found
        on conflict (term) do update set doc = passages_vocabulary.doc + excluded.doc`.execute(database);
    }
  },
  async unindex(database, seqs) {
    for (const some of inStatements(seqs, 1)) {
      await sql`
        with gone as (delete from passages_terms where seq in (${sql.join(some)}) returning terms),
          lost as (select lexeme, count(*)::integer as doc from gone, unnest(terms) group by lexeme),
          unheld as (delete from passages_vocabulary as known using lost
            where known.term = lost.lexeme and known.doc <= lost.doc)
        update passages_vocabulary as known set doc = known.doc - lost.doc from lost
        where known.term = lost.lexeme and known.doc > lost.doc`.execute(database);
    }
  },
  async match(database, terms, limit) {
    const known = terms.filter(({ passages }) => passages > 0);
    if (known.length === 0) return [];
    const wanted = rarest(known, PASSAGES_READ).map(({ term }) => quote(term));
    const worth = known.map(
      ({ term, weight }) => sql`case when terms @@ ${quote(term)}::tsquery then ${weight}::float8 else 0 end`,
    );
    // BM25 with each word counted once: how often it stands there is not kept.
    const { rows } = await sql<{ seq: number }>`
      select seq from passages_terms where terms @@ ${wanted.join(" | ")}::tsquery
      order by (${sql.join(worth, sql` + `)}) / (${1 + NORM.least}::float8 + ${NORM.perTerm}::float8 * length(terms)) desc, seq
      limit ${limit}`.execute(database);
    return rows.map(({ seq }) => seq);
  },
};

/** Passages that are read for one question. */
const PASSAGES_READ = 3_000;
/** Characters, of three bytes at most: PostgreSQL takes no word of 2 kB, nobody asks for one. */
const LONGEST = 100;
/** Terms of a passage: its vector holds 1 MB at most. What has no sentences, and so is not cut, is found by its first words. */
const MOST_TERMS = 3_000;

const vectorOf = (terms: readonly string[]): string =>
  [...new Set(terms)]
    .filter(({ length }) => length <= LONGEST)
    .slice(0, MOST_TERMS)
    .map(quote)
    .join(" ");

const quote = (term: string): string => `'${term.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
