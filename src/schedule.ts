import { type ScheduledTask, schedule } from "node-cron";
import type { Log } from "./lib/log.ts";
import { type Patience, persist } from "./lib/timing.ts";

/** One step of work, that finds in the store whether it is due. True: something was done, and there may be more. */
export type Chore = { name: string; step(stop: AbortSignal): Promise<boolean> };

/** Every minute, in UTC: no clock change skips or doubles it. */
const EVERY_MINUTE = "* * * * *";
/** Milliseconds that a tick may come late; past them the next one does. */
const LATEST = 50_000;

/**
 * At once, every minute and when it is woken, does what is due until nothing is: one step at a time, the first chores first. Disposing
 * tells the step under way to stop, and waits for it. A chore that fails is tried again at the next tick; while the store
 * is away, the work waits for it.
 */
export function openSchedule(
  chores: readonly Chore[],
  { log, stop, ...told }: Pick<Patience, "onAway" | "onBack"> & { log: Log; stop: AbortController },
): AsyncDisposable & { wake(): void } {
  const attempt = async ({ name, step }: Chore): Promise<boolean> => {
    try {
      return await persist(() => step(stop.signal), { ...told, stop: stop.signal });
    } catch (error) {
      if (!stop.signal.aborted) log.error("chore failed", { name, error: String(error), stack: Object(error).stack });
      return false;
    }
  };
  const work = async (): Promise<void> => {
    for (let at = 0; !stop.signal.aborted; ) {
      const chore = chores[at];
      if (chore === undefined) return;
      at = (await attempt(chore)) ? 0 : at + 1;
    }
  };
  let running: Promise<void> | undefined;
  let isWoken = false;
  const workOn = async (): Promise<void> => {
    do {
      isWoken = false;
      await work();
    } while (isWoken && !stop.signal.aborted);
  };
  const wake = (): Promise<void> => {
    running ??= workOn().finally(() => {
      running = undefined;
    });
    return running;
  };
  const options = { timezone: "UTC", noOverlap: true, missedExecutionTolerance: LATEST, logger: loggerOf(log) };
  const task: ScheduledTask = schedule(EVERY_MINUTE, wake, options);
  void wake();
  return {
    wake() {
      // What has begun may have passed what there is to do.
      isWoken = true;
      if (!stop.signal.aborted) void wake();
    },
    async [Symbol.asyncDispose]() {
      stop.abort();
      await task.destroy();
      await running;
    },
  };
}

/** The scheduler would write on the console, in the middle of what people read. */
function loggerOf(log: Log) {
  const note = (message: unknown): void => log.debug("schedule", { message: String(message) });
  return { debug: note, info: note, warn: note, error: note };
}
