import { createHash } from "node:crypto";
import { get as getPlain, type IncomingMessage } from "node:http";
import { get as getSecure } from "node:https";
import { pipeline, type Readable } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { isSameVersion, readFreshness, readRetryAfter, readValidators, type Validators } from "./answer-headers.ts";
import { findChallenge } from "./challenge.ts";
import { Failure } from "./failure.ts";
import type { Hosts } from "./hosts.ts";
import { AddressRefused, type Guard, openGuard } from "./network-guard.ts";

/** An answer. `isUnchanged`: it is the version that `validators` named, and there are no bytes. */
export type Fetched = {
  bytes: Uint8Array;
  contentType: string;
  url: string;
  isUnchanged: boolean;
  /** By which the next request can ask for what has changed since. */
  validators: Validators;
  /** Milliseconds for which the answer holds; null where it does not say. */
  freshFor: number | null;
  /** Where the site says that the address has gone for good, null: nowhere. */
  movedTo: string | null;
  /** Of the bytes; the same for the same body. */
  digest: string;
};

/** What a request may take, decoded: the whole of it, redirects and body included, but not the wait for its turn. */
type FetchRequest = {
  bytes: number;
  seconds: number;
  /** What the last answer was told by. */
  validators?: Validators | undefined;
  /** Asked before each request, redirects included; throws where it may not be made. */
  permit?: ((url: URL, stop?: AbortSignal) => Promise<void>) | undefined;
};

/**
 * Gets an http(s) address. Throws `Failure` where it does not answer well, in time, and within its size, leads to a
 * private network or asks for proof that a person is there; `stop` gives it up before.
 */
export type Fetch = (url: string, request: FetchRequest, stop?: AbortSignal) => Promise<Fetched>;

/** Without `hosts` nothing is waited for; `contact` is where those who run Vigie can be written to. */
type FetchOptions = { guard?: Guard; hosts?: Hosts | undefined; contact?: string | undefined };

/** No proxy of the environment is used: it would look names up in the guard's stead. */
export function openFetch(privateHosts: readonly string[], options: FetchOptions = {}): Fetch {
  const { guard = openGuard(privateHosts), hosts, contact } = options;
  const agent = `Vigie/0.1 (${contact === undefined ? "" : `+${contact}; `}news watch; reads feeds for a team)`;
  return async (url, request, stop) => {
    try {
      return await follow(url, { ...request, url, guard, hosts, agent }, stop);
    } catch (cause) {
      throw cause instanceof Failure ? cause : explain(url, cause);
    }
  };
}

type Asking = FetchRequest & { url: string; guard: Guard; hosts: Hosts | undefined; agent: string };

const MOST_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const FOR_GOOD = new Set([301, 308]);

/** The first answer that leads nowhere else. */
async function follow(url: string, asking: Asking, stop: AbortSignal | undefined): Promise<Fetched> {
  const { guard, hosts, permit } = asking;
  let at = guard.check(url);
  let [movedTo, isForGood, left]: [string | null, boolean, number] = [null, true, asking.seconds * 1000];
  for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
    await permit?.(at, stop);
    const run = async () => {
      const started = performance.now();
      const answer = await answerWithin(left, at, asking, stop);
      left -= performance.now() - started;
      return answer;
    };
    const answer = await (hosts === undefined ? run() : hosts.visit(at, run, stop));
    if (!("status" in answer)) return { ...answer, movedTo };
    at = guard.check(answer.location, at);
    isForGood &&= FOR_GOOD.has(answer.status);
    if (isForGood) movedTo = at.href;
  }
  throw new AddressRefused("redirects", `more than ${MOST_REDIRECTS} redirects`);
}

type Redirect = { status: number; location: string };

async function answerWithin(
  milliseconds: number,
  at: URL,
  asking: Asking,
  stop: AbortSignal | undefined,
): Promise<Redirect | Omit<Fetched, "movedTo">> {
  const timeout = AbortSignal.timeout(Math.max(0, Math.ceil(milliseconds)));
  const signal = AbortSignal.any([timeout, ...(stop ? [stop] : [])]);
  try {
    const response = await request(at, asking, signal);
    const { statusCode: status = 0, headers } = response;
    if (headers.location === undefined || !REDIRECTS.has(status)) return await readAnswer(response, at, asking);
    response.destroy();
    return { status, location: headers.location };
  } catch (cause) {
    if (cause instanceof Failure || !timeout.aborted) throw cause;
    throw new Failure({ code: "fetch-timeout", url: asking.url, seconds: asking.seconds }, { cause });
  }
}

