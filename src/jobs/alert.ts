import type { BriefingStore } from "../briefings/store.ts";
import { alertMessage } from "../channels/alert-message.ts";
import type { Channel as Place } from "../channels/channel.ts";
import type { Corpus } from "../corpus/corpus.ts";
import type { StoredArticle } from "../corpus/reading.ts";
import type { DeliveryStore } from "../deliveries/store.ts";
import { findTrouble } from "../lib/failure.ts";
import type { Log } from "../lib/log.ts";
import type { Pauses } from "../lib/pauses.ts";
import { type KeptAlert, showAlert } from "../watch/alert.ts";
import { chooseFirings, type Found } from "../watch/firing.ts";
import { matchStory } from "../watch/match.ts";
import { planAlerts } from "../watch/pace.ts";
import type { Rule } from "../watch/rule.ts";
import type { Quiet } from "../watch/settings.ts";
import type { WatchStore } from "../watch/store.ts";
import { versionsOf, watchedStory } from "../watch/story.ts";

type Channel = { id: string; alerts: readonly string[]; quiet?: Quiet | undefined };

type Deps = {
  corpus: Pick<Corpus, "span" | "stories">;
  briefings: Pick<BriefingStore, "find">;
  watch: WatchStore;
  /** The rules that are set aside. */
  pauses: Pick<Pauses, "all">;
  deliveries: Pick<DeliveryStore, "plan">;
  /** The rules of the settings, by their ids. */
  rules: ReadonlyMap<string, Rule>;
  /** By channel, what its stories were when they were last looked at: the same again sets nothing off. */
  seen: Map<string, ReadonlyMap<string, string>>;
  log: Log;
  /** Epoch milliseconds. */
  clock: () => number;
  zone: string;
};

const HOUR = 3_600_000;
/** Milliseconds: how far back an article may have been published, or have come in, to be news. */
export const RECENT = 3 * 24 * HOUR;
/** Milliseconds after which an alert is of no use any more. */
const LATEST = 12 * HOUR;
const MINUTE = 60_000;

/**
 * Keeps what sets off the rules of each channel, makes the alerts that are due, and hands them over to be delivered, each
 * of these in one transaction: wherever it stops, it goes on from there. Resolves to when to look again.
 */
export async function alertDue(
  channels: readonly Channel[],
  places: ReadonlyMap<string, Place>,
  stop: AbortSignal | undefined,
  deps: Deps,
): Promise<number> {
  const { clock, watch, zone, log } = deps;
  const watching = channels.filter(({ id, alerts }) => alerts.length > 0 && places.has(id));
  let next = (Math.floor(clock() / MINUTE) + 1) * MINUTE;
  for (const channel of watching) {
    if (stop?.aborted) return next;
    await recordFirings(channel, deps);
    const now = clock();
    const { made, wakeAt } = await watch.gather(channel.id, now, (backlog) => {
      const planned = planAlerts(backlog, { quiet: channel.quiet, zone, now });
      if (planned.alerts.length > 0)
        log.debug("alerts planned", { channel: channel.id, alerts: planned.alerts.length });
      return planned;
    });
    if (made.length > 0) log.debug("alerts made", { channel: channel.id, alerts: made.map(({ id }) => id) });
    next = Math.min(next, wakeAt ?? next);
  }
  for (const alert of watching.length === 0 ? [] : await watch.unhanded()) {
    const channel = watching.find(({ id }) => id === alert.channel);
    const place = places.get(alert.channel);
    if (channel && place) await tryHandOver(alert, channel, place, deps);
  }
  return next;
}

/** An alert that cannot be shown takes no other with it, and is tried again at the next look. */
async function tryHandOver(alert: KeptAlert, channel: Channel, place: Place, deps: Deps): Promise<void> {
  try {
    await handOver(alert, channel, place, deps);
  } catch (error) {
    if (findTrouble(error)?.code.startsWith("database-")) throw error;
    deps.log.error("alert not made", { channel: channel.id, alert: alert.id, error: String(error) });
  }
}

