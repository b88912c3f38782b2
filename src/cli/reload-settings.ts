import { join } from "node:path";
import type { App } from "../app.ts";
import type { Message } from "../channels/message.ts";
import {
  ENVIRONMENT_CHANGED,
  SETTINGS_KEPT,
  SETTINGS_RESTORED,
  settingsMessage,
} from "../channels/settings-message.ts";
import { describeTrouble } from "../channels/troubles.ts";
import { makeConfig, readSettings } from "../config.ts";
import { readIfThere } from "../lib/files.ts";
import { pause } from "../lib/timing.ts";
import { openReload, type Reload, type SettingsNews } from "../reload.ts";
import type { Metric } from "../web/metrics.ts";
import type { Context } from "./command.ts";

/** The file of the settings. */
export const settingsPath = ({ config }: App): string => join(config.data, "vigie.yaml");

/** Reads the settings again while the program runs, and says what became of them. */
export async function reloadSettings(app: App, context: Context): Promise<Reload> {
  const { data } = app.config;
  const { environment, environmentFile } = context.terminal;
  const readEnvironment = async () => (environmentFile === undefined ? "" : await readIfThere(environmentFile));
  return openReload({
    read: () => readSettings(data),
    parse: (text) => makeConfig(text, data, environment),
    ...{ readEnvironment, environment: await readEnvironment() },
    ...{ config: app.config, adopt: app.adopt, log: app.log, pause },
    async tell(news) {
      if (news.kind !== "refused") return context.say(await messageOf(news, app));
      // As at the start: what is to be written stands there to the letter.
      context.terminal.err(`\n${describeTrouble(news.trouble)}\n${SETTINGS_KEPT}\n`);
    },
  });
}

async function messageOf(news: Exclude<SettingsNews, { kind: "refused" }>, app: App): Promise<Message> {
  const note = (text: string): Message => [{ kind: "note", text }];
  if (news.kind === "restored") return note(SETTINGS_RESTORED);
  if (news.kind === "environment") return note(ENVIRONMENT_CHANGED);
  const { channels, zone, at } = app.config;
  const due = await app.editionsDue();
  const next = channels.map(async (channel) => {
    return { channel: channel.id, at: await app.nextEdition(channel), isDue: due.get(channel.id) ?? false };
  });
  const editions = await Promise.all(next);
  return settingsMessage(news.changes, { editions, zone, isReplay: at !== null });
}

/** Whether the settings are refused, for whoever watches the program. */
export const measureSettings = (reload: Reload): Metric => ({
  ...{ name: "vigie_settings_refused", type: "gauge", help: "Whether vigie.yaml, as it stands, cannot serve." },
  samples: [{ value: Number(reload.isRefused()) }],
});
