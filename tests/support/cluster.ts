import { execFile } from "node:child_process";
import { chownSync, globSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { promisify } from "node:util";

/** A PostgreSQL server of the test's own, that it may stop and start. Everyone is let in with the password "sesame". */
export type Cluster = AsyncDisposable & {
  /** The address of its first database. */
  url: string;
  /** Cuts every connection, as a power cut would. */
  stop(): Promise<void>;
  start(): Promise<void>;
};

const BIN = globSync("/usr/lib/postgresql/*/bin/initdb").map(dirname).toSorted().at(-1);

/** What a title says where no server is installed. */
export const NO_SERVER = BIN === undefined ? " (skipped: Debian's package postgresql is not installed)" : "";

const run = promisify(execFile);

/** PostgreSQL refuses to be run by root: the user that Debian's package makes does it. */
async function postgresUser(): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const id = async (option: string) => Number((await run("id", [option, "postgres"])).stdout);
  return { uid: await id("-u"), gid: await id("-g") };
}

export async function openCluster(): Promise<Cluster> {
  const user = await postgresUser();
  const folder = mkdtempSync(join(tmpdir(), "vigie-postgres-"));
  writeFileSync(join(folder, "password"), "sesame");
  if (user) for (const path of [folder, join(folder, "password")]) chownSync(path, user.uid, user.gid);
  const port = await freePort();
  const command = (name: string, ...args: string[]) =>
    run(join(BIN ?? "", name), ["-D", join(folder, "data"), ...args], {
      ...{ ...user, cwd: folder, env: { ...process.env, LC_ALL: "C.UTF-8" } },
    });
  const settings = `-c port=${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder}`;
  const start = async () => void (await command("pg_ctl", "-w", "-l", join(folder, "log"), "-o", settings, "start"));
  const stop = async () => void (await command("pg_ctl", "-w", "-m", "immediate", "stop"));
  await command("initdb", "-U", "vigie", "-E", "UTF8", "--auth=scram-sha-256", `--pwfile=${join(folder, "password")}`);
  await start();
  return {
    ...{ url: `postgres://vigie:sesame@127.0.0.1:${port}/postgres`, start, stop },
    async [Symbol.asyncDispose]() {
      await stop().catch(() => {});
      rmSync(folder, { recursive: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" ? (address?.port ?? 0) : 0));
    });
  });
}
