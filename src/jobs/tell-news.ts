import { withoutOrders } from "../briefings/without-orders.ts";
import { type Claim, extractClaim } from "../claims/claim.ts";
import type { Corpus } from "../corpus/corpus.ts";
import type { StoredArticle } from "../corpus/reading.ts";
import { dayInterval, type Interval } from "../lib/calendar.ts";
import type { AskedPeriod } from "../questions/period.ts";
import type { Question } from "../questions/question.ts";
import { openExtractWriter } from "./write.ts";

type Deps = { corpus: Pick<Corpus, "news" | "search" | "articles" | "rarity">; zone: string };

/** When it is asked, and what is left aside, in epoch milliseconds. */
type Moment = { now: number; until: number | undefined };

type Told = { claims: Claim[]; articles: StoredArticle[] };

/** Stories told in answer to « quoi de neuf ? », and sentences that mention a time. */
const MOST = 6;
/** Milliseconds that are looked back on where no time is named: a week. */
const WEEK = 7 * 24 * 3_600_000;

/**
 * The lead of each of the latest stories of a period, or of the last week: the newest first where news are asked for, in
 * the order of their dates where a course of events is. Where nothing was published then, what mentions that time.
 */
export async function tellNews(
  question: Question,
  { periods }: AskedPeriod,
  { now, until }: Moment,
  deps: Deps,
): Promise<Told> {
  const { corpus } = deps;
  const stories = await corpus.news(periodsOfNews({ periods }, now), {
    limit: MOST,
    ...(until !== undefined && { until }),
  });
  if (stories.length === 0) return tellMentions(question, periods, until, deps);
  const writer = openExtractWriter({ corpus });
  const claims: Claim[] = [];
  for (const story of question.kind === "timeline" ? stories.toReversed() : stories) {
    const { sections } = await writer.write(story);
    claims.push(...sections.hook);
  }
  return { claims, articles: stories.flat() };
}

/** The time that news are asked of: the last week where none is named. */
export const periodsOfNews = ({ periods }: Pick<AskedPeriod, "periods">, now: number): readonly Interval[] =>
  periods.length > 0 ? periods : [{ from: now - WEEK, to: now }];

/** Passages read for a time that nothing was published in. */
const PASSAGES = 12;

async function tellMentions(
  { text }: Question,
  periods: readonly Interval[],
  until: number | undefined,
  { corpus, zone }: Deps,
): Promise<Told> {
  if (periods.length === 0) return { claims: [], articles: [] };
  const time = { asked: { periods: [...periods], zone }, ...(until !== undefined && { until }) };
  const passages = await corpus.search(text, PASSAGES, time);
  const articles = withoutOrders(await corpus.articles([...new Set(passages.map(({ articleId }) => articleId))]));
  const claims = articles.flatMap((article) => {
    const mentioned = article.dates.filter(({ day, sentence, text: date }) => {
      const { from, to } = (day.precision === "year" ? undefined : dayInterval(day, zone)) ?? { from: 0, to: 0 };
      const said = article.sentences[sentence];
      const isTold = said !== undefined && said.text !== "" && !said.opinion && !namesAThing(date, said.text);
      return isTold && periods.some((period) => from >= period.from && to <= period.to);
    });
    return [...new Set(mentioned.map(({ sentence }) => sentence))].map((sentence) => extractClaim(article, sentence));
  });
  return { claims: claims.slice(0, MOST), articles };
}

/** « L’enquête de mars » says which one, and not what happened then. */
const namesAThing = (date: string, sentence: string): boolean =>
  /\p{L}$/u.test(date) &&
  /(?<!(?:^|[^\p{L}])(?:fin|début|milieu|mois|courant|partir)) d(?:e |['’])$/iu.test(
    sentence.slice(0, sentence.indexOf(date)),
  );
