import type { Log } from "../../lib/log.ts";
import type { pause } from "../../lib/timing.ts";
import type { Handle, Reply } from "../interaction.ts";
import type { Message } from "../message.ts";
import { FAILED } from "../slack-wording.ts";
import { openAnswer } from "./answer.ts";
import { wordOf } from "./answers.ts";
import type { Call } from "./calls.ts";
import type { Heard } from "./listen.ts";
import { openWays, type Route } from "./ways.ts";

export type ServeDeps = {
  handle: Handle;
  /** False where an event of that id was heard before. */
  hear(id: string): Promise<boolean>;
  /** Requests in a workspace. */
  callIn(workspace: string): Call;
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

/** Milliseconds: Slack may show what a form was acknowledged with after what comes sooner. */
const SETTLING = 500;

export function openServing({ handle, hear, callIn, log, clock, pause }: ServeDeps): Serving {
  const underWay = new Set<Promise<void>>();
  const track = async (run: () => Promise<void>): Promise<void> => {
    const work = run().catch((error: unknown) => logFault("slack answer failed", error));
    underWay.add(work);
    await work.finally(() => underWay.delete(work));
  };
  const logFault = (event: string, error: unknown): void =>
    log.error(event, { error: String(error), stack: Object(error).stack });

  /** Where it cannot be known, somebody waits all the same. */
  const isNew = (id: string): Promise<boolean> =>
    hear(id).catch((error: unknown) => {
      logFault("slack event not kept", error);
      return true;
    });

  const waysOf = (route: Route) => openWays(route, callIn(route.workspace), clock);

  const doWish = async ({ interaction, route: { acted } }: Heard, interim: (message: Message) => void) => {
    const settled = acted.on === "modal" && acted.isWaiting ? pause(SETTLING) : undefined;
    try {
      return await handle(interaction, interim);
    } catch (error) {
      logFault("slack wish failed", error);
      return [{ kind: "message", message: FAILED, to: "person", replaces: false }] satisfies Reply[];
    } finally {
      await settled;
    }
  };

  return {
    serve: (heard) =>
      track(async () => {
        const answer = openAnswer(heard.route, waysOf(heard.route), log);
        if (await isNew(heard.id)) await answer.send(await doWish(heard, answer.interim));
      }),
    tell: (route, message) =>
      track(async () => {
        const told = waysOf(route).tell(message);
        await told.catch((error: unknown) => log.warn("slack answer lost", { reason: wordOf(error) }));
      }),
    drained: () => Promise.all(underWay),
  };
}
