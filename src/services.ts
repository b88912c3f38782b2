import type { Draft } from "./articles/draft.ts";
import { articleId } from "./articles/read.ts";
import type { Briefing } from "./briefings/briefing.ts";
import type { StoryArticle } from "./briefings/extract.ts";
import type { BriefingStore } from "./briefings/store.ts";
import type { ChannelSettings } from "./channels/settings.ts";
import type { SettingsEditor } from "./commands/settings.ts";
import type { ConversationStore } from "./commands/store.ts";
import type { Config } from "./config.ts";
import { type Conversing, openConversing } from "./conversing.ts";
import type { Corpus } from "./corpus/corpus.ts";
import type { EditionStore } from "./editions/store.ts";
import { type Asked, answer, ask, type Turn } from "./jobs/ask.ts";
import { type BriefedStory, brief, briefNext, type Writer } from "./jobs/brief.ts";
import { type Collected, collect, collectNext } from "./jobs/collect.ts";
import { forget, forgetRecords } from "./jobs/forget.ts";
import { tryOnPast } from "./jobs/try-alert.ts";
import type { Source, SourceReport } from "./jobs/visit-source.ts";
import { loadAnswerPrompts, openExtractWriter, openModelWriter, tokenOf } from "./jobs/write.ts";
import type { Database } from "./lib/database.ts";
import { Failure } from "./lib/failure.ts";
import type { Hosts } from "./lib/hosts.ts";
import { type Fetch, openFetch } from "./lib/http.ts";
import { doDuty } from "./lib/leases.ts";
import type { Log } from "./lib/log.ts";
import { openPauses, type Pauses } from "./lib/pauses.ts";
import { openRobots } from "./lib/robots.ts";
import { readTallies } from "./lib/tallies.ts";
import type { Worker } from "./lib/workers.ts";
import type { Budget } from "./llm/budget.ts";
import type { Model } from "./llm/model.ts";
import type { ModelStore } from "./llm/store.ts";
import { openPublishing, type Posting, type Publishing } from "./publishing.ts";
import type { Answered } from "./questions/answer.ts";
import type { Asker } from "./questions/limits.ts";
import type { QuestionStore } from "./questions/store.ts";
import { fillFromPage } from "./sources/full-page.ts";
import { readSource } from "./sources/read-source.ts";
import { visitedEvery } from "./sources/settings.ts";
import type { Alert } from "./watch/alert.ts";
import type { RuleSettings } from "./watch/settings.ts";
import type { WatchStore } from "./watch/store.ts";
import { measure } from "./web/measures.ts";
import type { Metric } from "./web/metrics.ts";

/** What the program does under some settings. What is under way goes on under those that it began with. */
export type Services = Publishing &
  Conversing & {
    config: Config;
    /** Epoch milliseconds; fixed in a replay. */
    now(): number;
    /** The channel of an id, or the first one. */
    channel(id?: string): ChannelSettings;
    collect(options: Progress & { source?: string | undefined }): Promise<Collected>;
    /** Visits sources that are due, one a host; none where there is none. */
    collectNext(options: Progress): Promise<SourceReport[]>;
    /** Briefs one story that is new or changed; false where there is none. */
    briefNext(): Promise<boolean>;
    /** Lets what is old go: of models and questions, and a batch of articles but in a replay; false where nothing is due. */
    forgetNext(): Promise<boolean>;
    /** What the stores hold, as numbers. */
    measure(): Promise<Metric[]>;
    brief(storyId: string): Promise<BriefedStory>;
    writeBriefing(articles: readonly StoryArticle[]): Promise<Briefing>;
    /** Throws `Failure` where its asker asks too often, or too many others wait. */
    ask(question: Asked & Asker): Promise<Answered>;
    /** The same, of which nothing is kept. */
    answer(turn: Turn): Promise<Answered>;
    /** What a rule would have sent over the last days, the newest first; nothing is sent, made or kept. */
    tryRule(rule: RuleSettings, days: number): Promise<Alert[]>;
    /** Asks an address of the web, and of the private hosts that the settings name. */
    fetch: Fetch;
    /** The rules and the sources that are set aside. */
    pauses: { rules: Pauses; sources: Pauses };
  };

type Progress = { onProgress?: ((report: SourceReport) => void) | undefined; stop?: AbortSignal | undefined };

/** What stays open whatever the settings become. */
export type Holdings = {
  database: Database;
  worker: Worker;
  corpus: Corpus;
  briefings: BriefingStore;
  editions: EditionStore;
  questions: QuestionStore;
  conversations: ConversationStore;
  /** Writes `vigie.yaml`, one change at a time. */
  editor: SettingsEditor;
  watch: WatchStore;
  models: ModelStore;
  model: Model | undefined;
  budget: Budget;
  posting: Posting;
  /** How the hosts that are asked are spared. */
  hosts: Hosts;
  /** Takes questions in turn. */
  serve<Value>(asker: Asker, answer: () => Promise<Value>): Promise<Value>;
  log: Log;
  clock: () => number;
  /** A number from 0 to 1. */
  chance: () => number;
  /** The folder of the texts that models are given. */
  prompts: string;
  /** Makes briefings in the place of a model or of extracts. */
  writer?: Writer;
  limits?: Parameters<typeof openPublishing>[1]["limits"];
};

/** Milliseconds that who asks waits for a model: past them, extracts answer. */
const PATIENCE = 30_000;

