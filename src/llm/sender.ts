import { createHash, randomUUID } from "node:crypto";
import { Failure, findTrouble } from "../lib/failure.ts";
import type { Budget } from "./budget.ts";
import type { Complete, Completion, Payload } from "./completion.ts";
import type { Read, Sent } from "./ladder.ts";
import { openBreaker, openQueue } from "./limits.ts";
import { estimateTokens, type ModelRequest, NO_TOKENS } from "./model.ts";
import { type Patience, persevere } from "./retry.ts";
import type { ModelCall, ModelStore } from "./store.ts";

export type SenderDeps = {
  complete: Complete;
  store: Pick<ModelStore, "log">;
  budget: Budget;
  /** Epoch milliseconds. */
  clock(): number;
  pause: Patience["pause"];
  chance: Patience["chance"];
};

type Asked = Pick<ModelRequest<unknown>, "purpose" | "promptVersion">;

/** Sends a request as long as the limits let it, and reads what is answered. Throws `Failure`. */
export type Send = <Value>(
  payload: Payload,
  read: (content: string) => Read<Value>,
  asked: Asked,
  stop: AbortSignal,
) => Promise<Sent<Value>>;

/** Requests under way at once: more would only wait at the server's. */
const AT_ONCE = 4;

/** A few requests at a time, within the day's budget, again where that helps, none to a server that fails; each logged. */
export function openSender(deps: SenderDeps): Send {
  const { complete, store, budget, clock, pause, chance } = deps;
  const queue = openQueue(AT_ONCE);
  const breaker = openBreaker(clock);
  const log = async (call: ModelCall): Promise<void> => {
    const spent = await store.log(call, budget.dayStart());
    budget.count(call.tokens.in + call.tokens.out, spent);
  };
  const attempt: Send = async (payload, read, asked, stop) => {
    const at = clock();
    const call = { id: randomUUID(), ...asked, model: payload.model, at, resultHash: null };
    const logAs = (outcome: ModelCall["outcome"], counted: Counted, more: Partial<ModelCall> = {}): Promise<void> =>
      log({ ...call, ...counted, milliseconds: Math.max(0, clock() - at), outcome, ...more });
    const completion = await complete(payload, stop).catch(async (error: unknown) => {
      const code = findTrouble(error)?.code;
      if (code !== undefined) await logAs(code, unansweredTokens(payload, code));
      throw error;
    });
    const counted = countTokens(payload, completion);
    const fault = faultOf(completion, payload);
    if (fault !== undefined) {
      await logAs(fault.trouble.code, counted);
      throw fault;
    }
    const { content } = completion;
    const result = read(content);
    await logAs("value" in result ? "answered" : "unreadable", counted, { resultHash: hash(content) });
    return { read: result, content, tokens: counted.tokens };
  };
  return (payload, read, asked, stop) =>
    queue(
      () =>
        breaker(async () => {
          using _ = await budget.reserve(estimateTokens(textOf(payload)) + payload.maxTokens);
          return await persevere(() => attempt(payload, read, asked, stop), { pause, chance, stop });
        }),
      stop,
    );
}

const hash = (text: string): string => createHash("sha256").update(text).digest("hex");

const textOf = ({ messages, format }: Payload): string =>
  messages.map(({ content }) => content).join("\n") + (format.kind === "schema" ? JSON.stringify(format.schema) : "");

type Counted = Pick<ModelCall, "tokens" | "isEstimate">;

function countTokens(payload: Payload, { content, tokens }: Completion): Counted {
  if (tokens !== null) return { tokens, isEstimate: false };
  const estimate = { in: estimateTokens(textOf(payload)), out: estimateTokens(content), cached: 0 };
  return { tokens: estimate, isEstimate: true };
}

/** A server that took too long, or was told to stop, had read the request; the others turned it away. */
const READ = new Set<ModelCall["outcome"]>(["model-slow", "model-stopped"]);

const unansweredTokens = (payload: Payload, outcome: ModelCall["outcome"]): Counted => ({
  tokens: READ.has(outcome) ? { ...NO_TOKENS, in: estimateTokens(textOf(payload)) } : NO_TOKENS,
  isEstimate: READ.has(outcome),
});

/** An answer that is none: refused, or cut where the limit was reached. */
function faultOf({ isRefused, finish }: Completion, { model, maxTokens }: Payload): Failure | undefined {
  if (isRefused) return new Failure({ code: "model-refused", model });
  if (finish === "length") return new Failure({ code: "model-cut", model, limit: maxTokens });
  return undefined;
}
