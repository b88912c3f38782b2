import type { Briefing } from "../briefings/briefing.ts";
import type { StoryArticle } from "../briefings/extract.ts";
import { type BriefingStore, markOf } from "../briefings/store.ts";
import { withoutOrders } from "../briefings/without-orders.ts";
import type { Corpus } from "../corpus/corpus.ts";
import type { StoredArticle } from "../corpus/reading.ts";
import type { StoryLease } from "../corpus/story-work.ts";
import { findTrouble } from "../lib/failure.ts";
import type { Log } from "../lib/log.ts";
import { pause } from "../lib/timing.ts";

/** Who makes briefings. */
export type Writer = {
  /** The way in which they are made: another name, and every briefing is made again. */
  maker(): Promise<string>;
  write(articles: readonly StoryArticle[]): Promise<Briefing>;
  /** Whether a kept one, checked again, still stands on its articles. */
  stands(briefing: Briefing, articles: readonly StoryArticle[]): boolean;
};

type Deps = {
  corpus: Pick<Corpus, "stories" | "claimStory" | "endStory">;
  briefings: BriefingStore;
  writer: Writer;
  log: Log;
  now: () => number;
  /** Epoch milliseconds of the true clock, even in a replay. */
  clock: () => number;
};

/** A story with its articles as they can be shown, in order of publication, and its briefing. */
export type BriefedStory = { briefing: Briefing; articles: StoredArticle[] };

/** Milliseconds between two looks at what another worker is making. */
const LOOK = 250;
/** Milliseconds after which a story that could not be briefed, or whose model did not answer, is tried again. */
const RETRY = 3_600_000;

/** The briefings of some stories, in that order; those that are missing or out of date are made and kept. */
export async function brief(storyIds: readonly string[], deps: Deps): Promise<BriefedStory[]> {
  const articles = Map.groupBy(await deps.corpus.stories(storyIds), ({ storyId }) => storyId);
  const kept = await deps.briefings.find(storyIds);
  const maker = await deps.writer.maker();
  const stories: BriefedStory[] = [];
  for (const storyId of storyIds) {
    const told = articles.get(storyId);
    if (told === undefined) continue;
    const found = kept.get(storyId);
    const isCurrent = found?.madeFrom === markOf(told, maker) && deps.writer.stands(found.briefing, told);
    const story = isCurrent ? showable(found.briefing, told) : await briefInTurn(storyId, deps);
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
  const { corpus, briefings, writer, log, now, clock } = deps;
  const articles = await corpus.stories([lease.id]);
  const mark = markOf(articles, await writer.maker());
  const found = (await briefings.find([lease.id])).get(lease.id);
  const isKept = found?.madeFrom === mark && !found.briefing.standsIn && writer.stands(found.briefing, articles);
  if (articles.length === 0 || isKept) {
    await corpus.endStory(lease, {});
    return found && showable(found.briefing, articles);
  }
  const briefing = await writer.write(articles).catch(async (error: unknown) => {
    await corpus.endStory(lease, { retryAt: clock() + RETRY });
    throw error;
  });
  const end = briefing.standsIn ? { retryAt: clock() + RETRY } : {};
  await briefings.keep(briefing, mark, now(), (within) => corpus.endStory(lease, { within, ...end }));
  log.debug("briefed", { story: lease.id, mode: briefing.mode, check: briefing.check });
  return showable(briefing, articles);
}

/** Titles and quotations are read by people as well: what gives orders to machines is in none. */
const showable = (briefing: Briefing, articles: readonly StoredArticle[]): BriefedStory => ({
  briefing,
  articles: withoutOrders(articles),
});
