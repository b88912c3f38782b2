import {
  NO_LINK,
  needsTarget,
  notedSource,
  PAUSE_UNREAD,
  READING_FEED,
  sourceGone,
  sourceResumed,
} from "../channels/editing-wording.ts";
import type { Interaction, Reply } from "../channels/interaction.ts";
import { sentence } from "../channels/parts.ts";
import { nameOf } from "../channels/rules-message.ts";
import {
  newSourceMessage,
  sourcePausedMessage,
  sourceRemovalMessage,
  sourcesMessage,
  sourceTestMessage,
} from "../channels/sources-message.ts";
import { describeTrouble } from "../channels/troubles.ts";
import { findSource, type Held, restartStopped, trySource } from "../jobs/try-source.ts";
import { Failure } from "../lib/failure.ts";
import { pausedAt } from "../lib/pauses.ts";
import { openRobots } from "../lib/robots.ts";
import { freeId, type SourceSettings } from "../sources/settings.ts";
import type { Command, Press, Run } from "./command.ts";
import { endDraft, findDraft, keepDraft } from "./drafts.ts";
import type { Editing, EditingDeps } from "./editing-deps.ts";
import { findNamed } from "./find-named.ts";
import { findLink } from "./links.ts";
import { ONE_DAY, readPause } from "./pause-words.ts";
import { answer, replace } from "./replies.ts";
import { requireRight } from "./rights.ts";
import type { EditableSettings } from "./settings.ts";

type Verb = Extract<Command, { name: "source" }>["verb"];
type Do = (target: string, interaction: Interaction, deps: Editing) => Promise<Reply[]>;

const VERBS: Record<Verb, Do> = { ajouter: propose, liste: list, tester: test, pause, retirer: askRemoval };

export const runSources: Run<"source", EditingDeps> = ({ verb, target }, interaction, deps) =>
  VERBS[verb](target, interaction, deps);

/** « Ajouter à la veille »: the first link of a message goes the way of `source ajouter`. Throws `Failure`. */
export async function follow(text: string, interaction: Interaction, deps: Editing): Promise<Reply[]> {
  const link = findLink(text);
  return link === undefined ? answer(sentence(NO_LINK)) : propose(link, interaction, deps);
}

/** Finds what an address leads to, and shows what it holds before anything is written. */
async function propose(target: string, interaction: Interaction, deps: Editing): Promise<Reply[]> {
  const settings = await deps.editor.read();
  await requireRight("editor", interaction.person, settings.rights);
  const address = findLink(target);
  if (address === undefined) throw new Failure({ code: "not-an-address", target });
  refuseKnown(address, settings);
  deps.interim(sentence(READING_FEED));
  const held = await findSource(address, idsOf(settings), trialOf(settings, deps));
  const { source } = held;
  const place = placeOf(source);
  refuseKnown(place, settings);
  const draft = await keepDraft({ kind: "source", source }, interaction, deps);
  const trial = { source, ...shown(held) };
  return answer(newSourceMessage(place === address ? trial : { ...trial, foundAt: place }, draft));
}

const placeOf = ({ feed, page }: Pick<SourceSettings, "feed" | "page">): string => feed ?? page ?? "";

const idsOf = ({ sources }: EditableSettings): Set<string> => new Set(sources.map(({ id }) => id));
const trialOf = ({ timezone }: EditableSettings, { now, clock, fetch }: Editing) => ({
  ...{ fetch, permit: openRobots(fetch, clock), reference: { now: now(), zone: timezone } },
});
const shown = ({ articles, failures }: Held) => ({
  ...{ articles, reasons: failures.map(({ trouble }) => describeTrouble(trouble)) },
});

function refuseKnown(address: string, { sources }: EditableSettings): void {
  const known = sources.find((source) => URL.parse(placeOf(source))?.href === address);
  if (known) throw new Failure({ code: "source-exists", id: known.id, address });
}

/** Whoever reads may see the sources. */
async function list(_: string, __: Interaction, { editor, pauses, corpus, clock }: Editing): Promise<Reply[]> {
  const { sources, timezone } = await editor.read();
  const states = new Map((await corpus.sourceStates()).map((state) => [state.id, state]));
  const paused = pausedAt(await pauses.sources.all(), clock());
  const listed = sources.map((source) => ({
    ...{ source, state: states.get(source.id), pausedUntil: paused.get(source.id) },
  }));
  return answer(sourcesMessage(listed, timezone));
}

async function test(target: string, interaction: Interaction, deps: Editing): Promise<Reply[]> {
  const { settings, source } = await editSource("source tester", target, interaction, deps);
  deps.interim(sentence(READING_FEED));
  const held = await trySource(source, deps.data, trialOf(settings, deps));
  await restartStopped(source.id, deps.corpus);
  return answer(sourceTestMessage({ source, ...shown(held) }));
}

async function pause(words: string, interaction: Interaction, deps: Editing): Promise<Reply[]> {
  const { sources } = await deps.editor.read();
  // A name may end like a length of time.
  const said = findNamed(sources, words) ? { target: words, length: ONE_DAY } : readPause(words);
  const { settings, source } = await editSource("source pause", said.target, interaction, deps);
  if (said.length === null) throw new Failure({ code: "usage", what: PAUSE_UNREAD, command: null });
  const now = deps.clock();
  await deps.pauses.sources.pause(source.id, now + said.length, now);
  return answer(sourcePausedMessage(source, now + said.length, settings.timezone));
}

async function askRemoval(target: string, interaction: Interaction, deps: Editing): Promise<Reply[]> {
  const { source } = await editSource("source retirer", target, interaction, deps);
  return answer(sourceRemovalMessage(source));
}

/** A source that an editor names. Throws `Failure`. */
async function editSource(
  command: string,
  target: string,
  { person }: Interaction,
  { editor }: Editing,
): Promise<{ settings: EditableSettings; source: SourceSettings }> {
  const settings = await editor.read();
  await requireRight("editor", person, settings.rights);
  if (target.trim() === "") throw new Failure({ code: "usage", what: needsTarget(command), command: null });
  const source = findNamed(settings.sources, target);
  if (source !== undefined) return { settings, source };
  throw new Failure({ code: "unknown-source", id: target, known: settings.sources.map(({ id }) => id) });
}

export const sourcePresses: Record<string, Press<EditingDeps>> = {
  async "ajouter-source"({ argument }, interaction, deps) {
    const settings = await deps.editor.read();
    await requireRight("editor", interaction.person, settings.rights);
    const draft = (await findDraft("source", argument, interaction, deps)).source;
    refuseKnown(placeOf(draft), settings);
    const id = freeId(draft.id, idsOf(settings));
    const source = { ...draft, id };
    await deps.editor.addSource(source);
    await endDraft(argument, interaction, deps);
    return replace(sentence(notedSource(nameOf(source), id)));
  },
  async "reprendre-source"({ argument }, interaction, deps) {
    const { source } = await editSource("source pause", argument, interaction, deps);
    await deps.pauses.sources.resume(source.id, deps.clock());
    return answer(sentence(sourceResumed(nameOf(source))));
  },
  async "retirer-source"({ argument }, interaction, deps) {
    const { source } = await editSource("source retirer", argument, interaction, deps);
    await deps.editor.removeSource(source.id);
    await deps.pauses.sources.resume(source.id, deps.clock());
    return replace(sentence(sourceGone(nameOf(source))));
  },
};
