import { matchesGlob, posix } from "node:path";

/** One file of `src/`: its path under it, with `/`, and its text. */
export type SourceFile = { file: string; source: string };

/** What the tables of a house say; places are glob patterns under `src/`. */
export type House = {
  /** Folders and root files: each may import itself and what stands before it. */
  order: readonly string[];
  /** Outside package, or `node:` module, to the places that may import it. */
  owners: Readonly<Record<string, readonly string[]>>;
  /** Globals that reach outside, and where they may. */
  reaches: readonly { what: string; pattern: RegExp; places: readonly string[] }[];
  /** Places of values in and values out, and their few files that are not. */
  pure: Readonly<Record<string, readonly string[]>>;
};

const IMPORT = /(?:\bfrom|\bimport)\s*\(?\s*"([^"]+)"/g;

// A `//` after a colon is part of an address.
const COMMENT = /\/\*[\s\S]*?\*\/|(?<!:)\/\/.*/g;

const IMPURE = /\basync[ (]|\bawait\b|\bPromise\b|\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bprocess\./g;

/** What is wrong with a file, a sentence for each fault. Imports are read as the formatter leaves them. */
export function findFaults({ file, source }: SourceFile, house: House): string[] {
  if (stageOf(file, house) < 0)
    return [`${file} lives nowhere: put it in a folder of the order, or add its folder there.`];
  const code = source.replace(COMMENT, "");
  const imports = Array.from(code.matchAll(IMPORT), ([, name = ""]) => name);
  return [
    ...imports.flatMap((name) =>
      name.startsWith(".") ? findUpward(file, name, house) : findBorrowed(file, name, house),
    ),
    ...findReaches(file, code, house),
    ...findImpure(file, code, house),
  ];
}

function findUpward(file: string, name: string, house: House): string[] {
  const target = posix.join(posix.dirname(file), name);
  if (stageOf(target, house) <= stageOf(file, house)) return [];
  return [`${file} imports ${target}, which comes after it: hand the value over from there, or move the code.`];
}

function findBorrowed(file: string, name: string, { owners }: House): string[] {
  const places = owners[packageOf(name)];
  if (places === undefined) return [`${file} imports ${name}, which has no owner: name the file that may know it.`];
  if (isIn(file, places)) return [];
  return [`${file} imports ${name}, which belongs to ${places.join(", ")}: ask there for what you need.`];
}

function findReaches(file: string, code: string, { reaches }: House): string[] {
  return reaches
    .filter(({ pattern, places }) => pattern.test(code) && !isIn(file, places))
    .map(({ what, places }) => `${file} uses ${what}, which belongs to ${places.join(", ")}.`);
}

function findImpure(file: string, code: string, { pure }: House): string[] {
  const isPure = Object.entries(pure).some(([place, except]) => matchesGlob(file, place) && !isIn(file, except));
  if (!isPure) return [];
  const found = new Set(Array.from(code.matchAll(IMPURE), ([word]) => word.trim()));
  return Array.from(found, (word) => `${file} is pure and holds « ${word} »: take the value as an argument.`);
}

const stageOf = (file: string, { order }: House): number => order.indexOf(file.split("/")[0] ?? "");

const isIn = (file: string, places: readonly string[]): boolean => places.some((place) => matchesGlob(file, place));

/** "kysely/migration" to "kysely", "@scope/name/part" to "@scope/name", "node:fs/promises" to "node:fs". */
const packageOf = (name: string): string => name.split("/", name.startsWith("@") ? 2 : 1).join("/");
