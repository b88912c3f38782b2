import type { TableCopy } from "../lib/copy-table.ts";
import type { Database, Migrations } from "../lib/database.ts";

type ConversationTables = {
  /** What a button goes on from: `content` is JSON. */
  shown: { id: string; person: string; content: string; expires_at: number };
  /** What platforms tell, by their own ids: they tell it again where they are not sure. */
  heard: { id: string; heard_at: number };
  /** The threads in which Vigie answers without being named. */
  followed: { thread: string; person: string; until: number };
  /** What people thought of what they read; who it was is not kept. */
  feedback: { id: string; at: number; subject: string; useful: number; reason: string };
};

export const conversationMigrations: Migrations = {
  "019_conversations": {
    async up({ schema }) {
      await schema
        .createTable("shown")
        .addColumn("id", "text", (column) => column.primaryKey())
        .addColumn("person", "text", (column) => column.notNull())
        .addColumn("content", "text", (column) => column.notNull())
        .addColumn("expires_at", "bigint", (column) => column.notNull())
        .execute();
      await schema.createIndex("shown_person").on("shown").columns(["person"]).execute();
      await schema
        .createTable("heard")
        .addColumn("id", "text", (column) => column.primaryKey())
        .addColumn("heard_at", "bigint", (column) => column.notNull())
        .execute();
      await schema
        .createTable("followed")
        .addColumn("thread", "text", (column) => column.primaryKey())
        .addColumn("person", "text", (column) => column.notNull())
        .addColumn("until", "bigint", (column) => column.notNull())
        .execute();
      await schema
        .createTable("feedback")
        .addColumn("id", "text", (column) => column.primaryKey())
        .addColumn("at", "bigint", (column) => column.notNull())
        .addColumn("subject", "text", (column) => column.notNull())
        .addColumn("useful", "integer", (column) => column.notNull())
        .addColumn("reason", "text", (column) => column.notNull())
        .execute();
    },
  },
};

export const conversationCopies: readonly TableCopy[] = [
  { name: "shown", key: ["id"] },
  { name: "heard", key: ["id"] },
  { name: "followed", key: ["thread"] },
  { name: "feedback", key: ["id"] },
];

/** What somebody thought of an answer, an edition or an alert; `reason` is "" where none was given. */
type Feedback = { id: string; at: number; subject: string; useful: boolean; reason: string };

/** What is remembered of what people ask and press. Instants are epoch milliseconds. */
export type ConversationStore = {
  /** Keeps what a button will go on from; `id` is the caller's own, and `content` JSON. */
  keep(shown: { id: string; person: string; content: unknown; until: number }): Promise<void>;
  /** What was kept for a button and has not expired; undefined where nothing is. */
  find(id: string, now: number): Promise<{ person: string; content: unknown } | undefined>;
  /** False where an event of that id was heard before. */
  hear(id: string, at: number): Promise<boolean>;
  /** Follows a thread that a person opened, until an instant. */
  follow(thread: string, person: string, until: number): Promise<void>;
  isFollowed(thread: string, now: number): Promise<boolean>;
  /** The last opinion of an `id` holds. */
  keepFeedback(feedback: Feedback): Promise<void>;
  /** How many found useful what they read, and how many did not, since an instant. */
  countFeedback(since: number): Promise<{ useful: number; useless: number }>;
  /** What is kept of a person. */
  count(person: string): Promise<{ shown: number; followed: number }>;
  erase(person: string): Promise<void>;
  /** The people of whom something is kept, by their whole name, or by what a platform alone calls them (`U2`). */
  peopleNamed(id: string): Promise<string[]>;
  /** Lets go of what has expired, and of feedback and events from before an instant. */
  forget(instants: { now: number; before: number }): Promise<void>;
};

export function openConversationStore(anyDatabase: Database): ConversationStore {
  const database = anyDatabase.withTables<ConversationTables>();
  const countIn = async (table: "shown" | "followed", person: string): Promise<number> => {
    const counted = database.selectFrom(table).select(({ fn }) => fn.countAll().as("n"));
    return Number((await counted.where("person", "=", person).executeTakeFirstOrThrow()).n);
  };
  return {
    async keep({ id, person, content, until }) {
      const row = { person, content: JSON.stringify(content), expires_at: until };
      const insert = database.insertInto("shown").values({ id, ...row });
      await insert.onConflict((conflict) => conflict.column("id").doUpdateSet(row)).execute();
    },
    async find(id, now) {
      const rows = database.selectFrom("shown").select(["person", "content"]).where("id", "=", id);
      const row = await rows.where("expires_at", ">", now).executeTakeFirst();
      return row && { person: row.person, content: JSON.parse(row.content) as unknown };
    },
    async hear(id, at) {
      const insert = database.insertInto("heard").values({ id, heard_at: at });
      const row = await insert.onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
      return Number(row.numInsertedOrUpdatedRows ?? 0) > 0;
    },
    async follow(thread, person, until) {
      const insert = database.insertInto("followed").values({ thread, person, until });
      await insert.onConflict((conflict) => conflict.column("thread").doUpdateSet({ until })).execute();
    },
    async isFollowed(thread, now) {
      const rows = database.selectFrom("followed").select("thread").where("thread", "=", thread);
      return (await rows.where("until", ">", now).executeTakeFirst()) !== undefined;
    },
    async keepFeedback({ id, useful, ...feedback }) {
      const row = { ...feedback, useful: Number(useful) };
      const insert = database.insertInto("feedback").values({ id, ...row });
      await insert.onConflict((conflict) => conflict.column("id").doUpdateSet(row)).execute();
    },
    async countFeedback(since) {
      const counted = database.selectFrom("feedback").select(["useful", ({ fn }) => fn.countAll().as("n")]);
      const rows = await counted.where("at", ">=", since).groupBy("useful").execute();
      const of = (useful: number): number => Number(rows.find((row) => row.useful === useful)?.n ?? 0);
      return { useful: of(1), useless: of(0) };
    },
    async count(person) {
      return { shown: await countIn("shown", person), followed: await countIn("followed", person) };
    },
    async erase(person) {
      await database.transaction().execute(async (transaction) => {
        await transaction.deleteFrom("shown").where("person", "=", person).execute();
        await transaction.deleteFrom("followed").where("person", "=", person).execute();
      });
    },
    async peopleNamed(id) {
      const shown = database.selectFrom("shown").select("person");
      const rows = await shown.union(database.selectFrom("followed").select("person")).execute();
      return rows.map(({ person }) => person).filter((person) => person === id || person.endsWith(`:${id}`));
    },
    async forget({ now, before }) {
      await database.transaction().execute(async (transaction) => {
        await transaction.deleteFrom("shown").where("expires_at", "<=", now).execute();
        await transaction.deleteFrom("followed").where("until", "<=", now).execute();
        await transaction.deleteFrom("heard").where("heard_at", "<", before).execute();
        await transaction.deleteFrom("feedback").where("at", "<", before).execute();
      });
    },
  };
}
