// `node postman.ts ERRAND`: publishes, alerts and delivers as `start` does, until all is there or it is killed.
import process from "node:process";
import { setTimeout } from "node:timers/promises";
import { openApp } from "../../src/app.ts";
import type { Channel } from "../../src/channels/channel.ts";
import { openDiscordChannel } from "../../src/channels/discord/channel.ts";
import { openDiscord } from "../../src/channels/discord/client.ts";
import type { Message } from "../../src/channels/message.ts";
import { openSlackChannel } from "../../src/channels/slack/channel.ts";
import { openWorkspaces } from "../../src/channels/slack/workspaces.ts";
import { loadConfig } from "../../src/config.ts";
import type { Log } from "../../src/lib/log.ts";
import { CHANNEL_ID, DISCORD_TOKEN } from "./discord/things.ts";
import type { KillPlaceName } from "./kill-places.ts";
import type { Errand } from "./kill-scenes.ts";
import { openLoopbackChannel, splitAtHeadings } from "./loopback-channel.ts";
import { SLACK_TOKEN } from "./slack-platform.ts";

const errand = JSON.parse(process.argv[2] ?? "") as Errand;
const { data, database, place, platform, messages, clockAhead, lease, limits } = errand;

/** A message of several stories in three: what stands before them, the first, and the rest; another in one. */
function splitInThree(message: Message): readonly Message[] {
  const [head = [], first = [], ...rest] = splitAtHeadings(message);
  return rest.length === 0 ? [message] : [head, first, rest.flat()];
}

let left = errand.nth;
const die = (event: string): void => {
  if (event === errand.point && --left === 0) process.kill(process.pid, "SIGKILL");
};
const log: Log = {
  debug: die,
  info: die,
  warn: () => {},
  error: (event, facts) => process.stderr.write(`${event} ${JSON.stringify(facts)}\n`),
};

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

const workspaces = openWorkspaces({ token: SLACK_TOKEN, url: platform });
const connect = openDiscord({ token: DISCORD_TOKEN, url: platform });
type Place = { id: string; slack?: string | undefined };
const inLoopback = ({ id }: Place): Channel => openLoopbackChannel({ id, address: platform, split: splitInThree });
const inSlack = ({ id, slack = "" }: Place): Channel => openSlackChannel({ id, slack }, workspaces);
const inDiscord = ({ id }: Place): Channel => openDiscordChannel({ id, discord: CHANNEL_ID }, connect);
const CHANNELS: Record<KillPlaceName, (place: Place) => Channel> = {
  ...{ loopback: inLoopback, slack: inSlack, "discord-inside": inDiscord, "discord-beyond": inDiscord },
};
const config = await loadConfig(data, database === undefined ? {} : { DATABASE_URL: database });
await using app = await openApp(config, {
  ...{
    name: `${process.pid}-${errand.point ?? ""}`,
    log,
    lease,
    limits,
    clock: () => Date.now() + clockAhead,
    chance: () => 0.5,
    show: () => {},
  },
  // On a server, they may be on machines that know nothing of each other.
  isGone: (other) => database === undefined && !isRunning(Number(other.split("-")[0])),
  place: (settings) => ({ ...CHANNELS[place](settings), pace: 0, split: splitInThree }),
});
for (let looks = 0; looks < 300; looks++) {
  await app.publishDue();
  await app.alertDue();
  await app.deliver({});
  const { parts } = await app.deliveries.tally();
  if (parts.length > 0 && parts.every(({ state, count }) => state === "sent" && count >= messages)) break;
  await setTimeout(50);
}
