import type { Message } from "../channels/message.ts";
import type { Database } from "../lib/database.ts";
import { keyOf } from "./delivery.ts";
import type { DeliveryTables } from "./tables.ts";

/** What is to be posted in a channel: a message for each part. Instants are epoch milliseconds. */
export type Delivery = {
  channel: string;
  subject: string;
  messages: readonly Message[];
  /** When it was to come, and from when on it is not worth sending. */
  dueAt: number;
  expiresAt: number;
};

/** Writes what is to be posted, and wakes the channel; false where it has that subject already. */
export async function planDelivery(
  { channel, subject, messages, dueAt, expiresAt }: Delivery,
  anyTransaction: Database,
  now: number,
): Promise<boolean> {
  const transaction = anyTransaction.withTables<DeliveryTables>();
  const known = transaction.selectFrom("deliveries").select("part").where("channel", "=", channel);
  const isKnown = (await known.where("subject", "=", subject).limit(1).executeTakeFirst()) !== undefined;
  if (isKnown || messages.length === 0) return false;
  const rows = messages.map((message, at) => ({
    ...{ channel, subject, part: at + 1, key: keyOf(channel, subject, at + 1), state: "planned" as const },
    ...{ content: JSON.stringify(message), due_at: dueAt, expires_at: expiresAt, planned_at: now },
  }));
  const adding = transaction.insertInto("deliveries").values(rows);
  const added = await adding
    .onConflict((conflict) => conflict.doNothing())
    .returning("part")
    .execute();
  // Another worker has just planned it.
  if (added.length === 0) return false;
  await wakeChannel(anyTransaction, channel, now);
  return true;
}

/** A channel that pauses is woken at the end of its pause. */
async function wakeChannel(anyTransaction: Database, channel: string, now: number): Promise<void> {
  await anyTransaction
    .withTables<DeliveryTables>()
    .insertInto("channels")
    .values({ id: channel, due_at: now, open_at: 0, tries: 0 })
    .onConflict((conflict) =>
      conflict.column("id").doUpdateSet(({ fn, ref, eb }) => {
        const open = eb.case().when("channels.open_at", ">", now).then(ref("channels.open_at"));
        return { due_at: fn.coalesce("channels.due_at", open.else(ref("excluded.due_at")).end()) };
      }),
    )
    .execute();
}
