import { findDateMentions } from "../french/date-mentions.ts";
import { FULL_MONTH, FULL_WEEKDAY } from "../french/months.ts";
import { fold } from "../french/words.ts";
import type { Day } from "../lib/calendar.ts";
import type { Evidence, Support } from "./evidence.ts";
import type { Fault, Instead } from "./fault.ts";
import type { Said } from "./said.ts";

/** Every date of the claim is told by the evidence, or implied by a finer one there: a day tells its month and year. */
export function checkDates(said: Said, evidence: Evidence): Fault[] {
  return [
    ...wrongDates(said, evidence),
    ...wrongPeriods(said, evidence),
    ...strayDays(said, evidence),
    ...movedDates(said, evidence),
  ];
}

function wrongDates({ claim, reading, isQuoted }: Said, { supports }: Evidence): Fault[] {
  const told = daysOf(supports);
  const years = new Set(
    supports.flatMap(({ marks }) => marks.map(({ name }) => name).filter((name) => YEAR.test(name))),
  );
  const readings = distinct(supports.map(({ published }) => published)).map((day) =>
    day.value === reading.published.value ? reading.dates : findDateMentions(claim.text, day),
  );
  const mentions =
    supports.length > 0 ? reading.dates : findDateMentions(claim.text, { value: "", precision: "unknown" });
  return mentions
    .filter(({ start }) => !isQuoted(start))
    .filter(({ start }) => {
      const days = readings.flatMap((dates) => dates.filter((date) => date.start === start));
      const isTold = (day: Day): boolean => told.some((known) => known.value.startsWith(day.value));
      // « en mars » of what is told for next March.
      return !(
        days.some((date) => isTold(date.day) || years.has(date.day.value) || nextOf(date).some(isTold)) ||
        days.some(({ text }) => isSaidOtherwise(text, supports))
      );
    })
    .map(({ text, day }) => ({ kind: "date", said: text, instead: nearestDate(day, supports) }));
}

const AGO = /^il y a (.+)$/iu;
const MONTH_ALONE = new RegExp(`^(?:${FULL_MONTH})$`, "iu");

/** « il y a un an » of « un an auparavant », « le mois de juin » of « Juin a été… », which is no date there. */
function isSaidOtherwise(text: string, supports: readonly Support[]): boolean {
  const [, span = ""] = AGO.exec(text) ?? [];
  const earlier = new RegExp(`(?<!\\p{L})${span} (?:auparavant|plus tôt|avant)(?!\\p{L})`, "iu");
  if (span !== "") return /^[\p{L}\d ]+$/u.test(span) && supports.some(({ plain }) => earlier.test(plain));
  if (!MONTH_ALONE.test(text)) return false;
  return supports.some(({ words, dates }) => dates.length === 0 && words.includes(fold(text)));
}

const distinct = (days: readonly Day[]): Day[] => [...new Map(days.map((day) => [day.value, day])).values()];

/** The days that the evidence tells; « aujourd’hui » is the day of its article. */
function daysOf(supports: readonly Support[]): Day[] {
  return supports.flatMap(({ dates, published, plain }) => [
    ...dates.map(({ day }) => day),
    ...(AHEAD.test(plain) ? dates.flatMap(nextOf) : []),
    ...(TODAY.test(plain) && published.precision === "day" ? [published] : []),
  ]);
}

