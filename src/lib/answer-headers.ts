import type { IncomingHttpHeaders } from "node:http";

/** What a server told its answer by, to ask it later whether there is another; sent to that host alone. */
export type Validators = { host: string; etag: string | null; lastModified: string | null };

/** Characters: a longer one is no name of a version. */
const LONGEST = 1_000;

export function readValidators(headers: IncomingHttpHeaders, host: string): Validators {
  return { host, etag: shortText(headers.etag), lastModified: shortText(headers["last-modified"]) };
}

function shortText(text: string | undefined): string | null {
  const plain = text?.trim() ?? "";
  return plain === "" || plain.length > LONGEST ? null : plain;
}

/** Whether the answer names the version that is known: some servers send the whole of it again. */
export function isSameVersion(known: Validators | undefined, now: Validators): boolean {
  return known?.etag != null && known.host === now.host && plainTag(known.etag) === plainTag(now.etag ?? "");
}

const plainTag = (etag: string): string => etag.replace(/^W\//, "");

/** Milliseconds for which the answer holds, by `max-age` and `Expires`; null where it does not say, or says none. */
export function readFreshness(headers: IncomingHttpHeaders, now: number): number | null {
  const maxAge = Number(/(?:^|[\s,])max-age="?(\d{1,10})/i.exec(headers["cache-control"] ?? "")?.[1] ?? 0) * 1000;
  const expires = (readHttpDate(headers.expires) ?? now) - now;
  const longest = Math.max(maxAge, expires);
  return longest > 0 ? longest : null;
}

/** Milliseconds that a server asks us to wait: what it says, within a day, or ten minutes. */
export function readRetryAfter(headers: IncomingHttpHeaders, now: number): number {
  const said = headers["retry-after"]?.trim() ?? "";
  const wait = /^\d+$/.test(said) ? Number(said) * 1000 : (readHttpDate(said) ?? now) - now;
  return wait > 0 ? Math.min(wait, LONGEST_REST) : DEFAULT_REST;
}

const DEFAULT_REST = 10 * 60_000;
const LONGEST_REST = 24 * 3_600_000;

/** The one form of date that HTTP still writes, "Sun, 06 Nov 1994 08:49:37 GMT". */
function readHttpDate(text: string | undefined): number | undefined {
  if (text === undefined || !/^[a-z]{3}, \d{2} [a-z]{3} \d{4} \d{2}:\d{2}:\d{2} GMT$/i.test(text)) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : at;
}
