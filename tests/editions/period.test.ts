import { describe, expect, test } from "vitest";
import { editionDueAt, editionPeriod, nextEdition, type Weekday } from "../../src/editions/period.ts";
import { formatInstant, parseInstant } from "../../src/lib/calendar.ts";

const ZONE = "Europe/Paris";
const WORKDAYS: Weekday[] = ["mon", "tue", "wed", "thu", "fri"];
const at = (text: string): number => parseInstant(text, ZONE) ?? Number.NaN;
const show = (instant: number | undefined): string => (instant === undefined ? "" : formatInstant(instant, ZONE));

describe("what time an edition covers", () => {
  test.for([
    ["a Wednesday covers the day before", "2025-12-24T08:30", WORKDAYS, "2025-12-23T08:30:00+01:00"],
    ["a Monday covers the weekend", "2025-12-15T08:30", WORKDAYS, "2025-12-12T08:30:00+01:00"],
    [
      "a channel read every day covers a day",
      "2025-12-15T08:30",
      [...WORKDAYS, "sat", "sun"],
      "2025-12-14T08:30:00+01:00",
    ],
    ["a weekly channel covers its week", "2025-12-15T08:30", ["mon"], "2025-12-08T08:30:00+01:00"],
    [
      "the morning after the clocks go forward covers 23 hours",
      "2026-03-30T08:30",
      [...WORKDAYS, "sun"],
      "2026-03-29T08:30:00+02:00",
    ],
    ["any instant will do", "2025-12-24T18:00", WORKDAYS, "2025-12-23T18:00:00+01:00"],
  ] as [string, string, Weekday[], string][])("%s", ([, made, days, from]) => {
    const period = editionPeriod(at(made), undefined, { days }, ZONE);
    expect([show(period.from), period.to]).toEqual([from, at(made)]);
  });

  test("after an edition, the next one covers what came since", () => {
    const previous = at("2025-12-10T08:31");
    expect(editionPeriod(at("2025-12-15T08:30"), previous, { days: WORKDAYS }, ZONE).from).toBe(previous);
  });
});

describe("when an edition is due", () => {
  const schedule = { at: "08:30", days: WORKDAYS };

  test.for([
    ["2025-12-15T08:29", false],
    ["2025-12-15T08:30", true],
    ["2025-12-15T20:29", true],
    ["2025-12-15T20:30", false],
    ["2025-12-13T09:00", false],
  ] as const)("%s: %s", ([instant, due]) => {
    expect(editionDueAt(at(instant), schedule, ZONE) !== undefined).toBe(due);
  });

  test.for([
    ["2025-12-15T08:29", "2025-12-15T08:30:00+01:00"],
    ["2025-12-15T08:30", "2025-12-16T08:30:00+01:00"],
    ["2025-12-12T09:00", "2025-12-15T08:30:00+01:00"],
    ["2026-03-27T09:00", "2026-03-30T08:30:00+02:00"],
  ] as const)("after %s comes %s", ([instant, next]) => {
    expect(show(nextEdition(at(instant), schedule, ZONE))).toBe(next);
  });
});
