import type { Kysely } from "kysely";
import type { Article } from "../articles/article.ts";
import {
  isRunMark,
  marksOf,
  openingTerms,
  type Rarity,
  shinglesOf,
  textTerms,
  weigh,
  weighEvenly,
  wordsOf,
} from "../articles/likeness.ts";
import { dayInterval, type Interval } from "../lib/calendar.ts";
import { once } from "../lib/once.ts";
import { mapInTurn } from "../lib/timing.ts";
import type { Frequencies } from "./frequencies.ts";
import { findLikes, type Text } from "./likes.ts";
import { type Comparable, type Like, MARKS_SHARED, placeInStory, type StoryPlace } from "./stories.ts";
import type { CorpusTables } from "./tables.ts";

type Tables = Kysely<CorpusTables>;

/** An article with its place among the others, and what finds it again for those to come. */
export type Placed = { article: Article; published: Interval; place: StoryPlace; opening: string[]; marks: number[] };

/** `now` in epoch milliseconds: when the articles came in. */
export type Arrival = { now: number; zone: string; baseline: boolean };

type Sources = { arrival: Arrival; frequencies: Frequencies; total: number };

/** Finds each article its story, among those of the store and those that come before it in the batch. */
export async function placeArticles(
  database: Tables,
  articles: readonly Article[],
  { arrival, frequencies, total }: Sources,
): Promise<Placed[]> {
  const texts = await mapInTurn(articles, (article) => readText(article, article.id, arrival));
  const openings = texts.map(({ opening }) => opening);
  const rough = await frequencies.rarity(database, openings.flat(), { total, unstored: openings.map(distinct) });
  const marks = await mapInTurn(texts, ({ opening, shingles }) => marksOf(weigh(opening, rough), shingles()));
  const likes = await mapInTurn(texts, (text, at) => findLikes(database, text, marks[at] ?? [], rough));
  const isAlone = texts.length === 1 && likes.flat().length === 0;
  const rarity = isAlone ? rough : await wholeRarity(database, [texts, likes.flat()], { frequencies, total });
  const earlier: { placed: Comparable; marks: ReadonlySet<number> }[] = [];
  return mapInTurn(texts, (text, at) => {
    const own = marks[at] ?? [];
    const comparable = compare({ ...text, storyId: text.id, copyOf: null }, rarity);
    const near = earlier.flatMap((other) =>
      likeOf(
        other.placed,
        own.filter((mark) => other.marks.has(mark)),
      ),
    );
    const stored = (likes[at] ?? []).map((like) => ({ ...compare(like, rarity), sharedRuns: like.sharedRuns }));
    const place = placeInStory(comparable, [...near, ...stored]);
    earlier.push({ placed: { ...comparable, ...place }, marks: new Set(own) });
    return { article: text.article, published: text.published, place, opening: text.opening, marks: own };
  });
}

/** How rare the terms are of whole texts, new ones and stored ones. */
async function wholeRarity(
  database: Tables,
  [fresh, stored]: readonly [Text[], Text[]],
  { frequencies, total }: Omit<Sources, "arrival">,
): Promise<Rarity> {
  const unstored = await mapInTurn(fresh, ({ terms }) => distinct(terms()));
  const terms = [...fresh, ...stored].flatMap((text) => [...text.opening, ...text.terms()]);
  return frequencies.rarity(database, terms, { total, unstored });
}

const distinct = (terms: readonly string[]): Set<string> => new Set(terms);

function readText(article: Article, id: string, { now, zone }: Arrival): Text & { article: Article } {
  const words = wordsOf(article);
  const shingles = shinglesOf(words);
  return {
    ...{ article, id, opening: openingTerms(article), shingles: () => shingles },
    terms: once(() => textTerms(article.title, words)),
    published: dayInterval(article.published, zone) ?? { from: now, to: now },
  };
}

function compare(
  { id, published, storyId, copyOf, opening, terms, shingles }: Text & StoryPlace,
  rarity: Rarity,
): Comparable {
  const text = once(() => weighEvenly(terms(), rarity));
  return { id, published, storyId, copyOf, shingles, opening: weighEvenly(opening, rarity), text };
}

const likeOf = (other: Comparable, shared: readonly number[]): Like[] =>
  shared.length < MARKS_SHARED ? [] : [{ ...other, sharedRuns: shared.filter(isRunMark).length }];
