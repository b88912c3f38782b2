// `node src/launch.mjs SCRIPT [ARGUMENTS…]` runs a script of the project under a Node that can, once what is missing is
// installed. Plain JavaScript of 2020: it must start under whatever Node the machine has.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { constants } from "node:os";
import { dirname, join, resolve } from "node:path";
import { isatty } from "node:tty";
import { fileURLToPath } from "node:url";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const MODULES = join(ROOT, "node_modules");
const STAMP = join(MODULES, ".vigie-installed");
const LOCK = join(MODULES, ".vigie-installing");
const LOCK_MINUTES = 10;

/** @typedef {{ version: string, platform: string, arch: string, execPath: string }} Machine `process` is one. */
/** @typedef {{ engines: { node: string }, optionalDependencies?: object, devDependencies?: object }} Manifest package.json */

/**
 * The Node that will run the project: the present one, or the one that a dependency brings, or none for this platform.
 * @type {(machine: Machine, manifest: Manifest) => string | undefined}
 */
export function findNode({ version, platform, arch, execPath }, { engines, optionalDependencies = {} }) {
  if (isEnough(version, engines.node)) return execPath;
  const name = `node-${platform === "win32" ? "win" : platform}-${arch}`;
  if (!(name in optionalDependencies)) return undefined;
  return join(MODULES, name, "bin", platform === "win32" ? "node.exe" : "node");
}

/**
 * What to say where no Node fits.
 * @type {(machine: Machine, manifest: Manifest) => string}
 */
export function askForNode({ version, platform, arch }, { engines }) {
  const [major, minor] = parseVersion(engines.node);
  const here = `${parseVersion(version).join(".")} sur ${platform}-${arch}`;
  return (
    `Vigie demande Node ${major}.${minor} ou plus récent\u202f; ici Node ${here}. ` +
    `Installez Node ${major} (https://nodejs.org), puis relancez la même commande.`
  );
}

/** Runs the script and returns the exit status. */
async function launch([script = "src/main.ts", ...args]) {
  const manifest = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  const node = findNode(process, manifest);
  if (node === undefined) return fail(askForNode(process, manifest));
  const file = resolve(ROOT, script);
  const isProduct = file.startsWith(join(ROOT, "src"));
  const status = await makeReady(manifest, isProduct ? "product" : "all");
  if (status !== 0) return status;
  if (node !== process.execPath && !isEnough(versionOf(node), manifest.engines.node)) {
    // npm skips in silence an optional package that it cannot fetch, and puts this Node before the system's in PATH:
    // the next run tries again, from the system's.
    for (const path of [STAMP, join(MODULES, ".bin", "node")]) rmSync(path, { force: true });
    return fail(askForNode(process, manifest));
  }
  return run(node, [...(isProduct ? LEAN : []), file, ...args], {
    stdio: "inherit",
    env: { ...process.env, ...COMPILED },
  });
}

/**
 * A worker that waits most of the time: a small young generation costs it a fifth of its speed, and spares 80 MB. One
 * thread cleans it: on a busy machine, waiting for others to help takes longer than the work. What runs often is compiled
 * by the main thread, as a second one takes 8 MB to do it: its first seconds are a tenth slower.
 */
export const LEAN = [
  "--max-semi-space-size=1",
  "--no-parallel-scavenge",
  "--optimize-for-size",
  "--no-concurrent-recompilation",
];

/** What Node has compiled is kept: the next start is faster and lighter. */
export const COMPILED = { NODE_COMPILE_CACHE: join(MODULES, ".cache", "compiled") };

/** Installs what the stamp does not vouch for. The product alone is less than half of the download. */
async function makeReady(manifest, set) {
  if (isReady(set)) return 0;
  mkdirSync(MODULES, { recursive: true });
  await takeLock();
  try {
    return isReady(set) ? 0 : await install(manifest, set);
  } finally {
    rmSync(LOCK, { force: true });
  }
}

/** The stamp goes first and comes back last, so that an interrupted install is done again. */
async function install(manifest, set) {
  rmSync(STAMP, { force: true });
  const isThere = (name) => existsSync(join(MODULES, name));
  const kept = Object.keys(manifest.devDependencies || {}).some(isThere) ? "all" : set;
  say("Vigie installe ce qui lui manque\u00a0: de quelques secondes à deux minutes, selon la connexion.");
  const status = await npm(["install", ...QUIETLY, ...SOON, ...only(kept)]);
  if (status > 128) return status;
  if (status !== 0) return fail(NOT_INSTALLED);
  writeFileSync(STAMP, `${fingerprint()} ${kept}\n`);
  return 0;
}

