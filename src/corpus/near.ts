import type { Kysely } from "kysely";
import { breathe } from "../lib/timing.ts";
import { fuse } from "./fusion.ts";
import type { CorpusTables } from "./tables.ts";
import type { Embedder } from "./vectors.ts";

/** The passages that mean most nearly what a question does. */
type Near = { model: string; question: Float32Array; seqs: ReadonlySet<number> };

/** Undefined where vectors are not to be had: then words alone tell. */
export async function findNear(
  database: Kysely<CorpusTables>,
  embedder: Embedder | undefined,
  text: string,
  count: number,
): Promise<Near | undefined> {
  if (embedder === undefined) return undefined;
  // Whoever makes vectors logs why there is none.
  const question = await embedder.question(text).catch(() => undefined);
  if (question === undefined) return undefined;
  const model = embedder.name;
  return { model, question, seqs: await scan(database, model, question, count) };
}

type Close = { seq: number; cosine: number };

/** Vectors compared with a question, the newest: past them, a passage is found by its words. */
const MOST_COMPARED = 100_000;
/** Numbers of vectors that are read at once: what else waits goes in between. */
const NUMBERS_READ = 64_000;

async function scan(
  database: Kysely<CorpusTables>,
  model: string,
  question: Float32Array,
  count: number,
): Promise<Set<number>> {
  const page = Math.ceil(NUMBERS_READ / question.length);
  const newest = database.selectFrom("vectors").select(["seq", "vector"]).where("model", "=", model);
  let best: Close[] = [];
  let last: number | undefined;
  for (let compared = 0; compared < MOST_COMPARED; compared += page) {
    const below = last === undefined ? newest : newest.where("seq", "<", last);
    const rows = await below.orderBy("seq", "desc").limit(page).execute();
    const least = best.length < count ? Number.NEGATIVE_INFINITY : (best.at(-1)?.cosine ?? 0);
    const closer = compare(rows, question).filter(({ cosine }) => cosine > least);
    if (closer.length > 0) best = [...best, ...closer].sort((a, b) => b.cosine - a.cosine).slice(0, count);
    if (rows.length < page) break;
    last = rows.at(-1)?.seq;
    await breathe();
  }
  return new Set(best.map(({ seq }) => seq));
}

/** Those of another length than the question's are of what the model once was. */
function compare(rows: readonly { seq: number; vector: Uint8Array }[], question: Float32Array): Close[] {
  const close: Close[] = [];
  for (const { seq, vector: bytes } of rows) {
    if (bytes.length !== question.byteLength) continue;
    const vector = toVector(bytes);
    let cosine = 0;
    for (let at = 0; at < question.length; at++) cosine += (vector[at] as number) * (question[at] as number);
    close.push({ seq, cosine });
  }
  return close;
}

/** Bytes that come within others may begin where numbers cannot. */
const toVector = (bytes: Uint8Array): Float32Array =>
  bytes.byteOffset % 4 === 0
    ? new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4)
    : new Float32Array(new Uint8Array(bytes).buffer);

/** The passages that are of use, weighed: those that hold words of the question, and where vectors are to be had those near it. */
export async function weighMeaning<Scored extends { seq: number; score: number }>(
  database: Kysely<CorpusTables>,
  near: Near | undefined,
  scored: readonly Scored[],
): Promise<Scored[]> {
  const useful = scored.filter(({ seq, score }) => score > 0 || near?.seqs.has(seq));
  if (near === undefined || useful.length === 0) return useful;
  const rows = await database
    .selectFrom("vectors")
    .select(["seq", "vector"])
    .where("model", "=", near.model)
    .where(
      "seq",
      "in",
      useful.map(({ seq }) => seq),
    )
    .execute();
  return fuse(useful, new Map(compare(rows, near.question).map(({ seq, cosine }) => [seq, cosine])));
}
