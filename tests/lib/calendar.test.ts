import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  type Day,
  dayInterval,
  formatInstant,
  instantOf,
  localDay,
  localTime,
  parseInstant,
  UNKNOWN_DAY,
  weekday,
} from "../../src/lib/calendar.ts";

const PARIS = "Europe/Paris";
const utc = (text: string): number => Date.parse(text);
const HOUR = 3_600_000;

describe("an instant on the wall of a zone", () => {
  test.for([
    { at: "2025-12-24T07:30:00Z", zone: PARIS, day: "2025-12-24", time: "08:30" },
    { at: "2025-07-09T22:30:00Z", zone: PARIS, day: "2025-07-10", time: "00:30" },
    { at: "2025-07-09T22:30:59.999Z", zone: "UTC", day: "2025-07-09", time: "22:30" },
    { at: "2025-03-30T00:59:59Z", zone: PARIS, day: "2025-03-30", time: "01:59" },
    { at: "2025-03-30T01:00:00Z", zone: PARIS, day: "2025-03-30", time: "03:00" },
    { at: "2025-10-26T00:30:00Z", zone: PARIS, day: "2025-10-26", time: "02:30" },
    { at: "2025-10-26T01:30:00Z", zone: PARIS, day: "2025-10-26", time: "02:30" },
    { at: "2025-12-31T23:00:00Z", zone: PARIS, day: "2026-01-01", time: "00:00" },
    { at: "2025-12-24T07:30:00Z", zone: "+05:30", day: "2025-12-24", time: "13:00" },
  ])("$at in $zone is $day at $time", ({ at, zone, day, time }) => {
    expect([localDay(utc(at), zone), localTime(utc(at), zone)]).toEqual([day, time]);
  });

  test.for([
    ["2025-12-24", "08:30", "2025-12-24T07:30:00Z", "winter"],
    ["2025-07-09", "08:30", "2025-07-09T06:30:00Z", "summer"],
    ["2025-03-30", "02:30", "2025-03-30T01:30:00Z", "a time that the clock change skips is the next that exists"],
    ["2025-10-26", "02:30", "2025-10-26T00:30:00Z", "a time that comes twice is the first"],
  ] as const)("%s %s in Paris is %s (%s)", ([day, time, at]) => {
    expect(instantOf(day, time, PARIS)).toBe(utc(at));
  });

  test("comes back from its day and time, whatever the day, to the minute", () => {
    // From 3 h on, no time of Paris is skipped or doubled.
    const minutes = fc.integer({ min: utc("2020-01-01T00:00Z") / 60_000, max: utc("2035-01-01T00:00Z") / 60_000 });
    fc.assert(
      fc.property(minutes, (minute) => {
        const at = minute * 60_000;
        const time = localTime(at, PARIS);
        fc.pre(time >= "03:00");
        expect(instantOf(localDay(at, PARIS), time, PARIS)).toBe(at);
      }),
    );
  });

  test.for([
    ["2025-12-24T07:30:00Z", PARIS, "2025-12-24T08:30:00+01:00"],
    ["2025-07-09T06:30:00.750Z", PARIS, "2025-07-09T08:30:00+02:00"],
    ["2025-10-26T01:30:00Z", PARIS, "2025-10-26T02:30:00+01:00"],
    ["2025-07-09T06:30:00Z", "UTC", "2025-07-09T06:30:00+00:00"],
  ] as const)("%s in %s is written %s", ([at, zone, written]) => {
    expect(formatInstant(utc(at), zone)).toBe(written);
  });
});

