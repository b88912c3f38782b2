import { findClauses } from "../french/clauses.ts";
import { findDateMentions } from "../french/date-mentions.ts";
import { isAhead } from "../french/modality.ts";
import { FULL_MONTH, french } from "../french/months.ts";
import type { Day } from "../lib/calendar.ts";
import type { DatedSentence, Sentence } from "./article.ts";

/** The dates that an article mentions, in its order. « En mars » is the last March, unless it is told of what is to come. */
export function datesIn(sentences: readonly Sentence[], published: Day): DatedSentence[] {
  return sentences.flatMap(({ text }, sentence) =>
    findDateMentions(text, published).map(({ text: date, day }) => {
      const isPast = day.value < published.value.slice(0, day.value.length);
      return { sentence, text: date, day: BARE.test(date) && isPast && isAwaited(date, text) ? nextYear(day) : day };
    }),
  );
}

const BARE = french(`^(?:\\d{1,2}(?:er)? )?(?:${FULL_MONTH})$`, "i");

function nextYear(day: Day): Day {
  const value = `${Number(day.value.slice(0, 4)) + 1}${day.value.slice(4)}`;
  // The next February may have no 29th.
  return { ...day, value: value.endsWith("-02-29") ? day.value : value };
}

/** « L’usine ouverte en mars doit employer 300 personnes »: what is to come stands before its date. */
const isAwaited = (date: string, sentence: string): boolean =>
  findClauses(sentence).some(({ text }) => text.includes(date) && isAhead(text.slice(0, text.indexOf(date))));
