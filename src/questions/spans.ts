import {
  addDays,
  addMonths,
  type Day,
  dayInterval,
  type Interval,
  instantOf,
  localDay,
  weekday,
} from "../lib/calendar.ts";

/** The instant and the zone of a question. */
export type Asked = { now: number; zone: string };

/**
 * What some words stand for. `day`: where it is one day, month or year. `assumed`: what was taken for granted, for want
 * of a year. `weak`: words that tell a time only where nothing else is asked (« de la semaine »).
 */
export type Told = { time: Interval; day?: Day; assumed?: Day; weak?: true };

export type Groups = Readonly<Record<string, string | undefined>>;

export const todayOf = ({ now, zone }: Asked): Day => ({ value: localDay(now, zone), precision: "day" });

/** From the first of two days, months or years to the end of the second. */
function spanOf(first: Day, last: Day, zone: string): Interval {
  const [start, end] = [dayInterval(first, zone), dayInterval(last, zone)];
  return { from: start?.from ?? 0, to: end?.to ?? 1 };
}

export const toldBy = (day: Day, { zone }: Asked): Told => ({ time: spanOf(day, day, zone), day });

export const asDay = (value: string): Day => ({ value, precision: "day" });
const asMonth = (value: string): Day => ({ value: value.slice(0, 7), precision: "month" });
const asYear = (value: string): Day => ({ value: value.slice(0, 4), precision: "year" });

export const days = (asked: Asked, from: number, to = from): Told => {
  const today = todayOf(asked).value;
  return { time: spanOf(asDay(addDays(today, from)), asDay(addDays(today, to)), asked.zone) };
};

/** What has begun and is not over counts until now. */
const untilNow = ({ from }: Interval, { now }: Asked): Interval => ({ from, to: Math.max(now, from + 1) });

export function week(asked: Asked, weeks: number): Told {
  const monday = 1 - weekday(todayOf(asked).value) + 7 * weeks;
  const { time } = days(asked, monday, monday + 6);
  return { time: weeks === 0 ? untilNow(time, asked) : time };
}

/** The month, quarter, half or year that is so many away from this one. */
export function stretch(asked: Asked, months: number, away: number): Told {
  const today = todayOf(asked).value;
  const begun = Math.floor((Number(today.slice(5, 7)) - 1) / months) * months;
  const first = addMonths(`${today.slice(0, 4)}-01-01`, begun + away * months);
  const time = spanOf(asMonth(first), asMonth(addMonths(first, months - 1)), asked.zone);
  if (away === 0) return { time: untilNow(time, asked) };
  if (months === 1) return { time, day: asMonth(first) };
  return months === 12 ? { time, day: asYear(first) } : { time };
}

/** The latest weekend that has begun; `away` ones before. */
export function weekend(asked: Asked, away: number): Told {
  const saturday = -((weekday(todayOf(asked).value) + 1) % 7);
  return days(asked, saturday + 7 * away, saturday + 7 * away + 1);
}

/** From so long ago to now. */
export function lately(asked: Asked, count: number, unit: string): Told {
  const today = todayOf(asked).value;
  if (/^h/.test(unit)) return { time: { from: asked.now - count * 3_600_000, to: asked.now } };
  const first = asDay(backFrom(today, count, unit));
  return { time: untilNow(spanOf(first, first, asked.zone), asked) };
}

function backFrom(today: string, count: number, unit: string): string {
  if (/^[jd]/.test(unit)) return addDays(today, -count);
  if (/^[sw]/.test(unit)) return addDays(today, -7 * count);
  return addMonths(today, /^m/.test(unit) ? -count : -12 * count);
}

/** « Il y a trois mois » is as round as its unit. */
export function ago(asked: Asked, count: number, unit: string): Told {
  const value = backFrom(todayOf(asked).value, count, unit);
  if (/^[jd]/.test(unit)) return toldBy(asDay(value), asked);
  if (/^m/.test(unit)) return toldBy(asMonth(value), asked);
  if (/^[ay]/.test(unit)) return toldBy(asYear(value), asked);
  return { time: weekOf(asDay(value), asked) };
}

/** Monday to Sunday. */
export function weekOf({ value }: Day, { zone }: Asked): Interval {
  const monday = addDays(value, 1 - weekday(value));
  return spanOf(asDay(monday), asDay(addDays(monday, 6)), zone);
}

