/** What is to be set aside, and for how long, in milliseconds; null for a length that no pause has. */
export type PauseSaid = { target: string; length: number | null };

const HOUR = 3_600_000;
/** Of a pause for which no length is said. */
export const ONE_DAY = 24 * HOUR;
const LONGEST = 90 * ONE_DAY;

const UNITS: [names: RegExp, length: number][] = [
  [/^min/, 60_000],
  [/^h/, HOUR],
  [/^(?:j|d)/, ONE_DAY],
  [/^(?:sem|w)/, 7 * ONE_DAY],
];
const SAID =
  /^(.*?)\s*(?:\b(?:pour|pendant|for)\s+)?(?<![\p{L}\d])(\d{1,4})\s?(min(?:utes?)?|h(?:eures?)?|hours?|j(?:ours?)?|d(?:ays?)?|sem(?:aines?)?|w(?:eeks?)?)$/iu;

/** « souverainete », « souverainete 7j », « Levées de fonds pendant 2 heures ». */
export function readPause(words: string): PauseSaid {
  const [, target, count = "", unit = ""] = SAID.exec(words.trim()) ?? [];
  if (target === undefined || target === "") return { target: words.trim(), length: ONE_DAY };
  const length = Number(count) * (UNITS.find(([names]) => names.test(unit.toLowerCase()))?.[1] ?? Number.NaN);
  return { target, length: length >= 60_000 && length <= LONGEST ? length : null };
}
