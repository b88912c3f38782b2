import type { Rarity } from "../articles/likeness.ts";
import { withoutOrders } from "../briefings/without-orders.ts";
import type { Corpus } from "../corpus/corpus.ts";
import type { StoredArticle } from "../corpus/reading.ts";
import type { FoundPassage } from "../corpus/search.ts";
import { spellOut } from "../french/question-words.ts";
import type { Remark } from "../questions/answer.ts";
import type { Place } from "../questions/extract-answer.ts";
import { type AskedPeriod, findPeriod } from "../questions/period.ts";
import { type Question, readQuestion } from "../questions/question.ts";
import { findSenses, takeTurns } from "../questions/senses.ts";

/** What the corpus has for a question: passages, best first, their articles, and how the question was understood. */
export type Found = {
  question: Question;
  asked: AskedPeriod;
  passages: FoundPassage[];
  places: Place[];
  articles: StoredArticle[];
  /** The articles on each of the things that bear one of its names; none where all speak of one thing. */
  senses: { name: string; articleIds: string[][] } | null;
  rarity: Rarity;
  remarks: Remark[];
};

export type LookUpDeps = {
  corpus: Pick<Corpus, "respell" | "search" | "articles" | "rarity">;
  /** Epoch milliseconds, at which « hier » is told from. */
  now(): number;
  zone: string;
};

/** Passages read for one question. */
const PASSAGES = 12;

/** Reads a question, and finds what may answer it. With `until`, in epoch milliseconds, what came later is left aside. */
export async function lookUp(
  whole: string,
  until: number | undefined,
  { corpus, now, zone }: LookUpDeps,
): Promise<Found> {
  const at = until ?? now();
  const { text, respelt } = await corpus.respell(spellOut(whole));
  const asked = findPeriod(text, { now: at, zone });
  const question = inItsTime(text, asked);
  const time = {
    ...(asked.periods.length > 0 && { asked: { periods: asked.periods, zone } }),
    ...{ ...(until !== undefined && { until }), ...(asked.recent && { near: at }) },
  };
  const found = isOfTime(asked) ? [] : await corpus.search(asked.rest, PASSAGES, time);
  const stored = await corpus.articles([...new Set(found.map(({ articleId }) => articleId))]);
  const articles = withoutOrders(stored.filter((article) => isInTime(article, question, asked)));
  const [senses] = findSenses(text, articles);
  const passages = senses === undefined ? found : takeTurns(found, senses);
  return {
    ...{ question, asked, passages, articles, places: placesIn(passages, articles) },
    senses: senses === undefined ? null : { name: senses.name, articleIds: senses.senses },
    rarity: await corpus.rarity(question.terms),
    remarks: [
      ...respelt.map((word): Remark => ({ kind: "read-as", ...word })),
      ...asked.assumed.map((day): Remark => ({ kind: "assumed", day })),
    ],
  };
}

/** Whether nothing but a time, or news of anything, is asked for. */
export const isOfTime = ({ bare, periods, recent }: AskedPeriod): boolean => bare && (recent || periods.length > 0);

/** The words that tell its time are not looked for in the articles' text; a year is: what is said of another answers nothing. */
function inItsTime(text: string, asked: AskedPeriod): Question {
  const question = readQuestion(text);
  const { rest } = asked;
  const isByYear = (question.kind !== "news" && YEAR.test(text)) || isOfTime(asked);
  return isByYear ? question : { ...readQuestion(rest), text, kind: question.kind };
}

const YEAR = /(?<!\d)(?:19|20)\d\d(?!\d)/;

/** What is new since a day is nothing that was published before it. */
function isInTime({ time }: StoredArticle, { kind }: Question, { periods }: AskedPeriod): boolean {
  if (kind !== "news" || periods.length === 0) return true;
  return periods.some(({ from, to }) => time.from < to && time.to > from);
}

function placesIn(passages: readonly FoundPassage[], articles: readonly StoredArticle[]): Place[] {
  const byId = new Map(articles.map((article) => [article.id, article]));
  return passages.flatMap(({ articleId, heading, first, last }) => {
    const article = byId.get(articleId);
    return article ? [{ article, heading, first, last }] : [];
  });
}
