import { type ScheduledTask, schedule } from "node-cron";
import type { Log } from "./lib/log.ts";

/** What recurs. Each is called again and again: what is due is for it to find in the store. */
export type Chores = { collect(stop: AbortSignal): Promise<void>; publishDue(): Promise<void> };

/** Every quarter of an hour, and every minute, in UTC: no clock change skips or doubles them. */
const COLLECT = "*/15 * * * *";
const PUBLISH = "* * * * *";
/** Milliseconds that a chore may start late; past them it waits for its next time. */
const LATEST = 50_000;

/**
 * Runs the chores on time until disposed; then tells the collection under way to stop, and waits for the chore under
 * way. A chore that fails is tried again at its next time.
 */
export function openSchedule(chores: Chores, log: Log): AsyncDisposable {
  const stopping = new AbortController();
  let running: Promise<void> = Promise.resolve();
  // One after the other: both write to the same store.
  const queue = (name: string, chore: (stop: AbortSignal) => Promise<void>) => (): Promise<void> => {
    running = running
      .then(() => (stopping.signal.aborted ? undefined : chore(stopping.signal)))
      .catch((error: unknown) => log.error("chore failed", { name, error: String(error) }));
    return running;
  };
  const options = { timezone: "UTC", noOverlap: true, missedExecutionTolerance: LATEST, logger: loggerOf(log) };
  const tasks: ScheduledTask[] = [
    schedule(COLLECT, queue("collect", chores.collect), options),
    schedule(PUBLISH, queue("publish", chores.publishDue), options),
  ];
  return {
    async [Symbol.asyncDispose]() {
      stopping.abort();
      for (const task of tasks) await task.destroy();
      await running;
    },
  };
}

/** The scheduler would write on the console, in the middle of what people read. */
function loggerOf(log: Log) {
  const note = (message: unknown): void => log.debug("schedule", { message: String(message) });
  return { debug: note, info: note, warn: note, error: note };
}
