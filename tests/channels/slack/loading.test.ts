import { execFile } from "node:child_process";
import process from "node:process";
import { promisify } from "node:util";
import { expect, test } from "vitest";

/** How many files of Slack's packages a process loads that runs some code. */
async function countLoaded(code: string): Promise<number> {
  const count = 'Object.keys(createRequire(import.meta.url).cache).filter((file) => file.includes("@slack")).length';
  const program = `import { createRequire } from "node:module"; ${code}; console.log(${count});`;
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", program]);
  return Number(stdout);
}

test("Slack's client is loaded by the first request, and not by the program", async () => {
  expect(await countLoaded('await import("./src/cli/run.ts")')).toBe(0);
  const connect = 'const { openSlack } = await import("./src/channels/slack/client.ts"); const connect = openSlack({})';
  expect(await countLoaded(connect)).toBe(0);
  expect(await countLoaded(`${connect}; await connect(new AbortController().signal)`)).toBeGreaterThan(10);
});
