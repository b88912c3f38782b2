import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A disk of some megabytes, in memory. */
export type SmallDisk = Disposable & { path: string; lock(): void };

const mount = (...args: string[]): boolean => spawnSync("mount", args).status === 0;

/** Undefined where the system does not let one be made. */
export function openSmallDisk(megabytes: number): SmallDisk | undefined {
  const path = mkdtempSync(join(tmpdir(), "vigie-disk-"));
  if (!mount("-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", path)) {
    rmSync(path, { recursive: true });
    return undefined;
  }
  return {
    path,
    lock: () => void mount("-o", "remount,ro", path),
    [Symbol.dispose]() {
      // Lazily: a program that ends may still hold a file of it.
      spawnSync("umount", ["-l", path]);
      rmSync(path, { recursive: true });
    },
  };
}

/** Whether one can be made here, and what a title says where none can. */
export const HAS_SMALL_DISKS = canMake();
export const NO_SMALL_DISK = HAS_SMALL_DISKS ? "" : " (skipped: this user may not mount a disk)";

function canMake(): boolean {
  using disk = openSmallDisk(1);
  return disk !== undefined;
}
