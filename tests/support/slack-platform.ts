import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { APP_TOKEN, LISTENING, type Listening, respondAt } from "./slack/listening.ts";
import { access, type Installed, type OAuth, openOAuth } from "./slack/oauth.ts";
import { openSocketMode } from "./slack/socket-mode.ts";
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

export type SlackPlatform = AsyncDisposable &
  Listening &
  OAuth & {
    /** As SLACK_API_URL takes it. */
    address: string;
    stored: SlackStored[];
    /** Each request, by its method. */
    asked: { method: string; form: Record<string, string>; token: string | undefined }[];
    /** What is wrong with a channel, by its id; the others are unknown. */
    channels: Map<string, string | undefined>;
    scopes: string[];
    /** Messages that people wrote, by their instant: threads can answer them. */
    written: Set<string>;
    /** Resolves once something holds, of what it keeps. */
    until(holds: () => boolean): Promise<void>;
    /** Played once each, in order, by requests of a method, or by a « response ». */
    script(method: string, ...plays: SlackPlay[]): void;
  };

type Served = Omit<SlackPlatform, typeof Symbol.asyncDispose>;

export const SLACK_TOKEN = "xoxb-jeton-de-test";

/** Milliseconds since 1970, at which its clock begins; each message takes a second. */
const FIRST = Date.parse("2025-12-24T07:30:00Z");

/** Messages that one answer holds at most, that pages are turned. */
const PAGE = 3;

/** Slack's Web API on loopback: it checks what it is sent as Slack does, keeps it, and misbehaves as it is told. */
export async function openSlackPlatform(): Promise<SlackPlatform> {
  const scripts = new Map<string, SlackPlay[]>();
  const waiting = new Set<() => void>();
  const stir = (): void => {
    for (const look of waiting) look();
  };
  let urls = 0;
  const platform: Served = {
    ...{
      address: "",
      stored: [],
      asked: [],
      written: new Set(),
      people: new Map(),
      whispered: [],
      views: [],
      removed: [],
    },
    ...openOAuth({ [SLACK_TOKEN]: WHO }),
    ...{ responded: [], refused: 0, expired: new Set(), socket: openSocketMode(stir) },
    giveUrl: () => platform.address.replace("/api/", `/response/${urls++}`),
    until: (holds) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (holds() && waiting.delete(look)) resolve();
        };
        waiting.add(look);
        look();
      }),
    channels: new Map([["C1", undefined]]),
    scopes: ["chat:write", "channels:history", "groups:history"],
    script: (method, ...plays) => void scripts.set(method, plays),
  };
  const server = createServer((request, response) => {
    // A client that gives up is what half of these plays are for.
    response.on("error", () => {});
    const method = new URL(request.url ?? "/", "http://loopback").pathname.replace("/api/", "");
    void readBody(request).then((body) => {
      const url = /^\/response\/(\d+)$/.exec(method)?.[1];
      const play = scripts.get(url === undefined ? method : "response")?.shift();
      if (url === undefined) answerMethod(response, method, body, play, request.headers.authorization);
      else {
        const status = play && !play.stores ? 200 : respondAt(platform, Number(url), body);
        respond(response, { status, page: "ok", ...play }, {}, []);
      }
      stir();
    });
  });
  const answerMethod = (
    response: ServerResponse,
    method: string,
    body: string,
    play: SlackPlay | undefined,
    token: string | undefined,
  ): void => {
    const form = Object.fromEntries(new URLSearchParams(body));
    platform.asked.push({ method, form, token: token?.replace("Bearer ", "") });
    const value = play && !play.stores ? no("fatal_error") : answer(platform, method, form, token);
    respond(response, play ?? {}, play?.error ? no(play.error) : value, platform.scopes);
  };
  server.on("upgrade", (request, stream) => platform.socket.accept(request, stream));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  platform.address = `http://127.0.0.1:${address.port}/api/`;
  return Object.assign(platform, {
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        platform.socket.drop();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}

const WHO: Installed = {
  ...{ team: "Exemple", team_id: "T1", user: "vigie", user_id: "UVIGIE" },
  url: "https://exemple.slack.com/",
};

function answer(platform: Served, method: string, form: Record<string, string>, token: string | undefined): object {
  if (method === "oauth.v2.access") return access(platform, form);
  const installed = platform.installed.get(token?.replace("Bearer ", "") ?? "");
  const isKnown = method.startsWith("apps.") ? token === `Bearer ${APP_TOKEN}` : installed !== undefined;
  if (!isKnown) return no("invalid_auth");
  if (method === "auth.test") return { ok: true, ...installed };
  const channel = form["channel"] ?? "";
  const wrong = channel === "" ? undefined : findClosed(platform, channel, method);
  if (wrong !== undefined) return no(wrong);
  const listening = LISTENING[method];
  if (listening) return listening(platform, form, platform.address.replace(/\/api\/$/, ""));
  return METHODS[method]?.(platform, channel, form) ?? no("unknown_method");
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

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

type Kept = Pick<SlackPlatform, "stored" | "written">;
type Method = (kept: Kept, channel: string, form: Record<string, string>) => object;

const METHODS: Record<string, Method> = {
  "chat.postMessage": post,
  "chat.update": update,
  "conversations.history": ({ stored }, channel, form) => history(stored, channel, form, false),
  "conversations.replies": ({ stored }, channel, form) => history(stored, channel, form, true),
};

function post({ stored, written }: Kept, channel: string, form: Record<string, string>): object {
  const blocks = JSON.parse(form["blocks"] ?? "[]") as SlackBlock[];
  const wrong = findWrong(form["text"] ?? "", blocks);
  if (wrong !== undefined) return { ...no(wrong.error), response_metadata: { messages: [wrong.where] } };
  const thread = form["thread_ts"];
  const isThere = thread === undefined || written.has(thread) || stored.some((each) => each.ts === thread);
  if (!isThere) return no("cannot_reply_to_message");
  const { event_payload } = JSON.parse(form["metadata"] ?? "{}") as { event_payload?: { key?: unknown } };
  const ts = `${FIRST / 1000 + stored.length}.000100`;
  stored.push({ ...{ channel, ts, thread, blocks }, text: form["text"] ?? "", key: event_payload?.key });
  return { ok: true, channel, ts };
}

function update({ stored }: Kept, channel: string, form: Record<string, string>): object {
  const found = stored.find((each) => each.channel === channel && each.ts === form["ts"]);
  if (found === undefined) return no("message_not_found");
  const blocks = JSON.parse(form["blocks"] ?? "[]") as SlackBlock[];
  const wrong = findWrong(form["text"] ?? "", blocks);
  if (wrong !== undefined) return no(wrong.error);
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
