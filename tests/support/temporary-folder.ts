import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

export type TemporaryFolder = Disposable & {
  path: string;
  /** Writes a file, and the folders that lead to it; its whole path. */
  write(name: string, content: string | Uint8Array): string;
  read(name: string): string;
  /** Removes a file or a folder. */
  remove(name: string): void;
};

/** A named pipe, which Node has no call for. */
export function makePipe(path: string): void {
  const program = "mkfifo";
  execFileSync(program, [path]);
}

/** A folder of its own for one test, gone when the test leaves its block. */
export function openTemporaryFolder(): TemporaryFolder {
  const path = mkdtempSync(join(tmpdir(), "vigie test é "));
  return {
    path,
    write(name, content) {
      const file = join(path, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
      return file;
    },
    remove: (name) => rmSync(join(path, name), { recursive: true }),
    read: (name) => readFileSync(join(path, name), "utf8"),
    [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }),
  };
}