/** A part of the year from its first day to its last: of a year, or the latest that has begun. */
export function partOfYear([first, last]: readonly [string, string], year: string | undefined, asked: Asked): Told {
  const inYear = (of: number): Interval =>
    // A winter begins in the year before.
    spanOf(asDay(`${of - (first > last ? 1 : 0)}-${first}`), asDay(`${of}-${last}`), asked.zone);
  if (year) return { time: inYear(Number(year)) };
  const now = Number(todayOf(asked).value.slice(0, 4));
  const begun = [now + 1, now].find((of) => inYear(of).from <= asked.now) ?? now - 1;
  return { time: inYear(begun), assumed: asYear(String(begun)) };
}

const QUARTERS = [
  ["01-01", "03-31"],
  ["04-01", "06-30"],
  ["07-01", "09-30"],
  ["10-01", "12-31"],
] as const;
const HALVES = [
  ["01-01", "06-30"],
  ["07-01", "12-31"],
] as const;
const RANKS = [/^(?:1|prem|first)/, /^(?:2|deux|second)/, /^(?:3|trois|third)/, /^(?:4|quatr|fourth)/];

const rankOf = ({ rank = "", short }: Groups): number =>
  short ? Number(short) - 1 : RANKS.findIndex((pattern) => pattern.test(rank));

export function quarter(groups: Groups, asked: Asked): Told | undefined {
  const of = QUARTERS[rankOf(groups)];
  return of && partOfYear(of, groups["year"], asked);
}

export function half(groups: Groups, asked: Asked): Told | undefined {
  const of = HALVES[rankOf(groups)];
  return of && partOfYear(of, groups["year"], asked);
}

/** From the month that people begin it with to its last day in the sky: they meet, as they do when people speak. */
const SEASONS: [RegExp, readonly [string, string]][] = [
  [/^(?:p|sp)/, ["03-01", "06-20"]],
  [/^(?:e|su)/, ["06-01", "09-22"]],
  [/^(?:a|f)/, ["09-01", "12-20"]],
  [/^(?:h|w)/, ["12-01", "03-19"]],
];

/** « L’été dernier » is over, « cet été » has begun, « l’été prochain » has not. */
export function season({ season: name = "", which = "", year }: Groups, asked: Asked): Told | undefined {
  const of = SEASONS.find(([pattern]) => pattern.test(name))?.[1];
  if (of === undefined || year) return of && partOfYear(of, year, asked);
  const latest = partOfYear(of, undefined, asked);
  const begun = Number(latest.assumed?.value);
  if (/^(?:pro|next)/.test(which)) return partOfYear(of, String(begun + 1), asked);
  if (/^(?:der|pas|last)/.test(which) && latest.time.to > asked.now) return partOfYear(of, String(begun - 1), asked);
  return which === "" ? latest : { time: latest.time };
}

const EDGES: [RegExp, readonly [string, string]][] = [
  [/^(?:debut|start|beginning|early)/, ["01-01", "04-30"]],
  [/^(?:mi|milieu|middle)/, ["05-01", "08-31"]],
  [/^(?:fin|end|late)/, ["09-01", "12-31"]],
];

export const edgeOfThisYear = ({ edge = "" }: Groups, asked: Asked): Told | undefined => {
  const of = EDGES.find(([pattern]) => pattern.test(edge))?.[1];
  return of && partOfYear(of, todayOf(asked).value.slice(0, 4), asked);
};

export function edgeOfThisMonth({ edge = "" }: Groups, asked: Asked): Told | undefined {
  const time = edgeOf(edge, asMonth(todayOf(asked).value), asked);
  return time && { time };
}

/** A third of a month, or of a year: « début juillet », « fin 2025 ». */
export function edgeOf(edge: string, { value, precision }: Day, { zone }: Asked): Interval | undefined {
  const at = EDGES.findIndex(([pattern]) => pattern.test(edge));
  if (at < 0 || precision === "day" || precision === "unknown") return undefined;
  if (precision === "year") {
    const [first, last] = EDGES[at]?.[1] ?? ["01-01", "12-31"];
    return spanOf(asDay(`${value}-${first}`), asDay(`${value}-${last}`), zone);
  }
  const lastOfMonth = addDays(addMonths(`${value}-01`, 1), -1);
  const [first, last] = [["01", "10"] as const, ["11", "20"] as const, ["21", lastOfMonth.slice(8)] as const][at] ?? [];
  return spanOf(asDay(`${value}-${first}`), asDay(`${value}-${last}`), zone);
}

export const morning = (asked: Asked): Interval => {
  const day = todayOf(asked);
  return { from: spanOf(day, day, asked.zone).from, to: instantOf(day.value, "12:00", asked.zone) };
};
