import type { Article } from "../articles/article.ts";
import type { Rarity } from "../articles/likeness.ts";
import type { Interval } from "../lib/calendar.ts";
import type { Database } from "../lib/database.ts";
import { addWork, claim, type Lease } from "../lib/leases.ts";
import type { Worker } from "../lib/workers.ts";
import { type Forgetting, forgetStories } from "./forget.ts";
import { Frequencies } from "./frequencies.ts";
import { type Kept, keepArticles } from "./keep.ts";
import { findKnown, type Item } from "./known.ts";
import { readNews } from "./news.ts";
import type { Arrival } from "./place.ts";
import {
  type Coverage,
  findArticle,
  readArticles,
  readCoverage,
  readSpan,
  readStories,
  readVersions,
  type StoredArticle,
} from "./reading.ts";
import { type FoundPassage, searchPassages } from "./search.ts";
import type { SearchTime } from "./search-time.ts";
import {
  findSource,
  noteMoved,
  noteVisit,
  postponeVisit,
  readSourceStates,
  restartSource,
  type SourceState,
  type Visit,
} from "./source-states.ts";
import { type Respelling, respell } from "./spelling.ts";
import { claimStory, endStory, type StoryEnd, type StoryLease } from "./story-work.ts";
import type { CorpusTables } from "./tables.ts";
import { countVectors, type Embedder, findUnembedded, keepVectors, type Unembedded } from "./vectors.ts";

/** Articles, passages and stories at rest, and how the sources that bring them fare. */
export type Corpus = {
  /** Throws where the lease under which they were read is lost: nothing of them is kept then. */
  keep(articles: readonly Article[], arrival: Arrival, lease?: Lease): Promise<Kept[]>;
  /** By words, and by meaning where there is an embedder, for which a few seconds may be waited. */
  search(question: string, limit: number, time?: SearchTime): Promise<FoundPassage[]>;
  /** By words alone, at once. */
  searchWords(words: string, limit: number): Promise<FoundPassage[]>;
  /** So many passages without a vector of that model, but for some, the newest first. */
  unembedded(model: string, count: number, aside: ReadonlySet<number>): Promise<Unembedded[]>;
  keepVectors(model: string, entries: readonly (Unembedded & { vector: Float32Array })[]): Promise<void>;
  countVectors(model: string): ReturnType<typeof countVectors>;
  /** A question with what was mistyped in it put right; `search` reads it so by itself. */
  respell(question: string): Promise<Respelling>;
  /** The stories published in some periods, newest first. */
  news(
    periods: readonly Interval[],
    options: { until?: number | undefined; limit: number },
  ): Promise<StoredArticle[][]>;
  rarity(terms: readonly string[]): Promise<Rarity>;
  articles(ids: readonly string[]): Promise<StoredArticle[]>;
  /** Of those that are there, the version as it stands, by their ids. */
  versions(ids: readonly string[]): Promise<Map<string, string>>;
  findArticle(target: string): Promise<StoredArticle | undefined>;
  stories(storyIds: readonly string[]): Promise<StoredArticle[]>;
  span(time: Interval, publicationAlone: boolean): Promise<StoredArticle[]>;
  coverage(until?: number): Promise<Coverage>;
  sourceStates(): Promise<SourceState[]>;
  /** One of them, with what its visits taught; undefined until its first visit has ended. */
  findSource(id: string): ReturnType<typeof findSource>;
  /** Of what a source offers, the ids of what was kept before. */
  known(items: readonly Item[]): Promise<Set<string>>;
  /** What the settings name from now on: a source whose address has changed begins anew. */
  planVisits(sources: readonly { id: string; place: string }[]): Promise<void>;
  /** One of these sources to visit, that no other worker is visiting: due by an instant, or due or not. */
  claimVisit(sourceIds: readonly string[], dueBy?: number): Promise<Lease | undefined>;
  noteVisit(visit: Visit, lease: Lease): Promise<void>;
  /** Gives a source back that was not asked. */
  postponeVisit(nextAt: number, lease: Lease): Promise<void>;
  /** A source that has stopped, or waits, is due again and has failed at nothing. */
  restartSource(id: string): Promise<void>;
  /** The story that has been due for a briefing for longest, or one story, due or not; undefined where others have it. */
  claimStory(id?: string): Promise<StoryLease | undefined>;
  endStory(lease: StoryLease, end: StoryEnd): Promise<void>;
  /** A batch of old stories goes; resolves to the number of their articles, 0 where there is none left. */
  forget(forgetting: Forgetting): Promise<number>;
};

export function openCorpus(anyDatabase: Database, worker: Worker, embedder?: Embedder): Corpus {
  const database = anyDatabase.withTables<CorpusTables>();
  const frequencies = new Frequencies();
  const planned = new Set<string>();
  const places = new Map<string, string>();
  const plan = async (sourceIds: readonly string[]): Promise<void> => {
    const added = sourceIds.filter((id) => !planned.has(id));
    await addWork(anyDatabase, "visits", added);
    for (const id of added) planned.add(id);
  };
  return {
    keep: (articles, arrival, lease) => keepArticles(database, articles, { arrival, frequencies, lease }),
    search: (question, limit, time) => searchPassages(database, frequencies, question, limit, time, embedder),
    searchWords: (words, limit) => searchPassages(database, frequencies, words, limit),
    unembedded: (model, count, aside) => findUnembedded(database, model, count, aside),
    keepVectors: (model, entries) => keepVectors(database, model, entries),
    countVectors: (model) => countVectors(database, model),
    respell: (question) => respell(database, question),
    news: (periods, options) => readNews(database, periods, options),
    rarity: async (terms) => frequencies.rarity(database, terms, await frequencies.count(database)),
    articles: (ids) => readArticles(database, ids),
    versions: (ids) => readVersions(database, ids),
    findArticle: (target) => findArticle(database, target),
    stories: (storyIds) => readStories(database, storyIds),
    span: (time, publicationAlone) => readSpan(database, time, publicationAlone),
    coverage: (until) => readCoverage(database, until),
    sourceStates: () => readSourceStates(database),
    async claimVisit(sourceIds, dueBy) {
      await plan(sourceIds);
      return claim(anyDatabase, "visits", { among: sourceIds, dueBy }, worker);
    },
    findSource: (id) => findSource(database, id),
    known: (items) => findKnown(database, items),
    async planVisits(sources) {
      const changed = sources.filter(({ id, place }) => places.get(id) !== place);
      if (changed.length === 0) return;
      await noteMoved(database, changed);
      // One commit for all: claimed one by one, they would take one each.
      await plan(changed.map(({ id }) => id));
      for (const { id, place } of changed) places.set(id, place);
    },
    noteVisit: (visit, lease) => noteVisit(database, visit, lease),
    postponeVisit: (nextAt, lease) => postponeVisit(database, nextAt, lease),
    restartSource: (id) => restartSource(database, id),
    claimStory: (id) => claimStory(anyDatabase, worker, id),
    endStory: (lease, end) => endStory(anyDatabase, lease, end),
    forget: (forgetting) => forgetStories(anyDatabase, worker, forgetting),
  };
}
