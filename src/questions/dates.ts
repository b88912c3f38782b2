import {
  DAY_AND_MONTH,
  DAY_AND_YEAR,
  FULL_MONTH,
  FULL_WEEKDAY,
  french,
  MONTH_AND_YEAR,
  type Parts,
  readDated,
  readRelative,
  readUndated,
  WHICH,
} from "../french/months.ts";
import type { Day } from "../lib/calendar.ts";
import { type Asked, type Told, todayOf, toldBy } from "./spans.ts";

/** A date of a question, by its place. `readFrom`: what it is beside another date, where it has no year of its own. */
export type FoundDate = { start: number; end: number; told: Told; readFrom?: (base: Day) => Told | undefined };

type Form = {
  pattern: RegExp;
  read: (parts: Parts, today: Day) => Day | undefined;
  /** What must stand before, and after; and whether it can be a date as it is written. */
  before?: RegExp;
  after?: RegExp;
};

const ENGLISH_MONTH = "january|february|march|april|may|june|july|august|september|october|november|december";
const ENGLISH_WEEKDAY = "monday|tuesday|wednesday|thursday|friday|saturday|sunday";
const EDGE = "debut|mi|milieu|fin|courant|early|mid|late";
/** Words after which a month or a year is a time: Mars is a planet, and 2000 a number of things. */
const BEFORE = new RegExp(
  `(?:^|[^a-z0-9])(?:en|de|du|d'|depuis|des|mois|avant|apres|entre|et|a|au|jusqu'en|jusqu'a|l'annee|annee|l'an|pour|pendant|durant|courant|` +
    `${EDGE}|in|of|since|before|after|until|till|by|during|from|between|and|to|last|this|next|year)[- ]?$`,
);
const HABIT = /(?:^|[^a-z])(?:chaque|les?|une?|du|au|every|each|black)$/;
/** « en 2000 exemplaires » counts; « en 2025 dans » does not. */
const COUNTED =
  /^ (?!(?:plus|mais|dans|sans|sous|vers|puis|depuis|apres|pas|les|des|ses|ces|nos|vos|aux|chez)\b)[a-z]{2,}[sx]\b/;
const YEAR = "(?<![\\w/.,'-])(?<year>(?:19|20)\\d\\d)(?![\\w%€$/]|[.,]\\d|-\\d| ?%)";

const DATES: readonly Form[] = [
  { pattern: french(DAY_AND_YEAR, "g"), read: readDated },
  { pattern: french(MONTH_AND_YEAR, "g"), read: readDated },
  { pattern: french(`(?:${DAY_AND_MONTH})(?: ${WHICH}(?![a-z]))?`, "g"), read: readUndated },
  {
    pattern: new RegExp(`(?<![a-z])(?<name>${ENGLISH_MONTH}) (?<day>\\d{1,2})(?:st|nd|rd|th)?(?![\\w.,]\\d|\\d)`, "g"),
    read: readUndated,
  },
];

/** Read after the other words of the calendar, which may hold them. */
const LOOSE_DATES: readonly Form[] = [
  {
    pattern: french(`(?<![a-z])(?<name>${FULL_MONTH}) ${WHICH}(?![a-z])`, "g"),
    read: readUndated,
  },
  {
    pattern: new RegExp(`(?<![a-z])last (?<name>${ENGLISH_MONTH})(?![a-z])`, "g"),
    read: ({ name }, today) => readUndated({ name, which: "dernier" }, today),
  },
  {
    pattern: french(`(?<![a-z])(?<name>${FULL_MONTH}|${ENGLISH_MONTH})(?![a-z-])`, "g"),
    read: readUndated,
    before: BEFORE,
  },
  {
    pattern: french(`(?<![a-z])(?<name>${FULL_MONTH})(?![a-z-])`, "g"),
    read: readUndated,
    before: /^\W*$/,
    after: /^\W*$/,
  },
  {
    pattern: new RegExp(`(?<![a-z])(?:last|(?<next>next)) (?<weekday>${ENGLISH_WEEKDAY})(?![a-z])`, "g"),
    read: ({ weekday, next }, today) => readRelative({ weekday, which: next ? "prochain" : "dernier" }, today),
  },
  {
    pattern: french(`(?<![a-z])(?<weekday>${FULL_WEEKDAY}|${ENGLISH_WEEKDAY})(?: ${WHICH})?(?![a-z])`, "g"),
    read: readRelative,
  },
  { pattern: new RegExp(YEAR, "g"), read: readDated, before: BEFORE },
  // « Le budget 2026 ? », « 2024 : que s’est-il passé ? »
  { pattern: new RegExp(YEAR, "g"), read: readDated, after: /^(?: ?[?.!,;:)]|\s*$)/ },
];

export const findDates = (folded: string, text: string, asked: Asked): FoundDate[] => find(DATES, folded, text, asked);
export const findLooseDates = (folded: string, text: string, asked: Asked): FoundDate[] =>
  find(LOOSE_DATES, folded, text, asked);

function find(forms: readonly Form[], folded: string, text: string, asked: Asked): FoundDate[] {
  return forms.flatMap((form) =>
    Array.from(folded.matchAll(form.pattern)).flatMap(({ index: start, 0: found, groups = {} }) => {
      const end = start + found.length;
      const day = isDate(form, groups, folded, text, start, end) ? form.read(groups, todayOf(asked)) : undefined;
      if (day === undefined) return [];
      const bare = groups["name"] !== undefined && !groups["year"] && !groups["which"] && !found.startsWith("last");
      const told = toldBy(day, asked);
      if (!bare) return [{ start, end, told }];
      const readFrom = (base: Day): Told | undefined => {
        const near = form.read(groups, base);
        return near && toldBy(near, asked);
      };
      return [{ start, end, told: { ...told, assumed: day }, readFrom }];
    }),
  );
}

function isDate(
  { before, after }: Form,
  parts: Parts,
  folded: string,
  text: string,
  start: number,
  end: number,
): boolean {
  const ahead = folded.slice(0, start);
  if (before !== undefined && !before.test(ahead)) return false;
  if (after !== undefined && !after.test(folded.slice(end))) return false;
  if (parts["year"] && !parts["name"] && !parts["month"] && COUNTED.test(folded.slice(end))) return false;
  if (parts["name"] === "mars" && !parts["day"] && !parts["year"])
    return text.charAt(start) === "m" || / en $/.test(ahead);
  return !(parts["weekday"] && !parts["name"] && !parts["which"] && HABIT.test(ahead.trimEnd()));
}
