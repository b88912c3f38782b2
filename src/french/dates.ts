import { type Day, localDay } from "../lib/calendar.ts";
import { matchesOf } from "./matches.ts";
import {
  COUNT,
  DAY_AND_MONTH,
  DAY_AND_YEAR,
  french,
  JOIN,
  LETTER,
  MONTH_AND_YEAR,
  MONTH_NAME,
  NUMBER_END,
  NUMBER_START,
  PART_OF_DAY,
  type Parts,
  RELATIVE,
  readCount,
  readDated,
  readRelative,
  readUndated,
} from "./months.ts";

type Reference = { now: number; zone: string };
type Reading = { day: Day; rank: number };

const LOOKED_AT = 200;
const HOUR = 3_600_000;

/** Hours ahead of universal time. */
const ZONES: Record<string, number> = {
  ...{ Z: 0, UT: 0, UTC: 0, GMT: 0, WET: 0, CET: 1, BST: 1, WEST: 1, CEST: 2, EET: 2, EEST: 3 },
  ...{ EST: -5, EDT: -4, HNE: -5, HAE: -4, CST: -6, CDT: -5, MST: -7, MDT: -6, PST: -8, PDT: -7 },
};
// A hyphen after a bare time makes a range ("18:00-20:00"), not an offset.
const OFFSET =
  "(?<offset>(?<=UTC|GMT)[+−-]\\d{1,2}(?![\\d:])|\\+\\d{2}:?\\d{2}|-\\d{4}|(?<!\\s\\d{1,2}:\\d{2})-\\d{2}:\\d{2})";
const ZONE = `(?<half>[ap]\\.?m\\b\\.?)?\\s?\\(?(?<zone>${Object.keys(ZONES).join("|")})?(?!${LETTER})${OFFSET}?`;
const CLOCK =
  "(?:T(?<hour>[012]\\d):?(?<minute>[0-5]\\d)(?::?\\d{2})?|" +
  "[\\s,]{0,2}(?:[-–|·] )?(?:(?:à|at|@) )?(?<hour>[012]?\\d)[:h](?<minute>[0-5]\\d)(?::\\d{2})?)" +
  `(?:[.,]\\d{1,9})?\\s?${ZONE}`;

const SHORT_YEAR = [
  `${NUMBER_START}(?<day>\\d{1,2})/(?<month>\\d{1,2})/(?<year>\\d{2})${NUMBER_END}`,
  `${DAY_AND_MONTH}${JOIN}'?(?<year>\\d{2})(?=$|\\n|\\s?[,;|·•)(]|\\s[-–—]|\\s(?:à|at|\\d{1,2}:))`,
].join("|");
// Wed Jul 9 08:00:00 CEST 2025
const UNIX = `${MONTH_NAME} (?<day>\\d{1,2}) (?<hour>\\d{2}):(?<minute>\\d{2}):\\d{2} ${ZONE}\\s?(?<year>\\d{4})(?!\\d)`;
const OTHER_MONTHS = [
  `${NUMBER_START}(?<year>\\d{4})[-/](?<month>0[1-9]|1[0-2])${NUMBER_END}`,
  `${NUMBER_START}(?<month>0?[1-9]|1[0-2])\\s?/\\s?(?<year>\\d{4})${NUMBER_END}`,
  `${NUMBER_START}(?<month>0[1-9]|1[0-2])[-.](?<year>\\d{4})${NUMBER_END}`,
  `${MONTH_NAME}${JOIN}'(?<year>\\d{2})(?!\\d)`,
  // A double issue bears its first month.
  `${MONTH_NAME}(?:\\s?[-–/]\\s?| et )${MONTH_NAME.replace("?<name>", "?:")}${JOIN}(?<year>\\d{4})(?!\\d)`,
].join("|");
/** Maybe a version, a reference, a telephone number or the words of a sentence: read only where it stands alone. */
const DOUBTFUL = [
  `${NUMBER_START}(?<day>\\d{1,2})(?<mark>[-.])(?<month>\\d{1,2})\\k<mark>(?<year>\\d{2})${NUMBER_END}`,
  "(?<!\\d)(?<day>\\d{2})(?<mark>[\\s_])(?<month>\\d{2})\\k<mark>(?<year>\\d{4})(?!\\d)",
  `${NUMBER_START}(?<year>\\d{4})(?<month>\\d{2})(?<day>\\d{2})(?!\\d)(?:${CLOCK})?`,
  DAY_AND_MONTH,
  `(?!mar\\b)${MONTH_NAME}(?:[.,]|\\s){1,3}(?<day>\\d{1,2})(?:er|st|nd|rd|th)?(?!\\s?[\\dh:/])`,
  `(?<near>aujourd'hui|à l'instant|il y a quelques (?:secondes|minutes|instants)|(?:to|yester)day)(?!${LETTER})`,
  `il y a (?:(?:environ|moins de) |moins d')?${COUNT}\\s?(?<unit>min(?:utes?)?|mn|h(?:eures?)?|sem(?:aines?)?)(?!${LETTER})`,
  `${COUNT}\\s?(?<unit>min(?:ute)?|h(?:our)?|d(?:ay)?|w(?:eek)?|mo(?:nth)?|y(?:ear)?)s? ago(?!${LETTER})`,
  RELATIVE,
].join("|");
// An impossible day is taken whole, so that "31 avril 2025" does not become April 2025.
const FORM = french(
  `(?:${DAY_AND_YEAR}|${SHORT_YEAR})(?:${CLOCK})?|${UNIX}|(?<doubtful>${DOUBTFUL})|${MONTH_AND_YEAR}|${OTHER_MONTHS}`,
  "gi",
);
/** A part of a year tells no more than the year. */
const YEAR_ALONE = french(
  "^[\\s(]*(?:(?:en|l'année|l'an|année|début|mi|fin|courant|printemps|été|automne|hiver|[tqs][1-4]|" +
    "(?:[1-4]|premier|deuxième|troisième|quatrième)(?:er|e|ème)? (?:trimestre|semestre))[-\\s])?(?<year>\\d{4})[\\s.)]*$",
  "i",
);

