import type { webApi } from "@slack/bolt";
import { type Call as CallBy, openCalls as openCallsBy } from "../listening/calls.ts";
import type { Message } from "../message.ts";
import { answerOf, wasRefused } from "./answers.ts";
import { renderSlack, type SlackMessage } from "./render.ts";

export type Call = CallBy<webApi.WebClient>;

/** Requests to Slack. */
export const openCalls = (deps: Omit<Parameters<typeof openCallsBy<webApi.WebClient>>[0], "troubleOf">): Call =>
  openCallsBy({ ...deps, troubleOf: (error) => answerOf("", "post", error).trouble });

/** A message as it is sent: its blocks, or its text alone, which nothing formats. */
type Shown = SlackMessage | { text: string; mrkdwn: false };

/** Shows a message; once more in plain text where Slack does not take its blocks. */
export async function show<Result>(message: Message, send: (shown: Shown) => Promise<Result>): Promise<Result> {
  const rendered = renderSlack(message);
  try {
    return await send(rendered);
  } catch (error) {
    if (answerOf("", "post", error).trouble.code !== "message-refused") throw error;
    return await send({ text: rendered.text, mrkdwn: false });
  }
}

/** False where Slack refused, and something else may be tried; a doubt is thrown. */
export async function unlessRefused(run: () => Promise<void>): Promise<boolean> {
  try {
    await run();
    return true;
  } catch (error) {
    if (wasRefused(error)) return false;
    throw error;
  }
}
