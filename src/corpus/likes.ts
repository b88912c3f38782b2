import { type Kysely, sql } from "kysely";
import { type Rarity, shinglesOf, textTerms, weighEvenly, wordsOf } from "../articles/likeness.ts";
import type { Interval } from "../lib/calendar.ts";
import { once } from "../lib/once.ts";
import { readBody } from "./rows.ts";
import { type Comparable, isNear, MARKS_SHARED, RUNS_SHARED, STORY_SPAN, type StoryPlace } from "./stories.ts";
import type { ArticleRow, CorpusTables } from "./tables.ts";

type Tables = Kysely<CorpusTables>;

/** What comparing an article takes, before it is known how rare its terms are; most need not be read whole. */
export type Text = Omit<Comparable, "opening" | "text" | keyof StoryPlace> & {
  opening: string[];
  terms: () => string[];
};

/** A stored article that a new one may be like; `sharedRuns` counts the runs of words that mark both. */
export type LikeText = Text & StoryPlace & { sharedRuns: number };

/** Stored articles compared with a new one: those that share most marks with it. */
const LIKES_READ = 6;

type LikeRow = Pick<
  ArticleRow,
  "id" | "title" | "story_id" | "copy_of" | "published_from" | "published_to" | "opening"
> & {
  runs: number;
};

/** The stored articles to compare a new one with. Bodies are long: they are read of what may be a copy or of the same story. */
export async function findLikes(
  database: Tables,
  text: Text,
  marks: readonly number[],
  rarity: Rarity,
): Promise<LikeText[]> {
  const rows = await findRows(database, text, marks);
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
        terms: once(() => textTerms(row.title, words)),
        shingles: () => shinglesOf(words),
        sharedRuns: Number(row.runs),
      },
    };
  });
}

const spanOf = ({ published_from, published_to }: LikeRow): Interval => ({ from: published_from, to: published_to });
const openingOf = ({ opening }: LikeRow): string[] => (opening === "" ? [] : opening.split(" "));

/** Those of another time may be copies, and nothing else. */
async function findRows(database: Tables, { id, published }: Text, marks: readonly number[]): Promise<LikeRow[]> {
  if (marks.length === 0) return [];
  const [from, to] = [published.from - STORY_SPAN, published.to + STORY_SPAN];
  // Marks of runs are even.
  const { rows } = await sql<LikeRow>`
    select id, title, story_id, copy_of, published_from, published_to, opening, runs from (
      select article_id, sum(1 - mark % 2) as runs from marks
      where mark in (${sql.join(marks)}) and article_id != ${id}
      group by article_id having count(*) >= ${MARKS_SHARED}
      order by count(*) desc, article_id limit ${LIKES_READ}
    ) as shared join articles on id = article_id
    where runs >= ${RUNS_SHARED} or (published_to >= ${from} and published_from <= ${to})`.execute(database);
  return rows;
}

const EMPTY_BODY = '{"blocks":[],"spans":[]}';

async function readBodies(database: Tables, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await database.selectFrom("articles").select(["id", "body"]).where("id", "in", ids).execute();
  return new Map(rows.map(({ id, body }) => [id, body]));
}
