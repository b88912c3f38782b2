import { type Day, localDay, localTime, weekday } from "../lib/calendar.ts";

const MONTHS = [
  ...["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre"],
  "décembre",
];
const WEEKDAYS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];

/** "24 décembre 2025", "juillet 2025", "2025", or "" for an unknown day: never more than is known. */
export function formatDay({ value }: Day): string {
  const [year = "", month, day] = value.split("-");
  return [day && formatDayNumber(day), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(" ");
}

/** "mercredi 24 décembre 2025" for an ISO day. */
export function formatLongDay(day: string): string {
  return `${WEEKDAYS[weekday(day) - 1]} ${formatDay({ value: day, precision: "day" })}`;
}

/** "24 décembre, 8 h 30" on the wall of a zone; epoch milliseconds. */
export function formatMoment(instant: number, zone: string): string {
  const [, month = "", day = ""] = localDay(instant, zone).split("-");
  return `${formatDayNumber(day)} ${MONTHS[Number(month) - 1]}, ${formatTime(localTime(instant, zone))}`;
}

/** "mardi 25 novembre à 9 h" on the wall of a zone; epoch milliseconds. */
export function formatAppointment(instant: number, zone: string): string {
  const day = localDay(instant, zone);
  const [, month = "", number = ""] = day.split("-");
  const date = `${WEEKDAYS[weekday(day) - 1]} ${formatDayNumber(number)} ${MONTHS[Number(month) - 1]}`;
  return `${date} à ${formatTime(localTime(instant, zone))}`;
}

/** "8 h 30" for 08:30, "9 h" for 09:00. */
export function formatTime(time: string): string {
  const [hours = "", minutes = ""] = time.split(":");
  return `${Number(hours)} h${minutes === "00" ? "" : ` ${minutes}`}`;
}

/** "1 article", "24 articles", "40 000 articles": `plural` where it is not made with an s. */
export function formatCount(count: number, noun: string, plural = `${noun}s`): string {
  return `${formatNumber(count)} ${count < 2 ? noun : plural}`;
}

/** "40 000" */
export const formatNumber = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, "\u202f");

/** "Paris" for Europe/Paris. */
export function formatZone(zone: string): string {
  return (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
}

const formatDayNumber = (day: string): string => (Number(day) === 1 ? "1er" : String(Number(day)));
