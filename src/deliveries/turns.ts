import type { Database } from "../lib/database.ts";
import type { Lease } from "../lib/leases.ts";
import { type ChannelState, channelAfter, closedSchema, type Outcome, type Part } from "./delivery.ts";
import type { DeliveryTables } from "./tables.ts";

/**
 * The next part of a channel, and the right to post there that this worker alone has. `content` is its message as JSON,
 * `parent` the first part's id.
 */
export type Turn = { part: Part; content: string; parent: string | null; before: ChannelState; lease: Lease };

export const OPEN = ["planned", "sending"] as const;

const nextPart = (database: Database, channel: string) =>
  database
    .withTables<DeliveryTables>()
    .selectFrom("deliveries")
    .selectAll()
    .where("channel", "=", channel)
    .where("state", "in", OPEN)
    .orderBy("planned_at")
    .orderBy("due_at")
    .orderBy("subject")
    .orderBy("part")
    .limit(1);

/** What the holder of a channel has to post there first, or undefined. */
export async function readTurn(anyDatabase: Database, lease: Lease): Promise<Turn | undefined> {
  const database = anyDatabase.withTables<DeliveryTables>();
  const row = await nextPart(anyDatabase, lease.id).executeTakeFirst();
  if (row === undefined) return undefined;
  const first = database.selectFrom("deliveries").select("sent_as").where("channel", "=", row.channel);
  const parent = await first.where("subject", "=", row.subject).where("part", "=", 1).executeTakeFirst();
  const channel = database.selectFrom("channels").select(["tries", "suspended"]).where("id", "=", lease.id);
  const { tries, suspended } = await channel.executeTakeFirstOrThrow();
  return {
    part: {
      ...{ channel: row.channel, subject: row.subject, part: row.part, key: row.key, state: row.state },
      ...{ dueAt: row.due_at, expiresAt: row.expires_at, triedAt: row.tried_at },
    },
    content: row.content ?? "[]",
    parent: row.part === 1 ? null : (parent?.sent_as ?? null),
    before: { tries, suspended: closedSchema.parse(suspended) },
    lease,
  };
}

/** Writes that a part is about to be posted, within the transaction. */
export async function writeBegun({ part, lease }: Turn, now: number, transaction: Database): Promise<void> {
  await lease.hold(transaction);
  const row = transaction.withTables<DeliveryTables>().updateTable("deliveries").where("channel", "=", part.channel);
  await row.where("key", "=", part.key).set({ state: "sending", tried_at: now }).execute();
}

/** Writes what became of a part, within the transaction, and gives its channel back until `openAt`. */
export async function writeOutcome(
  { part, before, lease }: Turn,
  outcome: Outcome,
  { now, openAt }: { now: number; openAt: number },
  transaction: Database,
): Promise<void> {
  await lease.hold(transaction);
  const tables = transaction.withTables<DeliveryTables>();
  await tables
    .updateTable("deliveries")
    .where("channel", "=", part.channel)
    .where("subject", "=", part.subject)
    .where("part", outcome.to === "failed" && outcome.whole ? ">=" : "=", part.part)
    .where("state", "in", OPEN)
    .set(changesOf(outcome, now))
    .execute();
  await tables.updateTable("channels").set(channelAfter(before, outcome)).where("id", "=", lease.id).execute();
  await giveBack(lease, openAt, transaction);
}

/** What was posted is not kept a second time. */
function changesOf(outcome: Outcome, now: number) {
  if (outcome.to === "sent") {
    return { state: outcome.to, sent_as: outcome.id, settled_at: now, content: null, reason: null };
  }
  const reason = outcome.trouble === null ? {} : { reason: JSON.stringify(outcome.trouble) };
  return { state: outcome.to, ...reason, ...(outcome.to === "failed" && { settled_at: now, content: null }) };
}

/** Gives a channel back. Its row is held first, so that what is planned meanwhile waits, and then wakes it. */
export async function giveBack(lease: Lease, openAt: number, transaction: Database): Promise<void> {
  await lease.hold(transaction);
  const channel = transaction.withTables<DeliveryTables>().updateTable("channels").where("id", "=", lease.id);
  await channel.set({ open_at: openAt }).execute();
  const isMore = (await nextPart(transaction, lease.id).executeTakeFirst()) !== undefined;
  await lease.end(transaction, isMore ? openAt : null);
}
