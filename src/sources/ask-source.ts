import type { Fetch, Fetched } from "../lib/http.ts";
import type { Turns } from "../lib/lanes.ts";
import type { Permit } from "../lib/robots.ts";
import { isUnchanged, learn, type Memory, memoryAt, placeAt } from "./memory.ts";

/** How addresses are asked; `permit` is what keeps programs from pages, `stop` gives up what is waited for. */
export type Way = {
  fetch: Fetch;
  permit?: Permit | undefined;
  stop?: AbortSignal | undefined;
  visit?: Visit | undefined;
};

/**
 * A visit among others, which take `turns` at what holds everything else up. `memory` is what the last one taught, `now`
 * epoch milliseconds; `learn` is told what this one does, `pass` of how many articles that are known and not read again.
 */
export type Visit = {
  memory: Memory | null;
  now: number;
  learn(learnt: Learnt): void;
  pass(count: number): void;
  turns: Turns;
};

/** `pace`: milliseconds until there may be something new, as far as the source says. */
export type Learnt = { memory: Memory; pace: number | null };

/** What a source's own address answers. */
export type Answer = {
  fetched: Fetched;
  /** Whether it brings nothing that the last visit did not read. */
  isKnown: boolean;
  /** Has the next visit ask for what has changed since; `pace` in milliseconds, by the word of what was read. */
  remember(pace: number | null): void;
};

/** Bytes once unpacked, seconds from the first to the last of them. */
export const LIMITS = { bytes: 15_000_000, seconds: 20 };

/** Asks a source's own address for what is new there. Throws `Failure`. */
export async function askSource(address: string, { fetch: get, permit, stop, visit }: Way): Promise<Answer> {
  const memory = visit ? memoryAt(visit.memory, visit.now) : null;
  const validators = memory?.validators ?? undefined;
  const fetched = await get(placeAt(address, memory), { ...LIMITS, validators, permit }, stop);
  return {
    fetched,
    isKnown: isUnchanged(fetched, memory),
    remember(pace) {
      if (visit === undefined) return;
      const learnt = learn(memory, fetched, { readAt: visit.now, pace });
      visit.learn({ memory: learnt, pace: Math.max(fetched.freshFor ?? 0, learnt.pace ?? 0) || null });
    },
  };
}
