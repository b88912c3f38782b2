import { withoutOrders } from "../briefings/without-orders.ts";
import { checkExtracts } from "../claims/check.ts";
import type { Corpus } from "../corpus/corpus.ts";
import type { StoredArticle } from "../corpus/reading.ts";
import { searchTerms } from "../french/words.ts";
import { findTrouble } from "../lib/failure.ts";
import type { Log } from "../lib/log.ts";
import { type Answered, isInstead, type Remark } from "../questions/answer.ts";
import { composeAnswer, type Findings } from "../questions/compose-answer.ts";
import { asUnknown, extractBySense } from "../questions/extract-by-sense.ts";
import { covers } from "../questions/gate.ts";
import { kindOf } from "../questions/kind.ts";
import { numberPlaces } from "../questions/request.ts";
import type { Gap, QuestionStore } from "../questions/store.ts";
import { themeOf } from "../questions/theme.ts";
import { sayWhole } from "../questions/thread.ts";
import { type Answering, writeAnswer } from "../questions/write-answer.ts";
import { type Found, isOfTime, type LookUpDeps, lookUp } from "./look-up.ts";
import { tellNews } from "./tell-news.ts";

/** A question as it comes. With `until`, in epoch milliseconds, what was published later is left aside. */
export type Asked = { text: string; until?: number | undefined; thread?: string | undefined };

type Deps = LookUpDeps & {
  corpus: Pick<Corpus, "respell" | "search" | "news" | "rarity" | "articles" | "stories" | "coverage">;
  questions: Pick<QuestionStore, "turns" | "keepTurn" | "keepGap" | "count">;
  /** What asking a model takes, read anew for each question; undefined where there is none. */
  answering: (() => Promise<Answering>) | undefined;
  /** Milliseconds that somebody waits for a model. */
  patience: number;
  log: Log;
  /** Epoch milliseconds of the true clock, even in a replay. */
  clock(): number;
};

/** Answers a question, and keeps what its thread and the list of gaps will want. */
export async function ask({ text, until, thread }: Asked, deps: Deps): Promise<Answered> {
  const { corpus, questions, clock } = deps;
  const earlier = thread === undefined ? [] : await questions.turns(thread);
  const answered = await answer({ text, until, earlier }, deps);
  await questions.count(answered.status);
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

/** A question with those before it in its thread, the oldest first. */
export type Turn = { text: string; until?: number | undefined; earlier: readonly string[] };

/** Answers from the stored articles and from nothing else, or says that they do not allow it. Keeps nothing. */
export async function answer({ text, until, earlier }: Turn, deps: Omit<Deps, "questions">): Promise<Answered> {
  const { corpus, now } = deps;
  const coverage = await corpus.coverage(until);
  const refuse = (remark: Remark) => composeAnswer(text.slice(0, LONGEST), coverage, nothing([remark]));
  if (text.length > LONGEST) return refuse({ kind: "too-long", limit: LONGEST });
  const kind = kindOf(text);
  if (kind === "small-talk" || kind === "attack") return refuse({ kind });
  const found = await lookUp(sayWhole(text, earlier), until, deps);
  if (isOfTime(found.asked)) {
    const { claims, articles } = await tellNews(found.question, found.asked, { now: until ?? now(), until }, deps);
    const nothingNew = { kind: "nothing-new", isNamed: found.asked.periods.length > 0 } as const;
    const remarks = claims.length > 0 ? found.remarks : [...found.remarks, nothingNew];
    return composeAnswer(text, coverage, { ...nothing(remarks), claims, articles, complete: claims.length > 0 });
  }
  const findings = await findAnswer(found, { text, earlier }, deps);
  const articles = await withStories(findings, found, until, corpus);
  return composeAnswer(text, coverage, { ...findings, articles });
}

/** Characters: what is longer is a text pasted by mistake. */
const LONGEST = 1_000;

const nothing = (remarks: readonly Remark[]): Findings => ({
  ...{ claims: [], unknowns: [], complete: false, mode: "extracts", articles: [], nearest: undefined, remarks },
});

type Said = Omit<Findings, "articles">;

/** A model's claims, proved; the articles' own sentences where there is no model, or nothing of what it says stands. */
async function findAnswer(
  found: Found,
  demand: { text: string; earlier: readonly string[] },
  { answering, patience, log }: Pick<Deps, "answering" | "patience" | "log">,
): Promise<Said> {
  const { question, passages, places, articles, rarity, senses } = found;
  const extracts = extractsOf(found);
  const sentences = numberPlaces(places);
  const isWorthAsking = extracts.claims.length > 0 || covers(question, passages, rarity);
  // What somebody thinks is told in their own words.
  const isOpinion = question.kind === "opinion" && extracts.claims.length > 0;
  if (answering === undefined || sentences.length === 0 || !isWorthAsking || isOpinion) return extracts;
  const signal = AbortSignal.timeout(patience);
  try {
    const taking = { ...(await answering()), signal };
    const written = await writeAnswer({ ...demand, senses }, sentences, articles, taking);
    const { claims, unknowns, refused, homonym } = written;
    if (claims.length === 0 && refused > 0) return extracts;
    const remarks: Remark[] = homonym === null ? found.remarks : [...found.remarks, { kind: "homonym", name: homonym }];
    return { ...extracts, mode: "model", claims, unknowns, complete: refused === 0, remarks };
  } catch (error) {
    const trouble = findTrouble(error);
    const isStopped = trouble?.code === "model-stopped" && !signal.aborted;
    if (!trouble?.code.startsWith("model-") || isStopped) throw error;
    log.warn("model did not answer", { trouble });
    return { ...extracts, remarks: [...extracts.remarks, { kind: "stands-in" }] };
  }
}

/** The articles' own sentences, and what of the question they leave open. */
function extractsOf({ question, places, articles, rarity, senses, remarks }: Found): Said {
  const { claims, complete, open, homonym } = extractBySense(question, places, rarity, senses);
  const { standing } = checkExtracts(claims, new Map(articles.map((article) => [article.id, article])));
  const told: Remark[] = homonym === null ? remarks : [...remarks, { kind: "homonym", name: homonym }];
  const unknowns = standing.length > 0 && question.parts.length > 1 ? open.flatMap(asUnknown) : [];
  return { ...nothing(told), claims: standing, complete, unknowns, nearest: places[0]?.article.id };
}

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
