import type { Log } from "../../lib/log.ts";
import type { pause } from "../../lib/timing.ts";
import type { Handle, Interaction, Reply } from "../interaction.ts";
import type { Message } from "../message.ts";
import { FAILED } from "../slack-wording.ts";
import { openAnswer } from "./answer.ts";
import type { Call } from "./calls.ts";
import { openWays, type Route } from "./ways.ts";

/** Something that was done in Discord. `id` is the same each time that Discord tells of it. */
export type Heard = { id: string; interaction: Interaction; route: Route };

export type ServeDeps = {
  handle: Handle;
  /** False where an event of that id was heard before. */
  hear(id: string): Promise<boolean>;
  call: Call;
  log: Log;
  /** In epoch milliseconds. */
  clock(): number;
  pause: typeof pause;
};

/** What is done with what is heard. Nothing throws: what fails is told and logged. */
export type Serving = {
  serve(heard: Heard): Promise<void>;
  tell(route: Route, message: Message): Promise<void>;
  /** Resolves once nothing is under way. */
  drained(): Promise<unknown>;
};

/** Milliseconds: Discord waits for three thousand, and takes a form as the first answer alone. */
const PROMPT = 1_500;

export function openServing({ handle, hear, call, log, clock, pause }: ServeDeps): Serving {
  const underWay = new Set<Promise<void>>();
  const logFault = (event: string, error: unknown): void =>
    log.error(event, { error: String(error), stack: Object(error).stack });
  const track = async (run: () => Promise<void>): Promise<void> => {
    const work = run().catch((error: unknown) => logFault("discord answer failed", error));
    underWay.add(work);
    await work.finally(() => underWay.delete(work));
  };
  const answerBy = (route: Route) => openAnswer(route, openWays(route, call, { clock, log }), log);

  /** Where it cannot be known, somebody waits all the same. */
  const isNew = (id: string): Promise<boolean> =>
    hear(id).catch((error: unknown) => {
      logFault("discord event not kept", error);
      return true;
    });

  const doWish = async ({ interaction }: Heard, interim: (message: Message) => void): Promise<Reply[]> => {
    try {
      return await handle(interaction, interim);
    } catch (error) {
      logFault("discord wish failed", error);
      return [{ kind: "message", message: FAILED, to: "person", replaces: false }];
    }
  };

  return {
    serve: (heard) =>
      track(async () => {
        const answer = answerBy(heard.route);
        const done = new AbortController();
        void pause(PROMPT, done.signal).then(() => done.signal.aborted || answer.wait());
        try {
          if (await isNew(heard.id)) await answer.send(await doWish(heard, answer.interim));
        } finally {
          done.abort();
        }
      }),
    tell: (route, message) =>
      track(() => answerBy(route).send([{ kind: "message", message, to: "person", replaces: false }])),
    drained: () => Promise.all(underWay),
  };
}
