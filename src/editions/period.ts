import { addDays, type Interval, instantOf, localDay, localTime, weekday } from "../lib/calendar.ts";

/** Monday first, as in the settings. */
export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** When a channel has its edition: a local time (`08:30`), on some days of the week. */
export type Schedule = { at: string; days: readonly Weekday[] };

/**
 * The time that an edition made at `at` covers: since the channel's previous edition; where there is none, the 24 hours
 * before and the days without edition that precede them, so that Monday covers the weekend.
 */
export function editionPeriod(
  at: number,
  previous: number | undefined,
  { days }: Pick<Schedule, "days">,
  zone: string,
): Interval {
  if (previous !== undefined) return { from: previous, to: at };
  const time = localTime(at, zone);
  let day = addDays(localDay(at, zone), -1);
  for (let skipped = 1; skipped < 7 && !isEditionDay(day, days); skipped++) day = addDays(day, -1);
  return { from: instantOf(day, time, zone), to: at };
}

/** Milliseconds after its hour during which an edition is still made and sent; past them, the next one holds it. */
export const LATEST_EDITION = 12 * 3_600_000;

/** When the edition was due that is to be made at `at`; undefined on a day that has none, before its hour, or too late. */
export function editionDueAt(at: number, { at: time, days }: Schedule, zone: string): number | undefined {
  const day = localDay(at, zone);
  const dueAt = instantOf(day, time, zone);
  return isEditionDay(day, days) && at >= dueAt && at < dueAt + LATEST_EDITION ? dueAt : undefined;
}

/** The next instant after `at` at which an edition is due, within a week. */
export function nextEdition(at: number, { at: time, days }: Schedule, zone: string): number | undefined {
  const today = localDay(at, zone);
  const coming = Array.from({ length: 8 }, (_, ahead) => addDays(today, ahead));
  return coming
    .filter((day) => isEditionDay(day, days))
    .map((day) => instantOf(day, time, zone))
    .find((instant) => instant > at);
}

function isEditionDay(day: string, days: readonly Weekday[]): boolean {
  const name = WEEKDAYS[weekday(day) - 1];
  return name !== undefined && days.includes(name);
}
