import { DatabaseSync } from "node:sqlite";
import { PGlite } from "@electric-sql/pglite";
import { create, insertMultiple, search } from "@orama/orama";
import { language, stemmer } from "@orama/stemmers/french";
import { stopwords } from "@orama/stopwords/french";
import MiniSearch from "minisearch";
import { DEEPEST, type RankFigures, rankFigures } from "../../src/cli/retrieval-figures.ts";

/** What a search finds: `title` is searched with the text. */
export type PeerPassage = { id: string; title: string; text: string };

/** A question, and the rank that the answer has among the passages found; 0 where it is not among them. */
export type PeerQuestion = { question: string; rank(ids: readonly string[]): number };

/** Ids of passages, best first, for any question; closed with `await using`. */
type Peer = AsyncDisposable & { find(question: string): Promise<string[]> | string[] };

type Opening = (passages: readonly PeerPassage[]) => Promise<Peer> | Peer;

/** Engines as their manuals have them: the whole question, any of its words. */
const PEERS: readonly (readonly [name: string, open: Opening])[] = [
  ["FTS5 unicode61, OR", openFts5],
  ["MiniSearch", openMiniSearch],
  ["Orama, French stemmer and stop words", openOrama],
  ["ts_rank_cd, french, OR", openTsRank],
];

export type PeerFigures = { name: string; figures: RankFigures };

/** How well each peer does on the same passages and questions. */
export async function measurePeers(
  passages: readonly PeerPassage[],
  questions: readonly PeerQuestion[],
): Promise<PeerFigures[]> {
  const measured: PeerFigures[] = [];
  for (const [name, open] of PEERS) {
    await using peer = await open(passages);
    const ranks: number[] = [];
    for (const { question, rank } of questions) ranks.push(rank(await peer.find(question)));
    measured.push({ name, figures: rankFigures(ranks) });
  }
  return measured;
}

const wordsOf = (text: string): string[] => [...new Set(text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu))];

function openFts5(passages: readonly PeerPassage[]): Peer {
  const database = new DatabaseSync(":memory:");
  database.exec(
    `create virtual table passages using fts5(id unindexed, title, text, tokenize = "unicode61 remove_diacritics 2")`,
  );
  const insert = database.prepare("insert into passages values (?, ?, ?)");
  for (const { id, title, text } of passages) insert.run(id, title, text);
  const found = database.prepare("select id from passages where passages match ? order by rank limit ?");
  return {
    find(question) {
      const any = wordsOf(question).map((word) => `"${word}"`);
      return any.length === 0 ? [] : found.all(any.join(" OR "), DEEPEST).map(({ id }) => String(id));
    },
    [Symbol.asyncDispose]: async () => database.close(),
  };
}

function openMiniSearch(passages: readonly PeerPassage[]): Peer {
  const index = new MiniSearch<PeerPassage>({ fields: ["title", "text"] });
  index.addAll(passages);
  return {
    find: (question) =>
      index
        .search(question)
        .slice(0, DEEPEST)
        .map(({ id }) => String(id)),
    [Symbol.asyncDispose]: async () => {},
  };
}

async function openOrama(passages: readonly PeerPassage[]): Promise<Peer> {
  const index = create({
    schema: { title: "string", text: "string" },
    components: { tokenizer: { language, stemming: true, stemmer, stopWords: stopwords } },
  });
  await insertMultiple(index, [...passages]);
  return {
    async find(question) {
      const { hits } = await search(index, { term: question, limit: DEEPEST, threshold: 1 });
      return hits.map(({ id }) => id);
    },
    [Symbol.asyncDispose]: async () => {},
  };
}

/** PostgreSQL's own ranking, which is the same code in the test's process as on a server. */
async function openTsRank(passages: readonly PeerPassage[]): Promise<Peer> {
  const database = await PGlite.create();
  await database.exec("create table passages (id text, terms tsvector)");
  for (const { id, title, text } of passages) {
    await database.query("insert into passages values ($1, to_tsvector('french', $2))", [id, `${title}\n${text}`]);
  }
  return {
    async find(question) {
      const { rows } = await database.query<{ id: string }>(
        `select id from passages, (select replace(plainto_tsquery('french', $1)::text, '&', '|')::tsquery as any_of) asked
         where terms @@ any_of order by ts_rank_cd(terms, any_of) desc, id limit ${DEEPEST}`,
        [question],
      );
      return rows.map(({ id }) => id);
    },
    [Symbol.asyncDispose]: () => database.close(),
  };
}
