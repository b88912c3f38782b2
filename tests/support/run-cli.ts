import { spawn } from "node:child_process";
import { EventEmitter, once } from "node:events";
import process from "node:process";
import { fileURLToPath } from "node:url";
import type { Terminal } from "../../src/cli/command.ts";
import { run } from "../../src/cli/run.ts";

/** What a command left behind: its exit status, and all that it wrote. */
export type Ran = { status: number | null; out: string; err: string };

/** The instant that the clock of `runCli` shows. */
const NOW = Date.parse("2025-12-24T09:00:00Z");

/** A terminal at that instant, but for what it is written on. */
export const SOBER: Omit<Terminal, "out" | "err"> = {
  name: "essai",
  isGone: () => false,
  ...{ width: 80, colour: false, live: false, environment: { PORT: "0" } },
  clock: () => NOW,
  pause: async () => {},
  chance: () => 0.5,
  untilStopped: async () => {},
};

/** Runs a command line in this process. */
export async function runCli(argv: readonly string[], terminal: Partial<Terminal> = {}): Promise<Ran> {
  const ran = { out: "", err: "" };
  const status = await run(argv, {
    ...{ ...SOBER, ...terminal },
    out: (text) => {
      ran.out += text;
    },
    err: (text) => {
      ran.err += text;
    },
  });
  return { status, ...ran };
}

/** What nobody should have to read: a stack, a code, the name of an error, English, a value that is missing. */
export const NOT_FOR_PEOPLE =
  /^\s*at \S|\w*Error\b|\b(?:E[A-Z]{4,}|ERR_\w+)\b|\b(?:undefined|null|NaN|object|failed|cannot|invalid|expected|the)\b/m;

/** Text without the spaces of typography, on one line. */
export const plain = (text: string): string => text.replace(/\s+/g, " ").trim();

export type Running = {
  ended: Promise<Ran>;
  /** Resolves once the program has printed a text, on either output, in one line or several; rejects where it ends before. */
  until(text: string): Promise<void>;
  send(signal: NodeJS.Signals): void;
  /** What it has written on standard error so far. */
  err(): string;
};

/** Starts the program itself, as `node src/main.ts` does. */
export function spawnCli(argv: readonly string[], environment: NodeJS.ProcessEnv = {}): Running {
  const main = fileURLToPath(new URL("../../src/main.ts", import.meta.url));
  const child = spawn(process.execPath, [main, ...argv], { env: { ...process.env, PORT: "0", ...environment } });
  const ran = { out: "", err: "" };
  const news = new EventEmitter();
  for (const [name, stream] of [["out", child.stdout] as const, ["err", child.stderr] as const]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      ran[name] += text;
      news.emit("text");
    });
  }
  const ended = once(child, "close").then(([status]: (number | null)[]): Ran => ({ status: status ?? null, ...ran }));
  return {
    ended,
    send: (signal) => child.kill(signal),
    err: () => ran.err,
    async until(text) {
      const over = ended.then(() => true);
      const isThere = (): boolean => [ran.out, ran.err].some((said) => plain(said).includes(plain(text)));
      while (!isThere()) {
        const isOver = await Promise.race([over, once(news, "text").then(() => false)]);
        if (isOver && !isThere()) throw new Error(`« ${text} » never came: ${ran.err}`);
      }
    },
  };
}
