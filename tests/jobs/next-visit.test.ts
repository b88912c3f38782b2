import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { afterFailing, afterReading } from "../../src/jobs/next-visit.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const REMOTE = { every: 15 * MINUTE, isRemote: true };
const LOCAL = { every: MINUTE, isRemote: false };
const trouble = { code: "fetch-timeout", url: "https://exemple.fr", seconds: 20 } as const;

describe("a source that was read", () => {
  test.for([
    [null, 15 * MINUTE],
    [MINUTE, 15 * MINUTE],
    [2 * HOUR, 2 * HOUR],
    [365 * 24 * HOUR, 24 * HOUR],
  ] as const)("that says %i is visited again after %i", ([pace, wait]) => {
    expect(afterReading(REMOTE, pace, 1000)).toBe(1000 + wait);
  });

  test("is looked at as often as it likes where it is on this machine", () => {
    expect(afterReading(LOCAL, 24 * HOUR, 0)).toBe(MINUTE);
  });
});

describe("a source that fails", () => {
  const waits = Array.from({ length: 10 }, (_, n) => afterFailing(REMOTE, { failures: n + 1, trouble }, 0));

  test("is left alone for longer each time, a day at most, and stopped at the tenth", () => {
    expect(waits.map((wait) => wait && wait / MINUTE)).toEqual([15, 30, 60, 120, 240, 480, 960, 1440, 1440, null]);
  });

  test("is stopped at once where it says that it has gone", () => {
    const gone = { code: "fetch-gone", url: "https://exemple.fr" } as const;
    expect(afterFailing(REMOTE, { failures: 1, trouble: gone }, 0)).toBeNull();
  });

  test("is not asked before it wishes to be", () => {
    const busy = (seconds: number) =>
      ({ code: "fetch-busy", url: "https://exemple.fr", seconds, asked: true }) as const;
    expect(afterFailing(REMOTE, { failures: 1, trouble: busy(7200) }, 0)).toBe(2 * HOUR);
    expect(afterFailing(REMOTE, { failures: 4, trouble: busy(60) }, 0)).toBe(2 * HOUR);
  });

  test("is looked for again and again where it is on this machine", () => {
    expect(afterFailing(LOCAL, { failures: 50, trouble: undefined }, 0)).toBe(MINUTE);
  });
});

test("no visit comes sooner than a quarter of an hour nor later than a day, whatever a site says", () => {
  fc.assert(
    fc.property(
      fc.option(fc.double({ noNaN: true, min: -1e15, max: 1e15 })),
      fc.integer({ min: 1, max: 9 }),
      (pace, failures) => {
        const times = [afterReading(REMOTE, pace, 0), afterFailing(REMOTE, { failures, trouble }, 0) ?? 0];
        return times.every((time) => time >= 15 * MINUTE && time <= 24 * HOUR);
      },
    ),
  );
});
