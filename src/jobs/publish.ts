import type { Channel as Place } from "../channels/channel.ts";
import { type EditionContext, editionMessage } from "../channels/edition-message.ts";
import type { Message } from "../channels/message.ts";
import { editionSubject } from "../deliveries/delivery.ts";
import type { DeliveryStore } from "../deliveries/store.ts";
import type { Edition } from "../editions/edition.ts";
import { type Due, dueEdition, LATEST_EDITION } from "../editions/period.ts";
import type { EditionStore } from "../editions/store.ts";
import { findTrouble } from "../lib/failure.ts";
import { pause } from "../lib/timing.ts";
import { type Deps as MakeDeps, makeEdition, type Published, type Request } from "./make-edition.ts";

/** A channel as its edition is made. */
type Channel = Request["channel"];

type Deps = Omit<MakeDeps, "editions" | "deliveries"> & {
  editions: EditionStore;
  deliveries: Pick<DeliveryStore, "plan" | "find">;
  /** By channel, since when it is to have its edition at its hour, in epoch milliseconds. */
  hours: ReadonlyMap<string, { since: number }>;
};

/**
 * Keeps the edition of each channel that is due one, with the messages that will show it there. `places` are the channels
 * that can be posted to, by their ids; `stop` leaves the rest for another time.
 */
export async function publishDue(
  channels: readonly Channel[],
  places: ReadonlyMap<string, Place>,
  stop: AbortSignal | undefined,
  deps: Deps,
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
async function publishIn(channel: Channel, place: Place, deps: Deps): Promise<void> {
  const at = deps.now();
  const due = await dueIn(channel, at, deps);
  if (due === undefined) return;
  const { day, at: dueAt } = due;
  try {
    const published = await makeEdition({ channel, at, day, publicationAlone: false, replay: null }, deps);
    deps.log.debug("edition made", { channel: channel.id, day });
    const isKept = await publish(published, { at, dueAt }, place, deps);
    if (isKept) deps.log.info("published", { channel: channel.id, day, silent: published.isSilent });
  } catch (error) {
    if (findTrouble(error)?.code.startsWith("database-")) throw error;
    deps.log.error("edition not made", { channel: channel.id, error: String(error), stack: Object(error).stack });
  }
}

/** The edition that a channel has not had yet; neither its first one is late, nor one whose hour was past when it was set. */
async function dueIn({ id, digest }: Channel, now: number, { editions, zone, hours }: Deps): Promise<Due | undefined> {
  const last = await editions.lastDay(id);
  const due = dueEdition(now, last, digest, zone);
  return due && { ...due, at: last === undefined ? now : Math.max(due.at, hours.get(id)?.since ?? 0) };
}

/**
 * Keeps an edition and the messages that show it, all or nothing; of a silent one there are none, and its day is done all
 * the same. False where the channel has had one that day.
 */
export async function publish(
  { edition, context, articleIds, decisions, isSilent }: Published,
  { at, dueAt }: { at: number; dueAt: number },
  place: Place,
  { editions, deliveries }: Pick<Deps, "editions" | "deliveries">,
): Promise<boolean> {
  const messages = isSilent ? [] : place.split(await messageOf(edition, context, place));
  const subject = editionSubject(edition.day);
  const delivery = { channel: edition.channel, subject, messages, dueAt, expiresAt: dueAt + LATEST_EDITION };
  const kept = { madeAt: at, articleIds, decisions };
  return editions.keep(edition, kept, (transaction) => deliveries.plan(delivery, transaction));
}

async function messageOf(edition: Edition, context: EditionContext, place: Place): Promise<Message> {
  const links = await linksOf(context, place);
  return editionMessage(edition, { ...context, link: (id) => links.get(id) });
}

/** The addresses of the messages that showed what an edition goes on with, by their ids. */
async function linksOf({ former }: EditionContext, place: Place): Promise<Map<string, string | undefined>> {
  const ids = new Set([...former.values()].flatMap(({ messageId }) => messageId ?? []));
  return new Map(await Promise.all([...ids].map(async (id) => [id, await place.link?.(id)] as const)));
}
