import { Failure } from "./failure.ts";

export type Fetched = { bytes: Uint8Array; contentType: string; url: string };

/** What a request may take, decoded: the whole of it, redirects and body included. */
export type FetchLimits = { bytes: number; seconds: number };

/**
 * Gets an http(s) address. Throws `Failure` where it does not answer well, in time, and within its size; `stop` gives it
 * up before.
 */
export async function fetchBytes(
  url: string,
  { bytes: limit, seconds }: FetchLimits,
  stop?: AbortSignal,
): Promise<Fetched> {
  try {
    const signal = AbortSignal.any([AbortSignal.timeout(seconds * 1000), ...(stop ? [stop] : [])]);
    const response = await fetch(url, { signal, headers: { "user-agent": USER_AGENT } });
    if (!response.ok) {
      await response.body?.cancel();
      throw new Failure({ code: "fetch-status", url, status: response.status });
    }
    const bytes = await readBody(response, url, limit);
    return { bytes, contentType: response.headers.get("content-type") ?? "", url: response.url };
  } catch (cause) {
    throw cause instanceof Failure ? cause : explain(url, seconds, cause);
  }
}

/** A `fetch` for the client of a platform, each of its requests given up when `stop` says so. */
export function fetchUntil(stop: AbortSignal): typeof fetch {
  return (input, init) => fetch(input, { ...init, signal: init?.signal ? AbortSignal.any([init.signal, stop]) : stop });
}

/** The same, each of its requests given up after some milliseconds as well. */
export function fetchWithin(milliseconds: number, stop: AbortSignal): typeof fetch {
  return (input, init) => fetchUntil(AbortSignal.any([AbortSignal.timeout(milliseconds), stop]))(input, init);
}

const USER_AGENT = "Vigie/0.1 (news watch; reads feeds for a team)";

/** Counts what comes out of the decoder: a small answer can unfold into a huge one. */
async function readBody(response: Response, url: string, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > limit) throw new Failure({ code: "fetch-too-large", url, limit });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function explain(url: string, seconds: number, cause: unknown): Failure {
  const error = Object(cause) as { name?: string; cause?: { code?: string } };
  if (error.name === "TimeoutError") return new Failure({ code: "fetch-timeout", url, seconds }, { cause });
  return new Failure({ code: "fetch-failed", url, reason: error.cause?.code ?? "unknown" }, { cause });
}
