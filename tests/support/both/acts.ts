import type { Button, Message } from "../../../src/channels/message.ts";
import { group, sub, textOptions } from "../discord/payloads.ts";
import type { Act } from "./side.ts";

/** What people do, in short. */

type Given = Readonly<Record<string, string>>;

export const demander = (question: string): Act => ({
  ...{ kind: "command", command: "demander", words: question, options: textOptions({ question }) },
});

/** « /veille fiche 1b1339 flash » is `veille("fiche", { article: "1b1339", longueur: "flash" })`; `words` where they differ. */
export const veille = (name: string, given: Given = {}, words = Object.values(given).join(" ")): Act => ({
  ...{ kind: "command", command: "veille", options: sub(name, given), words: `${name} ${words}` },
});

/** « /veille alerte pause robots 7j » is `verb("alerte", "pause", { alerte: "robots", duree: "7j" })`. */
export const verb = (name: "alerte" | "source", what: string, given: Given = {}): Act => ({
  ...{ kind: "command", command: "veille", options: group(name, sub(what, given)) },
  words: [name, what, ...Object.values(given)].join(" "),
});

export const mention = (text: string): Act => ({ kind: "mention", text });
export const followUp = (text: string): Act => ({ kind: "follow-up", text });
export const alone = (text: string): Act => ({ kind: "alone", text });
export const press = (text: string): Act => ({ kind: "press", text });
export const fill = (values: Given = {}): Act => ({ kind: "fill", values });
export const check = (text: string): Act => ({ kind: "shortcut", name: "check", text });
export const follow = (text: string): Act => ({ kind: "shortcut", name: "follow", text });
export const posted = (message: Message): Act => ({ kind: "posted", message });

/** A message of Vigie's with a button under it. */
export const under = (...buttons: Button[]): Act =>
  posted([
    { kind: "note", text: "Un message de Vigie." },
    { kind: "actions", buttons },
  ]);
