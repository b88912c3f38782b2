import type { App } from "../app.ts";
import { note } from "../channels/parts.ts";
import { describeTrouble } from "../channels/troubles.ts";
import { channelBack } from "../channels/wording.ts";
import type { Notice } from "../deliveries/delivery.ts";
import type { Patience } from "../lib/timing.ts";
import { type Chore, openSchedule } from "../schedule.ts";
import type { Context } from "./command.ts";
import type { Parts } from "./start-pages.ts";

type Working = Context & { stop: AbortController; patience: Pick<Patience, "onAway" | "onBack"> };

/** Milliseconds. */
const MINUTE = 60_000;

const PLATFORMS = ["terminal", "slack", "discord"] as const;

/**
 * Does what is due until it is closed, side by side: what takes its time, and a platform that does not answer, keep nothing
 * else waiting. `wake` has the settings looked at, and what follows from them.
 */
export function openChores(app: App, parts: Parts, context: Working): AsyncDisposable & { wake(): void } {
  const { patience, stop } = context;
  const stack = new AsyncDisposableStack();
  const open = (chores: Chore[]) => stack.use(openSchedule(chores, { ...patience, log: app.log, stop }));
  const warn = openWarn(app, parts, context);
  open(gatherChores(app, warn));
  if (app.embedder !== undefined) open([embedChore(app)]);
  const sending = PLATFORMS.map((platform) => open([sendChore(platform, app, warn)]));
  const handOver = async (): Promise<boolean> => {
    for (const each of sending) each.wake();
    return false;
  };
  const planning = open([...planChores(app, parts, context), { name: "hand over", step: handOver }]);
  return { wake: planning.wake, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

function gatherChores(app: App, warn: Warn): Chore[] {
  const collect = async (stop: AbortSignal): Promise<boolean> => {
    const reports = await app.collectNext({ stop });
    for (const { notices } of reports) notices.forEach(warn);
    return reports.length > 0;
  };
  return [
    { name: "collect", step: collect },
    { name: "brief", step: () => app.briefNext() },
    { name: "retention", step: () => app.forgetNext() },
  ];
}

/** By itself: a batch may take minutes. */
const embedChore = (app: App): Chore => ({ name: "embed", step: async (stop) => (await app.embedNext(stop)).goesOn });

/** What is to be posted, each at its hour; what cannot wait first. */
function planChores(app: App, { reload }: Parts, { terminal }: Context): Chore[] {
  const publish = async (stop: AbortSignal): Promise<number> => {
    await app.publishDue(stop);
    return (Math.floor(terminal.clock() / MINUTE) + 1) * MINUTE;
  };
  return [
    // Between two steps: what is made is made whole under the same settings.
    { name: "settings", step: (stop) => reload.look(stop).then(() => false) },
    { name: "publish", step: (stop) => app.duty("publish", () => publish(stop)) },
    { name: "alert", step: (stop) => app.duty("alert", () => app.alertDue(stop)) },
  ];
}

/** Posts what is due on one platform. */
function sendChore(platform: (typeof PLATFORMS)[number], app: App, warn: Warn): Chore {
  return {
    name: `deliver to ${platform}`,
    async step(stop) {
      const only = app.config.channels.filter((channel) => channel[platform]).map(({ id }) => id);
      return (await app.deliver({ stop, tell: (notice) => warn(textOf(notice)), only })).length > 0;
    },
  };
}

type Warn = (text: string) => void;

/** Tells whoever looks after Vigie, in the terminal and where they talk. */
const openWarn =
  (app: App, { slack, discord }: Parts, context: Context): Warn =>
  (text) => {
    context.say([note(text)]);
    void slack?.warn(adminsOf(app, /^[UW]/), [note(text)]);
    void discord?.warn(adminsOf(app, /^\d/), [note(text)]);
  };

/** Whoever runs Vigie is told, once, of what does not arrive. */
export function tell(notice: Notice, context: Context): void {
  context.say([note(textOf(notice))]);
}

const textOf = (notice: Notice): string =>
  notice.kind === "resumed" ? channelBack(notice.channel) : describeTrouble(notice.trouble);

/** Those whom the settings name, by how a platform's ids begin. */
const adminsOf = ({ config }: App, ids: RegExp): string[] => config.rights.admins.filter((id) => ids.test(id));
