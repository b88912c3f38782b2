import { hostname } from "node:os";
import process from "node:process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { describeTrouble, UNEXPECTED } from "./channels/troubles.ts";
import type { Terminal } from "./cli/command.ts";
import { run } from "./cli/run.ts";
import { openRedactor } from "./lib/redact.ts";
import { pause } from "./lib/timing.ts";
import { secretsIn } from "./secrets.ts";

const { stdin, stdout, stderr, env } = process;
// A reader such as `head` may close the pipe before everything is written.
for (const stream of [stdout, stderr]) stream.on("error", () => {});

const HERE = `${hostname()}-`;

const ENVIRONMENT = fileURLToPath(new URL("../.env", import.meta.url));

const terminal: Terminal = {
  // A process that starts again with its old number, as the first one of a container does, is another worker.
  name: `${HERE}${process.pid}-${Math.random().toString(36).slice(2, 6)}`,
  isGone: (name) => name.startsWith(HERE) && !isRunning(Number.parseInt(name.slice(HERE.length), 10)),
  out: (text) => stdout.write(text),
  err: (text) => stderr.write(text),
  width: stdout.columns ?? 80,
  colour: stdout.isTTY === true && (stdout.hasColors?.() ?? false),
  live: stderr.isTTY === true,
  environment: env,
  environmentFile: ENVIRONMENT,
  clock: Date.now,
  pause,
  chance: Math.random,
  ...(stdin.isTTY === true && stderr.isTTY === true && { ask: askLine }),
  untilStopped: () =>
    new Promise((resolve) => {
      // `on`: npm, the launcher and the terminal may each send the signal again while the work is being finished.
      for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => resolve());
    }),
};
const isLoaded = loadEnvironment(ENVIRONMENT);
// What nobody caught, Node would print whole, with the secrets that it may hold.
process.once("uncaughtException", (error) => {
  const stack = env["LOG_LEVEL"] === "debug" ? `${Object(error).stack}\n` : "";
  stderr.write(openRedactor(secretsIn(env)).line(`${UNEXPECTED}\n${stack}`), () => process.exit(1));
});
process.exitCode = isLoaded ? await run(process.argv.slice(2), terminal) : 2;

/** What the environment says already wins over the file. False where there is one that cannot be read. */
function loadEnvironment(path: string): boolean {
  try {
    process.loadEnvFile(path);
  } catch (error) {
    if (Object(error).code === "ENOENT") return true;
    stderr.write(`${describeTrouble({ code: "file-unreadable", path })}\n`);
    return false;
  }
  return true;
}

function askLine(question: string): Promise<string> {
  const lines = createInterface({ input: stdin, output: stderr });
  return new Promise((resolve) => {
    // Ctrl-C and Ctrl-D close it without an answer.
    lines.once("close", () => resolve(""));
    lines.question(question, (answer) => {
      resolve(answer);
      lines.close();
    });
  });
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // It may be another user's.
    return Object(error).code === "EPERM";
  }
}
