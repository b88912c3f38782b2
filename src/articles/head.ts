import { parseDate } from "../french/dates.ts";
import type { Day } from "../lib/calendar.ts";
import type { Line } from "./draft.ts";

/** What the first lines of a text say of it, and the lines that are left. */
export type Head = { title: string | null; author: string | null; published: Day | undefined; lines: Line[] };

/** `now` in epoch milliseconds; it settles "hier" and years that are not written. */
export type Reference = { now: number; zone: string };

/** Reads datelines, bylines and the title off the top of a text; `titled` where the source gave the title already. */
export function readHead(lines: readonly Line[], titled: boolean, reference: Reference): Head {
  const head: Head = { title: null, author: null, published: undefined, lines: [] };
  let at = 0;
  const body = titled ? firstSentence(lines) : -1;
  const isOfHead = (line: Line, text: string): boolean =>
    takeDate(head, text, reference) || takeByline(head, text) || (at < body && isLabel(line));
  for (let seen = 0; at < lines.length && seen < OPENING; at++) {
    const line = lines[at];
    if (line === undefined || line.text.trim() === "") continue;
    seen++;
    const text = line.text.trim();
    if (isOfHead(line, text)) continue;
    head.published ??= trailingDate(text, reference);
    const following = lines.slice(at + 1);
    const rest = { ...line, text: takeGluedDate(head, text, reference) };
    if (titled || head.title !== null || !isTitle(rest, following)) {
      head.lines = [rest, ...takeDatelines(head, following, reference)];
      return head;
    }
    head.title = plainTitle(rest.text);
  }
  head.lines = lines.slice(at);
  return head;
}

/** The author whom a line names that is a byline or a dateline, and nothing else. */
export function authorIn(line: string): string | null {
  const head: Head = { title: null, author: null, published: undefined, lines: [] };
  const isOne = takeDate(head, line, { now: 0, zone: "UTC" }) || takeByline(head, line);
  return isOne ? head.author : null;
}

