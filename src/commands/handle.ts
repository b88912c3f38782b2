import { FAILED, LACKING, STORE_AWAY } from "../channels/command-wording.ts";
import type { Handle, Interaction, Reply, Wish } from "../channels/interaction.ts";
import type { Message } from "../channels/message.ts";
import { sentence } from "../channels/parts.ts";
import { describeTrouble } from "../channels/troubles.ts";
import { Failure, findTrouble } from "../lib/failure.ts";
import type { Log } from "../lib/log.ts";
import type { Command, Desk, Grant, Press, Run } from "./command.ts";
import { parseCommand } from "./grammar.ts";
import { toPerson } from "./replies.ts";

type Options<Deps> = { desks: readonly Desk<Deps>[]; deps: Deps; log: Log };

/** What all desks together do. Of what fails, the person who asked is told a sentence, and the log the cause. */
export function openHandle<Deps>({ desks, deps, log }: Options<Deps>): Handle {
  return async (interaction, interim) => {
    try {
      const replies = await serve(interaction, desks, { ...deps, interim });
      // A platform that was told of no form has promised a message.
      if (replies.some(({ kind }) => kind === "form") && !canOpenForm(interaction.wish, desks))
        throw new Error("No desk tells of this form.");
      return replies;
    } catch (error) {
      return [toPerson(sentence(describe(error, interaction, log)))];
    }
  };
}

function describe(error: unknown, { wish, place }: Interaction, log: Log): string {
  const trouble = findTrouble(error);
  const isOurs = trouble === undefined || trouble.code.startsWith("database-");
  if (!isOurs) return describeTrouble(trouble, place.platform);
  log.error("wish not served", { wish: wish.kind, error: trouble ?? String(error), stack: Object(error).stack });
  return trouble ? STORE_AWAY : FAILED;
}

/** Whether a form may follow what is wished for. */
export function canOpenForm(wish: Wish, desks: readonly Pick<Desk<never>, "forms">[]): boolean {
  const name = nameOf(wish);
  return name !== undefined && desks.some(({ forms }) => forms.includes(name));
}

/** "alerte creer", or the verb of a button: what has a name of its own. */
function nameOf(wish: Wish): string | undefined {
  if (wish.kind === "press") return verbOf(wish.action);
  if (wish.kind !== "command") return undefined;
  const parsed = parseCommand(wish.command, wish.words);
  if ("lacking" in parsed) return undefined;
  const { command } = parsed;
  return "verb" in command ? `${command.name} ${command.verb}` : command.name;
}

const verbOf = (action: string): string => action.replace(/:.*/s, "");

type Desks<Deps> = readonly Desk<Deps>[];
type WithInterim<Deps> = Deps & { interim(message: Message): void };

async function serve<Deps>(interaction: Interaction, desks: Desks<Deps>, deps: WithInterim<Deps>): Promise<Reply[]> {
  const { wish } = interaction;
  if (wish.kind === "press") return press(wish, interaction, desks, deps);
  if (wish.kind === "command") {
    const parsed = parseCommand(wish.command, wish.words);
    if ("lacking" in parsed) return [toPerson(sentence(LACKING[parsed.lacking]))];
    return findRun(parsed.command, desks)(parsed.command, interaction, deps);
  }
  return findGrant(wish, desks)(wish, interaction, deps);
}

/** A verb and what it is done to: `fiche:…`. Nobody knows what a button of long ago did. */
async function press<Deps>(
  { action, values }: Extract<Wish, { kind: "press" }>,
  interaction: Interaction,
  desks: Desks<Deps>,
  deps: WithInterim<Deps>,
): Promise<Reply[]> {
  const verb = verbOf(action);
  const { presses } = desks.find((each) => Object.hasOwn(each.presses, verb)) ?? {};
  const found: Press<Deps> | undefined = presses?.[verb];
  if (found === undefined) throw new Failure({ code: "button-expired" });
  return found({ argument: action.slice(verb.length + 1), values }, interaction, deps);
}

function findRun<Deps>({ name }: Command, desks: Desks<Deps>): Run<Command["name"], Deps> {
  const run = desks.map(({ runs }) => runs[name]).find((each) => each !== undefined);
  if (run === undefined) throw new Error(`No desk does ${name}.`);
  // The run of a command's name takes that command.
  return run as Run<Command["name"], Deps>;
}

type OtherWish = Exclude<Wish, { kind: "command" | "press" }>;

function findGrant<Deps>({ kind }: OtherWish, desks: Desks<Deps>): Grant<OtherWish["kind"], Deps> {
  const grant = desks.map(({ grants }) => grants?.[kind]).find((each) => each !== undefined);
  if (grant === undefined) throw new Error(`No desk grants ${kind}.`);
  return grant as Grant<OtherWish["kind"], Deps>;
}
