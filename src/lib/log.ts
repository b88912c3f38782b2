export const LOG_LEVELS = ["debug", "info", "warn", "error", "silent"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** One line of JSON an event, for the person who runs the program; readers get French sentences elsewhere. */
export type Log = Record<"debug" | "info" | "warn" | "error", (event: string, facts?: Record<string, unknown>) => void>;

/** `write` gets whole lines; `now` in epoch milliseconds; `worker` is this process's name. */
export function openLog(level: LogLevel, write: (line: string) => void, now: () => number, worker: string): Log {
  const lowest = LOG_LEVELS.indexOf(level);
  const at =
    (name: LogLevel) =>
    (event: string, facts: Record<string, unknown> = {}): void => {
      if (LOG_LEVELS.indexOf(name) < lowest) return;
      write(`${JSON.stringify({ time: new Date(now()).toISOString(), level: name, worker, event, ...facts })}\n`);
    };
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}
