import type { Day } from "../lib/calendar.ts";
import { matchesOf } from "./matches.ts";
import {
  COUNT,
  DAY_AND_MONTH,
  DAY_AND_YEAR,
  FULL_MONTH,
  FULL_WEEKDAY,
  french,
  LETTER,
  MONTH_AND_YEAR,
  MONTH_NAME,
  type Parts,
  RELATIVE,
  readDated,
  readRelative,
  readUndated,
  WHICH,
} from "./months.ts";

/** A date that a sentence mentions: its words, where they start, and the day, month or year they stand for. */
export type DateMention = { text: string; start: number; day: Day };

/** A sentence without any of these mentions no date. */
const HINT = french(
  `\\d{4}|\\b(?:${FULL_MONTH}|${FULL_WEEKDAY}|hier|demain|l'an|année|mois|ce (?:matin|midi|soir)|cet après|cette nuit|il y a ${COUNT})\\b`,
  "i",
);

/** "3" in "du 3 au 5 mars". */
const FIRST_DAY = "(?<range>(?<![\\w.,-])(?<first>\\d{1,2})(?:er)?(?: (?:et|au|ou|à) (?:le )?|\\s?[-–]\\s?))?";
const FULL_NAME = `(?<=(?:${FULL_MONTH}))(?: ${WHICH}(?!${LETTER}))?`;
// Words in -s or -x that may follow a year; any other is a plural, and the number counts it.
const AFTER_YEAR =
  "(?:[lds]es|[cmnv]os|ces|aux|plus|mais|dans|sans|sous|vers|[nv]ous|ils|elles|puis|depuis|dès|après|jamais|toujours|" +
  "lors|alors|pas|très|moins|deux|trois|six|dix|plusieurs|certain(?:e?s)|tous|toutes|leurs|près|hors)";
const NO_COUNT = `(?![\\w%€$°]|[.,/]\\d|\\s?[%€$°]|-(?!\\d{4})\\w| (?!${AFTER_YEAR}(?!${LETTER}))(?:${LETTER}|-){2,}[sx](?!${LETTER}))`;
const YEAR = `(?<!\\w|\\d[.,/]|(?<![tsq])\\d\\s)(?<year>(?:1[89]|20)\\d{2}|2100)${NO_COUNT}`;

const MENTION = french(
  [
    `${FIRST_DAY}(?:${DAY_AND_YEAR}|${DAY_AND_MONTH}${FULL_NAME})`,
    MONTH_AND_YEAR,
    `${MONTH_NAME}${FULL_NAME}(?!\\s?'?\\d)`,
    `(?<!${LETTER}|de )(?<near>demain|après-demain)(?!${LETTER})`,
    RELATIVE,
    YEAR,
  ].join("|"),
  "gi",
);

/** Words that make a number of four digits a year. */
const YEAR_WORDS = french(
  `(?<!${LETTER})(?:en|depuis|dès|avant|après|vers|entre|pour|d'ici|ici à|jusqu'à|à partir de|par rapport à|horizon|` +
    "début|fin|mi|courant|année|l'an|exercice|rentrée|printemps|été|automne|hiver|trimestre|semestre|[tsq][1-4]|" +
    `(?<!(?:plus|moins|près|loin|autour|total|environ|au-delà|prix|somme|hausse|baisse) )de|` +
    "budget|saison|période|remont\\S{1,5} à|(?:ant|post)érieure?s? à)[\\s-]$",
  "i",
);
const MONTH_WORDS = french(`(?<!${LETTER})(?:en|fin|début|mi|courant|dès|depuis|mois d(?:e |'))[\\s-]?$`, "i");
/** "chaque lundi", "le mardi" are habits; "jusqu'à lundi" may be told of any Monday. */
const ANY_WEEKDAY = french(`(?<!${LETTER})(?:chaque|les?|une?|du|aux?|à partir de|jusqu'à|d'ici(?: à)?|dès) $`, "i");
/** "(2021)", "(2016-2018)". */
const AFTER_BRACKETED = /^\s?[-–),]/;
/** "2026 sera l'année de…". */
const VERB_AFTER = french(`^ (?:a|est|sera|fut|aura|marque|s'annonce)(?!${LETTER})`, "i");
const LINK = french("^\\s?(?:,|et|ou|à|au|puis|[-–/])\\s?(?:(?:le|en) )?$", "i");
const PLANET = /(?:mission|rover|sonde|planète|programme) Mars$/i;
/** Characters looked at before a form: the longest words that count, and a space. */
const CONTEXT = 24;

/** The dates that a French sentence mentions, in order; relative ones are told from the day its article appeared. */
export function findDateMentions(sentence: string, published: Day): DateMention[] {
  return HINT.test(sentence) ? resolve(findForms(sentence), published) : [];
}

/** A form found in the sentence; `linked` when no more than "et", "au" or a comma parts it from the one before. */
type Form = { text: string; start: number; parts: Parts; linked: boolean };

function findForms(sentence: string): Form[] {
  const forms: Form[] = [];
  for (const { index: start, groups: parts = {}, 0: text } of matchesOf(MENTION, sentence)) {
    const last = forms.at(-1);
    const end = start + text.length;
    const linked = last !== undefined && LINK.test(sentence.slice(last.start + last.text.length, start));
    const before = sentence.slice(Math.max(0, start - CONTEXT), start);
    const after = sentence.slice(end, end + CONTEXT);
    if (linked || isDate(parts, before, after)) forms.push({ text, start, parts, linked });
  }
  return forms;
}

/** Whether a form that is not always a date is one between these words. */
function isDate({ name, day, year, month, weekday, which }: Parts, before: string, after: string): boolean {
  if (name && !day && year) return !PLANET.test(before + name);
  if (name && !day) return name === name.toLowerCase() || which !== undefined || MONTH_WORDS.test(before);
  if (year && !month && !day) return isYear(before, after);
  return !weekday || !!name || !!which || !ANY_WEEKDAY.test(before);
}

function isYear(before: string, after: string): boolean {
  if (before.endsWith("(")) return AFTER_BRACKETED.test(after);
  return before === "" ? VERB_AFTER.test(after) : YEAR_WORDS.test(before);
}

/** From right to left: in "de mars à mai 2020" and "du 3 au 5 mars", the first date takes from the second. */
function resolve(forms: Form[], published: Day): DateMention[] {
  const mentions: DateMention[] = [];
  let base = published;
  for (const { text, start, parts, linked } of forms.toReversed()) {
    const day = readForm(parts, base, published);
    if (day && day.value >= "1500" && day.value < "2101") {
      const { range = "" } = parts;
      mentions.push(
        { text: text.slice(range.length), start: start + range.length, day },
        ...firstOfRange(parts, start, day),
      );
    }
    const toldByYear = parts["year"] !== undefined || base !== published;
    base = linked && toldByYear && day && day.precision !== "year" ? day : published;
  }
  return mentions.reverse();
}

function readForm(parts: Parts, base: Day, published: Day): Day | undefined {
  if (parts["year"]) return readDated(parts);
  if (parts["name"]) return readUndated(parts, parts["which"] ? published : base);
  return readRelative(parts, published);
}

/** The first day of "3 au 5 mars", which has no month of its own. */
function firstOfRange({ first = "" }: Parts, start: number, last: Day): DateMention[] {
  if (!/[1-9]/.test(first) || Number(first) >= Number(last.value.slice(8))) return [];
  const value = last.value.slice(0, 8) + first.padStart(2, "0");
  return [{ text: first, start, day: { value, precision: "day" } }];
}
