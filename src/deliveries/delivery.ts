import { createHash } from "node:crypto";
import { z } from "zod";
import { CLOSED_REASONS, type ClosedReason, Failure, REFUSED_REASONS, type Trouble } from "../lib/failure.ts";

/**
 * planned → sending → sent | failed. `sending` is on the disk before the platform is called: whoever finds it there asks
 * the platform whether it has the message.
 */
export type PartState = "planned" | "sending" | "sent" | "failed";

/** One message of a delivery, counted from 1. Instants are epoch milliseconds. */
export type Part = {
  channel: string;
  /** What it is: `edition/2025-12-24`, `alert/…`. */
  subject: string;
  part: number;
  /** Goes with the message, and never changes. */
  key: string;
  state: PartState;
  /** When it was to come, and from when on it is not worth sending. */
  dueAt: number;
  expiresAt: number;
  /** The last attempt; null before the first. */
  triedAt: number | null;
};

/** Why a message has not arrived. */
export type DeliveryTrouble = Extract<
  Trouble,
  { code: "channel-busy" | "channel-closed" | "message-refused" | "delivery-expired" }
>;

export const deliveryTroubleSchema = z.discriminatedUnion("code", [
  z.strictObject({
    ...{ code: z.literal("channel-busy"), channel: z.string(), reason: z.string(), seconds: z.number().nullable() },
    stored: z.enum(["no", "unknown"]),
  }),
  z.strictObject({ code: z.literal("channel-closed"), channel: z.string(), reason: z.enum(CLOSED_REASONS) }),
  z.strictObject({ code: z.literal("message-refused"), channel: z.string(), reason: z.enum(REFUSED_REASONS) }),
  z.strictObject({ code: z.literal("delivery-expired"), channel: z.string(), doubt: z.boolean() }),
]) satisfies z.ZodType<DeliveryTrouble>;

/**
 * What an attempt came to. `wait`: milliseconds until the channel is tried again. A `whole` failure takes the later parts
 * of the delivery with it.
 */
export type Outcome =
  | { to: "sent"; id: string }
  | { to: "planned" | "sending"; wait: number; trouble: DeliveryTrouble | null }
  | { to: "failed"; trouble: DeliveryTrouble; whole: boolean };

/** How a channel fares: attempts in a row that failed, and why it is suspended. */
export type ChannelState = { tries: number; suspended: ClosedReason | null };

/**
 * Milliseconds. A request is given up after `answered`; one that got no answer may still reach the platform until
 * `settled`, and not later.
 */
export type Limits = { answered: number; settled: number };
export const LIMITS: Limits = { answered: 15_000, settled: 30_000 };
/** A request is made so soon after `sending` was written, or not at all. */
export const FRESH = 5_000;

/** Milliseconds before the first new attempt, and between two at most; a platform may ask for more. */
const FIRST_PAUSE = 5_000;
const LONGEST_PAUSE = 10 * 60_000;
export const LONGEST_ASKED = 3_600_000;

/** Milliseconds after its hour from which a message says that it is late. */
export const LATE = 30 * 60_000;

export const editionSubject = (day: string): string => `edition/${day}`;
/** The local day of an edition's subject; undefined for any other. */
export const editionDay = (subject: string): string | undefined => /^edition\/(.+)$/.exec(subject)?.[1];

/** 24 characters, which is what the platforms take. */
export function keyOf(channel: string, subject: string, part: number): string {
  const name = JSON.stringify([channel, subject, part]);
  return createHash("sha256").update(name).digest("base64url").slice(0, 24);
}

/** What comes next for the first part of a channel that has not arrived. */
export function nextStep({ state, expiresAt }: Pick<Part, "state" | "expiresAt">, now: number) {
  if (state === "sending") return "look-up";
  return now >= expiresAt ? "give-up" : "post";
}

export const expired = ({ channel }: Pick<Part, "channel">, doubt: boolean): Outcome => ({
  ...{ to: "failed", trouble: { code: "delivery-expired", channel, doubt }, whole: true },
});

