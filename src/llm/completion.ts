import { z } from "zod";
import { Failure } from "../lib/failure.ts";
import type { Tokens, Turn } from "./model.ts";

/** In what form the reply is asked for. */
export type Format =
  | { kind: "schema"; name: string; schema: Record<string, unknown> }
  | { kind: "object" }
  | { kind: "text" };

/** One request to a server. */
export type Payload = {
  model: string;
  messages: readonly Turn[];
  format: Format;
  maxTokens: number;
  /** What the server calls that limit. */
  limit: "max_completion_tokens" | "max_tokens";
  /** Null: the model's own. */
  temperature: number | null;
};

/** What a server answered. `tokens` is null where it does not count them. */
export type Completion = { content: string; finish: string | null; isRefused: boolean; tokens: Tokens | null };

/** Sends one request, once. Throws `Failure`. */
export type Complete = (payload: Payload, stop: AbortSignal) => Promise<Completion>;

const count = z.int().min(0).nullish();

/** Some servers give the text in parts, the model's reasoning beside it. */
const contentSchema = z.union([
  z.string(),
  z
    .array(z.looseObject({ type: z.string(), text: z.string().optional() }))
    .transform((parts) => parts.map(({ type, text }) => (type === "text" ? (text ?? "") : "")).join("")),
]);

const completionSchema = z.object({
  choices: z
    .array(
      z.object({
        message: z.object({ content: contentSchema.nullish(), refusal: z.string().nullish() }),
        finish_reason: z.string().nullish(),
      }),
    )
    .min(1),
  usage: z
    .object({
      ...{ prompt_tokens: count, completion_tokens: count },
      prompt_tokens_details: z.object({ cached_tokens: count }).nullish().catch(null),
    })
    .nullish()
    .catch(null),
});

/** What a server answered with status 200, whatever it is: a page, an error, a completion. Throws `Failure`. */
export function readCompletion(answer: unknown, place: string): Completion {
  const parsed = completionSchema.safeParse(answer);
  if (!parsed.success) throw strangeReply(answer, place);
  const { choices, usage } = parsed.data;
  const [{ message, finish_reason } = { message: {}, finish_reason: null }] = choices;
  return {
    ...{ content: message.content ?? "", finish: finish_reason ?? null },
    isRefused: Boolean(message.refusal) || finish_reason === "content_filter",
    tokens: usage
      ? {
          ...{ in: usage.prompt_tokens ?? 0, out: usage.completion_tokens ?? 0 },
          cached: usage.prompt_tokens_details?.cached_tokens ?? 0,
        }
      : null,
  };
}

/** What is no reply, under a status of success. */
export function strangeReply(answer: unknown, place: string): Failure {
  // A server that is overrun may say so in this way.
  if (Object(answer).error) return new Failure({ code: "model-away", place, reason: "error", ...NO_END });
  return new Failure({ code: "model-nonsense", place, reason: typeof answer === "string" ? "page" : "shape" });
}

/** Nobody has said when it will be over. */
export const NO_END = { seconds: null, until: null };
