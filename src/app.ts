import { join } from "node:path";
import { briefingMigrations, openBriefingStore } from "./briefings/store.ts";
import type { ChannelSettings } from "./channels/settings.ts";
import type { Config } from "./config.ts";
import { type Corpus, openCorpus } from "./corpus/corpus.ts";
import { corpusMigrations } from "./corpus/tables.ts";
import { editionMigrations, openEditionStore } from "./editions/store.ts";
import { ask } from "./jobs/ask.ts";
import { type BriefedStory, brief, writeBriefing } from "./jobs/brief.ts";
import { collect, type SourceReport } from "./jobs/collect.ts";
import { makeEdition, type Published } from "./jobs/publish.ts";
import { openDatabase } from "./lib/database.ts";
import { Failure } from "./lib/failure.ts";
import type { Log } from "./lib/log.ts";
import type { Answer } from "./questions/answer.ts";
import { readSource } from "./sources/read-source.ts";

type Collected = Awaited<ReturnType<typeof collect>>;

/** The whole program behind its commands: each edge opened once, closed in reverse order. */
export type App = AsyncDisposable & {
  config: Config;
  corpus: Corpus;
  log: Log;
  /** Epoch milliseconds; fixed in a replay. */
  now(): number;
  /** The channel of an id, or the first one. */
  channel(id?: string): ChannelSettings;
  collect(options: {
    source?: string | undefined;
    onProgress?: (report: SourceReport) => void;
    stop?: AbortSignal;
  }): Promise<Collected>;
  edition(channel: ChannelSettings, at: number | undefined): Promise<Published>;
  /** Keeps the fact that a channel had its edition. */
  keepEdition(published: Published, at: number): Promise<void>;
  hadEdition(channel: ChannelSettings, day: string): Promise<boolean>;
  brief(storyId: string): Promise<BriefedStory>;
  writeBriefing: (articles: Parameters<typeof writeBriefing>[0]) => ReturnType<typeof writeBriefing>;
  ask(question: string, until: number | undefined): Promise<Answer>;
};

const MIGRATIONS = { ...corpusMigrations, ...briefingMigrations, ...editionMigrations };

/** `clock` in epoch milliseconds, read where the settings do not fix the time. Throws `Failure`. */
export async function openApp(config: Config, edges: { clock: () => number; log: Log }): Promise<App> {
  await using stack = new AsyncDisposableStack();
  const { database } = stack.use(await openDatabase(join(config.data, "vigie.db"), MIGRATIONS));
  const [corpus, briefings, editions] = [openCorpus(database), openBriefingStore(database), openEditionStore(database)];
  const { zone, data } = config;
  const { log } = edges;
  const now = (): number => config.at ?? edges.clock();
  const sources = config.sources.map((source) => ({
    ...{ id: source.id, name: source.name ?? source.id },
    read: (stop?: AbortSignal) => readSource(source, data, stop),
  }));
  const briefDeps = { corpus, briefings, now };
  // Everything is open: from here the app owns it all, and closing the app closes it.
  const owned = stack.move();
  return {
    ...{ config, corpus, log, now },
    channel: (id) => findOne("unknown-channel", config.channels, id),
    async collect({ source, ...options }) {
      const chosen = source === undefined ? sources : [findOne("unknown-source", sources, source)];
      return collect(chosen, { corpus, log, now, zone, ...options });
    },
    edition(channel, at) {
      const past = at !== undefined && at < edges.clock();
      const request = { channel, at: at ?? now(), publicationAlone: past || config.at !== null, replay: config.at };
      return makeEdition(request, { ...briefDeps, editions, sources, zone });
    },
    keepEdition: ({ edition, articleIds }, at) => editions.keep(edition, at, articleIds),
    hadEdition: (channel, day) => editions.has(channel.id, day),
    async brief(storyId) {
      const [story] = await brief([storyId], briefDeps);
      if (story === undefined) throw new Failure({ code: "unknown-article", target: storyId });
      return story;
    },
    writeBriefing: (articles) => writeBriefing(articles, corpus),
    ask: (question, until) => ask(question, until, { corpus }),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

function findOne<T extends { id: string }>(
  code: "unknown-channel" | "unknown-source",
  all: readonly T[],
  id: string | undefined,
): T {
  const found = id === undefined ? all[0] : all.find((one) => one.id === id);
  if (found === undefined) throw new Failure({ code, id: id ?? "", known: all.map((one) => one.id) });
  return found;
}
