import { addDays, type Interval, instantOf, localDay, localTime, weekday } from "../lib/calendar.ts";
import type { IsHoliday } from "./holidays.ts";

/** Monday first, as in the settings. */
export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** When a channel has its edition: a local time (`08:30`), on some days of the week, but for holidays. */
export type Schedule = { at: string; days: readonly Weekday[]; isHoliday: IsHoliday };

/**
 * The time that an edition made at `at` covers: since the channel's previous edition; where there is none, the 24 hours
 * before and the days without edition that precede them, so that Monday covers the weekend.
 */
export function editionPeriod(
  at: number,
  previous: number | undefined,
  schedule: Pick<Schedule, "days" | "isHoliday">,
  zone: string,
): Interval {
  if (previous !== undefined) return { from: previous, to: at };
  const time = localTime(at, zone);
  let day = addDays(localDay(at, zone), -1);
  for (let skipped = 1; skipped < LONGEST_PAUSE && !isEditionDay(day, schedule); skipped++) day = addDays(day, -1);
  return { from: instantOf(day, time, zone), to: at };
}

/** Days: a weekly channel whose day is a holiday, twice in a row. */
const LONGEST_PAUSE = 21;

/** An edition to make: its local day, and the instant that it was for. */
export type Due = { day: string; at: number };

/** Milliseconds by which an edition may be missed, and made and sent all the same; what is older is part of the next one. */
export const LATEST_EDITION = 12 * 3_600_000;

/**
 * The edition that is due at an instant, after that of `last`, the local day of the channel's last one. A clock that goes
 * back makes none due again.
 */
export function dueEdition(now: number, last: string | undefined, schedule: Schedule, zone: string): Due | undefined {
  const today = localDay(now, zone);
  for (const day of [today, addDays(today, -1)]) {
    if (last !== undefined && day <= last) return undefined;
    const at = instantOf(day, schedule.at, zone);
    if (!isEditionDay(day, schedule) || at > now) continue;
    return now - at < LATEST_EDITION ? { day, at } : undefined;
  }
  return undefined;
}

/** The next instant after `at` at which an edition is due; undefined where none comes within three weeks. */
export function nextEdition(at: number, schedule: Schedule, zone: string): number | undefined {
  const today = localDay(at, zone);
  const coming = Array.from({ length: LONGEST_PAUSE + 1 }, (_, ahead) => addDays(today, ahead));
  return coming
    .filter((day) => isEditionDay(day, schedule))
    .map((day) => instantOf(day, schedule.at, zone))
    .find((instant) => instant > at);
}

/** The same, after the edition of `last`, the local day of the channel's last one: its hour may have been put off since. */
export function editionAfter(
  at: number,
  last: string | undefined,
  schedule: Schedule,
  zone: string,
): number | undefined {
  const over = last === undefined ? at : instantOf(addDays(last, 1), "00:00", zone) - 1;
  return nextEdition(Math.max(at, over), schedule, zone);
}

function isEditionDay(day: string, { days, isHoliday }: Pick<Schedule, "days" | "isHoliday">): boolean {
  const name = WEEKDAYS[weekday(day) - 1];
  return name !== undefined && days.includes(name) && !isHoliday(day);
}
