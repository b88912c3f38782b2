import type { Kysely } from "kysely";
import { type Rarity, rarityOf } from "../articles/likeness.ts";
import { countTerms } from "./full-text.ts";
import type { CorpusTables } from "./tables.ts";

/** The share of passages in which terms stand, looked up once and remembered as soon as the corpus is of some size. */
export class Frequencies {
  #shares = new Map<string, number>();
  #counted = { last: 0, removed: 0 };
  #english = { last: Number.NEGATIVE_INFINITY, found: false };

  /** The number of the last passage, and about how many passages there are: some have been removed. */
  async count(database: Kysely<CorpusTables>): Promise<{ last: number; total: number }> {
    const last = await findLast(database);
    const since = last - this.#counted.last;
    // Counting them one by one reads a whole index: it is done again where they may have become others.
    if (last < SETTLED || since < 0 || since >= SETTLED) {
      this.#counted = { last, removed: last - (await countPassages(database)) };
    }
    return { last, total: last - this.#counted.removed };
  }

  /** Whether there are articles in English: looked for where there may be others than when there were none. */
  async hasEnglish(database: Kysely<CorpusTables>): Promise<boolean> {
    const last = await findLast(database);
    const since = last - this.#english.last;
    if (!this.#english.found && (last < SETTLED || since < 0 || since >= SETTLED)) {
      const query = database.selectFrom("articles").select("id").where("language", "=", "en").limit(1);
      this.#english = { last, found: (await query.executeTakeFirst()) !== undefined };
    }
    return this.#english.found;
  }

  /** The rarity of `terms` among the `total` passages of the store and texts that are not in it yet, each by its distinct terms. */
  async rarity(
    database: Kysely<CorpusTables>,
    terms: Iterable<string>,
    { total, unstored = [] }: { total: number; unstored?: readonly ReadonlySet<string>[] },
  ): Promise<Rarity> {
    if (total < SETTLED || this.#shares.size > MOST_KNOWN) this.#shares = new Map();
    const shares = this.#shares;
    // A term that none of so many texts held is rare: looking it up would teach nothing.
    const unknown = shares.size < WARM ? [...new Set(terms)].filter((term) => !shares.has(term)) : [];
    const counts = await countTerms(database, unknown);
    for (const term of unknown) shares.set(term, (counts.get(term) ?? 0) / Math.max(total, 1));
    const here = countIn(unstored);
    return rarityOf(total + unstored.length, (term) => (shares.get(term) ?? 0) * total + (here.get(term) ?? 0));
  }
}

/** Passages: in a smaller corpus each batch changes what is rare. */
const SETTLED = 2_000;
/** Terms. */
const WARM = 10_000;
const MOST_KNOWN = 100_000;

async function findLast(database: Kysely<CorpusTables>): Promise<number> {
  const row = await database
    .selectFrom("passages")
    .select(({ fn }) => fn.max("seq").as("last"))
    .executeTakeFirst();
  return row?.last ?? 0;
}

async function countPassages(database: Kysely<CorpusTables>): Promise<number> {
  const row = await database
    .selectFrom("passages")
    .select(({ fn }) => fn.countAll<number>().as("passages"))
    .executeTakeFirstOrThrow();
  return Number(row.passages);
}

function countIn(texts: readonly ReadonlySet<string>[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) for (const term of text) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}
