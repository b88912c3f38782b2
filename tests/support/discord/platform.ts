import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type DiscordGateway, openDiscordGateway } from "./gateway.ts";
import { answerRest, storedOf } from "./rest.ts";
import {
  CHANNEL_ID,
  DIRECT,
  DIRECT_ID,
  FORUM,
  FORUM_ID,
  GUILD,
  type Guild,
  idAt,
  PUBLIC_THREAD,
  TEXT,
  THREAD_ID,
} from "./things.ts";

export type Json = Record<string, unknown>;

/** A message as Discord has it; one that came twice is there twice. `isWaiting`: nothing is in it yet. */
export type Stored = { id: string; channel: string; body: Json; isWaiting: boolean; nonce?: string };

/** What Discord does with the next request. `status` 0 hangs up, -1 never answers; `stores`: it does it all the same. */
export type DiscordPlay = {
  status?: number;
  code?: number;
  seconds?: number;
  scope?: "user" | "global" | "shared";
  page?: string;
  errors?: object;
  stores?: boolean;
};

type Given = {
  id: string;
  channel: string;
  /** The message that was acted on, and the one that is the answer. */
  source: string | undefined;
  original?: string | undefined;
  since: number;
  isAnswered: boolean;
  /** More than three seconds, and more than fifteen minutes ago. */
  isLate: boolean;
  isExpired: boolean;
};

type Channel = {
  type: number;
  parent: string | null;
  /** The code with which everything in it is refused. */
  wrong?: number;
  name?: string;
  tags?: unknown;
  /** The server that it is of, where it is another one, and what it gives and takes there. */
  guild?: string;
  overwrites?: object[];
  isArchived?: boolean;
};

export type DiscordPlatform = AsyncDisposable & {
  /** As DISCORD_API_URL takes it. */
  address: string;
  gateway: DiscordGateway;
  stored: Stored[];
  removed: string[];
  /** Each request, with its ids taken out, and in full. */
  asked: { route: string; path: string; body: Json }[];
  /** First answers to what was done, and how long they took. */
  callbacks: { id: string; type: number; data: Json; milliseconds: number }[];
  channels: Map<string, Channel>;
  /** Where Vigie is. */
  guilds: Guild[];
  tokens: Map<string, Given>;
  /** By guild, "" for everywhere. */
  commands: Map<string, object[]>;
  /** Of the application: what it may hear. */
  flags: number;
  sessionsLeft: number;
  /** Whether messages may be read back. */
  mayRead: boolean;
  /** Whether what was posted shows in no history yet. */
  isBehind: boolean;
  /** Which message, counted from 1, it keeps and does not answer. */
  unanswered: number | undefined;
  /** Milliseconds for which a nonce is known. */
  nonceWindow: number;
  /** Its clock, in epoch milliseconds; a message moves it on by a second. */
  now(): number;
  later(milliseconds: number): void;
  nextId(): string;
  /** Something was done, whose token this is. */
  give(id: string, token: string, source?: string): void;
  /** A message that is there. */
  keep(channel: string, body: Json): Stored;
  /** Something has changed elsewhere, that is waited for here. */
  stir(): void;
  /** Resolves once something holds, of what it keeps. */
  until(holds: () => boolean): Promise<void>;
  /** Played once each, in order, by requests of a route. */
  script(route: string, ...plays: DiscordPlay[]): void;
};

/** Epoch milliseconds at which its clock begins. */
const FIRST = Date.parse("2025-12-24T07:30:00Z");

