import { findTrouble, type Trouble } from "./failure.ts";

/** Waits some milliseconds, or until `stop` if that comes first. */
export function pause(milliseconds: number, stop?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      stop?.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, stop?.aborted ? 0 : milliseconds);
    stop?.addEventListener("abort", end);
  });
}

/** Lets everything else that waits go first. */
export const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Makes a value of each thing, one after the other, and lets everything else that waits go between two. */
export async function mapInTurn<Thing, Value>(
  things: readonly Thing[],
  map: (thing: Thing, at: number) => Value | Promise<Value>,
): Promise<Value[]> {
  const values: Value[] = [];
  for (const [at, thing] of things.entries()) {
    if (at > 0) await breathe();
    values.push(await map(thing, at));
  }
  return values;
}

/** What is told of a store that goes away and comes back, each once. */
export type Patience = { onAway(trouble: Trouble): void; onBack(): void; stop: AbortSignal };

/** Milliseconds before the first new attempt, and between two at most. */
const FIRST = 1_000;
const LONGEST = 30_000;

/** Runs again, after pauses that grow, for as long as the store does not answer; other failures are thrown. */
export async function persist<Value>(run: () => Promise<Value>, { onAway, onBack, stop }: Patience): Promise<Value> {
  for (let wait = FIRST, told = false; ; wait = Math.min(2 * wait, LONGEST)) {
    try {
      const value = await run();
      if (told) onBack();
      return value;
    } catch (error) {
      const trouble = findTrouble(error);
      if (trouble?.code !== "database-away" || stop.aborted) throw error;
      if (!told) onAway(trouble);
      told = true;
    }
    await pause(wait, stop);
  }
}
