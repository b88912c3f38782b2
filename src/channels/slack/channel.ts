import type { Failure } from "../../lib/failure.ts";
import type { Channel } from "../channel.ts";
import { slackPlaceOf } from "../settings.ts";
import { answerOf } from "./answers.ts";
import { show } from "./calls.ts";
import { splitMessage } from "./split.ts";
import type { Workspaces } from "./workspaces.ts";

/** `id` as the settings name it; `slack` as they place it. */
type Place = { id: string; slack: string };

/** Milliseconds: Slack takes about a message a second in a channel. */
const PACE = 1_200;

/** Milliseconds: Slack's clock and ours may differ. */
const CLOCKS = 3_600_000;

/** Messages that one answer holds. */
const PAGE = 200;

/** What goes with every message, by which it is found again. */
const EVENT = "vigie_message";

/** Nothing that a message leads to is shown under it, and no name in it calls anybody. */
const SOBER = { unfurl_links: false, unfurl_media: false, parse: "none", link_names: false } as const;

/** A channel of Slack; a message's id is the instant that Slack gives it. */
export function openSlackChannel({ id, slack }: Place, workspaces: Pick<Workspaces, "connect" | "addressOf">): Channel {
  const { workspace, channel } = slackPlaceOf(slack);
  const connect = workspaces.connect(workspace);
  return {
    ...{ id, pace: PACE, split: splitMessage },
    async post(message, { key, parent, stop }) {
      const metadata = { event_type: EVENT, event_payload: { key } };
      const thread = parent === null ? {} : { thread_ts: parent };
      try {
        const { chat } = await connect(stop);
        // What was refused is not there, and may be posted otherwise.
        const { ts } = await show(message, (shown) =>
          chat.postMessage({ channel, ...shown, ...SOBER, metadata, ...thread }),
        );
        return ts ?? answerOf(id, "post", new Error("Slack gave no id."));
      } catch (error) {
        return answerOf(id, "post", error);
      }
    },
    async find(key, { since, parent, stop }) {
      try {
        return await findKey(key, { channel, parent, oldest: Math.max(0, since - CLOCKS) }, await connect(stop));
      } catch (error) {
        const answer = answerOf(id, "find", error);
        // No thread: nothing was posted in it.
        const { trouble } = answer;
        return parent !== null && trouble.code === "message-refused" ? undefined : answer;
      }
    },
    async link(ts) {
      const address = await workspaces.addressOf(workspace);
      return address && `${address}archives/${channel}/p${ts.replace(".", "")}`;
    },
    async update(ts, message, stop) {
      try {
        const { chat } = await connect(stop);
        await show(message, (shown) => chat.update({ channel, ts, ...shown, parse: "none", link_names: false }));
        return undefined;
      } catch (error) {
        return answerOf(id, "post", error);
      }
    },
  };
}

/** Why a channel could not be read now, or undefined. */
export async function visitChannel(
  { id, slack }: Place,
  { connect }: Pick<Workspaces, "connect">,
  stop: AbortSignal,
): Promise<Failure | undefined> {
  const { workspace, channel } = slackPlaceOf(slack);
  try {
    const { conversations } = await connect(workspace)(stop);
    await conversations.history({ channel, limit: 1 });
    return undefined;
  } catch (error) {
    return answerOf(id, "find", error);
  }
}

type Client = Awaited<ReturnType<ReturnType<Workspaces["connect"]>>>;
type Where = { channel: string; parent: string | null; oldest: number };

/** The message of a key since `oldest`, in epoch milliseconds, in a thread or in the channel itself. */
async function findKey(key: string, { channel, parent, oldest }: Where, { conversations }: Client) {
  const asked = {
    channel,
    oldest: (oldest / 1000).toFixed(6),
    inclusive: true,
    include_all_metadata: true,
    limit: PAGE,
  };
  let cursor: string | undefined;
  do {
    const page = { ...asked, ...(cursor && { cursor }) };
    const { messages = [], response_metadata } =
      parent === null ? await conversations.history(page) : await conversations.replies({ ...page, ts: parent });
    const found = messages.find(({ metadata }) => Object(metadata?.event_payload).key === key);
    if (found?.ts !== undefined) return found.ts;
    cursor = response_metadata?.next_cursor;
  } while (cursor);
  return undefined;
}
