import { type Kysely, sql } from "kysely";
import type { Article } from "../articles/article.ts";
import {
  isRunMark,
  marksOf,
  openingTerms,
  type Rarity,
  shinglesOf,
  textTerms,
  type Vector,
  weigh,
  weighEvenly,
  wordsOf,
} from "../articles/likeness.ts";
import { dayInterval, type Interval } from "../lib/calendar.ts";
import { mapInTurn } from "../lib/timing.ts";
import type { Frequencies } from "./frequencies.ts";
import { readBody } from "./rows.ts";
import {
  type Comparable,
  isNear,
  type Like,
  MARKS_SHARED,
  placeInStory,
  RUNS_SHARED,
  type StoryPlace,
} from "./stories.ts";
import type { ArticleRow, CorpusTables } from "./tables.ts";

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
  const unstored = texts.map(({ terms }) => new Set(terms));
  const rough = await frequencies.rarity(
    database,
    texts.flatMap(({ opening }) => opening),
    { total, unstored },
  );
  const marks = await mapInTurn(texts, ({ opening, shingles }) => marksOf(weigh(opening, rough), shingles()));
  const likes = await mapInTurn(texts, (text, at) => findLikes(database, text, marks[at] ?? [], rough));
  const terms = [...texts, ...likes.flat()].flatMap(({ opening, terms: own }) => [...opening, ...own]);
  const isAlone = texts.length === 1 && likes.flat().length === 0;
  const rarity = isAlone ? rough : await frequencies.rarity(database, terms, { total, unstored });
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

/** What comparing an article takes, before it is known how rare its terms are. */
type Text = Omit<Comparable, "opening" | "text" | keyof StoryPlace> & { opening: string[]; terms: string[] };
type LikeText = Text & StoryPlace & { sharedRuns: number };

function readText(article: Article, id: string, { now, zone }: Arrival): Text & { article: Article } {
  const words = wordsOf(article);
  const shingles = shinglesOf(words);
  const terms = textTerms(article.title, words);
  return {
    ...{ article, id, opening: openingTerms(article), terms, shingles: () => shingles },
    published: dayInterval(article.published, zone) ?? { from: now, to: now },
  };
}

function compare(
  { id, published, storyId, copyOf, opening, terms, shingles }: Text & StoryPlace,
  rarity: Rarity,
): Comparable {
  let whole: Vector | undefined;
  const text = (): Vector => {
    whole ??= weighEvenly(terms, rarity);
    return whole;
  };
  return { id, published, storyId, copyOf, shingles, opening: weighEvenly(opening, rarity), text };
}

const likeOf = (other: Comparable, shared: readonly number[]): Like[] =>
  shared.length < MARKS_SHARED ? [] : [{ ...other, sharedRuns: shared.filter(isRunMark).length }];

/** Stored articles compared with a new one: those that share most marks with it. */
const LIKES_READ = 6;

type LikeRow = Pick<
  ArticleRow,
  "id" | "title" | "story_id" | "copy_of" | "published_from" | "published_to" | "opening"
> & {
  runs: number;
};

/** Bodies are long: they are read of what may be a copy or of the same story, and of nothing else. */
async function findLikes(database: Tables, text: Text, marks: readonly number[], rarity: Rarity): Promise<LikeText[]> {
  const rows = await findRows(database, text.id, marks);
  if (rows.length === 0) return [];
  const opening = weighEvenly(text.opening, rarity);
  const near = rows.filter(
    (row) =>
      Number(row.runs) >= RUNS_SHARED ||
      isNear(
        { published: text.published, opening },
        { published: spanOf(row), opening: weighEvenly(openingOf(row), rarity) },
      ),
  );
  const bodies = await readBodies(
    database,
    near.map(({ id }) => id),
  );
  return near.map((row) => {
    const words = wordsOf(readBody(bodies.get(row.id) ?? EMPTY_BODY));
    return {
      ...{ id: row.id, storyId: row.story_id, copyOf: row.copy_of, published: spanOf(row), opening: openingOf(row) },
      ...{
        terms: textTerms(row.title, words),
        shingles: () => shinglesOf(words),
        sharedRuns: Number(row.runs),
      },
    };
  });
}

const spanOf = ({ published_from, published_to }: LikeRow): Interval => ({ from: published_from, to: published_to });
const openingOf = ({ opening }: LikeRow): string[] => (opening === "" ? [] : opening.split(" "));

async function findRows(database: Tables, id: string, marks: readonly number[]): Promise<LikeRow[]> {
  if (marks.length === 0) return [];
  // Marks of runs are even.
  const { rows } = await sql<LikeRow>`
    select id, title, story_id, copy_of, published_from, published_to, opening, runs from (
      select article_id, sum(1 - mark % 2) as runs from marks
      where mark in (${sql.join(marks)}) and article_id != ${id}
      group by article_id having count(*) >= ${MARKS_SHARED}
      order by count(*) desc, article_id limit ${LIKES_READ}
    ) as shared join articles on id = article_id`.execute(database);
  return rows;
}

const EMPTY_BODY = '{"blocks":[],"spans":[]}';

async function readBodies(database: Tables, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await database.selectFrom("articles").select(["id", "body"]).where("id", "in", ids).execute();
  return new Map(rows.map(({ id, body }) => [id, body]));
}
