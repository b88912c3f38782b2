import { sql } from "kysely";
import type { Migrations } from "../lib/database.ts";
import { engineOf } from "../lib/engine.ts";
import { createWork, type WorkRow } from "../lib/leases.ts";
import { fullTextOf } from "./full-text-engine.ts";

/** Instants are epoch milliseconds, booleans 0 or 1, lists JSON text; no default reads a clock. */
export type ArticleRow = {
  id: string;
  source: string;
  key: string;
  url: string | null;
  title: string;
  title_derived: number;
  author: string | null;
  publisher: string | null;
  published: string;
  precision: string;
  /** The instants that the publication's day, month or year covers; those of its coming in where it is undated. */
  published_from: number;
  published_to: number;
  language: string;
  /** Search terms of the title and the first words, by which stories are told apart. */
  opening: string;
  body: string;
  dates: string;
  flags: string;
  content_hash: string;
  story_id: string;
  /** The article that this one repeats. */
  copy_of: string | null;
  collected_at: number;
  /** 1 where it came with the first visit of its source. */
  baseline: number;
};

export type PassageRow = {
  seq: number;
  article_id: string;
  ordinal: number;
  heading: string | null;
  text: string;
  first: number;
  last: number;
  opinion: number;
};

/** What articles that are alike have in common: see `articles/likeness.ts`. */
type MarkRow = { mark: number; article_id: string };

/** How a source fares: since when it fails and why, in the sentence that people are shown. */
export type SourceRow = {
  id: string;
  visited_at: number;
  /** When it was last read without fault; null until it has been. */
  read_at: number | null;
  failing_since: number | null;
  reason: string | null;
  /** Failures in a row. */
  failures: number;
  /** 1 where it is not visited any more, until somebody tries it or changes its settings. */
  stopped: number;
  /** Its address or path in the settings of its last visit, and what that taught, as JSON. */
  place: string | null;
  memory: string | null;
};

/** `version` goes up each time that an article joins the story, leaves it or changes. */
type StoryRow = WorkRow & { version: number };

/** A term of a question that a story answers, with one of the sentences that do: `ordinal` tells its questions apart. */
export type AskedRow = { term: string; story_id: string; ordinal: number; article_id: string; sentence: number };

/** What is left of an article that is too old to be kept: as long as a source offers it, it is no news. */
type GoneRow = Pick<ArticleRow, "id" | "content_hash">;

/** What a passage means to a model of vectors: float32, little-endian, of length 1. */
type VectorRow = { seq: number; model: string; vector: Uint8Array };

/** `visits`: when each source is to be visited. `stories`: which are to be briefed. */
export type CorpusTables = {
  articles: ArticleRow;
  gone: GoneRow;
  asked: AskedRow;
  passages: PassageRow;
  vectors: VectorRow;
  marks: MarkRow;
  sources: SourceRow;
  visits: WorkRow;
  stories: StoryRow;
};

