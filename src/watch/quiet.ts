import { addDays, type Interval, instantOf, localDay } from "../lib/calendar.ts";
import type { Quiet } from "./settings.ts";

/** The quiet hours around an instant, undefined outside of them: across midnight and changes of clock. */
export function quietAround(instant: number, quiet: Quiet, zone: string): Interval | undefined {
  const today = localDay(instant, zone);
  return [addDays(today, -1), today]
    .map((day) => quietFrom(day, quiet, zone))
    .find(({ from, to }) => from <= instant && instant < to);
}

/** Those that begin on a day; an hour that a clock change skips is the next that exists. */
function quietFrom(day: string, { from, to }: Quiet, zone: string): Interval {
  return { from: instantOf(day, from, zone), to: instantOf(from < to ? day : addDays(day, 1), to, zone) };
}

/** Whether they hold a midnight: those of an afternoon make no night. */
export const isNight = ({ from, to }: Quiet): boolean => from > to;
