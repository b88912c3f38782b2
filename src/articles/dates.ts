import { findClauses } from "../french/clauses.ts";
import { findDateMentions } from "../french/date-mentions.ts";
import { isAhead } from "../french/modality.ts";
import { FULL_MONTH, french } from "../french/months.ts";
import type { Day } from "../lib/calendar.ts";
import type { DatedSentence, Sentence } from "./article.ts";

/**
 * The dates that an article mentions, in its order. « En mars » is the last March, unless its clause tells of what is to
 * come, or the article tells a day of the next one: « L’enquête s’ouvrira le 9 mars 2026. »
 */
export function datesIn(sentences: readonly Sentence[], published: Day): DatedSentence[] {
  const mentioned = sentences.flatMap(({ text }, sentence) =>
    findDateMentions(text, published).map((mention) => ({ sentence, text: mention.text, day: mention.day })),
  );
  const told = new Set(mentioned.map(({ day }) => day.value.slice(0, MONTH)));
  return mentioned.map((mention) => {
    const next = nextYear(mention.day);
    const isToCome =
      told.has(next.value.slice(0, MONTH)) || isAwaited(mention, sentences[mention.sentence]?.text ?? "");
    const isPast = mention.day.value < published.value.slice(0, mention.day.value.length);
    return BARE.test(mention.text) && isPast && isToCome ? { ...mention, day: next } : mention;
  });
}

/** Characters of « 2026-03 ». */
const MONTH = 7;
const BARE = french(`^(?:\\d{1,2}(?:er)? )?(?:${FULL_MONTH})$`, "i");

function nextYear(day: Day): Day {
  const value = `${Number(day.value.slice(0, 4)) + 1}${day.value.slice(4)}`;
  // The next February may have no 29th.
  return { ...day, value: value.endsWith("-02-29") ? day.value : value };
}

const isAwaited = ({ text }: DatedSentence, sentence: string): boolean =>
  findClauses(sentence).some((clause) => clause.text.includes(text) && isAhead(clause.text));
