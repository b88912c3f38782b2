import { fileURLToPath } from "node:url";
import { briefingCopies, briefingMigrations, openBriefingStore } from "./briefings/store.ts";
import { openDiscordChannel } from "./channels/discord/channel.ts";
import { openDiscord } from "./channels/discord/client.ts";
import { openSlackChannel } from "./channels/slack/channel.ts";
import { openWorkspaces, type SlackAccess } from "./channels/slack/workspaces.ts";
import { installationCopies, installationMigrations, openInstallationStore } from "./channels/store.ts";
import {
  type ConversationStore,
  conversationCopies,
  conversationMigrations,
  openConversationStore,
} from "./commands/store.ts";
import type { Config } from "./config.ts";
import { corpusCopies } from "./corpus/copies.ts";
import { type Corpus, openCorpus } from "./corpus/corpus.ts";
import type { FoundPassage } from "./corpus/search.ts";
import { corpusMigrations } from "./corpus/tables.ts";
import type { Embedder } from "./corpus/vectors.ts";
import { deliveryCopies, deliveryMigrations } from "./deliveries/tables.ts";
import { openSettingsEditor } from "./edit-settings.ts";
import { editionMigrations, openEditionStore } from "./editions/store.ts";
import { editionCopies } from "./editions/tables.ts";
import { type EmbedNext, NOT_EMBEDDED, openEmbedding } from "./jobs/embed.ts";
import { type MoveDeps, type Moved, move } from "./jobs/move.ts";
import { search } from "./jobs/search.ts";
import type { TableCopy } from "./lib/copy-table.ts";
import { type Database, type Migrations, openDatabase } from "./lib/database.ts";
import { Failure } from "./lib/failure.ts";
import { isFile } from "./lib/files.ts";
import { type Hosts, openHosts } from "./lib/hosts.ts";
import { doDuty, dutyMigrations, workCopy } from "./lib/leases.ts";
import type { Log } from "./lib/log.ts";
import { moveMigrations, refuseHalfMoved } from "./lib/moves.ts";
import { pauseCopies, pauseMigrations } from "./lib/pauses.ts";
import { openSeal } from "./lib/seal.ts";
import { tallyCopies, tallyMigrations } from "./lib/tallies.ts";
import { pause } from "./lib/timing.ts";
import { openWorker, type WorkerOptions, type WorkerRow, workerMigrations } from "./lib/workers.ts";
import { type Budget, openBudget } from "./llm/budget.ts";
import { openEmbedder } from "./llm/embedder.ts";
import type { Model } from "./llm/model.ts";
import { openModel } from "./llm/open-model.ts";
import { type ModelStore, modelCopies, modelMigrations, openModelStore } from "./llm/store.ts";
import { openPosting, type PostingEdges } from "./publishing.ts";
import { openDesk } from "./questions/limits.ts";
import { openQuestionStore, type QuestionStore, questionCopies, questionMigrations } from "./questions/store.ts";
import { type Holdings, openServices, type Services } from "./services.ts";
import { openWatchStore } from "./watch/store.ts";
import { watchCopies, watchMigrations } from "./watch/tables.ts";

/** The whole program behind its commands: each edge opened once, closed in reverse order. */
export type App = AsyncDisposable &
  Services & {
    corpus: Corpus;
    /** How Vigie is let into Slack, for as long as the program runs; null: it is not. */
    slack: SlackAccess | null;
    /** What is remembered of what people ask and press. */
    conversations: ConversationStore;
    log: Log;
    /** Undefined where none is set: then Vigie writes by extracts. */
    model: Model | undefined;
    /** Undefined where none is set: then passages are found by their words alone. */
    embedder: Embedder | undefined;
    embedNext: EmbedNext;
    /** Tokens that models have taken since the local day began. */
    spentToday(): Promise<number>;
    /** Where the store is, as it can be shown. */
    place: string;
    /** What one worker at a time does: `run` resolves to when it is due again. */
    duty(id: string, run: () => Promise<number>): Promise<boolean>;
    /** The processes that share the store and are heard of. */
    workers(): Promise<WorkerRow[]>;
    /** Questions since an instant that the corpus did not settle, the newest first. */
    gaps: QuestionStore["gaps"];
    search(words: string, limit: number): Promise<FoundPassage[]>;
    /** Goes on under other settings, but for those of the edges. Throws `Failure`, and nothing has changed, where they cannot serve. */
    adopt(config: Config): Promise<void>;
  };

export const MIGRATIONS: Migrations = {
  ...{ ...corpusMigrations, ...briefingMigrations, ...editionMigrations },
  ...{ ...workerMigrations, ...dutyMigrations, ...moveMigrations, ...modelMigrations },
  ...{ ...questionMigrations, ...deliveryMigrations, ...watchMigrations },
  ...{ ...tallyMigrations, ...conversationMigrations, ...pauseMigrations, ...installationMigrations },
};

/** All that a store holds, but for the processes at work on it, and vectors, which are made again. */
export const COPIES: readonly TableCopy[] = [
  ...[...corpusCopies, ...briefingCopies, ...editionCopies, ...modelCopies],
  ...[...questionCopies, ...deliveryCopies, ...watchCopies, ...tallyCopies],
  ...[...conversationCopies, ...pauseCopies, ...installationCopies],
  workCopy("duties"),
];

