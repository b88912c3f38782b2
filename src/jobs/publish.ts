import type { Channel as Place } from "../channels/channel.ts";
import { type EditionContext, editionMessage } from "../channels/edition-message.ts";
import { NOT_FRENCH, OPINION_PIECE } from "../channels/wording.ts";
import type { Corpus } from "../corpus/corpus.ts";
import type { StoredArticle } from "../corpus/reading.ts";
import type { SourceState } from "../corpus/source-states.ts";
import { editionSubject } from "../deliveries/delivery.ts";
import type { DeliveryStore } from "../deliveries/store.ts";
import { composeEdition } from "../editions/compose.ts";
import type { Edition, Failing } from "../editions/edition.ts";
import { type Due, dueEdition, editionPeriod, LATEST_EDITION, type Schedule } from "../editions/period.ts";
import type { EditionStore } from "../editions/store.ts";
import { formatInstant, localDay } from "../lib/calendar.ts";
import { findTrouble } from "../lib/failure.ts";
import { pause } from "../lib/timing.ts";
import { type BriefedStory, brief } from "./brief.ts";

type Channel = { id: string; digest: Schedule & { stories: number } };

type Deps = Parameters<typeof brief>[1] & {
  corpus: Pick<Corpus, "span" | "coverage" | "sourceStates">;
  editions: EditionStore;
  sources: readonly { id: string; name: string }[];
  zone: string;
};

/**
 * What an edition is asked for: `day` is the local day that it is of, where that is not the day of `at`. In a replay, and
 * for an instant in the past, publication alone decides.
 */
export type Request = { channel: Channel; at: number; day?: string; publicationAlone: boolean; replay: number | null };

export type Published = { edition: Edition; context: EditionContext; articleIds: string[] };

type PublishDeps = Pick<Deps, "editions"> & { deliveries: Pick<DeliveryStore, "plan"> };

/**
 * Keeps the edition of each channel that is due one, with the messages that will show it there. `places` are the channels
 * that can be posted to, by their ids; `stop` leaves the rest for another time.
 */
export async function publishDue(
  channels: readonly Channel[],
  places: ReadonlyMap<string, Place>,
  stop: AbortSignal | undefined,
  deps: Deps & PublishDeps,
): Promise<void> {
  for (const channel of channels) {
    if (stop?.aborted) return;
    // Reading a SQLite file never lets the rest of the process have its turn.
    await pause(0);
    const place = places.get(channel.id);
    if (place) await publishIn(channel, place, deps);
  }
}

/** An edition that cannot be made takes no other with it. */
async function publishIn(channel: Channel, place: Place, deps: Deps & PublishDeps): Promise<void> {
  const at = deps.now();
  const due = await dueIn(channel, at, deps);
  if (due === undefined) return;
  const { day, at: dueAt } = due;
  try {
    const published = await makeEdition({ channel, at, day, publicationAlone: false, replay: null }, deps);
    deps.log.debug("edition made", { channel: channel.id, day });
    const isKept = await publish(published, { at, dueAt }, place, deps);
    if (isKept) deps.log.info("published", { channel: channel.id, day });
  } catch (error) {
    if (findTrouble(error)?.code.startsWith("database-")) throw error;
    deps.log.error("edition not made", { channel: channel.id, error: String(error), stack: Object(error).stack });
  }
}

/** The edition that a channel has not had yet; its first one is never late. */
async function dueIn({ id, digest }: Channel, now: number, { editions, zone }: Deps): Promise<Due | undefined> {
  const last = await editions.lastDay(id);
  const due = dueEdition(now, last, digest, zone);
  return due && last === undefined ? { ...due, at: now } : due;
}

/** Keeps an edition and the messages that show it, all or nothing; false where the channel has had one that day. */
export function publish(
  { edition, context, articleIds }: Published,
  { at, dueAt }: { at: number; dueAt: number },
  place: Place,
  { editions, deliveries }: PublishDeps,
): Promise<boolean> {
  const messages = place.split(editionMessage(edition, context));
  const subject = editionSubject(edition.day);
  const delivery = { channel: edition.channel, subject, messages, dueAt, expiresAt: dueAt + LATEST_EDITION };
  return editions.keep(edition, at, articleIds, (transaction) => deliveries.plan(delivery, transaction));
}

/** Makes a channel's edition for an instant: the stories of its period that the channel was not told yet. */
export async function makeEdition(request: Request, deps: Deps): Promise<Published> {
  const { channel, at, publicationAlone, replay, day = localDay(at, deps.zone) } = request;
  const before = await deps.editions.before(channel.id, at);
  const period = editionPeriod(at, before.madeAt, channel.digest, deps.zone);
  const articles = await deps.corpus.span(period, publicationAlone);
  const fresh = articles.filter(({ id }) => !before.told.has(id));
  const stories = await brief([...new Set(fresh.map(({ storyId }) => storyId))], deps);
  const failing = failingNow(await deps.corpus.sourceStates(), deps);
  const frame = {
    ...{ channel: channel.id, day },
    period: { from: formatInstant(period.from, deps.zone), to: formatInstant(period.to, deps.zone) },
    most: channel.digest.stories,
  };
  const told = stories.map((story) => ({ ...story, told: story.articles.some(({ id }) => before.told.has(id)) }));
  const { to: newest } = await deps.corpus.coverage();
  const context = { period, newest, replay, zone: deps.zone, sources: deps.sources.length, articles: fresh.length };
  return {
    edition: composeEdition(frame, told, failing),
    context: { ...context, remarks: remarksOn(stories) },
    articleIds: fresh.map(({ id }) => id),
  };
}

function failingNow(states: readonly SourceState[], { sources, zone }: Pick<Deps, "sources" | "zone">): Failing[] {
  const names = new Map(sources.map(({ id, name }) => [id, name]));
  return states.flatMap(({ id, failingSince, reason }) => {
    const source = names.get(id);
    if (source === undefined || failingSince === null || reason === null) return [];
    return [{ source, since: formatInstant(failingSince, zone), reason }];
  });
}

/** Why a story shows no sentence of its own. */
function remarksOn(stories: readonly BriefedStory[]): Map<string, string> {
  return new Map(
    stories.flatMap(({ briefing, articles }) => {
      const remark = remarkOn(articles);
      return remark === undefined ? [] : [[briefing.storyId, remark] as const];
    }),
  );
}

export function remarkOn(articles: readonly Pick<StoredArticle, "flags">[]): string | undefined {
  if (articles.every(({ flags }) => flags.includes("not-french"))) return NOT_FRENCH;
  return articles.every(({ flags }) => flags.includes("opinion")) ? OPINION_PIECE : undefined;
}
