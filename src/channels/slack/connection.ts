import type { SocketModeReceiver } from "@slack/bolt";
import { Failure, findTrouble, type Trouble } from "../../lib/failure.ts";
import type { pause } from "../../lib/timing.ts";
import { answerOf } from "./answers.ts";

/** What is told of Slack, each once: why nobody is heard or answered there, and that they are again. */
export type SlackNotice = { kind: "away"; trouble: Trouble } | { kind: "back" };

/** `lost` resolves once the connection is gone. */
export type Connected = { lost: Promise<unknown> };

type Keeping = {
  tell(notice: SlackNotice): void;
  pause: typeof pause;
  /** In epoch milliseconds. */
  clock(): number;
  stop: AbortSignal;
};

/** Milliseconds before the first new attempt, and between two at most. */
const FIRST = 1_000;
const LONGEST = 300_000;

/** Milliseconds: a connection that held so long is one that Slack renews, and is opened again at once. */
const STEADY = 10_000;

/** Connects, and connects again whenever that fails or the connection is lost, until it is stopped. */
export async function keepConnected(connect: () => Promise<Connected>, keeping: Keeping): Promise<void> {
  const { tell, pause, clock, stop } = keeping;
  let told: Trouble | undefined;
  for (let wait = FIRST; !stop.aborted; ) {
    try {
      const { lost } = await connect();
      if (told !== undefined) tell({ kind: "back" });
      told = undefined;
      const since = clock();
      await lost;
      if (clock() - since >= STEADY) {
        wait = FIRST;
        continue;
      }
    } catch (error) {
      const trouble = findTrouble(error) ?? { code: "slack-away", reason: "other" };
      if (!stop.aborted && !isSame(trouble, told)) tell({ kind: "away", trouble });
      told = trouble;
    }
    await pause(wait, stop);
    wait = Math.min(2 * wait, LONGEST);
  }
}

/** Slack may be away for several reasons in a row. */
const isSame = (one: Trouble, other: Trouble | undefined): boolean =>
  one.code === other?.code && Object(one).variable === Object(other).variable;

/** What keeps Slack from being there, as people can mend it: a token that it refuses, or time. */
export function troubleOf(error: unknown, variable: "SLACK_BOT_TOKEN" | "SLACK_APP_TOKEN"): Failure {
  const { trouble } = answerOf("", "post", error);
  const isAway = trouble.code === "channel-busy";
  return new Failure(isAway ? { code: "slack-away", reason: trouble.reason } : { code: "slack-refused", variable }, {
    cause: error,
  });
}

type Socket = SocketModeReceiver["client"];

/**
 * Opens the socket; `patience` in milliseconds. Throws what Slack's client throws, undefined where it was closed before
 * Slack had greeted. Its own way to open it again is off: it ends the process where Slack is away, and leaves five seconds
 * without anybody.
 */
export async function openSocket(
  socket: Socket,
  { patience, pause, stop }: { patience: number; pause: Keeping["pause"]; stop: AbortSignal },
): Promise<Connected> {
  const close = (): void => void closeSocket(socket, pause);
  const timer = setTimeout(close, patience);
  stop.addEventListener("abort", close, { once: true });
  const forget = (): void => stop.removeEventListener("abort", close);
  try {
    await socket.start();
    const lost = new Promise<void>((resolve) => socket.once("disconnected", resolve));
    if (stop.aborted) close();
    return { lost: lost.finally(forget) };
  } catch (error) {
    forget();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** Milliseconds that Slack has to close its side: past them, ours is closed without it. */
const GRACE = 1_000;

async function closeSocket(socket: Socket, pause: Keeping["pause"]): Promise<void> {
  const closed = new AbortController();
  void socket.disconnect().then(() => closed.abort());
  await pause(GRACE, closed.signal);
  // A second time, it does not wait.
  if (!closed.signal.aborted) await socket.disconnect();
}
