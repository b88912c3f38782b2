import type { Channel } from "./channels/channel.ts";
import type { EditionContext } from "./channels/edition-message.ts";
import type { Explanation } from "./channels/explanation-message.ts";
import type { Message } from "./channels/message.ts";
import type { ChannelSettings } from "./channels/settings.ts";
import { openTerminalChannel } from "./channels/terminal-channel.ts";
import type { Config } from "./config.ts";
import type { Corpus } from "./corpus/corpus.ts";
import { editionDay, type Limits } from "./deliveries/delivery.ts";
import { type DeliveryStore, openDeliveryStore } from "./deliveries/store.ts";
import type { Edition } from "./editions/edition.ts";
import { type IsHoliday, NO_HOLIDAY, openHolidays } from "./editions/holidays.ts";
import { dueEdition, editionAfter } from "./editions/period.ts";
import type { EditionStore } from "./editions/store.ts";
import { alertDue } from "./jobs/alert.ts";
import { type Delivered, type Delivering, deliver } from "./jobs/deliver.ts";
import { explain } from "./jobs/explain.ts";
import { makeEdition, type Published } from "./jobs/make-edition.ts";
import { publish, publishDue } from "./jobs/publish.ts";
import { recallEdition } from "./jobs/recall-edition.ts";
import type { Database } from "./lib/database.ts";
import { Failure } from "./lib/failure.ts";
import { openPauses } from "./lib/pauses.ts";
import { pause } from "./lib/timing.ts";
import type { Worker } from "./lib/workers.ts";
import { compileRule } from "./watch/rule.ts";
import { openWatchStore } from "./watch/store.ts";

type PublishingDeps = Omit<Parameters<typeof publishDue>[3], "deliveries" | "hours"> & {
  corpus: Pick<Corpus, "findArticle">;
  database: Database;
  worker: Worker;
  posting: Posting;
  /** How long a channel is given to answer. */
  limits?: Limits | undefined;
};
export type Publishing = {
  edition(channel: ChannelSettings, at: number | undefined): Promise<Published>;
  /** The edition that a channel had on a local day, as it was shown; undefined where it had none. */
  recall(channel: string, day: string): Promise<{ edition: Edition; context: EditionContext } | undefined>;
  /** Keeps the editions that are due, to be delivered; none in a replay. */
  publishDue(stop?: AbortSignal): Promise<void>;
  /** Keeps an edition, to be delivered at once; false where its channel has had one that day. Throws `Failure`. */
  publish(published: Published): Promise<boolean>;
  /**
   * Posts what is due, for half a minute or until nothing is for a while, but where that is under way already; resolves to
   * what has arrived.
   */
  deliver(delivering: Delivering): Promise<Delivered[]>;
  /** How deliveries stand, and how channels fare. */
  deliveries: DeliveryStore;
  /** Keeps the alerts that are due, to be delivered; none in a replay. Resolves to when to look again. */
  alertDue(stop?: AbortSignal): Promise<number>;
  /** What became of an article, and why, in some channels. Throws `Failure`. */
  explain(target: string, channels: readonly ChannelSettings[]): Promise<Explanation>;
  /** When a channel's next edition comes, after that of a day it has had; undefined where none does within three weeks. */
  nextEdition(channel: ChannelSettings): Promise<number | undefined>;
  /** By channel, its hour, and since when this process has it, in epoch milliseconds: 0 where it began with it. */
  hours: ReadonlyMap<string, { hour: string; since: number }>;
  /** By channel that can be posted to, whether an edition is due that is not made; none is in a replay. */
  editionsDue(): Promise<Map<string, boolean>>;
};

