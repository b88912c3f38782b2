import { addDays, type Day, weekday } from "../lib/calendar.ts";
import { fold } from "./words.ts";

/** The named groups of a date pattern as they were written: `day`, `month` or `name`, `year`, `weekday`, `which`… */
export type Parts = Readonly<Record<string, string | undefined>>;

/** Eight years either way always hold a 29 February. */
const YEARS_AROUND = Array.from({ length: 17 }, (_, i) => i - 8);

type Vocabulary = { source: string; read: (word?: string) => number | undefined };

// French names, then English ones; the full French name comes first.
const MONTHS = [
  "janvier janv jan january",
  "février févr fév february feb",
  "mars mar march",
  "avril avr april apr",
  "mai may",
  "juin jun june",
  "juillet juill juil jul july",
  "août aoû august aug",
  "septembre sept sep september",
  "octobre oct october",
  "novembre nov november",
  "décembre déc december",
];
const WEEKDAYS = [
  "lundi lun monday mon",
  "mardi mar tuesday tues tue",
  "mercredi mer wednesday wed",
  "jeudi jeu thursday thurs thur thu",
  "vendredi ven friday fri",
  "samedi sam saturday sat",
  "dimanche dim sunday sun",
];
const NUMBERS = [
  ...["un une an a", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze"],
  ...["treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf", "vingt"],
];
const TENS = Object.entries({ "vingt-quatre": 24, trente: 30, quarante: 40, "quarante-huit": 48, cinquante: 50 });
const NEAR_DAYS = Object.entries({ "avant-hier": -2, hier: -1, yesterday: -1, demain: 1, "après-demain": 2 });

const MONTH = vocabulary(ranked(MONTHS));
const WEEKDAY = vocabulary(ranked(WEEKDAYS));
const NUMBER = vocabulary([...ranked(NUMBERS), ...TENS]);
const NEAR_DAY = vocabulary(NEAR_DAYS);

/** A letter, since \b takes "é" for the end of a word; like what follows, a source to be compiled by `french`. */
export const LETTER = "[a-z\\xdf-\\xff]";
/** The full French names, bare. */
export const FULL_MONTH = MONTHS.map(firstWord).join("|");
export const FULL_WEEKDAY = WEEKDAYS.map(firstWord).join("|");
/** Any name or abbreviation of a month, as `name`. */
export const MONTH_NAME = `(?<!${LETTER})(?<name>${MONTH.source})(?!${LETTER})`;
/** "3" or "trois", as `count`. */
export const COUNT = `(?<count>\\d{1,3}|${NUMBER.source})`;
/** What may follow the name of a day. */
export const PART_OF_DAY = "(?:matin|midi|soir|après[-\\s]midi)";
/** "dernier" or "prochain", as `which`. */
export const WHICH = "(?<which>derni(?:er|ère)|passée?|prochaine?)";
/** What stands between a day, a month name and a year: nothing, a hyphen, a slash, or points, commas and spaces. */
export const JOIN = "(?:\\.?[-/]|\\s{0,2}[.,]{0,2}\\s{0,3})";
/** The limits of a number that is no part of a longer one, of a path, an identifier, a version or an amount. */
export const NUMBER_START = "(?<![\\d/=#@&_]|\\d[.,:]|\\S-|\\bv(?:ersion )?\\.?)";
export const NUMBER_END = "(?![\\d%€$]|[-/.,]\\d)";
const YEAR = "(?<year>\\d{4})(?!\\d)";

/** 9 juillet, mar. 9 juil., 1er août. */
export const DAY_AND_MONTH =
  `(?:(?<!${LETTER})(?<weekday>${WEEKDAY.source})(?: ${PART_OF_DAY})?[.,]{0,2} )?(?<!\\d|\\d[.,]|\\bn[°o]\\.?\\s?|#)` +
  `(?<day>\\d{1,2}|premier)(?:\\s?er|ᵉʳ|st|nd|rd|th)?(?: of |${JOIN})${MONTH_NAME}`;
/** 2025-07-09, 09/07/2025, 9 juillet 2025, juil. 9, 2025, 2025 July 9. */
export const DAY_AND_YEAR = [
  `${NUMBER_START}(?<year>\\d{4})(?<mark>[-/])(?<month>\\d{1,2})\\k<mark>(?<day>\\d{1,2})${NUMBER_END}`,
  `${NUMBER_START}(?<year>\\d{4})\\.(?<month>\\d{2})\\.(?<day>\\d{2})${NUMBER_END}`,
  `${NUMBER_START}(?<day>\\d{1,2})\\s?(?<mark>[-/.])\\s?(?<month>\\d{1,2})\\s?\\k<mark>\\s?(?<year>\\d{4})${NUMBER_END}`,
  `${DAY_AND_MONTH}${JOIN}${YEAR}`,
  `${MONTH_NAME}${JOIN}(?<day>\\d{1,2})(?:er|st|nd|rd|th)?[\\s,./-]{1,3}${YEAR}`,
  `${NUMBER_START}${YEAR}[\\s,./-]{1,3}${MONTH_NAME}${JOIN}(?<day>\\d{1,2})(?!\\d)`,
].join("|");
/** juillet 2025. */
export const MONTH_AND_YEAR = `${MONTH_NAME}(?:${JOIN}| de (?:l'année )?)${YEAR}`;
/** Dates told from another one: hier, lundi dernier, il y a deux mois, l’an prochain, ce mois-ci. */
export const RELATIVE = [
  "(?<near>avant[-\\s]hier|hier|ce (?:matin|midi|soir)|cet après[-\\s]midi|cette nuit)",
  `il y a (?:(?:environ|à peine|presque|déjà) )?${COUNT}\\s?(?<unit>j(?:ours?)?|mois|ans?|années?)`,
  `(?<weekday>${FULL_WEEKDAY})(?: ${WHICH}|(?! \\d{1,2}(?!\\d|[.\\s]\\d{3}|\\s?[h:])|, \\d{1,2}[-/.]))`,
  `(?:le |(?<day>\\d{1,2})(?:er)? du )(?<span>mois) ${WHICH}`,
  `l'(?<span>an|année) ${WHICH}`,
  "ce (?<span>mois)-ci|cette (?<span>année)",
]
  .map((source) => `(?<!${LETTER})(?:${source})(?!${LETTER}|-là)`)
  .join("|");

/** A pattern over French text: accents optional, either apostrophe, and a space stands for a few of any kind. */
export function french(source: string, flags: string): RegExp {
  const tolerant = source
    .replace(/[à-ÿ]/g, (letter) => `(?:${letter}|${letter.normalize("NFD")}?)`)
    .replaceAll("'", "['’ʼ]")
    .replaceAll(" ", "\\s{1,3}");
  return new RegExp(tolerant, flags);
}

/** The day or month that a form with its year states; undefined for what no calendar has (31 avril). */
export function readDated({ year = "", month, name, day }: Parts): Day | undefined {
  const century = year.length === 2 ? (year < "90" ? "20" : "19") : "";
  return calendarDay(Number(century + year), month ? Number(month) : MONTH.read(name), day);
}

/** The day or month that a form without a year states: the latest up to `base`, unless its own words say otherwise. */
export function readUndated({ name, day, weekday: dayName, which }: Parts, base: Day): Day | undefined {
  if (base.precision !== "day" && base.precision !== "month") return undefined;
  const now = base.value.slice(0, day ? 10 : 7);
  const cut = ({ value }: Day): string => value.slice(0, now.length);
  const year = Number(base.value.slice(0, 4));
  const found = YEARS_AROUND.flatMap((years) => calendarDay(year + years, MONTH.read(name), day) ?? []);
  // "juin dernier" is never this June; "le 3 juin dernier" may be, when no more than the month is known of `base`.
  const coarse = day !== undefined && base.precision === "month";
  const past = found.findLast((one) => cut(one) < now || (cut(one) === now && (!which || coarse)));
  const next = found.find((one) => cut(one) > now || (cut(one) === now && which && coarse));
  if (which) return direction(which) > 0 ? next : past;
  // "mardi 25 novembre" may be told in advance: the name of the day settles it.
  const agrees = (one?: Day): boolean => one !== undefined && weekday(one.value) === WEEKDAY.read(dayName);
  return dayName && agrees(next) && !agrees(past) ? next : past;
}

/** The number that `COUNT` found, in digits or in words. */
export function readCount(count: string): number {
  return NUMBER.read(count) ?? Number(count);
}

/** The day, month or year that a form of `RELATIVE` states; undefined where `base` is not known well enough. */
export function readRelative(parts: Parts, base: Day): Day | undefined {
  const { near, count, unit = "", weekday: dayName, span, which, day } = parts;
  if (near) return daysFrom(base, NEAR_DAY.read(near.replace(/\s+/, "-")) ?? 0);
  if (count) return stepBack(base, readCount(count), unit);
  if (dayName) return nearWeekday(base, WEEKDAY.read(dayName) ?? 0, direction(which));
  return span === "mois" ? monthsFrom(base, direction(which), day) : yearsFrom(base, direction(which));
}

/** A step of weeks or days arrives at a day; one of months or years is a round figure and arrives at a month or year. */
function stepBack(base: Day, count: number, unit: string): Day | undefined {
  if (/^[jd]/i.test(unit)) return daysFrom(base, -count);
  if (/^[sw]/i.test(unit)) return daysFrom(base, -7 * count);
  return /^m/i.test(unit) ? monthsFrom(base, -count) : yearsFrom(base, -count);
}

function nearWeekday(base: Day, wanted: number, towards: number): Day | undefined {
  if (base.precision !== "day") return undefined;
  const back = (weekday(base.value) - wanted + 7) % 7;
  if (towards > 0) return daysFrom(base, 7 - back);
  return daysFrom(base, -(towards < 0 ? back || 7 : back));
}

function daysFrom(base: Day, days: number): Day | undefined {
  return base.precision === "day" ? { value: addDays(base.value, days), precision: "day" } : undefined;
}

function monthsFrom(base: Day, months: number, day?: string): Day | undefined {
  const [year, month] = base.value.split("-").map(Number);
  if (year === undefined || month === undefined) return undefined;
  const count = 12 * year + month - 1 + months;
  return calendarDay(Math.floor(count / 12), (count % 12) + 1, day);
}

function yearsFrom(base: Day, years: number): Day | undefined {
  return base.precision === "unknown" ? undefined : calendarDay(Number(base.value.slice(0, 4)) + years);
}

function calendarDay(year: number, month?: number, day?: string): Day | undefined {
  if (year < 1000 || year > 9999) return undefined;
  if (month === undefined) return { value: String(year), precision: "year" };
  if (month < 1 || month > 12) return undefined;
  const value = `${year}-${String(month).padStart(2, "0")}`;
  if (day === undefined) return { value, precision: "month" };
  const number = /^\d/.test(day) ? Number(day) : 1;
  // Day 0 of the next month is the last day of this one.
  if (number < 1 || number > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined;
  return { value: `${value}-${String(number).padStart(2, "0")}`, precision: "day" };
}

function direction(which: string | undefined): number {
  if (!which) return 0;
  return /^pr/i.test(which) ? 1 : -1;
}

function vocabulary(lines: (readonly [string, number])[]): Vocabulary {
  const entries = lines.flatMap(([words, number]) => words.split(" ").map((word) => [word, number] as const));
  const numbers = new Map(entries.map(([word, number]) => [fold(word), number]));
  const longestFirst = entries.map(([word]) => word).sort((a, b) => b.length - a.length);
  return { source: longestFirst.join("|"), read: (word = "") => numbers.get(fold(word)) };
}

function ranked(lines: string[]): [string, number][] {
  return lines.map((words, i) => [words, i + 1]);
}

function firstWord(words: string): string {
  return words.replace(/ .*/, "");
}
