import { existsSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { readJsonLines } from "../../src/cli/data-set.ts";
import type { Corpus } from "../../src/corpus/corpus.ts";
import { foldQuote } from "../../src/french/typography.ts";
import { articleOf, openTestCorpus } from "../support/articles.ts";
import { answeringModel, askOf, type ShownSentence } from "../support/asking.ts";
import type { Opened } from "../support/sample.ts";
import { seededRandom } from "../support/synthetic.ts";

const PIAF = "../shared/eval/piaf";
const IS_THERE = existsSync(PIAF);
const ABSENT = IS_THERE ? "" : " (skipped: ../shared/eval/piaf is absent)";

const passageSchema = z.object({ id: z.string(), doc_id: z.string(), title: z.string(), text: z.string() });
const questionSchema = z.object({ question: z.string(), answers: z.array(z.string()), passage_id: z.string() });
type Asked = z.infer<typeof questionSchema>;

/** Questions asked of the set: all of them take minutes. */
const SAMPLE = 400;

/** A model that says the sentence in which an expected answer stands, or two in a row, and otherwise nothing. */
const faithful = (answers: readonly string[]) =>
  answeringModel({
    answer(shown) {
      const pairs = shown.slice(1).map((sentence, at): ShownSentence[] => [shown[at] ?? sentence, sentence]);
      const told = [...shown.map((sentence) => [sentence]), ...pairs].find((sentences) => holdsOne(sentences, answers));
      return {
        claims: told === undefined ? [] : told.map(({ n, text }) => ({ text: shorten(text, answers), sentences: [n] })),
      };
    },
  });

function holdsOne(sentences: readonly ShownSentence[], answers: readonly string[]): boolean {
  const text = foldQuote(sentences.map((sentence) => sentence.text).join(" "));
  return answers.some((answer) => holds(text, foldQuote(answer)));
}

/** Whole words: « 12 » is not in « 2012 ». The answers that people marked may begin or end within a word where they are long. */
function holds(text: string, answer: string): boolean {
  const at = text.indexOf(answer);
  const around = `${text[at - 1] ?? ""}${text[at + answer.length] ?? ""}`;
  return at >= 0 && (answer.length > 12 || !/[\p{L}\p{N}]/u.test(around));
}

/** Characters that a sentence of an answer may have. */
const LONGEST = 450;

/** A sentence as somebody would say it: without « [réf. nécessaire] », and of a long one what stands around the answer. */
function shorten(text: string, answers: readonly string[]): string {
  const said = text.replace(/\s*\[[^\]]*\]/g, "");
  if (said.length <= LONGEST) return said;
  const at = Math.max(0, ...answers.map((answer) => said.indexOf(answer)));
  const words = said.slice(Math.max(0, at - LONGEST / 2), at + LONGEST / 2).split(" ");
  return words.slice(1, -1).join(" ");
}

describe.skipIf(!IS_THERE)(`with a faithful model${ABSENT}`, { timeout: 240_000 }, () => {
  let opened: Opened;
  let questions: Asked[];
  const documents = new Map<string, Set<string>>();
  const documentOf = new Map<string, string>();
  beforeAll(async () => {
    const passages = await readJsonLines(`${PIAF}/passages.jsonl`, passageSchema, "");
    const articles = passages.map(({ id, doc_id, title, text }) => {
      const article = articleOf(text, { key: id, title, published: null });
      documents.set(doc_id, (documents.get(doc_id) ?? new Set()).add(article.id));
      documentOf.set(id, doc_id);
      return article;
    });
    opened = await openTestCorpus();
    await opened.keep(articles);
    questions = drawFrom(await readJsonLines(`${PIAF}/questions.jsonl`, questionSchema, ""));
  }, 120_000);
  afterAll(async () => await opened[Symbol.asyncDispose]());

  /** The share of the questions that are answered. */
  async function answeredShare(corpusFor: (question: Asked) => Corpus): Promise<number> {
    let answered = 0;
    for (const question of questions) {
      const { status } = await askOf(corpusFor(question), { text: question.question }, faithful(question.answers));
      if (status !== "not-in-corpus") answered += 1;
    }
    return answered / questions.length;
  }

  test("nine questions in ten are answered where their passage is kept", async () => {
    expect(await answeredShare(() => opened.corpus)).toBeGreaterThanOrEqual(0.9);
  });

  test("one question in twenty at most is answered where its whole document is withheld", async () => {
    const share = await answeredShare(({ passage_id }) =>
      withholding(opened.corpus, documents.get(documentOf.get(passage_id) ?? "") ?? new Set()),
    );
    expect(share).toBeLessThanOrEqual(0.05);
  });
});

function drawFrom(all: readonly Asked[]): Asked[] {
  const random = seededRandom(7);
  const ranked = all.map((question) => ({ question, rank: random() })).sort((a, b) => a.rank - b.rank);
  return ranked.slice(0, SAMPLE).map(({ question }) => question);
}

/** A corpus that finds nothing of some articles. */
function withholding(corpus: Corpus, withheld: ReadonlySet<string>): Corpus {
  return {
    ...corpus,
    async search(text, limit) {
      const found = await corpus.search(text, limit + withheld.size);
      return found.filter(({ articleId }) => !withheld.has(articleId)).slice(0, limit);
    },
  };
}
