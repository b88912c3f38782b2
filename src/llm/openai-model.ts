import type { OpenAI } from "openai";
import type { ChatCompletionCreateParamsNonStreaming } from "openai/resources/chat/completions";
import { z } from "zod";
import { Failure, type Trouble } from "../lib/failure.ts";
import { type Complete, NO_END, type Payload, readCompletion } from "./completion.ts";
import { troubleOf } from "./server-errors.ts";
import { type ModelSettings, placeOf } from "./settings.ts";

/** `seconds` is what one request may take, its body included; `clock` gives epoch milliseconds. */
type Limits = { seconds: number; clock: () => number };

/** Asks models through OpenAI's client, of any server that speaks as OpenAI's does. */
export function openCompleter(settings: ModelSettings, { seconds, clock }: Limits): Complete {
  const place = placeOf(settings);
  let opened: ReturnType<typeof openClient> | undefined;
  return async (payload, stop) => {
    opened ??= openClient(settings);
    const { client, APIError } = await opened;
    const deadline = AbortSignal.timeout(seconds * 1000);
    const signal = AbortSignal.any([stop, deadline]);
    const findTrouble = (cause: unknown): Trouble | undefined => {
      if (stop.aborted) return { code: "model-stopped" };
      if (deadline.aborted) return { code: "model-slow", place, seconds };
      return cause instanceof APIError
        ? troubleIn(cause, { place, model: payload.model }, clock())
        : cutIn(cause, place);
    };
    const asked = client.chat.completions.create(bodyOf(payload), { signal });
    const answer: unknown = await asked.catch((cause: unknown) => {
      const trouble = findTrouble(cause);
      throw trouble === undefined ? cause : new Failure(trouble, { cause });
    });
    return readCompletion(answer, place);
  };
}

const listSchema = z.object({ data: z.array(z.object({ id: z.string() })) });

/** The names of the models that a server offers, which costs nothing. Throws `Failure`. */
export async function listModels(settings: ModelSettings, { seconds, clock }: Limits): Promise<string[]> {
  const place = placeOf(settings);
  const { client, APIError } = await openClient(settings);
  const deadline = AbortSignal.timeout(seconds * 1000);
  const answer: unknown = await client.get("/models", { signal: deadline }).catch((cause: unknown) => {
    const trouble = findListTrouble(cause);
    throw trouble === undefined ? cause : new Failure(trouble, { cause });
  });
  function findListTrouble(cause: unknown): Trouble | undefined {
    if (deadline.aborted) return { code: "model-slow", place, seconds };
    if (!(cause instanceof APIError)) return cutIn(cause, place);
    // No model was asked for: what is not found is the address.
    if (cause.status === 404) return { code: "model-declined", place, status: 404, about: "unknown" };
    return troubleIn(cause, { place, model: settings.name }, clock());
  }
  const read = listSchema.safeParse(answer);
  if (read.success) return read.data.data.map(({ id }) => id);
  throw new Failure({ code: "model-nonsense", place, reason: typeof answer === "string" ? "page" : "shape" });
}

/** Loaded by the first request: a third of the memory of a process that asks none. */
async function openClient({ key, url }: ModelSettings) {
  const { APIError, OpenAI } = await import("openai");
  const client = new OpenAI({
    // Local servers want none, and the client does not start without one.
    ...{ apiKey: key ?? "inutile", baseURL: url },
    // Left out, they would be read from the environment.
    ...{ adminAPIKey: null, organization: null, project: null, webhookSecret: null, logLevel: "off" },
    // Its own retries pass over quotas, and over a `retry-after` of more than a minute; its timeout, over some bodies.
    ...{ maxRetries: 0, timeout: NEVER },
  });
  return { client, APIError };
}

/** Milliseconds: a day. The deadline of each request comes long before. */
const NEVER = 24 * 3_600_000;

/** No field that one server knows and another refuses. */
function bodyOf({ model, messages, format, maxTokens, limit, temperature }: Payload) {
  return {
    ...{ model, messages: [...messages], [limit]: maxTokens },
    ...(temperature === null ? {} : { temperature }),
    ...formatOf(format),
  } satisfies ChatCompletionCreateParamsNonStreaming;
}

function formatOf(format: Payload["format"]): Pick<ChatCompletionCreateParamsNonStreaming, "response_format"> {
  if (format.kind === "text") return {};
  if (format.kind === "object") return { response_format: { type: "json_object" } };
  const { name, schema } = format;
  return { response_format: { type: "json_schema", json_schema: { name, schema, strict: true } } };
}

type ClientError = InstanceType<typeof OpenAI.APIError>;

/** What the client throws: an answer that is no success, or a connection that is refused or cut. */
function troubleIn(cause: ClientError, asked: { place: string; model: string }, now: number): Trouble | undefined {
  const { status, headers, message, param, code, type } = cause;
  if (status === undefined) return cutIn(cause, asked.place);
  const isWordless = message === `${status} status code (no body)`;
  const words = isWordless ? "" : [param, code, type, message].join(" ").slice(0, WORDS_READ);
  const after = (name: string): string | null => headers?.get(name) ?? null;
  return troubleOf(
    { status, words, retryAfter: after("retry-after"), retryAfterMs: after("retry-after-ms") },
    asked,
    now,
  );
}

/** Characters: some servers send the whole request back, whose words are not theirs. */
const WORDS_READ = 1_000;

/** A connection, or a body that ends before its time; undefined for a fault of the program. */
function cutIn(cause: unknown, place: string): Trouble | undefined {
  const code = findCode(cause);
  if (code === undefined && !(cause instanceof SyntaxError) && Object(cause).message !== "Connection error.") {
    return undefined;
  }
  return { code: "model-away", place, reason: code ?? "cut", ...NO_END };
}

/** The code of Node, of its sockets or of TLS, wherever it stands in the chain of causes. */
function findCode(error: unknown): string | undefined {
  const { code, cause } = Object(error) as { code?: unknown; cause?: unknown };
  if (typeof code === "string") return code;
  return cause === undefined ? undefined : findCode(cause);
}
