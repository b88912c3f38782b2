import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { findWrong } from "./slack-blocks.ts";

/** A message as Slack has it; one that came twice is there twice. */
type SlackStored = {
  channel: string;
  ts: string;
  thread: string | undefined;
  text: string;
  blocks: readonly SlackBlock[];
  key: unknown;
};
type TextObject = { type?: unknown; text?: unknown };
export type SlackBlock = { type?: unknown; text?: TextObject; elements?: readonly TextObject[] };

/** What Slack does with the next request. `status` 0 hangs up, -1 never answers; `stores`: it keeps the message all the same. */
export type SlackPlay = { status?: number; error?: string; seconds?: number; page?: string; stores?: boolean };

export type SlackPlatform = AsyncDisposable & {
  /** As SLACK_API_URL takes it. */
  address: string;
  stored: SlackStored[];
  /** Each request, by its method. */
  asked: { method: string; form: Record<string, string> }[];
  /** What is wrong with a channel, by its id; the others are unknown. */
  channels: Map<string, string | undefined>;
  scopes: string[];
  /** Played once each, in order, by requests of a method. */
  script(method: string, ...plays: SlackPlay[]): void;
};

export const SLACK_TOKEN = "xoxb-jeton-de-test";

/** Milliseconds since 1970, at which its clock begins; each message takes a second. */
const FIRST = Date.parse("2025-12-24T07:30:00Z");

/** Messages that one answer holds at most, that pages are turned. */
const PAGE = 3;

/** Slack's Web API on loopback: it checks what it is sent as Slack does, keeps it, and misbehaves as it is told. */
export async function openSlackPlatform(): Promise<SlackPlatform> {
  const scripts = new Map<string, SlackPlay[]>();
  const platform: Omit<SlackPlatform, "address" | typeof Symbol.asyncDispose> = {
    stored: [],
    asked: [],
    channels: new Map([["C1", undefined]]),
    scopes: ["chat:write", "channels:history", "groups:history"],
    script: (method, ...plays) => void scripts.set(method, plays),
  };
  const answer = (method: string, form: Record<string, string>, token: string | undefined): object => {
    const channel = form["channel"] ?? "";
    const refused = token === `Bearer ${SLACK_TOKEN}` ? undefined : "invalid_auth";
    if (method === "auth.test") return refused ? no(refused) : { ok: true, team: "Exemple", user: "vigie" };
    const wrong = refused ?? findClosed(platform, channel, method);
    return wrong === undefined
      ? (METHODS[method]?.(platform.stored, channel, form) ?? no("unknown_method"))
      : no(wrong);
  };

  const server = createServer((request, response) => {
    // A client that gives up is what half of these plays are for.
    response.on("error", () => {});
    const method = new URL(request.url ?? "/", "http://loopback").pathname.replace("/api/", "");
    void readForm(request).then((form) => {
      platform.asked.push({ method, form });
      const play = scripts.get(method)?.shift();
      const value =
        play && !play.stores ? no(play.error ?? "fatal_error") : answer(method, form, request.headers.authorization);
      respond(response, play ?? {}, play?.error ? no(play.error) : value, platform.scopes);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return Object.assign(platform, {
    address: `http://127.0.0.1:${address.port}/api/`,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}

/** Why nothing can be done in a channel, or undefined. */
function findClosed({ channels, scopes }: Pick<SlackPlatform, "channels" | "scopes">, channel: string, method: string) {
  if (!channels.has(channel)) return "channel_not_found";
  const isGranted = scopes.includes(method.startsWith("chat.") ? "chat:write" : "channels:history");
  return channels.get(channel) ?? (isGranted ? undefined : "missing_scope");
}

const no = (error: string): object => ({ ok: false, error });

function respond(response: ServerResponse, play: SlackPlay, value: object, scopes: string[]): void {
  const { status = 200, seconds, page } = play;
  if (status === -1) return;
  if (status === 0) return void response.socket?.resetAndDestroy();
  const asked = seconds === undefined ? {} : { "retry-after": String(seconds) };
  const type = page === undefined ? "application/json" : "text/html";
  response.writeHead(status, { "content-type": type, "x-oauth-scopes": scopes.join(","), ...asked });
  response.end(page ?? JSON.stringify(value));
}

async function readForm(request: IncomingMessage): Promise<Record<string, string>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString("utf8")));
}

type Method = (stored: SlackStored[], channel: string, form: Record<string, string>) => object;

const METHODS: Record<string, Method> = {
  "chat.postMessage": post,
  "chat.update": update,
  "conversations.history": (stored, channel, form) => history(stored, channel, form, false),
  "conversations.replies": (stored, channel, form) => history(stored, channel, form, true),
};

function post(stored: SlackStored[], channel: string, form: Record<string, string>): object {
  const blocks = JSON.parse(form["blocks"] ?? "[]") as SlackBlock[];
  const wrong = findWrong(form["text"] ?? "", blocks);
  if (wrong !== undefined) return { ...no(wrong.error), response_metadata: { messages: [wrong.where] } };
  const thread = form["thread_ts"];
  if (thread !== undefined && !stored.some((each) => each.ts === thread)) return no("cannot_reply_to_message");
  const { event_payload } = JSON.parse(form["metadata"] ?? "{}") as { event_payload?: { key?: unknown } };
  const ts = `${FIRST / 1000 + stored.length}.000100`;
  stored.push({ ...{ channel, ts, thread, blocks }, text: form["text"] ?? "", key: event_payload?.key });
  return { ok: true, channel, ts };
}

function update(stored: SlackStored[], channel: string, form: Record<string, string>): object {
  const found = stored.find((each) => each.channel === channel && each.ts === form["ts"]);
  if (found === undefined) return no("message_not_found");
  const blocks = JSON.parse(form["blocks"] ?? "[]") as SlackBlock[];
  Object.assign(found, { text: form["text"], blocks });
  return { ok: true, channel, ts: found.ts };
}

/** The newest first in a channel, which shows no reply; the oldest first in a thread, which opens with its parent. */
function history(stored: SlackStored[], channel: string, form: Record<string, string>, isThread: boolean): object {
  const parent = form["ts"];
  if (isThread && !stored.some(({ ts }) => ts === parent)) return no("thread_not_found");
  const since = stored.filter((each) => each.channel === channel && Number(each.ts) >= Number(form["oldest"] ?? 0));
  const seen = isThread
    ? since.filter(({ ts, thread }) => ts === parent || thread === parent)
    : since.filter(({ thread }) => thread === undefined).toReversed();
  const from = Number(form["cursor"] ?? 0);
  const hasMetadata = form["include_all_metadata"] === "true";
  const messages = seen.slice(from, from + PAGE).map(({ ts, text, key }) => {
    return { type: "message", ts, text, ...(hasMetadata && { metadata: { event_type: "x", event_payload: { key } } }) };
  });
  const next_cursor = from + PAGE < seen.length ? String(from + PAGE) : "";
  return { ok: true, messages, has_more: next_cursor !== "", response_metadata: { next_cursor } };
}

/** What a block shows, as it was written. */
export const textsOf = ({ text, elements }: SlackBlock): string[] =>
  [...(text ? [text] : []), ...(elements ?? [])].map((each) => String(each.text));
