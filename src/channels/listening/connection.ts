import { findTrouble, type Trouble } from "../../lib/failure.ts";
import type { pause } from "../../lib/timing.ts";

/** What is told of a platform, each once: why nobody is heard or answered there, and that they are again. */
export type Notice = { kind: "away"; trouble: Trouble } | { kind: "back" };

/** `lost` resolves once the connection is gone, or rejects where that is told. */
export type Connected = { lost: Promise<unknown> };

export type Keeping = {
  tell(notice: Notice): void;
  /** What is told of a connection that fails without saying why. */
  unknown: Trouble;
  pause: typeof pause;
  /** In epoch milliseconds. */
  clock(): number;
  stop: AbortSignal;
};

/** Milliseconds before the first new attempt, and between two at most. */
const FIRST = 1_000;
const LONGEST = 300_000;

/** Milliseconds: a connection that held so long is one that the platform renews, and is opened again at once. */
const STEADY = 10_000;

/** Connects, and connects again whenever that fails or the connection is lost, until it is stopped. */
export async function keepConnected(connect: () => Promise<Connected>, keeping: Keeping): Promise<void> {
  const { tell, unknown, pause, clock, stop } = keeping;
  let told: Trouble | undefined;
  for (let wait = FIRST; !stop.aborted; ) {
    try {
      const { lost } = await connect();
      if (told !== undefined) tell({ kind: "back" });
      told = undefined;
      const since = clock();
      await lost;
      if (clock() - since >= STEADY) {
        wait = FIRST;
        continue;
      }
    } catch (error) {
      const trouble = findTrouble(error) ?? unknown;
      if (!stop.aborted && !isSame(trouble, told)) tell({ kind: "away", trouble });
      told = trouble;
    }
    await pause(wait, stop);
    wait = Math.min(2 * wait, LONGEST);
  }
}

/** A platform may be away for several reasons in a row. */
const isSame = (one: Trouble, other: Trouble | undefined): boolean =>
  one.code === other?.code && Object(one).variable === Object(other).variable;
