import type { OpenAI } from "openai";
import { Failure, type Trouble } from "../lib/failure.ts";
import { NO_END } from "./completion.ts";
import { troubleOf } from "./server-errors.ts";
import { type ModelSettings, placeOf } from "./settings.ts";

/** Of which model something is asked, in how many seconds at most, its body included. */
type Asked = { model: string; seconds: number; stop?: AbortSignal | undefined };
type Send = (client: OpenAI, signal: AbortSignal) => Promise<unknown>;

/** Sends one request, once, and gives what came under a status of success, whatever it is. Throws `Failure`. */
export type Ask = (send: Send, asked: Asked) => Promise<unknown>;

/** Asks a server through OpenAI's client, if it speaks as OpenAI's does; `clock` gives epoch milliseconds. */
export function openAsker(settings: Pick<ModelSettings, "key" | "url">, clock: () => number): Ask {
  const place = placeOf(settings);
  let opened: ReturnType<typeof openClient> | undefined;
  return async (send, { model, seconds, stop }) => {
    opened ??= openClient(settings);
    const { client, APIError } = await opened;
    const deadline = AbortSignal.timeout(seconds * 1000);
    const findTrouble = (cause: unknown): Trouble | undefined => {
      if (stop?.aborted) return { code: "model-stopped" };
      if (deadline.aborted) return { code: "model-slow", place, seconds };
      return cause instanceof APIError ? troubleIn(cause, { place, model }, clock()) : cutIn(cause, place);
    };
    return await send(client, stop ? AbortSignal.any([stop, deadline]) : deadline).catch((cause: unknown) => {
      const trouble = findTrouble(cause);
      throw trouble === undefined ? cause : new Failure(trouble, { cause });
    });
  };
}

/** Loaded by the first request: a third of the memory of a process that asks none. */
async function openClient({ key, url }: Pick<ModelSettings, "key" | "url">) {
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
