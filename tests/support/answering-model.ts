import type { BriefingReply, Correction } from "../../src/briefings/reply.ts";
import { type Model, type ModelRequest, NO_TOKENS } from "../../src/llm/model.ts";

/** A refused sentence as the model is told of it: its number, and the line that gives its words and its faults. */
export type Fault = { number: number; line: string };

type Script = {
  /** The reply to the `nth` request for a briefing, from 0, with what was asked. */
  brief: (asked: string, nth: number) => BriefingReply;
  /** The sentence given anew for a refused one; undefined to leave it out. */
  correct?: (fault: Fault) => Correction["claims"][number] | undefined;
  /** The reply to a second reading, with what was asked. */
  reread?: (asked: string) => unknown;
};

/** A model that answers from a script, and keeps what it was asked. */
export function scriptedModel({
  brief,
  correct = () => undefined,
  reread = () => ({ struck: [] }),
}: Script): Model & { asked: ModelRequest<unknown>[] } {
  const asked: ModelRequest<unknown>[] = [];
  return {
    name: "essai",
    asked,
    async ask<Value>(request: ModelRequest<Value>) {
      asked.push(request);
      const last = request.messages.at(-1)?.content ?? "";
      const nth = asked.filter(({ purpose }) => purpose === "fiche").length - 1;
      const answers: Record<string, () => unknown> = {
        fiche: () => brief(last, nth),
        correction: () => ({ claims: faultsIn(last).flatMap((fault) => correct(fault) ?? []) }),
        relecture: () => reread(last),
      };
      const value = request.schema.parse(answers[request.purpose]?.());
      return { value, model: "essai", tokens: NO_TOKENS, milliseconds: 0, repaired: 0, reused: false };
    },
  };
}

function faultsIn(turn: string): Fault[] {
  return turn.split("\n").flatMap((line) => {
    const number = /^(\d+)\. « /.exec(line)?.[1];
    return number === undefined ? [] : [{ number: Number(number), line }];
  });
}

/** What the line of a fault says that was written. */
export const isAbout = ({ number, line }: Fault, text: string): boolean => line.startsWith(`${number}. « ${text} »`);
