import type { pause } from "../../lib/timing.ts";

/** Shards, the connections that a gateway is made of, as they are awaited: until it is open, there is always a next one. */
export type AwaitedShards = {
  arrived(shard: number): void;
  /** All of them have arrived. */
  opened(): void;
  /** One of `count` is to come back; where it is awaited already, nothing changes. */
  expect(shard: number, count: number): void;
  /** None is awaited any more. */
  end(): void;
};

/** Milliseconds between two shards that say who they are, at most: each may have to let all the others go first. */
const TURN = 6_500;

/** Stands for whichever comes next: how many they are is not known before Discord has said it. */
const NEXT = -1;

/** `onLate` is told of a shard that has not come within `patience`, in milliseconds, and the turns of the others. */
export function awaitShards(onLate: () => void, patience: number, wait: typeof pause): AwaitedShards {
  const awaited = new Map<number, AbortController>();
  const arrive = (shard: number): void => {
    awaited.get(shard)?.abort();
    awaited.delete(shard);
  };
  const expect = (shard: number, count: number): void => {
    if (awaited.has(shard)) return;
    const arrival = new AbortController();
    awaited.set(shard, arrival);
    const { signal } = arrival;
    void wait(patience + (count - 1) * TURN, signal).then(() => signal.aborted || onLate());
  };
  expect(NEXT, 1);
  return {
    expect,
    arrived(shard) {
      arrive(shard);
      if (!awaited.has(NEXT)) return;
      arrive(NEXT);
      expect(NEXT, 1);
    },
    opened: () => arrive(NEXT),
    end: () => [...awaited.keys()].forEach(arrive),
  };
}
