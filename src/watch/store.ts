import { sql } from "kysely";
import { type Database, inStatements } from "../lib/database.ts";
import { engineOf } from "../lib/engine.ts";
import type { KeptAlert } from "./alert.ts";
import type { Firing, PastFiring } from "./firing.ts";
import {
  FIRING_COLUMNS,
  type KeptFiring,
  kindSchema,
  readFiring,
  readKept,
  readLatest,
  readPast,
  writeFiring,
} from "./firing-rows.ts";
import type { AlertKind, Backlog, PlannedAlert } from "./pace.ts";
import type { WatchTables } from "./tables.ts";

/** What fired, and what was told of it. Instants are epoch milliseconds. */
export type WatchStore = {
  /** Since when a channel has had each of these rules; those that are new to it, since now. */
  watchedSince(channel: string, rules: readonly string[], now: number): Promise<Map<string, number>>;
  /** The same, and nothing is written. */
  rulesOf(channel: string): Promise<Map<string, number>>;
  /** What fired on a story in a channel, the oldest first, with the alert that tells it. */
  firings(channel: string, storyId: string): Promise<KeptFiring[]>;
  /** What each rule was last set off by, in whatever channel. */
  lastFirings(): Promise<Map<string, Firing>>;
  /** Keeps what is chosen in view of all that fired on these stories in the channel, one process at a time. */
  record(
    channel: string,
    storyIds: readonly string[],
    choose: (past: readonly PastFiring[]) => readonly Firing[],
  ): Promise<Firing[]>;
  /** Makes the alerts that are planned in view of what waits in the channel, one process at a time; when to look again. */
  gather(
    channel: string,
    now: number,
    plan: (backlog: Backlog) => { alerts: PlannedAlert[]; wakeAt: number | null },
  ): Promise<{ made: KeptAlert[]; wakeAt: number | null }>;
  /** Alerts that were made and not handed over to be delivered, the oldest first. */
  unhanded(): Promise<KeptAlert[]>;
  /** Notes that an alert is handed over; `alongside` plans its delivery in the same transaction. */
  handOver(id: string, now: number, alongside: (transaction: Database) => Promise<void>): Promise<void>;
  /** Within the transaction in which the stories go. */
  remove(storyIds: readonly string[], transaction: Database): Promise<void>;
};

const LAST_HOUR = 3_600_000;
/** Firings of one channel that one look takes in hand: what is left waits for the next. */
const MOST_PENDING = 2_000;

export function openWatchStore(anyDatabase: Database): WatchStore {
  const database = anyDatabase.withTables<WatchTables>();
  return {
    watchedSince: (channel, rules, now) => readWatched(anyDatabase, channel, rules, now),
    rulesOf: (channel) => readRules(anyDatabase, channel),
    firings: (channel, storyId) => readKept(anyDatabase, channel, storyId),
    lastFirings: () => readLatest(anyDatabase),
    async record(channel, storyIds, choose) {
      if (storyIds.length === 0) return [];
      return anyDatabase.transaction().execute(async (transaction) => {
        // Two processes that look at a story at once would both tell it.
        await engineOf(transaction).takeTurn(transaction);
        const chosen = choose(await readPast(transaction, channel, storyIds));
        return insertFirings(transaction, chosen);
      });
    },
    async gather(channel, now, plan) {
      return anyDatabase.transaction().execute(async (transaction) => {
        await engineOf(transaction).takeTurn(transaction);
        const { alerts, wakeAt } = plan(await readBacklog(transaction, channel, now));
        const made: KeptAlert[] = [];
        // A millisecond apart: they are told in the order of the plan, the most important first.
        for (const [at, { kind, firings }] of alerts.entries())
          made.push(await makeAlert(transaction, { channel, kind, now: now + at }, firings));
        return { made, wakeAt };
      });
    },
    async unhanded() {
      const alerts = await database
        .selectFrom("alerts")
        .selectAll()
        .where("handed_at", "is", null)
        .orderBy("made_at")
        .orderBy("id")
        .execute();
      const ids = alerts.map(({ id }) => id);
      const rows =
        ids.length === 0
          ? []
          : await database
              .selectFrom("firings")
              .selectAll()
              .where("alert_id", "in", ids)
              .orderBy("fired_at")
              .orderBy("article_id")
              .orderBy("rule")
              .execute();
      const firings = Map.groupBy(rows, ({ alert_id }) => alert_id);
      return alerts.map(({ id, channel, kind, made_at }) => ({
        ...{ id, channel, kind: kindSchema.parse(kind), madeAt: made_at },
        firings: (firings.get(id) ?? []).map(readFiring),
      }));
    },
    handOver: (id, now, alongside) =>
      anyDatabase.transaction().execute(async (transaction) => {
        await alongside(transaction);
        const alerts = transaction.withTables<WatchTables>().updateTable("alerts");
        await alerts.set({ handed_at: now }).where("id", "=", id).execute();
      }),
    async remove(storyIds, transaction) {
      if (storyIds.length === 0) return;
      await transaction.withTables<WatchTables>().deleteFrom("firings").where("story_id", "in", storyIds).execute();
    },
  };
}

