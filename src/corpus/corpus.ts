import type { Article } from "../articles/article.ts";
import type { Rarity } from "../articles/likeness.ts";
import type { Interval } from "../lib/calendar.ts";
import type { Database } from "../lib/database.ts";
import { countPassages, Frequencies } from "./frequencies.ts";
import { type Kept, keepArticles } from "./keep.ts";
import type { Arrival } from "./place.ts";
import {
  type Coverage,
  findArticle,
  readArticles,
  readCoverage,
  readSpan,
  readStories,
  type StoredArticle,
} from "./reading.ts";
import { type FoundPassage, searchPassages } from "./search.ts";
import { noteVisit, readSourceStates, type SourceState } from "./source-states.ts";
import type { CorpusTables } from "./tables.ts";

/** Articles, passages and stories at rest, and how the sources that bring them fare. */
export type Corpus = {
  keep(articles: readonly Article[], arrival: Arrival): Promise<Kept[]>;
  search(question: string, limit: number): Promise<FoundPassage[]>;
  rarity(terms: readonly string[]): Promise<Rarity>;
  articles(ids: readonly string[]): Promise<StoredArticle[]>;
  findArticle(target: string): Promise<StoredArticle | undefined>;
  stories(storyIds: readonly string[]): Promise<StoredArticle[]>;
  span(time: Interval, publicationAlone: boolean): Promise<StoredArticle[]>;
  coverage(until?: number): Promise<Coverage>;
  sourceStates(): Promise<SourceState[]>;
  noteVisit(visit: { id: string; now: number; reason: string | null }): Promise<void>;
};

export function openCorpus(anyDatabase: Database): Corpus {
  const database = anyDatabase.withTables<CorpusTables>();
  const frequencies = new Frequencies();
  return {
    keep: (articles, arrival) => keepArticles(database, articles, { arrival, frequencies }),
    search: (question, limit) => searchPassages(database, question, limit),
    rarity: async (terms) => frequencies.rarity(database, terms, { total: await countPassages(database) }),
    articles: (ids) => readArticles(database, ids),
    findArticle: (target) => findArticle(database, target),
    stories: (storyIds) => readStories(database, storyIds),
    span: (time, publicationAlone) => readSpan(database, time, publicationAlone),
    coverage: (until) => readCoverage(database, until),
    sourceStates: () => readSourceStates(database),
    noteVisit: (visit) => noteVisit(database, visit),
  };
}
