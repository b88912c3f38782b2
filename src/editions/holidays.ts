import { addDays } from "../lib/calendar.ts";
import { Failure } from "../lib/failure.ts";

/** Whether a local day (ISO) is a public holiday. */
export type IsHoliday = (day: string) => boolean;

export const NO_HOLIDAY: IsHoliday = () => false;

/** « FR », « CA-QC », « FR-67 » for Alsace-Moselle: a country, and one of its parts where holidays are its own. */
export const HOLIDAYS = /^[A-Z]{2}(?:-[A-Z0-9]{1,3}){0,2}$/;

const DAY = 24 * 3_600_000;

/** The public holidays of a place; observances are working days. Throws `Failure` for a place without a calendar. */
export async function openHolidays(place: string): Promise<IsHoliday> {
  // Fifty megabytes: only where a channel asks for it.
  const { default: Holidays } = await import("date-holidays");
  const [country = "", ...parts] = place.split("-");
  const calendar = new Holidays();
  const known = [calendar.getCountries(), calendar.getStates(country), calendar.getRegions(country, parts[0] ?? "")];
  const isKnown = [country, ...parts].every((part, at) => Object.hasOwn(known[at] ?? {}, part));
  if (!isKnown) throw new Failure({ code: "unknown-holidays", place });
  calendar.init(country, ...(parts as [string, string]));
  const years = new Map<string, ReadonlySet<string>>();
  const daysOf = (year: string): Set<string> =>
    new Set(
      calendar
        .getHolidays(Number(year))
        .filter(({ type }) => type === "public")
        .flatMap(({ date, start, end }) => {
          const length = Math.max(1, Math.round((end.getTime() - start.getTime()) / DAY));
          return Array.from({ length }, (_, ahead) => addDays(date.slice(0, 10), ahead));
        }),
    );
  return (day) => {
    const year = day.slice(0, 4);
    let days = years.get(year);
    if (days === undefined) {
      days = daysOf(year);
      years.set(year, days);
    }
    return days.has(day);
  };
}
