import type { App } from "../app.ts";
import { openDiscordApp } from "../channels/discord/app.ts";
import { DISCORD_BACK } from "../channels/discord-wording.ts";
import type { PlatformApp } from "../channels/listening/platform-app.ts";
import { note } from "../channels/parts.ts";
import { describeTrouble } from "../channels/troubles.ts";
import { newId } from "../lib/ids.ts";
import { pause } from "../lib/timing.ts";
import type { Context } from "./command.ts";

/** Hears what people do in Discord, and answers them; undefined where there is no token. */
export async function hearDiscord(app: App, { say, terminal }: Context): Promise<PlatformApp | undefined> {
  const { discord } = app.config;
  if (discord === null) return undefined;
  return await openDiscordApp({
    settings: discord,
    // Settings that change bring others.
    handle: (interaction, interim) => app.handle(interaction, interim),
    opensForm: (wish) => app.opensForm(wish),
    suggest: (what, typed) => app.suggest(what, typed),
    hear: (id) => app.hear(id),
    isFollowed: (place) => app.isFollowed(place),
    channels: () => app.config.channels,
    tell: (notice) => say([note(notice.kind === "back" ? DISCORD_BACK : describeTrouble(notice.trouble))]),
    newId,
    log: app.log,
    clock: terminal.clock,
    pause,
  });
}