/** Editions, and what is posted, under some settings, after those of `former`. Throws `Failure`. */
export async function openPublishing(
  config: Config,
  { database, worker, posting, limits, ...deps }: PublishingDeps,
  former: Publishing["hours"] | undefined,
): Promise<Publishing> {
  const { editions, log, clock, zone } = deps;
  const scheduled = await openCalendars(config.channels);
  const places = posting.places(config.channels);
  const deliveries = openDeliveryStore(database, worker, {
    // What a channel never saw goes into its next edition.
    async onUnsent(channel, subject, transaction) {
      const day = editionDay(subject);
      if (day !== undefined) await editions.fold(channel, day, transaction);
    },
  });
  const hours = hoursOf(config, former, clock());
  const publishDeps = { ...deps, deliveries, hours };
  const rules = new Map(config.alerts.map((settings) => [settings.id, compileRule(settings)]));
  const pauses = openPauses(database, "rule");
  const alertDeps = { ...publishDeps, watch: openWatchStore(database), pauses, rules, seen: new Map(), clock };
  const deliverDeps = { deliveries, channels: places, log, clock, pause, zone, limits };
  const edition: Publishing["edition"] = (channel, at) => {
    const past = at !== undefined && at < clock();
    const publicationAlone = past || config.at !== null;
    const request = { channel: scheduled(channel), at: at ?? deps.now(), publicationAlone, replay: config.at };
    return makeEdition(request, publishDeps);
  };
  const next: Publishing["nextEdition"] = async (channel) => {
    return editionAfter(deps.now(), await editions.lastDay(channel.id), scheduled(channel).digest, zone);
  };
  return {
    ...{ deliveries, hours, edition, nextEdition: next },
    recall: (channel, day) => recallEdition(channel, day, publishDeps),
    async publishDue(stop) {
      if (config.at === null) await publishDue(config.channels.map(scheduled), places, stop, publishDeps);
    },
    async alertDue(stop) {
      if (config.at !== null) return Number.MAX_SAFE_INTEGER;
      return alertDue(config.channels, places, stop, alertDeps);
    },
    async publish(published) {
      const { channel } = published.edition;
      const place = places.get(channel);
      if (place === undefined) throw unopened(channel, config);
      return publish(published, { at: published.context.period.to, dueAt: clock() }, place, publishDeps);
    },
    explain: (target, channels) =>
      explain(target, channels, {
        ...alertDeps,
        preview: async (channel) => (await edition(channel, undefined)).decisions,
        next: async (channel) => next(channel),
      }),
    async editionsDue() {
      const posted = config.at === null ? config.channels.filter(({ id }) => places.has(id)).map(scheduled) : [];
      const due = posted.map(async ({ id, digest }) => {
        return [id, dueEdition(deps.now(), await editions.lastDay(id), digest, zone) !== undefined] as const;
      });
      return new Map(await Promise.all(due));
    },
    deliver: ({ only = [...places.keys()], ...delivering }) =>
      posting.alone(only, (free) => deliver({ ...delivering, only: free }, deliverDeps)),
  };
}

/** Why a channel of the settings cannot be posted to. */
function unopened(channel: string, { channels }: Config): Failure {
  const found = channels.find(({ id }) => id === channel);
  const platform = found?.discord === undefined ? "slack" : "discord";
  return new Failure({ code: "channel-unset", channel, platform });
}

/** An hour that is what it was goes on, whatever else has changed. */
function hoursOf({ channels, zone }: Config, former: Publishing["hours"] | undefined, now: number) {
  const hours = channels.map(({ id, digest: { at, days, holidays } }) => {
    const hour = JSON.stringify([zone, at, days, holidays]);
    const known = former?.get(id);
    return [id, known?.hour === hour ? known : { hour, since: former ? now : 0 }] as const;
  });
  return new Map(hours);
}

/** Reads the calendar of holidays that each channel names; the function gives a channel with its own. */
async function openCalendars(channels: readonly ChannelSettings[]) {
  const places = new Set(channels.flatMap(({ digest }) => digest.holidays ?? []));
  const calendars = new Map<string, IsHoliday>();
  for (const place of places) calendars.set(place, await openHolidays(place));
  return ({ id, digest }: ChannelSettings) => ({
    id,
    digest: { ...digest, isHoliday: calendars.get(digest.holidays ?? "") ?? NO_HOLIDAY },
  });
}

/** `show` prints a message, or the value that it shows; `place` opens channels that the settings name. */
export type PostingEdges = {
  show(message: Message, value: unknown): void;
  place?: (channel: ChannelSettings) => Channel | undefined;
};

/** Where this process posts, whatever becomes of the settings. */
export type Posting = {
  /** The channels that can be posted to, by their ids; one that is where it was stays open. */
  places(channels: readonly ChannelSettings[]): Map<string, Channel>;
  /** Runs with those of some channels that no other run has: what this process is sending is its own, and free to it. */
  alone<Value>(channels: readonly string[], run: (free: readonly string[]) => Promise<Value>): Promise<Value>;
};

export function openPosting({ show, place }: PostingEdges, editions: Pick<EditionStore, "find">): Posting {
  const known = new Map<string, Channel | undefined>();
  const taken = new Set<string>();
  const open = (channel: ChannelSettings): Channel | undefined => {
    if (!channel.terminal) return place?.(channel);
    return openTerminalChannel(channel.id, async (message, subject) => {
      const day = editionDay(subject);
      show(message, day === undefined ? message : await editions.find(channel.id, day));
    });
  };
  return {
    places: (channels) =>
      new Map(
        channels.flatMap((channel) => {
          const { id, terminal, slack, discord, layout } = channel;
          const where = JSON.stringify({ id, terminal, slack, discord, layout });
          if (!known.has(where)) known.set(where, open(channel));
          const opened = known.get(where);
          return opened === undefined ? [] : [[id, opened] as const];
        }),
      ),
    async alone(channels, run) {
      const free = channels.filter((id) => !taken.has(id));
      for (const id of free) taken.add(id);
      try {
        return await run(free);
      } finally {
        for (const id of free) taken.delete(id);
      }
    },
  };
}