function request(at: URL, { guard, agent, validators }: Asking, signal: AbortSignal): Promise<IncomingMessage> {
  const get = at.protocol === "https:" ? getSecure : getPlain;
  // What another host told its answer by is none of this one's business.
  const known = validators?.host === at.host ? validators : undefined;
  const headers = {
    ...{ "user-agent": agent, "accept-encoding": "gzip, deflate, br" },
    ...(known?.etag && { "if-none-match": known.etag }),
    ...(known?.lastModified && { "if-modified-since": known.lastModified }),
  };
  return new Promise((resolve, reject) => {
    get(at, { lookup: guard.lookup, signal, agent: false, headers }, resolve).on("error", reject);
  });
}

async function readAnswer(response: IncomingMessage, at: URL, asking: Asking): Promise<Omit<Fetched, "movedTo">> {
  const { statusCode: status = 0, headers } = response;
  const validators = readValidators(headers, at.host);
  const answer = {
    ...{ contentType: headers["content-type"] ?? "", url: at.href, validators },
    freshFor: readFreshness(headers, asking.hosts?.clock() ?? Number.POSITIVE_INFINITY),
  };
  const { validators: known } = asking;
  if (known !== undefined && (status === 304 || (isWell(status) && isSameVersion(known, validators)))) {
    response.destroy();
    // A 304 need not say again what its answer is told by.
    const kept = { ...known, etag: validators.etag ?? known.etag };
    return { ...answer, bytes: new Uint8Array(), isUnchanged: true, validators: kept, digest: "" };
  }
  if (!isWell(status)) throw await readRefusal(response, at, asking);
  const bytes = await readBody(decode(response), asking);
  refuseChallenge(response, bytes, asking.url);
  return { ...answer, bytes, isUnchanged: false, digest: createHash("sha256").update(bytes).digest("base64url") };
}

const isWell = (status: number): boolean => status >= 200 && status <= 299;

/** Bytes of a refusal that are read, to see who refuses. */
const REFUSAL = 200_000;

/** Why an answer is none; a host that asks for rest gets it. */
async function readRefusal(response: IncomingMessage, at: URL, { url, hosts }: Asking): Promise<Failure> {
  const { statusCode: status = 0, headers } = response;
  const isBusy = status === 429 || (status === 503 && headers["retry-after"] !== undefined);
  const rest = readRetryAfter(headers, hosts?.clock() ?? Number.POSITIVE_INFINITY);
  if (isBusy) hosts?.rest(at, rest);
  try {
    refuseChallenge(response, await readBody(decode(response), { url, bytes: REFUSAL }), url);
  } catch (error) {
    if (error instanceof Failure && error.trouble.code === "fetch-challenge") return error;
    // A refusal that cannot be read is one all the same.
  }
  if (isBusy) return new Failure({ code: "fetch-busy", url, seconds: Math.ceil(rest / 1000), asked: true });
  return new Failure(status === 410 ? { code: "fetch-gone", url } : { code: "fetch-status", url, status });
}

function refuseChallenge({ statusCode: status = 0, headers }: IncomingMessage, bytes: Uint8Array, url: string): void {
  const html = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, REFUSAL)).toString("latin1");
  const by = findChallenge({ status, headers, html });
  if (by !== undefined) throw new Failure({ code: "fetch-challenge", url, by });
}

const DECODERS: Record<string, () => NodeJS.ReadWriteStream & Readable> = {
  ...{ gzip: createGunzip, "x-gzip": createGunzip, deflate: createInflate, br: createBrotliDecompress },
};

/** The body as it was before it was packed for the way; an error of either end comes out of it. */
function decode(response: IncomingMessage): Readable {
  const encoding = response.headers["content-encoding"]?.trim().toLowerCase() ?? "";
  if (encoding === "" || encoding === "identity") return response;
  const decoder = DECODERS[encoding]?.();
  if (decoder !== undefined) return pipeline(response, decoder, () => {});
  response.destroy();
  throw Object.assign(new Error(`packed as ${encoding.slice(0, 40)}`), { code: "PACKED_OTHERWISE" });
}

/** Counts what comes out of the decoder: a small answer can unfold into a huge one. */
async function readBody(body: Readable, { url, bytes: limit }: Pick<Asking, "url" | "bytes">): Promise<Uint8Array> {
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
