import { z } from "zod";
import type { Embedder } from "../corpus/vectors.ts";
import { Failure, findTrouble } from "../lib/failure.ts";
import type { Log } from "../lib/log.ts";
import { strangeReply } from "./completion.ts";
import { type EmbeddingSettings, MOST_DIMENSIONS } from "./embedding-settings.ts";
import { openBreaker } from "./limits.ts";
import { openAsker } from "./openai-client.ts";
import { placeOf } from "./settings.ts";

/** Epoch milliseconds; `seconds` is what a question and a batch of passages may take. */
export type EmbedderDeps = { clock: () => number; log: Log; seconds?: { question: number; passages: number } };

/** Somebody waits for an answer; nobody, for a batch on a machine without a graphics card. */
const PATIENCE = { question: 3, passages: 120 };
/** Characters: many models read 512 tokens and refuse more; a passage has 900, title and heading aside. */
const LONGEST = 1_500;

/** Makes vectors of texts through any server that speaks as OpenAI's does. What fails is logged once, until it is back. */
export function openEmbedder(settings: EmbeddingSettings, deps: EmbedderDeps): Embedder {
  const { model, dimensions, prefixes } = settings;
  const { clock, log, seconds = PATIENCE } = deps;
  const place = placeOf(settings);
  const ask = openAsker(settings, clock);
  const embed = async (texts: readonly string[], of: keyof typeof PATIENCE, prefix: string, stop?: AbortSignal) => {
    const input = texts.map((text) => inputOf(prefix, text));
    // The client asks for base64 where nothing is said, which other servers ignore or refuse.
    const body = { model, input, encoding_format: "float" as const, ...(dimensions !== null && { dimensions }) };
    const asked = { model, seconds: seconds[of], stop };
    const answer = await ask((client, signal) => client.embeddings.create(body, { signal }), asked);
    return readVectors(answer, { place, count: texts.length, dimensions });
  };
  const breaker = openBreaker(clock);
  const [tellQuestions, tellPassages] = [openTeller(log, "questions"), openTeller(log, "passages")];
  return {
    name: `${model} ${dimensions ?? ""} ${prefixes.passage}`.trimEnd(),
    async question(text) {
      const [vector] = await tellQuestions(() => breaker(() => embed([text], "question", prefixes.question)));
      return vector as Float32Array;
    },
    passages: (texts, stop) => tellPassages(() => embed(texts, "passages", prefixes.passage, stop)),
  };
}

/** The space is the program's: those at the end of a variable get lost in some shells and files. */
const inputOf = (prefix: string, text: string): string =>
  `${prefix === "" ? "" : `${prefix} `}${text.slice(0, LONGEST)}`.toWellFormed();

const replySchema = z.object({
  data: z.array(z.object({ index: z.int(), embedding: z.array(z.number()).min(1).max(MOST_DIMENSIONS) })),
});

type Expected = { place: string; count: number; dimensions: number | null };

/** As many vectors as there were texts, in their order, all as long as each other. Throws `Failure`. */
function readVectors(answer: unknown, { place, count, dimensions }: Expected): Float32Array[] {
  const read = replySchema.safeParse(answer);
  if (!read.success) throw strangeReply(answer, place);
  const data = read.data.data.toSorted((a, b) => a.index - b.index);
  const size = dimensions ?? data[0]?.embedding.length;
  const vectors = data.map(({ embedding }) => toUnit(embedding));
  const isWhole =
    data.length === count && data.every(({ index, embedding }, at) => index === at && embedding.length === size);
  if (!isWhole || vectors.some((vector) => vector === undefined)) {
    throw new Failure({ code: "model-nonsense", place, reason: "shape" });
  }
  return vectors as Float32Array[];
}

/** The same direction with length 1; undefined where it has none. */
function toUnit(vector: readonly number[]): Float32Array | undefined {
  const length = Math.hypot(...vector);
  if (length === 0 || !Number.isFinite(length)) return undefined;
  return Float32Array.from(vector, (value) => value / length);
}

/** Runs, and logs the first failure of several in a row, then the first success. */
function openTeller(log: Log, of: "questions" | "passages") {
  let isFailing = false;
  return async <Value>(run: () => Promise<Value>): Promise<Value> => {
    try {
      const value = await run();
      if (isFailing) log.warn("embeddings back", { of });
      isFailing = false;
      return value;
    } catch (error) {
      const trouble = findTrouble(error);
      if (trouble?.code === "model-stopped") throw error;
      if (!isFailing) log.warn("embeddings failing", { of, trouble: trouble ?? String(error) });
      isFailing = true;
      throw error;
    }
  };
}