/** What becomes of a part whose post was answered so. */
export function afterPost(part: Pick<Part, "part" | "channel">, answer: string | Failure, tries: number): Outcome {
  if (typeof answer === "string") return { to: "sent", id: answer };
  const trouble = troubleOf(part, answer);
  if (trouble.code === "message-refused") return { to: "failed", trouble, whole: part.part === 1 };
  const isThere = trouble.code === "channel-busy" && trouble.stored === "unknown";
  return { to: isThere ? "sending" : "planned", wait: waitAfter(trouble, tries), trouble };
}

/**
 * What becomes of a part that was looked up, found under the id `answer` or not; "post" where it is certain not to be
 * there. `settled`: milliseconds after which nothing that was sent is still on its way.
 */
export function afterLookUp(
  part: Part,
  answer: string | undefined | Failure,
  { tries, now, settled }: { tries: number; now: number; settled: number },
): Outcome | "post" {
  if (typeof answer === "string") return { to: "sent", id: answer };
  const isLate = now >= part.expiresAt;
  if (answer === undefined) {
    // A clock that was put back says nothing of how long ago it was.
    const left = settled - Math.abs(now - (part.triedAt ?? 0));
    if (left > 0) return { to: "sending", wait: left, trouble: null };
    return isLate ? expired(part, false) : "post";
  }
  if (isLate) return expired(part, true);
  const trouble = troubleOf(part, answer);
  return { to: "sending", wait: waitAfter(trouble, tries), trouble };
}

export const closedSchema = z.enum(CLOSED_REASONS).nullable();

/** What a channel is like after an outcome. */
export function channelAfter({ tries, suspended }: ChannelState, outcome: Outcome): ChannelState {
  if (outcome.to === "sent") return { tries: 0, suspended: null };
  const { trouble } = outcome;
  if (trouble?.code === "channel-closed") return { tries: tries + 1, suspended: trouble.reason };
  if (trouble?.code === "message-refused") return { tries: 0, suspended: null };
  return { tries: trouble?.code === "channel-busy" ? tries + 1 : tries, suspended };
}

/** What people are told, once: a channel that is suspended, or back; a message that will not come. */
export type Notice =
  | { kind: "suspended" | "lost"; channel: string; trouble: DeliveryTrouble }
  | { kind: "resumed"; channel: string };

export function noticeOf(channel: string, before: ChannelState, outcome: Outcome): Notice | undefined {
  if (outcome.to === "failed") return { kind: "lost", channel, trouble: outcome.trouble };
  const { suspended } = channelAfter(before, outcome);
  if (suspended === before.suspended) return undefined;
  if (suspended === null) return { kind: "resumed", channel };
  return { kind: "suspended", channel, trouble: { code: "channel-closed", channel, reason: suspended } };
}

/** A failure that is not a channel's is a fault of the program: nothing is known of the message. */
function troubleOf({ channel }: Pick<Part, "channel">, { trouble }: Failure): DeliveryTrouble {
  const read = deliveryTroubleSchema.safeParse(trouble);
  return read.success
    ? read.data
    : { code: "channel-busy", channel, reason: "fault", seconds: null, stored: "unknown" };
}

/** What was thrown by a channel, as its answer. */
export function failureOf(channel: string, error: unknown): Failure {
  if (error instanceof Failure) return error;
  const trouble: Trouble = { code: "channel-busy", channel, reason: "fault", seconds: null, stored: "unknown" };
  return new Failure(trouble, { cause: error });
}

function waitAfter(trouble: DeliveryTrouble, tries: number): number {
  if (trouble.code === "channel-closed") return LONGEST_PAUSE;
  const asked = trouble.code === "channel-busy" ? (trouble.seconds ?? 0) * 1000 : 0;
  // One that says when to come back is taken at its word.
  if (asked > 0) return Math.min(asked, LONGEST_ASKED);
  return Math.min(FIRST_PAUSE * 2 ** Math.min(tries, 20), LONGEST_PAUSE);
}
