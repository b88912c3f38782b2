import { endOfDate, isMoment } from "./number-dates.ts";
import { type Draft, readDraft, readMany, readOne } from "./number-drafts.ts";
import { endOfToken, isGlued, isGluedAfter, isName } from "./number-names.ts";
import { NUMBER_WORDS } from "./number-words.ts";
import type { Page } from "./quantity-parts.ts";
import { SCALE_WORDS } from "./scales.ts";

const NUMBER = [...NUMBER_WORDS, "demie?(?=[ -])", "(?:la )?moitie", "(?:le )?(?:tiers|quart)"].join("|");
const SCALE = SCALE_WORDS.join("|");
/** « le milliard » is a figure, « des milliards » and « plusieurs gigawatts » are vague. */
const START = new RegExp(
  "(https?://\\S+|www\\.\\S+)|\\d|" +
    `\\b(?:((?:le|du|au|ce|par|la|cette|leur) )(?=(?!quarantaine)(?:${SCALE})(?!\\w))|` +
    "((?:plusieurs|quelques) (?!mille )(?=[a-z])|" +
    "(?:(?:des|de|les|ces|ses|leurs|aux|par|d'autres|certaine?s|(?:de )?nombreu(?:x|ses)) )?" +
    `(?=(?:${SCALE})s(?!\\w)))|(?:${NUMBER})(?!\\w)|une?(?=[ -][a-z]))`,
  "g",
);

/** The numbers of a text with their units, in order, without those of dates, hours, addresses and names. */
export function findDrafts(page: Page): Draft[] {
  const drafts: Draft[] = [];
  let nameEnd = -1;
  let at = 0;
  for (let found = findStart(page.plain, at); found; found = findStart(page.plain, at)) {
    const read = readAt(page, found, drafts.at(-1)?.end ?? 0, nameEnd);
    if (read.draft) drafts.push(read.draft);
    if (read.isName) nameEnd = read.end;
    at = Math.max(read.end, found.index + 1);
  }
  return drafts;
}

function findStart(plain: string, at: number): RegExpExecArray | null {
  START.lastIndex = at;
  return START.exec(plain);
}

/** A draft, or nothing but the end of what must be passed over. */
type Read = { end: number; draft?: Draft; isName?: boolean };

function readAt(page: Page, found: RegExpExecArray, lastEnd: number, nameEnd: number): Read {
  const { plain } = page;
  const at = found.index;
  const [whole, address, one, many] = found;
  if (address) return { end: at + whole.length };
  if (one) return asRead(readOne(page, at + one.length, lastEnd));
  if (many !== undefined) return asRead(readMany(page, at, at + many.length, lastEnd));
  if (isGlued(plain, at, lastEnd)) return { end: endOfToken(plain, at), isName: true };
  const dateEnd = endOfDate(plain, at);
  if (dateEnd !== undefined) return { end: dateEnd };
  const draft = readDraft(page, at, lastEnd);
  if (!draft) return { end: at + whole.length };
  if (isGluedAfter(plain, draft.end)) return { end: Math.max(draft.end, endOfToken(plain, at)), isName: true };
  if (isName(page, draft, nameEnd)) return { end: draft.number.end, isName: true };
  return isMoment(plain, draft) ? { end: draft.end } : asRead(draft);
}

const asRead = (draft: Draft): Read => ({ draft, end: draft.end });
