import process from "node:process";
import { fileURLToPath } from "node:url";
import { run } from "./cli/run.ts";

loadEnvironment(fileURLToPath(new URL("../.env", import.meta.url)));

const { stdout, stderr, env } = process;
// A reader such as `head` may close the pipe before everything is written.
for (const stream of [stdout, stderr]) stream.on("error", () => {});

process.exitCode = await run(process.argv.slice(2), {
  out: (text) => stdout.write(text),
  err: (text) => stderr.write(text),
  width: stdout.columns ?? 80,
  colour: stdout.isTTY === true && (stdout.hasColors?.() ?? false),
  live: stderr.isTTY === true,
  environment: env,
  clock: Date.now,
  untilStopped: () =>
    new Promise((resolve) => {
      // `on`: npm, the launcher and the terminal may each send the signal again while the work is being finished.
      for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => resolve());
    }),
});

/** What the environment says already wins over the file. */
function loadEnvironment(path: string): void {
  try {
    process.loadEnvFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
}
