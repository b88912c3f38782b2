import type { REST } from "discord.js";
import { z } from "zod";

/** What Discord's channels are, of what matters here. */
export const isThread = (type: number): boolean => type === 10 || type === 11 || type === 12;
export const isForum = (type: number): boolean => type === 15 || type === 16;

/** Whether a post of a forum must have a tag. */
export const needsTag = (flags: number): boolean => (flags & 16) !== 0;

const placeSchema = z.object({
  type: z.number(),
  guild_id: z.string().default(""),
  parent_id: z.string().nullish(),
  last_message_id: z.string().nullish(),
  flags: z.number().default(0),
  available_tags: z.array(z.object({ id: z.string(), name: z.string() })).default([]),
});
export type DiscordPlace = z.infer<typeof placeSchema>;

/** A channel as Discord has it. Throws what Discord's client throws. */
export async function readPlace(rest: REST, channel: string): Promise<DiscordPlace> {
  return placeSchema.parse(await rest.get(`/channels/${channel}`));
}

/** Epoch milliseconds from which Discord's ids count. */
const EPOCH = 1_420_070_400_000;

/** The id below all those of an instant and after it. */
export const idBefore = (instant: number): string =>
  String((BigInt(Math.max(0, Math.floor(instant) - EPOCH)) << 22n) - 1n);
