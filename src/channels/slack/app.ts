import type { HTTPReceiver } from "@slack/bolt";
import type { Trouble } from "../../lib/failure.ts";
import type { Log } from "../../lib/log.ts";
import { type Connected, keepConnected, type Notice } from "../connection.ts";
import type { Message } from "../message.ts";
import { wordOf } from "./answers.ts";
import { openBolt, type Receiver, type Self } from "./bolt.ts";
import { type Call, openCalls, show } from "./calls.ts";
import { openSlack } from "./client.ts";
import { openSocket, troubleOf } from "./connection.ts";
import { type FollowDeps, follow } from "./follow.ts";
import { listen } from "./listen.ts";
import { openServing, type ServeDeps } from "./serve.ts";

export type SlackDeps = Pick<FollowDeps, "isFollowed" | "channels"> &
  Omit<ServeDeps, "call"> & {
    settings: Parameters<typeof openBolt>[0]["settings"];
    /** Told of Slack's absence and of its return, each once. */
    tell(notice: Notice): void;
    limits?: Partial<Limits>;
  };

/** Milliseconds that a request to Slack may take, and that answers under way have when Vigie stops. */
type Limits = { patience: number; drain: number };
const LIMITS: Limits = { patience: 15_000, drain: 10_000 };

const UNKNOWN: Trouble = { code: "slack-away", reason: "other" };

export type SlackApp = AsyncDisposable & {
  /** Takes what Slack sends to `/slack/events`; undefined where Vigie opens a socket. */
  receive: HTTPReceiver["requestListener"] | undefined;
  /** Why nobody is heard or answered in Slack for now. */
  trouble(): Trouble | undefined;
  /** Tells some people, by their ids, what they alone can mend; never throws. */
  warn(people: readonly string[], message: Message): Promise<void>;
};

/**
 * Hears what people do in Slack, and answers. Resolves before Slack is there; its absence ends nothing: it is tried again,
 * and told. Closing hears no more, and lets answers under way end.
 */
export async function openSlackApp(deps: SlackDeps): Promise<SlackApp> {
  const { settings, log, clock, pause } = deps;
  const { patience, drain } = { ...LIMITS, ...deps.limits };
  const [stopping, closing] = [new AbortController(), new AbortController()];
  const [stop, self]: [AbortSignal, Self] = [stopping.signal, {}];
  const { app, receiver } = await openBolt({ settings, self, patience, log, stop, closing: closing.signal });
  app.error(async (error) => log.error("slack event failed", { error: String(error), stack: error.stack }));

  const calling = { connect: openSlack(settings), patience, pause };
  const call = openCalls({ ...calling, stop: closing.signal });
  const serving = openServing({ ...deps, call });
  const listening = { ...deps, ...serving, isAdmin: (user: string) => isAdmin(user, call, log) };
  listen(app, listening);
  follow(app, listening);

  let trouble: Trouble | undefined;
  const tell = (notice: Notice): void => {
    trouble = notice.kind === "away" ? notice.trouble : undefined;
    deps.tell(notice);
  };
  const meeting = { receiver, self, call: openCalls({ ...calling, stop }), patience, pause, stop };
  const kept = keepConnected(() => meet(meeting), { tell, unknown: UNKNOWN, pause, clock, stop });
  return {
    receive: "requestListener" in receiver ? receive(receiver, stop) : undefined,
    trouble: () => trouble,
    async warn(people, message) {
      for (const person of people) await warn(person, message, call, log);
    },
    async [Symbol.asyncDispose]() {
      stopping.abort();
      await kept;
      const drained = new AbortController();
      void serving.drained().then(() => drained.abort());
      await pause(drain, drained.signal);
      closing.abort();
    },
  };
}

type Meeting = { receiver: Receiver; self: Self; call: Call } & Parameters<typeof openSocket>[1];

/** Asks Slack who Vigie is there, then opens the socket, where there is one. Throws `Failure`. */
async function meet({ receiver, self, call, ...limits }: Meeting): Promise<Connected> {
  const { user_id } = await call(({ auth }) => auth.test()).catch((error: unknown) => {
    throw troubleOf(error, "SLACK_BOT_TOKEN");
  });
  if (user_id !== undefined) self.botUserId = user_id;
  if ("client" in receiver)
    return await openSocket(receiver.client, limits).catch((error: unknown) => {
      throw troubleOf(error, "SLACK_APP_TOKEN");
    });
  return { lost: new Promise((resolve) => limits.stop.addEventListener("abort", resolve)) };
}

/** In Vigie's own conversation with the person. */
async function warn(person: string, message: Message, call: Call, log: Log): Promise<void> {
  try {
    await show(message, (shown) => call(({ chat }) => chat.postMessage({ channel: person, ...shown })));
  } catch (error) {
    log.warn("slack person not warned", { person, reason: wordOf(error) });
  }
}

/** Whether somebody rules the workspace; not, where Slack does not say. */
async function isAdmin(user: string, call: Call, log: Log): Promise<boolean> {
  try {
    const { user: found } = await call(({ users }) => users.info({ user }));
    return found?.is_admin === true || found?.is_owner === true;
  } catch (error) {
    log.warn("slack person unknown", { reason: wordOf(error) });
    return false;
  }
}

/** Of other paths, Bolt would throw; and what comes while Vigie stops, Slack sends again. */
function receive({ requestListener }: HTTPReceiver, stop: AbortSignal): SlackApp["receive"] {
  return (request, response) => {
    const isKnown = request.method === "POST" && /^\/slack\/events(?:\?|$)/.test(request.url ?? "");
    if (isKnown && !stop.aborted) requestListener(request, response);
    else response.writeHead(isKnown ? 503 : 404).end();
  };
}
