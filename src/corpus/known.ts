import { type Kysely, sql } from "kysely";
import { inStatements } from "../lib/database.ts";
import type { CorpusTables } from "./tables.ts";

/** What an item of a source would be kept as: by its id, or by its name within its source. */
export type Item = { id: string; source: string; key: string };

/** The items that were kept before, or were kept once and have gone, by their ids. */
export async function findKnown(database: Kysely<CorpusTables>, items: readonly Item[]): Promise<Set<string>> {
  const known = new Set<string>();
  for (const some of inStatements(items, 3)) {
    const ids = sql.join(some.map(({ id }) => id));
    const names = sql.join(some.map(({ source, key }) => sql`(${source}, ${key})`));
    const { rows } = await sql<{ id: string; name: string | null }>`
      select id, null as name from gone where id in (${ids})
      union all select id, null from articles where id in (${ids})
      union all select source, key from articles where (source, key) in (values ${names})`.execute(database);
    const [found, named] = [new Set<string>(), new Set<string>()];
    for (const { id, name } of rows) {
      if (name === null) found.add(id);
      else named.add(JSON.stringify([id, name]));
    }
    for (const { id, source, key } of some) {
      if (found.has(id) || named.has(JSON.stringify([source, key]))) known.add(id);
    }
  }
  return known;
}
