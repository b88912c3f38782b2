import { type Kysely, sql } from "kysely";
import type { Article } from "../articles/article.ts";
import { canonicalUrl } from "../articles/canonical-url.ts";
import { containment, shinglesOf, wordsOf } from "../articles/likeness.ts";
import { findWords } from "../french/words.ts";
import { inStatements } from "../lib/database.ts";
import { readBody } from "./rows.ts";
import { COPY } from "./stories.ts";
import type { ArticleRow, CorpusTables } from "./tables.ts";

type Stored = Pick<ArticleRow, "id" | "source" | "key" | "url" | "title" | "title_derived" | "body">;

/**
 * Of articles that are not stored under their own ids, those that are another version of a stored one, whose address has
 * changed: by their ids, the id under which it is stored. Their source calls them by one name, theirs alone, and they have
 * one title or much of their text in common.
 */
export async function findMoved(
  database: Kysely<CorpusTables>,
  articles: readonly Article[],
): Promise<ReadonlyMap<string, string>> {
  const named = Map.groupBy(articles.filter(hasOwnName), nameOf);
  const alone = [...named.values()].flatMap(([article, ...others]) =>
    article && others.length === 0 ? [article] : [],
  );
  const moved = new Map<string, string>();
  for (const some of inStatements(alone, 2)) {
    const names = sql.join(some.map(({ source, key }) => sql`(${source}, ${key})`));
    const { rows } = await sql<Stored>`
      select id, source, key, url, title, title_derived, body from articles
      where (source, key) in (values ${names})`.execute(database);
    const stored = Map.groupBy(rows, nameOf);
    for (const article of some) {
      const [row, ...others] = stored.get(nameOf(article)) ?? [];
      if (row !== undefined && others.length === 0 && isVersion(article, row)) moved.set(article.id, row.id);
    }
  }
  return moved;
}

const nameOf = ({ source, key }: Pick<Article, "source" | "key">): string => JSON.stringify([source, key]);

/** Where the address is the name, another address is another article. */
const hasOwnName = ({ url, key }: Article): boolean => url !== null && (canonicalUrl(key) ?? key) !== url;

function isVersion(article: Article, row: Stored): boolean {
  if (article.url === row.url) return true;
  const isNamed = !article.titleDerived && row.title_derived === 0;
  if (isNamed && sameWords(article.title, row.title)) return true;
  return containment(shinglesOf(wordsOf(article)), shinglesOf(wordsOf(readBody(row.body)))) >= COPY;
}

const sameWords = (a: string, b: string): boolean => findWords(a).join(" ") === findWords(b).join(" ");
