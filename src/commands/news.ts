import { catchUpMessage } from "../channels/catch-up-message.ts";
import { editionMessage } from "../channels/edition-message.ts";
import { note, sentence } from "../channels/parts.ts";
import { nextLine } from "../channels/state-message.ts";
import { emptyCorpusRefusal } from "../channels/wording.ts";
import { catchUp } from "../jobs/catch-up.ts";
import { localDay } from "../lib/calendar.ts";
import { Failure } from "../lib/failure.ts";
import type { Press, Run } from "./command.ts";
import { type CommandDeps, channelAt } from "./deps.ts";
import { toPerson } from "./replies.ts";
import { readSince } from "./since.ts";

/** The edition of the day, as the channel had it, or as it would have it now. */
export const showToday: Run<"aujourdhui", CommandDeps> = async (_, { place }, deps) => {
  const { settings } = deps;
  if ((await deps.corpus.coverage()).articles === 0) return [toPerson(sentence(emptyCorpusRefusal))];
  const channel = channelAt(place, settings);
  const { edition, context } = await editionOfToday(channel, deps);
  const at = (await deps.nextEdition(channel)) ?? null;
  const next = nextLine({ nextEditionAt: at, replay: settings.at, zone: settings.zone });
  const message = editionMessage(edition, context);
  // A replay says so by itself.
  return [toPerson(context.replay === null ? [...message, note(next)] : message)];
};

export async function editionOfToday(channel: ReturnType<typeof channelAt>, deps: CommandDeps) {
  const day = localDay(deps.now(), deps.settings.zone);
  return (await deps.recall(channel.id, day)) ?? (await deps.edition(channel, undefined));
}

export const pressToday: Press<CommandDeps> = (_, interaction, deps) =>
  showToday({ name: "aujourdhui" }, interaction, deps);

/** What a reader has missed. */
export const showMissed: Run<"rattrapage", CommandDeps> = async ({ since: words }, _, deps) => {
  const { zone } = deps.settings;
  const now = deps.now();
  const since = readSince(words, { now, zone });
  if (since === undefined) throw new Failure({ code: "time-unknown", text: words });
  return [toPerson(catchUpMessage(await catchUp(since, now, deps), zone))];
};
