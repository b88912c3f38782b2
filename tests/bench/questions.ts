import process from "node:process";
import { percentile } from "../../src/cli/retrieval-figures.ts";
import type { Corpus } from "../../src/corpus/corpus.ts";
import { openDesk } from "../../src/questions/limits.ts";
import { answeringModel, askOf } from "../support/asking.ts";
import { median, timed } from "./measure.ts";

export type QuestionFigures = {
  /** Milliseconds of the program's own, with a model that answers at once. */
  askP50Ms: number;
  askP99Ms: number;
  /** Those of the search alone, in the same run. */
  searchP50Ms: number;
  askAgainstSearch: number;
  /** Of fifty questions asked at once: how many were answered, and the megabytes that they took beyond what was there. */
  answeredAtOnce: number;
  megabytesAtOnce: number;
};

const AT_ONCE = 50;

/** Asks a corpus questions made of its own words; the model repeats the first three sentences that it is shown. */
export async function measureQuestions(corpus: Corpus, questions: readonly string[]): Promise<QuestionFigures> {
  const model = answeringModel({
    answer: (shown) => ({ claims: shown.slice(0, 3).map(({ n, text }) => ({ text, sentences: [n] })) }),
  });
  const [asks, searches]: [number[], number[]] = [[], []];
  for (const text of questions) {
    asks.push((await timed(() => askOf(corpus, { text }, model)))[0]);
    searches.push((await timed(() => corpus.search(text, 12)))[0]);
  }
  const desk = openDesk(() => performance.now());
  const never = new AbortController().signal;
  const before = process.memoryUsage.rss();
  let most = before;
  const answers = await Promise.allSettled(
    Array.from({ length: AT_ONCE }, (_, at) =>
      desk.serve(
        {},
        async () => {
          const answered = await askOf(corpus, { text: questions[at % questions.length] ?? "" }, model);
          most = Math.max(most, process.memoryUsage.rss());
          return answered;
        },
        never,
      ),
    ),
  );
  return {
    ...{ askP50Ms: median(asks), askP99Ms: percentile(asks, 0.99), searchP50Ms: median(searches) },
    askAgainstSearch: median(asks) / median(searches),
    answeredAtOnce: answers.filter(({ status }) => status === "fulfilled").length,
    megabytesAtOnce: (most - before) / 2 ** 20,
  };
}
