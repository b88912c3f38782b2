import type { Corpus } from "../../src/corpus/corpus.ts";
import { type Asked, ask } from "../../src/jobs/ask.ts";
import { openLog } from "../../src/lib/log.ts";
import { type Model, type ModelRequest, NO_TOKENS } from "../../src/llm/model.ts";
import { loadPrompt } from "../../src/llm/prompt.ts";
import type { Answered } from "../../src/questions/answer.ts";
import type { AnswerReply } from "../../src/questions/reply.ts";
import type { Gap } from "../../src/questions/store.ts";
import { NOW, ZONE } from "./articles.ts";

const PROMPTS = {
  answer: await loadPrompt("prompts/answer.md", ["demand", "guide", "passages"]),
  correction: await loadPrompt("prompts/correction.md", ["faults"]),
};

/** The instructions that every request begins with. */
export const ANSWER_INSTRUCTIONS = PROMPTS.answer
  .render({ demand: "", guide: "", passages: "" })
  .map(({ content }) => content)
  .join("\n");

/** Asks a corpus, with a model where one is given; what is kept is lost. */
export const askOf = (corpus: Corpus, asked: Asked, model?: Model): Promise<Answered> =>
  ask(asked, {
    corpus,
    questions: {
      turns: async () => [],
      keepTurn: async () => {},
      count: async () => {},
      keepGap: async (_: Gap) => {},
    },
    answering: model && (async () => ({ model, prompts: PROMPTS, token: () => "abcdefgh12" })),
    log: openLog(
      "error",
      () => {},
      () => NOW,
      "essai",
    ),
    ...{ clock: () => NOW, now: () => NOW, zone: ZONE, patience: 10_000 },
  });

/** A sentence that a request shows, with its number. */
export type ShownSentence = { n: number; text: string };

/** The sentences of a request, in order. */
export const shownIn = (request: string): ShownSentence[] =>
  Array.from(request.matchAll(/^abcdefgh12 (\d+)\| (.*)$/gm), ([, n, text = ""]) => ({ n: Number(n), text }));

type Script = {
  /** The reply to a question, from the sentences that its request shows. */
  answer: (shown: ShownSentence[], asked: string) => Partial<AnswerReply>;
  /** The sentences given anew for refused ones, by their numbers from 1; `asked` is the first request. */
  correct?: (faults: string, asked: string) => { number: number; text: string; sentences: number[] }[];
};

/** A model that answers from a script, and keeps what it was asked. */
export function answeringModel({ answer, correct = () => [] }: Script): Model & { asked: ModelRequest<unknown>[] } {
  const asked: ModelRequest<unknown>[] = [];
  return {
    name: "essai",
    asked,
    async ask<Value>(request: ModelRequest<Value>) {
      asked.push(request);
      const isFirst = request.messages.length <= 2;
      const last = request.messages.at(-1)?.content ?? "";
      const said = isFirst
        ? { claims: [], unknowns: [], homonym: null, ...answer(shownIn(last), last) }
        : { claims: correct(last, request.messages[1]?.content ?? "") };
      const value = request.schema.parse(said);
      return { value, model: "essai", tokens: NO_TOKENS, milliseconds: 0, repaired: 0, reused: false };
    },
  };
}
