import process from "node:process";
import { percentile } from "../../src/cli/retrieval-figures.ts";

/** What something gives, and the milliseconds that it takes. */
export async function timed<Value>(run: () => Value): Promise<[milliseconds: number, value: Awaited<Value>]> {
  const start = performance.now();
  const value = await run();
  return [performance.now() - start, value];
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

type Longest = { milliseconds: number; work: number };

/** Measures the longest that the event loop is held until it is asked for, and most of the processor's time. */
export function watchLoop(): () => Promise<Longest> {
  const longest: Longest = { milliseconds: 0, work: 0 };
  let [last, isOver] = [instant(), false];
  const look = (): void => {
    const now = instant();
    longest.milliseconds = Math.max(longest.milliseconds, now.milliseconds - last.milliseconds);
    longest.work = Math.max(longest.work, now.work - last.work);
    last = now;
    if (!isOver) setImmediate(look);
  };
  setImmediate(look);
  return async () => {
    isOver = true;
    await new Promise((done) => setImmediate(done));
    return longest;
  };
}

function instant(): Longest {
  const { user, system } = process.threadCpuUsage();
  return { milliseconds: performance.now(), work: (user + system) / 1000 };
}
