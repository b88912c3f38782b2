import { join } from "node:path";
import { type Alias, type Document, isNode, LineCounter, parseDocument, visit } from "yaml";
import { z } from "zod";
import { channelsSchema } from "./channels/settings.ts";
import { parseInstant } from "./lib/calendar.ts";
import { Failure, findTrouble, type SettingProblem, type Trouble } from "./lib/failure.ts";
import { readBytes } from "./lib/files.ts";
import { LOG_LEVELS } from "./lib/log.ts";
import { sourcesSchema } from "./sources/settings.ts";

const INSTANT = 'un instant entre guillemets, comme "2025-12-24T18:00"';
const PORT = "un numéro de port, de 0 à 65535";

/** Secrets and addresses, in the environment or in `.env`. */
export const environmentSchema = z.object({
  PORT: z.coerce.number(PORT).int(PORT).min(0, PORT).max(65_535, PORT).default(8080),
  LOG_LEVEL: z.enum(LOG_LEVELS, `un niveau parmi ${LOG_LEVELS.join(", ")}`).default("error"),
});

/** `vigie.yaml`, composed of each folder's own part. */
export const settingsSchema = z.strictObject({
  timezone: z
    .string("un fuseau horaire")
    .refine(isZone, "un fuseau horaire comme Europe/Paris")
    .default("Europe/Paris"),
  at: z.string(INSTANT).refine(isInstant, INSTANT).optional(),
  sources: sourcesSchema.default([]),
  channels: channelsSchema,
  // Accepted as they stand until the parts that read them are built: the doctor says so.
  budget: z.unknown().optional(),
  alerts: z.unknown().optional(),
  privacy: z.unknown().optional(),
});

type Settings = z.infer<typeof settingsSchema>;

/** Everything that can be set. `at`, in epoch milliseconds, fixes the clock for a replay. */
export type Config = Omit<Settings, "at" | "timezone"> & {
  data: string;
  zone: string;
  at: number | null;
  port: number;
  logLevel: z.infer<typeof environmentSchema>["LOG_LEVEL"];
};

/** Reads `vigie.yaml` in the data folder, and the environment. Throws one `Failure` that names every problem. */
export async function loadConfig(data: string, environment: Record<string, string | undefined>): Promise<Config> {
  const { path, text } = await readSettings(data);
  const { at, timezone: zone, ...rest } = parseSettings(text, path);
  const { PORT: port, LOG_LEVEL: logLevel } = parseEnvironment(environment);
  return { ...rest, data, zone, at: at === undefined ? null : (parseInstant(at, zone) ?? null), port, logLevel };
}

/** Bytes: ten thousand sources fit. */
const LARGEST = 5_000_000;

/** The text of `vigie.yaml` in the data folder, and its path. Throws `Failure`. */
export async function readSettings(data: string): Promise<{ path: string; text: string }> {
  const path = join(data, "vigie.yaml");
  const bytes = await readBytes(path, LARGEST).catch((error: unknown) => withoutFile(path, error));
  return { path, text: decode(bytes, path) };
}

/** A file without a word sets nothing, and all is by default. */
function withoutFile(path: string, error: unknown): Uint8Array {
  const code = findTrouble(error)?.code;
  if (code === "file-empty") return new Uint8Array();
  if (code === "file-missing") throw new Failure({ code: "settings-missing", path }, { cause: error });
  const found = code && UNREADABLE[code];
  if (found === undefined) throw error;
  const expected = "un fichier de texte lisible, de 5 Mo au plus";
  throw wrong(path, [{ ...WHOLE, found, expected, fix: "Vérifiez ce fichier et ses droits d’accès." }]);
}

const WHOLE = { line: null, name: "le fichier" };
const UNREADABLE: Partial<Record<Trouble["code"], string>> = {
  "file-irregular": "autre chose qu’un fichier",
  "file-too-large": "plus de 5 Mo",
  "file-unreadable": "un fichier illisible",
};

const wrong = (path: string, problems: SettingProblem[]): Failure =>
  new Failure({ code: "settings-wrong", path, problems });

function decode(bytes: Uint8Array, path: string): string {
  const text = new TextDecoder().decode(bytes);
  const [before = "", ...strange] = text.split("\ufffd");
  if (strange.length === 0) return text;
  const found = "un caractère qui n’est pas en UTF-8";
  const fix = "Enregistrez le fichier en UTF-8.";
  throw wrong(path, [{ ...WHOLE, line: before.split("\n").length, found, expected: "un texte en UTF-8", fix }]);
}

/** The settings of a YAML text; `path` is named in the failure. */
export function parseSettings(text: string, path: string): Settings {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, logLevel: "error" });
  const faults = document.errors.map(({ pos, code }) => ({ line: lines.linePos(pos[0]).line, code }));
  // A fault brings others along on its line.
  const roots = faults.filter(({ line }, at) => line !== faults[at - 1]?.line);
  if (roots.length > 0) throw wrong(path, roots.map(brokenYaml));
  const plain = toPlain(document, path, lines) ?? {};
  const parsed = settingsSchema.safeParse(isGroup(plain) ? dropBlank(plain) : plain, { error: expectedType });
  if (parsed.success) return parsed.data;
  const { issues } = parsed.error;
  const problems = issues.flatMap((issue) => describeIssue(issue, plain, document, lines));
  throw wrong(path, problems);
}

const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What is left blank, in `.env` or in the settings, is not set. */
const dropBlank = (group: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(group).filter(([, value]) => !isBlank(value)));

const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === "string" && value.trim() === "");

/** The values without their places; an alias (`*name`) may lead nowhere, or be one of too many. */
function toPlain(document: Document, path: string, lines: LineCounter): unknown {
  try {
    return document.toJS();
  } catch {
    const [from] = findLostAlias(document)?.range ?? [];
    const line = from === undefined ? null : lines.linePos(from).line;
    throw wrong(path, [brokenYaml({ line, code: from === undefined ? "TOO_MANY_ALIASES" : "LOST_ALIAS" })]);
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

function parseEnvironment(environment: Record<string, string | undefined>): z.infer<typeof environmentSchema> {
  const parsed = environmentSchema.safeParse(dropBlank(environment), { error: expectedType });
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path: [name], message }): SettingProblem => {
    const found = show(environment[String(name)]);
    return { line: null, name: String(name), found, expected: message, fix: "Corrigez cette variable." };
  });
  throw wrong("Environnement ou .env", problems);
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("fr", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** In UTC: whether it is one hangs on no zone. */
function isInstant(text: string): boolean {
  return parseInstant(text, "UTC") !== undefined;
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
function show(value: unknown): string | null {
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

const expectedType: z.core.$ZodErrorMap = (issue) =>
  issue.code === "invalid_type" ? (TYPES[issue.expected] ?? "une autre valeur") : "une autre valeur";
