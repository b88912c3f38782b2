import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { openCorpus } from "../../src/corpus/corpus.ts";
import type { FoundPassage } from "../../src/corpus/search.ts";
import type { Embedder } from "../../src/corpus/vectors.ts";
import { openEmbedding } from "../../src/jobs/embed.ts";
import { articleOf, NOW, openTestCorpus } from "../support/articles.ts";
import { openEmbeddingServer } from "../support/embedding-server.ts";
import { openTestEmbedder, openTestLog } from "../support/embeddings.ts";
import { fail } from "../support/scripted-model.ts";
import { MISSING_PLACE, PLACES, type Place } from "../support/stores.ts";

const LUTHIERS = articleOf("Les luthiers de Port-Brévent reçoivent leurs clients par écran.", { key: "luthiers" });
const LOCK = articleOf("L’écluse de Morville laisse passer les péniches de nuit.", { key: "ecluse" });
const SPEECH = articleOf("Les amateurs de la parole écrite se réunissent au printemps à Belval.", { key: "parole" });

/** A corpus with an embedder whose server tests can spoil. */
async function openMeaning(place?: Place) {
  await using stack = new AsyncDisposableStack();
  const server = stack.use(await openEmbeddingServer());
  const store = stack.use(await openTestCorpus(place));
  const { embedder } = openTestEmbedder(server);
  const corpus = openCorpus(store.database, store.worker, embedder);
  const owned = stack.move();
  return {
    ...{ ...store, server, embedder, corpus },
    async embed(by: Embedder = embedder) {
      const duty = async (run: () => Promise<number>) => (await run()) > 0;
      const next = openEmbedding({ corpus, embedder: by, log: openTestLog().log, clock: () => NOW, duty });
      while ((await next()).goesOn);
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

const idsOf = (found: readonly FoundPassage[]): string[] => found.map(({ articleId }) => articleId);

type StoredVector = { seq: number; model: string; vector: Uint8Array };

async function readVectors({ database }: Pick<Awaited<ReturnType<typeof openTestCorpus>>, "database">) {
  return (await sql<StoredVector>`select * from vectors order by seq`.execute(database)).rows;
}

describe.for(PLACES)(`vectors in $name${MISSING_PLACE}`, (place) => {
  test("find in other words what words do not, and leave first what words find", async () => {
    await using meaning = await openMeaning(place);
    await meaning.keep([LUTHIERS, LOCK, SPEECH]);
    await meaning.embed();
    expect(await meaning.corpus.searchWords("archetiers", 5)).toEqual([]);
    expect(idsOf(await meaning.corpus.search("archetiers", 5))[0]).toBe(LUTHIERS.id);
    const found = idsOf(await meaning.corpus.search("chalands de Belval", 5));
    expect(found[0]).toBe(SPEECH.id);
    expect(found).toContain(LOCK.id);
    expect((await meaning.corpus.search("archetiers", 5)).every(({ score }) => score >= 0)).toBe(true);
  });

  test("are of no use to a question without a word", async () => {
    await using meaning = await openMeaning(place);
    await meaning.keep([LUTHIERS]);
    await meaning.embed();
    const before = meaning.server.asked.length;
    for (const question of ["", "et de la", "?!", "\0"]) expect(await meaning.corpus.search(question, 5)).toEqual([]);
    expect(meaning.server.asked).toHaveLength(before);
  });

  test("are kept to the byte, under the name of their model", async () => {
    await using meaning = await openMeaning(place);
    await meaning.keep([LUTHIERS]);
    await meaning.embed();
    const [stored, ...others] = await readVectors(meaning);
    const [vector] = await meaning.embedder.passages([`${LUTHIERS.title}\n\n${LUTHIERS.sentences[0]?.text}`]);
    expect(others).toEqual([]);
    expect(stored?.model).toBe("essai");
    const bytes = new DataView(new Uint8Array(stored?.vector ?? []).buffer);
    const read = Array.from({ length: bytes.byteLength / 4 }, (_, at) => bytes.getFloat32(at * 4, true));
    expect(read).toEqual([...(vector ?? [])]);
  });

  test("that are not to be had leave the search as it is without them", async () => {
    await using meaning = await openMeaning(place);
    await meaning.keep([LUTHIERS, LOCK, SPEECH]);
    await meaning.embed();
    meaning.server.play = () => fail(500);
    for (const question of ["archetiers", "parole de Morville", "la nuit à Port-Brévent"]) {
      expect(await meaning.corpus.search(question, 5)).toEqual(await meaning.corpus.searchWords(question, 5));
    }
  });

  test("of another model are not compared, then replaced", async () => {
    await using meaning = await openMeaning(place);
    await meaning.keep([LUTHIERS, LOCK]);
    await meaning.embed();
    const other = openTestEmbedder(meaning.server, { model: "autre" }).embedder;
    const corpus = openCorpus(meaning.database, meaning.worker, other);
    expect(await corpus.search("archetiers", 5)).toEqual([]);
    expect(await corpus.countVectors(other.name)).toEqual({ passages: 2, embedded: 0 });
    await meaning.embed(other);
    expect(idsOf(await corpus.search("archetiers", 5))[0]).toBe(LUTHIERS.id);
    expect((await readVectors(meaning)).map(({ model, vector }) => [model, vector.length])).toEqual([
      ["autre", 256],
      ["autre", 256],
    ]);
  });

  test("of another length under the same name are not compared, then made again", async () => {
    await using meaning = await openMeaning(place);
    await meaning.keep([LUTHIERS]);
    await meaning.embed();
    meaning.server.spoil = (data) => data.map((datum) => ({ ...datum, embedding: datum.embedding.slice(0, 16) }));
    expect(await meaning.corpus.search("archetiers", 5)).toEqual([]);
    await meaning.keep([LOCK]);
    await meaning.embed();
    expect((await readVectors(meaning)).map(({ vector }) => vector.length)).toEqual([64, 64]);
    expect(idsOf(await meaning.corpus.search("archetiers", 5))[0]).toBe(LUTHIERS.id);
  });

  test("go with their passages, when an article changes and when it is forgotten", async () => {
    await using meaning = await openMeaning(place);
    await meaning.keep([LUTHIERS]);
    await meaning.embed();
    const changed = articleOf("Les péniches de Morville paieront leur passage.", { key: "luthiers" });
    await meaning.keep([changed]);
    expect(await readVectors(meaning)).toEqual([]);
    await meaning.embed();
    expect(idsOf(await meaning.corpus.search("chalands", 5))).toEqual([changed.id]);
    const forgotten = { before: NOW + 1, spared: sql<boolean>`1 = 0`, alongside: async () => {} };
    expect(await meaning.corpus.forget(forgotten)).toBe(1);
    expect(await readVectors(meaning)).toEqual([]);
  });

  test("are not given to what has taken the place of a passage meanwhile", async () => {
    await using meaning = await openMeaning(place);
    await meaning.keep([LUTHIERS, LOCK]);
    const lacking = await meaning.corpus.unembedded("essai", 10, new Set());
    const vectors = await meaning.embedder.passages(lacking.map(({ text }) => text));
    const entries = lacking.map((passage, at) => ({ ...passage, vector: vectors[at] as Float32Array }));
    await meaning.database.deleteFrom("passages" as never).execute();
    const [seq] = lacking.map((passage) => passage.seq);
    await sql`insert into passages (seq, article_id, ordinal, text, first, last, opinion)
      values (${seq}, ${LUTHIERS.id}, 0, 'Autre chose.', 0, 0, 0)`.execute(meaning.database);
    await meaning.corpus.keepVectors("essai", entries);
    expect(await readVectors(meaning)).toEqual([]);
  });

  test("are looked through to the oldest, however long they are", async () => {
    await using meaning = await openMeaning(place);
    await meaning.keep([LUTHIERS, LOCK]);
    // Of 8,000 numbers, 25 are read at once.
    const size = 8_000;
    const axis = (at: number) => new Float32Array(size).fill(1, at, at + 1);
    const [lock, luthiers] = await meaning.corpus.unembedded("long", 2, new Set());
    const filling = Array.from({ length: 60 }, (_, at) => ({ seq: 100 + at, vector: axis(at + 1) }));
    for (const { seq, vector } of [
      { seq: luthiers?.seq, vector: axis(0) },
      { seq: lock?.seq, vector: axis(5) },
      ...filling,
    ]) {
      await sql`insert into vectors values (${seq}, 'long', ${new Uint8Array(vector.buffer)})`.execute(
        meaning.database,
      );
    }
    const embedder: Embedder = { name: "long", question: async () => axis(0), passages: async () => [] };
    const found = await openCorpus(meaning.database, meaning.worker, embedder).search("archetiers", 5);
    expect(found[0]?.articleId).toBe(LUTHIERS.id);
  });
});

describe("passages without a vector", () => {
  test("come newest first, but for those set aside, across gaps in their numbers", async () => {
    await using meaning = await openMeaning();
    await meaning.keep([LUTHIERS, LOCK, SPEECH]);
    await sql`update passages set seq = seq * 20000`.execute(meaning.database);
    const seqs = async (count: number, aside: number[] = []) =>
      (await meaning.corpus.unembedded("essai", count, new Set(aside))).map(({ seq }) => seq);
    expect(await seqs(10)).toEqual([60_000, 40_000, 20_000]);
    expect(await seqs(1)).toEqual([60_000]);
    expect(await seqs(2, [40_000])).toEqual([60_000, 20_000]);
    await using empty = await openMeaning();
    expect(await empty.corpus.unembedded("essai", 10, new Set())).toEqual([]);
  });
});
