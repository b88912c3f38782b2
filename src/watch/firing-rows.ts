import { z } from "zod";
import type { Database } from "../lib/database.ts";
import type { Firing, PastFiring } from "./firing.ts";
import type { AlertKind } from "./pace.ts";
import { LEVELS } from "./settings.ts";
import type { FiringRow, WatchTables } from "./tables.ts";

/** A firing and its alert: null while it waits for one; `handedAt` is null until it is to be delivered. */
export type KeptFiring = Firing & {
  alert: { id: string; kind: AlertKind; madeAt: number; handedAt: number | null } | null;
};

/** What fired on a story in a channel. */
export async function readKept(database: Database, channel: string, storyId: string): Promise<KeptFiring[]> {
  const rows = await database
    .withTables<WatchTables>()
    .selectFrom("firings")
    .leftJoin("alerts", "alerts.id", "firings.alert_id")
    .selectAll("firings")
    .select(["kind", "made_at", "handed_at"])
    .where("firings.channel", "=", channel)
    .where("story_id", "=", storyId)
    .orderBy("fired_at")
    .orderBy("rule")
    .execute();
  return rows.map(({ kind, made_at: madeAt, handed_at: handedAt, ...row }) => {
    const alert =
      row.alert_id === null || madeAt === null
        ? null
        : { id: row.alert_id, kind: kindSchema.parse(kind), madeAt, handedAt };
    return { ...readFiring(row), alert };
  });
}

/** What fired on some stories in a channel, within a transaction. */
export async function readPast(
  transaction: Database,
  channel: string,
  storyIds: readonly string[],
): Promise<PastFiring[]> {
  const rows = await transaction
    .withTables<WatchTables>()
    .selectFrom("firings")
    .leftJoin("alerts", "alerts.id", "firings.alert_id")
    .selectAll("firings")
    .select("made_at")
    .where("firings.channel", "=", channel)
    .where("story_id", "in", storyIds)
    .orderBy("fired_at")
    .execute();
  return rows.map((row) => ({ ...readFiring(row), toldAt: row.made_at }));
}

/** What each rule was last set off by, in whatever channel. */
export async function readLatest(database: Database): Promise<Map<string, Firing>> {
  const firings = database.withTables<WatchTables>().selectFrom("firings");
  const latest = firings.select(({ fn }) => ["rule", fn.max("fired_at").as("at")]).groupBy("rule");
  const rows = await firings
    .innerJoin(latest.as("latest"), (join) =>
      join.onRef("latest.rule", "=", "firings.rule").onRef("latest.at", "=", "firings.fired_at"),
    )
    .selectAll("firings")
    .execute();
  return new Map(rows.map((row) => [row.rule, readFiring(row)]));
}

export const kindSchema = z.enum(["single", "grouped", "storm", "quiet"]);
const contentSchema = z.object({
  sentence: z.number(),
  said: z.string(),
  triggers: z.array(
    z.object({ kind: z.enum(["term", "entity", "amount", "theme", "source", "sources"]), text: z.string() }),
  ),
  facts: z.array(z.string()),
  level: z.enum(LEVELS),
  isUpdate: z.boolean(),
  grouped: z.boolean(),
  atHand: z.array(z.string()),
});

/** Of a row of `firings`. */
export const FIRING_COLUMNS = 8;

export const writeFiring = ({
  channel,
  rule,
  storyId,
  articleId,
  contentHash,
  firedAt,
  ...content
}: Firing): FiringRow => ({
  ...{ channel, rule, story_id: storyId, article_id: articleId, content_hash: contentHash, fired_at: firedAt },
  content: JSON.stringify(content),
  alert_id: null,
});

export const readFiring = (row: FiringRow): Firing => ({
  ...{ channel: row.channel, rule: row.rule, storyId: row.story_id, articleId: row.article_id },
  ...{ contentHash: row.content_hash, firedAt: row.fired_at, ...contentSchema.parse(JSON.parse(row.content)) },
});
