import type { SettingsChange } from "./channels/settings-message.ts";
import type { Config } from "./config.ts";

/** What is read once, when the program starts: the environment, where the data is, and the clock of a replay. */
const FIXED: readonly string[] = [
  "data",
  "database",
  "at",
  "model",
  "slack",
  "port",
  "logLevel",
] satisfies (keyof Config)[];

/** The new settings, but for what is read when the program starts. */
export function settingsForNow({ data, database, at, model, slack, port, logLevel }: Config, next: Config): Config {
  return { ...next, data, database, at, model, slack, port, logLevel };
}

/** All that differs between two settings, in the order of the first; the order of what has an id says nothing. */
export function changesBetween(before: Config, after: Config): SettingsChange[] {
  return compare(before, after, []).map((change) => ({ ...change, waits: FIXED.includes(change.path[0] ?? "") }));
}

function compare(from: unknown, to: unknown, path: string[]): Omit<SettingsChange, "waits">[] {
  const [before, after] = [namesIn(from), namesIn(to)];
  if (before === undefined || after === undefined) return isSame(from, to) ? [] : [{ path, from, to }];
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].flatMap((name) => compare(before.get(name), after.get(name), [...path, name]));
}

/** The values of a group by their names, or those of a list by their ids; undefined for what is one value. */
function namesIn(value: unknown): Map<string, unknown> | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (!Array.isArray(value)) return new Map(Object.entries(value).filter(([, each]) => each !== undefined));
  const ids = value.map((each: unknown) => Object(each).id);
  return ids.every((id) => typeof id === "string") ? new Map(ids.map((id, at) => [id, value[at]])) : undefined;
}

const isSame = (from: unknown, to: unknown): boolean => JSON.stringify(from) === JSON.stringify(to);
