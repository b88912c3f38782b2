import { formatDay } from "../french/format.ts";
import type { ClosedReason } from "../lib/failure.ts";
import type { Message } from "./message.ts";
import { actions, note } from "./parts.ts";

/** What Vigie says in Discord by itself, where nothing that it was asked for can be shown, and what it calls things there. */

/** To whoever runs Vigie. */
export const DISCORD_BACK = "Discord est de nouveau joignable : Vigie y répond.";
export const UNKNOWN_COMMAND = [
  note("Je ne connais plus cette commande. Écrivez « /veille aide » pour voir celles que je comprends."),
];
/** A form that comes too late, or after another one: Discord opens none by itself, and a button does. */
export const formLate = (action: string): Message => [
  note("Le formulaire n’a pas pu s’ouvrir : j’ai mis trop de temps."),
  actions({ text: "Ouvrir le formulaire", action }),
];
export const formAgain = (action: string): Message => [
  note("Ce que vous avez écrit est gardé : corrigez-le, puis renvoyez-le."),
  actions({ text: "Corriger", action, style: "primary" }),
];
export const FORM_NEEDS_COMMAND = [
  note("Un formulaire ne s’ouvre que depuis une commande ou un bouton. Écrivez votre demande après « /veille »."),
];

/** Why nothing can be said to everybody, to who asked for it. */
export const cannotPost = (reason: ClosedReason): Message => [note(`Je ne peux pas écrire ici : ${CLOSED[reason]}.`)];
/** Where it may be there all the same. */
export const NOT_POSTED = [
  note("Discord n’a pas confirmé mon message. Vérifiez qu’il n’est pas dans le salon avant de redemander."),
];

const RIGHTS =
  "je n’en ai pas le droit. Demandez à un administrateur de m’accorder « Envoyer des messages » et « Créer des fils publics » dans ce salon";
const CLOSED: Record<ClosedReason, string> = {
  deleted: "ce salon n’existe plus",
  archived: "ce fil est verrouillé",
  ...{ "not-invited": RIGHTS, "no-rights": RIGHTS, "no-history": RIGHTS },
  "not-installed": "je ne suis plus dans ce serveur. Dites-le à la personne qui s’occupe de Vigie",
  token: "mon jeton n’est plus accepté. Dites-le à la personne qui s’occupe de Vigie",
};

/** "Veille du 24 décembre": the thread in which the rest of a delivery stands. */
export function threadName(subject: string): string {
  const day = /^edition\/(\d{4}-\d{2}-\d{2})$/.exec(subject)?.[1];
  if (day === undefined) return "Alerte de la veille";
  return `Veille du ${formatDay({ value: day, precision: "day" }).replace(/ \d{4}$/, "")}`;
}

/** The tags of a forum that are set on what is posted there, where it has them. */
export const FORUM_TAGS = { edition: "Veille", alert: "Alerte" };

/** Characters of a thread's name. */
const LONGEST = 100;

/** The title of a message as a thread's name, or undefined. */
export function titleOf(message: Message): string | undefined {
  const title = message.find(({ kind }) => kind === "title");
  return title?.kind === "title" ? threadTitle(title.text) : undefined;
}

/** A text as a thread's name; undefined where it says nothing. */
export function threadTitle(text: string): string | undefined {
  const line = text
    .replace(/\p{Cc}+|\s+/gu, " ")
    .trim()
    .toWellFormed();
  if (line.length <= LONGEST) return line || undefined;
  const segments = Array.from(new Intl.Segmenter("fr").segment(line.slice(0, LONGEST - 1)), ({ segment }) => segment);
  // The last may have been cut in two.
  return `${segments.slice(0, -1).join("").trim()}…`;
}

/** The thread that a question opens and that has no other name. */
export const QUESTION_THREAD = "Question à Vigie";