/** What came in since its rules are there, story by story, each with all of its articles. */
async function recordFirings({ id, alerts }: Channel, deps: Deps): Promise<void> {
  const { corpus, watch, seen, clock } = deps;
  const now = clock();
  const own = alerts.flatMap((alert) => deps.rules.get(alert) ?? []);
  const since = new Map(await watch.watchedSince(id, alerts, now));
  // What comes in while a rule is set aside is not told later either.
  for (const [rule, { until }] of await deps.pauses.all()) since.set(rule, Math.max(until, since.get(rule) ?? 0));
  const fresh = await corpus.span({ from: now - RECENT, to: now }, false);
  const stories = await readStories(fresh, deps);
  const changed = stories.filter(({ storyId, mark }) => seen.get(id)?.get(storyId) !== mark);
  const freshIds = new Set(fresh.map((article) => article.id));
  const found = changed.map(({ storyId, articles, briefing }): Found => {
    const arrival = ({ collectedAt }: StoredArticle): number => collectedAt;
    const story = watchedStory(storyId, articles, { fresh: freshIds, since, briefing, arrival });
    return { storyId, matches: matchStory(own, story), versions: versionsOf(story.articles) };
  });
  const context = { channel: id, rules: new Map(own.map((rule) => [rule.id, rule])), now };
  const ids = found.map(({ storyId }) => storyId);
  const kept = await watch.record(id, ids, (past) => {
    const chosen = found.flatMap((each) => chooseFirings(each, past, context));
    if (chosen.length > 0) deps.log.debug("firings chosen", { channel: id, firings: chosen.length });
    return chosen;
  });
  seen.set(id, new Map(stories.map(({ storyId, mark }) => [storyId, mark])));
  if (kept.length > 0) deps.log.info("alerts fired", { channel: id, rules: kept.map(({ rule }) => rule) });
}

async function readStories(fresh: readonly StoredArticle[], { corpus, briefings }: Pick<Deps, "corpus" | "briefings">) {
  const ids = [...new Set(fresh.map(({ storyId }) => storyId))];
  const stories = Map.groupBy(await corpus.stories(ids), ({ storyId }) => storyId);
  const kept = await briefings.find(ids);
  return Array.from(stories, ([storyId, articles]) => {
    const briefing = kept.get(storyId)?.briefing;
    const versions = articles.map(({ id, contentHash }) => `${id} ${contentHash}`);
    const mark = JSON.stringify([versions, briefing?.themes, briefing?.reading?.weight]);
    return { storyId, articles, briefing, mark };
  });
}

/** An alert of which every article is gone says nothing any more. */
async function handOver(kept: KeptAlert, channel: Channel, place: Place, deps: Deps): Promise<void> {
  const { corpus, briefings, watch, deliveries, rules, zone, clock, log } = deps;
  const ids = [...new Set(kept.firings.map(({ storyId }) => storyId))];
  const articles = await corpus.stories(ids);
  const told = new Map(Array.from(await briefings.find(ids), ([id, { briefing }]) => [id, briefing]));
  const message = alertMessage(showAlert(kept, { articles, briefings: told, rules, zone }), {
    ...{ zone, quiet: channel.quiet, rules },
  });
  await watch.handOver(kept.id, clock(), async (transaction) => {
    log.debug("alert shown", { channel: channel.id, alert: kept.id });
    if (message.length === 0) return;
    const messages = place.split(message);
    const delivery = {
      channel: channel.id,
      subject: `alert/${kept.id}`,
      messages,
      dueAt: kept.madeAt,
      expiresAt: kept.madeAt + LATEST,
    };
    await deliveries.plan(delivery, transaction);
  });
  log.info("alert handed over", { channel: channel.id, alert: kept.id, stories: ids.length });
}
