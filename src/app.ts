import { fileURLToPath } from "node:url";
import type { Briefing } from "./briefings/briefing.ts";
import type { StoryArticle } from "./briefings/extract.ts";
import { briefingCopies, briefingMigrations, openBriefingStore } from "./briefings/store.ts";
import type { ChannelSettings } from "./channels/settings.ts";
import type { Config } from "./config.ts";
import { corpusCopies } from "./corpus/copies.ts";
import { type Corpus, openCorpus } from "./corpus/corpus.ts";
import type { FoundPassage } from "./corpus/search.ts";
import { corpusMigrations } from "./corpus/tables.ts";
import { deliveryCopies, deliveryMigrations } from "./deliveries/tables.ts";
import { editionMigrations, openEditionStore } from "./editions/store.ts";
import { editionCopies } from "./editions/tables.ts";
import { type Asked, answer, ask, type Turn } from "./jobs/ask.ts";
import { type BriefedStory, brief, briefNext, type Writer } from "./jobs/brief.ts";
import { type Collected, collect, collectNext, type SourceReport } from "./jobs/collect.ts";
import { forget, forgetRecords } from "./jobs/forget.ts";
import { type MoveDeps, type Moved, move } from "./jobs/move.ts";
import { search } from "./jobs/search.ts";
import { tryOnPast } from "./jobs/try-alert.ts";
import { loadAnswerPrompts, openExtractWriter, openModelWriter, tokenOf } from "./jobs/write.ts";
import type { TableCopy } from "./lib/copy-table.ts";
import { type Migrations, openDatabase } from "./lib/database.ts";
import { Failure } from "./lib/failure.ts";
import { isFile } from "./lib/files.ts";
import { doDuty, dutyMigrations, workCopy } from "./lib/leases.ts";
import type { Log } from "./lib/log.ts";
import { moveMigrations, refuseHalfMoved } from "./lib/moves.ts";
import { pause } from "./lib/timing.ts";
import { openWorker, type WorkerOptions, type WorkerRow, workerMigrations } from "./lib/workers.ts";
import { type Budget, openBudget } from "./llm/budget.ts";
import type { Model } from "./llm/model.ts";
import { openModel } from "./llm/open-model.ts";
import { type ModelStore, modelCopies, modelMigrations, openModelStore } from "./llm/store.ts";
import { openPublishing, type Publishing, type PublishingEdges } from "./publishing.ts";
import type { Answered } from "./questions/answer.ts";
import { type Asker, openDesk } from "./questions/limits.ts";
import { openQuestionStore, type QuestionStore, questionCopies, questionMigrations } from "./questions/store.ts";
import { readSource } from "./sources/read-source.ts";
import { visitedEvery } from "./sources/settings.ts";
import type { Alert } from "./watch/alert.ts";
import type { RuleSettings } from "./watch/settings.ts";
import { openWatchStore } from "./watch/store.ts";
import { watchCopies, watchMigrations } from "./watch/tables.ts";

