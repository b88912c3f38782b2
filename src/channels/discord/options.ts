import { z } from "zod";
import { MESSAGE_COMMANDS } from "../discord-command-wording.ts";
import type { Wish } from "../interaction.ts";

/** What a command was given, by the names of what it takes; `path` names it within its command. */
export type Given = { path: string[]; values: ReadonlyMap<string, string>; focused: string | undefined };

type Option = { name: string; value?: unknown; focused?: boolean | undefined; options?: Option[] | undefined };
const optionSchema: z.ZodType<Option> = z.object({
  name: z.string(),
  value: z.unknown().optional(),
  focused: z.boolean().optional(),
  get options() {
    return z.array(optionSchema).optional();
  },
});

/** Reads what Discord tells of a command. Throws where it is nothing of the kind. */
export function readOptions(given: unknown): Given {
  const path: string[] = [];
  let options = z.array(optionSchema).default([]).parse(given);
  for (let [only] = options; only?.options !== undefined; [only] = options) {
    path.push(only.name);
    options = only.options;
  }
  const values = options.map(({ name, value }) => [name, String(value ?? "").trim()] as const);
  return { path, values: new Map(values), focused: options.find(({ focused }) => focused)?.name };
}

/** The words that say a command as people write it; undefined for a command that is none of Vigie's. */
export function wishOf(command: string, { path, values }: Given): Wish | undefined {
  if (command === "demander") return { kind: "command", command, words: values.get("question") ?? "" };
  if (command !== "veille") return undefined;
  // A length alone would be read as a title.
  const isLacking = path[0] === "fiche" && (values.get("article") ?? "") === "";
  const said = isLacking ? [] : ORDER.flatMap((name) => values.get(name) ?? []);
  const last = path[0] === "fiche" && !isLacking && !values.has("longueur") ? ["standard"] : [];
  const words = [...path, ...(path[0] === "pourquoi" ? said.map(quote) : said), ...last];
  return { kind: "command", command, words: words.filter(Boolean).join(" ") };
}

/** What is said first comes first: the rest is how long. */
const ORDER = [
  ...["article", "mots", "depuis", "geste", "quand", "nom", "alerte", "source", "adresse"],
  ...["longueur", "duree"],
];

/** A title, so that it is no question; an address or an id is none. */
const quote = (article: string): string =>
  /^(?:https?:\/\/\S+|[0-9a-f]{4,64})$/i.test(article) ? article : `« ${article} »`;

/** What a command of a message wishes for, of its text. */
export function messageWish(command: string, text: string): Wish | undefined {
  const [found] = Object.entries(MESSAGE_COMMANDS).find(([, [name]]) => name === command) ?? [];
  return found === "check" || found === "follow" ? { kind: found, text } : undefined;
}
