import type { Channel } from "../channels/channel.ts";
import { type Message, messageSchema } from "../channels/message.ts";
import { Failure } from "../lib/failure.ts";
import type { Log } from "../lib/log.ts";
import {
  afterLookUp,
  afterPost,
  expired,
  FRESH,
  failureOf,
  type Limits,
  nextStep,
  type Outcome,
  type Part,
} from "./delivery.ts";
import type { DeliveryStore } from "./store.ts";
import type { Turn } from "./turns.ts";

type Deps = {
  deliveries: Pick<DeliveryStore, "begin" | "settle">;
  log: Log;
  /** Epoch milliseconds. */
  clock: () => number;
  limits: Limits;
  /** The message as it is posted, at an instant. */
  dress: (message: Message, part: Part, now: number) => Message;
};

/**
 * Takes a part as far as it goes now, and gives its channel back. Nothing is posted that was not first written as about
 * to be, and nothing twice: where an attempt was left open, the channel is asked before it is made again.
 */
export async function deliverPart(turn: Turn, channel: Channel, deps: Deps): Promise<Outcome> {
  const { key } = turn.part;
  const outcome = await attempt(turn, channel, deps).catch((error: unknown) => {
    if (error instanceof Failure) throw error;
    // A fault of the program with one message is put off, and keeps no other channel waiting.
    deps.log.error("delivery fault", { key, error: String(error), stack: Object(error).stack });
    return afterPost(turn.part, failureOf(channel.id, error), turn.before.tries);
  });
  deps.log.debug("delivery attempted", { key, outcome });
  await deps.deliveries.settle(turn, outcome, waitOf(outcome, channel));
  deps.log.debug("delivery settled", { key, to: outcome.to });
  return outcome;
}

async function attempt(turn: Turn, channel: Channel, deps: Deps): Promise<Outcome> {
  const { part, parent, before } = turn;
  const step = nextStep(part, deps.clock());
  if (step === "give-up") return expired(part, false);
  if (step === "look-up") {
    const since = (part.triedAt ?? 0) - deps.limits.settled;
    const found = await answerOf(channel, deps.limits, (stop) => channel.find(part.key, { since, parent, stop }));
    deps.log.debug("delivery looked up", { key: part.key, found });
    const now = deps.clock();
    const outcome = afterLookUp(part, found, { tries: before.tries, now, settled: deps.limits.settled });
    if (outcome !== "post") return outcome;
  }
  return post(turn, channel, deps);
}

async function post(turn: Turn, channel: Channel, deps: Deps): Promise<Outcome> {
  const { part, parent, before } = turn;
  const now = deps.clock();
  await deps.deliveries.begin(turn, now);
  deps.log.debug("delivery begun", { key: part.key });
  // Held up since, as a machine that slept is: another worker may have looked it up meanwhile, and posted it.
  if (Math.abs(deps.clock() - now) > FRESH) return { to: "sending", wait: deps.limits.settled, trouble: null };
  const message = deps.dress(messageSchema.parse(JSON.parse(turn.content)), part, now);
  const posting = { key: part.key, subject: part.subject, parent };
  const answer = await answerOf(channel, deps.limits, (stop) => channel.post(message, { ...posting, stop }));
  return afterPost(part, answer, before.tries);
}

/** Whatever a channel does, there is an answer in time. */
async function answerOf<Value>(
  { id }: Channel,
  { answered }: Limits,
  ask: (stop: AbortSignal) => Promise<Value | Failure>,
): Promise<Value | Failure> {
  const giveUp = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Failure>((resolve) => {
    timer = setTimeout(() => {
      giveUp.abort();
      resolve(failureOf(id, "late"));
    }, answered);
  });
  try {
    return await Promise.race([ask(giveUp.signal), late]);
  } catch (error) {
    return failureOf(id, error);
  } finally {
    clearTimeout(timer);
  }
}

function waitOf(outcome: Outcome, { pace }: Channel): number {
  if (outcome.to === "sent") return pace;
  return outcome.to === "failed" ? 0 : outcome.wait;
}
