import { describe, expect, it } from "vitest";
import {
  formatCount,
  formatDay,
  formatLongDay,
  formatMoment,
  formatTime,
  formatZone,
} from "../../src/french/format.ts";
import { type Day, UNKNOWN_DAY } from "../../src/lib/calendar.ts";

const DAYS: [Day, string][] = [
  [{ value: "2025-12-24", precision: "day" }, "24 décembre 2025"],
  [{ value: "2025-12-01", precision: "day" }, "1er décembre 2025"],
  [{ value: "2025-08-09", precision: "day" }, "9 août 2025"],
  [{ value: "2025-07", precision: "month" }, "juillet 2025"],
  [{ value: "2025", precision: "year" }, "2025"],
  [UNKNOWN_DAY, ""],
];

const TIMES: [string, string][] = [
  ["08:30", "8 h 30"],
  ["09:00", "9 h"],
  ["00:00", "0 h"],
  ["00:05", "0 h 05"],
  ["23:59", "23 h 59"],
];

const COUNTS: [number, string][] = [
  [0, "0 article"],
  [1, "1 article"],
  [2, "2 articles"],
  [999, "999 articles"],
  [1000, "1\u202f000 articles"],
  [40_000, "40\u202f000 articles"],
  [1_234_567, "1\u202f234\u202f567 articles"],
];

describe("formatDay", () => {
  it.each(DAYS)("writes %o as %j, never more than is known", (day, written) => {
    expect(formatDay(day)).toBe(written);
  });
});

describe("formatLongDay", () => {
  it.each([
    ["2025-12-01", "lundi 1er décembre 2025"],
    ["2025-12-24", "mercredi 24 décembre 2025"],
    ["2024-02-29", "jeudi 29 février 2024"],
    ["2025-06-08", "dimanche 8 juin 2025"],
  ])("names the day of the week of %s", (day, written) => {
    expect(formatLongDay(day)).toBe(written);
  });
});

describe("formatMoment", () => {
  it.each([
    ["2025-12-24T07:30:00Z", "Europe/Paris", "24 décembre, 8 h 30"],
    ["2025-12-31T23:00:00Z", "Europe/Paris", "1er janvier, 0 h"],
    ["2025-07-01T06:05:59Z", "Europe/Paris", "1er juillet, 8 h 05"],
    ["2025-12-24T07:30:00Z", "America/Montreal", "24 décembre, 2 h 30"],
  ])("tells %s as the clocks of %s show it", (instant, zone, written) => {
    expect(formatMoment(Date.parse(instant), zone)).toBe(written);
  });
});

describe("formatTime", () => {
  it.each(TIMES)("writes %s as %j", (time, written) => {
    expect(formatTime(time)).toBe(written);
  });
});

describe("formatCount", () => {
  it.each(COUNTS)("writes %i as %j: a plural begins at two", (count, written) => {
    expect(formatCount(count, "article")).toBe(written);
  });

  it("takes a plural that an s does not make", () => {
    expect(formatCount(2, "journal", "journaux")).toBe("2 journaux");
    expect(formatCount(1, "journal", "journaux")).toBe("1 journal");
  });
});

describe("formatZone", () => {
  it.each([
    ["Europe/Paris", "Paris"],
    ["America/New_York", "New York"],
    ["America/Argentina/Buenos_Aires", "Buenos Aires"],
    ["UTC", "UTC"],
  ])("names %s by its town: %s", (zone, town) => {
    expect(formatZone(zone)).toBe(town);
  });
});
