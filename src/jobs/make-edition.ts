import { isExcerpt } from "../articles/article.ts";
import { findIndependence } from "../articles/independence.ts";
import type { EditionContext } from "../channels/edition-message.ts";
import { EXCERPT, NOT_FRENCH, OPINION_PIECE } from "../channels/wording.ts";
import type { Corpus } from "../corpus/corpus.ts";
import type { StoredArticle } from "../corpus/reading.ts";
import type { SourceState } from "../corpus/source-states.ts";
import { editionSubject } from "../deliveries/delivery.ts";
import type { DeliveryStore } from "../deliveries/store.ts";
import { type Composed, composeEdition } from "../editions/compose.ts";
import type { Decision } from "../editions/decision.ts";
import type { Edition, Failing } from "../editions/edition.ts";
import type { Former } from "../editions/former.ts";
import type { Novelty, Story } from "../editions/novelty.ts";
import { editionPeriod, type Schedule } from "../editions/period.ts";
import type { Profile } from "../editions/rank.ts";
import type { EditionStore } from "../editions/store.ts";
import { formatInstant, localDay } from "../lib/calendar.ts";
import { brief } from "./brief.ts";
import { TOLD_AFTER } from "./next-visit.ts";

/** A channel, and what it wants in its editions. `silence`: nothing new is not said. */
type Channel = {
  id: string;
  digest: Schedule & Omit<Profile, "most"> & { stories: number; whenNothing: "line" | "silence" };
};

export type Deps = Parameters<typeof brief>[1] & {
  corpus: Pick<Corpus, "span" | "stories" | "versions" | "coverage" | "sourceStates">;
  editions: Pick<EditionStore, "before" | "former">;
  deliveries: Pick<DeliveryStore, "find">;
  sources: readonly { id: string; name: string; place?: string }[];
  zone: string;
};

/**
 * What an edition is asked for: `day` is the local day that it is of, where that is not the day of `at`. In a replay, and
 * for an instant in the past, publication alone decides.
 */
export type Request = { channel: Channel; at: number; day?: string; publicationAlone: boolean; replay: number | null };

/** `decisions`: what became of each story of the period. */
export type Published = {
  edition: Edition;
  context: EditionContext;
  articleIds: string[];
  decisions: Decision[];
  /** Nothing is new, and the channel wants nothing said of it. */
  isSilent: boolean;
};

/**
 * Makes a channel's edition for an instant: the stories of its period that the channel was not told yet, and those that it
 * was shown of which an article has changed since.
 */
export async function makeEdition(request: Request, deps: Deps): Promise<Published> {
  const { channel, at, publicationAlone, replay, day = localDay(at, deps.zone) } = request;
  const before = await deps.editions.before(channel.id, at);
  const period = editionPeriod(at, before.madeAt, channel.digest, deps.zone);
  const articles = await deps.corpus.span(period, publicationAlone);
  const fresh = articles.filter(({ id }) => !before.told.has(id));
  const told = { storyIds: fresh.map(({ storyId }) => storyId), since: publicationAlone ? at : at - CORRECTABLE };
  const former = await deps.editions.former(channel.id, at, told);
  // What an article said at an instant of the past is not known any more.
  const changed = publicationAlone ? [] : await findChanged(former, deps);
  const stories = await readStories([...fresh, ...changed], former, deps);
  const failing = failingNow(withoutPassing(await deps.corpus.sourceStates(), deps.sources), deps);
  const frame = {
    ...{ channel: channel.id, day, at, profile: { ...channel.digest, most: channel.digest.stories } },
    period: { from: formatInstant(period.from, deps.zone), to: formatInstant(period.to, deps.zone) },
  };
  const { to: newest } = await deps.corpus.coverage();
  const context = { period, newest, replay, zone: deps.zone, sources: deps.sources.length, articles: fresh.length };
  const { edition, decisions, novelties } = composeEdition(frame, stories, failing);
  return {
    ...{ edition, decisions, articleIds: fresh.map(({ id }) => id) },
    isSilent: channel.digest.whenNothing === "silence" && isEmpty(edition),
    context: {
      ...context,
      independence: new Map(stories.map((each) => [each.briefing.storyId, findIndependence(each.articles)])),
      remarks: remarksOn(stories),
      former: await withMessages(novelties, channel.id, deps),
    },
  };
}

