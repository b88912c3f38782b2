import { spawn } from "node:child_process";
import { once } from "node:events";
import process from "node:process";
import { text } from "node:stream/consumers";

/** Runs some lines of a module in a process of their own, from the project's folder. */
export async function spawnProgram(lines: string): Promise<{ status: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, ["--input-type=module", "--eval", lines]);
  const [[status], out, err] = await Promise.all([once(child, "close"), text(child.stdout), text(child.stderr)]);
  return { status, out, err };
}