const YEAR = /^(?:19|20)\d\d$/;
/** What is told ahead may be of the year after the one in which such a day last came. */
const AHEAD =
  /jusqu|appell|invit|convi|convoqu|rendez-vous|programm|d['’]ici|dès |à partir|au plus tard|à compter|prochain|prévu|fixé|attend|doi(?:t|vent) |(?:devr|pourr)ai|\p{L}(?:era|eront|ira|iront|dra|dront)(?!\p{L})/iu;

function nextOf({ text, day }: Support["dates"][number]): Day[] {
  if (day.precision === "year" || /\d{4}|derni|prochain/.test(text) || !/\p{L}{3}/u.test(text)) return [];
  return [{ ...day, value: `${Number(day.value.slice(0, 4)) + 1}${day.value.slice(4)}` }];
}

const TODAY = /aujourd['’]hui|(?<!\p{L})ce (?:matin|midi|soir)(?!\p{L})|\btoday\b/iu;

function nearestDate(said: Day, supports: readonly Support[]): Instead {
  const dated = supports.flatMap(({ dates, citation, plain, text }) =>
    dates.map((date) => ({ day: date.day, citation, text: plain === text ? date.text : text })),
  );
  const best = dated.find(({ day }) => day.value.slice(5) === said.value.slice(5)) ?? dated[0];
  return best ? { citation: best.citation, text: best.text } : null;
}

/** « troisième trimestre », « années 90 », « 14 h 30 », « fin 2026 ». */
function wrongPeriods({ reading, isQuoted }: Said, { supports }: Evidence): Fault[] {
  const told = new Set(supports.flatMap(({ periods }) => periods.map(({ name }) => name)));
  const months = supports.flatMap(({ dates }) =>
    dates.flatMap(({ day }) => (day.value.length > 4 ? [Number(day.value.slice(5, 7))] : [])),
  );
  return reading.periods
    .filter(
      ({ start }) =>
        !isQuoted(start) && !reading.quantities.some((figure) => figure.start <= start && start < figure.end),
    )
    .filter(({ name }) => !told.has(name) && name !== "during" && !months.some((month) => isInside(month, name)))
    .filter(({ name, text }) => !WITHIN[name]?.some((part) => told.has(part)) && !isSeasonIn(text, supports))
    .map(({ text }) => ({ kind: "date", said: text, instead: null }));
}

/** « début 2027 » of the first quarter of 2027. */
const WITHIN: Record<string, string[]> = { start: ["Q1"], end: ["Q4"] };
const SEASON = /(printemps|été|automne|hiver)$/iu;

/** « à l’automne » of « un automne peu venté ». */
function isSeasonIn(text: string, supports: readonly Support[]): boolean {
  const [season] = SEASON.exec(text) ?? [];
  return (
    season !== undefined &&
    supports.some(({ plain }) => new RegExp(`(?:un|l['’]|cet) ?${season}(?!\\p{L})`, "iu").test(plain))
  );
}

/** Whether a month stands in a quarter or a half of the year. */
const isInside = (month: number, name: string): boolean =>
  name === `Q${Math.ceil(month / 3)}` || name === `H${Math.ceil(month / 6)}`;

const DAY_WORD = new RegExp(`(?<!\\p{L})(?:${FULL_MONTH}|${FULL_WEEKDAY})(?!\\p{L})`, "giu");

/** « le mardi », or « mardi » in an article without a day of its own, is no date that can be told: the word must stand. */
function strayDays({ reading, isQuoted }: Said, { supports }: Evidence): Fault[] {
  const known = new Set(supports.flatMap(({ plain }) => Array.from(plain.matchAll(DAY_WORD), ([word]) => fold(word))));
  const spans = reading.dates.map(({ start, text }) => ({ start, end: start + text.length }));
  const days = new Set(supports.flatMap(({ plain }) => Array.from(plain.matchAll(DAY_OF_MONTH), ([day]) => fold(day))));
  const stray = Array.from(reading.text.matchAll(DAY_OF_MONTH))
    .filter(({ index }) => !isQuoted(index) && !spans.some(({ start, end }) => start <= index && index < end))
    .filter(
      ([day]) =>
        !days.has(fold(day)) &&
        !supports.some(({ dates }) => dates.some((date) => fold(date.text).includes(fold(day)))),
    );
  const words = Array.from(reading.text.matchAll(DAY_WORD))
    .filter(({ index }) => !isQuoted(index) && !spans.some(({ start, end }) => start <= index && index < end))
    .filter(
      ([word]) =>
        /^\p{Ll}/u.test(word) && !known.has(fold(word)) && !supports.some(({ dates }) => isToldBy(word, dates)),
    );
  return [...stray, ...words].map(([said]) => ({ kind: "date", said, instead: null }));
}

/** Without the day of its article a « 6 août » has no year and is no date: its day and month must stand. */
const DAY_OF_MONTH = new RegExp(`(?<!\\d)\\d{1,2} (?:${FULL_MONTH})(?!\\p{L})`, "giu");

const MONTHS = FULL_MONTH.split("|").map(fold);

/** « en mars » of a day in March. */
const isToldBy = (word: string, dates: Support["dates"]): boolean => {
  const month = MONTHS.indexOf(fold(word)) + 1;
  return month > 0 && dates.some(({ day }) => Number(day.value.slice(5, 7)) === month);
};

const BEFORE =
  /(?:avant|jusqu['’]à|jusqu['’]au|d['’]ici(?: à| au)?|au plus tard) (?:l[ea] |l['’]|fin |début |mi-?)*$/iu;
const AFTER = /(?:après|passé|depuis|dès|à partir d[eu]|à compter d[eu]) (?:l[ea] |l['’]|fin |début |mi-?)*$/iu;

/** « avant mardi » of what came « mardi », or after it. */
function movedDates({ reading, isQuoted }: Said, { supports }: Evidence): Fault[] {
  const sideOf = (plain: string, at: number): string => {
    const before = plain.slice(Math.max(0, at - 30), at);
    return BEFORE.test(before) ? "before" : AFTER.test(before) ? "after" : "on";
  };
  const told = supports.flatMap(({ dates, plain }) =>
    dates.map(({ day, start, text }) => ({ day, side: sideOf(plain, start), text })),
  );
  return reading.dates.flatMap(({ day, start, text }): Fault[] => {
    const side = sideOf(reading.plain, start);
    const same = told.filter((other) => other.day.value.startsWith(day.value) || fold(other.text) === fold(text));
    const isWord = /(?:avant|après) (?:l[ea] |l['’])?$/iu.test(reading.plain.slice(0, start));
    const isMoved = isWord && same.length > 0 && same.every((other) => other.side !== side);
    return isMoved && !isQuoted(start) ? [{ kind: "date", said: text, instead: null }] : [];
  });
}
