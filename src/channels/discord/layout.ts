import type { Message } from "../message.ts";
import type { ChannelSettings } from "../settings.ts";
import { type EmbedsMessage, renderEmbeds } from "./embeds.ts";
import { COMPONENTS, type DiscordMessage, renderDiscord } from "./render.ts";

/** How messages are shown: in Discord's components, or in its embeds. */
export type Layout = "components" | "embeds";

/** A message as it is sent. */
export type Render = (message: Message) => DiscordMessage | EmbedsMessage;

export const rendererOf = (layout: Layout | undefined): Render => (layout === "embeds" ? renderEmbeds : renderDiscord);

/** How a message that is there is shown, which no change of it makes otherwise; undefined where it does not tell. */
export function layoutOf(message: unknown): Layout | undefined {
  const { flags, embeds } = Object(message);
  if ((Number(flags) & COMPONENTS) !== 0) return "components";
  return Array.isArray(embeds) && embeds.length > 0 ? "embeds" : undefined;
}

/** How messages are shown in a channel, by the settings. */
export const layoutIn = (
  channel: string,
  channels: readonly Pick<ChannelSettings, "discord" | "layout">[],
): Layout | undefined => channels.find(({ discord }) => discord === channel)?.layout;
