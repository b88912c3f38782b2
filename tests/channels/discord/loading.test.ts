import { execFile } from "node:child_process";
import process from "node:process";
import { promisify } from "node:util";
import { expect, test } from "vitest";

/** How many files of Discord's packages a process loads that runs some code. */
async function countLoaded(code: string): Promise<number> {
  const count =
    "Object.keys(createRequire(import.meta.url).cache).filter((file) => /node_modules.@?discord/.test(file)).length";
  const program = `import { createRequire } from "node:module"; ${code}; console.log(${count});`;
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", program], {
    cwd: process.cwd(),
  });
  return Number(stdout);
}

test("Discord's client is loaded by the first request, and not by the program", async () => {
  const open = 'const { openDiscordApp } = await import("./src/channels/discord/app.ts");';
  const connect = `${open} const { openDiscord } = await import("./src/channels/discord/client.ts"); const connect = openDiscord({ token: "a" })`;
  const none = await countLoaded('await import("./src/lib/failure.ts")');
  expect(await countLoaded(connect)).toBe(none);
  expect(await countLoaded(`${connect}; await connect(new AbortController().signal)`)).toBeGreaterThan(none + 10);
});
