import { type QueryExecutorProvider, sql } from "kysely";
import type { Row, TableCopy } from "../lib/copy-table.ts";
import { workCopy } from "../lib/leases.ts";
import { fullTextOf } from "./full-text-engine.ts";
import { passageTerms } from "./passages.ts";
import type { PassageRow } from "./tables.ts";

/** How the corpus is copied: passages come after the articles whose titles they are found by. */
export const corpusCopies: TableCopy[] = [
  { name: "articles", key: ["id"], part: { name: "marks", owner: "article_id" } },
  { name: "passages", key: ["seq"], index: indexPassages },
  { name: "sources", key: ["id"] },
  { name: "gone", key: ["id"] },
  { name: "asked", key: ["term", "story_id", "ordinal", "article_id", "sentence"] },
  workCopy("visits"),
  workCopy("stories"),
];

/** Terms are made again, as each engine keeps them in its own way. */
async function indexPassages(target: QueryExecutorProvider, rows: readonly Row[]): Promise<void> {
  const passages = rows as readonly PassageRow[];
  if (passages.length === 0) return;
  const ids = [...new Set(passages.map(({ article_id }) => article_id))];
  const { rows: articles } = await sql<{ id: string; title: string }>`
    select id, title from articles where id in (${sql.join(ids)})`.execute(target);
  const titles = new Map(articles.map(({ id, title }) => [id, title]));
  const entries = passages.map((passage) => ({
    seq: passage.seq,
    terms: passageTerms(titles.get(passage.article_id) ?? "", passage),
  }));
  await fullTextOf(target).index(target, entries);
}
