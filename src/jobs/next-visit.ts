import type { Trouble } from "../lib/failure.ts";

/** Failures in a row after which a source is told of, and after which it is visited no more. */
export const TOLD_AFTER = 3;
const STOPPED_AFTER = 10;

const MINUTE = 60_000;
const [SOONEST, LATEST] = [15 * MINUTE, 24 * 60 * MINUTE];

/** How a source is visited: milliseconds from one visit to the next, and whether somebody else's machine answers. */
type Visited = { every: number; isRemote: boolean };

/** When to come back to a source that was read: `pace` is what it says itself, null where it says nothing. */
export function afterReading({ every, isRemote }: Visited, pace: number | null, now: number): number {
  return now + (isRemote ? Math.min(Math.max(every, pace ?? 0, SOONEST), LATEST) : every);
}

/** When to come back to a source that has failed so many times in a row; null: not before somebody asks for it. */
export function afterFailing(
  { every, isRemote }: Visited,
  { failures, trouble }: { failures: number; trouble: Trouble | undefined },
  now: number,
): number | null {
  // A folder that is missing bothers nobody.
  if (!isRemote) return now + every;
  if (failures >= STOPPED_AFTER || trouble?.code === "fetch-gone") return null;
  const pause = Math.max(every, SOONEST) * 2 ** (failures - 1);
  const asked = trouble?.code === "fetch-busy" ? trouble.seconds * 1000 : 0;
  return now + Math.min(Math.max(pause, asked), LATEST);
}
