import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";

export type StartFigures = { firstEditionSeconds: number; residentMegabytes: number | null };

/** `npm start` on the sample corpus, installed and with an empty store, until its edition is printed whole. */
export async function measureStart(): Promise<StartFigures> {
  const data = await mkdtemp(join(tmpdir(), "vigie-start-"));
  await cp("data", data, { recursive: true, filter: (path) => !/\.db/.test(path) });
  const began = performance.now();
  const child = spawn("npm", ["run", "--silent", "vigie", "--", "start", "--data", data], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, PORT: "0" },
    detached: true,
  });
  try {
    let [out, err, firstEditionSeconds] = ["", "", 0];
    child.stdout.on("data", (text) => {
      out += text;
    });
    await new Promise<void>((resolve, reject) => {
      child.stderr.on("data", (text) => {
        err += text;
        // What to try next is said once the edition stands.
        if (!err.includes("brief")) return;
        firstEditionSeconds = (performance.now() - began) / 1000;
        resolve();
      });
      child.on("exit", (status) => reject(new Error(`start ended with ${status}: ${err}${out}`)));
    });
    return { firstEditionSeconds, residentMegabytes: residentOfDescendants(child.pid ?? 0) };
  } finally {
    child.removeAllListeners("exit");
    if (child.pid !== undefined) process.kill(-child.pid, "SIGTERM");
    await new Promise((resolve) => child.once("close", resolve));
    await rm(data, { recursive: true });
  }
}

/** The largest process of the group, in MB; null where the system does not tell. */
function residentOfDescendants(group: number): number | null {
  try {
    const pids = readFileSync(`/proc/${group}/task/${group}/children`, "utf8").trim().split(" ").filter(Boolean);
    const below = pids.map((pid) => residentOfDescendants(Number(pid)) ?? 0);
    const own = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${group}/status`, "utf8"))?.[1];
    const names = readFileSync(`/proc/${group}/cmdline`, "utf8");
    // npm itself and the launcher are not Vigie.
    const self = /main\.ts/.test(names) && !/launch\.mjs|npm/.test(names) ? Number(own) / 1000 : 0;
    return Math.max(self, ...below);
  } catch {
    return null;
  }
}