async function readWatched(
  anyDatabase: Database,
  channel: string,
  rules: readonly string[],
  now: number,
): Promise<Map<string, number>> {
  const database = anyDatabase.withTables<WatchTables>();
  if (rules.length === 0) {
    await database.deleteFrom("watched").where("channel", "=", channel).execute();
    return new Map();
  }
  const added = rules.map((rule) => ({ channel, rule, since: now }));
  await database
    .insertInto("watched")
    .values(added)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  // A rule that was taken away and comes back begins anew.
  await database.deleteFrom("watched").where("channel", "=", channel).where("rule", "not in", rules).execute();
  return readRules(anyDatabase, channel);
}

async function readRules(database: Database, channel: string): Promise<Map<string, number>> {
  const watched = database.withTables<WatchTables>().selectFrom("watched").selectAll();
  const rows = await watched.where("channel", "=", channel).execute();
  return new Map(rows.map(({ rule, since }) => [rule, since]));
}

async function insertFirings(transaction: Database, firings: readonly Firing[]): Promise<Firing[]> {
  const kept: Firing[] = [];
  for (const some of inStatements(firings, FIRING_COLUMNS)) {
    const rows = await transaction
      .withTables<WatchTables>()
      .insertInto("firings")
      .values(some.map(writeFiring))
      .onConflict((conflict) => conflict.doNothing())
      .returningAll()
      .execute();
    kept.push(...rows.map(readFiring));
  }
  return kept;
}

async function readBacklog(transaction: Database, channel: string, now: number): Promise<Backlog> {
  const database = transaction.withTables<WatchTables>();
  const rows = await database
    .selectFrom("firings")
    .selectAll()
    .where("channel", "=", channel)
    .where("alert_id", "is", null)
    .orderBy("fired_at")
    .orderBy("article_id")
    .orderBy("rule")
    .limit(MOST_PENDING)
    .execute();
  const sent = await database
    .selectFrom("alerts")
    .select("made_at")
    .where("channel", "=", channel)
    .where("made_at", ">", now - LAST_HOUR)
    .execute();
  return { pending: rows.map(readFiring), sent: sent.map(({ made_at }) => made_at) };
}

async function makeAlert(
  transaction: Database,
  { channel, kind, now }: { channel: string; kind: AlertKind; now: number },
  firings: Firing[],
): Promise<KeptAlert> {
  const database = transaction.withTables<WatchTables>();
  const id = idOf(firings);
  await database.insertInto("alerts").values({ id, channel, kind, made_at: now, handed_at: null }).execute();
  for (const { rule, articleId, contentHash } of firings) {
    await sql`
      update firings set alert_id = ${id} where channel = ${channel} and rule = ${rule}
        and article_id = ${articleId} and content_hash = ${contentHash} and alert_id is null`.execute(transaction);
  }
  return { id, channel, kind, madeAt: now, firings };
}

/** By its first firing, which no other alert tells. */
const idOf = ([first]: readonly Firing[]): string => {
  if (first === undefined) throw new Error("An alert tells something.");
  return [first.channel, first.rule, first.articleId, first.contentHash.slice(0, 16)].join(" ");
};
