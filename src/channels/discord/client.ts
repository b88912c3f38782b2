import type { REST, RESTOptions } from "discord.js";
import { fetchUntil } from "../../lib/http.ts";
import type { DiscordSettings } from "../settings.ts";

/** A client for a few requests in a row, which are given up when `stop` says so. */
export type Connect = (stop: AbortSignal) => Promise<REST>;

/**
 * Discord's own client, loaded by the first request. It sends nothing twice and waits for nothing: the outbox does. A new
 * one each time: a client that is told to wait has all of its others wait too.
 */
export function openDiscord({ token, url }: Pick<DiscordSettings, "token" | "url">): Connect {
  return async (stop) => {
    const { REST } = await import("discord.js");
    return new REST(restOptions(url, stop)).setToken(token);
  };
}

/** Milliseconds, of which `stop` takes less. */
const LONGEST = 120_000;

export const restOptions = (url: string | undefined, stop: AbortSignal): Partial<RESTOptions> => ({
  ...(url !== undefined && { api: url.replace(/\/+$/, "") }),
  ...{ retries: 0, timeout: LONGEST, rejectOnRateLimit: () => true, handlerSweepInterval: 0, hashSweepInterval: 0 },
  // Its types are those of another edition of what Node has.
  makeRequest: fetchUntil(stop) as unknown as RESTOptions["makeRequest"],
});
