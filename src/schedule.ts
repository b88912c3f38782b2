import { type ScheduledTask, schedule } from "node-cron";
import type { Log } from "./lib/log.ts";

/** What recurs. Each is called again and again: what is due is for it to find in the store. */
export type Chores = { collect(): Promise<void>; publishDue(): Promise<void> };

/** Every quarter of an hour, and every minute, in UTC: no clock change skips or doubles them. */
const COLLECT = "*/15 * * * *";
const PUBLISH = "* * * * *";

/** Runs the chores on time until disposed; then waits for the one under way. A chore that fails is tried again. */
export function openSchedule(chores: Chores, log: Log): AsyncDisposable {
  let running: Promise<void> = Promise.resolve();
  // One after the other: both write to the same store.
  const queue = (name: string, chore: () => Promise<void>) => (): Promise<void> => {
    running = running.then(chore).catch((error: unknown) => log.error("chore failed", { name, error: String(error) }));
    return running;
  };
  const options = { timezone: "UTC", noOverlap: true };
  const tasks: ScheduledTask[] = [
    schedule(COLLECT, queue("collect", chores.collect), options),
    schedule(PUBLISH, queue("publish", chores.publishDue), options),
  ];
  return {
    async [Symbol.asyncDispose]() {
      for (const task of tasks) await task.destroy();
      await running;
    },
  };
}
