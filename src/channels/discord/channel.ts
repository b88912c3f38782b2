import type { REST } from "discord.js";
import { z } from "zod";
import { fold } from "../../french/words.ts";
import { Failure } from "../../lib/failure.ts";
import type { Channel } from "../channel.ts";
import { FORUM_TAGS, threadName, titleOf } from "../discord-wording.ts";
import type { Message } from "../message.ts";
import { answerOf, hasCode, UNKNOWN_CHANNEL } from "./answers.ts";
import type { Connect } from "./client.ts";
import { findMessage } from "./find.ts";
import { type Layout, type Render, rendererOf } from "./layout.ts";
import { withMark } from "./mark.ts";
import { type DiscordPlace, isForum, needsTag, readPlace } from "./place.ts";
import { splitMessage } from "./split.ts";
import { postInThread } from "./thread.ts";

/** `id` as the settings name it, and as Discord does. */
type Place = { id: string; discord: string; layout?: Layout | undefined };

/** Milliseconds: Discord takes five messages in five seconds in a channel. */
const PACE = 1_200;

/** Milliseconds: Discord's clock and ours may differ. */
const CLOCKS = 3_600_000;

/**
 * A channel of Discord, or a forum, where each delivery is a post. A message's id is that of where it stands and its own:
 * `123/456`.
 */
export function openDiscordChannel({ id, discord, layout }: Place, connect: Connect): Channel {
  const render = rendererOf(layout);
  let known: DiscordPlace | undefined;
  const look = async (rest: REST): Promise<DiscordPlace> => {
    known ??= await readPlace(rest, discord);
    return known;
  };
  return {
    ...{ id, pace: PACE, split: splitMessage },
    async post(message, { key, subject, parent, stop }) {
      const body = { ...withMark(render(message), key), nonce: key, enforce_nonce: true };
      try {
        const rest = await connect(stop);
        if (parent !== null) return await reply(body, { id, parent, name: threadName(subject) }, rest);
        const place = await look(rest);
        if (isForum(place.type)) return await openPost(message, { key, subject }, { discord, place, render }, rest);
        return nameOf(await rest.post(`/channels/${discord}/messages`, { body }));
      } catch (error) {
        return answerOf(id, error);
      }
    },
    async find(key, { since, parent, stop }) {
      const thread = parent === null ? null : threadOf(parent);
      try {
        return await findMessage(key, since - CLOCKS, { id, discord, thread }, await connect(stop));
      } catch (error) {
        // No thread: nothing was posted in it.
        return thread !== null && hasCode(error, UNKNOWN_CHANNEL) ? undefined : answerOf(id, error);
      }
    },
    link: async (name) => known && `https://discord.com/channels/${known.guild_id}/${name}`,
    async update(name, message, stop) {
      const [channel, post] = name.split("/");
      try {
        const rest = await connect(stop);
        await rest.patch(`/channels/${channel}/messages/${post}`, { body: render(message) });
        return undefined;
      } catch (error) {
        return answerOf(id, error);
      }
    },
  };
}

const postedSchema = z.object({ id: z.string(), channel_id: z.string() });

const nameOf = (posted: unknown): string => {
  const { id, channel_id } = postedSchema.parse(posted);
  return `${channel_id}/${id}`;
};

/** A thread has the id of the message from which it was opened, and so has the first message of a forum's post. */
const threadOf = (parent: string): string => parent.split("/").at(-1) ?? parent;

type Replied = { id: string; parent: string; name: string };

/** In the thread of the first message, which the first answer opens. */
async function reply(body: object, { id, parent, name }: Replied, rest: REST): Promise<string> {
  const [channel = "", thread = ""] = parent.split("/");
  const posted = await postInThread(body, { channel, thread, name }, rest).catch((error: unknown) => {
    if (channel !== thread || !hasCode(error, UNKNOWN_CHANNEL)) throw error;
    // The post of a forum is gone, and the forum is there.
    throw new Failure({ code: "message-refused", channel: id, reason: "malformed" }, { cause: error });
  });
  return nameOf(posted);
}

/** Nonces are not for posts of forums: their mark alone tells them. */
async function openPost(
  message: Message,
  { key, subject }: { key: string; subject: string },
  { discord, place, render }: { discord: string; place: DiscordPlace; render: Render },
  rest: REST,
): Promise<string> {
  const name = titleOf(message) ?? threadName(subject);
  const wanted = fold(subject.startsWith("edition/") ? FORUM_TAGS.edition : FORUM_TAGS.alert);
  const [first] = place.available_tags;
  const tag =
    place.available_tags.find((each) => fold(each.name) === wanted) ?? (needsTag(place.flags) ? first : undefined);
  const body = { name, message: withMark(render(message), key), ...(tag && { applied_tags: [tag.id] }) };
  const { id } = z.object({ id: z.string() }).parse(await rest.post(`/channels/${discord}/threads`, { body }));
  return `${id}/${id}`;
}
