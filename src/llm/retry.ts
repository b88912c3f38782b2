import { Failure, findTrouble, type Trouble } from "../lib/failure.ts";

/** `pause` waits some milliseconds or until `stop`; `chance` gives a number from 0 to 1. */
export type Patience = {
  pause(milliseconds: number, stop: AbortSignal): Promise<void>;
  chance(): number;
  stop: AbortSignal;
};

/** Runs again what a server is likely to do a little later; any other failure, and the last one, is thrown. */
export async function persevere<Value>(run: () => Promise<Value>, { pause, chance, stop }: Patience): Promise<Value> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run();
    } catch (error) {
      const wait = pauseAfter(attempt, findTrouble(error), chance());
      if (wait === null) throw error;
      await pause(wait, stop);
      if (stop.aborted) throw new Failure({ code: "model-stopped" }, { cause: error });
    }
  }
}

const ATTEMPTS = 4;
/** Milliseconds; each pause is four times the one before. */
const FIRST = 1_000;
const GROWTH = 4;
/** Seconds: whoever asks for more is left alone until then. */
const LONGEST = 60;

/** Milliseconds to wait after the attempt of that number, counted from 1; null where another would be in vain. */
export function pauseAfter(attempt: number, trouble: Trouble | undefined, chance: number): number | null {
  if (attempt >= ATTEMPTS || (trouble?.code !== "model-away" && trouble?.code !== "model-busy")) return null;
  const { seconds } = trouble;
  if (seconds !== null && seconds > LONGEST) return null;
  // Several that were turned away together do not come back together.
  if (seconds !== null) return (seconds + chance) * 1000;
  return FIRST * GROWTH ** (attempt - 1) * (0.5 + chance / 2);
}
