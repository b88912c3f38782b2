import { type ClosedReason, Failure, type RefusedReason, type Trouble } from "../../lib/failure.ts";

/** What Discord's client threw, as the outbox reads it. Nothing that Discord wrote is shown: it may be a page. */
export function answerOf(channel: string, error: unknown): Failure {
  if (error instanceof Failure) return error;
  const trouble = passing(channel, error) ?? lasting(channel, error);
  return new Failure(trouble ?? { ...busy(channel, "other"), stored: "unknown" }, { cause: error });
}

const busy = (channel: string, reason: string) =>
  ({ code: "channel-busy", channel, reason, seconds: null, stored: "no" }) as const;

/** What is tried again, as it comes of limits, of Discord's own faults or of the network. */
function passing(channel: string, error: unknown): Trouble | undefined {
  const { status, code, retryAfter } = Object(error);
  if (typeof retryAfter === "number")
    return { ...busy(channel, "rate"), seconds: retryAfter > 0 ? Math.ceil(retryAfter / 1000) : null };
  if (RATE.has(code)) return busy(channel, "rate");
  if (status >= 500) return { ...busy(channel, String(status)), stored: "unknown" };
  if (typeof status === "number") return undefined;
  const reason = networkReason(error);
  return { ...busy(channel, reason), stored: UNSENT.has(reason) ? "no" : "unknown" };
}

function lasting(channel: string, error: unknown): Trouble | undefined {
  const { status, code } = Object(error);
  const refused = refusedReason(error);
  if (refused !== undefined) return { code: "message-refused", channel, reason: refused };
  const reason = status === 401 ? "token" : (CLOSED[code] ?? CLOSED_BY_STATUS[status]);
  return reason && { code: "channel-closed", channel, reason };
}

function refusedReason(error: unknown): RefusedReason | undefined {
  const { status, code, rawError } = Object(error);
  if (status === 413 || code === 40005) return "too-long";
  if (code === INVALID_FORM)
    return /_MAX_(?:LENGTH|TOTAL|SIZE)/.test(JSON.stringify(rawError) ?? "") ? "too-long" : "malformed";
  return status === 400 || MALFORMED.has(code) ? "malformed" : undefined;
}

/** Whether Discord answered with a code of its own. */
export const hasCode = (error: unknown, ...codes: readonly number[]): boolean => codes.includes(Object(error).code);

/** Codes of Discord's that are waited for. */
export const UNKNOWN_CHANNEL = 10003;
export const UNKNOWN_MESSAGE = 10008;
export const NO_ACCESS = 50001;
export const THREAD_EXISTS = 160004;

/** Whether what was to be answered or changed is no longer there, or was answered already: it is told by another way. */
export const isGone = (error: unknown): boolean =>
  hasCode(error, UNKNOWN_MESSAGE, UNKNOWN_WEBHOOK, UNKNOWN_INTERACTION, ALREADY_ANSWERED, EXPIRED_TOKEN);

const [UNKNOWN_WEBHOOK, UNKNOWN_INTERACTION, ALREADY_ANSWERED, EXPIRED_TOKEN] = [10015, 10062, 40060, 50027];

/** Whether what was asked for surely was not done: it can be asked for again, or otherwise, and be there once. */
export function wasRefused(error: unknown): boolean {
  const { status, retryAfter } = Object(error);
  if (typeof retryAfter === "number") return true;
  return typeof status === "number" ? status < 500 : UNSENT.has(networkReason(error));
}

/** What Discord said, in a word for the log. */
export function wordOf(error: unknown): string {
  const { code, status, retryAfter } = Object(error);
  if (typeof retryAfter === "number") return "rate";
  return String(typeof code === "number" && code !== 0 ? code : (status ?? networkReason(error)));
}

const INVALID_FORM = 50035;

/** Limits of a channel or of Discord itself, which pass. */
const RATE = new Set<unknown>([20016, 20022, 20028, 20029, 130000, 160006]);

/** Of one message: nothing in it, no such channel for it, or the first message of its thread is gone or locked. */
const MALFORMED = new Set<unknown>([10008, 50006, 50024, 50083, 160005]);

const CLOSED: Record<number, ClosedReason> = {
  ...{ 10003: "deleted", 10004: "deleted", 50001: "not-invited", 50013: "no-rights" },
};
const CLOSED_BY_STATUS: Record<number, ClosedReason> = { 403: "no-rights", 404: "deleted" };

/** Nothing has left before a connection is there. */
const UNSENT = new Set([
  ...["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH", "UND_ERR_CONNECT_TIMEOUT"],
  ...["CERT_HAS_EXPIRED", "DEPTH_ZERO_SELF_SIGNED_CERT", "ERR_TLS_CERT_ALTNAME_INVALID"],
  ...["SELF_SIGNED_CERT_IN_CHAIN", "UNABLE_TO_VERIFY_LEAF_SIGNATURE"],
]);

const networkReason = (error: unknown): string =>
  String(Object(Object(error).cause).code ?? Object(error).code ?? Object(error).name);