/** `former`: the hours of the settings before. Throws `Failure` where the settings cannot serve. */
export async function openServices(config: Config, held: Holdings, former?: Services["hours"]): Promise<Services> {
  const { database, worker, corpus, briefings, editions, questions, conversations, models, model, log, clock } = held;
  const { zone } = config;
  const now = (): number => config.at ?? clock();
  const writer = held.writer ?? openWriter(config, held);
  const fetch = openFetch(config.privateHosts, { hosts: held.hosts, contact: config.contact });
  const sources = sourcesOf(config, { fetch, corpus, clock });
  const pauses = { rules: openPauses(database, "rule"), sources: openPauses(database, "source") };
  const collectDeps = { corpus, pauses: pauses.sources, log, now, clock, zone };
  const answering = model && openAnswering(model, held);
  const askDeps = { corpus, questions, answering, patience: PATIENCE, log, clock, now, zone };
  const briefDeps = { corpus, briefings, writer, log, now, clock };
  const { posting, limits } = held;
  const publishingDeps = { ...briefDeps, editions, sources, zone, database, worker, posting, limits };
  const publishing = await openPublishing(config, publishingDeps, former);
  const { deliveries } = publishing;
  const tell: Services["ask"] = ({ reader, channel, ...asked }) =>
    held.serve({ reader, channel }, () => ask(asked, askDeps));
  const briefOne: Services["brief"] = async (storyId) => {
    const [story] = await brief([storyId], briefDeps);
    if (story === undefined) throw new Failure({ code: "unknown-article", target: storyId });
    return story;
  };
  const tryRule: Services["tryRule"] = (rule, days) =>
    tryOnPast(rule, { to: now(), days }, { corpus, briefings, zone });
  const conversing = openConversing({
    ...{ ...publishing, settings: config, data: config.data, corpus, conversations, log, now, clock },
    ...{ ask: tell, brief: briefOne, spentToday: held.budget.spentToday, tryRule, pauses, editions },
    ...{ editor: held.editor, fetch, watch: held.watch, chance: held.chance },
  });
  return {
    ...{ config, now, fetch, pauses, ...publishing, ...conversing, ask: tell, brief: briefOne },
    channel: (id) => findOne("unknown-channel", config.channels, id),
    async collect({ source, ...options }) {
      const chosen = source === undefined ? sources : [findOne("unknown-source", sources, source)];
      return collect(chosen, { ...collectDeps, ...options });
    },
    collectNext: (options) => collectNext(sources, { ...collectDeps, ...options }),
    briefNext: () => briefNext(briefDeps),
    async forgetNext() {
      const records = { models, questions, conversations, deliveries, clock };
      const forgetOld = () => forgetRecords(config.privacy.questionsKeptDays, records);
      const forgotRecords = await doDuty(database, "records", forgetOld, worker);
      const days = config.retention?.articlesKeptDays;
      if (days === undefined || config.at !== null) return forgotRecords;
      const forgetArticles = () => forget(days, { ...briefDeps, editions, firings: held.watch });
      return (await doDuty(database, "retention", forgetArticles, worker)) || forgotRecords;
    },
    measure: () =>
      measure({
        ...{ corpus, deliveries, models, sources, tallies: () => readTallies(database), workers: worker.others },
        ...{ editionsDue: publishing.editionsDue, tokensPerDay: config.budget.tokensPerDay },
        spentToday: held.budget.spentToday,
      }),
    writeBriefing: writer.write,
    answer: (turn) => answer(turn, askDeps),
    tryRule,
  };
}

type Reading = { fetch: Fetch; corpus: Pick<Corpus, "known">; clock: () => number };

function sourcesOf({ sources, data }: Config, { fetch, corpus, clock }: Reading): Source[] {
  const permit = openRobots(fetch, clock);
  return sources.map((source) => {
    // What cannot be read is asked for once, until the program starts again.
    const unread = new Set<string>();
    const known = (addresses: readonly string[]) => findKnown(addresses, source.id, corpus);
    return {
      ...{ id: source.id, name: source.name ?? source.id, every: visitedEvery(source) },
      place: source.feed ?? source.page ?? source.folder ?? "",
      read: (stop, visit) => readSource(source, data, { fetch, permit, stop, visit, now: clock, known, unread }),
      // What a file names is read as it stands: the sample needs no network.
      ...(/^https?:/i.test(source.feed ?? "") && {
        fill: (draft: Draft, stop?: AbortSignal) => fillFromPage(draft, { fetch, permit, stop }),
      }),
    };
  });
}

/** Of some canonical addresses, those whose article a source brought before. */
async function findKnown(addresses: readonly string[], source: string, corpus: Pick<Corpus, "known">) {
  const items = addresses.map((key) => ({ id: articleId({ url: key, source, key }), source, key }));
  const known = await corpus.known(items);
  return new Set(items.filter(({ id }) => known.has(id)).map(({ key }) => key));
}

function openWriter({ briefings }: Config, { model, prompts, chance, corpus, log }: Holdings): Writer {
  if (model === undefined) return openExtractWriter({ corpus });
  return openModelWriter({ ...briefings, model, prompts, chance, corpus, log });
}

/** The texts that a model is given are read anew for each question. */
const openAnswering =
  (model: Model, { prompts, chance }: Holdings) =>
  async () => ({ model, prompts: await loadAnswerPrompts(prompts), token: () => tokenOf(chance) });

function findOne<T extends { id: string }>(
  code: "unknown-channel" | "unknown-source",
  all: readonly T[],
  id: string | undefined,
): T {
  const found = id === undefined ? all[0] : all.find((one) => one.id === id);
  if (found === undefined) throw new Failure({ code, id: id ?? "", known: all.map((one) => one.id) });
  return found;
}
