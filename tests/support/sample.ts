import { existsSync, readFileSync } from "node:fs";
import type { Article } from "../../src/articles/article.ts";
import type { Rarity } from "../../src/articles/likeness.ts";
import { readArticle } from "../../src/articles/read.ts";
import type { StoryArticle } from "../../src/briefings/extract.ts";
import { searchTerms } from "../../src/french/words.ts";
import { openFetch } from "../../src/lib/http.ts";
import { readSource } from "../../src/sources/read-source.ts";
import type { SourceSettings } from "../../src/sources/settings.ts";
import { articleOf, NOW, openTestCorpus, ZONE } from "./articles.ts";

const SOURCES = [
  { id: "revue", feed: "revue/feed.xml" },
  { id: "atelier", feed: "atelier/feed.xml" },
  { id: "depeches", folder: "depeches" },
];

export type SampleStory = { articles: StoryArticle[]; rarity: Rarity };

/** An articles' store in memory, closed with `await using`. */
export type Opened = Awaited<ReturnType<typeof openTestCorpus>>;

async function openFilled(sources: readonly SourceSettings[], folder: string): Promise<Opened> {
  const opened = await openTestCorpus();
  for (const source of sources) {
    const articles: Article[] = [];
    for await (const draft of readSource(source, folder, { fetch: openFetch([]), now: () => 0 })) {
      const article = draft instanceof Error ? undefined : readArticle(draft, { now: NOW, zone: ZONE });
      if (article !== undefined) articles.push(article);
    }
    await opened.keep(articles);
  }
  return opened;
}

/** The sample corpus, as its sources give it. */
export const openSample = (): Promise<Opened> => openFilled(SOURCES, "data/sample");

/** The articles of our first readers; see `HAS_SEEDS`. */
export const openSeeds = (): Promise<Opened> => openFilled([{ id: "seeds", folder: SEEDS }], ".");

/** The stories of the sample corpus as the program groups them, in order of publication, each with its rarity of terms. */
export async function readSampleStories(): Promise<SampleStory[]> {
  await using opened = await openSample();
  const { corpus } = opened;
  const kept = await corpus.span({ from: 0, to: NOW * 2 }, true);
  const stories = Map.groupBy(
    await corpus.stories([...new Set(kept.map(({ storyId }) => storyId))]),
    (article) => article.storyId,
  );
  const terms = [...stories.values()]
    .flat()
    .flatMap(({ sentences }) => sentences.flatMap(({ text }) => searchTerms(text)));
  const rarity = await corpus.rarity(terms);
  return [...stories.values()].map((articles) => ({ articles, rarity }));
}

const SEEDS = "../shared/seeds";

/** Where the articles of our first readers are not at hand, what tests them says so. */
export const HAS_SEEDS = existsSync(SEEDS);

/** One of them by its number, as a story of its own. */
export function readSeedStory(file: string): SampleStory {
  const article = articleOf(readFileSync(`${SEEDS}/${file}`, "utf8"), { key: file, published: null });
  return { articles: [{ ...article, storyId: article.id, copyOf: null }], rarity: () => 1 };
}