/** Discord's REST and gateway, version 10, on loopback: it checks what it is sent, keeps it, and misbehaves as it is told. */
export async function openDiscordPlatform(): Promise<DiscordPlatform> {
  const scripts = new Map<string, DiscordPlay[]>();
  const waiting = new Set<() => void>();
  const stir = (): void => {
    for (const look of waiting) look();
  };
  let now = FIRST;
  const platform: Omit<DiscordPlatform, typeof Symbol.asyncDispose> = {
    ...{ address: "", stored: [], removed: [], asked: [], callbacks: [], tokens: new Map(), commands: new Map() },
    ...{ flags: 0, sessionsLeft: 1000, mayRead: true, isBehind: false, unanswered: undefined, nonceWindow: 300_000 },
    gateway: openDiscordGateway(
      stir,
      () => platform.address.replace(/^http(.*)\/api$/, "ws$1"),
      () => platform.guilds,
    ),
    guilds: [GUILD],
    channels: new Map<string, Channel>([
      [CHANNEL_ID, { type: TEXT, parent: null }],
      [FORUM_ID, { type: FORUM, parent: null }],
      [THREAD_ID, { type: PUBLIC_THREAD, parent: CHANNEL_ID }],
      [DIRECT_ID, { type: DIRECT, parent: null }],
    ]),
    now: () => now,
    later: (milliseconds) => {
      now += milliseconds;
    },
    nextId: () => {
      now += 1_000;
      return String(idAt(now));
    },
    give: (id, token, source) =>
      void platform.tokens.set(token, {
        ...{ id, channel: CHANNEL_ID, source, since: performance.now() },
        ...{ isAnswered: false, isLate: false, isExpired: false },
      }),
    keep(channel, body) {
      const message = storedOf(platform.nextId(), channel, body);
      platform.stored.push(message);
      return message;
    },
    stir,
    until: (holds) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (holds() && waiting.delete(look)) resolve();
        };
        waiting.add(look);
        look();
      }),
    script: (route, ...plays) => void scripts.set(route, plays),
  };

  const server = createServer((request, response) => {
    // A client that gives up is what half of these plays are for.
    response.on("error", () => {});
    const { pathname, searchParams: query } = new URL(request.url ?? "/", "http://loopback");
    const path = decodeURIComponent(pathname).replace(/^\/api\/v10/, "");
    const { route, ids } = readRoute(`${request.method} ${path}`);
    void readBody(request).then((body) => {
      platform.asked.push({ route, path, body });
      const play = scripts.get(route)?.shift();
      const isDone = play === undefined || play.stores === true;
      const before = platform.stored.length;
      const answer = isDone
        ? answerRest(platform, route, { ids, body, query }, request.headers.authorization)
        : REFUSED;
      const isKept = before < platform.stored.length;
      const isMute = isKept && platform.stored.length === platform.unanswered;
      respond(response, answer, isMute ? { status: -1 } : play);
      stir();
    });
  });
  server.on("upgrade", (request, stream) => platform.gateway.accept(request, stream));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  platform.address = `http://127.0.0.1:${address.port}/api`;
  return Object.assign(platform, {
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        platform.gateway.drop();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}

const REFUSED = { status: 400, value: { code: 0, message: "Refused" } };

/** The route of a request, and its ids and tokens in order. */
function readRoute(request: string): { route: string; ids: string[] } {
  const ids: string[] = [];
  const take =
    (name: string) =>
    (_: string, before: string, id: string): string => {
      ids.push(id);
      return `${before}${name}`;
    };
  const [, verb = "", path = ""] = /^(\w+) (.*)$/.exec(request) ?? [];
  const [, head = "", first = "", token = "", rest = path] =
    /^\/(interactions|webhooks)\/(\d+)\/([^/]+)(.*)$/.exec(path) ?? [];
  if (head !== "") ids.push(first, token);
  const route = rest.replace(/(\/)(\d{5,})(?=\/|$)/g, take("ID"));
  return { route: `${verb} ${head === "" ? "" : `/${head}/ID/TOKEN`}${route}`, ids };
}

function respond(response: ServerResponse, answer: { status: number; value?: object }, play: DiscordPlay = {}): void {
  const { code, page, errors } = play;
  const status = play.status ?? (code === undefined ? answer.status : 400);
  if (status === -1) return;
  if (status === 0) return void response.socket?.resetAndDestroy();
  const value = code === undefined ? answer.value : { code, message: "Refused", ...(errors && { errors }) };
  const body = page ?? (value && JSON.stringify(value));
  response.writeHead(status, { ...limitOf(play), ...typeOf(page, body) });
  response.end(body);
}

/** What has no body has no type either. */
const typeOf = (page: string | undefined, body: string | undefined) =>
  body === undefined ? {} : { "content-type": page === undefined ? "application/json" : "text/html" };

const limitOf = ({ seconds, scope }: DiscordPlay) => ({
  ...(seconds !== undefined && { "retry-after": String(seconds) }),
  ...(scope && { "x-ratelimit-scope": scope }),
  ...(scope === "global" && { "x-ratelimit-global": "true" }),
});

async function readBody(request: IncomingMessage): Promise<Json> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString("utf8");
  return text === "" ? {} : JSON.parse(text);
}
