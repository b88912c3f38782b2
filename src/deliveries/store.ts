import type { Database } from "../lib/database.ts";
import type { ClosedReason } from "../lib/failure.ts";
import { claim } from "../lib/leases.ts";
import type { Worker } from "../lib/workers.ts";
import {
  closedSchema,
  type DeliveryTrouble,
  deliveryTroubleSchema,
  LONGEST_ASKED,
  type Outcome,
  type Part,
} from "./delivery.ts";
import { type Delivery, planDelivery } from "./plan.ts";
import type { DeliveryTables } from "./tables.ts";
import { type DeliveryTally, tallyDeliveries } from "./tally.ts";
import { giveBack, OPEN, readTurn, type Turn, writeBegun, writeOutcome } from "./turns.ts";

/** How a part of a delivery stands. */
export type Standing = Pick<Part, "part" | "key" | "state"> & {
  sentAs: string | null;
  trouble: DeliveryTrouble | null;
};

/** How a channel fares: parts that wait, and the reason for which it is suspended. */
type Faring = { id: string; waiting: number; suspended: ClosedReason | null };

export type DeliveryStore = {
  /**
   * Within the transaction that keeps what is to be delivered. False where the channel has had that subject, or is to
   * have it: what was planned stays as it is.
   */
  plan(delivery: Delivery, transaction: Database): Promise<boolean>;
  /** The next part to post in the channel, of some, that has been due for longest; undefined where none is due. */
  claim(channels: readonly string[]): Promise<Turn | undefined>;
  /** Writes that a part is about to be posted. Throws `Failure` where another worker has the channel. */
  begin(turn: Turn, now: number): Promise<void>;
  /** Writes what became of a part, and gives the channel back: nothing is posted there for `wait` milliseconds. */
  settle(turn: Turn, outcome: Outcome, wait: number): Promise<void>;
  /** When one of some channels has something due, or undefined. */
  nextDueAt(channels: readonly string[]): Promise<number | undefined>;
  /** Puts right the channels that a clock since put back would have wait. */
  wake(): Promise<void>;
  /** The parts of a delivery, in order. */
  find(channel: string, subject: string): Promise<Standing[]>;
  fare(): Promise<Faring[]>;
  /** How many parts each channel has in each state, and how many editions reached it, on time or not. */
  tally(): Promise<DeliveryTally>;
  /** What was planned before an instant goes; how many parts. */
  forget(before: number): Promise<number>;
};

/** `onUnsent`: within the transaction in which a delivery is given up of which nothing was sent. */
type Options = { onUnsent?: (channel: string, subject: string, transaction: Database) => Promise<void> };

export function openDeliveryStore(anyDatabase: Database, worker: Worker, { onUnsent }: Options = {}): DeliveryStore {
  const database = anyDatabase.withTables<DeliveryTables>();
  const { clock } = worker;
  return {
    ...readings(anyDatabase, worker),
    tally: () => tallyDeliveries(anyDatabase),
    plan: (delivery, transaction) => planDelivery(delivery, transaction, clock()),
    async claim(channels) {
      for (;;) {
        const lease = await claim(anyDatabase, "channels", { dueBy: clock(), among: channels }, worker);
        if (lease === undefined) return undefined;
        const turn = await readTurn(anyDatabase, lease);
        if (turn !== undefined) return turn;
        await anyDatabase.transaction().execute((transaction) => giveBack(lease, clock(), transaction));
      }
    },
    begin: (turn, now) => anyDatabase.transaction().execute((transaction) => writeBegun(turn, now, transaction)),
    async settle(turn, outcome, wait) {
      const now = clock();
      const { channel, subject, part } = turn.part;
      await anyDatabase.transaction().execute(async (transaction) => {
        await writeOutcome(turn, outcome, { now, openAt: now + wait }, transaction);
        const isUnsent = outcome.to === "failed" && outcome.whole && part === 1;
        if (isUnsent) await onUnsent?.(channel, subject, transaction);
      });
    },
    async wake() {
      const now = clock();
      const far = database
        .selectFrom("channels")
        .select("id")
        .where("due_at", ">", now + LONGEST_ASKED);
      const ids = (await far.execute()).map(({ id }) => id);
      if (ids.length === 0) return;
      await database.updateTable("channels").set({ due_at: now, open_at: now }).where("id", "in", ids).execute();
    },
    async forget(before) {
      const gone = await database.deleteFrom("deliveries").where("planned_at", "<", before).executeTakeFirst();
      return Number(gone.numDeletedRows);
    },
  };
}

function readings(anyDatabase: Database, worker: Worker): Pick<DeliveryStore, "nextDueAt" | "find" | "fare"> {
  const database = anyDatabase.withTables<DeliveryTables>();
  return {
    async nextDueAt(channels) {
      if (channels.length === 0) return undefined;
      const some = database.selectFrom("channels").select("due_at").where("id", "in", channels);
      const due = some.where("due_at", "is not", null).where(worker.free()).orderBy("due_at").limit(1);
      return (await due.executeTakeFirst())?.due_at ?? undefined;
    },
    async find(channel, subject) {
      const parts = database.selectFrom("deliveries").selectAll().where("channel", "=", channel);
      const rows = await parts.where("subject", "=", subject).orderBy("part").execute();
      return rows.map(({ part, key, state, sent_as, reason }) => ({
        ...{ part, key, state, sentAs: sent_as },
        trouble: reason === null ? null : deliveryTroubleSchema.parse(JSON.parse(reason)),
      }));
    },
    async fare() {
      const open = database.selectFrom("deliveries").where("state", "in", OPEN).groupBy("channel");
      const waiting = await open.select(({ fn }) => ["channel", fn.countAll<number>().as("parts")]).execute();
      const counts = new Map(waiting.map(({ channel, parts }) => [channel, Number(parts)]));
      const rows = await database.selectFrom("channels").select(["id", "suspended"]).orderBy("id").execute();
      return rows.map(({ id, suspended }) => ({
        ...{ id, waiting: counts.get(id) ?? 0, suspended: closedSchema.parse(suspended) },
      }));
    },
  };
}
