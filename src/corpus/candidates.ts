import type { Kysely } from "kysely";
import type { SearchTime } from "./search-time.ts";
import type { CorpusTables } from "./tables.ts";

/** A passage that may answer, with what its article tells of it; `dates` where a time is asked about. */
export type Candidate = Awaited<ReturnType<typeof readCandidates>>[number];

/** Passages by their numbers, in their order, but for those published after `until`. */
export async function readCandidates(database: Kysely<CorpusTables>, seqs: ReadonlySet<number>, time: SearchTime) {
  if (seqs.size === 0) return [];
  return await select(database, time)
    .where("seq", "in", [...seqs])
    .execute();
}

/** The other passages of some articles than those that were found. */
export async function readOthers(
  database: Kysely<CorpusTables>,
  articleIds: readonly string[],
  found: ReadonlySet<number>,
  time: SearchTime,
): Promise<Candidate[]> {
  if (articleIds.length === 0) return [];
  return await select(database, time)
    .where("article_id", "in", articleIds)
    .where("ordinal", "<", READ_OF_ONE)
    .where("seq", "not in", [...found])
    .execute();
}

/** Passages: no press article has more, and a report of hundreds would hold up all else. */
const READ_OF_ONE = 40;

const select = (database: Kysely<CorpusTables>, { asked, until }: SearchTime) =>
  database
    .selectFrom("passages")
    .innerJoin("articles", "articles.id", "passages.article_id")
    .select(["seq", "article_id", "ordinal", "title", "heading", "text", "first", "last", "opinion"])
    .select(["language", "published", "precision", "published_from", "published_to"])
    .$if(asked !== undefined, (query) => query.select("dates"))
    .where("published_from", "<=", until ?? Number.MAX_SAFE_INTEGER)
    .orderBy("seq");