/**
 * `clock` is read where the settings do not fix the time, `chance` gives a number from 0 to 1; `writer` makes
 * briefings.
 */
type Edges = WorkerOptions &
  PostingEdges &
  Pick<Holdings, "log" | "chance" | "writer" | "limits"> & {
    /** How the hosts that are asked are spared, in another way than by a second between two requests. */
    hosts?: Hosts;
    /** Told once a day, when models have taken four fifths of its budget: tokens spent, and those of a day. */
    onBudget?: (spent: number, tokensPerDay: number) => void;
  };

/** The folder of the texts that models are given. */
export const PROMPTS = fileURLToPath(new URL("../prompts", import.meta.url));

/** Throws `Failure`. */
export async function openApp(first: Config, edges: Edges): Promise<App> {
  await using stack = new AsyncDisposableStack();
  const opened = stack.use(await openDatabase(first.database, MIGRATIONS));
  const { database, place } = opened;
  await refuseHalfMoved(opened);
  const worker = stack.use(openWorker(database, edges));
  const { log, clock, chance, writer, limits, hosts = openHosts({ clock, pause, gap: 1000 }) } = edges;
  const models = openModelStore(database);
  const budget = openDailyBudget(models, () => app?.config ?? first, edges);
  const modelDeps = { store: models, budget, prompts: PROMPTS, clock, pause, chance };
  const model = first.model === null ? undefined : stack.use(openModel(first.model, modelDeps));
  const embedder = first.embeddings === null ? undefined : openEmbedder(first.embeddings, { clock, log });
  const [corpus, editions] = [openCorpus(database, worker, embedder), openEditionStore(database)];
  const questions = openQuestionStore(database);
  const slack = openAccess(first, database);
  const held: Holdings = {
    ...{ database, worker, corpus, editions, questions, models, model, budget, log, clock, chance, prompts: PROMPTS },
    hosts,
    ...{ briefings: openBriefingStore(database), watch: openWatchStore(database) },
    ...{ conversations: openConversationStore(database), editor: openSettingsEditor(first.data) },
    ...{
      posting: openPosting({ place: openPlaces(slack, first.discord), ...edges }, editions),
      serve: openCounter(clock, stack),
    },
    ...(writer && { writer }),
    limits,
  };
  const services = await openServices(first, held);
  // Everything is open: from here the app owns it all, and closing the app closes it.
  const owned = stack.move();
  const app: App = {
    ...{ corpus, log, place, model, embedder, slack, conversations: held.conversations },
    ...services,
    embedNext: embedder
      ? openEmbedding({ corpus, embedder, log, clock, duty: (run) => doDuty(database, "vectors", run, worker) })
      : async () => NOT_EMBEDDED,
    spentToday: budget.spentToday,
    duty: (id, run) => doDuty(database, id, run, worker),
    workers: worker.others,
    gaps: questions.gaps,
    search: (words, limit) => search(words, limit, { corpus }),
    async adopt(config) {
      Object.assign(app, await openServices(config, held, app.hours));
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
  return app;
}

/** What workspaces gave is sealed in the store. */
function openAccess({ slack }: Config, database: Database): SlackAccess | null {
  if (slack === null || "token" in slack) return slack;
  const { url, application } = slack;
  const { key, ...rest } = application;
  const seal = openSeal(key);
  const installations = openInstallationStore(database, "slack", seal);
  return { url, application: { ...rest, stateSecret: seal.derive("slack state") }, installations };
}

/** The channels of Slack, where Vigie is let in. */
function openPlaces(access: SlackAccess | null, settings: Config["discord"]): NonNullable<PostingEdges["place"]> {
  const workspaces = access === null ? undefined : openWorkspaces(access);
  const connect = settings === null ? undefined : openDiscord(settings);
  return ({ id, slack, discord, layout }) => {
    if (slack !== undefined && workspaces !== undefined) return openSlackChannel({ id, slack }, workspaces);
    if (discord === undefined || connect === undefined) return undefined;
    return openDiscordChannel({ id, discord, layout }, connect);
  };
}

/** Questions taken in turn; those that wait when the program closes are given up. */
function openCounter(clock: () => number, stack: AsyncDisposableStack): Holdings["serve"] {
  const desk = openDesk(clock);
  const closing = new AbortController();
  stack.defer(() => closing.abort());
  return (asker, answer) => desk.serve(asker, answer, closing.signal);
}

/** What is spent is spent today, whatever day a replay shows. */
function openDailyBudget({ spentSince }: ModelStore, current: () => Config, { clock, log, onBudget }: Edges): Budget {
  const allowed = () => ({ zone: current().zone, tokensPerDay: current().budget.tokensPerDay });
  const warn = (spent: number): void => {
    const { tokensPerDay } = allowed();
    log.warn("model-budget", { spent, tokensPerDay });
    onBudget?.(spent, tokensPerDay);
  };
  return openBudget({ spentSince, clock, allowed, onBudget: warn });
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
