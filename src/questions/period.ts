import { foldInPlace } from "../french/folded-text.ts";
import { type Day, dayInterval, type Interval } from "../lib/calendar.ts";
import { findCalendarWords } from "./calendar-words.ts";
import { type FoundDate, findDates, findLooseDates } from "./dates.ts";
import { asksNothingElse, findNewsWords } from "./news-words.ts";
import { type Asked, edgeOf, type Told, weekOf } from "./spans.ts";

/** When a question asks about, and what it asks besides. */
export type AskedPeriod = {
  /** In order, apart from each other; open ends are the safe integers' own. None where no time is asked about. */
  periods: Interval[];
  /** The question without the words that tell its time or ask for news; with those of a time to come. */
  rest: string;
  /** Days, months and years for want of a year in the question: the latest that has begun, to be said in the answer. */
  assumed: Day[];
  /** Nothing but the time is left to look for. */
  bare: boolean;
  /** What is newest counts most (« actuellement », « le dernier modèle », « quoi de neuf »). */
  recent: boolean;
};

/** Reads the time that a question asks about, relative to the instant at which it is asked. */
export function findPeriod(text: string, asked: Asked): AskedPeriod {
  const folded = foldInPlace(text);
  const news = findNewsWords(folded);
  const all = joinRanges(findPoints(folded, text, asked), folded, asked).map((point) => complete(point, folded, asked));
  const bare = asksNothingElse(without(text, [...all.filter(({ told }) => !isToCome(told, asked)), ...news]));
  const kept = all.filter(({ told }) => bare || !told.weak);
  const taken = kept.filter((point) => (bare || !isContent(point, folded)) && !isToCome(point.told, asked));
  const rest = without(text, [...taken, ...news]);
  return {
    periods: merge(kept.map(({ told }) => told.time)),
    rest,
    assumed: kept.flatMap(({ told }) => told.assumed ?? []),
    bare,
    recent:
      (news.length > 0 && kept.length === 0) || RECENT.test(without(folded, kept)) || (!bare && NOWADAYS.test(folded)),
  };
}

