import { Failure } from "../../lib/failure.ts";
import type { Log } from "../../lib/log.ts";
import type { Message } from "../message.ts";
import { wasRefused, wordOf } from "./answers.ts";
import { type Call, show } from "./calls.ts";

/** Whether somebody rules the workspace; not, where Slack does not say. */
export async function isAdmin(user: string, call: Call, log: Log): Promise<boolean> {
  try {
    const { user: found } = await call(({ users }) => users.info({ user }));
    return found?.is_admin === true || found?.is_owner === true;
  } catch (error) {
    log.warn("slack person unknown", { reason: wordOf(error) });
    return false;
  }
}

type Reaching = { list(): Promise<string[]>; callIn(workspace: string): Call };

/** In Vigie's own conversation with the person, in the first workspace where they are. Never throws. */
export async function warn(person: string, message: Message, { list, callIn }: Reaching, log: Log): Promise<void> {
  const post = (call: Call) =>
    show(message, (shown) => call(({ chat }) => chat.postMessage({ channel: person, ...shown })));
  try {
    let refusal: unknown = new Failure({ code: "workspace-unknown", workspace: "" });
    for (const workspace of await list()) {
      refusal = await post(callIn(workspace)).then(() => undefined, unlessDoubtful);
      if (refusal === undefined) return;
    }
    throw refusal;
  } catch (error) {
    log.warn("slack person not warned", { person, reason: wordOf(error) });
  }
}

/** A refusal, after which another workspace is tried; a doubt is thrown. */
function unlessDoubtful(error: unknown): unknown {
  if (!wasRefused(error)) throw error;
  return error;
}