/** A site that is out of order for a moment is nobody's business; a folder that is missing stays so until somebody acts. */
function withoutPassing(states: readonly SourceState[], sources: Deps["sources"]): SourceState[] {
  const remote = new Set(sources.filter(({ place = "" }) => /^https?:/i.test(place)).map(({ id }) => id));
  return states.filter(({ id, failures, isStopped }) => !remote.has(id) || isStopped || failures >= TOLD_AFTER);
}

/** Whether an edition tells nothing: no story, nor a source that began to fail in its period. */
function isEmpty({ stories, failing, period }: Edition): boolean {
  return stories.length === 0 && !failing.some(({ since }) => Date.parse(since) >= Date.parse(period.from));
}

/** Milliseconds after an edition in which an article that changes is looked at again. */
const CORRECTABLE = 14 * 24 * 3_600_000;

/** The articles by which a channel knows its stories and that are not as they were. */
async function findChanged(former: ReadonlyMap<string, Former>, { corpus }: Deps) {
  const known = Array.from(former, ([storyId, { versions }]) =>
    Array.from(versions, ([id, version]) => ({ id, storyId, version })),
  ).flat();
  const now = await corpus.versions(known.map(({ id }) => id));
  return known.filter(({ id, version }) => now.has(id) && now.get(id) !== version);
}

/** The stories of some articles, with what a channel was shown of them. */
async function readStories(
  articles: readonly { id: string; storyId: string }[],
  former: ReadonlyMap<string, Former>,
  deps: Deps,
): Promise<Story[]> {
  const fresh = new Set(articles.map(({ id }) => id));
  const stories = await brief([...new Set(articles.map(({ storyId }) => storyId))], deps);
  return stories.map((story) => ({ ...story, fresh, former: former.get(story.briefing.storyId) }));
}

/** What is new in the stories that were shown before, with the messages that showed them. */
async function withMessages(
  novelties: Composed["novelties"],
  channel: string,
  { deliveries }: Deps,
): Promise<EditionContext["former"]> {
  const former: [string, Novelty & { messageId: string | null }][] = [];
  for (const [storyId, novelty] of novelties) {
    if (novelty.since === null) continue;
    const [first] = await deliveries.find(channel, editionSubject(novelty.since));
    former.push([storyId, { ...novelty, messageId: first?.sentAs ?? null }]);
  }
  return new Map(former);
}

/** The sources of the settings that fail, by their names. */
export function failingNow(
  states: readonly SourceState[],
  { sources, zone }: Pick<Deps, "sources" | "zone">,
): Failing[] {
  const names = new Map(sources.map(({ id, name }) => [id, name]));
  return states.flatMap(({ id, failingSince, reason }) => {
    const source = names.get(id);
    if (source === undefined || failingSince === null || reason === null) return [];
    return [{ source, since: formatInstant(failingSince, zone), reason }];
  });
}

/** Why a story shows no sentence of its own. */
function remarksOn(stories: readonly Story[]): Map<string, string> {
  return new Map(
    stories.flatMap(({ briefing, articles, fresh, former }) => {
      const remark = remarkOn(former === undefined ? articles : articles.filter(({ id }) => fresh.has(id)));
      return remark === undefined ? [] : [[briefing.storyId, remark] as const];
    }),
  );
}

export function remarkOn(articles: readonly Pick<StoredArticle, "flags">[]): string | undefined {
  if (articles.every(({ flags }) => flags.includes("not-french"))) return NOT_FRENCH;
  if (articles.every(isExcerpt)) return EXCERPT;
  return articles.every(({ flags }) => flags.includes("opinion")) ? OPINION_PIECE : undefined;
}
