import { existsSync } from "node:fs";
import { type QueryExecutorProvider, sql } from "kysely";
import {
  keepPassages,
  measureSearch,
  type RetrievalFigures,
  type RetrievalSet,
  readRetrievalSet,
} from "../../src/cli/eval-retrieval.ts";
import { DEEPEST, rankFigures } from "../../src/cli/retrieval-figures.ts";
import { searchTerms } from "../../src/french/words.ts";
import { openTestCorpus } from "../support/articles.ts";
import { PLACES } from "../support/stores.ts";
import { measurePeers, type PeerFigures } from "./peers.ts";

const SHARED = "../shared/eval";
const SETS = ["piaf", "cnil"] as const;
const NOW = Date.parse("2026-01-05T08:00:00Z");

type Ranked = Omit<RetrievalFigures, "p50ms" | "p99ms">;
export type SetFigures = {
  set: string;
  places: { name: string; figures: RetrievalFigures }[];
  ownOrder: Ranked;
  peers: PeerFigures[];
};

/**
 * Labelled questions asked of each engine, what FTS5's own order of the program's terms would give, and what others
 * give; empty where the sets are not there.
 */
export async function measureSets(): Promise<SetFigures[]> {
  const measured: SetFigures[] = [];
  // One after the other, as searches are timed.
  for (const set of SETS) if (existsSync(`${SHARED}/${set}`)) measured.push(await measureSet(set));
  return measured;
}

async function measureSet(set: string): Promise<SetFigures> {
  const given = await readRetrievalSet(`${SHARED}/${set}/passages.jsonl`, `${SHARED}/${set}/questions.jsonl`);
  const places: SetFigures["places"] = [];
  let ownOrder = rankFigures([]);
  // The server stands for PostgreSQL where there is one.
  for (const [at, place] of PLACES.entries()) {
    if (at !== 0 && at !== PLACES.length - 1) continue;
    await using store = await openTestCorpus(place);
    await keepPassages(store.corpus, given.passages, NOW);
    places.push({ name: place.name, figures: await measureSearch(store.corpus, given.questions) });
    if (at === 0) ownOrder = await measureOwnOrder(store.database, given.questions);
  }
  const asked = given.questions.map(({ question, passage_id }) => ({
    question,
    rank: (ids: readonly string[]) => ids.indexOf(passage_id) + 1,
  }));
  return { set, places, ownOrder, peers: await measurePeers(given.passages, asked) };
}

async function measureOwnOrder(database: QueryExecutorProvider, questions: RetrievalSet["questions"]): Promise<Ranked> {
  const ranks: number[] = [];
  for (const { question, passage_id } of questions) {
    const any = [...new Set(searchTerms(question))].map((term) => `"${term}"`).join(" OR ");
    const { rows } = await sql<{ id: string }>`
      select article_id as id from passages_terms join passages on seq = passages_terms.rowid
      where passages_terms match ${any} order by rank limit ${DEEPEST}`.execute(database);
    ranks.push(rows.findIndex(({ id }) => id === passage_id) + 1);
  }
  return rankFigures(ranks);
}
