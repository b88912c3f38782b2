import type { Interaction, Reply, Wish } from "../channels/interaction.ts";
import type { Message } from "../channels/message.ts";

/** A command as it was understood, in whatever words it came; what it is done to as it was written, "" for nothing. */
export type Command =
  | { name: "demander"; question: string }
  | { name: "aujourdhui" }
  | { name: "rattrapage"; since: string }
  | { name: "fiche"; article: string; length: "flash" | "standard" | "complete" }
  | { name: "chercher"; words: string }
  | { name: "pourquoi"; article: string }
  | { name: "etat" }
  | { name: "mesdonnees"; verb: "voir" | "effacer" }
  | { name: "aide" }
  | { name: "alerte"; verb: "creer" | "liste" | "tester" | "pause" | "supprimer"; target: string }
  | { name: "source"; verb: "ajouter" | "liste" | "tester" | "pause" | "retirer"; target: string }
  | { name: "horaire"; words: string };

/** Does one command. Throws `Failure`, which is told to who asked. */
export type Run<Name extends Command["name"], Deps> = (
  command: Extract<Command, { name: Name }>,
  interaction: Interaction,
  deps: Deps & { interim(message: Message): void },
) => Promise<Reply[]>;

/** What a button or a form does, by the verb of its action; `argument` is what stands after the first colon. Throws `Failure`. */
export type Press<Deps> = (
  pressed: { argument: string; values: Readonly<Record<string, string>> },
  interaction: Interaction,
  deps: Deps & { interim(message: Message): void },
) => Promise<Reply[]>;

/** Does what is wished for otherwise than by a command or a button. Throws `Failure`. */
export type Grant<Kind extends Wish["kind"], Deps> = (
  wish: Extract<Wish, { kind: Kind }>,
  interaction: Interaction,
  deps: Deps & { interim(message: Message): void },
) => Promise<Reply[]>;

/** Commands that go together, the buttons that they show, and what else is wished for of them. */
export type Desk<Deps> = {
  runs: { [Name in Command["name"]]?: Run<Name, Deps> };
  presses: Readonly<Record<string, Press<Deps>>>;
  /** What a form may follow: verbs of buttons and forms, and commands with their own, as "alerte creer". */
  forms: readonly string[];
  grants?: { [Kind in Exclude<Wish["kind"], "command" | "press">]?: Grant<Kind, Deps> };
};
