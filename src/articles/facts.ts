import { findDateMentions } from "../french/date-mentions.ts";
import { formatDay } from "../french/format.ts";
import { findNames } from "../french/names.ts";
import { findQuantities } from "../french/numbers.ts";
import { rowsOf } from "../french/rows.ts";
import { countedNoun, withHedge } from "../french/written-figures.ts";
import type { Article } from "./article.ts";

/**
 * Something that a sentence tells and that can be compared: an amount in base units, the words of a name, a day. `text`
 * is how it is written. « Jeff Bezos » is known where « Bezos » and « Jeff » are.
 */
export type Fact = { kind: "figure" | "name" | "day"; text: string; keys: readonly string[] };

/** What says who wrote a sentence and when, which is no news. */
export type Teller = Pick<Article, "published" | "publisher" | "author" | "language">;

/** The figures, names and days of a sentence, in this order. Ranks (« le troisième ») are none of them. */
export function findFacts(sentence: string, { published, publisher, author, language }: Teller): Fact[] {
  const figures = findQuantities(sentence, language === "en" ? "en" : "fr").filter(({ kind }) => kind !== "ordinal");
  const own = new Set(wordsOf([publisher, author].join(" ")));
  const names = findNames(sentence).map((text) => ({ text, keys: wordsOf(text).filter((word) => !own.has(word)) }));
  const days = findDateMentions(sentence, published).filter(({ day }) => day.value !== published.value);
  return [
    ...figures.map((figure) => ({
      ...{ kind: "figure" as const, text: withHedge(sentence, figure) + countedNoun(sentence, figure) },
      keys: [`${figure.values[0] ?? figure.order} ${figure.unit ?? ""}`],
    })),
    ...names.filter(({ keys }) => keys.length > 0).map((name) => ({ kind: "name" as const, ...name })),
    ...days.map(({ day }) => ({ kind: "day" as const, text: formatDay(day), keys: [day.value] })),
  ];
}

/** The keys of facts, each once. */
export const keysOfFacts = (facts: readonly Fact[]): string[] => [...new Set(facts.flatMap(({ keys }) => keys))];

/** What is known to whoever was told some facts: who was told a day was told its month, and of dollars, their number. */
export const knownFrom = (keys: Iterable<string>): Set<string> =>
  new Set(
    Array.from(keys).flatMap((key) => {
      if (/^\d{4}-\d\d/.test(key)) return [key, key.slice(0, 7), key.slice(0, 4)];
      return AMOUNT.test(key) ? [key, key.replace(AMOUNT, "$1 ")] : [key];
    }),
  );

const AMOUNT = /^([\d.e+-]+) .+$/;

/** Whether a fact is none of those known; of a name its last word tells, as « Bezos » does of « Jeff Bezos ». */
export const isUnknown = ({ keys }: Fact, known: ReadonlySet<string>): boolean => {
  const last = keys.at(-1);
  return last !== undefined && !known.has(last);
};

const wordsOf = (text: string): string[] => rowsOf(text).flatMap((row) => row.flatMap((token) => token?.word ?? []));
