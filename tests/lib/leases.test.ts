import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import type { Database } from "../../src/lib/database.ts";
import { findTrouble } from "../../src/lib/failure.ts";
import { addWork, claim, doDuty, type Lease } from "../../src/lib/leases.ts";
import { openWorker, type Worker } from "../../src/lib/workers.ts";
import { MISSING_PLACE, PLACES, type Place } from "../support/stores.ts";

const LEASE = 30_000;

/** A store with work to do, and workers whose clock and deaths the test sets. */
async function openTeam(place: Place, work: readonly string[] = []) {
  const { database, ...opened } = await place.open();
  await addWork(database, "duties", work);
  const team = { now: 1_000_000, gone: new Set<string>() };
  const workers: Worker[] = [];
  const join = (name: string): Worker => {
    const isGone = (each: string): boolean => team.gone.has(each);
    const worker = openWorker(database, { name, isGone, clock: () => team.now, lease: LEASE });
    workers.push(worker);
    return worker;
  };
  return {
    ...{ database, team, join },
    async [Symbol.asyncDispose]() {
      for (const worker of workers) await worker[Symbol.asyncDispose]();
      await opened[Symbol.asyncDispose]();
    },
  };
}

const claimNext = (database: Database, worker: Worker, dueBy = 100): Promise<Lease | undefined> =>
  claim(database, "duties", { dueBy }, worker);

const idOf = async (lease: Promise<Lease | undefined>): Promise<string | undefined> => (await lease)?.id;

/** What a lease allows is written under it, or fails whole. */
const write = (database: Database, lease: Lease | undefined, note: string): Promise<void> =>
  database.transaction().execute(async (transaction) => {
    await sql`insert into duties (id, due_at) values (${note}, null)`.execute(transaction);
    await lease?.hold(transaction);
  });

const codeOf = (promise: Promise<unknown>): Promise<string | undefined> =>
  promise.then(
    () => expect.fail("Nothing failed."),
    (error: unknown) => findTrouble(error)?.code,
  );

const notes = async (database: Database): Promise<string[]> =>
  (await sql<{ id: string }>`select id from duties where due_at is null order by id`.execute(database)).rows.map(
    ({ id }) => id,
  );

describe.for(PLACES)(`work in $name${MISSING_PLACE}`, (place) => {
  test("is claimed in the order in which it is due, once", async () => {
    await using open = await openTeam(place, ["z", "y", "x"]);
    const [a, b] = [open.join("a"), open.join("b")];
    expect(await idOf(claimNext(open.database, a))).toBe("z");
    expect(await idOf(claimNext(open.database, b))).toBe("y");
    expect(await idOf(claim(open.database, "duties", { among: ["z"] }, b))).toBeUndefined();
    expect(await idOf(claimNext(open.database, b, 1))).toBe("y");
    expect(await idOf(claim(open.database, "duties", { among: [] }, b))).toBeUndefined();
  });

  test("is each done by one, however many ask at once", async () => {
    const work = Array.from({ length: 40 }, (_, n) => `work-${n}`);
    await using open = await openTeam(place, work);
    const done: string[] = [];
    const exhaust = async (worker: Worker): Promise<void> => {
      for (;;) {
        const lease = await claimNext(open.database, worker);
        if (lease === undefined) return;
        done.push(lease.id);
        await open.database.transaction().execute((transaction) => lease.end(transaction, null));
      }
    };
    await Promise.all(["a", "b", "c", "d", "e", "f"].map((name) => exhaust(open.join(name))));
    expect(done.toSorted()).toEqual(work.toSorted());
  });

  test("comes back when its worker is no longer heard of, and what that one writes later is refused whole", async () => {
    await using open = await openTeam(place, ["x"]);
    const [a, b] = [open.join("a"), open.join("b")];
    const lost = await claimNext(open.database, a);
    await b.signOn();
    open.team.now += LEASE - 1;
    expect(await idOf(claimNext(open.database, b))).toBeUndefined();
    await write(open.database, lost, "kept");
    open.team.now += 1;
    const taken = await claimNext(open.database, b);
    expect(taken?.id).toBe("x");
    expect(await codeOf(write(open.database, lost, "refused"))).toBe("lease-lost");
    await write(open.database, taken, "kept too");
    expect(await notes(open.database)).toEqual(["kept", "kept too"]);
    expect(await codeOf(open.database.transaction().execute(async (each) => lost?.end(each, 5)))).toBe("lease-lost");
  });

  test("of a worker that closes, or that is known to be dead, is free at once", async () => {
    await using open = await openTeam(place, ["x", "y"]);
    const [a, b, c] = [open.join("a"), open.join("b"), open.join("c")];
    await claimNext(open.database, a);
    await claimNext(open.database, b);
    await a[Symbol.asyncDispose]();
    expect((await c.others()).map(({ name }) => name)).toEqual(["b"]);
    open.team.gone.add("b");
    expect([await idOf(claimNext(open.database, c)), await idOf(claimNext(open.database, c, 1))]).toEqual(["x", "x"]);
    expect(await idOf(claim(open.database, "duties", { among: ["y"] }, c))).toBe("y");
  });

  test("given back says when there is more to do", async () => {
    await using open = await openTeam(place, ["x"]);
    const a = open.join("a");
    const end = async (dueAt?: number | null) => {
      const lease = await claim(open.database, "duties", { among: ["x"] }, a);
      await open.database.transaction().execute(async (transaction) => lease?.end(transaction, dueAt));
    };
    await end();
    expect(await idOf(claimNext(open.database, a, 0))).toBe("x");
    await end(50);
    expect(await idOf(claimNext(open.database, a, 49))).toBeUndefined();
    expect(await idOf(claimNext(open.database, a, 50))).toBe("x");
    await end(null);
    expect(await idOf(claimNext(open.database, a))).toBeUndefined();
  });

  test("that one worker at a time does is done when it is due, by one of those who ask", async () => {
    await using open = await openTeam(place);
    const done: string[] = [];
    const ask = (worker: Worker) =>
      doDuty(open.database, "publish", async () => done.push(worker.name) && open.team.now + 60_000, worker);
    const [a, b] = [open.join("a"), open.join("b")];
    expect((await Promise.all([ask(a), ask(b)])).filter(Boolean)).toHaveLength(1);
    open.team.now += 59_999;
    expect([await ask(a), await ask(b)]).toEqual([false, false]);
    open.team.now += 1;
    expect([await ask(b), await ask(a)]).toEqual([true, false]);
    expect(done).toHaveLength(2);
  });

  test("that failed is done again", async () => {
    await using open = await openTeam(place);
    const a = open.join("a");
    await expect(doDuty(open.database, "x", () => Promise.reject(new Error("No room.")), a)).rejects.toThrow(
      "No room.",
    );
    expect(await doDuty(open.database, "x", async () => 0, a)).toBe(true);
  });
});
