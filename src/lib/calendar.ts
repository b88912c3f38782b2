import { Temporal } from "temporal-polyfill";

/** A calendar day as far as it is known: `2025-07-09`, `2025-07`, `2025`, or an empty value. */
export type Day = { value: string; precision: "day" | "month" | "year" | "unknown" };

/** Epoch milliseconds, `from` included, `to` excluded. */
export type Interval = { from: number; to: number };

export const UNKNOWN_DAY: Day = { value: "", precision: "unknown" };

/** `2025-07-09`: the day that a clock on the wall of `zone` shows at an instant (epoch milliseconds). */
export function localDay(instant: number, zone: string): string {
  return atZone(instant, zone).toPlainDate().toString();
}

/** `08:30`: the hour and minute on that same wall. */
export function localTime(instant: number, zone: string): string {
  return atZone(instant, zone).toPlainTime().toString({ smallestUnit: "minute" });
}

/** The instant of a local day and time (`08:30`); a time that a clock change skips is the next one that exists. */
export function instantOf(day: string, time: string, zone: string): number {
  const wall = Temporal.PlainDate.from(day).toPlainDateTime(Temporal.PlainTime.from(time));
  return wall.toZonedDateTime(zone).epochMilliseconds;
}

/** The instants that a day, month or year covers in a zone; undefined for an unknown day. */
export function dayInterval(day: Day, zone: string): Interval | undefined {
  if (day.precision === "unknown") return undefined;
  const first = Temporal.PlainDate.from(day.value.padEnd(10, "-01-01".slice(day.value.length - 4)));
  const length = { day: { days: 1 }, month: { months: 1 }, year: { years: 1 } }[day.precision];
  return { from: midnight(first, zone), to: midnight(first.add(length), zone) };
}

/** `days` may be negative. */
export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** `months` may be negative; the day is the month's last where it has no such day. */
export function addMonths(day: string, months: number): string {
  return Temporal.PlainDate.from(day).add({ months }).toString();
}

/** 1 for Monday to 7 for Sunday. */
export function weekday(day: string): number {
  return Temporal.PlainDate.from(day).dayOfWeek;
}

/** An instant as ISO 8601 with the offset of a zone: `2025-12-24T08:30:00+01:00`. */
export function formatInstant(instant: number, zone: string): string {
  return atZone(instant, zone).toString({ timeZoneName: "never", smallestUnit: "second" });
}

/** An ISO 8601 instant; without an offset it is local to `zone`. Undefined for anything else. */
export function parseInstant(text: string, zone: string): number | undefined {
  if (!WRITTEN.test(text)) return undefined;
  try {
    return Temporal.Instant.from(text).epochMilliseconds;
  } catch {
    return parseLocal(text, zone);
  }
}

/** A year from 1 to 9999, as every day of the program has; a zone between brackets is not ISO 8601. */
const WRITTEN = /^(?!0000)\d{4}[^[]*$/;

function parseLocal(text: string, zone: string): number | undefined {
  try {
    return Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds;
  } catch {
    return undefined;
  }
}

const atZone = (instant: number, zone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);

const midnight = (date: Temporal.PlainDate, zone: string): number => date.toZonedDateTime(zone).epochMilliseconds;
