import { type ClosedReason, Failure, findTrouble, type RefusedReason } from "../../lib/failure.ts";

/** What Slack was asked for: a right that is missing is another for each. */
type Asked = "post" | "find";

/** What Slack's client threw, as the outbox reads it. Nothing that Slack wrote is shown: it may be a page. */
export function answerOf(channel: string, asked: Asked, error: unknown): Failure {
  const { code, data, statusCode, original, retryAfter } = Object(error);
  const busy = (reason: string, stored: "no" | "unknown", seconds: number | null = null): Failure =>
    new Failure({ code: "channel-busy", channel, reason, seconds, stored }, { cause: error });
  switch (code) {
    case "slack_webapi_rate_limited_error":
      return busy("rate", "no", retryAfter);
    case "slack_webapi_http_error":
      return busy(String(statusCode), "unknown");
    case "slack_webapi_request_error":
      return busy(networkReason(original), UNSENT.has(networkReason(original)) ? "no" : "unknown");
    case "slack_webapi_platform_error":
      return answered(channel, asked, String(Object(data).error), error) ?? busy("other", "unknown");
  }
  if (isUninstalled(error))
    return new Failure({ code: "channel-closed", channel, reason: "not-installed" }, { cause: error });
  // The client has no name for a 429 that does not say how long to wait.
  return /retry-after header/i.test(String(error)) ? busy("rate", "no") : busy("other", "unknown");
}

const isUninstalled = (error: unknown): boolean => findTrouble(error)?.code === "workspace-unknown";

/** What Slack said no with. */
function answered(channel: string, asked: Asked, word: string, cause: unknown): Failure | undefined {
  if (RATE.has(word))
    return new Failure({ code: "channel-busy", channel, reason: "rate", seconds: null, stored: "no" }, { cause });
  const refused = REFUSED[word];
  if (refused !== undefined) return new Failure({ code: "message-refused", channel, reason: refused }, { cause });
  const closed = RIGHTS.has(word) ? (asked === "post" ? "no-rights" : "no-history") : CLOSED[word];
  return closed && new Failure({ code: "channel-closed", channel, reason: closed }, { cause });
}

/** Whether what was asked for surely was not done: it can be asked for again, or otherwise, and be there once. */
export function wasRefused(error: unknown): boolean {
  const { code, data, statusCode, original } = Object(error);
  switch (code) {
    case "slack_webapi_rate_limited_error":
      return true;
    case "slack_webapi_platform_error":
      return WORD.test(Object(data).error) && !OWN_FAULTS.has(Object(data).error);
    case "slack_bolt_respond_error":
      return statusCode < 500;
    case "slack_webapi_request_error":
      return UNSENT.has(networkReason(original));
  }
  return /retry-after header/i.test(String(error)) || UNSENT.has(networkReason(error)) || isUninstalled(error);
}

/** What Slack said, in a word for the log. */
export function wordOf(error: unknown): string {
  if (isUninstalled(error)) return "not-installed";
  const { data, statusCode, original } = Object(error);
  const word = Object(data).error ?? statusCode;
  return word !== undefined && WORD.test(word) ? String(word) : networkReason(original ?? error);
}

const WORD = /^\w{1,60}$/;

/** Slack's own, after which it may have done all the same what it was asked for. */
const OWN_FAULTS = new Set(["fatal_error", "internal_error", "request_timeout", "service_unavailable"]);

const RATE = new Set(["ratelimited", "rate_limited", "message_limit_exceeded"]);

const REFUSED: Record<string, RefusedReason> = {
  msg_too_long: "too-long",
  msg_blocks_too_long: "too-long",
  ...{ invalid_blocks: "malformed", invalid_blocks_format: "malformed", no_text: "malformed" },
  ...{ invalid_arguments: "malformed", invalid_arg_name: "malformed", invalid_metadata_format: "malformed" },
  ...{ metadata_too_large: "malformed", invalid_metadata_schema: "malformed" },
  // The first message of its thread is gone.
  ...{ cannot_reply_to_message: "malformed", thread_not_found: "malformed" },
};

const RIGHTS = new Set([
  ...["missing_scope", "no_permission", "access_denied", "ekm_access_denied", "team_access_not_granted"],
  ...["restricted_action", "restricted_action_read_only_channel", "restricted_action_thread_only_channel"],
  ...["restricted_action_thread_locked", "restricted_action_non_threadable_channel", "accesslimited"],
]);

const CLOSED: Record<string, ClosedReason> = {
  channel_not_found: "deleted",
  is_archived: "archived",
  not_in_channel: "not-invited",
  ...{ invalid_auth: "token", not_authed: "token", account_inactive: "token", token_revoked: "token" },
  ...{ token_expired: "token", not_allowed_token_type: "token", org_login_required: "token" },
};

/** Nothing has left before a connection is there. */
const UNSENT = new Set([
  ...["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH", "UND_ERR_CONNECT_TIMEOUT"],
  ...["CERT_HAS_EXPIRED", "DEPTH_ZERO_SELF_SIGNED_CERT", "ERR_TLS_CERT_ALTNAME_INVALID"],
  ...["SELF_SIGNED_CERT_IN_CHAIN", "UNABLE_TO_VERIFY_LEAF_SIGNATURE"],
]);

const networkReason = (error: unknown): string => String(Object(Object(error).cause).code ?? Object(error).name);
