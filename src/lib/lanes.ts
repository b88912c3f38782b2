import { breathe } from "./timing.ts";

/** Takes what is given one at a time, and lets everything else that waits go between two. */
export type Turns = <Value>(run: () => Promise<Value>) => Promise<Value>;

export function openTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  return (run) => {
    const turn = last.then(run);
    last = turn.then(breathe, breathe);
    return turn;
  };
}

/**
 * Does each thing of each group, groups side by side in so many lanes, the things of a group one after the other. Where
 * one throws, nothing more is begun, what is under way ends, and the first fault is thrown.
 */
export async function runInLanes<Thing>(
  groups: Iterable<readonly Thing[]>,
  lanes: number,
  run: (thing: Thing) => Promise<void>,
): Promise<void> {
  const waiting = [...groups];
  const faults: unknown[] = [];
  const lane = async (): Promise<void> => {
    for (let group = waiting.shift(); group !== undefined; group = waiting.shift()) {
      for (const thing of group) {
        if (faults.length > 0) return;
        await run(thing).catch((error: unknown) => faults.push(error));
      }
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  if (faults.length > 0) throw faults[0];
}
