import { matchAt } from "./folded-text.ts";
import { type Draft, isBare, isPluralNext } from "./number-drafts.ts";

const MONTH =
  "(?:janv(?:ier)?|fevr?(?:ier)?|mars|avr(?:il)?|mai|juin|juil(?:let)?|aout|sept(?:embre)?|oct(?:obre)?|" +
  "nov(?:embre)?|dec(?:embre)?)(?!\\w|-[a-z])";
const HOUR = "\\d{1,2} ?h(?:eures?)?";
const DATE = new RegExp(
  [
    "0\\d{1,3}(?:[ .]\\d{2,3}){2,4}(?!\\d)",
    "\\d{4}-\\d{2}(?:-\\d{2})?(?!\\d)|\\d{1,2}([-/.])\\d{1,2}\\1(?:\\d{4}|\\d{2})(?!\\d)",
    "\\d{1,2}/\\d{1,4}(?![\\d%]|[., ]\\d| [%d])",
    `\\d{1,2}(?:er)?(?:(?: ?[-/,] ?| et | ou | au | a )\\d{1,2}(?:er)?){0,5}[ -]${MONTH}(?:\\.? \\d{4}(?!\\d))?`,
    "\\d{1,2}(?:er|st|nd|rd|th)?, (?:19|20)\\d{2}(?!\\d)",
    "(?:19|20)\\d{2}[-/](?:(?:19|20)\\d{2}|\\d{2})(?![\\d%€$]| [%€$]| euros| dollars)",
    `${HOUR} ?\\d{2}(?![\\w%]| [%€])|\\d{1,2}:\\d{2}(?::\\d{2})?(?!\\d)|${HOUR} (?:a|et|-) ${HOUR}(?!\\w)`,
  ].join("|"),
  "y",
);
const PERIOD = new RegExp(` (?:${MONTH}|siecles?(?!\\w)|trimestre|semestre)`, "y");
const DAY = new RegExp(` ${MONTH}|\\.? ?(?:19|20)\\d{2}(?!\\d)`, "y");

/** Where the date, the hour, the phone number or the school year in figures that starts at `at` ends. */
export function endOfDate(plain: string, at: number): number | undefined {
  const date = matchAt(DATE, plain, at);
  return date ? at + date[0].length : undefined;
}

/** Whether a number is a rank or a day beside its month, an hour of the clock or a year. */
export function isMoment(plain: string, draft: Draft): boolean {
  const { start, end, number, unit } = draft;
  if (number.nature === "ordinal") return matchAt(PERIOD, plain, end) !== null;
  if (unit?.name === "s" && unit.factor === 3600) return isClockTime(plain, draft);
  return isBare(draft) && (matchAt(DAY, plain, end) !== null || isYear(plain, start, end));
}

const CLOCK_BEFORE =
  /(?:^|[^a-z])(?<!\d |y )(?:a|des|vers|alentours de|avant|le|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) $/;
const LASTING_BEFORE = /(?:pendant|durant|en|sous|les|des|ces|apres|(?:plus|moins|pres) de|environ|jusqu'a) $/;
const LASTING_AFTER = / (?:d[e'](?! l'apres)|par |sur |plus tard|apres)/y;
const PART_OF_DAY = / (?:du (?:matin|soir)|de l'apres)/y;

/** « à 20 heures » is a time of day; « 35 heures » and « à 3 heures de route » last. */
function isClockTime(plain: string, { start, end, number }: Draft): boolean {
  const [hours = 0] = number.readings;
  if (hours > 24 || !Number.isInteger(hours) || matchAt(LASTING_AFTER, plain, end)) return false;
  if (matchAt(PART_OF_DAY, plain, end)) return true;
  const before = plain.slice(Math.max(0, start - 14), start);
  const isLetter = plain.charAt(end - 1) === "h";
  return isLetter ? hours < 24 && !LASTING_BEFORE.test(before) : CLOCK_BEFORE.test(before);
}

const SURE_YEAR = /(?:\b(?:en|depuis|d'ici|d'ici a|debut|fin|ete|hiver|printemps|automne|courant|horizon) |mi-)$/;
const COUNT_BEFORE = /(?:(?:plus|moins|pres) de |environ |quelques? |presque |au (?:moins|plus) )$/;

/** « en 2021 », « le budget 2025 »; « 2000 postes » and « plus de 2000 » are counts. */
function isYear(plain: string, start: number, end: number): boolean {
  const written = plain.slice(start, end);
  if (!/^(?:1\d|20)\d\d$/.test(written)) return false;
  const before = plain.slice(Math.max(0, start - 14), start);
  if (SURE_YEAR.test(before)) return true;
  if (COUNT_BEFORE.test(before) || isPluralNext(plain, end)) return false;
  return written >= "1900" || (written >= "1500" && /\b(?:de|des|avant|apres|vers) $/.test(before));
}