export const corpusMigrations: Migrations = {
  "001_corpus": {
    async up(database) {
      await database.schema
        .createTable("articles")
        .addColumn("id", "text", (column) => column.primaryKey())
        .addColumn("source", "text", (column) => column.notNull())
        .addColumn("key", "text", (column) => column.notNull())
        .addColumn("url", "text")
        .addColumn("title", "text", (column) => column.notNull())
        .addColumn("title_derived", "integer", (column) => column.notNull())
        .addColumn("author", "text")
        .addColumn("publisher", "text")
        .addColumn("published", "text", (column) => column.notNull())
        .addColumn("precision", "text", (column) => column.notNull())
        .addColumn("published_from", "bigint", (column) => column.notNull())
        .addColumn("published_to", "bigint", (column) => column.notNull())
        .addColumn("language", "text", (column) => column.notNull())
        .addColumn("opening", "text", (column) => column.notNull())
        .addColumn("body", "text", (column) => column.notNull())
        .addColumn("dates", "text", (column) => column.notNull())
        .addColumn("flags", "text", (column) => column.notNull())
        .addColumn("content_hash", "text", (column) => column.notNull())
        .addColumn("story_id", "text", (column) => column.notNull())
        .addColumn("copy_of", "text")
        .addColumn("collected_at", "bigint", (column) => column.notNull())
        .addColumn("baseline", "integer", (column) => column.notNull())
        .execute();
      await database.schema
        .createTable("passages")
        .addColumn("seq", "integer", (column) => column.primaryKey())
        .addColumn("article_id", "text", (column) => column.notNull())
        .addColumn("ordinal", "integer", (column) => column.notNull())
        .addColumn("heading", "text")
        .addColumn("text", "text", (column) => column.notNull())
        .addColumn("first", "integer", (column) => column.notNull())
        .addColumn("last", "integer", (column) => column.notNull())
        .addColumn("opinion", "integer", (column) => column.notNull())
        .execute();
      await database.schema
        .createTable("marks")
        .addColumn("mark", "bigint", (column) => column.notNull())
        .addColumn("article_id", "text", (column) => column.notNull())
        .execute();
      await database.schema
        .createTable("sources")
        .addColumn("id", "text", (column) => column.primaryKey())
        .addColumn("visited_at", "bigint", (column) => column.notNull())
        .addColumn("read_at", "bigint")
        .addColumn("failing_since", "bigint")
        .addColumn("reason", "text")
        .execute();
      await database.schema.createIndex("articles_published").on("articles").columns(["published_from"]).execute();
      await database.schema.createIndex("articles_collected").on("articles").columns(["collected_at"]).execute();
      await database.schema.createIndex("articles_story").on("articles").columns(["story_id"]).execute();
      await database.schema.createIndex("marks_mark").on("marks").columns(["mark", "article_id"]).execute();
      await database.schema.createIndex("marks_article").on("marks").columns(["article_id"]).execute();
      await database.schema.createIndex("passages_article").on("passages").columns(["article_id"]).execute();
      await fullTextOf(database).create(database);
    },
  },
  "005_work": {
    async up(database) {
      await createWork(database.schema, "visits").execute();
      await createWork(database.schema, "stories")
        .addColumn("version", "integer", (column) => column.notNull())
        .execute();
      await sql`insert into stories (id, due_at, version) select distinct story_id, 0, 1 from articles`.execute(
        database,
      );
      await database.schema.createIndex("stories_due").on("stories").columns(["due_at"]).execute();
    },
  },
  "008_gone": {
    async up(database) {
      await database.schema
        .createTable("gone")
        .addColumn("id", "text", (column) => column.primaryKey())
        .addColumn("content_hash", "text", (column) => column.notNull())
        .execute();
    },
  },
  "011_asked": {
    async up(database) {
      const columns = ["term", "story_id", "ordinal", "article_id", "sentence"] as const;
      await database.schema
        .createTable("asked")
        .addColumn("term", "text", (column) => column.notNull())
        .addColumn("story_id", "text", (column) => column.notNull())
        .addColumn("ordinal", "integer", (column) => column.notNull())
        .addColumn("article_id", "text", (column) => column.notNull())
        .addColumn("sentence", "integer", (column) => column.notNull())
        .addPrimaryKeyConstraint("asked_key", [...columns])
        .execute();
      await database.schema.createIndex("asked_story").on("asked").columns(["story_id"]).execute();
    },
  },
  "022_fetching": {
    async up(database) {
      const add = database.schema.alterTable("sources");
      await add.addColumn("failures", "integer", (column) => column.notNull().defaultTo(0)).execute();
      await add.addColumn("stopped", "integer", (column) => column.notNull().defaultTo(0)).execute();
      await add.addColumn("place", "text").execute();
      await add.addColumn("memory", "text").execute();
      await database.schema.createIndex("articles_key").on("articles").columns(["source", "key"]).execute();
    },
  },
  "023_vectors": {
    async up(database) {
      await database.schema
        .createTable("vectors")
        .addColumn("seq", "integer", (column) => column.primaryKey())
        .addColumn("model", "text", (column) => column.notNull())
        .addColumn("vector", engineOf(database).bytes, (column) => column.notNull())
        .execute();
      // Which passages have one is told without reading them.
      await database.schema.createIndex("vectors_model").on("vectors").columns(["model", "seq"]).execute();
    },
  },
};