const PUBLISHED = "publi(?:ée?s?|cation|shed)|posté|posted|paru|parution|mise? en ligne";
const LABEL = `${PUBLISHED}|mise? à jour|màj|modifi\\S+|actualisé|updated|diffusé|partagé|rédigé|écrit|written|ajouté|daté|date|by|par(?= (?-i:[A-ZÀ-Þ]))`;
const AFTER_PUBLISHED = french(`(?<!${LETTER})(?:${PUBLISHED})(?: en ligne)?\\s?:?\\s?(?:(?:le|on|du) )?$`, "i");
const FREE_BEFORE = french(
  `^\\W{0,3}(?:${LABEL})(?!${LETTER})[^\\n]*$|` +
    `(?:^|[\\n|·•–—,:;()<>»*-]|(?<!${LETTER})(?:${LABEL}))\\s?(?:(?:le|du|ce|on) )?$`,
  "i",
);
const FREE_AFTER = french(
  `^(?: ${PART_OF_DAY})?(?:[.!]*\\s?$|\\s?[\\n|·•()<>–—;]| - |\\s?,?\\s?(?:(?:à|at|vers|-) )?` +
    "(?:\\d{1,2}(?:\\s?h|:\\d)|midi|minuit)|\\s?,? (?:(?:par|by|dans|in|mise?|modifié) |\\d+ (?:min|comm|vue|réact|partage)))",
  "i",
);

/** Seconds or milliseconds since 1970, as some feeds give them. */
const EPOCH = /^\s*(\d{10})(?:\d{3})?(?:\.\d+)?\s*$/;

/** The day, month or year that a short text (a dateline, a feed's field) states; `now` is in epoch milliseconds. */
export function parseDate(text: string, reference: Reference): Day | undefined {
  const line = tidy(text.slice(0, LOOKED_AT));
  const [, seconds] = EPOCH.exec(line) ?? [];
  if (seconds !== undefined)
    return inRange({ value: localDay(Number(seconds) * 1000, reference.zone), precision: "day" });
  const readings = matchesOf(FORM, line).flatMap((match) => readMatch(match, line, reference) ?? []);
  const best = readings.sort((a, b) => a.rank - b.rank)[0]?.day;
  return best ?? inRange(readDated(YEAR_ALONE.exec(line)?.groups ?? {}));
}

/** One space between words, one line break between lines; no links, no invisible characters. */
function tidy(text: string): string {
  return text
    .replace(/\p{Cf}/gu, "")
    .replace(/(?:https?:\/\/|www\.)\S*/gi, "|")
    .replace(/[^\S\n]+/g, " ")
    .replace(/\s?\n\s*/g, "\n");
}

/** A day with its year comes before a doubtful one, a day before a month, and what was "publié" before all. */
function readMatch(match: RegExpExecArray, line: string, reference: Reference): Reading | undefined {
  const parts: Parts = match.groups ?? {};
  const before = line.slice(0, match.index);
  if (parts["doubtful"] === undefined) {
    const day = inRange(inZone(readDated(parts), parts, reference.zone));
    return day && { day, rank: day.precision === "month" ? 3 : AFTER_PUBLISHED.test(before) ? 0 : 1 };
  }
  const free = FREE_BEFORE.test(before) && FREE_AFTER.test(line.slice(match.index + match[0].length));
  const day = free ? inRange(readDoubtful(parts, reference)) : undefined;
  return day && { day, rank: day.precision === "day" ? 2 : 4 };
}

function readDoubtful(parts: Parts, { now, zone }: Reference): Day | undefined {
  if (parts["year"]) return inZone(readDated(parts), parts, zone);
  const { count = "", unit = "" } = parts;
  const hours = /^h/i.test(unit) ? 1 : /^mi?n/i.test(unit) ? 1 / 60 : 0;
  const ago = hours > 0 ? readCount(count) * hours * HOUR : 0;
  const today: Day = { value: localDay(now - ago, zone), precision: "day" };
  if (hours > 0) return today;
  return parts["name"] ? readUndated(parts, today) : readRelative(parts, today);
}

/** A clock that shows its offset may stand in another day than ours. */
function inZone(day: Day | undefined, parts: Parts, zone: string): Day | undefined {
  const { hour, minute, half, zone: name = "", offset } = parts;
  const ahead = offset ? offsetHours(offset) : ZONES[name];
  if (day?.precision !== "day" || ahead === undefined) return day;
  const hours = half ? (Number(hour) % 12) + (/^p/i.test(half) ? 12 : 0) : Number(hour);
  const instant = Date.parse(`${day.value}T00:00Z`) + (hours - ahead) * HOUR + Number(minute) * 60_000;
  return { value: localDay(instant, zone), precision: "day" };
}

function offsetHours(offset: string): number {
  const digits = offset.replace(":", "");
  const hours = Number(digits.slice(1, 3)) + Number(digits.slice(3)) / 60;
  return /^[-−]/.test(digits) ? -hours : hours;
}

/** No article of the web is older than 1990. */
function inRange(day: Day | undefined): Day | undefined {
  return day && day.value >= "1990" && day.value < "2101" ? day : undefined;
}
