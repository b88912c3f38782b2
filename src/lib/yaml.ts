import { type Alias, type Document, isNode, LineCounter, parseDocument, visit } from "yaml";
import type { z } from "zod";
import type { SettingProblem } from "./failure.ts";

/** A value that the schema takes, or every problem at once, each with its line, in French for the person who wrote it. */
export type ReadYaml<Value> = { value: Value } | { problems: SettingProblem[] };

/** Reads a YAML text against a schema, whose messages say what was expected. Blank settings count as unset. */
export function readYaml<Schema extends z.ZodType>(text: string, schema: Schema): ReadYaml<z.infer<Schema>> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, logLevel: "error" });
  const faults = document.errors.map(({ pos, code }) => ({ line: lines.linePos(pos[0]).line, code }));
  // A fault brings others along on its line.
  const roots = faults.filter(({ line }, at) => line !== faults[at - 1]?.line);
  if (roots.length > 0) return { problems: roots.map(brokenYaml) };
  const plain = toPlain(document, lines);
  if ("problems" in plain) return plain;
  const { value } = plain;
  const parsed = schema.safeParse(isGroup(value) ? dropBlank(value) : value, { error: expectedType });
  if (parsed.success) return { value: parsed.data };
  return { problems: parsed.error.issues.flatMap((issue) => describeIssue(issue, value, document, lines)) };
}

const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What is left blank, in `.env` or in the settings, is not set. */
export const dropBlank = (group: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(group).filter(([, value]) => !isBlank(value)));

const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === "string" && value.trim() === "");

/** The values without their places; an alias (`*name`) may lead nowhere, or be one of too many. */
function toPlain(document: Document, lines: LineCounter): ReadYaml<unknown> {
  try {
    return { value: document.toJS() ?? {} };
  } catch {
    const [from] = findLostAlias(document)?.range ?? [];
    const line = from === undefined ? null : lines.linePos(from).line;
    return { problems: [brokenYaml({ line, code: from === undefined ? "TOO_MANY_ALIASES" : "LOST_ALIAS" })] };
  }
}

/** The first alias whose anchor does not stand before it. */
function findLostAlias(document: Document): Alias | undefined {
  const anchors = new Set<string | undefined>();
  const lost: Alias[] = [];
  visit(document, {
    Value: (_, { anchor }) => void anchors.add(anchor),
    Alias: (_, alias) => void (anchors.has(alias.source) || lost.push(alias)),
  });
  return lost[0];
}

function brokenYaml({ line, code }: { line: number | null; code: string }): SettingProblem {
  const found = YAML_FAULTS[code] ?? "une écriture que YAML ne permet pas";
  const expected = "du YAML : des espaces (jamais de tabulation) en retrait, « clé: valeur »";
  return { line, name: "syntaxe", found, expected, fix: "Corrigez cette ligne." };
}

const YAML_FAULTS: Record<string, string> = {
  BAD_DQ_ESCAPE: "une barre \\ entre guillemets doubles, qui doit être doublée",
  BAD_INDENT: "un retrait qui ne s’aligne sur rien, ou un crochet jamais refermé",
  BAD_SCALAR_START: "une valeur qui commence par @, ` ou %, et doit être entre guillemets",
  BLOCK_AS_IMPLICIT_KEY: "« : » dans une valeur, qui doit être entre guillemets",
  DUPLICATE_KEY: "un réglage écrit deux fois",
  LOST_ALIAS: "un renvoi (*nom) qui ne mène nulle part : une valeur qui commence par * doit être entre guillemets",
  MISSING_CHAR: "un guillemet jamais refermé, ou un signe qui manque, ici ou plus haut",
  MULTIPLE_DOCS: "un second document, sous une ligne « --- »",
  RESOURCE_EXHAUSTION: "trop de crochets les uns dans les autres",
  TAB_AS_INDENT: "une tabulation en retrait",
  TOO_MANY_ALIASES: "trop de renvois (*nom)",
};

function describeIssue(
  issue: z.core.$ZodIssue,
  plain: unknown,
  document: Document,
  lines: LineCounter,
): SettingProblem[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => {
      const path = [...issue.path, key];
      const fix = "Retirez-le ou corrigez son nom.";
      const found = "un réglage inconnu";
      const line = lineOf(path, document, lines);
      return { line, name: nameOf(path), found, expected: "un réglage décrit dans le README", fix };
    });
  }
  const value = issue.path.reduce<unknown>((inside, key) => Object(inside)[key], plain);
  const fix = value === undefined || value === null ? "Ajoutez cette valeur." : "Corrigez cette valeur.";
  const line = lineOf(issue.path, document, lines);
  return [{ line, name: nameOf(issue.path), found: show(value), expected: issue.message, fix }];
}

/** What stands in the place of what was expected; null for nothing. */
export function show(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (Array.isArray(value)) return "une liste";
  if (isGroup(value)) return `un groupe (${shorten(Object.keys(value).join(", "))})`;
  return `« ${shorten(String(value))} »`;
}

const shorten = (text: string): string => (text.length <= SHOWN ? text : `${text.slice(0, SHOWN)}…`);
/** Characters: enough to find a value again. */
const SHOWN = 80;

/** sources[1].feed, counted from 1 as people do. */
const nameOf = (path: readonly PropertyKey[]): string =>
  path
    .map((key) => (typeof key === "number" ? `[${key + 1}]` : `.${String(key)}`))
    .join("")
    .replace(/^\./, "") || "le fichier";

/** The line of a value, or of the nearest thing around it that is written. */
function lineOf(path: readonly PropertyKey[], document: Document, lines: LineCounter): number | null {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length) as (string | number)[], true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return null;
}

const TYPES: Record<string, string> = {
  ...{ object: "un groupe de réglages", array: "une liste", string: "un texte", number: "un nombre", int: "un entier" },
  boolean: "true ou false",
};

export const expectedType: z.core.$ZodErrorMap = (issue) =>
  issue.code === "invalid_type" ? (TYPES[issue.expected] ?? "une autre valeur") : "une autre valeur";
