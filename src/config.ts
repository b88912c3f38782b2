import { join } from "node:path";
import { z } from "zod";
import { briefingsSchema } from "./briefings/settings.ts";
import { discordVariables, findDiscord } from "./channels/discord-variables.ts";
import { channelsSchema, type DiscordSettings, needsWorkspace, type SlackSettings } from "./channels/settings.ts";
import { findSlack, findSlackProblem, slackVariables } from "./channels/slack-variables.ts";
import { rightsSchema } from "./commands/settings.ts";
import { retentionSchema } from "./corpus/settings.ts";
import { parseInstant } from "./lib/calendar.ts";
import { Failure, findTrouble, type SettingProblem, type Trouble } from "./lib/failure.ts";
import { readBytes } from "./lib/files.ts";
import { LOG_LEVELS } from "./lib/log.ts";
import { isPostgres } from "./lib/postgres.ts";
import { text, webAddress } from "./lib/variables.ts";
import { dropBlank, expectedType, readYaml, show } from "./lib/yaml.ts";
import {
  type EmbeddingSettings,
  embeddingVariables,
  findEmbeddingProblem,
  findEmbeddings,
} from "./llm/embedding-settings.ts";
import { budgetSchema, findModel, type ModelSettings } from "./llm/settings.ts";
import { privacySchema } from "./questions/settings.ts";
import { isSecret } from "./secrets.ts";
import { contactSchema, isGroup, privateHostsSchema, sourcesSchema } from "./sources/settings.ts";
import { alertsSchema } from "./watch/settings.ts";

const INSTANT = 'un instant entre guillemets, comme "2025-12-24T18:00"';
const PORT = "un numéro de port, de 0 à 65535";

const DATABASE_URL = "une adresse comme postgres://vigie:motdepasse@localhost:5432/vigie";

const KEY = "une clé : des lettres, chiffres et signes sans accent ni espace";
const SERVER = "une adresse comme https://api.openai.com/v1 ou http://localhost:11434/v1";
const MODEL = "le nom d’un modèle, comme le donne son serveur";

/** Secrets and addresses, in the environment or in `.env`. */
export const environmentSchema = z.object({
  DATABASE_URL: z
    .string(DATABASE_URL)
    .refine((url) => isPostgres(url) && URL.canParse(url), DATABASE_URL)
    .optional(),
  // A header carries it.
  OPENAI_API_KEY: text(KEY, /^[!-~]+$/),
  OPENAI_BASE_URL: webAddress(SERVER),
  OPENAI_MODEL: text(MODEL, /^[!-~]{1,200}$/),
  ...embeddingVariables,
  ...slackVariables,
  ...discordVariables,
  PORT: z.coerce.number(PORT).int(PORT).min(0, PORT).max(65_535, PORT).default(8080),
  LOG_LEVEL: z.enum(LOG_LEVELS, `un niveau parmi ${LOG_LEVELS.join(", ")}`).default("error"),
});

/** `vigie.yaml`, composed of each folder's own part. */
export const settingsSchema = z
  .strictObject({
    timezone: z
      .string("un fuseau horaire")
      .refine(isZone, "un fuseau horaire comme Europe/Paris")
      .default("Europe/Paris"),
    at: z.string(INSTANT).refine(isInstant, INSTANT).optional(),
    sources: sourcesSchema.default([]),
    privateHosts: privateHostsSchema,
    contact: contactSchema.optional(),
    channels: channelsSchema,
    briefings: briefingsSchema,
    budget: budgetSchema,
    retention: retentionSchema.optional(),
    alerts: alertsSchema,
    privacy: privacySchema,
    rights: rightsSchema,
  })
  .superRefine(refuseUnknown, { when: isGroup });

