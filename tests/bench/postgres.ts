import type { Kysely } from "kysely";
import pg from "pg";
import { MIGRATIONS } from "../../src/app.ts";
import type { Draft } from "../../src/articles/draft.ts";
import { readArticle } from "../../src/articles/read.ts";
import { percentile } from "../../src/cli/retrieval-figures.ts";
import { openCorpus } from "../../src/corpus/corpus.ts";
import { Frequencies } from "../../src/corpus/frequencies.ts";
import { fullTextOf } from "../../src/corpus/full-text-engine.ts";
import { cutPassages, passageTerms } from "../../src/corpus/passages.ts";
import { CANDIDATES } from "../../src/corpus/search.ts";
import { weighTerms } from "../../src/corpus/search-terms.ts";
import type { CorpusTables } from "../../src/corpus/tables.ts";
import { searchTerms } from "../../src/french/words.ts";
import { openDatabase } from "../../src/lib/database.ts";
import { openWorker } from "../../src/lib/workers.ts";
import { createDatabase } from "../support/stores.ts";
import { syntheticDrafts } from "../support/synthetic.ts";
import { FullRanking } from "./full-ranking.ts";
import { median, timed } from "./measure.ts";

const ZONE = "Europe/Paris";
const NOW = Date.parse("2026-01-05T08:00:00Z");
const BATCH = 50;
const QUESTIONS = 200;
const ROUND = 50;
/** Ranking everything takes a quarter of a second. */
const RANKED = 50;
const SHOWN = 20;

export type PostgresFigures = {
  passages: number;
  /** Ratios of time, product / bare. */
  searchP50Ratio: number;
  searchP99Ratio: number;
  searchP50Ms: number;
  searchP99Ms: number;
  bareP50Ms: number;
  bareP99Ms: number;
  /** Of the twenty passages that BM25 puts first where it ranks them all, the share among the candidates of a search. */
  firstKept: number;
  keptPerSecond: number;
};

/** The product on a PostgreSQL server, beside `ts_rank` over whatever holds a word of the question: same server, same passages. */
export async function measurePostgres(server: string, passages: number): Promise<PostgresFigures> {
  await using made = await createDatabase(server);
  await using opened = await openDatabase(made.url, MIGRATIONS);
  await using worker = openWorker(opened.database, { name: "bench", clock: () => NOW, isGone: () => false });
  const corpus = openCorpus(opened.database, worker);
  let [stored, articles, keeping] = [0, 0, 0];
  for (const drafts of batches(passages)) {
    const some = drafts.flatMap((draft) => readArticle(draft, { now: NOW, zone: ZONE }) ?? []);
    keeping += (await timed(() => corpus.keep(some, { now: NOW, zone: ZONE, baseline: true })))[0];
    articles += some.length;
    stored += some.reduce((sum, article) => sum + cutPassages(article).length, 0);
    if (stored >= passages) break;
  }
  await using bare = await openBare(made.url);
  const [searches, bareSearches]: [number[], number[]] = [[], []];
  // In rounds: what one side reads pushes the other's pages out of the server's memory.
  for (const some of inRounds(questions())) {
    for (const question of some) searches.push((await timed(() => corpus.search(question, SHOWN)))[0]);
    for (const question of some) {
      bareSearches.push((await timed(() => bare.search([...new Set(searchTerms(question))])))[0]);
    }
  }
  return {
    passages: stored,
    searchP50Ratio: median(searches) / median(bareSearches),
    searchP99Ratio: percentile(searches, 0.99) / percentile(bareSearches, 0.99),
    ...{ searchP50Ms: median(searches), searchP99Ms: percentile(searches, 0.99) },
    ...{ bareP50Ms: median(bareSearches), bareP99Ms: percentile(bareSearches, 0.99) },
    firstKept: await shareKept(opened.database, await bare.passages()),
    keptPerSecond: (1000 * articles) / keeping,
  };
}

/** After the searches are timed: all the terms in memory would slow them. */
async function shareKept(database: Kysely<CorpusTables>, passages: readonly StoredPassage[]): Promise<number> {
  const ranking = new FullRanking();
  for (const row of passages) ranking.add(row.seq, row.article_id, passageTerms(row.title, row));
  const [kept, frequencies]: [number[], Frequencies] = [[], new Frequencies()];
  for (const question of questions().slice(0, RANKED)) {
    const { own } = await weighTerms(database, frequencies, question);
    const found = await fullTextOf(database).match(database, own, CANDIDATES);
    kept.push(ranking.shareOfFirst(question, new Set(found), SHOWN));
  }
  return kept.reduce((sum, share) => sum + share, 0) / kept.length;
}

/** The first words of articles that are not in the store. */
const questions = (): string[] =>
  Array.from(syntheticDrafts(QUESTIONS, 2), ({ lines }) => lines[0]?.text.split(" ").slice(0, 10).join(" ") ?? "");

function* inRounds(all: readonly string[]): Generator<string[]> {
  for (let from = 0; from < all.length; from += ROUND) yield all.slice(from, from + ROUND);
}

/** Drafts of more articles than so many passages can come from. */
function* batches(passages: number): Generator<Draft[]> {
  let batch: Draft[] = [];
  for (const draft of syntheticDrafts(passages)) {
    batch.push(draft);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
}

type StoredPassage = { seq: number; article_id: string; title: string; heading: string | null; text: string };

/** A table of its own with an index, filled from the product's passages, on a connection as `pg` opens it. */
async function openBare(url: string) {
  const client = new pg.Client(url);
  await client.connect();
  await client.query("create table bare (seq integer primary key, terms tsvector not null)");
  const passages = async (): Promise<StoredPassage[]> => {
    const { rows } = await client.query<StoredPassage>(
      "select seq, article_id, title, heading, text from passages join articles on articles.id = article_id order by seq",
    );
    return rows;
  };
  const rows = await passages();
  for (let from = 0; from < rows.length; from += 1000) {
    const some = rows.slice(from, from + 1000);
    await client.query(
      "insert into bare select seq, to_tsvector('simple', terms) from unnest($1::integer[], $2::text[]) as made (seq, terms)",
      [some.map(({ seq }) => seq), some.map((row) => passageTerms(row.title, row).join(" "))],
    );
  }
  await client.query("create index bare_terms on bare using gin (terms)");
  // Both sides are as the server's own rounds leave them.
  await client.query("vacuum analyze");
  return {
    passages,
    async search(terms: readonly string[]): Promise<void> {
      await client.query(
        `select title, heading, text, first, last, published, precision, ts_rank(bare.terms, query) as rank
         from to_tsquery('simple', $1) as query, bare
           join passages on passages.seq = bare.seq join articles on articles.id = article_id
         where bare.terms @@ query order by rank desc limit 20`,
        [terms.map((term) => `'${term}'`).join(" | ")],
      );
    },
    [Symbol.asyncDispose]: () => client.end(),
  };
}
