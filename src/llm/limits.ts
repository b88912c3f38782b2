import { Failure, findTrouble, type Trouble } from "../lib/failure.ts";

/** Runs a few things at a time; the others wait, first come first served, or until their signal. */
export type Queue = <Value>(run: () => Promise<Value>, stop: AbortSignal) => Promise<Value>;

/** `most`: how many run at once. */
export function openQueue(most: number): Queue {
  const waiting = new Set<() => void>();
  let running = 0;
  const leave = (): void => {
    const [next] = waiting;
    // The place is handed over: nobody who comes in between takes it.
    if (next === undefined) running--;
    else next();
  };
  const enter = (stop: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      const come = (): void => {
        waiting.delete(come);
        resolve();
      };
      const giveUp = (): void => {
        waiting.delete(come);
        reject(new Failure({ code: "model-stopped" }));
      };
      waiting.add(come);
      stop.addEventListener("abort", giveUp, { once: true });
    });
  return async (run, stop) => {
    if (stop.aborted) throw new Failure({ code: "model-stopped" });
    if (running < most) running++;
    else await enter(stop);
    try {
      return await run();
    } finally {
      leave();
    }
  };
}

/** Runs what asks a server, unless the server has just failed too often: then its last trouble is thrown at once. */
export type Breaker = <Value>(run: () => Promise<Value>) => Promise<Value>;

/** Failures in a row that open it. */
const MOST = 3;
/** Milliseconds that it stays open at first, and at most: each new failure doubles them. */
const FIRST = 30_000;
const LONGEST = 15 * 60_000;

/** `clock` gives epoch milliseconds. */
export function openBreaker(clock: () => number): Breaker {
  let failures = 0;
  let open: Opened | undefined;
  let isTried = false;
  const note = (trouble: Trouble | undefined): void => {
    const verdict = verdictOf(trouble);
    if (verdict === "none") return;
    failures = verdict === "failed" ? failures + 1 : 0;
    open = trouble && verdict === "failed" ? openedBy(trouble, failures, clock()) : undefined;
  };
  const attempt: Breaker = async (run) => {
    try {
      const value = await run();
      note(undefined);
      return value;
    } catch (error) {
      const trouble = findTrouble(error);
      if (trouble !== undefined) note(trouble);
      throw error;
    }
  };
  return async (run) => {
    if (open === undefined) return await attempt(run);
    // Once the pause is over, one goes to see; the others do not wait for what it finds.
    if (isTried || clock() < open.until) throw new Failure(asOf(open, clock()));
    isTried = true;
    try {
      return await attempt(run);
    } finally {
      isTried = false;
    }
  };
}

type Opened = { until: number; trouble: Trouble };

/** Until when the server is left alone: as it asks, or longer and longer. */
function openedBy(trouble: Trouble, failures: number, now: number): Opened | undefined {
  const asked = "until" in trouble ? (trouble.until ?? 0) : 0;
  const pause = failures < MOST ? 0 : Math.min(FIRST * 2 ** (failures - MOST), LONGEST);
  const until = Math.max(now + pause, asked);
  return until > now ? { until, trouble } : undefined;
}

/** What was stopped, or refused by the budget, tells nothing of the server. */
function verdictOf(trouble: Trouble | undefined): "failed" | "answered" | "none" {
  if (trouble === undefined || ANSWERS.has(trouble.code)) return "answered";
  return SERVER_TROUBLES.has(trouble.code) ? "failed" : "none";
}

const SERVER_TROUBLES = new Set<Trouble["code"]>([
  ...(["model-away", "model-busy", "model-slow", "model-key", "model-over-quota", "model-unknown"] as const),
]);
const ANSWERS = new Set<Trouble["code"]>([
  ...(["model-refused", "model-cut", "model-nonsense", "model-too-long", "model-declined"] as const),
]);

/** The trouble that opened it, with how long it lasts from now on. */
function asOf({ until, trouble }: Opened, now: number): Trouble {
  if (trouble.code !== "model-away" && trouble.code !== "model-busy") return trouble;
  return { ...trouble, until, seconds: Math.max(0, until - now) / 1000 };
}
