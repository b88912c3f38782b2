import { parseArgs } from "node:util";
import { Failure } from "../lib/failure.ts";
import type { Arguments, Command, Option } from "./command.ts";

/** Options that every command takes. */
export const COMMON: Record<string, Option> = {
  data: { value: "DOSSIER", does: "le dossier de vigie.yaml et de la base (data par défaut)" },
};

/** Reads what follows a command's name; undefined where help is asked for. Throws the failure "usage". */
export function readArguments(command: Command, argv: readonly string[]): Arguments | undefined {
  const options = { ...COMMON, ...command.options };
  const specs = Object.entries(options).map(([name, { value, several }]) => {
    const type = value === undefined ? ("boolean" as const) : ("string" as const);
    return [name, { type, ...(several && { multiple: true }) }] as const;
  });
  const common = { json: { type: "boolean" as const }, help: { type: "boolean" as const, short: "h" } };
  const { values, positionals } = parse(command, [...argv], { ...Object.fromEntries(specs), ...common });
  if (values["help"] === true) return undefined;
  const flags = new Set(Object.keys(values).filter((name) => values[name] === true));
  const texts = Object.entries(values).filter((entry): entry is [string, string] => typeof entry[1] === "string");
  const lists = Object.values(values).filter((value): value is string[] => Array.isArray(value));
  // A blank word says nothing, and is a word that misses.
  const filled = positionals.filter((word) => word.trim() !== "");
  // An option that takes several files takes those that stand behind it without a dash as well.
  const [least] = command.words;
  const [words, more] = lists.length === 0 ? [filled, []] : [filled.slice(0, least), filled.slice(least)];
  checkWords(command, words);
  const { data = "data", ...rest } = Object.fromEntries(texts);
  return { words, data, json: values["json"] === true, options: rest, flags, sets: [...lists.flat(), ...more] };
}

type Parsed = { values: Record<string, unknown>; positionals: string[] };

function parse(
  command: Command,
  args: string[],
  options: NonNullable<Parameters<typeof parseArgs>[0]>["options"],
): Parsed {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true } as const);
  } catch (cause) {
    throw new Failure({ code: "usage", what: explain(command, cause), command: command.name }, { cause });
  }
}

function explain({ name }: Command, cause: unknown): string {
  const { code, message = "" } = Object(cause) as { code?: string; message?: string };
  const option = /'(?:-\w, )?(-[^' ]+)/.exec(message)?.[1] ?? "";
  const help = `Voyez « npm run vigie -- ${name} --help ».`;
  if (code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") return `L’option ${option} n’existe pas pour ${name}. ${help}`;
  const fault = message.includes("does not take") ? "ne prend pas de valeur" : "attend une valeur";
  return `L’option ${option} de ${name} ${fault}. ${help}`;
}

function checkWords({ name, usage, words: [least, most] }: Command, words: readonly string[]): void {
  if (words.length >= least && words.length <= most) return;
  const problem = words.length < least ? "il manque quelque chose" : `« ${words[most]} » est de trop`;
  const quotes = words.length > most && most === 1 ? " Mettez les mots entre guillemets." : "";
  const what = `${name} : ${problem}.${quotes} La forme est : npm run vigie -- ${name} ${usage}`;
  throw new Failure({ code: "usage", what: what.trim(), command: name });
}