describe("the interval of a day, a month or a year", () => {
  const cases: [Day, string, string, number][] = [
    [{ value: "2025-07-09", precision: "day" }, "2025-07-08T22:00Z", "2025-07-09T22:00Z", 24],
    [{ value: "2025-03-30", precision: "day" }, "2025-03-29T23:00Z", "2025-03-30T22:00Z", 23],
    [{ value: "2025-10-26", precision: "day" }, "2025-10-25T22:00Z", "2025-10-26T23:00Z", 25],
    [{ value: "2024-02", precision: "month" }, "2024-01-31T23:00Z", "2024-02-29T23:00Z", 29 * 24],
    [{ value: "2025-03", precision: "month" }, "2025-02-28T23:00Z", "2025-03-31T22:00Z", 31 * 24 - 1],
    [{ value: "2025-12", precision: "month" }, "2025-11-30T23:00Z", "2025-12-31T23:00Z", 31 * 24],
    [{ value: "2025", precision: "year" }, "2024-12-31T23:00Z", "2025-12-31T23:00Z", 365 * 24],
    [{ value: "2024", precision: "year" }, "2023-12-31T23:00Z", "2024-12-31T23:00Z", 366 * 24],
  ];

  test.for(cases)("%o goes from %s to %s: %i hours", ([day, from, to, hours]) => {
    const interval = dayInterval(day, PARIS);
    expect(interval).toEqual({ from: utc(from), to: utc(to) });
    expect(((interval?.to ?? 0) - (interval?.from ?? 0)) / HOUR).toBe(hours);
  });

  test("of an unknown day is undefined", () => {
    expect(dayInterval(UNKNOWN_DAY, PARIS)).toBeUndefined();
  });

  test("starts at the first hour that exists where midnight does not", () => {
    // Cairo put its clocks forward at midnight on 25 April 2025.
    const interval = dayInterval({ value: "2025-04-25", precision: "day" }, "Africa/Cairo");
    expect(interval).toEqual({ from: utc("2025-04-24T22:00Z"), to: utc("2025-04-25T21:00Z") });
  });
});

describe("days", () => {
  test.for([
    ["2025-12-31", 1, "2026-01-01"],
    ["2024-03-01", -1, "2024-02-29"],
    ["2025-03-29", 2, "2025-03-31"],
  ] as const)("%s and %i days is %s", ([day, days, sum]) => {
    expect(addDays(day, days)).toBe(sum);
  });

  test("are numbered from Monday", () => {
    expect(["2025-12-22", "2025-12-24", "2025-12-28"].map(weekday)).toEqual([1, 3, 7]);
  });
});

describe("a written instant", () => {
  test.for([
    ["2025-12-24T08:30", "2025-12-24T07:30Z"],
    ["2025-12-24 08:30", "2025-12-24T07:30Z"],
    ["2025-12-24T08:30:15", "2025-12-24T07:30:15Z"],
    ["2025-07-09", "2025-07-08T22:00Z"],
    ["2025-03-30T02:30", "2025-03-30T01:30Z"],
    ["2025-12-24T08:30Z", "2025-12-24T08:30Z"],
    ["2025-12-24T08:30+05:30", "2025-12-24T03:00Z"],
    ["2025-12-24T08:30:00.000-03:00", "2025-12-24T11:30Z"],
  ] as const)("%s is %s where the zone is Paris", ([text, at]) => {
    expect(parseInstant(text, PARIS)).toBe(utc(at));
  });

  test.for([
    ...["", " ", "hier", "24/12/2025", "2025", "2025-12", "08:30", "2025-13-01", "2025-02-30", "2025-12-24T25:00"],
    ...["2025-12-24T08:60", "2025-12-24T08:30+25:00", "2025-12-24T08:30 Paris", "1766561400000", "null", "-1"],
    // A zone between brackets would be believed only where an offset stands beside it.
    "2025-12-24T08:30[America/New_York]",
    // Beyond the years of four digits, days are no longer written as the rest of the program reads them.
    ...["-271821-04-20T00:00", "+275760-09-12T00:00", "+010000-01-01T00:00", "0000-01-01T00:00"],
  ])("« %s » is none", (text) => {
    expect(parseInstant(text, PARIS)).toBeUndefined();
  });
});
