import { fold } from "../french/words.ts";
import { findPeriod } from "../questions/period.ts";

/** When it is asked, in epoch milliseconds, and the zone of its days. */
type Moment = { now: number; zone: string };

/** Days that are looked back on where none is named. */
const DAYS = 7;

/**
 * The instant that « vendredi », « 7j », « depuis le 3 décembre » look back to, in epoch milliseconds; undefined where the
 * words tell no time, or one that has not come.
 */
export function readSince(words: string, { now, zone }: Moment): number | undefined {
  const text = words.slice(0, LONGEST).trim();
  const said = text === "" ? `${DAYS} jours` : inFull(text);
  for (const form of [`depuis ${said}`, `depuis la ${said}`, said]) {
    const { periods, bare } = findPeriod(form, { now, zone });
    const from = periods[0]?.from;
    if (bare && from !== undefined && from > Number.MIN_SAFE_INTEGER) return from;
  }
  return undefined;
}

/** Characters: no time takes more to be told. */
const LONGEST = 80;

/** "7j", "48h" and "2 sem" in whole words, and what is said twice once. */
function inFull(text: string): string {
  const plain = text.replace(/^(?:depuis|since)\s+/i, "");
  const [, count, unit = ""] = /^(\d{1,3})\s*([a-z]+)$/.exec(fold(plain)) ?? [];
  const whole = UNITS.find(([short]) => short.test(unit))?.[1];
  return count === undefined || whole === undefined ? plain : `${count} ${whole}`;
}

const UNITS: [RegExp, string][] = [
  [/^h(?:eures?)?$/, "heures"],
  [/^(?:j(?:ours?)?|d(?:ays?)?)$/, "jours"],
  [/^(?:s|sem(?:aines?)?|w(?:eeks?)?)$/, "semaines"],
  [/^(?:m|mois|months?)$/, "mois"],
];
