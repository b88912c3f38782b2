import { type QueryExecutorProvider, sql } from "kysely";
import { inStatements } from "../lib/database.ts";
import { breathe } from "../lib/timing.ts";
import { type FullText, rarest, type WeighedTerm } from "./full-text.ts";

/**
 * FTS5 ranks by BM25 as it reads. Its own tokenizer has only spaces to find, and keeps 14,2 and 4.1 whole.
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
    const brought = known.reduce((sum, { passages }) => sum + passages, 0);
    if (brought > PASSAGES_RANKED) return matchInSteps(database, known, limit);
    const { rows } = await sql<{ seq: number }>`
      select rowid as seq from passages_terms where passages_terms match ${anyOf(known)}
      order by rank limit ${limit}`.execute(database);
    return rows.map(({ seq }) => seq);
  },
};

/** Passages that FTS5 ranks for one question, where common words bring no more. */
const PASSAGES_RANKED = 12_000;

/**
 * FTS5 takes thirty times longer to rank a passage than to name it, and counts all that holds a word before it ranks one.
 * So the rarest terms name passages, the others only those of these that hold them too, and FTS5 ranks the few that hold
 * most. Nothing else waits longer than for one of these statements.
 */
async function matchInSteps(
  database: QueryExecutorProvider,
  terms: readonly WeighedTerm[],
  limit: number,
): Promise<number[]> {
  const rare = rarest(terms, PASSAGES_NAMED);
  const common = terms.filter((term) => !rare.includes(term)).sort((a, b) => a.passages - b.passages);
  const [byRare, byCommon] = [new Map<number, number>(), new Map<number, number>()];
  for (const term of rare) addWorth(byRare, await nameHolders(database, anyOf([term])), term.weight);
  for (const term of common.slice(0, COMMON_READ)) {
    addWorth(byCommon, await nameHolders(database, `(${anyOf(rare)}) AND ${anyOf([term])}`), term.weight);
  }
  const worthOf = (seq: number): number => (byRare.get(seq) ?? 0) + (byCommon.get(seq) ?? 0);
  const few = mostWorth([...byRare.keys()], worthOf, Math.max(SHORTLIST, limit));
  await breathe();
  // By `bm25` and not by `rank`, SQLite filters first, and asks FTS5 for the worth of these alone.
  const { rows } = await sql<{ seq: number; worth: number }>`
    select rowid as seq, -bm25(passages_terms) as worth from passages_terms
    where passages_terms match ${anyOf(rare)} and +rowid in (select value from json_each(${JSON.stringify(few)}))`.execute(
    database,
  );
  return rows
    .map(({ seq, worth }) => ({ seq, worth: worth + (byCommon.get(seq) ?? 0) }))
    .sort((a, b) => b.worth - a.worth)
    .slice(0, limit)
    .map(({ seq }) => seq);
}

/** Passages that the rarest terms of one question name, all together: past these, none comes among the first twenty. */
const PASSAGES_NAMED = 50_000;
/** Terms that stand in more: a text pasted by mistake has dozens, and those in most passages tell least. */
const COMMON_READ = 10;
/** Passages of those named that are ranked. */
const SHORTLIST = 2_000;

/** The passages that match, the newest first, in one value: as rows, they take ten times longer to come. */
async function nameHolders(database: QueryExecutorProvider, expression: string): Promise<number[]> {
  // A statement holds up all that the program does.
  await breathe();
  const { rows } = await sql<{ seqs: string }>`
    select json_group_array(seq) as seqs from (
      select rowid as seq from passages_terms where passages_terms match ${expression}
      order by rowid desc limit ${PASSAGES_NAMED})`.execute(database);
  return JSON.parse(rows[0]?.seqs ?? "[]");
}

function addWorth(worth: Map<number, number>, seqs: readonly number[], weight: number): void {
  for (const seq of seqs) worth.set(seq, (worth.get(seq) ?? 0) + weight);
}

/** Those worth most, of equals the first ones: there are few sums, and so few to sort. */
function mostWorth(seqs: readonly number[], worthOf: (seq: number) => number, count: number): number[] {
  const bySum = [...Map.groupBy(seqs, worthOf)].sort(([a], [b]) => b - a);
  const most: number[] = [];
  for (const [, equals] of bySum) {
    if (most.length >= count) break;
    most.push(...equals.slice(0, count - most.length));
  }
  return most;
}

/** Terms are quoted, so that none of them reads as an operator. */
const anyOf = (terms: readonly WeighedTerm[]): string =>
  terms.map(({ term }) => `"${term.replaceAll('"', '""')}"`).join(" OR ");
