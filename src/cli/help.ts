import { COMMON } from "./arguments.ts";
import type { Command } from "./command.ts";

const HEADER = "Vigie : la veille technologique d’une équipe, en français, chaque phrase avec sa source.";
const FOOTER = [
  "Partout : --data DOSSIER (data par défaut), --json (une valeur JSON et rien d’autre), --help.",
  "Un INSTANT s’écrit 2025-12-24T18:00 ; sans décalage horaire, il est à l’heure du fuseau des réglages.",
];

/** All the commands, a line each. */
export function generalHelp(commands: readonly Command[]): string {
  const rows = commands.map((command) => ({ call: callOf(command), does: command.does }));
  return [HEADER, "", "Usage : npm run vigie -- COMMANDE", "", ...align(rows), "", ...FOOTER].join("\n");
}

/** One command and its options. */
export function commandHelp(command: Command): string {
  const options = Object.entries({ ...command.options, ...COMMON });
  const rows = options.map(([name, { value, does }]) => ({ call: `--${name} ${value ?? ""}`.trim(), does }));
  const flags = [{ call: "--json", does: "une valeur JSON sur la sortie standard, et rien d’autre" }];
  return [
    `Usage : npm run vigie -- ${callOf(command)}`,
    "",
    `${command.does}.`,
    "",
    ...align([...rows, ...flags]),
  ].join("\n");
}

const callOf = ({ name, usage }: Command): string => `${name} ${usage}`.trim();

function align(rows: readonly { call: string; does: string }[]): string[] {
  const width = Math.max(...rows.map(({ call }) => call.length));
  return rows.map(({ call, does }) => `  ${call.padEnd(width)}  ${does}`);
}
