import { join } from "node:path";
import { type DiscordDeps, openDiscordApp } from "../../../src/channels/discord/app.ts";
import type { Handle, Interaction, Reply, Suggest } from "../../../src/channels/interaction.ts";
import type { Notice } from "../../../src/channels/listening/connection.ts";
import type { PlatformApp } from "../../../src/channels/listening/platform-app.ts";
import type { Message } from "../../../src/channels/message.ts";
import { conversationMigrations, openConversationStore } from "../../../src/commands/store.ts";
import { openDatabase } from "../../../src/lib/database.ts";
import { openLog } from "../../../src/lib/log.ts";
import { pause } from "../../../src/lib/timing.ts";
import { openTemporaryFolder } from "../temporary-folder.ts";
import { type DiscordPlatform, openDiscordPlatform } from "./platform.ts";
import { DISCORD_TOKEN } from "./things.ts";

export type World = AsyncDisposable & {
  platform: DiscordPlatform;
  app: PlatformApp;
  /** All that was handed over. */
  heard: Interaction[];
  notices: Notice[];
  logged: Record<string, unknown>[];
  time: { now: number };
  /** Something that somebody did. */
  act(payload: unknown): void;
  /** Something that somebody wrote. */
  write(payload: unknown): void;
};

type Options = {
  handle?: Handle;
  suggest?: Suggest;
  /** Threads that go on by themselves. */
  followed?: string[];
  channels?: ReturnType<DiscordDeps["channels"]>;
  platform?: DiscordPlatform;
  settings?: Partial<DiscordDeps["settings"]>;
  limits?: DiscordDeps["limits"];
  hear?: DiscordDeps["hear"];
  opensForm?: DiscordDeps["opensForm"];
  isFollowed?: DiscordDeps["isFollowed"];
  /** How many times faster Vigie's pauses are. */
  haste?: number;
};

const HASTE = 50;

/** Discord's client takes half a second to come back: hasty pauses must leave it that. */
const LIMITS = { patience: 150_000 };

export const noteOf = (text: string): Message => [{ kind: "note", text }];

/** A message to the person, in no other's place, unless it says so. */
export const replyOf = (text: string, other: { to?: "place"; replaces?: true } = {}): Reply => ({
  ...{ kind: "message", message: noteOf(text), to: "person", replaces: false },
  ...other,
});

/** Vigie listening to a Discord on loopback, over a real store; it answers « Réponse » unless it is told otherwise. */
export async function openWorld(options: Options = {}): Promise<World> {
  await using stack = new AsyncDisposableStack();
  const platform = options.platform ?? stack.use(await openDiscordPlatform());
  const folder = stack.use(openTemporaryFolder());
  const { database } = stack.use(await openDatabase(join(folder.path, "vigie.db"), conversationMigrations));
  const store = openConversationStore(database);
  const world: Pick<World, "heard" | "notices" | "logged" | "time"> = {
    ...{ heard: [], notices: [], logged: [], time: { now: platform.now() } },
  };
  const { handle = async () => [replyOf("Réponse")], suggest = async () => [], followed = [] } = options;
  const app = await openDiscordApp({
    settings: { token: DISCORD_TOKEN, url: platform.address, guild: undefined, shards: 1, ...options.settings },
    handle(interaction, interim) {
      world.heard.push(interaction);
      platform.stir();
      return handle(interaction, interim);
    },
    opensForm: options.opensForm ?? (() => false),
    newId: () => `n${world.heard.length}`,
    suggest,
    hear: options.hear ?? ((id) => store.hear(id, world.time.now)),
    isFollowed: options.isFollowed ?? (async ({ channel, thread }) => followed.includes(`${channel}:${thread}`)),
    channels: () => options.channels ?? [],
    tell(notice) {
      world.notices.push(notice);
      platform.stir();
    },
    log: openLog(
      "debug",
      (line) => world.logged.push(JSON.parse(line)),
      () => world.time.now,
      "essai",
    ),
    clock: () => world.time.now,
    pause: (milliseconds, stop) => pause(milliseconds / (options.haste ?? HASTE), stop),
    limits: options.limits ?? LIMITS,
  });
  // Closed first: what is under way answers all the same.
  stack.use(app);
  const owned = stack.move();
  return {
    ...{ platform, app, ...world },
    act: (payload) => platform.gateway.dispatch("INTERACTION_CREATE", payload),
    write: (payload) => platform.gateway.dispatch("MESSAGE_CREATE", payload),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

/** The same, once Discord is met. */
export async function openMetWorld(options: Options = {}): Promise<World> {
  const world = await openWorld(options);
  const { gateway } = world.platform;
  await world.platform.until(() => gateway.open.size > 0 && gateway.identified.length > 0);
  return world;
}
