import { z } from "zod";
import { MIGRATIONS } from "../app.ts";
import { openCorpus } from "../corpus/corpus.ts";
import { openDatabase } from "../lib/database.ts";
import { openWorker } from "../lib/workers.ts";
import { coverage, covers } from "../questions/gate.ts";
import { readQuestion } from "../questions/question.ts";
import { readJsonLines } from "./data-set.ts";
import { keepPassages, PASSAGE_FORM, QUESTION_FORM } from "./eval-retrieval.ts";
import { share } from "./retrieval-figures.ts";

const passageSchema = z.object({ id: z.string(), doc_id: z.string(), title: z.string(), text: z.string() });
const questionSchema = z.object({ question: z.string(), passage_id: z.string() });

/** Passages of documents, and questions of which each is answered in one document. */
export type AbstentionSet = { passages: z.infer<typeof passageSchema>[]; questions: z.infer<typeof questionSchema>[] };

/**
 * `auroc`: how often a question asked with its document looks better covered than one asked without; `answeredKept`
 * and `unanswerableRefused` are the shares that the program's own gate gets right.
 */
export type AbstentionFigures = { auroc: number; answeredKept: number; unanswerableRefused: number };

/** Throws `Failure`. */
export async function readAbstentionSet(passages: string, questions: string): Promise<AbstentionSet> {
  return {
    passages: await readJsonLines(passages, passageSchema, PASSAGE_FORM),
    questions: await readJsonLines(questions, questionSchema, QUESTION_FORM),
  };
}

/** Each question is asked of the program's own store, in memory, with its document and with all of it withheld. */
export async function evaluateAbstention(set: AbstentionSet, now: number): Promise<AbstentionFigures> {
  await using opened = await openDatabase(":memory:", MIGRATIONS);
  await using worker = openWorker(opened.database, { name: "eval", clock: () => now, isGone: () => false });
  const corpus = openCorpus(opened.database, worker);
  await keepPassages(corpus, set.passages, now);
  const documents = new Map(set.passages.map(({ id, doc_id }) => [id, doc_id]));
  const deepest = PASSAGES + mostOfOne(set.passages);
  const [kept, refused]: [Asked[], Asked[]] = [[], []];
  for (const { question: text, passage_id } of set.questions) {
    const question = readQuestion(text);
    const found = await corpus.search(text, deepest);
    const rarity = await corpus.rarity(question.terms);
    const own = documents.get(passage_id);
    const others = found.filter(({ articleId }) => documents.get(articleId) !== own);
    for (const [asked, passages] of [
      [kept, found],
      [refused, others],
    ] as const) {
      const first = passages.slice(0, PASSAGES);
      asked.push({ coverage: coverage(question, first, rarity), passes: covers(question, first, rarity) });
    }
  }
  return {
    auroc: areaUnder(
      kept.map((each) => each.coverage),
      refused.map((each) => each.coverage),
    ),
    answeredKept: share(kept, ({ passes }) => passes),
    unanswerableRefused: share(refused, ({ passes }) => !passes),
  };
}

type Asked = { coverage: number; passes: boolean };

/** Passages that the gate sees, as in an answer. */
const PASSAGES = 12;

/** Passages of the largest document: as many more are searched for, so that as many are left without it. */
function mostOfOne(passages: AbstentionSet["passages"]): number {
  const sizes = Array.from(Map.groupBy(passages, ({ doc_id }) => doc_id).values(), ({ length }) => length);
  return Math.min(Math.max(0, ...sizes), MOST_WITHHELD);
}

const MOST_WITHHELD = 60;

/** The chance that one of `high` lies above one of `low`, ties counted half: the area under the ROC curve; NaN of none. */
export function areaUnder(high: readonly number[], low: readonly number[]): number {
  const sorted = low.toSorted((a, b) => a - b);
  const sum = high.reduce((total, value) => total + below(sorted, value, false) + below(sorted, value, true), 0);
  return sum / (2 * high.length * low.length);
}

/** How many sorted values lie below one, or at it too. */
function below(sorted: readonly number[], value: number, orAt: boolean): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const other = sorted[middle] ?? 0;
    if (orAt ? other <= value : other < value) from = middle + 1;
    else to = middle;
  }
  return from;
}
