import type { App } from "../app.ts";
import { editionMessage } from "../channels/edition-message.ts";
import type { Message } from "../channels/message.ts";
import type { ChannelSettings } from "../channels/settings.ts";
import { renderTerminal } from "../channels/terminal.ts";
import {
  collecting,
  portTaken,
  replayWorkingLine,
  STOPPED,
  WHAT_NEXT,
  whatNext,
  workingLine,
} from "../channels/wording.ts";
import { isEditionTime, nextEdition } from "../editions/period.ts";
import type { Published } from "../jobs/publish.ts";
import { localDay } from "../lib/calendar.ts";
import { openSchedule } from "../schedule.ts";
import { openHealth } from "../web/health.ts";
import { collectMessage } from "./collect.ts";
import type { Command, Context } from "./command.ts";
import { openProgress } from "./progress.ts";

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
      say(context, [{ kind: "note", text: STOPPED }]);
    });
    await collectNow(app, context, stop.signal);
    if (!stop.signal.aborted) await work(app, context, stopped);
    return true;
  },
};

/** Shows the first edition, then keeps the schedule until it is stopped. */
async function work(app: App, context: Context, stopped: Promise<void>): Promise<void> {
  const published = await publishFirst(app);
  context.show(editionMessage(published.edition, published.context), published.edition);
  await using stack = new AsyncDisposableStack();
  const health = stack.use(await openHealth(app.config.port, () => readHealth(app)));
  if (health === undefined) say(context, [{ kind: "note", text: portTaken(app.config.port) }]);
  const chores = {
    collect: (stop: AbortSignal) => collectQuietly(app, stop),
    publishDue: () => publishDue(app, context),
  };
  stack.use(openSchedule(chores, app.log));
  say(context, farewell(app, published, health?.address));
  await stopped;
}

/** What is said besides the edition goes to standard error, so that the edition alone can be piped. */
function say({ terminal }: Context, message: Message): void {
  terminal.err(`\n${renderTerminal(message, terminal)}\n`);
}

async function collectNow(app: App, context: Context, stop: AbortSignal): Promise<void> {
  using progress = openProgress(context.terminal);
  const { reports } = await app.collect({
    ...{ stop, onProgress: ({ name, new: fresh, known }) => progress.show(collecting(name, fresh + known)) },
  });
  progress[Symbol.dispose]();
  const failing = reports.filter(({ failed }) => failed > 0);
  if (app.config.sources.length === 0 || failing.length > 0) say(context, collectMessage(failing));
}

async function collectQuietly(app: App, stop: AbortSignal): Promise<void> {
  await app.collect({ stop });
}

/** The edition of now. It counts as published where it is due and the channel has not had it. */
async function publishFirst(app: App): Promise<Published> {
  const channel = terminalChannel(app) ?? app.channel();
  const published = await app.edition(channel, undefined);
  if (await isDue(app, channel)) await app.keepEdition(published, app.now());
  return published;
}

const terminalChannel = (app: App): ChannelSettings | undefined => app.config.channels.find(({ terminal }) => terminal);

/** A replay shows, and never publishes. */
async function isDue(app: App, channel: ChannelSettings): Promise<boolean> {
  if (app.config.at !== null || !isEditionTime(app.now(), channel.digest, app.config.zone)) return false;
  return !(await app.hadEdition(channel, localDay(app.now(), app.config.zone)));
}

async function publishDue(app: App, context: Context): Promise<void> {
  for (const channel of app.config.channels.filter(({ terminal }) => terminal)) {
    if (!(await isDue(app, channel))) continue;
    const published = await app.edition(channel, undefined);
    await app.keepEdition(published, app.now());
    context.show(editionMessage(published.edition, published.context), published.edition);
  }
}

function farewell(app: App, { edition }: Published, health: string | undefined): Message {
  const { zone, at } = app.config;
  const [story] = edition.stories;
  const next = nextEdition(app.now(), app.channel(edition.channel).digest, zone);
  return [
    { kind: "heading", text: WHAT_NEXT },
    { kind: "list", numbered: false, items: whatNext(story?.sources[0]?.articleId, health).map((text) => [{ text }]) },
    { kind: "note", text: at === null ? workingLine(next, zone) : replayWorkingLine },
  ];
}

async function readHealth(app: App) {
  const visits = (await app.corpus.sourceStates()).map(({ visitedAt }) => visitedAt);
  const { articles } = await app.corpus.coverage();
  const collectedAt = visits.length === 0 ? null : new Date(Math.max(...visits)).toISOString();
  return { status: "ok" as const, articles, collectedAt };
}
