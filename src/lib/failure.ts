import type { Challenger } from "./challenge.ts";
import type { RefusedAddress } from "./network-guard.ts";

/** All that can go wrong in a way that a person can mend; `channels/wording.ts` holds the sentence for each. */
export type Trouble =
  | { code: "file-missing"; path: string }
  | { code: "file-unreadable"; path: string }
  | { code: "file-irregular"; path: string }
  | { code: "file-unwritable"; path: string }
  | { code: "file-empty"; path: string }
  | { code: "file-binary"; path: string }
  | { code: "file-too-large"; path: string; bytes: number; limit: number }
  | { code: "folder-missing"; path: string }
  | { code: "folder-empty"; path: string }
  | { code: "not-a-feed"; place: string }
  | { code: "page-too-deep"; place: string; limit: number }
  | { code: "page-too-heavy"; place: string }
  | { code: "no-text"; place: string }
  | { code: "article-unread"; place: string }
  | { code: "not-an-article"; place: string }
  | { code: "no-articles"; place: string }
  | { code: "no-source"; address: string; tried: number }
  | { code: "not-opml"; path: string }
  | { code: "fetch-failed"; url: string; reason: string }
  | { code: "fetch-refused"; url: string; reason: RefusedAddress }
  | { code: "fetch-status"; url: string; status: number }
  | { code: "fetch-gone"; url: string }
  | { code: "fetch-busy"; url: string; seconds: number; asked: boolean }
  | { code: "fetch-challenge"; url: string; by: Challenger }
  | { code: "fetch-forbidden"; url: string; reason: "said" | "unread" }
  | { code: "fetch-too-large"; url: string; limit: number }
  | { code: "fetch-timeout"; url: string; seconds: number }
  | { code: "settings-missing"; path: string }
  | { code: "settings-wrong"; path: string; problems: SettingProblem[] }
  | { code: "database-busy"; path: string }
  | { code: "database-unusable"; path: string; reason: string }
  | { code: "database-newer"; path: string }
  | { code: "database-away"; path: string; reason: string }
  | { code: "database-in-use"; path: string; worker: string }
  | { code: "database-not-empty"; path: string }
  | { code: "database-half-moved"; path: string }
  | { code: "database-moved-otherwise"; path: string }
  | { code: "copy-impossible"; table: string; column: string; row: string }
  | { code: "copy-differs"; path: string; tables: string[] }
  | { code: "lease-lost"; what: string }
  | { code: "model-away"; place: string; reason: string; seconds: number | null; until: number | null }
  | { code: "model-busy"; place: string; seconds: number | null; until: number | null }
  | { code: "model-slow"; place: string; seconds: number }
  | { code: "model-key"; place: string }
  | { code: "model-over-quota"; place: string }
  | { code: "model-over-budget"; spent: number; tokensPerDay: number }
  | { code: "model-unknown"; place: string; model: string }
  | { code: "model-declined"; place: string; status: number; about: DeclinedPart }
  | { code: "model-too-long"; model: string }
  | { code: "model-refused"; model: string }
  | { code: "model-cut"; model: string; limit: number }
  | { code: "model-nonsense"; place: string; reason: "page" | "shape" | "empty" | "unreadable" }
  | { code: "model-stopped" }
  | { code: "channel-busy"; channel: string; reason: string; seconds: number | null; stored: "no" | "unknown" }
  | { code: "channel-closed"; channel: string; reason: ClosedReason }
  | { code: "channel-unset"; channel: string; platform: "slack" | "discord" }
  | { code: "message-refused"; channel: string; reason: RefusedReason }
  | { code: "delivery-expired"; channel: string; doubt: boolean }
  | { code: "slack-away"; reason: string }
  | { code: "workspace-unknown"; workspace: string }
  | { code: "slack-refused"; variable: "SLACK_BOT_TOKEN" | "SLACK_APP_TOKEN" }
  | { code: "discord-away"; reason: string }
  | { code: "discord-refused"; what: "token" | "rights" | "shards" }
  | { code: "model-unset" }
  | { code: "prompt-wrong"; path: string; problems: SettingProblem[] }
  | { code: "asked-too-often"; seconds: number }
  | { code: "too-busy" }
  | { code: "usage"; what: string; command: string | null }
  | { code: "unknown-source"; id: string; known: string[] }
  | { code: "unknown-channel"; id: string; known: string[] }
  | { code: "unknown-rule"; id: string; known: string[] }
  | { code: "unknown-holidays"; place: string }
  | { code: "unknown-article"; target: string }
  | { code: "article-not-found"; words: string }
  | { code: "time-unknown"; text: string }
  | { code: "unknown-place"; target: string }
  | { code: "source-exists"; id: string; address: string }
  | { code: "source-watched"; id: string; rules: string[] }
  | { code: "rule-exists"; id: string; name: string }
  | { code: "not-allowed"; needs: "admin" | "editor"; listed: string[] }
  | { code: "button-expired" }
  | { code: "no-digest-here"; known: string[] }
  | { code: "not-an-address"; target: string };

/** The part of a request that a model's server does not take; `unknown` where it does not say which. */
export type DeclinedPart = "response_format" | "limit" | "temperature" | "other" | "unknown";

/** Why nothing can be posted in a channel until somebody mends it; `no-history`: nor looked for what may be there. */
export const CLOSED_REASONS = [
  "deleted",
  "archived",
  "not-invited",
  "no-rights",
  "token",
  "no-history",
  "not-installed",
] as const;
export type ClosedReason = (typeof CLOSED_REASONS)[number];

/** Why a platform will never take one message. */
export const REFUSED_REASONS = ["too-long", "malformed"] as const;
export type RefusedReason = (typeof REFUSED_REASONS)[number];

/** One thing wrong in the settings: where it stands, what is there (null: nothing), what was wanted, the way out. */
export type SettingProblem = { line: number | null; name: string; found: string | null; expected: string; fix: string };

/** An error that people can act on. `message` is for the log; the sentence for people is made from `trouble`. */
export class Failure extends Error {
  override name = "Failure";
  readonly trouble: Trouble;

  constructor(trouble: Trouble, options?: { cause: unknown }) {
    super(`${trouble.code} ${JSON.stringify(trouble)}`, options);
    this.trouble = trouble;
  }
}

/** The trouble inside a thrown value, or undefined for a fault of the program itself. */
export function findTrouble(thrown: unknown): Trouble | undefined {
  return thrown instanceof Failure ? thrown.trouble : undefined;
}
