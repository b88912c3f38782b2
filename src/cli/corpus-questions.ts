import { z } from "zod";
import type { Corpus } from "../corpus/corpus.ts";
import type { StoredArticle } from "../corpus/reading.ts";
import { foldQuote } from "../french/typography.ts";
import { type Found, isOfTime, type LookUpDeps, lookUp } from "../jobs/look-up.ts";
import { periodsOfNews } from "../jobs/tell-news.ts";
import { parseInstant } from "../lib/calendar.ts";
import { Failure } from "../lib/failure.ts";
import { readJsonLines } from "./data-set.ts";

const lineSchema = z.object({
  ...{ id: z.string(), question: z.string(), kind: z.string() },
  /** When it is asked, in the configured zone; now, where it is not told. */
  at: z.string().optional(),
  /** Each thing to be found, by what stands in the passages that tell it: one of them is enough. Empty: no answer is there. */
  quotes: z.array(z.array(z.string().min(1)).min(1)),
});

/** A question on what the corpus holds. */
export type CorpusQuestion = z.infer<typeof lineSchema>;

const CORPUS_FORM = '{ "id": "q1", "question": "Quel sport ?", "kind": "plain", "quotes": [["fait du judo"]] }';

/** Throws `Failure`. */
export const readCorpusQuestions = (path: string): Promise<CorpusQuestion[]> =>
  readJsonLines(path, lineSchema, CORPUS_FORM);

export type CorpusDeps = LookUpDeps & { corpus: Pick<Corpus, "news"> };

/**
 * What is looked up for a question, and what it brings, best first: passages, or stories of a time; `whole` is the
 * article, or all those of the story.
 */
export type LookedUp = Found & { until: number; texts: { title: string; text: string; whole: string }[] };

/** Looks a question up as the program does before it answers. Throws `Failure` where its instant cannot be read. */
export async function lookUpAt({ id, question, at }: CorpusQuestion, deps: CorpusDeps): Promise<LookedUp> {
  const until = at === undefined ? deps.now() : parseInstant(at, deps.zone);
  if (until === undefined) {
    throw new Failure({ code: "usage", what: `« ${at} » n’est pas un instant (question ${id}).`, command: "eval" });
  }
  const found = await lookUp(question, until, deps);
  const sentencesOf = ({ sentences }: Pick<StoredArticle, "sentences">) => sentences.map(({ text }) => text).join(" ");
  if (!isOfTime(found.asked)) {
    const wholes = new Map(found.articles.map((article) => [article.id, sentencesOf(article)]));
    const texts = found.passages.map(({ articleId, title, text }) => ({
      ...{ title, text, whole: wholes.get(articleId) ?? text },
    }));
    return { ...found, until, texts };
  }
  const stories = await deps.corpus.news(periodsOfNews(found.asked, until), { until, limit: STORIES });
  const texts = stories.map((story) => {
    const text = story.map(sentencesOf).join(" ");
    return { title: story[0]?.title ?? "", text, whole: text };
  });
  return { ...found, until, texts };
}

/** Stories that a list of news is looked at to. */
const STORIES = 10;

/** The rank, from 1, at which the last of the things to be found came; 0 where one did not. */
export function rankOf(quotes: CorpusQuestion["quotes"], texts: readonly { text: string }[]): number {
  const folded = texts.map(({ text }) => foldQuote(text));
  const ranks = quotes.map((each) => folded.findIndex((text) => each.some((quote) => text.includes(foldQuote(quote)))));
  return ranks.includes(-1) ? 0 : Math.max(...ranks) + 1;
}
