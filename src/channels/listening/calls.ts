import type { Trouble } from "../../lib/failure.ts";
import type { pause } from "../../lib/timing.ts";

/** Requests of an answer. Throws what the platform's client throws; never sent again where they may have been done. */
export type Call<Client> = <Result>(run: (client: Client) => Promise<Result>) => Promise<Result>;

/** `patience` in milliseconds; `stop` gives up whatever is under way. */
type CallDeps<Client> = {
  connect(stop: AbortSignal): Promise<Client>;
  troubleOf(error: unknown): Trouble;
  patience: number;
  pause: typeof pause;
  stop: AbortSignal;
};

/** Times that a request is sent to a platform that says to wait, and the seconds that it is waited for at most. */
const TRIES = 4;
const LONGEST = 60;

/** Each has its own client: one that is told to wait delays no other. */
export function openCalls<Client>({ connect, troubleOf, patience, pause, stop }: CallDeps<Client>): Call<Client> {
  return async (run) => {
    for (let tries = 1; ; tries++) {
      try {
        return await run(await connect(AbortSignal.any([AbortSignal.timeout(patience), stop])));
      } catch (error) {
        const seconds = secondsAsked(troubleOf(error), tries);
        if (seconds === undefined || seconds > LONGEST || tries === TRIES || stop.aborted) throw error;
        await pause(seconds * 1000, stop);
      }
    }
  };
}

/** How long to wait; where the platform does not say, longer each time; undefined where it does not ask for it. */
function secondsAsked(trouble: Trouble, tries: number): number | undefined {
  if (trouble.code !== "channel-busy" || trouble.reason !== "rate") return undefined;
  return trouble.seconds ?? 2 ** (tries - 1);
}
