import { cp } from "node:fs/promises";
import { type App, openApp } from "../../src/app.ts";
import type { Interaction, Person, Place, Reply, Wish } from "../../src/channels/interaction.ts";
import type { Button, Message } from "../../src/channels/message.ts";
import { renderTerminal } from "../../src/channels/terminal.ts";
import { openTerminalChannel } from "../../src/channels/terminal-channel.ts";
import { loadConfig } from "../../src/config.ts";
import { openHosts } from "../../src/lib/hosts.ts";
import { openLog } from "../../src/lib/log.ts";
import { openTemporaryFolder } from "./temporary-folder.ts";

const SETTINGS = `timezone: Europe/Paris
sources:
  - { id: revue, name: "La Revue du calcul", feed: "./sample/revue/feed.xml" }
  - { id: atelier, name: "Atelier numérique", feed: "./sample/atelier/feed.xml" }
  - { id: depeches, name: "Dépêches", folder: "./sample/depeches" }
channels:
  - { id: accueil, slack: C0 }
  - { id: equipe, slack: C1, digest: { stories: 2 } }
`;

/** Nobody else asks the hosts of tests. */
const UNSPARED = openHosts({ clock: Date.now, pause: async () => {}, gap: 0 });

/** The morning of the last day of the sample corpus, at 8:30 in Paris. */
export const MORNING = Date.parse("2025-12-15T07:30:00Z");

/** Somebody who talks to Vigie. */
export type Talk = {
  /** What comes of a wish, in the order in which it comes. */
  wish(wish: Wish): Promise<Reply[]>;
  veille(words: string): Promise<Reply[]>;
  press(action: string, values?: Record<string, string>): Promise<Reply[]>;
  /** What was shown while the last wish was under way, as text. */
  interim: string[];
};

/** The program over the sample corpus, in which people talk; its clock is `time.now`. Nothing is collected without `isFull`. */
export async function openConversation({ settings = SETTINGS, isFull = true } = {}) {
  await using stack = new AsyncDisposableStack();
  const folder = stack.use(openTemporaryFolder());
  await cp("data/sample", `${folder.path}/sample`, { recursive: true });
  folder.write("vigie.yaml", settings);
  const [time, lines] = [{ now: MORNING }, [] as string[]];
  const clock = (): number => time.now;
  const log = openLog("warn", (line) => void lines.push(line), clock, "essai");
  const edges = { name: "essai", isGone: () => false, clock, chance: () => 0.5, log, show: () => {} };
  const place = ({ id }: { id: string }) => openTerminalChannel(id, async () => {});
  const app = stack.use(await openApp(await loadConfig(folder.path, {}), { hosts: UNSPARED, ...edges, place }));
  if (isFull) await app.collect({});
  const owned = stack.move();
  return {
    ...{ app, time, folder, lines },
    as: (name: string, where: Partial<Place> = {}, isAdmin = false) => talkTo(app, personOf(name, isAdmin), where),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

const personOf = (name: string, isAdmin: boolean): Person => ({ id: `slack:T1:${name}`, isAdmin: async () => isAdmin });

function talkTo({ handle }: App, person: Person, where: Partial<Place>): Talk {
  const place: Place = { platform: "slack", workspace: "T1", channel: "C1", thread: null, ...where };
  const talk: Talk = {
    interim: [],
    wish(wish) {
      talk.interim = [];
      const interaction: Interaction = { person, place, wish };
      return handle(interaction, (message) => void talk.interim.push(textOf(message)));
    },
    veille: (words) => talk.wish({ kind: "command", command: "veille", words }),
    press: (action, values = {}) => talk.wish({ kind: "press", action, values }),
  };
  return talk;
}

/** A message as people read it, on one line a block, with plain spaces. */
export const textOf = (message: Message): string =>
  renderTerminal(message, { width: 96, colour: false }).replace(/\s+/g, " ").trim();

/** The messages among some replies. */
export const messagesIn = (replies: readonly Reply[]): Extract<Reply, { kind: "message" }>[] =>
  replies.filter((reply) => reply.kind === "message");

/** All that some replies say. */
export const said = (replies: readonly Reply[]): string =>
  messagesIn(replies)
    .map(({ message }) => textOf(message))
    .join("\n");

/** The buttons under some replies. */
export const buttonsIn = (replies: readonly Reply[]): Button[] =>
  messagesIn(replies).flatMap(({ message }) =>
    message.flatMap((part) => (part.kind === "actions" ? part.buttons : [])),
  );

/** What the button of a text does. */
export function actionOf(replies: readonly Reply[], text: string): string {
  const button = buttonsIn(replies).find((each) => each.text === text);
  if (button === undefined) throw new Error(`No button « ${text} » in: ${said(replies)}`);
  return button.action;
}
