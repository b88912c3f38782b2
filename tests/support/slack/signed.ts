import { createHmac } from "node:crypto";
import type { Acknowledged, EnvelopeKind } from "./socket-mode.ts";

export const SIGNING_SECRET = "0123456789abcdef0123456789abcdef";

export type Signing = { secret?: string; at?: number; headers?: Record<string, string> };

/** A request as Slack signs it; `at` in epoch seconds. */
export function sendSigned(
  address: string,
  { body, type }: { body: string; type: string },
  { secret = SIGNING_SECRET, at = Math.floor(Date.now() / 1000), headers = {} }: Signing = {},
): Promise<Response> {
  const signature = `v0=${createHmac("sha256", secret).update(`v0:${at}:${body}`).digest("hex")}`;
  const signed = { "x-slack-signature": signature, "x-slack-request-timestamp": String(at) };
  return fetch(address, { method: "POST", body, headers: { "content-type": type, ...signed, ...headers } });
}

/** What Slack sends for an envelope, where there is no socket. */
export function bodyOf(kind: EnvelopeKind, payload: object): { body: string; type: string } {
  if (kind === "events_api") return { body: JSON.stringify(payload), type: "application/json" };
  const form = kind === "interactive" ? { payload: JSON.stringify(payload) } : (payload as Record<string, string>);
  return { body: new URLSearchParams(form).toString(), type: "application/x-www-form-urlencoded" };
}

/** Sends it; the answer as a socket would have it. Throws where it is not taken. */
export async function deliverSigned(address: string, kind: EnvelopeKind, payload: object): Promise<Acknowledged> {
  const start = performance.now();
  const response = await sendSigned(address, bodyOf(kind, payload));
  const text = await response.text();
  if (response.status !== 200) throw new Error(`Slack was answered ${response.status}.`);
  const milliseconds = performance.now() - start;
  const isJson = response.headers.get("content-type") === "application/json";
  return { milliseconds, payload: isJson ? JSON.parse(text) : text === "" ? {} : { text } };
}
