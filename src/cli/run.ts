import type { App } from "../app.ts";
import { openApp } from "../app.ts";
import type { Message } from "../channels/message.ts";
import { note } from "../channels/parts.ts";
import { renderTerminal } from "../channels/terminal.ts";
import { describeTrouble, UNEXPECTED } from "../channels/troubles.ts";
import { budgetWarning } from "../channels/wording.ts";
import { loadConfig } from "../config.ts";
import { Failure, findTrouble, type Trouble } from "../lib/failure.ts";
import { openLog } from "../lib/log.ts";
import { openRedactor, type Redact } from "../lib/redact.ts";
import { secretsIn } from "../secrets.ts";
import { alertsCommand } from "./alerts.ts";
import { readArguments } from "./arguments.ts";
import { askCommand, searchCommand } from "./ask.ts";
import { briefCommand } from "./brief.ts";
import { collectCommand } from "./collect.ts";
import type { Arguments, Command, Context, Terminal } from "./command.ts";
import { digestCommand } from "./digest.ts";
import { doctorCommand } from "./doctor.ts";
import { evalCommand } from "./eval.ts";
import { forgetCommand } from "./forget.ts";
import { gapsCommand } from "./gaps.ts";
import { commandHelp, generalHelp } from "./help.ts";
import { moveCommand } from "./move.ts";
import { promptsCommand } from "./prompts.ts";
import { sourcesCommand } from "./sources.ts";
import { startCommand } from "./start.ts";
import { whyCommand } from "./why.ts";

const COMMANDS: readonly Command[] = [
  ...[startCommand, collectCommand, digestCommand, briefCommand, askCommand, searchCommand],
  ...[gapsCommand, alertsCommand, whyCommand],
  ...[sourcesCommand, doctorCommand, forgetCommand, moveCommand, evalCommand, promptsCommand],
];

/** Runs a command line; the exit status: 0 done, 1 failed, 2 the command or the settings are wrong. */
export async function run(argv: readonly string[], given: Terminal): Promise<number> {
  const redact = openRedactor(secretsIn(given.environment, argv));
  // Whatever is written passes here.
  const terminal: Terminal = {
    ...given,
    out: (text) => given.out(redact.text(text)),
    err: (text) => given.err(redact.text(text)),
  };
  try {
    return await dispatch(argv, terminal, redact);
  } catch (error) {
    const trouble = findTrouble(error);
    terminal.err(`${trouble ? describeTrouble(redact.value(trouble)) : UNEXPECTED}\n`);
    if (terminal.environment["LOG_LEVEL"] === "debug") terminal.err(redact.line(`${Object(error).stack}\n`));
    return trouble && MISUSES.has(trouble.code) ? 2 : 1;
  }
}

const MISUSES = new Set<Trouble["code"]>([
  ...(["usage", "settings-missing", "settings-wrong", "model-unset", "channel-unset"] as const),
  ...(["unknown-source", "unknown-channel", "unknown-rule"] as const),
]);

async function dispatch([name, ...rest]: readonly string[], terminal: Terminal, redact: Redact): Promise<number> {
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    terminal.out(`${generalHelp(COMMANDS)}\n`);
    return name === undefined ? 2 : 0;
  }
  const command = COMMANDS.find((each) => each.name === name);
  if (command === undefined) {
    const known = COMMANDS.map((each) => each.name).join(", ");
    const what = `La commande « ${name} » n’existe pas. Commandes : ${known}. Voyez « npm run vigie -- --help ».`;
    throw new Failure({ code: "usage", what, command: null });
  }
  const args = readArguments(command, rest);
  if (args === undefined) {
    terminal.out(`${commandHelp(command)}\n`);
    return 0;
  }
  await using stack = new AsyncDisposableStack();
  return (await command.run(contextOf(args, terminal, { redact, stack }))) ? 0 : 1;
}

type Holding = { redact: Redact; stack: AsyncDisposableStack };

function contextOf(args: Arguments, terminal: Terminal, { redact, stack }: Holding): Context {
  const config = () => loadConfig(args.data, terminal.environment);
  const render = (message: Message): string => renderTerminal(redact.value(message), terminal);
  const show: Context["show"] = (message, value) => {
    terminal.out(`${args.json ? JSON.stringify(redact.value(value), null, 2) : render(message)}\n`);
  };
  const say: Context["say"] = (message) => terminal.err(`\n${render(message)}\n`);
  return {
    ...{ terminal, arguments: args, config, show, say, redact: redact.text },
    async open(): Promise<App> {
      const loaded = await config();
      const { name, isGone, clock, chance } = terminal;
      const log = openLog(loaded.logLevel, (line) => terminal.err(redact.line(line)), clock, name);
      const onBudget = (spent: number, tokensPerDay: number): void => say([note(budgetWarning(spent, tokensPerDay))]);
      return stack.use(await openApp(loaded, { name, isGone, clock, chance, log, show, onBudget }));
    },
  };
}
