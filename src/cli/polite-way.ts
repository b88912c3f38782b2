import type { Config } from "../config.ts";
import { openHosts } from "../lib/hosts.ts";
import { type Fetch, openFetch } from "../lib/http.ts";
import { openRobots, type Permit } from "../lib/robots.ts";
import type { Terminal } from "./command.ts";

/**
 * Asks addresses as rounds do, where no round is made: one request at a time to each host, a second apart, and no page that
 * its site keeps from programs.
 */
export function openPoliteWay(
  { privateHosts, contact }: Pick<Config, "privateHosts" | "contact">,
  { clock, pause }: Pick<Terminal, "clock" | "pause">,
): { fetch: Fetch; permit: Permit } {
  const fetch = openFetch(privateHosts, { contact, hosts: openHosts({ clock, pause, gap: 1000 }) });
  return { fetch, permit: openRobots(fetch, clock) };
}
