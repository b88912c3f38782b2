import type { Trouble } from "../../lib/failure.ts";
import type { Log } from "../../lib/log.ts";
import type { Connected, Notice } from "../listening/connection.ts";
import { holdConnection, LIMITS, type Limits, type PlatformApp } from "../listening/platform-app.ts";
import type { Message } from "../message.ts";
import type { ChannelSettings, DiscordSettings } from "../settings.ts";
import { wordOf } from "./answers.ts";
import { type Call, openCalls } from "./calls.ts";
import { openDiscord } from "./client.ts";
import { type FollowDeps, follow } from "./follow.ts";
import { type Opening, openGateway, troubleOf } from "./gateway.ts";
import { type ListenDeps, listen } from "./listen.ts";
import { register } from "./register.ts";
import { renderDiscord } from "./render.ts";
import { openServing, type ServeDeps } from "./serve.ts";
import { openWays } from "./ways.ts";
import { readSelf } from "./who.ts";

export type DiscordDeps = Pick<FollowDeps, "isFollowed"> &
  Pick<ListenDeps, "suggest"> &
  Omit<ServeDeps, "call" | "channels"> & {
    channels(): readonly Pick<ChannelSettings, "discord" | "mention" | "layout">[];
    settings: DiscordSettings;
    /** Told of Discord's absence and of its return, each once. */
    tell(notice: Notice): void;
    limits?: Partial<Limits>;
  };

const UNKNOWN: Trouble = { code: "discord-away", reason: "other" };

/**
 * Hears what people do in Discord, and answers. Resolves before Discord is there; its absence ends nothing: it is tried
 * again, and told. Closing hears no more, and lets answers under way end.
 */
export async function openDiscordApp(deps: DiscordDeps): Promise<PlatformApp> {
  const { settings, log, clock, pause } = deps;
  const { patience, drain } = { ...LIMITS, ...deps.limits };
  const [stopping, closing] = [new AbortController(), new AbortController()];
  const stop = stopping.signal;
  const calling = { connect: openDiscord(settings), patience, pause };
  const call = openCalls({ ...calling, stop: closing.signal });
  const serving = openServing({ ...deps, call });

  const meeting: Meeting = { ...deps, ...serving, call, asked: openCalls({ ...calling, stop }), patience, stop };
  const held = holdConnection(
    { ...deps, connect: () => meet(meeting), drained: serving.drained, drain, unknown: UNKNOWN },
    { stopping, closing },
  );
  return {
    ...held,
    async warn(people, message) {
      for (const person of people) await warn(person, message, call, { log, clock });
    },
  };
}

type Meeting = ListenDeps &
  Pick<FollowDeps, "isFollowed" | "channels"> &
  Pick<Opening, "settings" | "patience" | "pause" | "stop"> & { settings: DiscordSettings; asked: Call };

/** Asks Discord who Vigie is there, tells it of the commands, then opens the gateway. Throws `Failure`. */
async function meet({ asked, patience, pause, stop, ...deps }: Meeting): Promise<Connected> {
  const { settings, log } = deps;
  const {
    application,
    user: self,
    hearsAll,
  } = await asked(readSelf).catch((error: unknown) => {
    throw troubleOf(error);
  });
  // What keeps commands from being told keeps nobody from being answered.
  await asked((rest) => register(application, settings.guild, rest)).catch((error: unknown) =>
    log.warn("discord commands not registered", { reason: wordOf(error) }),
  );
  const sure = (heard: Promise<void>): void =>
    void heard.catch((error: unknown) => log.warn("discord event unread", { error: String(error) }));
  const hear: Opening["hear"] = {
    interaction: (payload) => sure(listen(payload, deps)),
    message: (payload, parentOf) => sure(follow(payload, { ...deps, self, parentOf })),
  };
  return await openGateway({ settings, hearsAll, hear, log, patience, pause, stop });
}

/** In Vigie's own conversation with the person. */
async function warn(person: string, message: Message, call: Call, deps: { log: Log; clock(): number }): Promise<void> {
  try {
    const route = { person, channel: "", thread: null, isDirect: false, acted: "nothing", isForm: false } as const;
    await openWays(route, call, { ...deps, render: renderDiscord }).reach(message);
  } catch (error) {
    deps.log.warn("discord person not warned", { person, reason: wordOf(error) });
  }
}
