import type { Command } from "./command.ts";
import { findName, type Lexicon, takeWords } from "./words.ts";

/** A command, or the one that lacks what it is done to. */
export type Parsed = { command: Command } | { lacking: Lacking };

/** What cannot be done without more words. */
type Lacking =
  | ("demander" | "fiche" | "chercher" | "pourquoi")
  | ("alerte tester" | "alerte pause" | "alerte supprimer")
  | ("source ajouter" | "source tester" | "source pause" | "source retirer");

const COMMANDS: Lexicon<Command["name"]> = {
  demander: ["demander", "ask"],
  aujourdhui: ["aujourdhui", "today"],
  rattrapage: ["rattrapage", "catchup", "rattraper"],
  fiche: ["fiche", "brief", "briefing"],
  chercher: ["chercher", "search"],
  pourquoi: ["pourquoi", "why"],
  etat: ["etat", "status", "statut"],
  mesdonnees: ["mesdonnees", "mydata"],
  aide: ["aide", "help"],
  alerte: ["alerte", "alert"],
  source: ["source"],
  horaire: ["horaire", "schedule"],
};

const ALERT_VERBS: Lexicon<Extract<Command, { name: "alerte" }>["verb"]> = {
  creer: ["creer", "create", "cree", "ajouter", "add"],
  liste: ["liste", "list", "lister"],
  tester: ["tester", "test", "essayer"],
  pause: ["pause", "suspendre"],
  supprimer: ["supprimer", "delete", "retirer", "remove"],
};
const SOURCE_VERBS: Lexicon<Extract<Command, { name: "source" }>["verb"]> = {
  ajouter: ["ajouter", "add", "suivre"],
  liste: ["liste", "list", "lister"],
  tester: ["tester", "test", "essayer"],
  pause: ["pause", "suspendre"],
  retirer: ["retirer", "remove", "supprimer", "delete"],
};
const DATA_VERBS: Lexicon<Extract<Command, { name: "mesdonnees" }>["verb"]> = {
  voir: ["voir", "see", "show"],
  effacer: ["effacer", "erase", "delete", "supprimer"],
};
const LENGTHS: Lexicon<Extract<Command, { name: "fiche" }>["length"]> = {
  flash: ["flash"],
  standard: ["standard"],
  complete: ["complete", "full"],
};

/**
 * The words after `/demander` or `/veille` as a command, in whatever spelling; never throws. What opens with no command,
 * or goes on with what cannot be its argument, is a question; nothing at all asks for help.
 */
export function parseCommand(command: "demander" | "veille", words: string): Parsed {
  const text = saysNothing(words) ? "" : words.trim();
  if (command === "demander") return ask(text);
  if (text === "") return { command: { name: "aide" } };
  return parseOpening(text, 2) ?? parseOpening(text, 1) ?? ask(text);
}

const saysNothing = (text: string): boolean => /^[\p{P}\s]*$/u.test(text);

const ask = (question: string): Parsed =>
  question === "" ? { lacking: "demander" } : { command: { name: "demander", question } };

const SPELLINGS: ReadonlySet<string> = new Set(Object.values(COMMANDS).flat());

/** Two words make the name of a command as people say it, one as it is written. */
function parseOpening(text: string, count: 1 | 2): Parsed | undefined {
  const { word, rest } = takeWords(text, count);
  const found = findName(word, COMMANDS);
  if (found === undefined || (count === 2 && !SPELLINGS.has(word))) return undefined;
  const isFree = found.isExact && TAKE_QUESTIONS.has(found.name);
  return isAsked(rest) && !isFree ? undefined : ARGUMENTS[found.name](saysNothing(rest) ? "" : rest);
}

/** An address may end as a question does. */
const isAsked = (text: string): boolean =>
  !saysNothing(text) && text.endsWith("?") && !isAddress(text.slice(text.lastIndexOf(" ") + 1));

