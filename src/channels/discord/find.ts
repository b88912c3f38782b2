import type { REST } from "discord.js";
import { z } from "zod";
import { Failure } from "../../lib/failure.ts";
import { hasCode, UNKNOWN_CHANNEL, UNKNOWN_MESSAGE } from "./answers.ts";
import { hasMark } from "./mark.ts";
import { type DiscordPlace, idBefore, isForum, readPlace } from "./place.ts";

/** Messages and posts that one answer holds. */
const PAGE = 100;

type Where = { id: string; discord: string; thread: string | null };

/** The message of a key since an instant, as `channel/message`. Throws what Discord's client throws, and `Failure`. */
export async function findMessage(key: string, since: number, where: Where, rest: REST): Promise<string | undefined> {
  const after = idBefore(since);
  if (where.thread !== null) return await findIn(where.thread, key, after, rest);
  const place = await readPlace(rest, where.discord);
  if (isForum(place.type)) return await findPost(key, after, where.discord, place, rest);
  const found = await findIn(where.discord, key, after, rest);
  if (found === undefined && !(await isReadable(where.discord, after, place, rest)))
    throw new Failure({ code: "channel-closed", channel: where.id, reason: "no-history" });
  return found;
}

async function findIn(channel: string, key: string, first: string, rest: REST): Promise<string | undefined> {
  for (let after = first; ; ) {
    const query = new URLSearchParams({ after, limit: String(PAGE) });
    const page = messagesSchema.parse(await rest.get(`/channels/${channel}/messages`, { query }));
    const found = page.find((message) => hasMark(message, key));
    if (found !== undefined) return `${channel}/${found.id}`;
    // The newest comes first.
    const [newest] = page;
    if (newest === undefined || BigInt(newest.id) <= BigInt(after)) return undefined;
    after = newest.id;
  }
}

const messagesSchema = z.array(z.looseObject({ id: z.string() }));

/** To who may not read, Discord shows a channel without any message. */
async function isReadable(channel: string, after: string, { last_message_id: last }: DiscordPlace, rest: REST) {
  if (last == null || BigInt(last) <= BigInt(after)) return true;
  const query = new URLSearchParams({ limit: "1" });
  return messagesSchema.parse(await rest.get(`/channels/${channel}/messages`, { query })).length > 0;
}

const threadsSchema = z.object({
  threads: z.array(z.object({ id: z.string(), parent_id: z.string().nullish() })),
});

/** A post of a forum: a thread, whose first message has its id. */
async function findPost(key: string, after: string, forum: string, { guild_id: guild }: DiscordPlace, rest: REST) {
  const active = threadsSchema.parse(await rest.get(`/guilds/${guild}/threads/active`)).threads;
  const archived = threadsSchema.parse(await rest.get(`/channels/${forum}/threads/archived/public`)).threads;
  const posts = [...active, ...archived].filter(
    ({ id, parent_id: parent }) => parent === forum && BigInt(id) > BigInt(after),
  );
  for (const { id } of posts) {
    const first = await rest.get(`/channels/${id}/messages/${id}`).catch((error: unknown) => {
      if (hasCode(error, UNKNOWN_CHANNEL, UNKNOWN_MESSAGE)) return undefined;
      throw error;
    });
    if (hasMark(first, key)) return `${id}/${id}`;
  }
  return undefined;
}
