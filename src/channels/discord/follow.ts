import { z } from "zod";
import type { Interaction, Place } from "../interaction.ts";
import type { Heard, Serving } from "../listening/serve.ts";
import type { ChannelSettings } from "../settings.ts";
import { ALONE, personId } from "./listen.ts";
import { messageSchema, textOfMessage } from "./read-text.ts";
import type { Route } from "./ways.ts";

export type FollowDeps = Pick<Serving<Route>, "serve"> & {
  /** Whether Vigie goes on in a thread without being named. */
  isFollowed(place: Place): Promise<boolean>;
  channels(): readonly Pick<ChannelSettings, "discord" | "mention">[];
  /** Vigie's own id. */
  self: string;
  /** The channel of a thread; undefined for what is no thread, or is not known. */
  parentOf(channel: string): string | undefined;
};

const writtenSchema = messageSchema.extend({
  ...{ id: z.string(), channel_id: z.string(), guild_id: z.string().optional(), type: z.number() },
  ...{ author: z.object({ id: z.string(), bot: z.boolean().optional() }), webhook_id: z.string().optional() },
});
type Written = z.infer<typeof writtenSchema>;

/** Kinds of messages that people write: alone, or in answer to others. */
const WRITTEN = new Set([0, 19]);

/** What somebody wrote, where it is for Vigie. Throws where it is no message. */
export async function follow(payload: unknown, deps: FollowDeps): Promise<void> {
  const written = writtenSchema.parse(payload);
  const { type, author, webhook_id, guild_id, mentions } = written;
  if (!WRITTEN.has(type) || author.bot || webhook_id !== undefined || author.id === deps.self) return;
  const isNamed = mentions.some(({ id }) => id === deps.self);
  const place = placeOf(written, isNamed, deps);
  if (guild_id === undefined || isNamed || (await goesOn(written, place, deps)))
    await deps.serve(heardOf(written, place, deps));
}

/** What names Vigie opens a thread of its own, which has the id of the message. */
function placeOf({ id, channel_id: channel, guild_id: guild }: Written, isNamed: boolean, deps: FollowDeps): Place {
  if (guild === undefined) return { platform: "discord", workspace: ALONE, channel, thread: null };
  const parent = deps.parentOf(channel);
  const where = parent === undefined ? { channel, thread: isNamed ? id : null } : { channel: parent, thread: channel };
  return { platform: "discord", workspace: guild, ...where };
}

/** Discord tells nothing of what is written to others, unless it was asked to. */
async function goesOn({ content }: Written, place: Place, { channels, isFollowed }: FollowDeps): Promise<boolean> {
  const isStrict = channels().some(({ discord, mention }) => discord === place.channel && mention === "strict");
  if (place.thread === null || isStrict || content.trim() === "") return false;
  return await isFollowed(place);
}

function heardOf(written: Written, place: Place, { self }: FollowDeps): Heard<Route> {
  const { workspace, channel, thread } = place;
  const text = textOfMessage(written, self);
  const interaction: Interaction = {
    // What takes an administrator is asked by commands and buttons, which say who is one.
    person: { id: personId(written.author.id), isAdmin: async () => false },
    ...{ place, wish: { kind: "question", text } },
  };
  const route: Route = {
    ...{ person: written.author.id, channel, thread, isDirect: workspace === ALONE, acted: "nothing", isForm: false },
    name: text,
  };
  return { id: `discord:${workspace}:${written.id}`, interaction, route };
}
