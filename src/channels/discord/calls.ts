import type { REST } from "discord.js";
import type { pause } from "../../lib/timing.ts";
import { answerOf } from "./answers.ts";
import type { Connect } from "./client.ts";

/** Requests of an answer. Throws what Discord's client throws; never sent again where they may have been done. */
export type Call = <Result>(run: (rest: REST) => Promise<Result>) => Promise<Result>;

/** `patience` in milliseconds; `stop` gives up whatever is under way. */
type CallDeps = { connect: Connect; patience: number; pause: typeof pause; stop: AbortSignal };

/** Times that a request is sent to a Discord that says to wait, and the seconds that it is waited for at most. */
const TRIES = 4;
const LONGEST = 60;

/** Each has its own client: one that is told to wait delays no other. */
export function openCalls({ connect, patience, pause, stop }: CallDeps): Call {
  return async (run) => {
    for (let tries = 1; ; tries++) {
      try {
        return await run(await connect(AbortSignal.any([AbortSignal.timeout(patience), stop])));
      } catch (error) {
        const seconds = secondsAsked(error, tries);
        if (seconds === undefined || seconds > LONGEST || tries === TRIES || stop.aborted) throw error;
        await pause(seconds * 1000, stop);
      }
    }
  };
}

/** How long Discord says to wait; where it does not say, longer each time; undefined where it does not ask for it. */
function secondsAsked(error: unknown, tries: number): number | undefined {
  const { trouble } = answerOf("", error);
  if (trouble.code !== "channel-busy" || trouble.reason !== "rate") return undefined;
  return trouble.seconds ?? 2 ** (tries - 1);
}
