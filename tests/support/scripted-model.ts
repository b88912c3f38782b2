import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setInterval } from "node:timers";
import { z } from "zod";

/** One request as the server saw it. */
type Asked = {
  path: string;
  key: string | undefined;
  body: ChatRequest;
  /** Settles when the connection is over: whether the client hung up before it was answered. */
  closed: Promise<"answered" | "hung up">;
};

type ChatRequest = z.infer<typeof requestSchema>;

/** One scripted answer to a request whose body was read. */
export type Play = (request: ChatRequest, response: ServerResponse) => void;

export type ScriptedModel = AsyncDisposable & {
  /** The base URL that a client is given. */
  url: string;
  /** The requests, in order. */
  asked: Asked[];
  /** What is played to who asks for its models: the model « essai », until a test says otherwise. */
  listing: Play;
  /** Resolves once that many requests have come. */
  hasBeenAsked(times: number): Promise<void>;
};

/**
 * A server on loopback that speaks as OpenAI's does, and plays one answer for each request; the last goes on for ever. It
 * answers 418 to what the API's documentation does not allow, which no client takes for anything else.
 */
export async function openScriptedModel(...script: [Play, ...Play[]]): Promise<ScriptedModel> {
  const asked: Asked[] = [];
  const played: Pick<ScriptedModel, "listing"> = { listing: list("essai") };
  const waiting: { times: number; come: () => void }[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const closed = new Promise<"answered" | "hung up">((resolve) => {
      response.on("close", () => resolve(response.writableFinished ? "answered" : "hung up"));
    });
    // A client that gives up is what some of these scripts are for.
    response.on("error", () => {});
    const read = requestSchema.safeParse(JSON.parse(await readText(request)));
    const fault = read.success ? faultOf(read.data) : z.prettifyError(read.error);
    if (!read.success || fault !== undefined) return void response.writeHead(418).end(fault);
    const play = script[Math.min(asked.length, script.length - 1)] ?? script[0];
    const { url: path = "", headers } = request;
    asked.push({ path, key: headers.authorization, body: read.data, closed });
    play(read.data, response);
    for (const { times, come } of waiting) if (asked.length >= times) come();
  };
  const server = createServer((request, response) => {
    const isListing = request.method === "GET" && request.url === "/v1/models";
    return isListing ? played.listing(NOTHING_ASKED, response) : answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  const rest: Omit<ScriptedModel, "listing"> = {
    url: `http://127.0.0.1:${address.port}/v1`,
    asked,
    hasBeenAsked: (times) =>
      new Promise((come) => {
        if (asked.length >= times) come();
        else waiting.push({ times, come });
      }),
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return Object.assign(played, rest);
}

const NOTHING_ASKED: ChatRequest = { model: "essai", messages: [{ role: "user", content: "?" }] };

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

const limit = z.int().min(1).optional();

/** The fields that every server knows, as the API's reference gives them. */
const requestSchema = z.strictObject({
  model: z.string().min(1),
  messages: z
    .array(z.strictObject({ role: z.enum(["system", "user", "assistant"]), content: z.string().min(1) }))
    .min(1),
  ...{ max_tokens: limit, max_completion_tokens: limit, temperature: z.number().min(0).max(2).optional() },
  response_format: z
    .discriminatedUnion("type", [
      z.strictObject({
        type: z.literal("json_schema"),
        json_schema: z.strictObject({
          name: z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/),
          strict: z.literal(true),
          schema: z.record(z.string(), z.unknown()),
        }),
      }),
      z.strictObject({ type: z.literal("json_object") }),
    ])
    .optional(),
});

/** What the API refuses beyond the shape of a request. */
function faultOf({ messages, response_format: format, max_tokens, max_completion_tokens }: ChatRequest) {
  if (max_tokens !== undefined && max_completion_tokens !== undefined) return "One limit, not two.";
  if (messages.slice(1).some(({ role }) => role === "system")) return "Instructions come first.";
  if (messages.some(({ role }, at) => role === messages[at - 1]?.role)) return "Turns alternate.";
  if (messages.at(-1)?.role !== "user") return "The last turn is the user's.";
  if (format?.type === "json_object" && !messages.some(({ content }) => /json/i.test(content))) return "Where is JSON?";
  return format?.type === "json_schema" ? schemaFault(format.json_schema.schema) : undefined;
}

const KNOWN = ["type", "properties", "required", "additionalProperties", "items", "enum", "anyOf", "description"];

/** What strict mode refuses: other words, properties that may be missing, properties that are not named. */
function schemaFault(schema: Record<string, unknown>): string | undefined {
  const strange = Object.keys(schema).find((word) => !KNOWN.includes(word));
  if (strange !== undefined) return `Strict schemas have no « ${strange} ».`;
  const properties = Object.entries(Object(schema["properties"]));
  if (schema["type"] === "object") {
    if (schema["additionalProperties"] !== false) return "additionalProperties is false.";
    const required = schema["required"];
    if (!Array.isArray(required) || properties.some(([name]) => !required.includes(name))) return "All is required.";
  }
  const parts = [...properties.map(([, part]) => part), schema["items"], schema["anyOf"]].flat();
  return parts.flatMap((part) => (part === undefined ? [] : (schemaFault(Object(part)) ?? [])))[0];
}

type Chat = { finish?: string | null; refusal?: string; usage?: object | null };

const USAGE = {
  ...{ prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 },
  prompt_tokens_details: { cached_tokens: 64 },
};

/** A completion with this content, in the shape of the API. */
export const say =
  (content: string | null, { finish = "stop", refusal, usage = USAGE }: Chat = {}): Play =>
  ({ model }, response) => {
    const message = { role: "assistant", content, refusal: refusal ?? null };
    const choices = [{ index: 0, finish_reason: finish, logprobs: null, message }];
    const whole = { id: "chatcmpl-1", object: "chat.completion", created: 1, model, choices };
    sendJson(response, 200, usage === null ? whole : { ...whole, usage });
  };

/** The models of a server, by their names. */
export const list =
  (...names: string[]): Play =>
  (_, response) =>
    sendJson(response, 200, { object: "list", data: names.map((id) => ({ id, object: "model" })) });

/** An error in the API's own shape. */
export const fail =
  (status: number, error: { message?: string; code?: string; param?: string } = {}, headers = {}): Play =>
  (_, response) => {
    const body = { message: "It failed.", type: "some_error", param: null, code: null, ...error };
    sendJson(response, status, { error: body }, headers);
  };

/** Any body at all. */
export const raw =
  (status: number, body: string, type = "application/json"): Play =>
  (_, response) => {
    response.writeHead(status, { "content-type": type }).end(body);
  };

/** 400 to the kinds of `response_format` that a server does not know, and `then` to the others. */
export const without =
  (kinds: readonly string[], then: Play): Play =>
  (request, response) => {
    const kind = request.response_format?.type;
    if (kind === undefined || !kinds.includes(kind)) then(request, response);
    else fail(400, { message: `'response_format' of type '${kind}' is not supported.` })(request, response);
  };

/** Accepts, then says nothing. */
export const hang: Play = () => {};

/** The head at once, then a space every 10 ms, without end. */
export const slowBody: Play = (_, response) => {
  response.writeHead(200, { "content-type": "application/json" });
  const timer = setInterval(() => response.write(" "), 10);
  response.on("close", () => clearInterval(timer));
};

/** Hangs up without a word. */
export const reset: Play = (_, response) => {
  response.socket?.resetAndDestroy();
};

/** A promise of a thousand bytes, broken after a few. */
export const cutShort: Play = (_, response) => {
  response
    .writeHead(200, { "content-type": "application/json", "content-length": "1000" })
    .write('{"choices": [', () => response.destroy());
};

function sendJson(response: ServerResponse, status: number, body: object, headers = {}): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}
