import { Failure } from "../lib/failure.ts";
import { openQueue } from "../llm/limits.ts";

/** Who asks, and where, as the platforms name them; nobody is known on the command line. */
export type Asker = { reader?: string | undefined; channel?: string | undefined };

/** Where questions are taken in turn. */
export type Desk = {
  /** Runs what answers a question. Throws `Failure` where its asker asks too often, or too many others wait. */
  serve<Value>(asker: Asker, answer: () => Promise<Value>, stop: AbortSignal): Promise<Value>;
};

/** Questions in a minute. */
const OF_A_READER = 6;
const OF_A_CHANNEL = 20;
const MINUTE = 60_000;
/** Questions answered at once, and those that wait: a model answers each in a few seconds. */
const AT_ONCE = 4;
const WAITING = 60;

/** `clock` gives epoch milliseconds. */
export function openDesk(clock: () => number): Desk {
  const queue = openQueue(AT_ONCE);
  const asked = new Map<string, number[]>();
  let present = 0;
  const admit = (name: string, most: number): void => {
    const now = clock();
    const recent = (asked.get(name) ?? []).filter((at) => at > now - MINUTE);
    const [oldest = now] = recent;
    if (recent.length >= most) {
      throw new Failure({ code: "asked-too-often", seconds: Math.ceil((oldest + MINUTE - now) / 1000) });
    }
    asked.set(name, [...recent, now]);
  };
  const forgetIdle = (): void => {
    for (const [name, times] of asked) if ((times.at(-1) ?? 0) <= clock() - MINUTE) asked.delete(name);
  };
  return {
    async serve({ reader, channel }, answer, stop) {
      forgetIdle();
      if (present >= AT_ONCE + WAITING) throw new Failure({ code: "too-busy" });
      if (reader !== undefined) admit(`reader ${reader}`, OF_A_READER);
      if (channel !== undefined) admit(`channel ${channel}`, OF_A_CHANNEL);
      present++;
      try {
        return await queue(answer, stop);
      } finally {
        present--;
      }
    },
  };
}
