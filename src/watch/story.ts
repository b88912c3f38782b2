import { versionOf } from "../articles/article.ts";
import type { Briefing } from "../briefings/briefing.ts";
import type { StoredArticle } from "../corpus/reading.ts";
import type { Level } from "./settings.ts";
import { readWatched, type WatchedText } from "./text.ts";

/** An article of a story as rules read it. `arrivedAt`: epoch milliseconds. */
export type WatchedArticle = { text: WatchedText; copyOf: string | null; arrivedAt: number };

/** A story as rules read it, with all of its articles. */
export type WatchedStory = {
  id: string;
  articles: readonly WatchedArticle[];
  /** The ids of the articles that may set a rule off. */
  fresh: ReadonlySet<string>;
  /** From when on an article may set off each rule, by its id; a rule that is not there hears all of them. */
  since: ReadonlyMap<string, number>;
  themes: readonly string[];
  /** By a model's reading of the story; null without one. */
  weight: Level | null;
};

type Reading = Pick<WatchedStory, "fresh" | "since"> & {
  briefing: Briefing | undefined;
  /** When an article came in, in epoch milliseconds. */
  arrival(article: StoredArticle): number;
};

export function watchedStory(
  id: string,
  articles: readonly StoredArticle[],
  { fresh, since, briefing, arrival }: Reading,
): WatchedStory {
  return {
    ...{ id, fresh, since, themes: briefing?.themes ?? [], weight: briefing?.reading?.weight ?? null },
    articles: articles.map((article) => ({
      ...{ text: readWatched(article), copyOf: article.copyOf, arrivedAt: arrival(article) },
    })),
  };
}

/** The versions of a story's articles, as firings remember them. */
export const versionsOf = (articles: readonly WatchedArticle[]): string[] =>
  articles.map(({ text }) => versionOf(text.article));
