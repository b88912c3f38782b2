import type { SettingsChange } from "./channels/settings-message.ts";
import type { Config } from "./config.ts";
import { Failure, findTrouble, type Trouble } from "./lib/failure.ts";
import type { Log } from "./lib/log.ts";
import { changesBetween, settingsForNow } from "./settings-change.ts";

/** What is told of the settings, each once: they changed, cannot serve, or are again those that serve. */
export type SettingsNews =
  | { kind: "changed"; changes: SettingsChange[] }
  | { kind: "refused"; trouble: Trouble }
  | { kind: "restored" }
  | { kind: "environment" };

type Deps = {
  /** `vigie.yaml` as it stands. Throws `Failure`. */
  read(): Promise<Text>;
  /** The settings that it writes. Throws `Failure`. */
  parse(text: Text): Config;
  /** What `.env` holds, "" where there is none; and what it held when the program started. */
  readEnvironment(): Promise<string>;
  environment: string;
  /** Those with which the program started. */
  config: Config;
  /** Makes settings those of the program. Throws `Failure`, and nothing has changed, where they cannot serve. */
  adopt(config: Config): Promise<void>;
  tell(news: SettingsNews): void | Promise<void>;
  log: Log;
  pause(milliseconds: number, stop?: AbortSignal): Promise<void>;
};

type Text = { path: string; text: string };
/** The file as it was seen; two that are the same have the same `mark`. */
type Seen = { mark: string; text: Text | Failure };

export type Reload = {
  /** Reads the settings again where they are no more what they were. */
  look(stop?: AbortSignal): Promise<void>;
  /** Whether `vigie.yaml`, as it stands, cannot serve. */
  isRefused(): boolean;
};

/** Milliseconds in which a file that is being written changes again, and how often that is waited for. */
const SETTLED = 1_000;
const MOST_WAITS = 5;

/** Settings read again while the program runs: bad ones are refused, those before go on. */
export function openReload(given: Deps): Reload {
  const deps = { ...given, parse: once(given.parse) };
  const { log, tell } = deps;
  let current = deps.config;
  let last = deps.config;
  let judged: string | undefined;
  let isRefused = false;
  let { environment } = deps;
  const judge = async ({ text, mark }: Seen): Promise<void> => {
    judged = mark;
    try {
      const { changes, next } = compare(text, last, deps);
      if (changes.length === 0 && isRefused) await tell({ kind: "restored" });
      const adopted = settingsForNow(current, next);
      if (changes.length > 0) await deps.adopt(adopted);
      [current, last, isRefused] = [adopted, next, false];
      if (changes.length === 0) return;
      log.info("settings changed", { settings: changes.map(({ path }) => path.join(".")) });
      await tell({ kind: "changed", changes });
    } catch (error) {
      const trouble = findTrouble(error);
      if (trouble === undefined) throw error;
      isRefused = true;
      log.warn("settings refused", { trouble });
      await tell({ kind: "refused", trouble });
    }
  };
  const lookAtEnvironment = async (): Promise<void> => {
    const now = await deps.readEnvironment();
    if (environment !== now) await tell({ kind: "environment" });
    environment = now;
  };
  return {
    async look(stop) {
      await lookAtEnvironment();
      const seen = await see(deps);
      if (seen.mark === judged) return;
      const settled = saysTheSame(seen, last, deps) ? seen : await settle(seen, stop, deps);
      if (settled !== undefined) await judge(settled);
    },
    isRefused: () => isRefused,
  };
}

/** Ten thousand sources take a second to read: the same text is read once. */
function once(parse: Deps["parse"]): Deps["parse"] {
  let known: { text: string; config: Config } | undefined;
  return (text) => {
    if (known?.text !== text.text) known = { text: text.text, config: parse(text) };
    return known.config;
  };
}

async function see({ read }: Deps): Promise<Seen> {
  try {
    const text = await read();
    return { mark: text.text, text };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    // No text begins with a null.
    return { mark: `\0${error.message}`, text: error };
  }
}

/** A file that no longer changes, as editors write in several goes; undefined where it still does. */
async function settle(first: Seen, stop: AbortSignal | undefined, deps: Deps): Promise<Seen | undefined> {
  let seen = first;
  for (let waits = 0; waits < MOST_WAITS; waits++) {
    await deps.pause(SETTLED, stop);
    if (stop?.aborted) return undefined;
    const again = await see(deps);
    if (again.mark === seen.mark) return again;
    seen = again;
  }
  return undefined;
}

function compare(text: Text | Failure, last: Config, { parse }: Pick<Deps, "parse">) {
  if (text instanceof Failure) throw text;
  // Emptied by mistake, or caught between two goes: all that a team has set would be gone.
  if (text.text.trim() === "") throw new Failure({ code: "settings-wrong", path: text.path, problems: [EMPTY] });
  const next = parse(text);
  return { next, changes: changesBetween(last, next) };
}

const EMPTY = {
  ...{ line: null, name: "le fichier", found: null, expected: "des réglages" },
  fix: "Pour ceux par défaut, relancez Vigie.",
};

function saysTheSame({ text }: Seen, last: Config, deps: Deps): boolean {
  try {
    return compare(text, last, deps).changes.length === 0;
  } catch {
    return false;
  }
}
