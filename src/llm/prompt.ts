import { createHash } from "node:crypto";
import { z } from "zod";
import { Failure, type SettingProblem } from "../lib/failure.ts";
import { readBytes } from "../lib/files.ts";
import { readYaml } from "../lib/yaml.ts";
import type { Turn } from "./model.ts";

/** A prompt's text, its values still to come; the code names them, and the file must name the same. */
export type Prompt<Name extends string> = {
  /** What it asks for, in a line. */
  purpose: string;
  /** Short hash of the file's content: a changed comma is another version. */
  version: string;
  /** The instructions, which never change, as the system's turn, where there are any; then the rest, its values in place. */
  render(values: Record<Name, string>): Turn[];
};

/** Bytes: a prompt is a page or two. */
const LARGEST = 200_000;

/**
 * Reads a prompt. It is read at each use, so that what a team edits counts from the next one on. Throws `Failure` where
 * the file cannot be read, or does not take the values that the code has for it.
 */
export async function loadPrompt<const Name extends string>(
  path: string,
  names: readonly Name[],
): Promise<Prompt<Name>> {
  return parsePrompt(path, new TextDecoder().decode(await readBytes(path, LARGEST)), names);
}

const NAME = /^\p{L}[\p{L}\p{N}_]*$/u;
const PURPOSE = "en une ligne, à quoi sert ce texte";
const WHAT = "ce que contient la variable";
const headerSchema = z.strictObject({
  purpose: z.string(PURPOSE).trim().min(1, PURPOSE),
  variables: z
    .record(
      z.string().regex(NAME, "un nom fait de lettres"),
      z.string(WHAT).trim().min(1, WHAT),
      "un groupe de variables",
    )
    .default({}),
});

/** Between two lines of three dashes, at the very top. */
const HEADER = /^---[ \t]*\n([\s\S]*?)^---[ \t]*\n/m;
/** What stands above such a line are the instructions, the same for every request. */
const RULE = /^---[ \t]*\n/m;
const VARIABLE = /\{\{[ \t]*([^{}\n]*?)[ \t]*\}\}/g;

/** The same of a file's text; `path` is named in the failure. */
export function parsePrompt<const Name extends string>(
  path: string,
  source: string,
  names: readonly Name[],
): Prompt<Name> {
  // The same text, on whatever system it was saved.
  const text = source.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  const [whole = "", header = ""] = HEADER.exec(text)?.index === 0 ? (HEADER.exec(text) ?? []) : [];
  const read = readYaml(header, headerSchema);
  const problems = "problems" in read ? read.problems.map(belowFence) : disagreements(text, read.value, whole, names);
  if ("problems" in read || problems.length > 0) throw new Failure({ code: "prompt-wrong", path, problems });
  const { instructions, rest } = partsOf(text.slice(whole.length));
  return {
    purpose: read.value.purpose,
    version: createHash("sha256").update(text).digest("hex").slice(0, 12),
    render(values) {
      // One pass, so that what looks like a variable inside a value stays text.
      const content = rest.replace(VARIABLE, (_, name: Name) => values[name]).trim();
      return [
        ...(instructions === "" ? [] : [{ role: "system" as const, content: instructions }]),
        { role: "user", content },
      ];
    },
  };
}

function partsOf(body: string): { instructions: string; rest: string } {
  const rule = RULE.exec(body);
  if (rule === null) return { instructions: "", rest: body };
  return { instructions: body.slice(0, rule.index).trim(), rest: body.slice(rule.index + rule[0].length) };
}

/** The YAML begins on the second line of the file. */
const belowFence = (problem: SettingProblem): SettingProblem => ({
  ...problem,
  line: problem.line === null ? null : problem.line + 1,
});

/** What the code has, what the header declares and what the text holds are the same names, below the instructions. */
function disagreements(
  text: string,
  { variables }: z.infer<typeof headerSchema>,
  header: string,
  names: readonly string[],
): SettingProblem[] {
  const body = text.slice(header.length);
  const rule = RULE.exec(body);
  const found = Array.from(text.slice(header.length).matchAll(VARIABLE), ({ 1: name = "", index }) => {
    return { name, line: text.slice(0, header.length + index).split("\n").length, isFixed: index < (rule?.index ?? 0) };
  });
  const expected = names.length === 0 ? "un texte sans variable" : `une variable parmi ${names.join(", ")}`;
  const strange = found.filter(({ name }) => !names.includes(name));
  return [
    ...strange.map(({ name, line }) => ({ line, ...problemOf(name, "une variable inconnue", expected, REMOVE) })),
    ...Object.keys(variables)
      .filter((name) => !names.includes(name))
      .map((name) => ({ line: null, ...problemOf(`variables.${name}`, "une variable inconnue", expected, REMOVE) })),
    ...names
      .filter((name) => !(name in variables))
      .map((name) => ({
        line: null,
        ...problemOf(`variables.${name}`, null, "cette variable et ce qu’elle contient", ADD),
      })),
    ...names
      .filter((name) => found.every((one) => one.name !== name))
      .map((name) => ({ line: null, ...problemOf(name, null, `{{${name}}} dans le texte`, ADD) })),
    ...found
      .filter(({ name, isFixed }) => isFixed && names.includes(name))
      .map(({ name, line }) => ({
        line,
        ...problemOf(name, "une variable dans les consignes", BELOW, "Déplacez-la."),
      })),
  ];
}

const ADD = "Ajoutez-la.";
const REMOVE = "Retirez-la ou corrigez son nom.";
const BELOW = "toute variable sous la ligne « --- »";

const problemOf = (name: string, found: string | null, expected: string, fix: string) => ({
  name,
  found,
  expected,
  fix,
});
