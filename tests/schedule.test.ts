import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { openLog } from "../src/lib/log.ts";
import { type Chores, openSchedule } from "../src/schedule.ts";

/** Five seconds before a quarter of an hour. */
const START = Date.parse("2025-12-24T08:29:55Z");
const MINUTE = 60_000;

beforeEach(() => {
  vi.useFakeTimers({ now: START });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A schedule whose chores note when they are called, and its log. */
function openNoted(chores: Partial<Chores> = {}) {
  const calls: string[] = [];
  const logged: string[] = [];
  const note = (name: string) => calls.push(`${name} ${new Date().toISOString().slice(11, 19)}`);
  const log = openLog("warn", (line) => logged.push(line), Date.now);
  const schedule = openSchedule(
    {
      async collect(stop) {
        note("collect");
        await chores.collect?.(stop);
      },
      async publishDue() {
        note("publish");
        await chores.publishDue?.();
      },
    },
    log,
  );
  return { calls, logged, [Symbol.asyncDispose]: () => schedule[Symbol.asyncDispose]() };
}

/** A promise, and the way to keep it. */
const opened = () => Promise.withResolvers<void>();

describe("the schedule", () => {
  test("collects every quarter of an hour, and publishes what is due every minute", async () => {
    await using noted = openNoted();
    await vi.advanceTimersByTimeAsync(16 * MINUTE);
    expect(noted.calls.filter((call) => call.startsWith("collect"))).toEqual(["collect 08:30:00", "collect 08:45:00"]);
    const published = noted.calls.filter((call) => call.startsWith("publish"));
    expect(published).toHaveLength(16);
    expect([published[0], published.at(-1)]).toEqual(["publish 08:30:00", "publish 08:45:00"]);
  });

  test("does nothing before its time", async () => {
    await using noted = openNoted();
    await vi.advanceTimersByTimeAsync(4000);
    expect(noted.calls).toEqual([]);
  });

  test("does one thing after the other", async () => {
    const { promise, resolve } = opened();
    await using noted = openNoted({ collect: () => promise });
    await vi.advanceTimersByTimeAsync(3 * MINUTE);
    expect(noted.calls).toEqual(["collect 08:30:00"]);
    resolve();
    await vi.advanceTimersByTimeAsync(0);
    // What waited comes once, whatever time passed; then each minute again.
    expect(noted.calls).toEqual(["collect 08:30:00", "publish 08:32:55"]);
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(noted.calls.slice(2)).toEqual(["publish 08:33:00"]);
  });

  test("never collects twice at once", async () => {
    const { promise, resolve } = opened();
    await using noted = openNoted({ collect: () => promise });
    await vi.advanceTimersByTimeAsync(40 * MINUTE);
    resolve();
    await vi.advanceTimersByTimeAsync(0);
    expect(noted.calls.filter((call) => call.startsWith("collect"))).toEqual(["collect 08:30:00"]);
  });

  test("logs a chore that fails, and goes on", async () => {
    await using noted = openNoted({ publishDue: () => Promise.reject(new Error("No room left.")) });
    await vi.advanceTimersByTimeAsync(2 * MINUTE);
    expect(noted.calls).toEqual(["collect 08:30:00", "publish 08:30:00", "publish 08:31:00"]);
    expect(noted.logged.map((line) => JSON.parse(line))).toEqual(
      Array(2).fill(expect.objectContaining({ level: "error", name: "publish", error: "Error: No room left." })),
    );
  });

  test("starts a chore late where the program was held up", async () => {
    await using noted = openNoted();
    vi.setSystemTime(START + 35_000);
    await vi.advanceTimersByTimeAsync(5000);
    expect(noted.calls).toEqual(["collect 08:30:35", "publish 08:30:35"]);
  });

  test("says nothing on the console, even where a chore is missed or still under way", async () => {
    const { promise, resolve } = opened();
    const spies = (["log", "info", "warn", "error", "debug"] as const).map((name) => vi.spyOn(console, name));
    await using noted = openNoted({ collect: () => promise });
    await vi.advanceTimersByTimeAsync(40 * MINUTE);
    vi.setSystemTime(START + 5 * 60 * MINUTE);
    await vi.advanceTimersByTimeAsync(2 * MINUTE);
    resolve();
    expect(noted.logged).toEqual([]);
    for (const spy of spies) {
      expect(spy).not.toHaveBeenCalled();
      spy.mockRestore();
    }
  });

  test("once disposed starts nothing more", async () => {
    const noted = openNoted();
    await vi.advanceTimersByTimeAsync(MINUTE);
    const before = noted.calls.length;
    await noted[Symbol.asyncDispose]();
    await vi.advanceTimersByTimeAsync(60 * MINUTE);
    expect([before, noted.calls.length]).toEqual([2, 2]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("disposed of, waits for the chore under way, tells a collection to stop, and skips what waits", async () => {
    const { promise, resolve } = opened();
    let stopped = false;
    const noted = openNoted({
      async collect(stop) {
        stop.addEventListener("abort", () => {
          stopped = true;
        });
        await promise;
      },
    });
    await vi.advanceTimersByTimeAsync(MINUTE);
    let disposed = false;
    const disposing = Promise.resolve(noted[Symbol.asyncDispose]()).then(() => {
      disposed = true;
    });
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect([stopped, disposed]).toEqual([true, false]);
    resolve();
    await disposing;
    expect(noted.calls).toEqual(["collect 08:30:00"]);
  });
});
