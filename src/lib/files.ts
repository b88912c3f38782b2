import { randomUUID } from "node:crypto";
import { watch } from "node:fs";
import { readdir, readFile, rename, rm, stat, statfs, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { Failure } from "./failure.ts";

/** A file's bytes. Throws `Failure` where it is missing, unreadable, empty, or larger than `limit` bytes. */
export async function readBytes(path: string, limit: number): Promise<Uint8Array> {
  return naming("file", path, async () => {
    const found = await stat(path);
    // A pipe would be waited for, and a device read, without end.
    if (!found.isFile()) throw new Failure({ code: "file-irregular", path });
    if (found.size > limit) throw new Failure({ code: "file-too-large", path, bytes: found.size, limit });
    const bytes = await readFile(path);
    if (bytes.length === 0) throw new Failure({ code: "file-empty", path });
    return bytes;
  });
}

/** The files below a folder whose names end so, sorted, as paths within it; neither hidden ones nor links. */
export async function listFiles(folder: string, endings: readonly string[]): Promise<string[]> {
  const names = await naming("folder", folder, () => readdir(folder, { recursive: true, withFileTypes: true }));
  return names
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.toLowerCase().endsWith(ending)))
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, "/").length))
    .filter((path) => !/(?:^|[\\/])\./.test(path))
    .sort();
}

/** Replaces a file at once: a reader, or a crash, finds the old one or the new one whole. Throws `Failure`. */
export async function replaceFile(path: string, text: string): Promise<void> {
  const draft = `${path}.${randomUUID()}`;
  try {
    await writeFile(draft, text, { flush: true });
    await rename(draft, path);
  } catch (cause) {
    await rm(draft, { force: true });
    throw new Failure({ code: "file-unwritable", path }, { cause });
  }
}

/** What a small file holds, "" where there is none, or none that can be read. */
export async function readIfThere(path: string): Promise<string> {
  return await readFile(path, "utf8").catch(() => "");
}

/** Tells when a file is written, replaced or taken away, where the system says so; it may say so several times. */
export function watchFile(path: string, onChange: () => void): Disposable {
  const name = basename(path);
  try {
    // The folder: a file that another replaces is no longer the one that was watched.
    const watcher = watch(dirname(path), { persistent: false }, (_, changed) => {
      if (changed === name) onChange();
    });
    watcher.on("error", () => watcher.close());
    return { [Symbol.dispose]: () => watcher.close() };
  } catch {
    return { [Symbol.dispose]: () => {} };
  }
}

export async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
}

export async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isFile() ?? false;
}

async function naming<Value>(kind: "file" | "folder", path: string, run: () => Promise<Value>): Promise<Value> {
  try {
    return await run();
  } catch (cause) {
    if (cause instanceof Failure) throw cause;
    const { code } = Object(cause) as { code?: string };
    if (code === "ENOENT" || code === "ENOTDIR") throw new Failure({ code: `${kind}-missing`, path }, { cause });
    throw new Failure({ code: "file-unreadable", path }, { cause });
  }
}

/** Linux's numbers for NFS, SMB, CIFS and SMB2 (statfs(2)): locks do not hold there as they do on a disk. */
const NETWORK_DISKS = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42]);

/** Whether a file or folder is on a network's disk; false where the system does not tell. */
export async function isOnNetworkDisk(
  path: string,
  find: (path: string) => Promise<{ type: number }> = statfs,
): Promise<boolean> {
  const disk = await find(path).catch(() => undefined);
  return disk !== undefined && NETWORK_DISKS.has(disk.type >>> 0);
}
