import { type QueryExecutorProvider, type RawBuilder, sql } from "kysely";
import { z } from "zod";
import type { Database, Migrations } from "../lib/database.ts";
import type { Decision } from "./decision.ts";
import { type Made, readDecisions, readFormer, writeDecisions } from "./decisions.ts";
import type { Edition } from "./edition.ts";
import type { Former } from "./former.ts";
import { decisionMigrations, type EditionTables } from "./tables.ts";

export const editionMigrations: Migrations = {
  "003_editions": {
    async up(database) {
      await database.schema
        .createTable("editions")
        .addColumn("channel", "text", (column) => column.notNull())
        .addColumn("day", "text", (column) => column.notNull())
        .addColumn("made_at", "bigint", (column) => column.notNull())
        .addColumn("content", "text", (column) => column.notNull())
        .addColumn("article_ids", "text", (column) => column.notNull())
        .addPrimaryKeyConstraint("editions_pk", ["channel", "day"])
        .execute();
    },
  },
  "008_cited": {
    async up(database) {
      await database.schema
        .createTable("cited")
        .addColumn("story_id", "text", (column) => column.primaryKey())
        .execute();
      const { rows } = await sql<{ content: string }>`select content from editions`.execute(database);
      for (const { content } of rows) await noteCited(database, shownSchema.parse(JSON.parse(content)));
    },
  },
  "015_folded": {
    async up(database) {
      await database.schema
        .alterTable("editions")
        .addColumn("folded", "integer", (column) => column.notNull().defaultTo(0))
        .execute();
    },
  },
  ...decisionMigrations,
};

/** What an edition is kept with: what it told, and what became of each story of its period. */
export type Kept = { madeAt: number; articleIds: readonly string[]; decisions: readonly Decision[] };

/** The editions that channels have had: one a channel and local day. */
export type EditionStore = {
  /** The last local day of which an edition was made for the channel. */
  lastDay(channel: string): Promise<string | undefined>;
  /**
   * When the last edition before an instant was made, and every article that the channel had been told by then. What is
   * folded was not told: where the last one is, it is when its time began.
   */
  before(channel: string, at: number): Promise<{ madeAt: number | undefined; told: Set<string> }>;
  /**
   * What the channel had been shown by an instant, by story: of some stories, and of all that editions told since another
   * instant. What is folded was shown to nobody.
   */
  former(
    channel: string,
    at: number,
    told: { storyIds: readonly string[]; since: number },
  ): Promise<Map<string, Former>>;
  /** What the editions of a channel made of a story, the oldest first. */
  decisions(channel: string, storyId: string): Promise<Made[]>;
  /** False where the channel has had one that day. `alongside` runs in the same transaction: where it throws, nothing is kept. */
  keep(edition: Edition, kept: Kept, alongside?: Alongside): Promise<boolean>;
  /** Within the transaction that gives its delivery up: the channel was told nothing of it. */
  fold(channel: string, day: string, transaction: Database): Promise<void>;
  find(channel: string, day: string): Promise<Edition | undefined>;
  /** The same, with how many articles came with it. */
  recall(channel: string, day: string): Promise<{ edition: Edition; articles: number } | undefined>;
  /** A condition on a `story_id`: an edition shows that story. */
  cited(): RawBuilder<boolean>;
  /** Within the transaction in which the stories go. */
  remove(storyIds: readonly string[], transaction: Database): Promise<void>;
};

type Alongside = (transaction: Database) => Promise<unknown>;

const idsSchema = z.array(z.string());
const periodSchema = z.object({ period: z.object({ from: z.iso.datetime({ offset: true }) }) });
const shownSchema = z.object({ stories: z.array(z.object({ id: z.string() })) });

export function openEditionStore(anyDatabase: Database): EditionStore {
  const database = anyDatabase.withTables<EditionTables>();
  const recall: EditionStore["recall"] = async (channel, day) => {
    const one = database.selectFrom("editions").select(["content", "article_ids"]).where("channel", "=", channel);
    const row = await one.where("day", "=", day).executeTakeFirst();
    // Written by `keep` from an edition, and read by people alone.
    const edition = row && (JSON.parse(row.content) as Edition);
    return edition && { edition, articles: idsSchema.parse(JSON.parse(row.article_ids)).length };
  };
  return {
    recall,
    async lastDay(channel) {
      const days = database.selectFrom("editions").select("day").where("channel", "=", channel);
      return (await days.orderBy("day", "desc").limit(1).executeTakeFirst())?.day;
    },
    async before(channel, at) {
      const rows = await database
        .selectFrom("editions")
        .select(["made_at", "article_ids", "folded", "content"])
        .where("channel", "=", channel)
        .where("made_at", "<", at)
        .orderBy("made_at", "desc")
        .limit(EDITIONS_REMEMBERED)
        .execute();
      const seen = rows.filter(({ folded }) => folded === 0);
      const told = seen.flatMap((row) => idsSchema.parse(JSON.parse(row.article_ids)));
      return { madeAt: toldUntil(rows), told: new Set(told) };
    },
    former: (channel, at, told) => readFormer(anyDatabase, channel, at, told),
    decisions: (channel, storyId) => readDecisions(anyDatabase, channel, storyId),
    async keep(edition, { madeAt, articleIds, decisions }, alongside) {
      const row = { made_at: madeAt, content: JSON.stringify(edition), article_ids: JSON.stringify(articleIds) };
      return await anyDatabase.transaction().execute(async (transaction) => {
        const kept = await transaction
          .withTables<EditionTables>()
          .insertInto("editions")
          .values({ channel: edition.channel, day: edition.day, folded: 0, ...row })
          .onConflict((conflict) => conflict.columns(["channel", "day"]).doNothing())
          .returning("day")
          .execute();
        if (kept.length === 0) return false;
        await noteCited(transaction, edition);
        await writeDecisions(transaction, edition, decisions);
        await alongside?.(transaction);
        return true;
      });
    },
    async fold(channel, day, transaction) {
      const one = transaction.withTables<EditionTables>().updateTable("editions").where("channel", "=", channel);
      await one.where("day", "=", day).set({ folded: 1 }).execute();
    },
    find: async (channel, day) => (await recall(channel, day))?.edition,
    cited: () => sql<boolean>`(story_id in (select story_id from cited))`,
    async remove(storyIds, transaction) {
      if (storyIds.length === 0) return;
      const decisions = transaction.withTables<EditionTables>().deleteFrom("decisions");
      await decisions.where("story_id", "in", storyIds).execute();
    },
  };
}

type Row = Pick<EditionTables["editions"], "made_at" | "folded" | "content">;

/** The end of what was told, of editions the last of which comes first: what was folded begins anew. */
function toldUntil(rows: readonly Row[]): number | undefined {
  const seen = rows.findIndex(({ folded }) => folded === 0);
  const oldestFolded = seen === 0 ? undefined : rows.at(seen < 0 ? -1 : seen - 1);
  if (oldestFolded === undefined) return rows[0]?.made_at;
  return Date.parse(periodSchema.parse(JSON.parse(oldestFolded.content)).period.from);
}

async function noteCited(transaction: QueryExecutorProvider, { stories }: z.infer<typeof shownSchema>): Promise<void> {
  if (stories.length === 0) return;
  const rows = sql.join(stories.map(({ id }) => sql`(${id})`));
  await sql`insert into cited (story_id) values ${rows} on conflict (story_id) do nothing`.execute(transaction);
}

/** A year of working days: what is older cannot come back into a period. */
const EDITIONS_REMEMBERED = 260;