const RECENT =
  /(?<![a-z])(?:actuellement|en ce moment|a l'heure actuelle|a ce jour|desormais|recemment|dernierement|recente?s?|derniere?s?|nouveautes?|currently|nowadays|recently|recent|latest|newest|right now)(?![a-z])/;

const NOWADAYS = /(?<![a-z])(?:aujourd'hui|today)(?![a-z])/;

type Point = FoundDate;

/** The dates and the words of the calendar, in order; where two meet, the surer one stands. */
function findPoints(folded: string, text: string, asked: Asked): Point[] {
  const surestFirst = [
    ...findDates(folded, text, asked),
    ...findCalendarWords(folded, asked),
    ...findLooseDates(folded, text, asked),
  ];
  const points: Point[] = [];
  for (const point of surestFirst) {
    if (points.every(({ start, end }) => point.end <= start || point.start >= end)) points.push(point);
  }
  return points.sort((a, b) => a.start - b.start);
}

const OPENS = /(?:^|[^a-z])(?:entre|between|de|du|d'|depuis|from|since|a partir d[eu'])(?: ?(?:le|la|l'|the))? ?$/;
const LINKS = /^ ?(?:et|and|a|au|aux|jusqu'(?:a|au|en)|to|until|till|through|-) ?(?:le |la |l'|the |en )?$/;
/** « du 3 au » before « 5 mars ». */
const FIRST_DAY =
  /(?:^|[^a-z])(?:du|entre le|from(?: the)?|between(?: the)?) (?<day>\d{1,2})(?:er|st|nd|rd|th)?(?: au | et le | et | to (?:the )?| and (?:the )?)$/;

/** Characters looked at before a date. */
const CONTEXT = 60;
const ahead = (folded: string, start: number): string => folded.slice(Math.max(0, start - CONTEXT), start);

/** « Entre mai et juillet 2025 » is one period, « en mai et en juillet 2025 » two: the first takes its year there. */
function joinRanges(points: readonly Point[], folded: string, asked: Asked): Point[] {
  const joined: Point[] = [];
  for (let at = 0; at < points.length; at++) {
    const [point, next] = [points[at], points[at + 1]];
    if (point === undefined) break;
    const linked = next !== undefined && LINKS.test(folded.slice(point.end, next.start));
    const first = linked ? withYearOf(next.told, point) : point;
    const opening = linked && OPENS.exec(ahead(folded, point.start))?.[0];
    if (next && opening) {
      joined.push(rangeOf({ ...first, start: point.start - opening.length }, next));
      at++;
    } else joined.push(fromFirstDay(first, folded, asked));
  }
  return joined;
}

function withYearOf({ day, assumed }: Told, point: Point): Point {
  const told = day && point.readFrom?.(day);
  return told ? { ...point, told: assumed ? { ...told, assumed: told.day ?? assumed } : told } : point;
}

function rangeOf({ start, told: first }: Point, { end, told: last }: Point): Point {
  const time = { from: Math.min(first.time.from, last.time.from), to: Math.max(first.time.to, last.time.to) };
  return { start, end, told: { time, ...(last.assumed && { assumed: last.assumed }) } };
}

function fromFirstDay(point: Point, folded: string, { zone }: Asked): Point {
  const { 0: words, groups } = FIRST_DAY.exec(ahead(folded, point.start)) ?? { 0: "" };
  const { day: last, assumed, time } = point.told;
  const first = groups?.["day"]?.padStart(2, "0") ?? "";
  if (last?.precision !== "day" || first < "01" || first > last.value.slice(8)) return point;
  const { from } = dayInterval({ value: last.value.slice(0, 8) + first, precision: "day" }, zone) ?? time;
  return {
    start: point.start - words.length,
    end: point.end,
    told: { time: { from, to: time.to }, ...(assumed && { assumed }) },
  };
}

const ARTICLES = "(?: (?:le|la|les|the|mois de|month of|annee|l'annee))*(?: l'| mois d'| ?)$";
const EDGE =
  /(?:^|[^a-z])(?:(?:au|le|la|a la|the|at the) )?(?<edge>debut|mi|milieu|fin|start|beginning|early|middle|mid|end|late)[- ](?:du mois d[e'] ?|de l'annee |de |d'|du |of )?$/;
const SINCE = new RegExp(
  `(?:^|[^a-z])(?:depuis|a partir d[eu']|a compter d[eu']|des|since|starting(?: from| in)?)${ARTICLES}`,
);
const AFTER = new RegExp(`(?:^|[^a-z])(?:apres|after)${ARTICLES}`);
const BEFORE = new RegExp(`(?:^|[^a-z])(?:avant|before|prior to)${ARTICLES}`);
const UNTIL = new RegExp(`(?:^|[^a-z])(?:jusqu'(?:a|en|au)|jusque|until|till|up to)${ARTICLES}`);
const WEEK_OF = /(?:^|[^a-z])(?:(?:la |the )?(?:semaine|week) (?:du |of ))(?:the )?$/;
const LEADING =
  /(?:^|(?<=[^a-z]))(?:(?:en|au cours d[eu]|au mois d[e']|courant|pendant|durant|lors d[eu]|dans|sur|au|le|la|les|l'|du|de|d'|in|on|during|over|of|for|from|the|mois d[e']|month of) ?)+$/;

/** With the words before it that belong to it: « fin août », « depuis lundi », « avant le 9 juillet ». */
function complete(point: Point, folded: string, asked: Asked): Point {
  let { start, told } = point;
  const takes = (pattern: RegExp): boolean => {
    const [words = ""] = pattern.exec(ahead(folded, start)) ?? [];
    start -= words.replace(/^[^a-z]/, "").length;
    return words !== "";
  };
  const edge = EDGE.exec(ahead(folded, start))?.groups?.["edge"];
  const part = edge && told.day && edgeOf(edge, told.day, asked);
  if (part && takes(EDGE)) told = { ...told, time: part };
  if (told.day?.precision === "day" && takes(WEEK_OF)) told = { ...told, time: weekOf(told.day, asked) };
  const { from, to } = told.time;
  if (takes(SINCE)) told = { ...told, time: { from, to: from < asked.now ? asked.now : Number.MAX_SAFE_INTEGER } };
  else if (takes(AFTER)) told = { ...told, time: { from: to, to: Number.MAX_SAFE_INTEGER } };
  else if (takes(BEFORE)) told = { ...told, time: { from: Number.MIN_SAFE_INTEGER, to: from } };
  else if (takes(UNTIL)) told = { ...told, time: { from: Number.MIN_SAFE_INTEGER, to } };
  else takes(LEADING);
  return { start, end: point.end, told };
}

/** A time that has not come yet is what the question is about: what was published cannot be of it. */
const isToCome = ({ time }: Told, { now }: Asked): boolean => time.from > now;

/** « La loi de 2016 », « le budget 2026 », « la bataille du 16 août »: a date that belongs to a thing names it. */
function isContent({ start, end, told }: Point, folded: string): boolean {
  const words = folded.slice(start, end).trim();
  if (folded.slice(0, start).trim() === "") return false;
  return (
    /^(?:de |d'|of )?(?:19|20)\d\d$/.test(words) || (told.day?.precision === "day" && /^(?:du |of ).*\d/.test(words))
  );
}

function merge(times: readonly Interval[]): Interval[] {
  const merged: Interval[] = [];
  for (const { from, to } of times.toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else if (from < to) merged.push({ from, to });
  }
  return merged;
}

/** The text without some of its stretches, and without the spaces and the commas that they leave. */
function without(text: string, stretches: readonly { start: number; end: number }[]): string {
  if (stretches.length === 0) return text;
  let [rest, at] = ["", 0];
  for (const { start, end } of stretches.toSorted((a, b) => a.start - b.start)) {
    rest += text.slice(at, Math.max(at, start));
    at = Math.max(at, end);
  }
  return (rest + text.slice(at)).replace(/^[\s,:]+|\s+(?=\s)/g, "").trimEnd();
}
