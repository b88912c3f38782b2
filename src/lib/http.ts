import { get as getPlain, type IncomingMessage } from "node:http";
import { get as getSecure } from "node:https";
import { pipeline, type Readable } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { Failure } from "./failure.ts";
import { AddressRefused, type Guard, openGuard } from "./network-guard.ts";

type Fetched = { bytes: Uint8Array; contentType: string; url: string };

/** What a request may take, decoded: the whole of it, redirects and body included. */
type FetchLimits = { bytes: number; seconds: number };

/**
 * Gets an http(s) address. Throws `Failure` where it does not answer well, in time, and within its size, or leads to a
 * private network; `stop` gives it up before.
 */
export type Fetch = (url: string, limits: FetchLimits, stop?: AbortSignal) => Promise<Fetched>;

/** No proxy of the environment is used: it would look names up in the guard's stead. */
export function openFetch(privateHosts: readonly string[], guard: Guard = openGuard(privateHosts)): Fetch {
  return async (url, { bytes, seconds }, stop) => {
    const timeout = AbortSignal.timeout(seconds * 1000);
    const signal = AbortSignal.any([timeout, ...(stop ? [stop] : [])]);
    try {
      return await getWithin(url, bytes, guard, signal);
    } catch (cause) {
      if (cause instanceof Failure) throw cause;
      throw timeout.aborted ? new Failure({ code: "fetch-timeout", url, seconds }, { cause }) : explain(url, cause);
    }
  };
}

async function getWithin(url: string, limit: number, guard: Guard, signal: AbortSignal): Promise<Fetched> {
  const { response, at } = await follow(url, guard, signal);
  const { statusCode: status = 0, headers } = response;
  if (status < 200 || status > 299) {
    response.destroy();
    throw new Failure({ code: "fetch-status", url, status });
  }
  const bytes = await readBody(decode(response), url, limit);
  return { bytes, contentType: headers["content-type"] ?? "", url: at.href };
}

const MOST_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** The first answer that leads nowhere else. */
async function follow(url: string, guard: Guard, signal: AbortSignal) {
  let at = guard.check(url);
  for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
    const response = await request(at, guard, signal);
    const { location } = response.headers;
    if (location === undefined || !REDIRECTS.has(response.statusCode ?? 0)) return { response, at };
    response.destroy();
    at = guard.check(location, at);
  }
  throw new AddressRefused("redirects", `more than ${MOST_REDIRECTS} redirects`);
}

const HEADERS = {
  "user-agent": "Vigie/0.1 (news watch; reads feeds for a team)",
  "accept-encoding": "gzip, deflate, br",
};

function request(url: URL, { lookup }: Guard, signal: AbortSignal): Promise<IncomingMessage> {
  const get = url.protocol === "https:" ? getSecure : getPlain;
  return new Promise((resolve, reject) => {
    get(url, { lookup, signal, agent: false, headers: HEADERS }, resolve).on("error", reject);
  });
}

const DECODERS: Record<string, () => NodeJS.ReadWriteStream & Readable> = {
  ...{ gzip: createGunzip, "x-gzip": createGunzip, deflate: createInflate, br: createBrotliDecompress },
};

/** The body as it was before it was packed for the way; an error of either end comes out of it. */
function decode(response: IncomingMessage): Readable {
  const decoder = DECODERS[response.headers["content-encoding"]?.trim().toLowerCase() ?? ""]?.();
  return decoder === undefined ? response : pipeline(response, decoder, () => {});
}

/** Counts what comes out of the decoder: a small answer can unfold into a huge one. */
async function readBody(body: Readable, url: string, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Left early, it is destroyed, and the connection with it.
  for await (const chunk of body) {
    size += chunk.length;
    if (size > limit) throw new Failure({ code: "fetch-too-large", url, limit });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function explain(url: string, cause: unknown): Failure {
  if (cause instanceof AddressRefused)
    return new Failure({ code: "fetch-refused", url, reason: cause.reason }, { cause });
  const code: unknown = Object(cause).code;
  return new Failure({ code: "fetch-failed", url, reason: typeof code === "string" ? code : "unknown" }, { cause });
}

/** A `fetch` for the client of a platform, each of its requests given up when `stop` says so. */
export function fetchUntil(stop: AbortSignal): typeof fetch {
  return (input, init) => fetch(input, { ...init, signal: init?.signal ? AbortSignal.any([init.signal, stop]) : stop });
}

/** The same, each of its requests given up after some milliseconds as well. */
export function fetchWithin(milliseconds: number, stop: AbortSignal): typeof fetch {
  return (input, init) => fetchUntil(AbortSignal.any([AbortSignal.timeout(milliseconds), stop]))(input, init);
}
