import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Failure } from "../src/lib/failure.ts";
import { openLog } from "../src/lib/log.ts";
import { type Chore, openSchedule } from "../src/schedule.ts";

/** Five seconds before a minute. */
const START = Date.parse("2025-12-24T08:29:55Z");
const MINUTE = 60_000;

beforeEach(() => {
  vi.useFakeTimers({ now: START });
});
afterEach(() => {
  vi.useRealTimers();
});

type Step = (stop: AbortSignal) => Promise<boolean>;
const nothing: Step = async () => false;

/** A schedule of two chores that note when they are asked, what it said of the store, and its log. */
function openNoted({ first = nothing, second = nothing }: { first?: Step; second?: Step } = {}) {
  const [calls, told, logged]: [string[], string[], string[]] = [[], [], []];
  const noted = (name: string, step: Step): Chore => ({
    name,
    async step(stop) {
      calls.push(`${name} ${new Date().toISOString().slice(11, 19)}`);
      return step(stop);
    },
  });
  const schedule = openSchedule([noted("first", first), noted("second", second)], {
    log: openLog("warn", (line) => logged.push(line), Date.now, "essai"),
    stop: new AbortController(),
    onAway: ({ code }) => told.push(code),
    onBack: () => told.push("back"),
  });
  const { wake } = schedule;
  return { calls, told, logged, wake, [Symbol.asyncDispose]: () => schedule[Symbol.asyncDispose]() };
}

/** A step that does something some times, then finds nothing to do. */
function timesOf(count: number): Step {
  let left = count;
  return async () => left-- > 0;
}

const away = new Failure({ code: "database-away", path: "postgres://localhost/vigie", reason: "ECONNREFUSED" });

describe("the schedule", () => {
  test("asks each chore at once, then every minute", async () => {
    await using noted = openNoted();
    await vi.advanceTimersByTimeAsync(MINUTE + 10_000);
    expect(noted.calls).toEqual([
      ...["first 08:29:55", "second 08:29:55"],
      ...["first 08:30:00", "second 08:30:00"],
      ...["first 08:31:00", "second 08:31:00"],
    ]);
  });

  test("goes on without a pause while there is something to do, and begins again with what cannot wait", async () => {
    await using noted = openNoted({ second: timesOf(2) });
    await vi.advanceTimersByTimeAsync(0);
    expect(noted.calls.map((call) => call.split(" ")[0])).toEqual("first second first second first second".split(" "));
  });

  test("does one thing at a time, whatever time passes", async () => {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    await using noted = openNoted({ first: () => promise });
    await vi.advanceTimersByTimeAsync(40 * MINUTE);
    expect(noted.calls).toEqual(["first 08:29:55"]);
    resolve(false);
    await vi.advanceTimersByTimeAsync(0);
    expect(noted.calls).toEqual(["first 08:29:55", "second 09:09:55"]);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(noted.calls.slice(2)).toEqual(["first 09:10:00", "second 09:10:00"]);
  });

  test("woken, asks again at once, or as soon as what is under way is done", async () => {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    let isHeld = false;
    await using noted = openNoted({ second: () => (isHeld ? promise : Promise.resolve(false)) });
    await vi.advanceTimersByTimeAsync(1_000);
    isHeld = true;
    noted.wake();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(noted.calls.slice(2)).toEqual(["first 08:29:56", "second 08:29:56"]);
    for (let n = 0; n < 3; n++) noted.wake();
    await vi.advanceTimersByTimeAsync(0);
    expect(noted.calls).toHaveLength(4);
    isHeld = false;
    resolve(false);
    await vi.advanceTimersByTimeAsync(0);
    expect(noted.calls.slice(4)).toEqual(["first 08:29:57", "second 08:29:57"]);
    await noted[Symbol.asyncDispose]();
    noted.wake();
    await vi.advanceTimersByTimeAsync(0);
    expect(noted.calls).toHaveLength(6);
  });

  test("logs a chore that fails, does the next, and tries again a minute later", async () => {
    await using noted = openNoted({ first: () => Promise.reject(new Error("No room left.")) });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(noted.calls.map((call) => call.split(" ")[0])).toEqual("first second first second".split(" "));
    expect(noted.logged.map((line) => JSON.parse(line))).toEqual(
      Array(2).fill(expect.objectContaining({ level: "error", name: "first", error: "Error: No room left." })),
    );
  });

  test("waits for a store that is away, longer each time, and says so once; then goes on", async () => {
    let isAway = true;
    await using noted = openNoted({
      first: async () => {
        if (isAway) throw away;
        return false;
      },
    });
    await vi.advanceTimersByTimeAsync(100_000);
    // 1, 2, 4, 8, 16, then 30 seconds.
    expect(noted.calls.map((call) => call.slice(-8))).toEqual([
      ...["08:29:55", "08:29:56", "08:29:58", "08:30:02", "08:30:10", "08:30:26", "08:30:56", "08:31:26"],
    ]);
    expect(noted.told).toEqual(["database-away"]);
    isAway = false;
    await vi.advanceTimersByTimeAsync(30_000);
    expect(noted.told).toEqual(["database-away", "back"]);
    expect(noted.calls).toContain("second 08:31:56");
    expect(noted.logged).toEqual([]);
  });

  test("says nothing on the console, even where a tick is missed or the work still under way", async () => {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const spies = (["log", "info", "warn", "error", "debug"] as const).map((name) => vi.spyOn(console, name));
    await using noted = openNoted({ first: () => promise });
    await vi.advanceTimersByTimeAsync(40 * MINUTE);
    vi.setSystemTime(START + 5 * 60 * MINUTE);
    await vi.advanceTimersByTimeAsync(2 * MINUTE);
    resolve(false);
    expect(noted.logged).toEqual([]);
    for (const spy of spies) {
      expect(spy).not.toHaveBeenCalled();
      spy.mockRestore();
    }
  });

  test("once disposed starts nothing more", async () => {
    const noted = openNoted();
    await vi.advanceTimersByTimeAsync(10_000);
    const before = noted.calls.length;
    await noted[Symbol.asyncDispose]();
    await vi.advanceTimersByTimeAsync(60 * MINUTE);
    expect([before, noted.calls.length]).toEqual([4, 4]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test.for([
    { what: "the step under way, which it tells to stop", step: undefined },
    { what: "no store that is away", step: () => Promise.reject(away) },
  ])("disposed of, waits for $what", async ({ step }) => {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    let told = false;
    const noted = openNoted({
      first(stop) {
        stop.addEventListener("abort", () => {
          told = true;
        });
        return step?.() ?? promise;
      },
    });
    await vi.advanceTimersByTimeAsync(100);
    let disposed = false;
    const disposing = Promise.resolve(noted[Symbol.asyncDispose]()).then(() => {
      disposed = true;
    });
    await vi.advanceTimersByTimeAsync(0);
    expect([told, disposed]).toEqual([true, step !== undefined]);
    resolve(true);
    await disposing;
    expect(noted.calls.map((call) => call.split(" ")[0])).toEqual(step ? ["first", "first"] : ["first"]);
    expect(noted.logged).toEqual([]);
  });
});
