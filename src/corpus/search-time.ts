import { type Day, dayInterval, type Interval } from "../lib/calendar.ts";

/** What a search takes into account besides words; instants in epoch milliseconds. */
export type SearchTime = {
  /** What the question asks about: passages of another time come after, and are not left out. */
  asked?: { periods: readonly Interval[]; zone: string } | undefined;
  /** What was published later is left out. */
  until?: number | undefined;
  /** Among passages of equal worth, those published closest before this instant come first. */
  near?: number | undefined;
};

/** When a passage's article was published, when it came in where that is not known, and the days that it mentions. */
export type PassageTime = { published: Interval; dated: boolean; mentions: readonly Day[] };

/** What a passage's score is multiplied by: 1 where it was published in the time asked about, or speaks of it. */
export function timeFactors(passages: readonly PassageTime[], asked: SearchTime["asked"]): number[] {
  if (asked === undefined || asked.periods.length === 0) return passages.map(() => 1);
  const intervals = new Map<string, Interval | undefined>();
  const intervalOf = (day: Day): Interval | undefined => {
    if (!intervals.has(day.value)) intervals.set(day.value, dayInterval(day, asked.zone));
    return intervals.get(day.value);
  };
  const isAsked = (time: Interval | undefined): boolean =>
    time !== undefined && asked.periods.some(({ from, to }) => time.from < to && time.to > from);
  return passages.map(({ published, dated, mentions }) => {
    if (mentions.some((day) => isAsked(intervalOf(day)))) return 1;
    if (dated) return isAsked(published) ? 1 : ELSEWHERE;
    // It may have been published at any time before it came in.
    return asked.periods.some(({ from }) => from <= published.from) ? UNDATED : ELSEWHERE;
  });
}

const ELSEWHERE = 0.5;
const UNDATED = 0.75;

/** What a passage's score is raised by, as a share of the best score: at most a tenth, half of it a month before. */
export function nearness({ published, dated }: PassageTime, near: number): number {
  const age = Math.max(0, near - published.from) / HALF_LIFE;
  return dated ? MOST_FOR_NEWS * 2 ** -age : 0;
}

const MOST_FOR_NEWS = 0.1;
const HALF_LIFE = 30 * 24 * 3_600_000;