/** The whole program behind its commands: each edge opened once, closed in reverse order. */
export type App = AsyncDisposable &
  Publishing & {
    config: Config;
    corpus: Corpus;
    log: Log;
    /** Undefined where none is set: then Vigie writes by extracts. */
    model: Model | undefined;
    /** Tokens that models have taken since the local day began. */
    spentToday(): Promise<number>;
    /** Where the store is, as it can be shown. */
    place: string;
    /** Epoch milliseconds; fixed in a replay. */
    now(): number;
    /** The channel of an id, or the first one. */
    channel(id?: string): ChannelSettings;
    collect(options: Progress & { source?: string | undefined }): Promise<Collected>;
    /** Visits one source that is due; undefined where there is none. */
    collectNext(options: Progress): Promise<SourceReport | undefined>;
    /** Briefs one story that is new or changed; false where there is none. */
    briefNext(): Promise<boolean>;
    /** Lets what is old go: of models and questions, and a batch of articles but in a replay; false where nothing is due. */
    forgetNext(): Promise<boolean>;
    /** What one worker at a time does: `run` resolves to when it is due again. */
    duty(id: string, run: () => Promise<number>): Promise<boolean>;
    /** The processes that share the store and are heard of. */
    workers(): Promise<WorkerRow[]>;
    brief(storyId: string): Promise<BriefedStory>;
    writeBriefing(articles: readonly StoryArticle[]): Promise<Briefing>;
    /** Throws `Failure` where its asker asks too often, or too many others wait. */
    ask(question: Asked & Asker): Promise<Answered>;
    /** The same, of which nothing is kept. */
    answer(turn: Turn): Promise<Answered>;
    /** Questions since an instant that the corpus did not settle, the newest first. */
    gaps: QuestionStore["gaps"];
    search(words: string, limit: number): Promise<FoundPassage[]>;
    /** What a rule would have sent over the last days, the newest first; nothing is sent, made or kept. */
    tryRule(rule: RuleSettings, days: number): Promise<Alert[]>;
  };

type Progress = { onProgress?: ((report: SourceReport) => void) | undefined; stop?: AbortSignal | undefined };

export const MIGRATIONS: Migrations = {
  ...{ ...corpusMigrations, ...briefingMigrations, ...editionMigrations },
  ...{ ...workerMigrations, ...dutyMigrations, ...moveMigrations, ...modelMigrations },
  ...{ ...questionMigrations, ...deliveryMigrations, ...watchMigrations },
};

/** All that a store holds, but for the processes at work on it. */
export const COPIES: readonly TableCopy[] = [
  ...[...corpusCopies, ...briefingCopies, ...editionCopies, ...modelCopies],
  ...[...questionCopies, ...deliveryCopies, ...watchCopies],
  workCopy("duties"),
];

/**
 * `clock` is read where the settings do not fix the time, `chance` gives a number from 0 to 1; `writer` makes
 * briefings.
 */
type Edges = WorkerOptions &
  PublishingEdges & {
    log: Log;
    chance: () => number;
    writer?: Writer;
    /** Told once a day, when models have taken four fifths of its budget: tokens spent, and those of a day. */
    onBudget?: (spent: number, tokensPerDay: number) => void;
  };

/** Milliseconds that who asks waits for a model: past them, extracts answer. */
const PATIENCE = 30_000;

/** The folder of the texts that models are given. */
export const PROMPTS = fileURLToPath(new URL("../prompts", import.meta.url));

