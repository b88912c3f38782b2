import type { webApi } from "@slack/bolt";
import type { pause } from "../../lib/timing.ts";
import type { Message } from "../message.ts";
import { answerOf, wasRefused } from "./answers.ts";
import type { Connect } from "./client.ts";
import { renderSlack, type SlackMessage } from "./render.ts";

/** One request of an answer. Throws what Slack's client throws; never sent again where it may have been done. */
export type Call = <Result>(run: (client: webApi.WebClient) => Promise<Result>) => Promise<Result>;

/** `patience` in milliseconds; `stop` gives up whatever is under way. */
type CallDeps = { connect: Connect; patience: number; pause: typeof pause; stop: AbortSignal };

/** Times that a request is sent to a Slack that says to wait, and the seconds that it is waited for at most. */
const TRIES = 4;
const LONGEST = 60;

/** Each request has its own client: one that is told to wait delays no other. */
export function openCalls({ connect, patience, pause, stop }: CallDeps): Call {
  return async (run) => {
    for (let tries = 1; ; tries++) {
      try {
        return await run(await connect(AbortSignal.any([AbortSignal.timeout(patience), stop])));
      } catch (error) {
        const seconds = secondsAsked(error, tries);
        if (seconds === undefined || seconds > LONGEST || tries === TRIES || stop.aborted) throw error;
        await pause(seconds * 1000, stop);
      }
    }
  };
}

/** How long Slack says to wait; where it does not say, longer each time; undefined where it does not ask for it. */
function secondsAsked(error: unknown, tries: number): number | undefined {
  const { trouble } = answerOf("", "post", error);
  if (trouble.code !== "channel-busy" || trouble.reason !== "rate") return undefined;
  return trouble.seconds ?? 2 ** (tries - 1);
}

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
