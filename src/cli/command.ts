import type { App } from "../app.ts";
import type { Message } from "../channels/message.ts";
import type { Config } from "../config.ts";

/** What the command line needs from the process that runs it. */
export type Terminal = {
  /** By which this process is told from others that share the store. */
  name: string;
  /** Whether the process of such a name is known to have ended. */
  isGone(name: string): boolean;
  /** Whole text for standard output and standard error. */
  out(text: string): void;
  err(text: string): void;
  width: number;
  colour: boolean;
  /** Whether standard error is a terminal, where a line can be written over. */
  live: boolean;
  environment: Record<string, string | undefined>;
  /** The file that completes it, read when the program starts. */
  environmentFile?: string;
  clock(): number;
  /** Waits some milliseconds, or until `stop`, where another's machine is spared. */
  pause(milliseconds: number, stop?: AbortSignal): Promise<void>;
  /** A number from 0 to 1. */
  chance(): number;
  /** Asks a question and resolves to the line that answers it, "" where none comes; absent where nobody can answer. */
  ask?(question: string): Promise<string>;
  /** Resolves at the next Ctrl-C or SIGTERM, which end the program by themselves until this is called. */
  untilStopped(): Promise<void>;
};

/** The words of a command, its options read. */
export type Arguments = {
  words: string[];
  data: string;
  json: boolean;
  /** Values of the options that the command names. */
  options: Record<string, string | undefined>;
  /** The options without a value that were given. */
  flags: ReadonlySet<string>;
  /** Values of an option that takes several. */
  sets: string[];
};

/** What a command works with: `open` opens the store, and closes it when the command ends. */
export type Context = {
  terminal: Terminal;
  arguments: Arguments;
  config(): Promise<Config>;
  open(): Promise<App>;
  /** Shows a message, or with `--json` the value and nothing else. */
  show(message: Message, value: unknown): void;
  /** Says something besides, on standard error, so that what is shown can be piped. */
  say(message: Message): void;
  /** A text without the secrets of the environment, for what leaves by another way. */
  redact(text: string): string;
};

/** An option, what stands for its value in the help where it takes one, and what it does. */
export type Option = { value?: string; does: string; several?: boolean };

export type Command = {
  name: string;
  /** What follows the name: "QUESTION", "list|add URL". */
  usage: string;
  does: string;
  options?: Record<string, Option>;
  /** How many words it takes. */
  words: [least: number, most: number];
  /** Resolves to false where something failed that was already said. */
  run(context: Context): Promise<boolean>;
};
