import type { StoryArticle } from "../briefings/extract.ts";
import { type NumberedSentence, onlyShown } from "../briefings/numbered.ts";
import { citer, readCorrections, readSaid } from "../briefings/read-reply.ts";
import { correctionSchema } from "../briefings/reply.ts";
import { faultLines, faultsOf, openChecking, verifyClaims } from "../briefings/verify.ts";
import { CHECKER } from "../claims/check.ts";
import type { Claim } from "../claims/claim.ts";
import type { StoredArticle } from "../corpus/reading.ts";
import { isOrder } from "../french/orders.ts";
import { splitSentences } from "../french/sentences.ts";
import { searchTerms } from "../french/words.ts";
import { UNKNOWN_DAY } from "../lib/calendar.ts";
import { findTrouble } from "../lib/failure.ts";
import type { Model, Turn } from "../llm/model.ts";
import type { Prompt } from "../llm/prompt.ts";
import { type AnswerReply, answerReplySchema } from "./reply.ts";
import { type AnswerValues, answerValues, type Demand } from "./request.ts";

/** What answering takes besides the sentences. */
export type Answering = {
  model: Model;
  prompts: { answer: Prompt<keyof AnswerValues>; correction: Prompt<"faults"> };
  /** Letters and digits made by chance, anew at each call. */
  token(): string;
  signal?: AbortSignal | undefined;
};

/** What a model wrote and the checker let stand; `refused` counts the claims that it did not. */
export type Written = { claims: Claim[]; unknowns: string[]; homonym: string | null; refused: number };

/** Tokens of a reply. */
const REPLY = 1_200;
const CORRECTION = 800;
/** Sentences of an answer, and things that it says it does not know. */
const MOST_CLAIMS = 6;
const MOST_UNKNOWNS = 3;

/**
 * An answer written from numbered sentences by a model, each of its claims proved on those that it cites. What the
 * checker refuses goes back once, unless the reply itself had to: two calls at most. Throws the `Failure` of the first.
 */
export async function writeAnswer(
  demand: Demand,
  sentences: readonly NumberedSentence[],
  articles: readonly StoredArticle[],
  { model, prompts, token, signal }: Answering,
): Promise<Written> {
  const messages = prompts.answer.render(answerValues(demand, sentences, articles, token()));
  const input = JSON.stringify([demand, sentences.map(({ citation, text }) => [citation, text])]);
  const shared = { purpose: "réponse", ...(signal && { signal }) };
  const { value: reply, repaired } = await model.ask({
    ...{ ...shared, messages, schema: answerReplySchema, maxTokens: REPLY },
    ...{ promptVersion: prompts.answer.version, keep: { input, checker: CHECKER } },
  });
  const checking = openChecking(articles, { persona: false });
  const { standing, refused } = verifyClaims(readClaims(reply, sentences), checking);
  const corrected = refused.length === 0 || repaired > 0 ? [] : await correct().catch(giveUp(signal));
  async function correct(): Promise<{ claim: Claim }[]> {
    const faults = faultLines(refused, sentences);
    const turns: Turn[] = [
      ...messages,
      { role: "assistant", content: JSON.stringify(reply) },
      ...prompts.correction.render({ faults }),
    ];
    const { value } = await model.ask({
      ...{ ...shared, messages: turns, schema: correctionSchema, maxTokens: CORRECTION, once: true },
      promptVersion: `${prompts.answer.version} ${prompts.correction.version}`,
      keep: { input: `${input}\n${faults}`, checker: CHECKER },
    });
    return verifyClaims(readCorrections(refused, value, sentences), checking).standing;
  }
  const claims = [...standing, ...corrected].map(({ claim }) => claim);
  return {
    claims,
    unknowns: knownAsUnknown(reply.unknowns, demand, shownOf(articles, sentences)),
    homonym: sharedName(reply.homonym ?? demand.senses?.name ?? null, claims, articles),
    refused: refused.length - corrected.length,
  };
}

/** Where the model does not answer a second time, what was refused is lost, and the rest stands. */
const giveUp =
  (signal: AbortSignal | undefined) =>
  (error: unknown): [] => {
    const trouble = findTrouble(error);
    const isStopped = trouble?.code === "model-stopped" && !signal?.aborted;
    if (!trouble?.code.startsWith("model-") || isStopped) throw error;
    return [];
  };

function readClaims({ claims }: AnswerReply, sentences: readonly NumberedSentence[]): { claim: Claim }[] {
  const cite = citer(sentences);
  return claims.slice(0, MOST_CLAIMS).flatMap((said) => {
    const claim = readSaid("fact", said, cite);
    return claim === undefined ? [] : [{ claim }];
  });
}

/** The articles of numbered sentences, and of each those sentences alone. */
const shownOf = (articles: readonly StoredArticle[], sentences: readonly NumberedSentence[]): StoryArticle[] =>
  onlyShown(articles, sentences).filter((article) => article.sentences.some(({ text }) => text !== ""));

/** What is not known is told in the words of the question and of what was shown: nothing is slipped into it. */
function knownAsUnknown(unknowns: readonly string[], { text }: Demand, shown: readonly StoryArticle[]): string[] {
  if (unknowns.length === 0) return [];
  const sentences = [{ text: askedIn(text), block: 0, opinion: false }];
  const asked = { id: "", published: UNKNOWN_DAY, language: "fr", sentences };
  const checking = openChecking([...shown, asked], { persona: false });
  const claims = unknowns.map((each): Claim => ({ kind: "unknown", text: each.trim(), citations: [] }));
  const standing = claims.filter((claim) => claim.text !== "" && faultsOf(claim, checking).length === 0);
  return standing.map((claim) => claim.text).slice(0, MOST_UNKNOWNS);
}

/** What a text asks, without the orders that it gives. */
function askedIn(text: string): string {
  const sentences = splitSentences(text).filter((sentence) => !isOrder(sentence));
  const questions = sentences.filter((sentence) => /\?["»”\s]*$/.test(sentence));
  return (questions.length > 0 ? questions : sentences).join(" ");
}

/** The name, where claims rest on two stories at least whose sentences bear it. */
function sharedName(name: string | null, claims: readonly Claim[], articles: readonly StoredArticle[]): string | null {
  const terms = name === null ? [] : searchTerms(name);
  if (terms.length === 0) return null;
  const byId = new Map(articles.map((article) => [article.id, article]));
  const bearing = claims.flatMap(({ citations }) =>
    citations.flatMap(({ articleId, sentence }) => {
      const article = byId.get(articleId);
      const said = new Set(searchTerms(article?.sentences[sentence]?.text ?? ""));
      return article !== undefined && terms.every((term) => said.has(term)) ? [article.storyId] : [];
    }),
  );
  return new Set(bearing).size < 2 ? null : name;
}