/** Throws `Failure`. */
export async function openApp(config: Config, edges: Edges): Promise<App> {
  await using stack = new AsyncDisposableStack();
  const opened = stack.use(await openDatabase(config.database, MIGRATIONS));
  const { database, place } = opened;
  await refuseHalfMoved(opened);
  const worker = stack.use(openWorker(database, edges));
  const corpus = openCorpus(database, worker);
  const [briefings, editions] = [openBriefingStore(database), openEditionStore(database)];
  const { zone } = config;
  const { log, clock, chance } = edges;
  const now = (): number => config.at ?? clock();
  const store = openModelStore(database);
  const budget = openDailyBudget(store, config, edges);
  const modelDeps = { store, budget, prompts: PROMPTS, clock, pause, chance };
  const model = config.model === null ? undefined : stack.use(openModel(config.model, modelDeps));
  const sources = sourcesOf(config);
  const collectDeps = { corpus, log, now, clock, zone };
  const ownWriter = model
    ? openModelWriter({ ...config.briefings, model, prompts: PROMPTS, chance, corpus, log })
    : openExtractWriter({ corpus });
  const { writer = ownWriter } = edges;
  const questions = openQuestionStore(database);
  const answering = model && openAnswering(model, chance);
  const askDeps = { corpus, questions, answering, patience: PATIENCE, log, clock, now, zone };
  const askInTurn = openCounter((asked) => ask(asked, askDeps), clock, stack);
  const briefDeps = { corpus, briefings, writer, log, now, clock };
  const publishing = await openPublishing(config, edges, { ...briefDeps, editions, sources, zone, database, worker });
  const { deliveries } = publishing;
  // Everything is open: from here the app owns it all, and closing the app closes it.
  const owned = stack.move();
  return {
    ...{ config, corpus, log, now, place, model },
    ...publishing,
    spentToday: budget.spentToday,
    channel: (id) => findOne("unknown-channel", config.channels, id),
    async collect({ source, ...options }) {
      const chosen = source === undefined ? sources : [findOne("unknown-source", sources, source)];
      return collect(chosen, { ...collectDeps, ...options });
    },
    collectNext: (options) => collectNext(sources, { ...collectDeps, ...options }),
    briefNext: () => briefNext(briefDeps),
    async forgetNext() {
      const records = { models: store, questions, deliveries, clock };
      const forgetOld = () => forgetRecords(config.privacy.questionsKeptDays, records);
      const forgotRecords = await doDuty(database, "records", forgetOld, worker);
      const days = config.retention?.articlesKeptDays;
      if (days === undefined || config.at !== null) return forgotRecords;
      const forgetArticles = () => forget(days, { ...briefDeps, editions, firings: openWatchStore(database) });
      return (await doDuty(database, "retention", forgetArticles, worker)) || forgotRecords;
    },
    duty: (id, run) => doDuty(database, id, run, worker),
    workers: worker.others,
    async brief(storyId) {
      const [story] = await brief([storyId], briefDeps);
      if (story === undefined) throw new Failure({ code: "unknown-article", target: storyId });
      return story;
    },
    writeBriefing: writer.write,
    ask: askInTurn,
    answer: (turn) => answer(turn, askDeps),
    gaps: questions.gaps,
    search: (words, limit) => search(words, limit, { corpus }),
    tryRule: (rule, days) => tryOnPast(rule, { to: now(), days }, { corpus, briefings, zone }),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

const sourcesOf = ({ sources, data }: Config) =>
  sources.map((source) => ({
    ...{ id: source.id, name: source.name ?? source.id, every: visitedEvery(source) },
    read: (stop?: AbortSignal) => readSource(source, data, stop),
  }));

/** The texts that a model is given are read anew for each question. */
const openAnswering = (model: Model, chance: () => number) => async () => ({
  ...{ model, prompts: await loadAnswerPrompts(PROMPTS) },
  token: () => tokenOf(chance),
});

/** Questions taken in turn; those that wait when the program closes are given up. */
function openCounter(answer: (asked: Asked) => Promise<Answered>, clock: () => number, stack: AsyncDisposableStack) {
  const desk = openDesk(clock);
  const closing = new AbortController();
  stack.defer(() => closing.abort());
  return ({ reader, channel, ...asked }: Asked & Asker): Promise<Answered> =>
    desk.serve({ reader, channel }, () => answer(asked), closing.signal);
}

/** What is spent is spent today, whatever day a replay shows. */
function openDailyBudget({ spentSince }: ModelStore, config: Config, { clock, log, onBudget }: Edges): Budget {
  const { tokensPerDay } = config.budget;
  const warn = (spent: number): void => {
    log.warn("model-budget", { spent, tokensPerDay });
    onBudget?.(spent, tokensPerDay);
  };
  return openBudget({ spentSince, clock, zone: config.zone, tokensPerDay, onBudget: warn });
}

/** Copies the SQLite file `from` into the empty PostgreSQL database `to`. Throws `Failure`. */
export async function moveStore(
  { from, to }: { from: string; to: string },
  edges: Omit<MoveDeps, "tables">,
): Promise<Moved> {
  // Opening it would make it.
  if (!(await isFile(from))) throw new Failure({ code: "file-missing", path: from });
  await using source = await openDatabase(from, MIGRATIONS);
  await using target = await openDatabase(to, MIGRATIONS);
  return await move(source, target, { ...edges, tables: COPIES });
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
