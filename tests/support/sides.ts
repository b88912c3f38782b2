import { once } from "node:events";
import { command as discordCommand, textOptions } from "./discord/payloads.ts";
import { openDiscordPlatform } from "./discord/platform.ts";
import { CHANNEL_ID, DISCORD_TOKEN, USER_ID } from "./discord/things.ts";
import { plain } from "./run-cli.ts";
import { APP_TOKEN } from "./slack/listening.ts";
import { command as slackCommand } from "./slack/payloads.ts";
import { openSlackPlatform, SLACK_TOKEN } from "./slack-platform.ts";

export type SideName = "slack" | "discord";

/** One of two platforms that a program serves, on loopback. */
export type Side = AsyncDisposable & {
  address: string;
  /** Resolves once people there have read something. */
  read(said: RegExp): Promise<void>;
  /** Asks a question there, once Vigie listens. */
  ask(question: string): Promise<void>;
};

/** `places`: what channels are called there; `admin`: who runs Vigie. */
type SideKind = {
  open(): Promise<Side>;
  environment(address: string, token?: string): Record<string, string>;
  places: (at: number) => string;
  admin: string;
};

export const SIDES: Record<SideName, SideKind> = {
  slack: {
    ...{ open: openSlackSide, places: (at) => `C${at + 1}`, admin: "U0ADMIN" },
    environment: (address, token = SLACK_TOKEN) => ({
      ...{ SLACK_API_URL: address, SLACK_BOT_TOKEN: token, SLACK_APP_TOKEN: APP_TOKEN },
    }),
  },
  discord: {
    ...{ open: openDiscordSide, places: (at) => String(BigInt(CHANNEL_ID) + 1_000n * BigInt(at)), admin: USER_ID },
    environment: (address, token = DISCORD_TOKEN) => ({ DISCORD_API_URL: address, DISCORD_TOKEN: token }),
  },
};

async function openSlackSide(): Promise<Side> {
  const platform = await openSlackPlatform();
  for (const channel of ["D1", SIDES.slack.admin]) platform.channels.set(channel, undefined);
  return {
    address: platform.address,
    read: (said) => readIn(platform, said, () => [platform.stored, platform.responded]),
    async ask(question) {
      await platform.until(() => platform.socket.open.size > 0);
      await platform.socket.deliver("slash_commands", slackCommand(platform, "/demander", question));
    },
    [Symbol.asyncDispose]: () => platform[Symbol.asyncDispose](),
  };
}

async function openDiscordSide(): Promise<Side> {
  const platform = await openDiscordPlatform();
  const { gateway } = platform;
  return {
    address: platform.address,
    read: (said) => readIn(platform, said, () => platform.stored),
    async ask(question) {
      await platform.until(() => gateway.open.size > 0 && gateway.identified.length > 0);
      gateway.dispatch("INTERACTION_CREATE", discordCommand(platform, "demander", textOptions({ question })));
    },
    [Symbol.asyncDispose]: () => platform[Symbol.asyncDispose](),
  };
}

type Platform = { until(holds: () => boolean): Promise<void> };

async function readIn(platform: Platform, said: RegExp, sent: () => unknown): Promise<void> {
  const text = () => plain(JSON.stringify(sent()));
  const over = once(AbortSignal.timeout(PATIENCE), "abort").then(() => "over");
  if ((await Promise.race([platform.until(() => said.test(text())), over])) === "over")
    throw new Error(`Nothing said ${said}, but ${text()}`);
}

/** Milliseconds. */
const PATIENCE = 60_000;
