import { openBriefingStore } from "../../src/briefings/store.ts";
import type { Form, Interaction, Reply } from "../../src/channels/interaction.ts";
import { type Button, type Message, messageSchema } from "../../src/channels/message.ts";
import { renderTerminal } from "../../src/channels/terminal.ts";
import { describeTrouble } from "../../src/channels/troubles.ts";
import type { Command } from "../../src/commands/command.ts";
import { editingDesk } from "../../src/commands/editing.ts";
import type { Editing } from "../../src/commands/editing-deps.ts";
import { follow } from "../../src/commands/sources.ts";
import { openConversationStore } from "../../src/commands/store.ts";
import { openSettingsEditor } from "../../src/edit-settings.ts";
import { openEditionStore } from "../../src/editions/store.ts";
import { tryOnPast } from "../../src/jobs/try-alert.ts";
import { findTrouble } from "../../src/lib/failure.ts";
import { openFetch } from "../../src/lib/http.ts";
import { openPauses } from "../../src/lib/pauses.ts";
import { openWatchStore } from "../../src/watch/store.ts";
import { NOW, openTestCorpus, ZONE } from "./articles.ts";
import { seededRandom } from "./synthetic.ts";
import { openTemporaryFolder } from "./temporary-folder.ts";

export const TEAM = `# Les réglages de l’équipe.
sources:
  - { id: revue, name: La Revue, feed: "./revue.xml" } # la principale
channels:
  - id: equipe
    slack: C0TEAM
    digest: { at: "08:30", days: [mon, tue, wed, thu, fri], holidays: FR } # le matin
    alerts: [robots]
  - { id: direction, slack: C0BOSS }
alerts:
  - id: robots
    name: Robots agricoles
    any: ["robot"]
rights: { admins: [U0ADMIN], editors: [U0EDIT] }
`;

/** What somebody was answered: its words on one line, its buttons, its form; or the sentence of what failed. */
export type Heard = { text: string; buttons: Button[]; form: Form | undefined; replies: Reply[]; failed: boolean };

type Who = { who?: string; channel?: string };

/** The editing desk over a real store and real files, where people ask and press. */
export async function openEditingRoom(settings = TEAM) {
  await using stack = new AsyncDisposableStack();
  const folder = stack.use(openTemporaryFolder());
  folder.write("vigie.yaml", settings);
  const opened = stack.use(await openTestCorpus());
  const { corpus, database } = opened;
  const time = { now: NOW };
  const clock = (): number => time.now;
  const interims: string[] = [];
  const watch = openWatchStore(database);
  const deps: Editing = {
    ...{ editor: openSettingsEditor(folder.path), conversations: openConversationStore(database), corpus, clock },
    ...{ pauses: { rules: openPauses(database, "rule"), sources: openPauses(database, "source") }, now: clock },
    ...{ watch, editions: openEditionStore(database), data: folder.path, fetch: openFetch(["127.0.0.1"]) },
    chance: seededRandom(7),
    tryRule: (rule, days) =>
      tryOnPast(rule, { to: clock(), days }, { corpus, briefings: openBriefingStore(database), zone: ZONE }),
    interim: (message) => void interims.push(wordsOf(message)),
  };
  const interactionOf = ({ who = "U0EDIT", channel = "C0TEAM" }: Who): Interaction => ({
    person: { id: `slack:T1:${who}`, isAdmin: async () => false },
    place: { platform: "slack", workspace: "T1", channel, thread: null },
    wish: { kind: "home" },
  });
  const owned = stack.move();
  return {
    ...{ folder, time, deps, watch, database, interims, keep: opened.keep },
    settings: () => deps.editor.read(),
    file: () => folder.read("vigie.yaml"),
    ask: (command: Extract<Command, { name: "alerte" | "source" | "horaire" }>, by: Who = {}) => {
      const { alerte, source, horaire } = editingDesk.runs;
      if (!alerte || !source || !horaire) throw new Error("The desk does not know a command.");
      const interaction = interactionOf(by);
      return hear(async () => {
        if (command.name === "alerte") return alerte(command, interaction, deps);
        return command.name === "source" ? source(command, interaction, deps) : horaire(command, interaction, deps);
      });
    },
    press: (action: string, values: Record<string, string> = {}, by: Who = {}) => {
      const [verb = "", ...rest] = action.split(":");
      const press = editingDesk.presses[verb];
      if (press === undefined) throw new Error(`No button « ${verb} ».`);
      return hear(() => press({ argument: rest.join(":"), values }, interactionOf(by), deps));
    },
    follow: (text: string, by: Who = {}) => hear(() => follow(text, interactionOf(by), deps)),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

async function hear(run: () => Promise<Reply[]>): Promise<Heard> {
  try {
    const replies = await run();
    for (const reply of replies)
      messageSchema.parse(reply.kind === "message" ? reply.message : (reply.form.about ?? []));
    const messages = replies.flatMap((reply) => (reply.kind === "message" ? reply.message : (reply.form.about ?? [])));
    return {
      text: wordsOf(messages),
      buttons: messages.flatMap((part) => (part.kind === "actions" ? part.buttons : [])),
      form: replies.flatMap((reply) => (reply.kind === "form" ? reply.form : []))[0],
      ...{ replies, failed: false },
    };
  } catch (error) {
    const trouble = findTrouble(error);
    if (trouble === undefined) throw error;
    return { text: describeTrouble(trouble), buttons: [], form: undefined, replies: [], failed: true };
  }
}

const wordsOf = (message: Message): string =>
  renderTerminal(message, { width: 5000, colour: false }).replace(/\s+/g, " ").trim();

/** The action of the button that says something. */
export function actionOf({ buttons }: Heard, text: string): string {
  const button = buttons.find((each) => each.text.startsWith(text));
  if (button === undefined) throw new Error(`No « ${text} » among: ${buttons.map((each) => each.text).join(", ")}`);
  return button.action;
}

/** What a form holds when it is opened. */
export const valuesOf = ({ form }: Heard): Record<string, string> =>
  Object.fromEntries((form?.fields ?? []).map(({ id, value = "" }) => [id, value]));
