import { describe, expect, test } from "vitest";
import { NO_HOLIDAY } from "../../src/editions/holidays.ts";
import { type Due, dueEdition, editionPeriod, nextEdition, WEEKDAYS, type Weekday } from "../../src/editions/period.ts";
import { addDays, formatInstant, instantOf, parseInstant } from "../../src/lib/calendar.ts";

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
    const period = editionPeriod(at(made), undefined, { days, isHoliday: NO_HOLIDAY }, ZONE);
    expect([show(period.from), period.to]).toEqual([from, at(made)]);
  });

  test("after an edition, the next one covers what came since", () => {
    const previous = at("2025-12-10T08:31");
    expect(editionPeriod(at("2025-12-15T08:30"), previous, { days: WORKDAYS, isHoliday: NO_HOLIDAY }, ZONE).from).toBe(
      previous,
    );
  });
});

describe("when an edition is due", () => {
  const schedule = { at: "08:30", days: WORKDAYS, isHoliday: (day: string) => day === "2025-12-25" };
  const due = (now: string, last?: string) => dueEdition(at(now), last, schedule, ZONE);

  test.for<[why: string, now: string, last: string | undefined, day: string | undefined]>([
    ["before its hour", "2025-12-15T08:29", "2025-12-12", undefined],
    ["at its hour", "2025-12-15T08:30", "2025-12-12", "2025-12-15"],
    ["for the first time", "2025-12-15T08:31", undefined, "2025-12-15"],
    ["once it was sent", "2025-12-15T08:31", "2025-12-15", undefined],
    ["missed by an hour", "2025-12-15T09:30", "2025-12-12", "2025-12-15"],
    ["missed by eleven hours", "2025-12-15T19:30", "2025-12-12", "2025-12-15"],
    ["missed by twelve hours", "2025-12-15T20:30", "2025-12-12", undefined],
    ["on a Saturday", "2025-12-13T08:30", "2025-12-12", undefined],
    ["on a holiday", "2025-12-25T08:30", "2025-12-24", undefined],
    ["the day after one", "2025-12-26T08:30", "2025-12-24", "2025-12-26"],
    ["with a clock that went back a day", "2025-12-15T08:30", "2025-12-16", undefined],
  ])("%s", ([, now, last, day]) => {
    expect(due(now, last)).toEqual(day === undefined ? undefined : { day, at: at(`${day}T08:30`) });
  });

  test("late in the evening, it may be sent after midnight", () => {
    const late = { ...schedule, at: "23:45" };
    const found = dueEdition(at("2025-12-16T00:05"), "2025-12-12", late, ZONE);
    expect(found).toEqual({ day: "2025-12-15", at: at("2025-12-15T23:45") });
  });

  test("the day after a holiday covers the holiday, and Monday the weekend and what touches it", () => {
    const isHoliday = (day: string) => day === "2025-12-25" || day === "2025-12-26";
    const period = editionPeriod(at("2025-12-29T08:30"), undefined, { days: WORKDAYS, isHoliday }, ZONE);
    expect(show(period.from)).toBe("2025-12-24T08:30:00+01:00");
  });

  test.for([
    ["2025-12-15T08:00", "2025-12-15T08:30:00+01:00"],
    ["2025-12-15T08:30", "2025-12-16T08:30:00+01:00"],
    ["2025-12-24T09:00", "2025-12-26T08:30:00+01:00"],
    ["2025-12-26T09:00", "2025-12-29T08:30:00+01:00"],
    ["2026-03-27T09:00", "2026-03-30T08:30:00+02:00"],
  ] as const)("after %s, the next one comes at %s", ([instant, next]) => {
    expect(show(nextEdition(at(instant), schedule, ZONE))).toBe(next);
  });
});

describe("over a year", () => {
  const MINUTE = 60_000;
  const STEP = 60 * MINUTE;
  const daily = { at: "08:30", days: WEEKDAYS, isHoliday: NO_HOLIDAY };
  const start = Date.UTC(2027, 11, 31, 0);
  const end = Date.UTC(2029, 0, 2, 0);

  /** The editions that a program sends whose clock shows these instants, one after the other. */
  function send(zone: string, clock: Iterable<number>, schedule = daily): (Due & { sentAt: number })[] {
    const sent: (Due & { sentAt: number })[] = [];
    for (const now of clock) {
      const found = dueEdition(now, sent.at(-1)?.day, schedule, zone);
      if (found) sent.push({ ...found, sentAt: now });
    }
    return sent;
  }

  function* ticks(from: number, to: number): Generator<number> {
    for (let now = from; now < to; now += STEP) yield now;
  }

  const MAY = [Date.UTC(2028, 4, 5), Date.UTC(2028, 4, 20)] as const;
  const YEAR = Array.from({ length: 366 }, (_, ahead) => addDays("2028-01-01", ahead));

  test.for(["Europe/Paris", "America/Montreal", "Pacific/Noumea", "Asia/Kathmandu"])(
    "of 366 days in %s, one edition each local day at its local hour, through both clock changes",
    (zone) => {
      const sent = send(zone, ticks(start, end)).filter(({ day }) => day.startsWith("2028"));
      expect(sent.map(({ day }) => day)).toEqual(YEAR);
      for (const { day, at: meant, sentAt } of sent) {
        expect(meant).toBe(instantOf(day, "08:30", zone));
        expect(sentAt - meant).toBeLessThan(STEP);
      }
    },
  );

  test("an hour that a clock change skips or doubles gives one edition all the same", () => {
    const schedule = { ...daily, at: "02:30" };
    const days = send("Europe/Paris", ticks(start, end), schedule).map(({ day }) => day);
    expect(days.filter((day) => day.startsWith("2028"))).toEqual(YEAR);
  });

  const noon = Date.UTC(2028, 4, 10, 7);
  test.for<[what: string, minutes: number, missing: string[]]>([
    ["5 minutes", 5, []],
    ["11 hours", 11 * 60, []],
    ["13 hours", 13 * 60, ["2028-05-10"]],
    ["3 days", 3 * 24 * 60, ["2028-05-10", "2028-05-11", "2028-05-12"]],
  ])("the program may be away for %s as from the edition's half hour", ([, minutes, missing]) => {
    const from = noon - 40 * MINUTE;
    const clock = [...ticks(MAY[0], from), ...ticks(from + minutes * MINUTE, MAY[1])];
    const days = send("Europe/Paris", clock).map(({ day }) => day);
    const whole = send("Europe/Paris", ticks(...MAY)).map(({ day }) => day);
    expect(days).toEqual(whole.filter((day) => !missing.includes(day)));
  });

  test.for<[what: string, minutes: number]>([
    ["an hour ahead", 60],
    ["an hour back", -60],
    ["a day ahead", 24 * 60],
    ["a day back", -24 * 60],
  ])("a clock that jumps %s doubles no edition, and the next days have theirs", ([, minutes]) => {
    const clock = [...ticks(MAY[0], noon), ...ticks(noon + minutes * MINUTE, MAY[1])];
    const days = send("Europe/Paris", clock).map(({ day }) => day);
    const whole = send("Europe/Paris", ticks(...MAY)).map(({ day }) => day);
    expect(new Set(days).size).toBe(days.length);
    expect(days.filter((day) => day > "2028-05-12")).toEqual(whole.filter((day) => day > "2028-05-12"));
    expect(whole.filter((day) => !days.includes(day)).length).toBeLessThanOrEqual(1);
  });
});