/** Words that are looked for, or a title, may make a question. */
const TAKE_QUESTIONS = new Set<Command["name"]>(["demander", "chercher", "fiche"]);

/** Undefined where the words that follow cannot be what the command takes. */
const ARGUMENTS: Record<Command["name"], (rest: string) => Parsed | undefined> = {
  demander: ask,
  chercher: (words) => withWords("chercher", words, { name: "chercher", words }),
  fiche: parseBriefing,
  pourquoi: (rest) => (rest === "" || isArticle(rest) ? parseWhy(bare(rest)) : undefined),
  rattrapage: (since) => ({ command: { name: "rattrapage", since } }),
  horaire: (words) => ({ command: { name: "horaire", words } }),
  aujourdhui: (rest) => (rest === "" ? { command: { name: "aujourdhui" } } : undefined),
  etat: (rest) => (rest === "" ? { command: { name: "etat" } } : undefined),
  aide: (rest) => (rest === "" || onlyWord(rest, COMMANDS) ? { command: { name: "aide" } } : undefined),
  mesdonnees(rest) {
    const verb = rest === "" ? "voir" : onlyWord(rest, DATA_VERBS);
    return verb && { command: { name: "mesdonnees", verb } };
  },
  alerte: parseAlert,
  source: parseSource,
};

const withWords = (lacking: Lacking, words: string, command: Command): Parsed =>
  words === "" ? { lacking } : { command };

const parseWhy = (article: string): Parsed => withWords("pourquoi", article, { name: "pourquoi", article });

/** What a text names, where it is one word. */
function onlyWord<Name extends string>(text: string, lexicon: Lexicon<Name>): Name | undefined {
  const { word, rest } = takeWords(text);
  return rest === "" ? findName(word, lexicon)?.name : undefined;
}

/** The last word may say how long. */
function parseBriefing(rest: string): Parsed {
  const [, before = "", last = ""] = /^(.*\S)\s+(\S+)$/s.exec(rest) ?? [];
  const length = last === "" ? undefined : findName(takeWords(last).word, LENGTHS);
  const article = bare(length?.isExact ? before : rest);
  return withWords("fiche", article, { name: "fiche", article, length: length?.isExact ? length.name : "standard" });
}

function parseAlert(rest: string): Parsed | undefined {
  const { verb, target } = verbOf(rest, ALERT_VERBS);
  if (verb === undefined || (verb === "liste" && target !== "")) return undefined;
  const command: Command = { name: "alerte", verb, target };
  return verb === "creer" || verb === "liste" ? { command } : withWords(`alerte ${verb}`, target, command);
}

function parseSource(rest: string): Parsed | undefined {
  const { verb, target } = verbOf(rest, SOURCE_VERBS);
  if (verb === undefined || (verb === "liste" && target !== "")) return undefined;
  const command: Command = { name: "source", verb, target: bare(target) };
  return verb === "liste" ? { command } : withWords(`source ${verb}`, target, command);
}

/** Nothing lists. */
function verbOf<Verb extends string>(rest: string, verbs: Lexicon<Verb | "liste">) {
  if (rest === "") return { verb: "liste" as const, target: "" };
  const { word, rest: target } = takeWords(rest);
  return { verb: findName(word, verbs)?.name, target };
}

const isAddress = (text: string): boolean => /^<?https?:\/\/\S+$/i.test(text);

/** An address, the id of an article or the start of it, or words between quotes: others would make a question. */
const isArticle = (text: string): boolean =>
  isAddress(text) || /^[0-9a-f]{4,64}$/i.test(text) || /^(?:«.*»|".*"|“.*”)$/s.test(text);

/** Without the signs that people, and platforms, set around an address or a title. */
const bare = (text: string): string =>
  text
    .replace(/^<([^|>\s]+)(?:\|[^>]*)?>$/, "$1")
    .replace(/^(?:«(.*)»|"(.*)"|“(.*)”)$/s, "$1$2$3")
    .trim();
