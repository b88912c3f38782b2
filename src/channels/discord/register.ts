import type { REST } from "discord.js";
import { definitions } from "./commands.ts";

/**
 * Tells Discord of the commands, where it knows others; everywhere, or in one server alone. True where it was told.
 * Throws what Discord's client throws.
 */
export async function register(application: string, guild: string | undefined, rest: REST): Promise<boolean> {
  const inGuild = guild === undefined ? "" : `/guilds/${guild}`;
  const route = `/applications/${application}${inGuild}/commands` as const;
  const known = await rest.get(route, { query: new URLSearchParams({ with_localizations: "true" }) });
  const wanted = definitions();
  if (holds(known, wanted)) return false;
  await rest.put(route, { body: wanted });
  return true;
}

/** Whether what Discord knows says all that is wanted, and of lists no more; it adds fields of its own. */
export function holds(known: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted)) {
    const all: unknown[] = Array.isArray(known) ? known : [];
    return (
      all.length === wanted.length && wanted.every((each) => all.some((one) => isNamed(one, each) && holds(one, each)))
    );
  }
  if (typeof wanted !== "object" || wanted === null)
    return wanted === known || ((wanted === false || wanted === null) && known === undefined);
  const isMore = GIVEN_UP.some((name) => !Object.hasOwn(wanted, name) && Object(known)[name]);
  return (
    !isMore && Object.entries(wanted).every(([name, value]) => holds(Object(known)[name] ?? emptyFor(value), value))
  );
}

/** What an option no longer has says more than is wanted. */
const GIVEN_UP = ["choices", "autocomplete"];

/** Discord leaves empty lists out, and sets commands in an order of its own. */
const emptyFor = (value: unknown): unknown => (Array.isArray(value) && value.length === 0 ? [] : undefined);
const isNamed = (one: unknown, other: unknown): boolean => Object(one).name === Object(other).name;
