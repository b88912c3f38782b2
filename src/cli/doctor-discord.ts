import type { App } from "../app.ts";
import { visitChannel } from "../channels/discord/channel.ts";
import { openDiscord } from "../channels/discord/client.ts";
import type { Trouble } from "../lib/failure.ts";

/** Milliseconds: who runs the doctor waits for it. */
const PATIENCE = 5_000;

/** Why a channel of Discord is not seen, or undefined. */
export async function visitDiscord(
  place: { id: string; discord: string },
  { config: { discord } }: App,
): Promise<Trouble | undefined> {
  if (discord === null) return { code: "channel-unset", channel: place.id, platform: "discord" };
  const answer = await visitChannel(place, openDiscord(discord), AbortSignal.timeout(PATIENCE));
  return answer?.trouble;
}
