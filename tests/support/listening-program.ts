import { spawn } from "node:child_process";
import { once } from "node:events";
import process from "node:process";

/** A platform on loopback, of what is waited for. */
type Platform = { until(holds: () => boolean): Promise<void> };

/** Milliseconds: the platforms' own clients would wait thirty seconds for a farewell. */
const LATE = 15_000;

/** A program that opens what listens, and closes it once it is told to stop. `app` is what it opens. */
const programOf = (opening: string): string => `
import { openLog } from "./src/lib/log.ts";
import { pause } from "./src/lib/timing.ts";
const common = {
  handle: async () => [], hear: async () => true, isFollowed: async () => false, channels: () => [],
  tell: ({ kind }) => process.stdout.write(kind + "\\n"),
  log: openLog("silent", () => {}, Date.now, "essai"), clock: Date.now, pause,
};
${opening}
process.stdout.write("ouvert\\n");
process.stdin.once("data", async () => {
  await app[Symbol.asyncDispose]();
  process.stdin.destroy();
});
`;

/** Runs it until something holds of a platform, does what is to be done there, and stops it. `opening` is given `common`. */
export async function runUntil(opening: string, platform: Platform, holds: () => boolean, then: () => void = () => {}) {
  const child = spawn(process.execPath, ["--input-type=module", "--eval", programOf(opening)]);
  const timer = setTimeout(() => child.kill("SIGKILL"), LATE);
  const written: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => written.push(String(chunk)));
  await once(child.stdout, "data");
  await platform.until(holds);
  then();
  child.stdin.write("fini\n");
  const [code] = await once(child, "exit");
  clearTimeout(timer);
  return { code, written: written.join("") };
}
