import type { Rarity } from "../articles/likeness.ts";
import { withoutOrders } from "../briefings/without-orders.ts";
import { checkExtracts } from "../claims/check.ts";
import type { Corpus } from "../corpus/corpus.ts";
import type { StoredArticle } from "../corpus/reading.ts";
import { searchTerms } from "../french/words.ts";
import { findTrouble } from "../lib/failure.ts";
import type { Log } from "../lib/log.ts";
import type { Answered, Remark } from "../questions/answer.ts";
import { composeAnswer, type Findings } from "../questions/compose-answer.ts";
import { extractAnswer, type Place } from "../questions/extract-answer.ts";
import { type Question, readQuestion } from "../questions/question.ts";
import { numberPlaces } from "../questions/request.ts";
import type { Gap, QuestionStore } from "../questions/store.ts";
import { themeOf } from "../questions/theme.ts";
import { sayWhole } from "../questions/thread.ts";
import { type Answering, writeAnswer } from "../questions/write-answer.ts";

/** A question as it comes. With `until`, in epoch milliseconds, what was published later is left aside. */
export type Asked = { text: string; until?: number | undefined; thread?: string | undefined };

type Deps = {
  corpus: Pick<Corpus, "search" | "rarity" | "articles" | "stories" | "coverage">;
  questions: Pick<QuestionStore, "turns" | "keepTurn" | "keepGap">;
  /** What asking a model takes, read anew for each question; undefined where there is none. */
  answering: (() => Promise<Answering>) | undefined;
  log: Log;
  /** Epoch milliseconds. */
  clock(): number;
};

/** Answers a question, and keeps what its thread and the list of gaps will want. */
export async function ask({ text, until, thread }: Asked, deps: Deps): Promise<Answered> {
  const { corpus, questions, clock } = deps;
  const earlier = thread === undefined ? [] : await questions.turns(thread);
  const answered = await answer({ text, until, earlier }, deps);
  if (thread !== undefined) await questions.keepTurn(thread, answered.question, clock());
  if (isGap(answered)) {
    // Whole: nobody who reads the list has the thread.
    const question = sayWhole(answered.question, earlier);
    const theme = themeOf(question, await corpus.rarity(searchTerms(question)));
    if (theme !== "") await questions.keepGap({ question, theme, status: answered.status, at: clock() });
  }
  return answered;
}

/** What a corpus with articles should hold, and does not. */
const isGap = (answered: Answered): answered is Answered & { status: Gap["status"] } =>
  answered.status !== "answered" && answered.coverage.articles > 0 && !answered.remarks.some(isInstead);

const isInstead = ({ kind }: Remark): boolean => kind === "small-talk" || kind === "too-long";

/** A question with those before it in its thread, the oldest first. */
export type Turn = { text: string; until?: number | undefined; earlier: readonly string[] };

/** Answers from the stored articles and from nothing else, or says that they do not allow it. Keeps nothing. */
export async function answer({ text, until, earlier }: Turn, deps: Omit<Deps, "questions">): Promise<Answered> {
  const { corpus } = deps;
  const coverage = await corpus.coverage(until);
  if (text.length > LONGEST) return composeAnswer(text.slice(0, LONGEST), coverage, nothing([TOO_LONG]));
  const question = readQuestion(sayWhole(text, earlier));
  const found = await lookUp(question, until, corpus);
  const findings = await findAnswer(question, { text, earlier }, found, deps);
  const articles = await withStories(findings, found, until, corpus);
  return composeAnswer(text, coverage, { ...findings, articles });
}

/** Characters: what is longer is a text pasted by mistake. */
const LONGEST = 1_000;
const TOO_LONG: Remark = { kind: "too-long", limit: LONGEST };

/** What was found to answer from: passages, best first, and their articles. */
type Found = { places: Place[]; articles: StoredArticle[] };

/** Passages read for one question. */
const PASSAGES = 12;

async function lookUp(
  question: Question,
  until: number | undefined,
  corpus: Pick<Corpus, "search" | "articles">,
): Promise<Found> {
  const passages = await corpus.search(question.text, PASSAGES);
  const stored = await corpus.articles([...new Set(passages.map(({ articleId }) => articleId))]);
  const articles = withoutOrders(stored.filter(({ time }) => until === undefined || time.from <= until));
  const byId = new Map(articles.map((article) => [article.id, article]));
  const places = passages.flatMap(({ articleId, heading, first, last }) => {
    const article = byId.get(articleId);
    return article ? [{ article, heading, first, last }] : [];
  });
  return { places, articles };
}

type Said = Omit<Findings, "articles">;

/** A model's claims, proved; the articles' own sentences where there is no model, or nothing of what it says stands. */
async function findAnswer(
  question: Question,
  demand: { text: string; earlier: readonly string[] },
  { places, articles }: Found,
  { corpus, answering, log }: Omit<Deps, "questions">,
): Promise<Said> {
  const extracts = extractsOf(question, places, articles, await corpus.rarity(question.terms));
  const sentences = numberPlaces(places);
  if (answering === undefined || sentences.length === 0) return extracts;
  try {
    const written = await writeAnswer(demand, sentences, articles, await answering());
    const { claims, unknowns, homonym, refused } = written;
    if (claims.length === 0 && refused > 0) return extracts;
    const remarks: Remark[] = homonym === null ? [] : [{ kind: "homonym", name: homonym }];
    return { ...extracts, mode: "model", claims, unknowns, complete: refused === 0, remarks };
  } catch (error) {
    const trouble = findTrouble(error);
    if (!trouble?.code.startsWith("model-") || trouble.code === "model-stopped") throw error;
    log.warn("model did not answer", { trouble });
    return { ...extracts, remarks: [{ kind: "stands-in" }] };
  }
}

function extractsOf(
  question: Question,
  places: readonly Place[],
  articles: readonly StoredArticle[],
  rarity: Rarity,
): Said {
  const { claims, complete } = extractAnswer(question, places, rarity);
  const { standing } = checkExtracts(claims, new Map(articles.map((article) => [article.id, article])));
  return { ...nothing([]), claims: standing, complete, nearest: places[0]?.article.id };
}

const nothing = (remarks: Remark[]): Findings => ({
  ...{ claims: [], unknowns: [], complete: false, mode: "extracts", articles: [], nearest: undefined, remarks },
});

/** The articles found, and the others of the stories that claims cite: who else says so, or says otherwise. */
async function withStories(
  { claims }: Said,
  { articles }: Found,
  until: number | undefined,
  corpus: Pick<Corpus, "stories">,
): Promise<StoredArticle[]> {
  const cited = new Set(claims.flatMap(({ citations }) => citations.map(({ articleId }) => articleId)));
  const stories = new Set(articles.filter(({ id }) => cited.has(id)).map(({ storyId }) => storyId));
  const known = new Set(articles.map(({ id }) => id));
  const rest = (await corpus.stories([...stories])).filter(
    ({ id, time }) => !known.has(id) && (until === undefined || time.from <= until),
  );
  return [...articles, ...withoutOrders(rest)];
}
