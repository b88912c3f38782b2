import { openingTerms } from "../articles/likeness.ts";
import type { Briefing } from "../briefings/briefing.ts";
import { extractBriefing, type StoryArticle } from "../briefings/extract.ts";
import { type BriefingStore, markOf } from "../briefings/store.ts";
import type { Corpus } from "../corpus/corpus.ts";
import type { StoredArticle } from "../corpus/reading.ts";
import type { StoryLease } from "../corpus/story-work.ts";
import { searchTerms } from "../french/words.ts";
import { findTrouble } from "../lib/failure.ts";
import type { Log } from "../lib/log.ts";
import { pause } from "../lib/timing.ts";

type Deps = {
  corpus: Pick<Corpus, "stories" | "claimStory" | "endStory">;
  briefings: BriefingStore;
  write(articles: readonly StoryArticle[]): Promise<Briefing>;
  log: Log;
  now: () => number;
  /** Epoch milliseconds of the true clock, even in a replay. */
  clock: () => number;
};

/** A story with its articles, in order of publication, and its briefing. */
export type BriefedStory = { briefing: Briefing; articles: StoredArticle[] };

/** The way that extracts are made: another name, and every briefing is made again. */
const MAKER = "extracts-1";
/** Milliseconds between two looks at what another worker is making. */
const LOOK = 250;
/** Milliseconds after which a story that could not be briefed is tried again. */
const RETRY = 3_600_000;

/** The briefings of some stories, in that order; those that are missing or out of date are made and kept. */
export async function brief(storyIds: readonly string[], deps: Deps): Promise<BriefedStory[]> {
  const articles = Map.groupBy(await deps.corpus.stories(storyIds), ({ storyId }) => storyId);
  const kept = await deps.briefings.find(storyIds);
  const stories: BriefedStory[] = [];
  for (const storyId of storyIds) {
    const told = articles.get(storyId);
    if (told === undefined) continue;
    const found = kept.get(storyId);
    const isCurrent = found?.madeFrom === markOf(told, MAKER);
    const story = isCurrent ? { briefing: found.briefing, articles: told } : await briefInTurn(storyId, deps);
    if (story) stories.push(story);
  }
  return stories;
}

/** Briefs the story that has been due for longest; false where there is none, or others have it. */
export async function briefNext(deps: Deps): Promise<boolean> {
  const lease = await deps.corpus.claimStory();
  if (lease === undefined) return false;
  try {
    await briefUnder(lease, deps);
  } catch (error) {
    const trouble = findTrouble(error);
    if (trouble?.code.startsWith("database-")) throw error;
    deps.log.error("story not briefed", {
      story: lease.id,
      error: trouble ?? String(error),
      stack: Object(error).stack,
    });
  }
  return true;
}

/** One worker makes a briefing; the others wait for it. */
async function briefInTurn(storyId: string, deps: Deps): Promise<BriefedStory | undefined> {
  const lease = await deps.corpus.claimStory(storyId);
  try {
    if (lease) return await briefUnder(lease, deps);
  } catch (error) {
    if (findTrouble(error)?.code !== "lease-lost") throw error;
  }
  await pause(LOOK);
  return (await brief([storyId], deps))[0];
}

async function briefUnder(lease: StoryLease, deps: Deps): Promise<BriefedStory | undefined> {
  const { corpus, briefings, log, now, clock } = deps;
  const articles = await corpus.stories([lease.id]);
  const mark = markOf(articles, MAKER);
  const found = (await briefings.find([lease.id])).get(lease.id);
  if (articles.length === 0 || found?.madeFrom === mark) {
    await corpus.endStory(lease, {});
    return found && { briefing: found.briefing, articles };
  }
  const briefing = await deps.write(articles).catch(async (error: unknown) => {
    await corpus.endStory(lease, { retryAt: clock() + RETRY });
    throw error;
  });
  await briefings.keep(briefing, mark, now(), (within) => corpus.endStory(lease, { within }));
  log.debug("briefed", { story: lease.id });
  return { briefing, articles };
}

/** A briefing of one story's articles in their own sentences, kept or not. */
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
