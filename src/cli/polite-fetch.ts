import type { Config } from "../config.ts";
import { openHosts } from "../lib/hosts.ts";
import { type Fetch, openFetch } from "../lib/http.ts";
import type { Terminal } from "./command.ts";

/** Asks addresses as rounds do, where no round is made: one request at a time to each host, a second apart. */
export function openPoliteFetch(
  { privateHosts, contact }: Pick<Config, "privateHosts" | "contact">,
  { clock, pause }: Pick<Terminal, "clock" | "pause">,
): Fetch {
  return openFetch(privateHosts, { contact, hosts: openHosts({ clock, pause, gap: 1000 }) });
}