/** Where a titled text first speaks in a sentence, or -1 where that is not near its top. */
function firstSentence(lines: readonly Line[]): number {
  const written = lines.filter(({ text }) => text.trim() !== "").slice(0, OPENING);
  const first = written.find(({ text, kind }) => kind === "text" && text.length > 80 && /[.!?…»”"]\s*$/u.test(text));
  return first === undefined ? -1 : lines.indexOf(first);
}

/** A few words with no point to them above the first sentence: a rubric, a count of readers, a button. */
const isLabel = ({ text, kind }: Line): boolean =>
  kind === "text" &&
  text.length <= LONGEST_LABEL &&
  /[\p{L}\d%]\s*$/u.test(text) &&
  !/^\s*(?:[-•*–—‣▪·«"“]|\d{1,2} ?[h:])/u.test(text);

/** Characters. */
const LONGEST_LABEL = 40;

/**
 * The lines behind a standfirst, without the dateline and byline that some sites set there. A text whose lines go on
 * bearing dates is a chronology: it keeps them all.
 */
function takeDatelines(head: Head, lines: readonly Line[], reference: Reference): Line[] {
  const told = { ...head };
  const written = lines.filter(({ text }) => text.trim() !== "");
  const own = written.findIndex(
    ({ text }) => !takeDate(told, text.trim(), reference) && !takeByline(told, text.trim()),
  );
  const [body, ...others] = written.slice(own);
  const isChronology = others.some(({ text }) => takeDate({ ...told }, text.trim(), reference));
  if (own < 1 || own > BEHIND || body === undefined || isChronology) return [...lines];
  Object.assign(head, { author: told.author, published: told.published });
  return lines.slice(lines.indexOf(body));
}

/** One line, without the line breaks and the marks of a heading that some sites leave in. */
export function plainTitle(text: string): string {
  return text
    .replace(/<br\s*\/?>/gi, " ")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^#+ | #+$/g, "");
}

/** Lines with something in them that may come before the body. */
const OPENING = 6;
/** Datelines and bylines that may stand behind a standfirst. */
const BEHIND = 3;

const NAME_WORD = "\\p{Lu}[\\p{L}'’.-]*";
const NAME = `${NAME_WORD}(?: (?:(?:de|du|des|van|von|el|ben) |d['’])?${NAME_WORD}){1,3}`;
const NAME_ALONE = new RegExp(`^(?!L(?:es?|a) )${NAME}$`, "u");
const BYLINE = new RegExp(
  `^(?i:(?:écrit |rédigé |publié |propos recueillis )?par|by|auteure? ?:) (${NAME}(?:(?:, | et | and | & )${NAME})*|\\p{Lu}{2,6})` +
    "(?: avec .{2,40}|, \\p{Ll}[^.!?]{2,50})?$",
  "u",
);

const COUNTS =
  /(?:\s*[|·•,–-]\s*)?\d+ ?(?:comments?|commentaires?|réactions?|min(?:utes?)?(?: de lecture)?)(?!\p{L})/giu;
/** Where one thing that a dateline says ends and the next begins. */
const SEAM =
  /\s*[,|·•()]\s*|\s+[-–—]+\s+|\s+(?=(?:par|by|dans|in|avec|le|on|publiée?|posted|published|mise?|updated)\s)|(?<=\d)\s+(?=\p{L})|(?<=\p{L})\s+(?=\d)/iu;
const LINK = /^(?:par|by|avec|dans|in)\s+/iu;
/** Words that may stand in a dateline beside its dates. */
const DATELINE_WORDS =
  /(?<!\p{L})(?:dates?|publiée?|mise?|en ligne|dernière|last|first|à|jour|modifiée?|postée?|parue?|le|du|on|at|par|by|posted|published|updated|heures?|h|t|z|[ap]\.?m\.?|cet|cest|utc|gmt|[ecmp][sd]?t|bst|ist|temps|de|lecture|il y a|jours|minutes?|semaines?|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|(?:lun|mar|mer|jeu|ven|sam|dim)\.?|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)(?!\p{L})/giu;
const MONTH_WORDS =
  /(?<!\p{L})(?:janv(?:ier)?|févr?(?:ier)?|fevr?(?:ier)?|mars?|avr(?:il)?|mai|juin|juil(?:let)?|août|aout|sept(?:embre)?|oct(?:obre)?|nov(?:embre)?|d[ée]c(?:embre)?|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|jun|jul|aug|sep|hier|avant-hier|aujourd['’]hui|ce matin|ce soir)(?!\p{L})/giu;
/** A town, an agency or a rubric: no author, but no sentence either. */
const PLACE = /^(?:\p{Lu}[\p{L}'’-]+|L(?:es?|a) \p{Lu}[\p{L}'’-]+|(?i:la rédaction).*)$/u;

/** A line that holds a date, perhaps an hour, a name, a count of comments, and nothing else. */
function takeDate(head: Head, text: string, reference: Reference): boolean {
  if (text.length > 120) return false;
  const stated = text.replace(COUNTS, "").trim();
  const told = stated.split(SEAM).filter((part) => !isDatePart(part));
  const parts = told.map((part) => part.replace(LINK, ""));
  const names = parts.filter((part) => NAME_ALONE.test(part));
  if (!parts.every((part) => names.includes(part) || PLACE.test(part))) return false;
  const published = parseDate(
    names.reduce((rest, name) => rest.replace(name, ""), stated),
    reference,
  );
  if (published === undefined && !FOREIGN_DATE.test(stated)) return false;
  head.published ??= published;
  head.author ??= names.length > 0 ? names.join(", ") : null;
  return true;
}

/** « 11/18/19 »: the month comes first, which is no date in French, but a dateline all the same. */
const FOREIGN_DATE = /(?<!\d)\d{1,2}\/\d{1,2}\/(?:\d{2}|\d{4})(?!\d)/;

const isDatePart = (part: string): boolean =>
  part
    .replace(DATELINE_WORDS, "")
    .replace(MONTH_WORDS, "")
    .replace(/(?<=\d)(?:er|[hTZ])(?!\p{L})|[\d\s\p{P}|+]/gu, "") === "";

/** "Bulletin n° 118 - 2 décembre 2025": a heading that ends with its date is kept, and tells it. */
function trailingDate(text: string, reference: Reference): Day | undefined {
  const date = text.length <= 90 ? TRAILING_DATE.exec(text)?.[1] : undefined;
  return date === undefined ? undefined : parseDate(date, reference);
}

const TRAILING_DATE = /\s[-–—|·(]\s*((?:\p{L}+ )?\d{1,2}(?:er)? \p{L}{3,9}\.? \d{4})\)?$/u;

function takeByline(head: Head, text: string): boolean {
  const author = text.length <= 120 ? BYLINE.exec(text)?.[1] : undefined;
  if (author === undefined) return false;
  head.author ??= author;
  return true;
}

const GLUED = /^(?:date |(?=\d{4}-\d{2}-\d{2}))(\d{4}(?:-\d{2}){0,2})(?:\s+\d{2}\/\d{2}\/\d{4})?\s+(?=\S)/;

/** "date 2025-10-06 Pionnier du…": the date goes, the sentence stays. */
function takeGluedDate(head: Head, text: string, reference: Reference): string {
  const glued = GLUED.exec(text);
  if (glued === null) return text;
  head.published ??= parseDate(glued[1] ?? "", reference);
  return text.slice(glued[0].length);
}

/** Short, not a sentence, with longer text behind it. */
function isTitle({ text, kind }: Line, rest: readonly Line[]): boolean {
  const line = text.trim();
  if (kind === "item" || line.length > 180 || /[.,;:]$/u.test(line) || /^[-•*–—]\s/u.test(line)) return false;
  return rest.some((next) => next.text.trim().length > Math.min(line.length, 80));
}
