import { type Kysely, sql } from "kysely";
import { inStatements } from "../lib/database.ts";
import { engineOf } from "../lib/engine.ts";
import { breathe } from "../lib/timing.ts";
import { passageText } from "./passages.ts";
import type { CorpusTables } from "./tables.ts";

/** What makes vectors, of length 1, of what texts mean. Each throws `Failure`. */
export type Embedder = {
  /** Of the model, and of all that vectors of passages hang on: those of another name are not compared with them. */
  name: string;
  question(text: string): Promise<Float32Array>;
  /** In the order of the texts. */
  passages(texts: readonly string[], stop?: AbortSignal): Promise<Float32Array[]>;
};

/** A passage without a vector, with its title and its heading. */
export type Unembedded = { seq: number; text: string };

/** Numbers of passages looked at in one query. */
const RANGE = 5_000;

/** Passages that have no vector of a model yet, the newest first, but for those that are set aside. */
export async function findUnembedded(
  database: Kysely<CorpusTables>,
  model: string,
  count: number,
  aside: ReadonlySet<number>,
): Promise<Unembedded[]> {
  const { first, last } = await readBounds(database);
  const found: number[] = [];
  for (let to = last; to >= first && found.length < count; to -= RANGE) {
    const { rows } = await sql<{ seq: number }>`
      select seq from passages where seq > ${to - RANGE} and seq <= ${to}
      except select seq from vectors where model = ${model} and seq > ${to - RANGE} and seq <= ${to}
      order by seq desc`.execute(database);
    found.push(...rows.map(({ seq }) => seq).filter((seq) => !aside.has(seq)));
    await breathe();
  }
  return await readTexts(database, found.slice(0, count));
}

async function readBounds(database: Kysely<CorpusTables>): Promise<{ first: number; last: number }> {
  const { fn } = database;
  const [first, last] = [fn.min<number | null>("seq").as("first"), fn.max<number | null>("seq").as("last")];
  const row = await database.selectFrom("passages").select([first, last]).executeTakeFirst();
  return { first: row?.first ?? 0, last: row?.last ?? -1 };
}

async function readTexts(database: Kysely<CorpusTables>, seqs: readonly number[]): Promise<Unembedded[]> {
  if (seqs.length === 0) return [];
  const rows = await database
    .selectFrom("passages")
    .innerJoin("articles", "articles.id", "passages.article_id")
    .select(["seq", "title", "heading", "text"])
    .where("seq", "in", seqs)
    .orderBy("seq", "desc")
    .execute();
  return rows.map(({ seq, title, ...passage }) => ({ seq, text: passageText(title, passage) }));
}

/** Keeps vectors in the place of those of any other model; a passage that has changed meanwhile, or is gone, has none. */
export async function keepVectors(
  database: Kysely<CorpusTables>,
  model: string,
  entries: readonly (Unembedded & { vector: Float32Array })[],
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    // A number that is free may be taken by another passage.
    await engineOf(transaction).takeTurn(transaction);
    const stored = await readTexts(
      transaction,
      entries.map(({ seq }) => seq),
    );
    const texts = new Map(stored.map(({ seq, text }) => [seq, text]));
    const rows = entries
      .filter(({ seq, text }) => texts.get(seq) === text)
      .map(({ seq, vector }) => ({ seq, model, vector: toBytes(vector) }));
    const [first] = rows;
    if (first === undefined) return;
    await removeOfOtherLength(transaction, first);
    for (const some of inStatements(rows, COLUMNS)) {
      await transaction
        .insertInto("vectors")
        .values(some)
        .onConflict((conflict) =>
          conflict.column("seq").doUpdateSet(({ ref }) => ({ model, vector: ref("excluded.vector") })),
        )
        .execute();
    }
  });
}

const COLUMNS = 3;

const toBytes = ({ buffer, byteOffset, byteLength }: Float32Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

/** A server may give another model under the same name: what it gave before cannot be compared any more. */
async function removeOfOtherLength(
  database: Kysely<CorpusTables>,
  { model, vector }: { model: string; vector: Uint8Array },
): Promise<void> {
  const own = database.selectFrom("vectors").select("vector").where("model", "=", model);
  const newest = await own.orderBy("seq", "desc").limit(1).executeTakeFirst();
  if (newest === undefined || newest.vector.length === vector.length) return;
  await database.deleteFrom("vectors").where("model", "=", model).execute();
}

/** How many passages there are, and how many have their vector of a model. */
export async function countVectors(
  database: Kysely<CorpusTables>,
  model: string,
): Promise<{ passages: number; embedded: number }> {
  const count = (query: { executeTakeFirstOrThrow(): Promise<{ rows: number }> }) =>
    query.executeTakeFirstOrThrow().then(({ rows }) => Number(rows));
  const all = database.selectFrom("passages").select(({ fn }) => fn.countAll<number>().as("rows"));
  const own = database.selectFrom("vectors").select(({ fn }) => fn.countAll<number>().as("rows"));
  return { passages: await count(all), embedded: await count(own.where("model", "=", model)) };
}
