import type { App } from "../app.ts";
import { note } from "../channels/parts.ts";
import { openSlackApp, type SlackApp } from "../channels/slack/app.ts";
import { SLACK_BACK } from "../channels/slack-wording.ts";
import { describeTrouble } from "../channels/troubles.ts";
import { pause } from "../lib/timing.ts";
import type { Context } from "./command.ts";

/** Hears what people do in Slack, and answers them; undefined where the settings do not say how. */
export async function hearSlack(app: App, { say, terminal }: Context): Promise<SlackApp | undefined> {
  const listening = app.config.slack?.listening ?? null;
  if (app.slack === null || listening === null) return undefined;
  return await openSlackApp({
    settings: { ...app.slack, listening },
    // Settings that change bring another.
    handle: (interaction, interim) => app.handle(interaction, interim),
    hear: (id) => app.hear(id),
    isFollowed: (place) => app.isFollowed(place),
    channels: () => app.config.channels,
    tell: (notice) => say([note(notice.kind === "back" ? SLACK_BACK : describeTrouble(notice.trouble))]),
    log: app.log,
    clock: terminal.clock,
    pause,
  });
}
