import { type Kysely, sql } from "kysely";
import type { Article } from "../articles/article.ts";
import { isRunMark, marksOf, openingTerms, type Rarity, shinglesOf, weigh } from "../articles/likeness.ts";
import { dayInterval, type Interval } from "../lib/calendar.ts";
import type { Frequencies } from "./frequencies.ts";
import { readBody } from "./rows.ts";
import { type Comparable, type Like, MARKS_SHARED, placeInStory, RUNS_SHARED, type StoryPlace } from "./stories.ts";
import type { ArticleRow, CorpusTables } from "./tables.ts";

type Tables = Kysely<CorpusTables>;

/** An article with its place among the others, and what finds it again for those to come. */
export type Placed = { article: Article; published: Interval; place: StoryPlace; opening: string[]; marks: number[] };

/** `now` in epoch milliseconds: when the articles came in. */
export type Arrival = { now: number; zone: string; baseline: boolean };

/** Finds each article its story, among those of the store and those that come before it in the batch. */
export async function placeArticles(
  database: Tables,
  articles: readonly Article[],
  { arrival, frequencies, total }: { arrival: Arrival; frequencies: Frequencies; total: number },
): Promise<Placed[]> {
  const openings = articles.map(openingTerms);
  const unstored = openings.map((opening) => new Set(opening));
  const rarity = await frequencies.rarity(database, openings.flat(), { total, unstored });
  const earlier: { placed: Comparable; marks: ReadonlySet<number> }[] = [];
  const placed: Placed[] = [];
  for (const [at, article] of articles.entries()) {
    const opening = openings[at] ?? [];
    const published = dayInterval(article.published, arrival.zone) ?? { from: arrival.now, to: arrival.now };
    const [vector, shingles] = [weigh(opening, rarity), shinglesOf(article)];
    const marks = marksOf(vector, shingles);
    const alone = { id: article.id, storyId: article.id, copyOf: null, published, opening: vector };
    const comparable: Comparable = { ...alone, shingles: () => shingles };
    const near = earlier.flatMap((other) =>
      likeOf(
        other.placed,
        marks.filter((mark) => other.marks.has(mark)),
      ),
    );
    const place = placeInStory(comparable, [...near, ...(await findLikes(database, article.id, marks, rarity))]);
    earlier.push({ placed: { ...comparable, ...place }, marks: new Set(marks) });
    placed.push({ article, published, place, opening, marks });
  }
  return placed;
}

const likeOf = (other: Comparable, shared: readonly number[]): Like[] =>
  shared.length < MARKS_SHARED ? [] : [{ ...other, sharedRuns: shared.filter(isRunMark).length }];

/** Stored articles compared with a new one: those that share most marks with it. */
const LIKES_READ = 6;

type LikeRow = Pick<ArticleRow, "id" | "story_id" | "copy_of" | "published_from" | "published_to" | "opening"> & {
  runs: number;
};

async function findLikes(database: Tables, id: string, marks: readonly number[], rarity: Rarity): Promise<Like[]> {
  if (marks.length === 0) return [];
  // Marks of runs are even.
  const { rows: likes } = await sql<LikeRow>`
    select id, story_id, copy_of, published_from, published_to, opening, runs from (
      select article_id, sum(1 - mark % 2) as runs from marks
      where mark in (${sql.join(marks)}) and article_id != ${id}
      group by article_id having count(*) >= ${MARKS_SHARED}
      order by count(*) desc, article_id limit ${LIKES_READ}
    ) as shared join articles on id = article_id`.execute(database);
  const suspects = likes.filter(({ runs }) => runs >= RUNS_SHARED).map((like) => like.id);
  const bodies = await readBodies(database, suspects);
  return likes.map((like) => ({
    ...{ id: like.id, storyId: like.story_id, copyOf: like.copy_of, sharedRuns: Number(like.runs) },
    published: { from: like.published_from, to: like.published_to },
    opening: weigh(like.opening === "" ? [] : like.opening.split(" "), rarity),
    shingles: () => shinglesOf(readBody(bodies.get(like.id) ?? EMPTY_BODY)),
  }));
}

const EMPTY_BODY = '{"blocks":[],"spans":[]}';

/** Bodies are long: they are read where a copy is suspected, and only there. */
async function readBodies(database: Tables, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await database.selectFrom("articles").select(["id", "body"]).where("id", "in", ids).execute();
  return new Map(rows.map(({ id, body }) => [id, body]));
}
