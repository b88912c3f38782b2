import { type Database, inStatements } from "../lib/database.ts";
import { type Decision, decisionSchema } from "./decision.ts";
import type { Edition } from "./edition.ts";
import { type Former, formerOf } from "./former.ts";
import type { DecisionRow, EditionTables } from "./tables.ts";

/** Of a row of `decisions`. */
const COLUMNS = 5;

/** Within the transaction that keeps the edition. */
export async function writeDecisions(
  transaction: Database,
  { channel, day }: Pick<Edition, "channel" | "day">,
  decisions: readonly Decision[],
): Promise<void> {
  const rows = decisions.map((decision): DecisionRow => {
    const { storyId, outcome } = decision;
    return { channel, day, story_id: storyId, outcome, content: JSON.stringify(decision) };
  });
  for (const some of inStatements(rows, COLUMNS)) {
    await transaction.withTables<EditionTables>().insertInto("decisions").values(some).execute();
  }
}

/** See `EditionStore.former`. */
export async function readFormer(
  database: Database,
  channel: string,
  at: number,
  { storyIds, since }: { storyIds: readonly string[]; since: number },
): Promise<Map<string, Former>> {
  const seen = seenBy(database, channel)
    .where("editions.folded", "=", 0)
    .where("editions.made_at", "<", at)
    .where("outcome", "in", ["shown", "known"]);
  const lately = await seen.where("editions.made_at", ">=", since).select("story_id").execute();
  const wanted = [...new Set([...storyIds, ...lately.map(({ story_id }) => story_id)])];
  if (wanted.length === 0) return new Map();
  const rows = await seen.where("story_id", "in", wanted).orderBy("made_at").select(ROW).execute();
  const ofStories = Map.groupBy(rows, ({ story_id }) => story_id);
  return new Map(
    Array.from(ofStories).flatMap(([storyId, own]) => {
      const former = formerOf(own.map(({ day, content }) => ({ ...decisionSchema.parse(JSON.parse(content)), day })));
      return former === undefined ? [] : [[storyId, former] as const];
    }),
  );
}

/** A decision with its edition: its local day, when it was made, and whether nobody saw it. */
export type Made = Decision & { day: string; madeAt: number; isFolded: boolean };

export async function readDecisions(database: Database, channel: string, storyId: string): Promise<Made[]> {
  const own = seenBy(database, channel).where("story_id", "=", storyId).orderBy("made_at");
  const rows = await own.select([...ROW, "made_at", "folded"]).execute();
  return rows.map(({ day, content, made_at: madeAt, folded }) => ({
    ...decisionSchema.parse(JSON.parse(content)),
    ...{ day, madeAt, isFolded: folded === 1 },
  }));
}

const seenBy = (database: Database, channel: string) =>
  database
    .withTables<EditionTables>()
    .selectFrom("decisions")
    .innerJoin("editions", (join) =>
      join.onRef("editions.channel", "=", "decisions.channel").onRef("editions.day", "=", "decisions.day"),
    )
    .where("decisions.channel", "=", channel);

const ROW = ["decisions.day", "story_id", "decisions.content"] as const;
