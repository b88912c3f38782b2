import { parseDate } from "../french/dates.ts";
import type { Day } from "../lib/calendar.ts";
import type { Line } from "./draft.ts";
import { isFurniture } from "./furniture.ts";

/** What the first lines of a text say of it, and the lines that are left. */
export type Head = { title: string | null; author: string | null; published: Day | undefined; lines: Line[] };

/** `now` in epoch milliseconds; it settles "hier" and years that are not written. */
export type Reference = { now: number; zone: string };

/** Reads datelines, bylines and the title off the top of a text; `titled` where the source gave the title already. */
export function readHead(lines: readonly Line[], titled: boolean, reference: Reference): Head {
  const head: Head = { title: null, author: null, published: undefined, lines: [] };
  let at = 0;
  for (let seen = 0; at < lines.length && seen < OPENING; at++) {
    const line = lines[at];
    if (line === undefined || line.text.trim() === "" || isFurniture(line.text)) continue;
    seen++;
    const text = line.text.trim();
    if (takeDate(head, text, reference) || takeByline(head, text)) continue;
    const rest = takeGluedDate(head, text, reference);
    if (rest !== text || titled || head.title !== null || !isTitle(line, lines.slice(at + 1))) {
      head.lines = [{ ...line, text: rest }, ...lines.slice(at + 1)];
      return head;
    }
    head.title = plainTitle(text);
  }
  head.lines = lines.slice(at);
  return head;
}

/** One line, without the line breaks and the marks of a heading that some sites leave in. */
export function plainTitle(text: string): string {
  return text
    .replace(/<br\s*\/?>/gi, " ")
    .replace(/^#+\s+|\s+#+$/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** Lines with something in them that may come before the body. */
const OPENING = 6;

const NAME = "\\p{Lu}[\\p{L}'’.-]*(?: (?:de |d['’]|du |des |van |von |el |ben )?\\p{Lu}[\\p{L}'’.-]*){1,3}";
const BYLINE = new RegExp(`^(?:(?:écrit |rédigé |publié |propos recueillis )?par|by|auteure? ?:) (${NAME})$`, "iu");
const LEADING_BYLINE = new RegExp(`^[Pp]ar (${NAME})(?=,| [-–—|·]| le | publié )`, "u");
const TRAILING_NAME = new RegExp(`(?:^|[\\s,|·–—-])(?:par )?(${NAME})$`, "u");
const COUNTS = /[\s|·,–-]*\d+ ?(?:comments?|commentaires?|réactions?|min(?:utes?)?(?: de lecture)?)\s*$/iu;
/** Words that may stand in a dateline beside its dates. */
const DATELINE_WORDS =
  /(?<!\p{L})(?:dates?|publiée?|mise?|à|jour|modifiée?|postée?|parue?|le|du|on|at|par|by|posted|published|updated|heure|h|cet|cest|utc|gmt|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|(?:lun|mar|mer|jeu|ven|sam|dim)\.?)(?!\p{L})/giu;
const MONTH_WORDS =
  /(?<!\p{L})(?:janv(?:ier)?|févr?(?:ier)?|fevr?(?:ier)?|mars?|avr(?:il)?|mai|juin|juil(?:let)?|août|aout|sept(?:embre)?|oct(?:obre)?|nov(?:embre)?|d[ée]c(?:embre)?|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|jun|jul|aug|sep|hier|avant-hier|aujourd['’]hui|ce matin|ce soir)(?!\p{L})/giu;

/** A line that holds a date, perhaps an hour, a name, a count of comments, and nothing else. */
function takeDate(head: Head, text: string, reference: Reference): boolean {
  if (text.length > 120) return false;
  const named = text.replace(COUNTS, "").trim();
  const author = LEADING_BYLINE.exec(named)?.[1] ?? trailingName(named);
  const dated = author === undefined ? named : named.replace(author, "");
  const residue = dated
    .replace(DATELINE_WORDS, "")
    .replace(MONTH_WORDS, "")
    .replace(/1er|[\d\s\p{P}|:+hT]/giu, "");
  if (residue !== "") return false;
  const published = parseDate(dated, reference);
  if (published === undefined) return false;
  head.published ??= published;
  head.author ??= author ?? null;
  return true;
}

/** The name behind a date, unless it is a weekday or a month with a capital. */
function trailingName(text: string): string | undefined {
  const name = TRAILING_NAME.exec(text)?.[1];
  if (name === undefined || !/\d/.test(text.slice(0, -name.length))) return undefined;
  return name.replace(MONTH_WORDS, "").replace(DATELINE_WORDS, "").trim() === name ? name : undefined;
}

function takeByline(head: Head, text: string): boolean {
  const author = text.length <= 80 ? BYLINE.exec(text)?.[1] : undefined;
  if (author === undefined) return false;
  head.author ??= author;
  return true;
}

const GLUED = /^date (\d{4}(?:-\d{2}){0,2})(?:\s+\d{2}\/\d{2}\/\d{4})?\s+(?=\S)/;

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
