import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import manifest from "../package.json" with { type: "json" };
import { environmentSchema } from "../src/config.ts";
import { listFiles, readText } from "./support/repository.ts";
import { ANY, settingNames } from "./support/setting-names.ts";

const files = listFiles();
const readme = readText("README.md");
const isWritten = (file: string) => (title: string, check: () => void) =>
  test.skipIf(!existsSync(file))(existsSync(file) ? title : `${title} (${file} is not written yet)`, check);
const inReadme = isWritten("README.md");
const inArchitecture = isWritten("docs/architecture.md");

/** The parts of a text that a pattern's group catches, in order of the alphabet. */
const findAll = (text: string, pattern: RegExp): string[] =>
  Array.from(text.matchAll(pattern), ([, part = ""]) => part).toSorted();

const unique = (names: string[]): string[] => [...new Set(names)].toSorted();

describe("a setting of the environment", () => {
  const names = Object.keys(environmentSchema.shape).toSorted();

  test("stands in .env.example, which holds no other", () => {
    expect(findAll(readText(".env.example"), /^#? ?([A-Z][A-Z0-9_]*)=/gm)).toEqual(names);
  });

  inReadme("opens a row of a table of the README, where no other name does", () => {
    expect(unique(findAll(readme, /^\| *`([A-Z][A-Z0-9_]*)`/gm))).toEqual(names);
  });
});

describe("a setting of vigie.yaml", () => {
  const known = settingNames();
  const blocks = Array.from(readme.matchAll(/^```yaml\n(.*?)^```/gms), ([, block = ""]) => block);

  inReadme("stands in a YAML example of the README, where a comment is enough", () => {
    const names = unique(known.map((path) => path.split(".").at(-1) ?? "")).filter((name) => name !== ANY);
    expect(names.filter((name) => !new RegExp(`\\b${name}:`).test(blocks.join("\n")))).toEqual([]);
  });

  inReadme("that the README shows is one that the program knows", () => {
    const shown = unique(blocks.flatMap((block) => pathsOfValue(parse(block))));
    expect(shown.filter((path) => !known.includes(path) && !known.includes(ofAny(path)))).toEqual([]);
  });
});

describe("the pages", () => {
  inReadme("name only npm scripts that exist", () => {
    const pages = [readme, readText("CONTRIBUTING.md")].join("\n");
    const scripts = findAll(pages, /(?:`|^|\$ |&& )npm (?:run )?(?:-s |--silent )?([a-z][\w:-]*)/gm);
    const known = [...Object.keys(manifest.scripts), "install", "ci"];
    expect(unique(scripts).filter((name) => name !== "run" && !known.includes(name))).toEqual([]);
  });

  // A row opens with its folder, and names its files without it; `src/` stands for the root.
  //   | `lib/` | No product words: `failure.ts` errors that people can act on · `log.ts` … |
  inArchitecture("of the architecture: each file of src/ is named once, in a row of its folder", () => {
    const rows = readText("docs/architecture.md").matchAll(/^\| *`([\w/-]+\/)` *\|(.*)$/gm);
    const named = Array.from(rows, ([, folder = "", row = ""]) =>
      findAll(row, /`([\w-]+\.(?:ts|mjs))`/g).map((name) => (folder === "src/" ? folder : `src/${folder}`) + name),
    );
    const sources = files.filter((file) => /^src\/.*(?<!\.d)\.(ts|mjs)$/.test(file));
    expect(named.flat().toSorted()).toEqual(sources.toSorted());
  });

  test("lead, by each of their links, to a file that exists", () => {
    const pages = files.filter((file) => /^(docs\/.*|[^/]*)\.md$/.test(file));
    const dead = pages.flatMap((page) =>
      findAll(readText(page).replace(/^```.*?^```/gms, ""), /\]\((?!\w+:|#)([^)#\s]+)[^)]*\)/g)
        .filter((target) => !existsSync(join(dirname(page), decodeURI(target))))
        .map((target) => `${page}: ${target}`),
    );
    expect(dead).toEqual([]);
  });
});

describe("the project", () => {
  test.for([
    { what: "a path of one machine", pattern: /(?<![\w.<])\/(?:work|tmp|root)(?=["'`\s/]|$)/ },
    { what: "the address of a registry", pattern: /\bregistry\.\w|"resolved"\s*:/ },
  ])("holds nowhere $what", ({ pattern }) => {
    const found = files.flatMap((file) => {
      const lines = readText(file).split("\n");
      return lines.flatMap((line, at) => (pattern.test(line) ? [`${file}:${at + 1}: ${line.slice(0, 120)}`] : []));
    });
    expect(found).toEqual([]);
  });

  test("asks for exact versions only", () => {
    const { dependencies, devDependencies, optionalDependencies } = manifest;
    const versions = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });
});

/** Stands for names that people choose. */
const ofAny = (path: string): string => path.replace(/[^.]+$/, ANY);

function pathsOfValue(value: unknown, prefix = ""): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => pathsOfValue(item, prefix));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => [prefix + name, ...pathsOfValue(part, `${prefix}${name}.`)]);
}
