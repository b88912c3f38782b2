import { createHash } from "node:crypto";
import { join } from "node:path";
import type { Complete } from "./completion.ts";
import type { Dialect } from "./dialect.ts";
import { openLadder, type Words } from "./ladder.ts";
import { type Model, type ModelRequest, NO_TOKENS, type Reply } from "./model.ts";
import { openCompleter } from "./openai-model.ts";
import { loadPrompt } from "./prompt.ts";
import { openSender, type SenderDeps } from "./sender.ts";
import { isOpenAi, type ModelSettings, placeOf } from "./settings.ts";
import type { ModelStore } from "./store.ts";
import { wireSchema } from "./wire-schema.ts";

export type ModelDeps = Omit<SenderDeps, "complete"> & {
  store: ModelStore;
  /** The folder of `format.md` and `repair.md`. */
  prompts: string;
  /** What one request may take, its body included. */
  seconds?: number;
};

/** Seconds: a long reply on a small machine, below the five minutes after which Node's own client gives up. */
const PATIENCE = 240;

/**
 * A model of a server, with all that goes with it: results kept, limits, budget, log. Disposing of it stops what is under
 * way, and waits until that is written down.
 */
export function openModel(settings: ModelSettings, deps: ModelDeps): Model & AsyncDisposable {
  const { name } = settings;
  const { store, clock } = deps;
  const complete: Complete = openCompleter(settings, { seconds: deps.seconds ?? PATIENCE, clock });
  const send = openSender({ ...deps, complete });
  const climb = openLadder({
    ...{ model: name, place: placeOf(settings), words: openWords(deps.prompts) },
    first: firstDialect(settings),
  });
  const stopping = new AbortController();
  const running = new Set<Promise<unknown>>();
  const answer = async <Value>(request: ModelRequest<Value>): Promise<Reply<Value>> => {
    const { purpose, promptVersion, signal } = request;
    const key = keyOf(request, name);
    const kept = key === null ? undefined : await store.find(key, request.schema, clock());
    if (kept !== undefined) return { value: kept, model: name, ...NOTHING_SPENT };
    const from = clock();
    const stop = AbortSignal.any([stopping.signal, ...(signal ? [signal] : [])]);
    const climbed = await climb(request, (payload, read) => send(payload, read, { purpose, promptVersion }, stop));
    const { value, raw, tokens, repaired } = climbed;
    if (key !== null) await store.keep({ key, purpose, model: name, raw }, clock());
    return { value, model: name, tokens, milliseconds: Math.max(0, clock() - from), repaired, reused: false };
  };
  return {
    name,
    ask(request) {
      const asked = answer(request);
      const ended = asked.then(forget, forget);
      function forget(): void {
        running.delete(ended);
      }
      running.add(ended);
      return asked;
    },
    async [Symbol.asyncDispose]() {
      stopping.abort();
      await Promise.all(running);
    },
  };
}

const NOTHING_SPENT = { tokens: NO_TOKENS, milliseconds: 0, repaired: 0, reused: true };

/** The old name of the limit is the one that all servers know but OpenAI's. */
const firstDialect = (settings: ModelSettings): Dialect => ({
  ...{ format: "schema", temperature: true },
  limit: isOpenAi(settings) ? "max_completion_tokens" : "max_tokens",
});

/** By what a request is found again; another schema makes another request. */
function keyOf<Value>({ keep, schema, promptVersion }: ModelRequest<Value>, model: string): string | null {
  if (keep === null) return null;
  const parts = [keep.input, promptVersion, model, keep.checker, wireSchema(schema)];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}

function openWords(folder: string): Words {
  const tell = async <Name extends string>(file: string, name: Name, values: Record<Name, string>): Promise<string> => {
    const prompt = await loadPrompt(join(folder, file), [name]);
    return prompt
      .render(values)
      .map(({ content }) => content)
      .join("\n\n");
  };
  return {
    schema: (schema) => tell("format.md", "schema", { schema }),
    problems: (problems) => tell("repair.md", "problems", { problems }),
  };
}
