import { join } from "node:path";
import { type Document, isNode, LineCounter, parseDocument } from "yaml";
import { z } from "zod";
import { channelsSchema } from "./channels/settings.ts";
import { parseInstant } from "./lib/calendar.ts";
import { Failure, findTrouble, type SettingProblem } from "./lib/failure.ts";
import { readBytes } from "./lib/files.ts";
import { LOG_LEVELS } from "./lib/log.ts";
import { sourcesSchema } from "./sources/settings.ts";

/** Secrets and addresses, in the environment or in `.env`. */
export const environmentSchema = z.object({
  PORT: z.coerce.number("un numéro de port").int("un numéro de port").min(0).max(65_535).default(8080),
  LOG_LEVEL: z.enum(LOG_LEVELS, `un niveau parmi ${LOG_LEVELS.join(", ")}`).default("error"),
});

/** `vigie.yaml`, composed of each folder's own part. */
export const settingsSchema = z.strictObject({
  timezone: z
    .string("un fuseau horaire")
    .refine(isZone, "un fuseau horaire IANA, Europe/Paris")
    .default("Europe/Paris"),
  at: z.string('un instant entre guillemets, "2025-12-24T18:00"').optional(),
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

/** Bytes: ten thousand sources fit. */
const LARGEST = 5_000_000;

/** Reads `vigie.yaml` in the data folder, and the environment. Throws one `Failure` that names every problem. */
export async function loadConfig(data: string, environment: Record<string, string | undefined>): Promise<Config> {
  const path = join(data, "vigie.yaml");
  const bytes = await readBytes(path, LARGEST).catch((error: unknown) => {
    const missing = findTrouble(error)?.code === "file-missing";
    throw missing ? new Failure({ code: "settings-missing", path }, { cause: error }) : error;
  });
  const settings = parseSettings(new TextDecoder().decode(bytes), path);
  const { PORT: port, LOG_LEVEL: logLevel } = parseEnvironment(environment);
  const { at, timezone: zone, ...rest } = settings;
  return { ...rest, data, zone, at: at === undefined ? null : (parseInstant(at, zone) ?? null), port, logLevel };
}

/** The settings of a YAML text; `path` is named in the failure. */
export function parseSettings(text: string, path: string): Settings {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const broken = document.errors.map(({ pos, code }) => brokenYaml(lines.linePos(pos[0]).line, code));
  if (broken.length > 0) throw new Failure({ code: "settings-wrong", path, problems: broken });
  const parsed = settingsSchema.safeParse(document.toJS() ?? {}, { error: expectedType });
  const problems = parsed.success
    ? instantProblems(parsed.data, document, lines)
    : parsed.error.issues.flatMap((issue) => describeIssue(issue, document, lines));
  if (!parsed.success || problems.length > 0) throw new Failure({ code: "settings-wrong", path, problems });
  return parsed.data;
}

function parseEnvironment(environment: Record<string, string | undefined>): z.infer<typeof environmentSchema> {
  // An empty variable is one that was left blank in `.env`.
  const filled = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const parsed = environmentSchema.safeParse(filled, { error: expectedType });
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue): SettingProblem => {
    const name = String(issue.path[0]);
    return { line: null, name, found: `« ${filled[name]} »`, expected: issue.message, fix: "Corrigez cette variable." };
  });
  throw new Failure({ code: "settings-wrong", path: ".env", problems });
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("fr", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

function instantProblems({ at, timezone }: Settings, document: Document, lines: LineCounter): SettingProblem[] {
  if (at === undefined || parseInstant(at, timezone) !== undefined) return [];
  const expected = 'un instant ISO 8601, "2025-12-24T18:00"';
  return [{ line: lineOf(["at"], document, lines), name: "at", found: `« ${at} »`, expected, fix: CORRECT }];
}

const CORRECT = "Corrigez cette valeur.";

function brokenYaml(line: number, code: string): SettingProblem {
  const expected = "du YAML : des espaces (jamais de tabulation) en retrait, « clé: valeur »";
  return { line, name: "syntaxe", found: `une erreur ${code}`, expected, fix: "Corrigez cette ligne." };
}

function describeIssue(issue: z.core.$ZodIssue, document: Document, lines: LineCounter): SettingProblem[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => {
      const path = [...issue.path, key];
      const name = nameOf(path);
      return {
        line: lineOf(path, document, lines),
        name,
        found: "un réglage inconnu",
        expected: "un réglage du README",
        fix: "Retirez-le ou corrigez son nom.",
      };
    });
  }
  const value = document.getIn(issue.path as (string | number)[]);
  const found = value === undefined || value === null ? "rien" : isNode(value) ? "autre chose" : `« ${String(value)} »`;
  const fix = found === "rien" ? "Ajoutez cette valeur." : CORRECT;
  return [{ line: lineOf(issue.path, document, lines), name: nameOf(issue.path), found, expected: issue.message, fix }];
}

/** sources[0].feed */
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
