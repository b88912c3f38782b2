import type { TableCopy } from "../lib/copy-table.ts";
import type { Database, Migrations } from "../lib/database.ts";
import { addTallies } from "../lib/tallies.ts";

type QuestionTables = {
  turns: { thread: string; asked_at: number; question: string };
  gaps: { question: string; asked_at: number; theme: string; status: Gap["status"] };
};

/** A question that the corpus did not settle, or not wholly; who asked is not kept. */
export type Gap = { question: string; theme: string; status: "partial" | "not-in-corpus"; at: number };

export const questionMigrations: Migrations = {
  "014_questions": {
    async up(database) {
      await database.schema
        .createTable("turns")
        .addColumn("thread", "text", (column) => column.notNull())
        .addColumn("asked_at", "bigint", (column) => column.notNull())
        .addColumn("question", "text", (column) => column.notNull())
        .addPrimaryKeyConstraint("turns_pk", ["thread", "asked_at", "question"])
        .execute();
      await database.schema
        .createTable("gaps")
        .addColumn("question", "text", (column) => column.notNull())
        .addColumn("asked_at", "bigint", (column) => column.notNull())
        .addColumn("theme", "text", (column) => column.notNull())
        .addColumn("status", "text", (column) => column.notNull())
        .addPrimaryKeyConstraint("gaps_pk", ["asked_at", "question"])
        .execute();
    },
  },
};

export const questionCopies: readonly TableCopy[] = [
  { name: "turns", key: ["thread", "asked_at", "question"] },
  { name: "gaps", key: ["asked_at", "question"] },
];

/** What is remembered of questions. Instants are epoch milliseconds. */
export type QuestionStore = {
  /** The last questions of a thread, the oldest first. */
  turns(thread: string): Promise<string[]>;
  keepTurn(thread: string, question: string, at: number): Promise<void>;
  keepGap(gap: Gap): Promise<void>;
  /** Counts a question by what became of it, and keeps nothing of it. */
  count(status: "answered" | Gap["status"]): Promise<void>;
  /** Since an instant, the newest first. */
  gaps(since: number): Promise<Gap[]>;
  /** What was asked before an instant goes. */
  forget(before: number): Promise<void>;
};

/** Turns of a thread that a new question may lean on. */
const TURNS = 4;
/** Gaps that people look through. */
const MOST_GAPS = 2_000;

export function openQuestionStore(anyDatabase: Database): QuestionStore {
  const database = anyDatabase.withTables<QuestionTables>();
  return {
    async turns(thread) {
      const rows = await database
        .selectFrom("turns")
        .select("question")
        .where("thread", "=", thread)
        .orderBy("asked_at", "desc")
        .limit(TURNS)
        .execute();
      return rows.map(({ question }) => question).reverse();
    },
    async keepTurn(thread, question, at) {
      await database
        .insertInto("turns")
        .values({ thread, question, asked_at: at })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    async keepGap({ at, ...gap }) {
      await database
        .insertInto("gaps")
        .values({ ...gap, asked_at: at })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    async count(status) {
      const one = { name: "questions", label: status, count: 1 };
      await anyDatabase.transaction().execute((transaction) => addTallies(transaction, [one]));
    },
    async gaps(since) {
      const rows = await database
        .selectFrom("gaps")
        .selectAll()
        .where("asked_at", ">=", since)
        .orderBy("asked_at", "desc")
        .orderBy("question")
        .limit(MOST_GAPS)
        .execute();
      return rows.map(({ asked_at, ...gap }) => ({ ...gap, at: asked_at }));
    },
    async forget(before) {
      await database.transaction().execute(async (transaction) => {
        await transaction.deleteFrom("turns").where("asked_at", "<", before).execute();
        await transaction.deleteFrom("gaps").where("asked_at", "<", before).execute();
      });
    },
  };
}
