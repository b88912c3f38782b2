import { findTrouble, type Trouble } from "../../lib/failure.ts";
import type { Log } from "../../lib/log.ts";
import type { Connected, Notice } from "../listening/connection.ts";
import { holdConnection, LIMITS, type Limits, type PlatformApp } from "../listening/platform-app.ts";
import { isWithin } from "../settings.ts";
import { openBolt, type Receiver, type Self } from "./bolt.ts";
import { type Call, openCalls } from "./calls.ts";
import { openSocket, troubleOf } from "./connection.ts";
import { type FollowDeps, follow } from "./follow.ts";
import { type Admitting, installingRoutes, type Listener } from "./install.ts";
import { listen } from "./listen.ts";
import { isAdmin, warn } from "./people.ts";
import { openServing, type ServeDeps } from "./serve.ts";
import { forgetRemoved } from "./uninstall.ts";
import { openWorkspaces } from "./workspaces.ts";

export type SlackDeps = Pick<FollowDeps, "isFollowed" | "channels"> &
  Omit<ServeDeps, "callIn"> & {
    settings: Parameters<typeof openBolt>[0]["settings"];
    /** Told of Slack's absence and of its return, each once. */
    tell(notice: Notice): void;
    limits?: Partial<Limits>;
  };

const UNKNOWN: Trouble = { code: "slack-away", reason: "other" };

/** `receive` takes what Slack sends to `/slack/events`, and who installs Vigie; undefined where neither comes. */
export type SlackApp = PlatformApp & { receive: Listener | undefined };

/**
 * Hears what people do in Slack, and answers. Resolves before Slack is there; its absence ends nothing: it is tried again,
 * and told. Closing hears no more, and lets answers under way end.
 */
export async function openSlackApp(deps: SlackDeps): Promise<SlackApp> {
  const { settings, log, clock, pause } = deps;
  const { patience, drain } = { ...LIMITS, ...deps.limits };
  const [stopping, closing] = [new AbortController(), new AbortController()];
  const [stop, self]: [AbortSignal, Self] = [stopping.signal, {}];
  const { app, receiver } = await openBolt({ settings, self, patience, log, clock, stop, closing: closing.signal });
  app.error(async (error) => tellFault(error, log));

  const workspaces = openWorkspaces(settings);
  const callIn = (workspace: string, until = closing.signal): Call =>
    openCalls({ connect: workspaces.connect(workspace), patience, pause, stop: until });
  const serving = openServing({ ...deps, callIn: (workspace) => callIn(workspace) });
  const listening: FollowDeps = {
    ...{ ...deps, ...serving },
    // Who installs Vigie of their own accord changes nothing of what others read.
    isAdmin: async (user, workspace) =>
      ("token" in settings || deps.channels().some((each) => isWithin(each, workspace))) &&
      (await isAdmin(user, callIn(workspace), log)),
  };
  listen(app, listening);
  follow(app, listening);
  if (!("token" in settings)) forgetRemoved(app, { installations: settings.installations, callIn, log });

  const isNamed = (workspace: string): boolean => deps.channels().some((each) => isWithin(each, workspace));
  const call = "token" in settings ? callIn("", stop) : undefined;
  const meeting = { receiver, self, call, patience, pause, stop };
  const held = holdConnection(
    { ...deps, connect: () => meet(meeting), drained: serving.drained, drain, unknown: UNKNOWN },
    { stopping, closing },
  );
  return {
    receive: receive(receiver, { isNamed, log }, stop),
    ...held,
    async warn(people, message) {
      for (const person of people) await warn(person, message, { list: workspaces.list, callIn }, log);
    },
  };
}

/** What Bolt caught: of a workspace that is not known, nothing is done. */
function tellFault(error: Error, log: Log): void {
  const workspace = findUnknown(error);
  if (workspace !== undefined) log.warn("slack workspace unknown", { workspace });
  else log.error("slack event failed", { error: String(error), stack: error.stack });
}

function findUnknown(error: unknown): string | undefined {
  const trouble = findTrouble(error);
  if (trouble?.code === "workspace-unknown") return trouble.workspace;
  const { original } = Object(error);
  return original === undefined ? undefined : findUnknown(original);
}

type Meeting = { receiver: Receiver; self: Self; call: Call | undefined } & Parameters<typeof openSocket>[1];

/** Asks Slack who Vigie is there, by its one token, then opens the socket, where there is one. Throws `Failure`. */
async function meet({ receiver, self, call, ...limits }: Meeting): Promise<Connected> {
  if (call !== undefined) await askSelf(self, call);
  if ("client" in receiver)
    return await openSocket(receiver.client, limits).catch((error: unknown) => {
      throw troubleOf(error, "SLACK_APP_TOKEN");
    });
  return { lost: new Promise((resolve) => limits.stop.addEventListener("abort", resolve)) };
}

async function askSelf(self: Self, call: Call): Promise<void> {
  const { user_id } = await call(({ auth }) => auth.test()).catch((error: unknown) => {
    throw troubleOf(error, "SLACK_BOT_TOKEN");
  });
  if (user_id !== undefined) self.botUserId = user_id;
}

/** Of other paths, Bolt would throw; and what comes while Vigie stops, Slack sends again. */
function receive(receiver: Receiver, admitting: Admitting, stop: AbortSignal): SlackApp["receive"] {
  const routes = new Map<string, Listener>(receiver.installer && installingRoutes(receiver.installer, admitting));
  if ("requestListener" in receiver) routes.set("POST /slack/events", receiver.requestListener);
  if (routes.size === 0) return undefined;
  return (request, response) => {
    const listener = routes.get(`${request.method} ${request.url?.replace(/\?.*/s, "")}`);
    if (listener !== undefined && !stop.aborted) listener(request, response);
    else response.writeHead(listener === undefined ? 404 : 503).end();
  };
}
