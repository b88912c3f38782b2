import type { Log } from "../../lib/log.ts";
import { FAILED } from "../command-wording.ts";
import type { Handle, Interaction, Place, Reply, Wish } from "../interaction.ts";
import type { Message } from "../message.ts";
import { sentence } from "../parts.ts";

/** Something that was done. `id` is the same each time that the platform tells of it; `route`, by what ways it is answered. */
export type Heard<Route> = { id: string; interaction: Interaction; route: Route };

/** What is shown to who waits, and then what follows. Neither throws: what is lost is logged. */
export type Answer = { interim(message: Message): void; send(replies: readonly Reply[]): Promise<void> };

export type ServeDeps = {
  handle: Handle;
  /** False where an event of that id was heard before. */
  hear(id: string): Promise<boolean>;
  log: Log;
};

/** What is done with what is heard. Nothing throws: what fails is told and logged. */
export type Serving<Route> = {
  serve(heard: Heard<Route>): Promise<void>;
  /** Says something to who did something. */
  tell(route: Route, message: Message): Promise<void>;
  /** Resolves once nothing is under way. */
  drained(): Promise<unknown>;
};

/** `open` is called at once: who waits is told so before anything else is done. */
type Answering<Route> = { platform: Place["platform"]; open(route: Route, wish: Wish | undefined): Answer };

export function openServing<Route>({
  handle,
  hear,
  log,
  platform,
  open,
}: ServeDeps & Answering<Route>): Serving<Route> {
  const underWay = new Set<Promise<void>>();
  const logFault = (event: string, error: unknown): void =>
    log.error(`${platform} ${event}`, { error: String(error), stack: Object(error).stack });
  const track = async (run: () => Promise<void>): Promise<void> => {
    const work = run().catch((error: unknown) => logFault("answer failed", error));
    underWay.add(work);
    await work.finally(() => underWay.delete(work));
  };

  /** Where it cannot be known, somebody waits all the same. */
  const isNew = (id: string): Promise<boolean> =>
    hear(id).catch((error: unknown) => {
      logFault("event not kept", error);
      return true;
    });

  const doWish = async (interaction: Interaction, interim: Answer["interim"]): Promise<Reply[]> => {
    try {
      return await handle(interaction, interim);
    } catch (error) {
      logFault("wish failed", error);
      return [toldAlone(sentence(FAILED))];
    }
  };

  return {
    serve: ({ id, interaction, route }) =>
      track(async () => {
        const answer = open(route, interaction.wish);
        if (await isNew(id)) await answer.send(await doWish(interaction, answer.interim));
      }),
    tell: (route, message) => track(() => open(route, undefined).send([toldAlone(message)])),
    drained: () => Promise.all(underWay),
  };
}

const toldAlone = (message: Message): Reply => ({ kind: "message", message, to: "person", replaces: false });
