import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, matchesGlob, sep } from "node:path";

/** Every file of the project that `.gitignore` does not leave out; paths from its root, with `/`. Needs no git. */
export function listFiles(): string[] {
  const ignored = [".git", ...readText(".gitignore").split("\n").filter(Boolean)].map((line) =>
    line.replace(/\/$/, ""),
  );
  const isIgnored = (path: string): boolean =>
    ignored.some((pattern) => matchesGlob(path, pattern) || matchesGlob(path, `**/${pattern}`));
  const walk = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name).replaceAll(sep, "/");
      if (isIgnored(path)) return [];
      return entry.isDirectory() ? walk(path) : [path];
    });
  return walk(".");
}

/** Empty where there is no such file. */
export function readText(path: string): string {
  return existsSync(path) ? readFileSync(path, "utf8") : "";
}
