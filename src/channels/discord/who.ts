import type { REST } from "discord.js";
import { z } from "zod";

/** Who Vigie is in Discord; `hearsAll`: whether it may read what is not written to it. */
export type Self = { application: string; user: string; hearsAll: boolean };

const applicationSchema = z.object({
  id: z.string(),
  flags: z.number().default(0),
  bot: z.object({ id: z.string() }).optional(),
});

/** The right to the content of messages: a large application's, and a small one's. */
const MESSAGE_CONTENT = (1 << 18) | (1 << 19);

/** Asks Discord. Throws what its client throws. */
export async function readSelf(rest: REST): Promise<Self> {
  const { id, flags, bot } = applicationSchema.parse(await rest.get("/applications/@me"));
  return { application: id, user: bot?.id ?? id, hearsAll: (flags & MESSAGE_CONTENT) !== 0 };
}
