import { containment, cosine, type Vector } from "../articles/likeness.ts";
import type { Interval } from "../lib/calendar.ts";

/** Where an article belongs: a story, named after its first article; and the article it repeats, if it does. */
export type StoryPlace = { storyId: string; copyOf: string | null };

/** An article with what comparing it takes; its shingles and the vector of its text are made only where it may be like another. */
export type Comparable = StoryPlace & {
  id: string;
  published: Interval;
  opening: Vector;
  text: () => Vector;
  shingles: () => ReadonlySet<number>;
};

/** Another article, and how many runs of words its marks share with those of the article that is to be placed. */
export type Like = Comparable & { sharedRuns: number };

/**
 * The story that an article belongs to: that of the article it repeats, or tells of the same event within 72 hours;
 * else a story of its own. Thresholds measured on 17 hand-labelled stories and 14,365 pairs: docs/decisions/0010.
 */
export function placeInStory(article: Comparable, others: readonly Like[]): StoryPlace {
  const near = others.filter(({ published }) => gapBetween(published, article.published) <= COPY_SPAN);
  const copied = near.find((other) => isCopy(article, other));
  if (copied) return { storyId: copied.storyId, copyOf: copied.copyOf ?? copied.id };
  const alike = near
    .filter((other) => isNear(article, other))
    .map(({ storyId, opening, text }) => ({
      ...{ storyId, text: cosine(text(), article.text()), opening: cosine(opening, article.opening) },
    }))
    .filter(({ text, opening }) => text >= SAME_TEXT && text + opening >= TOGETHER)
    .sort((a, b) => b.text - a.text);
  return { storyId: alike[0]?.storyId ?? article.id, copyOf: null };
}

/** Whether two articles open alike, at about the same time: their whole texts are then worth comparing. */
export function isNear(one: Opened, other: Opened): boolean {
  return gapBetween(one.published, other.published) <= STORY_SPAN && cosine(one.opening, other.opening) >= SAME_OPENING;
}

type Opened = Pick<Comparable, "published" | "opening">;

/** Two texts that share this many marks are worth comparing; two that share this many runs may be copies. */
export const MARKS_SHARED = 2;
export const RUNS_SHARED = 2;

function isCopy(article: Comparable, { sharedRuns, shingles }: Like): boolean {
  return sharedRuns >= RUNS_SHARED && containment(shingles(), article.shingles()) >= COPY;
}

const HOUR = 3_600_000;
/** Milliseconds between two publications. */
export const STORY_SPAN = 72 * HOUR;
const COPY_SPAN = 30 * 24 * HOUR;
/** Share of four-word runs that make a copy. */
export const COPY = 0.35;
/** Cosines of the openings and of the whole texts, and their sum, that make one story. */
const SAME_OPENING = 0.24;
const SAME_TEXT = 0.26;
const TOGETHER = 0.6;

const gapBetween = (a: Interval, b: Interval): number => Math.max(0, a.from - b.to, b.from - a.to);
