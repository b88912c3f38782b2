import type { App } from "../app.ts";
import { editionMessage } from "../channels/edition-message.ts";
import type { Message } from "../channels/message.ts";
import { note } from "../channels/parts.ts";
import type { ChannelSettings } from "../channels/settings.ts";
import { describeTrouble } from "../channels/troubles.ts";
import {
  collecting,
  portTaken,
  replayWorkingLine,
  STOPPED,
  STORE_BACK,
  sharedFile,
  WAITING,
  WHAT_NEXT,
  whatNext,
  workingLine,
} from "../channels/wording.ts";
import type { Published } from "../jobs/make-edition.ts";
import type { SourceReport } from "../jobs/visit-source.ts";
import { watchFile } from "../lib/files.ts";
import { isPostgres } from "../lib/postgres.ts";
import { type Patience, persist } from "../lib/timing.ts";
import { openHealth } from "../web/health.ts";
import { collectMessage } from "./collect.ts";
import type { Command, Context } from "./command.ts";
import { openProgress } from "./progress.ts";
import { reloadSettings, settingsPath } from "./reload-settings.ts";
import { openChores, tell } from "./start-chores.ts";
import { hearDiscord } from "./start-discord.ts";
import { pagesOf } from "./start-pages.ts";
import { hearSlack } from "./start-slack.ts";

export const startCommand: Command = {
  name: "start",
  usage: "",
  does: "Collecte, montre l’édition, puis travaille à son heure jusqu’à Ctrl-C",
  words: [0, 0],
  async run(context) {
    const app = await context.open();
    const stop = new AbortController();
    const stopped = context.terminal.untilStopped().then(() => {
      stop.abort();
      context.say([note(STOPPED)]);
    });
    await warnOfOthers(app, context);
    warnOfUnset(app, context);
    const patience = patienceOf(context, app);
    await persist(() => collectFirst(app, context, stop.signal), { ...patience, stop: stop.signal });
    if (!stop.signal.aborted) await work(app, context, { stop, stopped, patience });
    return true;
  },
};

type Working = { stop: AbortController; stopped: Promise<void>; patience: Pick<Patience, "onAway" | "onBack"> };

/** Shows the first edition, then does what is due until it is stopped. */
async function work(app: App, context: Context, { stop, stopped, patience }: Working): Promise<void> {
  const channel = terminalChannel(app) ?? app.channel();
  const published = await app.edition(channel, undefined);
  await app.publishDue(stop.signal);
  const only = channel.terminal ? [channel.id] : [];
  const arrived = await app.deliver({ stop: stop.signal, tell: (notice) => tell(notice, context), only });
  // What was delivered here is on the screen already.
  if (arrived.length === 0) context.show(editionMessage(published.edition, published.context), published.edition);
  await using stack = new AsyncDisposableStack();
  const reload = await reloadSettings(app, context);
  const slack = stack.use(await hearSlack(app, context));
  const discord = stack.use(await hearDiscord(app, context));
  const parts = { reload, slack, discord };
  const health = stack.use(await openHealth(app.config.port, pagesOf(app, parts, context)));
  if (health === undefined) context.say([note(portTaken(app.config.port))]);
  context.say(await farewell(app, published, health?.address));
  const chores = stack.use(openChores(app, parts, { ...context, patience, stop }));
  stack.use(watchFile(settingsPath(app), () => chores.wake()));
  await stopped;
}

/** Said once when the store goes away, and once when it is back. */
function patienceOf(context: Context, { log }: App): Working["patience"] {
  // Several chores may find it away at once.
  let waiting = 0;
  return {
    onAway(trouble) {
      waiting += 1;
      if (waiting > 1) return;
      log.warn("store away", { trouble });
      context.say([note(`${describeTrouble(trouble)} ${WAITING}`)]);
    },
    onBack() {
      waiting -= 1;
      if (waiting > 0) return;
      log.warn("store back");
      context.say([note(STORE_BACK)]);
    },
  };
}

/** Several processes can share a SQLite file, but writers wait for each other. */
async function warnOfOthers(app: App, context: Context): Promise<void> {
  const others = await app.workers();
  if (others.length > 0 && !isPostgres(app.place)) context.say([note(sharedFile(others.length))]);
}

/** What has no token is not posted; the rest is. */
function warnOfUnset({ config }: App, context: Context): void {
  for (const platform of ["slack", "discord"] as const) {
    const unset = config[platform] === null ? config.channels.filter((channel) => channel[platform]) : [];
    for (const { id: channel } of unset) {
      context.say([note(describeTrouble({ code: "channel-unset", channel, platform }))]);
    }
  }
}

/** Visits every source that is due, before there is anything to show. */
async function collectFirst(app: App, context: Context, stop: AbortSignal): Promise<void> {
  using progress = openProgress(context.terminal);
  const onProgress = ({ name, new: fresh, known }: SourceReport) => progress.show(collecting(name, fresh + known));
  const failing: SourceReport[] = [];
  while (!stop.aborted) {
    const reports = await app.collectNext({ stop, onProgress });
    if (reports.length === 0) break;
    failing.push(...reports.filter(({ failed, notices }) => failed > 0 || notices.length > 0));
  }
  progress[Symbol.dispose]();
  if (app.config.sources.length === 0 || failing.length > 0) context.say(collectMessage(failing));
}

const terminalChannel = (app: App): ChannelSettings | undefined => app.config.channels.find(({ terminal }) => terminal);

async function farewell(app: App, { edition }: Published, health: string | undefined): Promise<Message> {
  const { zone, at } = app.config;
  const [story] = edition.stories;
  const next = await app.nextEdition(app.channel(edition.channel));
  return [
    { kind: "heading", text: WHAT_NEXT },
    { kind: "list", numbered: false, items: whatNext(story?.sources[0]?.articleId, health).map((text) => [{ text }]) },
    note(at === null ? workingLine(next, zone) : replayWorkingLine),
  ];
}