const NOT_INSTALLED =
  "L’installation n’est pas allée au bout (npm en donne la raison ci-dessus)\u00a0: vérifiez la connexion à Internet, " +
  "puis relancez la même commande.";

const QUIETLY = ["--no-save", "--no-audit", "--no-fund", "--loglevel=error"];

/** By default npm asks three times for each package in turn: without a network, minutes go by before it says so. */
const SOON = ["--fetch-retries=1", "--fetch-retry-mintimeout=500"];

/** Said in full, because NODE_ENV=production or `omit` in the environment would otherwise decide. */
const only = (set) => ["--include=optional", "--include=peer", set === "all" ? "--include=dev" : "--omit=dev"];

function isReady(set) {
  const stamp = readText(STAMP).trim();
  return [set, "all"].some((installed) => stamp === `${fingerprint()} ${installed}`);
}

/** A copied node_modules is no good on another platform. */
function fingerprint() {
  const files = ["package.json", "package-lock.json"].map((name) => readText(join(ROOT, name)));
  return createHash("sha256")
    .update([process.platform, process.arch, ...files].join("\n"))
    .digest("hex");
}

/** Two launches on a fresh clone install one after the other. */
async function takeLock() {
  for (let waits = 0; !claimLock(); waits++) {
    if (isStale()) rmSync(LOCK, { force: true });
    else if (waits === 0) say("Une autre commande installe déjà Vigie\u00a0: celle-ci attend qu’elle ait fini.");
    await new Promise((wake) => setTimeout(wake, 200));
  }
}

function claimLock() {
  try {
    writeFileSync(LOCK, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

/** Its holder died, or had this very number in a container since restarted, or holds it for too long. */
function isStale() {
  try {
    const holder = Number(readFileSync(LOCK, "utf8"));
    process.kill(holder, 0);
    return holder === process.pid || Date.now() - statSync(LOCK).mtimeMs > LOCK_MINUTES * 60000;
  } catch (error) {
    return error.code === "ESRCH";
  }
}

/** npm's messages go to standard error, as standard output belongs to the script. */
function npm(args) {
  const cli = process.env.npm_execpath || "";
  const options = { cwd: ROOT, stdio: ["ignore", "ignore", "inherit"] };
  if (cli.endsWith("npm-cli.js")) return run(process.execPath, [cli, ...args], options);
  // On Windows `npm` is a file that only a shell starts.
  return run(["npm", ...args].join(" "), [], { ...options, shell: true });
}

/** Runs a program in the foreground: its exit status, or 128 + n when signal n ended it. */
function run(command, args, options) {
  return new Promise((done) => {
    const pass = (signal) => child.kill(signal);
    // Ctrl-C at a terminal reaches the child by itself: a second one could mean « at once » to it.
    const interrupt = [0, 1, 2].some((stream) => isatty(stream)) ? () => {} : pass;
    process.on("SIGTERM", pass).on("SIGHUP", pass).on("SIGINT", interrupt);
    const child = spawn(command, args, options);
    const end = (status) => {
      process.off("SIGTERM", pass).off("SIGHUP", pass).off("SIGINT", interrupt);
      done(status);
    };
    child.on("error", (error) => end(fail(error.message)));
    child.on("exit", (status, signal) => end(signal ? 128 + constants.signals[signal] : status));
  });
}

/** "v24.21.0\n" or ">=24.12" to [24, 12]. */
const parseVersion = (text) => (text.match(/\d+/g) || []).slice(0, 2).map(Number);

function isEnough(version, wanted) {
  const [major = 0, minor = 0] = parseVersion(version);
  const [wantedMajor = 0, wantedMinor = 0] = parseVersion(wanted);
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}

/** Empty where the program does not start: one made for another libc, for example. */
const versionOf = (node) => spawnSync(node, ["--version"], { encoding: "utf8" }).stdout || "";

const readText = (path) => (existsSync(path) ? readFileSync(path, "utf8") : "");

const say = (sentence) => process.stderr.write(`${sentence}\n`);

function fail(sentence) {
  say(sentence);
  return 1;
}

// A test imports this file for its functions: nothing starts then.
if (/launch\.mjs$/.test(process.argv[1] || "")) process.exitCode = await launch(process.argv.slice(2));
