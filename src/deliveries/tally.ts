import type { Database } from "../lib/database.ts";
import { editionSubject, LATE, type PartState } from "./delivery.ts";
import type { DeliveryTables } from "./tables.ts";

/** Counts of what is kept of the deliveries. `late`: of the editions sent, those that said so. */
export type DeliveryTally = {
  parts: { channel: string; state: PartState; count: number }[];
  editions: { channel: string; sent: number; late: number }[];
};

export async function tallyDeliveries(anyDatabase: Database): Promise<DeliveryTally> {
  const database = anyDatabase.withTables<DeliveryTables>();
  const states = database.selectFrom("deliveries").groupBy(["channel", "state"]).orderBy("channel").orderBy("state");
  const parts = await states.select(({ fn }) => ["channel", "state", fn.countAll<number>().as("count")]).execute();
  // Parts go in order: the first one was tried first, and whole where the last one is sent.
  const whole = database
    .selectFrom("deliveries")
    .where("subject", "like", `${editionSubject("")}%`)
    .groupBy(["channel", "subject"])
    .having(({ eb, fn }) => eb(fn.max("state"), "=", "sent"))
    .having(({ eb, fn }) => eb(fn.min("state"), "=", "sent"))
    .select(({ eb, fn }) => ["channel", eb(fn.min("tried_at"), "-", fn.min("due_at")).as("lateness")]);
  const editions = await database
    .selectFrom(whole.as("whole"))
    .groupBy("channel")
    .orderBy("channel")
    .select(({ fn, eb }) => [
      "channel",
      fn.countAll<number>().as("sent"),
      fn.sum<number>(eb.case().when("lateness", ">=", LATE).then(1).else(0).end()).as("late"),
    ])
    .execute();
  return {
    parts: parts.map((row) => ({ ...row, count: Number(row.count) })),
    editions: editions.map(({ channel, sent, late }) => ({ channel, sent: Number(sent), late: Number(late) })),
  };
}
