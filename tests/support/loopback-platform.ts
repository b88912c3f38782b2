import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Message } from "../../src/channels/message.ts";

/** A message as the platform has it; one that came twice is there twice. */
type Received = {
  id: string;
  channel: string;
  key: string;
  parent: string | null;
  message: Message;
  at: number;
};

/**
 * What the platform does with the next request of a channel. `stores`: whether it keeps the message before it answers so;
 * `status` 0 hangs up without a word, and -1 never answers.
 */
export type Behaviour = { status: number; stores?: boolean; reason?: string; seconds?: number };

export type LoopbackPlatform = AsyncDisposable & {
  address: string;
  /** In the order in which they came. */
  received: Received[];
  /** Requests, by what was asked. */
  asked: { post: number; find: number; refused: number };
  /** Told of each message when it is kept, before the answer. */
  onReceived: (received: Received) => void;
  /** Played once each, in order, by posts in a channel; afterwards they are taken. */
  script(channel: string, behaviours: readonly Behaviour[]): void;
  /** Every request of a channel, or of all ("*"), is answered so until it is undefined. */
  always(channel: string, behaviour: Behaviour | undefined): void;
  /** The same for look-ups alone. */
  lookUps(channel: string, behaviour: Behaviour | undefined): void;
  /** Milliseconds that a channel asks for between two posts; a post that comes sooner is answered 429. */
  pace: number;
  texts(channel: string): string[];
};

/** A platform on loopback: it keeps what it is sent with its key, and misbehaves as it is told. */
export async function openLoopbackPlatform(): Promise<LoopbackPlatform> {
  const scripts = new Map<string, Behaviour[]>();
  const constant = new Map<string, Behaviour>();
  const lookUps = new Map<string, Behaviour>();
  const last = new Map<string, number>();
  const set = (map: Map<string, Behaviour>, channel: string, behaviour: Behaviour | undefined): void =>
    void (behaviour === undefined ? map.delete(channel) : map.set(channel, behaviour));
  const platform: Omit<LoopbackPlatform, "address" | typeof Symbol.asyncDispose> = {
    received: [],
    asked: { post: 0, find: 0, refused: 0 },
    onReceived: () => {},
    pace: 0,
    script: (channel, behaviours) => void scripts.set(channel, [...behaviours]),
    always: (channel, behaviour) => set(constant, channel, behaviour),
    lookUps: (channel, behaviour) => set(lookUps, channel, behaviour),
    texts: (channel) =>
      platform.received.filter((each) => each.channel === channel).map(({ message }) => textOf(message)),
  };

  const post = (channel: string, body: Omit<Received, "id" | "channel" | "at">, response: ServerResponse): void => {
    platform.asked.post += 1;
    const now = performance.now();
    const left = (last.get(channel) ?? Number.NEGATIVE_INFINITY) + platform.pace - now;
    const forced = constant.get(channel) ?? constant.get("*") ?? scripts.get(channel)?.shift();
    const behaviour = forced ?? (left > 1 ? { status: 429, seconds: left / 1000 } : { status: 200, stores: true });
    const received = { ...body, channel, id: `m${platform.received.length + 1}`, at: now };
    if (behaviour.stores) {
      last.set(channel, now);
      platform.received.push(received);
      platform.onReceived(received);
    } else platform.asked.refused += 1;
    answer(response, behaviour, { id: received.id });
  };

  const find = (channel: string, key: string, response: ServerResponse): void => {
    platform.asked.find += 1;
    const behaviour = constant.get(channel) ?? constant.get("*") ?? lookUps.get(channel) ?? { status: 200 };
    const found = platform.received.find((each) => each.channel === channel && each.key === key);
    answer(response, behaviour, { id: found?.id ?? null });
  };

  const server = createServer((request, response) => {
    // A client that gives up is what half of these behaviours are for.
    response.on("error", () => {});
    const url = new URL(request.url ?? "/", "http://loopback");
    const channel = decodeURIComponent(url.pathname.split("/")[2] ?? "");
    if (request.method === "GET") find(channel, url.searchParams.get("key") ?? "", response);
    else void readBody(request).then((text) => post(channel, JSON.parse(text), response));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return Object.assign(platform, {
    address: `http://127.0.0.1:${address.port}`,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}

function answer(response: ServerResponse, { status, reason, seconds }: Behaviour, value: object): void {
  if (status === -1) return;
  if (status === 0) return void response.socket?.resetAndDestroy();
  const headers = seconds === undefined ? {} : { "retry-after": String(seconds) };
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify(status === 200 ? value : { reason }));
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

/** The first text of a message, by which tests tell them apart. */
export function textOf([first]: Message): string {
  if (first === undefined) return "";
  if ("text" in first) return first.text;
  return first.kind === "paragraph" ? (first.spans[0]?.text ?? "") : first.kind;
}