/** Names each rule of a channel and each source of a rule that the settings do not have; all of them may be wrong in any way. */
function refuseUnknown(settings: Record<string, unknown>, { addIssue }: z.core.$RefinementCtx): void {
  const refuse = (name: string, part: string, known: ReadonlySet<unknown>, message: string): void => {
    for (const [at, each] of listOf(settings[name]).entries()) {
      for (const [index, id] of listOf(Object(each)[part]).entries()) {
        if (typeof id === "string" && !known.has(id))
          addIssue({ code: "custom", path: [name, at, part, index], message });
      }
    }
  };
  refuse("channels", "alerts", idsOf(settings["alerts"]), "l’identifiant d’une règle de « alerts »");
  refuse("alerts", "sources", idsOf(settings["sources"]), "l’identifiant d’une source de « sources »");
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const idsOf = (value: unknown): Set<unknown> => new Set(listOf(value).map((each) => Object(each).id));

export type Settings = z.infer<typeof settingsSchema>;

/** The same, where Vigie is in several workspaces of Slack. */
const severalWorkspacesSchema = settingsSchema.superRefine(({ channels }, { addIssue }) => {
  for (const [at, channel] of channels.entries()) {
    const message = needsWorkspace(channel);
    if (message !== undefined) addIssue({ code: "custom", path: ["channels", at, "slack"], message });
  }
});

/** Everything that can be set. `at`, in epoch milliseconds, fixes the clock for a replay. */
export type Config = Omit<Settings, "at" | "timezone"> & {
  data: string;
  /** The path of the SQLite file, or the address of a PostgreSQL database. */
  database: string;
  zone: string;
  at: number | null;
  /** Null: no model is asked, and Vigie writes by extracts. */
  model: ModelSettings | null;
  /** Null: passages are found by their words alone. */
  embeddings: EmbeddingSettings | null;
  /** Null: nothing is posted in Slack. */
  slack: SlackSettings | null;
  /** Null: nothing is posted in Discord, and nobody heard there. */
  discord: DiscordSettings | null;
  port: number;
  logLevel: z.infer<typeof environmentSchema>["LOG_LEVEL"];
};

/** Where the store of a data folder is, unless `DATABASE_URL` says otherwise. */
export const sqlitePath = (data: string): string => join(data, "vigie.db");

/** Reads `vigie.yaml` in the data folder, and the environment. Throws one `Failure` that names every problem. */
export async function loadConfig(data: string, environment: Environment): Promise<Config> {
  return makeConfig(await readSettings(data), data, environment);
}

type Environment = Record<string, string | undefined>;

/** The same, of a text of `vigie.yaml`; `path` is named in the failure. */
export function makeConfig(
  { path, text }: { path: string; text: string },
  data: string,
  environment: Environment,
): Config {
  const {
    PORT: port,
    LOG_LEVEL: logLevel,
    DATABASE_URL: database = sqlitePath(data),
    OPENAI_API_KEY: key,
    OPENAI_BASE_URL: url,
    OPENAI_MODEL: name,
    ...rest
  } = parseEnvironment(environment);
  const embeddings = findEmbeddings(rest, { url, key });
  const problem = findEmbeddingProblem(embeddings);
  if (problem !== undefined) throw wrong(ENVIRONMENT, [problem]);
  const slack = findSlack(rest);
  const schema = slack !== null && "application" in slack ? severalWorkspacesSchema : settingsSchema;
  const { at, timezone: zone, ...settings } = parseSettings(text, path, schema);
  return {
    ...settings,
    data,
    database,
    zone,
    model: findModel(key, url, name),
    embeddings,
    slack,
    discord: findDiscord(rest),
    at: at === undefined ? null : (parseInstant(at, zone) ?? null),
    port,
    logLevel,
  };
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
export function parseSettings(text: string, path: string, schema: z.ZodType<Settings> = settingsSchema): Settings {
  const read = readYaml(text, schema);
  if ("problems" in read) throw wrong(path, read.problems);
  return read.value;
}

function parseEnvironment(environment: Record<string, string | undefined>): z.infer<typeof environmentSchema> {
  const parsed = environmentSchema.safeParse(dropBlank(environment), { error: expectedType });
  if (parsed.success) {
    const problem = findSlackProblem(parsed.data);
    if (problem !== undefined) throw wrong(ENVIRONMENT, [problem]);
    return parsed.data;
  }
  const problems = parsed.error.issues.map(({ path: [name], message }): SettingProblem => {
    const found = isSecret(String(name)) ? "une valeur qui n’est pas montrée ici" : show(environment[String(name)]);
    return { line: null, name: String(name), found, expected: message, fix: "Corrigez cette variable." };
  });
  throw wrong(ENVIRONMENT, problems);
}

const ENVIRONMENT = "Environnement ou .env";

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
