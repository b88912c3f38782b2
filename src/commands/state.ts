import type { Interaction, Place } from "../channels/interaction.ts";
import { platformOf } from "../channels/settings.ts";
import { homeMessage, type State, stateMessage } from "../channels/state-message.ts";
import { failingNow } from "../jobs/make-edition.ts";
import type { Grant, Press, Run } from "./command.ts";
import { type CommandDeps, channelAt } from "./deps.ts";
import { editionOfToday } from "./news.ts";
import { inItsStead, toPerson } from "./replies.ts";

export const showState: Run<"etat", CommandDeps> = async (_, interaction, deps) => [
  toPerson(
    stateMessage({ ...(await readState(interaction.place, deps)), details: await readDetails(interaction, deps) }),
  ),
];

export const pressState: Press<CommandDeps> = (_, interaction, deps) => showState({ name: "etat" }, interaction, deps);

export const showHome: Grant<"home", CommandDeps> = async (_, { place }, deps) => {
  const { edition } = await editionOfToday(channelAt(place, deps.settings), deps);
  return [inItsStead(homeMessage(edition, await readState(place, deps)))];
};

async function readState(place: Place, deps: CommandDeps): Promise<State> {
  const { zone, at, sources, model } = deps.settings;
  const known = new Set(sources.map(({ id }) => id));
  const states = (await deps.corpus.sourceStates()).filter(({ id }) => known.has(id));
  const named = sources.map(({ id, name }) => ({ id, name: name ?? id }));
  return {
    ...{ zone, replay: at, model: model?.name ?? null, sources: sources.length, details: null },
    coverage: await deps.corpus.coverage(),
    collectedAt: states.length === 0 ? null : Math.max(...states.map(({ visitedAt }) => visitedAt)),
    failing: failingNow(states, { sources: named, zone }),
    nextEditionAt: (await deps.nextEdition(channelAt(place, deps.settings))) ?? null,
  };
}

/** What only those who look after Vigie have a use for. */
async function readDetails({ person }: Interaction, deps: CommandDeps): Promise<State["details"]> {
  if (!(await deps.isEditor(person))) return null;
  const channels = await deps.deliveries.fare();
  const places = new Map(deps.settings.channels.map((channel) => [channel.id, platformOf(channel)]));
  return {
    ...{ spent: await deps.spentToday(), tokensPerDay: deps.settings.budget.tokensPerDay },
    waiting: channels.reduce((sum, { waiting }) => sum + waiting, 0),
    suspended: channels.flatMap(({ id: channel, suspended: reason }) =>
      reason === null
        ? []
        : [{ channel, where: places.get(channel), trouble: { code: "channel-closed", channel, reason } as const }],
    ),
  };
}
