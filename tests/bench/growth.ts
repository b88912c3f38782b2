import { DatabaseSync, type StatementSync } from "node:sqlite";
import type { Kysely } from "kysely";
import { MIGRATIONS } from "../../src/app.ts";
import { percentile } from "../../src/cli/retrieval-figures.ts";
import { countTerms, type WeighedTerm } from "../../src/corpus/full-text.ts";
import { fullTextOf } from "../../src/corpus/full-text-engine.ts";
import { weightOf } from "../../src/corpus/ranking.ts";
import { CANDIDATES } from "../../src/corpus/search.ts";
import type { CorpusTables } from "../../src/corpus/tables.ts";
import { openDatabase } from "../../src/lib/database.ts";
import { seededRandom } from "../support/synthetic.ts";
import { median, timed, watchLoop } from "./measure.ts";

const BATCH = 6_000;
const QUESTIONS = 200;
const SHOWN = 20;

export type GrowthFigures = {
  passages: number;
  fillSeconds: number;
  matchP50Ms: number;
  matchP99Ms: number;
  bareP50Ms: number;
  bareP99Ms: number;
  /** Ratios of time, product / bare. */
  p50Ratio: number;
  p99Ratio: number;
  /** Of the twenty passages that FTS5 puts first where it ranks all that hold a word, the share among the candidates. */
  firstKept: number;
  /** The longest that the event loop is held by one search. */
  heldP50Ms: number;
  heldP99Ms: number;
  /** The same in time of the processor, which is none of the machine's other programs. */
  workP99Ms: number;
};

/** What the product finds for a question in an index of so many passages, beside one FTS5 query for any of its terms. */
export async function measureGrowth(folder: string, passages: number): Promise<GrowthFigures> {
  const path = `${folder}/growth-${passages}.db`;
  await using opened = await openDatabase(path, MIGRATIONS);
  const { database } = opened;
  const [filling] = await timed(() => fill(database, passages));
  const bare = new DatabaseSync(path, { readOnly: true });
  const query = bare.prepare(
    `select rowid as seq from passages_terms where passages_terms match ? order by rank limit ${CANDIDATES}`,
  );
  const [matches, bares, kept]: [number[], number[], number[]] = [[], [], []];
  const [held, worked]: [number[], number[]] = [[], []];
  const words = termsOf(seededRandom(2));
  for (let n = 0; n < QUESTIONS; n++) {
    const terms = [...new Set(words(6 + (n % 5)))];
    const [bareTime, all] = await timed(() => findBare(query, terms));
    const endWatch = watchLoop();
    const [matchTime, found] = await timed(() => match(database, terms, passages));
    const longest = await endWatch();
    held.push(longest.milliseconds);
    worked.push(longest.work);
    const first = all.slice(0, SHOWN);
    matches.push(matchTime);
    bares.push(bareTime);
    kept.push(first.filter((seq) => found.includes(seq)).length / Math.max(1, first.length));
  }
  bare.close();
  return {
    ...{ passages, fillSeconds: filling / 1000 },
    ...{ matchP50Ms: median(matches), matchP99Ms: percentile(matches, 0.99) },
    ...{ bareP50Ms: median(bares), bareP99Ms: percentile(bares, 0.99) },
    p50Ratio: median(matches) / median(bares),
    p99Ratio: percentile(matches, 0.99) / percentile(bares, 0.99),
    firstKept: kept.reduce((sum, share) => sum + share, 0) / kept.length,
    ...{ heldP50Ms: median(held), heldP99Ms: percentile(held, 0.99) },
    workP99Ms: percentile(worked, 0.99),
  };
}

async function fill(database: Kysely<CorpusTables>, passages: number): Promise<void> {
  const random = seededRandom(1);
  const words = termsOf(random);
  for (let from = 0; from < passages; from += BATCH) {
    const entries = Array.from({ length: Math.min(BATCH, passages - from) }, (_, at) => ({
      seq: from + at + 1,
      terms: words(40 + Math.floor(random() * 60)),
    }));
    await database.transaction().execute((transaction) => fullTextOf(transaction).index(transaction, entries));
  }
}

/** How a search finds its candidates, the counts of its terms included. */
async function match(database: Kysely<CorpusTables>, terms: readonly string[], total: number): Promise<number[]> {
  const counts = await countTerms(database, terms);
  const weighed = terms.map((term): WeighedTerm => {
    const count = counts.get(term) ?? 0;
    return { term, passages: count, weight: weightOf(count, total) };
  });
  return fullTextOf(database).match(database, weighed, CANDIDATES);
}

const findBare = (query: StatementSync, terms: readonly string[]): number[] =>
  query.all(terms.map((term) => `"${term}"`).join(" OR ")).map(({ seq }) => Number(seq));

const WORDS = 40_000;
/** The first words of a language that Zipf's law counts too often are those that no search looks for. */
const SKIPPED = 20;
/** The share of words that a text has just used: it is on something. */
const REPEATED = 0.2;

/** Draws terms as texts of a language use them (Zipf and Mandelbrot). */
function termsOf(random: () => number): (count: number) => string[] {
  const draw = (): string => `mot${Math.floor(SKIPPED * (WORDS / SKIPPED) ** random()).toString(36)}`;
  return (count) => {
    const terms: string[] = [];
    while (terms.length < count) {
      const again = random() < REPEATED ? terms[Math.floor(random() * terms.length)] : undefined;
      terms.push(again ?? draw());
    }
    return terms;
  };
}
