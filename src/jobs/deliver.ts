import type { Channel } from "../channels/channel.ts";
import type { Message } from "../channels/message.ts";
import { lateLine } from "../channels/wording.ts";
import { LATE, LIMITS, type Limits, type Notice, noticeOf, type Part } from "../deliveries/delivery.ts";
import { deliverPart } from "../deliveries/outbox.ts";
import type { DeliveryStore } from "../deliveries/store.ts";
import type { Turn } from "../deliveries/turns.ts";
import { findTrouble } from "../lib/failure.ts";
import type { Log } from "../lib/log.ts";

type Deps = {
  deliveries: Pick<DeliveryStore, "claim" | "begin" | "settle" | "nextDueAt" | "wake">;
  channels: ReadonlyMap<string, Channel>;
  log: Log;
  /** Epoch milliseconds of the true clock, even in a replay. */
  clock: () => number;
  pause: (milliseconds: number, stop?: AbortSignal) => Promise<void>;
  zone: string;
  limits?: Limits | undefined;
};

/** `only`: the channels to deliver in, all by default. What is under way when `stop` comes is finished. */
export type Delivering = {
  stop?: AbortSignal | undefined;
  tell?: ((notice: Notice) => void) | undefined;
  only?: readonly string[];
};

/** A message that reached its channel. */
export type Delivered = { channel: string; subject: string; part: number };

/** Channels in which messages are on their way at the same time. */
const MOST = 50;
/** Milliseconds: what is due so soon is waited for, the rest is for another time. */
const SOON = 5_000;

/** Milliseconds: a channel may have others wait a little for ever, and settings that changed are for the next time. */
const LONGEST = 30_000;

/**
 * Posts what is due, part after part in each channel and many channels at once, until nothing is for a while, or for
 * `LONGEST`. A channel that is slow, away or suspended keeps no other waiting. Resolves to what has arrived.
 */
export async function deliver({ stop, tell, only }: Delivering, deps: Deps): Promise<Delivered[]> {
  const ids = [...deps.channels.keys()].filter((id) => only?.includes(id) ?? true);
  const delivered: Delivered[] = [];
  const underWay = new Map<string, Promise<void>>();
  const faults: unknown[] = [];
  const begin = (turn: Turn): void => {
    const { channel } = turn.part;
    const ended = deliverTurn(turn, { tell, delivered }, deps)
      .catch((error: unknown) => void faults.push(error))
      .finally(() => underWay.delete(channel));
    underWay.set(channel, ended);
  };
  await deps.deliveries.wake();
  const until = deps.clock() + LONGEST;
  try {
    while (!stop?.aborted && faults.length === 0 && deps.clock() < until) {
      const idle = underWay.size < MOST ? ids.filter((id) => !underWay.has(id)) : [];
      const turn = await deps.deliveries.claim(idle);
      if (turn) begin(turn);
      else if (!(await waitForMore(idle, [...underWay.values()], stop, deps))) break;
    }
  } finally {
    await Promise.all(underWay.values());
  }
  if (faults.length > 0) throw faults[0];
  return delivered;
}

/** Waits until a channel is idle again, or has something due; false where nothing is under way, nor due soon. */
async function waitForMore(
  idle: readonly string[],
  underWay: readonly Promise<void>[],
  stop: AbortSignal | undefined,
  { deliveries, clock, pause }: Deps,
): Promise<boolean> {
  const dueAt = await deliveries.nextDueAt(idle);
  const left = dueAt === undefined ? Number.POSITIVE_INFINITY : dueAt - clock();
  if (underWay.length === 0 && left > SOON) return false;
  const over = new AbortController();
  const either = stop ? AbortSignal.any([stop, over.signal]) : over.signal;
  // What another worker plans is seen at the next look.
  await Promise.race([...underWay, pause(Math.min(Math.max(left, 1), SOON), either)]);
  over.abort();
  return true;
}

async function deliverTurn(
  turn: Turn,
  { tell, delivered }: { tell: Delivering["tell"]; delivered: Delivered[] },
  deps: Deps,
): Promise<void> {
  const { subject, part } = turn.part;
  const channel = deps.channels.get(turn.part.channel);
  if (channel === undefined) return;
  deps.log.debug("delivery taken", { key: turn.part.key, state: turn.part.state });
  try {
    const dress = (message: Message, dressed: Part, now: number): Message =>
      dressLate(message, dressed, now, deps.zone);
    const outcome = await deliverPart(turn, channel, { ...deps, dress, limits: deps.limits ?? LIMITS });
    if (outcome.to === "sent") delivered.push({ channel: channel.id, subject, part });
    else if (outcome.trouble) deps.log.warn("delivery trouble", { channel: channel.id, subject, part, ...outcome });
    const notice = noticeOf(channel.id, turn.before, outcome);
    if (notice) tell?.(notice);
  } catch (error) {
    if (findTrouble(error)?.code !== "lease-lost") throw error;
    deps.log.warn("lease lost", { channel: channel.id, subject, part });
  }
}

/** The first message of a delivery that comes late says so. */
function dressLate(message: Message, { part, dueAt }: Part, now: number, zone: string): Message {
  if (part !== 1 || now - dueAt < LATE) return message;
  const note = { kind: "note" as const, text: lateLine(dueAt, zone) };
  return message.toSpliced(message.findIndex(({ kind }) => kind === "title") + 1, 0, note);
}
