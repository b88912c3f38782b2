import type { Article } from "../../src/articles/article.ts";
import { type Match, matchStory } from "../../src/watch/match.ts";
import { compileRule, type Rule } from "../../src/watch/rule.ts";
import { alertsSchema } from "../../src/watch/settings.ts";
import type { WatchedStory } from "../../src/watch/story.ts";
import { readWatched } from "../../src/watch/text.ts";

/** A rule as `vigie.yaml` writes it. */
export type WrittenRule = Record<string, unknown>;

/** Rules as the settings give them, each under its id or « essai ». */
export const rulesOf = (...written: WrittenRule[]): Rule[] =>
  alertsSchema.parse(written.map((rule) => ({ id: "essai", ...rule }))).map(compileRule);

type Told = Article & { copyOf?: string | null; arrivedAt?: number };

/** Articles as one story, all of them fresh. */
export const storyOf = (articles: readonly Told[], fields: Partial<WatchedStory> = {}): WatchedStory => ({
  ...{ id: "histoire", themes: [], weight: null, since: new Map(), fresh: new Set(articles.map(({ id }) => id)) },
  articles: articles.map((article) => ({
    ...{ text: readWatched(article), copyOf: article.copyOf ?? null, arrivedAt: article.arrivedAt ?? 0 },
  })),
  ...fields,
});

/** What one rule finds in one article. */
export const matchOf = (rule: WrittenRule, article: Article, fields: Partial<WatchedStory> = {}): Match | undefined =>
  matchStory(rulesOf(rule), storyOf([article], fields))[0];
