import type { Trouble } from "../../lib/failure.ts";
import type { Message } from "../message.ts";
import { type Connected, type Keeping, keepConnected, type Notice } from "./connection.ts";

/** What hears what people do on a platform, and answers. Closing hears no more, and lets answers under way end. */
export type PlatformApp = AsyncDisposable & {
  /** Why nobody is heard or answered there for now. */
  trouble(): Trouble | undefined;
  /** Tells some people, by their ids, what they alone can mend; never throws. */
  warn(people: readonly string[], message: Message): Promise<void>;
};

/** Milliseconds that a request or a connection may take, and that answers under way have when Vigie stops. */
export type Limits = { patience: number; drain: number };
export const LIMITS: Limits = { patience: 15_000, drain: 10_000 };

/** `stopping`: nothing more is heard; `closing`: nothing more is answered. */
export type Ending = { stopping: AbortController; closing: AbortController };

type Held = Omit<Keeping, "stop"> & { connect(): Promise<Connected>; drained(): Promise<unknown>; drain: number };

/** Keeps connected to a platform until it is closed. */
export function holdConnection(
  { connect, drained, drain, ...keeping }: Held,
  { stopping, closing }: Ending,
): Pick<PlatformApp, "trouble"> & AsyncDisposable {
  let trouble: Trouble | undefined;
  const tell = (notice: Notice): void => {
    trouble = notice.kind === "away" ? notice.trouble : undefined;
    keeping.tell(notice);
  };
  const kept = keepConnected(connect, { ...keeping, tell, stop: stopping.signal });
  return {
    trouble: () => trouble,
    async [Symbol.asyncDispose]() {
      stopping.abort();
      await kept;
      const over = new AbortController();
      void drained().then(() => over.abort());
      await keeping.pause(drain, over.signal);
      closing.abort();
    },
  };
}
