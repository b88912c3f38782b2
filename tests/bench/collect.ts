import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdir } from "node:fs/promises";
import process from "node:process";
import { COMPILED, LEAN } from "../../src/launch.mjs";

export type CollectFigures = {
  articles: number;
  perSecond: number;
  firstSeconds: number;
  againSeconds: number;
  /** Of the first round. */
  processorSeconds: number;
  /** Processor time of a round with nothing new, against that of the first. */
  againWork: number;
  /** The same where servers know no condition, and send the whole again. */
  blindWork: number;
  /** The most that the process took from its start to its end. */
  residentMegabytes: number;
  longestPauseMs: number;
  p99PauseMs: number;
  /** The most that the thread worked between two turns of the loop; in a pause, it may wait for the processor as well. */
  longestWorkMs: number;
};

/** Rounds in a process that is started as the product is: what the other measures leave behind is not the round's. */
export async function measureCollect(folder: string): Promise<CollectFigures> {
  await mkdir(folder, { recursive: true });
  const child = fork(new URL("./collect-round.ts", import.meta.url), [folder], {
    execArgv: [...LEAN],
    env: { ...process.env, ...COMPILED },
  });
  const ended = once(child, "exit").then(([status]) => {
    throw new Error(`The round ended with ${status} before it told its figures.`);
  });
  const [figures] = await Promise.race([once(child, "message"), ended]);
  await ended.catch(() => {});
  return figures as CollectFigures;
}
