import type { Corpus } from "../corpus/corpus.ts";
import type { Embedder, Unembedded } from "../corpus/vectors.ts";
import { findTrouble, type Trouble } from "../lib/failure.ts";
import type { Log } from "../lib/log.ts";

type Deps = {
  corpus: Pick<Corpus, "unembedded" | "keepVectors">;
  embedder: Embedder;
  log: Log;
  /** The true one, even in a replay: epoch milliseconds. */
  clock: () => number;
  /** Runs where it is due and no other worker does; `run` resolves to when it is due again. */
  duty(run: () => Promise<number>): Promise<boolean>;
};

/** What came of a batch: how many passages have a vector now, whether another one may follow at once, and what failed. */
export type Embedded = { count: number; goesOn: boolean; trouble: Trouble | null };

export const NOT_EMBEDDED: Embedded = { count: 0, goesOn: false, trouble: null };

/** Gives vectors to one batch of passages that have none. */
export type EmbedNext = (stop?: AbortSignal) => Promise<Embedded>;

/** Passages of a batch: some servers take no more, and a reply of twice as many keeps the program busy for too long. */
const MOST = 32;

/** Refusals in a row that are tried again at once: from a batch down to one passage, and a few of these side by side. */
const TRIED = 16;

/** Milliseconds before another attempt, and at most: each failure doubles them. */
const FIRST = 60_000;
const LONGEST = 3_600_000;

/**
 * A batch that is refused is tried again in halves; a passage that is refused alone is set aside until the program starts
 * again, so that it holds up no other. A server that does not answer, or takes nothing, is asked again later and later.
 */
export function openEmbedding({ corpus, embedder, log, clock, duty }: Deps): EmbedNext {
  const aside = new Map<number, Trouble>();
  let [size, failures, isTaking] = [MOST, 0, false];
  const attempt = async (stop: AbortSignal | undefined): Promise<Embedded> => {
    const batch = await corpus.unembedded(embedder.name, size, new Set(aside.keys()));
    if (batch.length === 0) return end();
    const made = await makeVectors(embedder, batch, stop);
    if (!Array.isArray(made)) return made.code === "model-stopped" ? NOT_EMBEDDED : fail(batch, made);
    await corpus.keepVectors(embedder.name, made);
    [size, failures, isTaking] = [Math.min(2 * size, MOST), 0, true];
    return { count: batch.length, goesOn: true, trouble: null };
  };
  const end = (): Embedded => {
    const [trouble] = aside.values();
    if (isTaking || trouble === undefined) return NOT_EMBEDDED;
    // Nothing was taken of all that there is: no passage is to blame.
    aside.clear();
    return { count: 0, goesOn: false, trouble };
  };
  const fail = (batch: readonly Unembedded[], trouble: Trouble): Embedded => {
    failures += 1;
    const isRefused = isRefusal(trouble);
    if (isRefused || trouble.code === "model-slow") size = Math.ceil(batch.length / 2);
    const [alone, ...others] = batch;
    if (isRefused && alone !== undefined && others.length === 0) {
      aside.set(alone.seq, trouble);
      log.warn("passage not embedded", { seq: alone.seq, trouble });
    }
    return { count: 0, goesOn: isRefused && failures <= TRIED, trouble };
  };
  return async (stop) => {
    let embedded = NOT_EMBEDDED;
    await duty(async () => {
      embedded = await attempt(stop);
      const { trouble, goesOn } = embedded;
      return clock() + (trouble === null || goesOn ? 0 : waitAfter(failures, trouble));
    });
    return embedded;
  };
}

/** A batch with its vectors, or what went wrong. */
async function makeVectors(embedder: Embedder, batch: readonly Unembedded[], stop: AbortSignal | undefined) {
  const texts = batch.map(({ text }) => text);
  try {
    const vectors = await embedder.passages(texts, stop);
    return batch.map((passage, at) => ({ ...passage, vector: vectors[at] as Float32Array }));
  } catch (error) {
    const trouble = findTrouble(error);
    if (trouble === undefined) throw error;
    return trouble;
  }
}

/** Whether a server says so of texts, or of how many there are: others may pass. */
const isRefusal = (trouble: Trouble): boolean =>
  trouble.code === "model-too-long" ||
  trouble.code === "model-declined" ||
  (trouble.code === "model-nonsense" && trouble.reason === "shape");

function waitAfter(failures: number, trouble: Trouble): number {
  const asked = trouble.code === "model-busy" ? (trouble.seconds ?? 0) * 1000 : 0;
  return Math.max(asked, Math.min(FIRST * 2 ** (failures - 1), LONGEST));
}
