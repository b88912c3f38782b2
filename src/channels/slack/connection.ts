import type { SocketModeReceiver } from "@slack/bolt";
import { Failure } from "../../lib/failure.ts";
import type { Connected, Keeping } from "../listening/connection.ts";
import { answerOf } from "./answers.ts";

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
