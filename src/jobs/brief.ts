import { openingTerms } from "../articles/likeness.ts";
import type { Briefing } from "../briefings/briefing.ts";
import { extractBriefing, type StoryArticle } from "../briefings/extract.ts";
import { type BriefingStore, markOf } from "../briefings/store.ts";
import type { Corpus } from "../corpus/corpus.ts";
import type { StoredArticle } from "../corpus/reading.ts";
import { searchTerms } from "../french/words.ts";

type Deps = { corpus: Pick<Corpus, "stories" | "rarity">; briefings: BriefingStore; now: () => number };

/** A story with its articles, in order of publication, and its briefing. */
export type BriefedStory = { briefing: Briefing; articles: StoredArticle[] };

/** The way that extracts are made: another name, and every briefing is made again. */
const MAKER = "extracts-1";

/** The briefings of some stories, in that order; those that are missing or out of date are made and kept. */
export async function brief(storyIds: readonly string[], { corpus, briefings, now }: Deps): Promise<BriefedStory[]> {
  const articles = Map.groupBy(await corpus.stories(storyIds), ({ storyId }) => storyId);
  const kept = await briefings.find(storyIds);
  const stories: BriefedStory[] = [];
  for (const storyId of storyIds) {
    const told = articles.get(storyId);
    if (told === undefined) continue;
    const mark = markOf(told, MAKER);
    const found = kept.get(storyId);
    const briefing = found?.madeFrom === mark ? found.briefing : await writeBriefing(told, corpus);
    if (briefing !== found?.briefing) await briefings.keep(briefing, mark, now());
    stories.push({ briefing, articles: told });
  }
  return stories;
}

/** A briefing of one story's articles, kept or not. */
export async function writeBriefing(
  articles: readonly StoryArticle[],
  corpus: Pick<Corpus, "rarity">,
): Promise<Briefing> {
  const terms = articles.flatMap((article) => [
    ...openingTerms(article),
    ...article.sentences.flatMap(({ text }) => searchTerms(text)),
  ]);
  return extractBriefing(articles, await corpus.rarity(terms));
}
