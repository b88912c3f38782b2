import type { Client } from "discord.js";
import { Failure } from "../../lib/failure.ts";
import type { Log } from "../../lib/log.ts";
import type { pause } from "../../lib/timing.ts";
import type { Connected } from "../listening/connection.ts";
import type { DiscordSettings } from "../settings.ts";
import { answerOf } from "./answers.ts";
import { restOptions } from "./client.ts";
import { awaitShards } from "./shards.ts";

/** `hearsAll`: whether Vigie may read what is not written to it. Nothing that `hear` does throws. */
export type Opening = {
  settings: Pick<DiscordSettings, "token" | "url" | "shards">;
  hearsAll: boolean;
  hear: { interaction(payload: unknown): void; message(payload: unknown, parentOf: ParentOf): void };
  log: Log;
  /** Milliseconds that a connection may take to open, or to come back. */
  patience: number;
  pause: typeof pause;
  stop: AbortSignal;
};

/** The channel of a thread; undefined for what is no thread, or is not known. */
type ParentOf = (channel: string) => string | undefined;

/** Milliseconds that Discord has to close its side: past them, ours is closed without it. */
const GRACE = 1_000;

/** What keeps Discord from being there, as people can mend it: a token that it refuses, or time. */
export function troubleOf(error: unknown): Failure {
  if (error instanceof Failure) return error;
  const { trouble } = answerOf("", error);
  const isToken =
    Object(error).code === "TokenInvalid" || (trouble.code === "channel-closed" && trouble.reason === "token");
  if (isToken) return new Failure({ code: "discord-refused", what: "token" }, { cause: error });
  const reason = trouble.code === "channel-busy" ? trouble.reason : "other";
  return new Failure({ code: "discord-away", reason }, { cause: error });
}

const away = (): Failure => new Failure({ code: "discord-away", reason: "ETIMEDOUT" });

/** Codes with which Discord hangs up for good. */
const REFUSALS: Record<number, "token" | "rights" | "shards"> = {
  ...{ 4004: "token", 4013: "rights", 4014: "rights", 4010: "shards", 4011: "shards" },
};

const refusalOf = (code: number): Failure => {
  const what = REFUSALS[code];
  return what === undefined ? away() : new Failure({ code: "discord-refused", what });
};

/**
 * Opens the gateway, by one shard or more, and comes back to it for as long as that is prompt: once one of them is away past
 * `patience` it is lost, and somebody else opens it again, after pauses that grow. Throws `Failure`.
 */
export async function openGateway(opening: Opening): Promise<Connected> {
  const { settings, patience, pause, stop } = opening;
  const { client, strategy, returns } = await makeClient(opening);
  const over = Promise.withResolvers<never>();
  over.promise.catch(() => {});
  client.on("shardDisconnect", ({ code }) => over.reject(refusalOf(code)));
  const shards = awaitShards(() => over.reject(away()), patience, pause);
  client.on("shardReconnecting", (shard) => shards.expect(shard, client.ws.shards.size));
  for (const event of returns) client.ws.on(event, (_: unknown, shard: number) => shards.arrived(shard));

  const stopped = new Promise<void>((resolve) => stop.addEventListener("abort", () => resolve(), { once: true }));
  const close = async (): Promise<void> => {
    // What ends is not waited for.
    client.removeAllListeners("shardReconnecting");
    shards.end();
    await hangUp(client, strategy(), pause);
  };
  try {
    await Promise.race([client.login(settings.token), over.promise, stopped]);
  } catch (error) {
    await close();
    throw troubleOf(error);
  }
  shards.opened();
  const untilLost = async (): Promise<void> => {
    try {
      await Promise.race([over.promise, stopped]);
    } finally {
      await close();
    }
  };
  return { lost: untilLost() };
}

/** A client that is heard, and keeps nothing of what was said. `strategy` is what holds its connection; `returns`, what says that it is there. */
async function makeClient({ settings, hearsAll, hear, log, stop }: Opening) {
  const { Client, Events, GatewayDispatchEvents, GatewayIntentBits, Options, SimpleShardingStrategy } = await import(
    "discord.js"
  );
  let strategy: unknown;
  const { Guilds, GuildMessages, DirectMessages, MessageContent } = GatewayIntentBits;
  const client = new Client({
    intents: [Guilds, GuildMessages, DirectMessages, ...(hearsAll ? [MessageContent] : [])],
    allowedMentions: { parse: [] },
    rest: restOptions(settings.url, stop),
    ...(settings.shards === "auto" ? { shards: settings.shards } : { shardCount: settings.shards }),
    makeCache: Options.cacheWithLimits({ MessageManager: 0, GuildMemberManager: 0, UserManager: 0 }),
    ws: {
      buildStrategy(manager) {
        const built = new SimpleShardingStrategy(manager);
        strategy = built;
        const emit = manager.emit.bind(manager) as (...event: unknown[]) => boolean;
        // What discord.js cannot make out would end the process.
        manager.emit = (...event: unknown[]) => {
          try {
            return emit(...event);
          } catch (error) {
            log.warn("discord frame unread", { error: String(error) });
            return true;
          }
        };
        return built;
      },
    },
  });
  // Without somebody to hear them, errors end the process.
  const logError = (error: Error): void => log.warn("discord gateway error", { error: String(error) });
  client.on(Events.Error, logError).on(Events.ShardError, logError);
  const parentOf: ParentOf = (id) => {
    const channel = client.channels.cache.get(id);
    return channel?.isThread() ? (channel.parentId ?? undefined) : undefined;
  };
  client.ws.on(GatewayDispatchEvents.InteractionCreate, (payload: unknown) => hear.interaction(payload));
  client.ws.on(GatewayDispatchEvents.MessageCreate, (payload: unknown) => hear.message(payload, parentOf));
  return { client, strategy: () => strategy, returns: [GatewayDispatchEvents.Ready, GatewayDispatchEvents.Resumed] };
}

/** A connection of Discord's client, of what it does not offer by itself. */
type Shard = { internalConnect(): Promise<void>; connection: Connection | null };
type Connection = { on(event: "error", listener: () => void): void; terminate(): void };

/**
 * Ends a client for good. One that is told to end while it comes back comes back all the same, and one whose other side is
 * mute is waited for half a minute.
 */
async function hangUp(client: Client, strategy: unknown, pause: Opening["pause"]): Promise<void> {
  const shards: Shard[] = [...Object(Object(strategy).shards ?? new Map()).values()];
  const connections = shards.map(({ connection }) => connection);
  for (const shard of shards) shard.internalConnect = async () => {};
  const closed = new AbortController();
  void client.destroy().then(() => closed.abort());
  await pause(GRACE, closed.signal);
  for (const connection of connections) {
    // One that was never there says so as an error, which ends the process where nobody hears it.
    connection?.on("error", () => {});
    connection?.terminate();
  }
}
