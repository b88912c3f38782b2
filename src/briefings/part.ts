import { CHECKER } from "../claims/check.ts";
import type { Check, Claim } from "../claims/claim.ts";
import type { Fault } from "../claims/fault.ts";
import type { Model, Turn } from "../llm/model.ts";
import type { Prompt } from "../llm/prompt.ts";
import type { StoryArticle } from "./extract.ts";
import type { NumberedSentence } from "./numbered.ts";
import { readClaims, readCorrections } from "./read-reply.ts";
import { type Read, readRest } from "./reading.ts";
import { type BriefingReply, correctionSchema, replySchema, type WrittenClaim } from "./reply.ts";
import { type RequestValues, requestValues } from "./request.ts";
import { strikeOut } from "./second-reading.ts";
import { type Checking, faultLines, type Refused, verifyClaims } from "./verify.ts";

/** What the writing of a part takes besides its sentences. */
export type PartWriting = {
  model: Model;
  prompts: {
    briefing: Prompt<keyof RequestValues>;
    correction: Prompt<"faults">;
    /** Null where no second reading is asked for. */
    secondReading: Prompt<"claims"> | null;
  };
  /** The point of view that a team has chosen: its name, and what makes it. */
  persona: { name: string; voice: string } | null;
  /** Letters and digits made by chance, anew at each call. */
  token(): string;
};

/**
 * Why a claim was dropped: faults that the checker found, or the second reading struck it out, for a reason in the model's
 * own words, which are for the log alone.
 */
export type Dropped = { claim: Claim; why: (Fault["kind"] | "struck")[]; reason?: string };

/** What came of one request: the claims that stand, how many were written, mended and dropped, and the rest of the reply. */
export type Part = { standing: WrittenClaim[]; facts: number; check: Check; dropped: Dropped[]; rest: Read };

/** Tokens of a reply. */
const REPLY = 3_500;
const CORRECTION = 1_500;

/** Some of a story's sentences told by a model, and all that it told checked. Throws the model's `Failure`. */
export async function writePart(
  articles: readonly StoryArticle[],
  sentences: readonly NumberedSentence[],
  checking: Checking,
  writing: PartWriting,
): Promise<Part> {
  const { model, prompts, persona, token } = writing;
  const messages = prompts.briefing.render(
    requestValues(articles, sentences, { token: token(), voice: persona?.voice ?? null }),
  );
  const input = JSON.stringify([persona, sentences.map(({ citation, text }) => [citation, text])]);
  const { value: reply } = await model.ask({
    ...{ purpose: "fiche", promptVersion: prompts.briefing.version, messages, schema: replySchema, maxTokens: REPLY },
    keep: { input, checker: CHECKER },
  });
  const written = readClaims(reply, sentences);
  const { standing, refused } = verifyClaims(written, checking);
  const corrected = await correct(refused, { ...{ messages, reply, input, sentences, checking }, writing });
  const proved = [...standing, ...corrected];
  const secondReading = prompts.secondReading;
  const struck =
    secondReading === null
      ? new Map<WrittenClaim, string>()
      : await strikeOut(proved, { model, prompt: secondReading, articles: checking.cited, token });
  const mended = new Set(corrected.map(({ number }) => number));
  const dropped = [
    ...refused
      .filter((_, at) => !mended.has(at + 1))
      .map(({ claim, faults }): Dropped => ({ claim, why: faults.map(({ kind }) => kind) })),
    ...[...struck].map(([{ claim }, reason]): Dropped => ({ claim, why: ["struck"], reason })),
  ];
  const kept = proved.filter((each) => !struck.has(each));
  return {
    ...{ standing: kept, dropped, facts: written.filter(({ claim }) => claim.kind === "fact").length },
    check: {
      ...{ claims: written.length, supported: kept.length },
      ...{ repaired: corrected.filter((each) => !struck.has(each)).length, dropped: dropped.length },
    },
    rest: readRest(reply, sentences, articles, checking),
  };
}

/** What was asked and answered, and what goes back is checked with. */
type Asked = {
  messages: readonly Turn[];
  reply: BriefingReply;
  input: string;
  sentences: readonly NumberedSentence[];
  checking: Checking;
  writing: PartWriting;
};

/** The claims that stand of those that were refused, each given back once with its faults. */
async function correct(
  refused: readonly Refused<WrittenClaim>[],
  { messages, reply, input, sentences, checking, writing }: Asked,
) {
  if (refused.length === 0) return [];
  const { model, prompts } = writing;
  const faults = faultLines(refused, sentences);
  const { value } = await model.ask({
    ...{ purpose: "correction", schema: correctionSchema, maxTokens: CORRECTION },
    promptVersion: `${prompts.briefing.version} ${prompts.correction.version}`,
    messages: [
      ...messages,
      { role: "assistant", content: JSON.stringify(reply) },
      ...prompts.correction.render({ faults }),
    ],
    keep: { input: `${input}\n${faults}`, checker: CHECKER },
  });
  return verifyClaims(readCorrections(refused, value, sentences), checking).standing;
}
