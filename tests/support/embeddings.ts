import type { Embedder } from "../../src/corpus/vectors.ts";
import type { Log } from "../../src/lib/log.ts";
import { type EmbedderDeps, openEmbedder } from "../../src/llm/embedder.ts";
import type { EmbeddingSettings } from "../../src/llm/embedding-settings.ts";

/** A log that remembers: the events, with their facts. */
export function openTestLog(): { log: Log; lines: [event: string, facts: Record<string, unknown>][] } {
  const lines: [string, Record<string, unknown>][] = [];
  const note: Log["warn"] = (event, facts = {}) => void lines.push([event, facts]);
  return { log: { debug: note, info: note, warn: note, error: note }, lines };
}

/** The embedder « essai » of a server, with a clock and a log of its own. */
export function openTestEmbedder(
  { url }: { url: string },
  settings: Partial<EmbeddingSettings> = {},
  seconds?: EmbedderDeps["seconds"],
): { embedder: Embedder; clock: { now: number } } & ReturnType<typeof openTestLog> {
  const [clock, told] = [{ now: 0 }, openTestLog()];
  const plain = { model: "essai", key: null, dimensions: null, prefixes: { question: "", passage: "" } };
  const deps = { clock: () => clock.now, log: told.log, ...(seconds && { seconds }) };
  return { embedder: openEmbedder({ ...plain, url, ...settings }, deps), clock, ...told };
}
