import type { APIApplicationCommandOption, RESTPostAPIApplicationCommandsJSONBody } from "discord.js";
import { CHOICES_SAID, COMMANDS_SAID, MESSAGE_COMMANDS, OPTIONS_SAID, VERBS_SAID } from "../discord-command-wording.ts";
import type { Suggested } from "../interaction.ts";

/** What a command takes, in the order in which it is said. */
type Taken = { name: keyof typeof OPTIONS_SAID; isNeeded?: boolean; choices?: readonly (keyof typeof CHOICES_SAID)[] };

const need = (name: Taken["name"]): Taken => ({ name, isNeeded: true });

/** The commands of `/veille`. */
const VEILLE: Partial<Record<keyof typeof COMMANDS_SAID, readonly Taken[]>> = {
  ...{ aujourdhui: [], rattrapage: [{ name: "depuis" }] },
  fiche: [need("article"), { name: "longueur", choices: ["flash", "standard", "complete"] }],
  ...{ chercher: [need("mots")], pourquoi: [need("article")], etat: [] },
  mesdonnees: [{ name: "geste", choices: ["voir", "effacer"] }],
  ...{ aide: [], horaire: [{ name: "quand" }] },
};

/** And those that have verbs. */
const GROUPS: Partial<Record<keyof typeof COMMANDS_SAID, Partial<Record<keyof typeof VERBS_SAID, readonly Taken[]>>>> =
  {
    alerte: {
      ...{ creer: [{ name: "nom" }], liste: [], tester: [need("alerte")] },
      ...{ pause: [need("alerte"), { name: "duree" }], supprimer: [need("alerte")] },
    },
    source: {
      ...{ ajouter: [need("adresse")], liste: [], tester: [need("source")] },
      ...{ pause: [need("source"), { name: "duree" }], retirer: [need("source")] },
    },
  };

/** What Discord helps to type, by the option. */
export const SUGGESTED: Partial<Record<string, Suggested>> = { article: "article", alerte: "rule", source: "source" };

/** Kinds of commands and of what they take. */
const [SLASH, ON_MESSAGE] = [1, 3];
const [SUBCOMMAND, GROUP, TEXT] = [1, 2, 3];

/**
 * Where commands are: in servers, and in the conversation with Vigie alone. They are open to all: most only read, and who
 * may change what is said by the settings, of which Discord knows nothing.
 */
const OPEN = { contexts: [0, 1], integration_types: [0], default_member_permissions: null };

/** All commands, as Discord is told of them. */
export function definitions(): RESTPostAPIApplicationCommandsJSONBody[] {
  const subcommands = entriesOf(VEILLE).map(([name, taken]) => ({
    ...{ type: SUBCOMMAND, ...said(name, COMMANDS_SAID[name]), options: taken.map(optionOf) },
  }));
  const groups = entriesOf(GROUPS).map(([name, verbs]) => ({
    ...{ type: GROUP, ...said(name, COMMANDS_SAID[name]) },
    options: entriesOf(verbs).map(([verb, taken]) => ({
      ...{ type: SUBCOMMAND, ...said(verb, VERBS_SAID[verb]), options: taken.map(optionOf) },
    })),
  }));
  return [
    { type: SLASH, ...said("demander", COMMANDS_SAID.demander), options: [optionOf(need("question"))], ...OPEN },
    { type: SLASH, ...said("veille", COMMANDS_SAID.veille), options: [...subcommands, ...groups], ...OPEN },
    ...Object.values(MESSAGE_COMMANDS).map(([name, inEnglish]) => ({
      ...{ type: ON_MESSAGE, name, name_localizations: inEnglishAlone(inEnglish), ...OPEN },
    })),
  ] as RESTPostAPIApplicationCommandsJSONBody[];
}

function optionOf({ name, isNeeded = false, choices = [] }: Taken): APIApplicationCommandOption {
  const texts = choices.map((value) => {
    const [inEnglish, text] = CHOICES_SAID[value];
    return { name: text, name_localizations: inEnglishAlone(inEnglish), value };
  });
  return {
    ...{ type: TEXT, ...said(name, OPTIONS_SAID[name]), required: isNeeded },
    ...(SUGGESTED[name] && { autocomplete: true }),
    ...(texts.length > 0 && { choices: texts }),
  } as APIApplicationCommandOption;
}

const inEnglishAlone = (text: string) => ({ "en-US": text, "en-GB": text });

const said = (name: string, [inEnglish, about, aboutInEnglish]: readonly [string, string, string]) => ({
  ...{ name, name_localizations: inEnglishAlone(inEnglish) },
  ...{ description: about, description_localizations: inEnglishAlone(aboutInEnglish) },
});

const entriesOf = <Key extends string, Value>(record: Partial<Record<Key, Value>>): [Key, Value][] =>
  Object.entries(record) as [Key, Value][];
