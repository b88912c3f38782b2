import type { ClosedReason } from "../lib/failure.ts";
import type { Message } from "./message.ts";
import { note } from "./parts.ts";

/** What Vigie says in Slack by itself, where nothing that it was asked for can be shown. */

export const unknownCommand = (command: string): string =>
  `Je ne connais pas la commande ${command}. Écrivez « /veille aide » pour voir celles que je comprends.`;
export const FORM_FAILED = [note("Le formulaire n’a pas pu s’ouvrir. Recommencez.")];
export const FORM_NEEDS_BUTTON = [
  note("Un formulaire ne s’ouvre que depuis une commande ou un bouton. Écrivez votre demande après « /veille »."),
];
/** To whoever runs Vigie. */
export const SLACK_BACK = "Slack est de nouveau joignable : Vigie y répond.";
export const WAIT = [note("Un instant…")];

/** Why nothing can be said to everybody, to who asked for it. */
export const cannotPost = (reason: ClosedReason): Message => [note(`Je ne peux pas écrire ici : ${CLOSED[reason]}.`)];
/** Where it may be there all the same. */
export const NOT_POSTED = [
  note("Slack n’a pas confirmé mon message. Vérifiez qu’il n’est pas dans la conversation avant de redemander."),
];

const INVITE = "invitez-moi avec « /invite @Vigie », puis réessayez";

const CLOSED: Record<ClosedReason, string> = {
  deleted: INVITE,
  "not-invited": INVITE,
  archived: "ce canal est archivé. Faites votre demande dans un autre canal",
  "no-rights": "je n’en ai pas le droit. Demandez-le à un administrateur de cet espace",
  "no-history": "je n’en ai pas le droit. Demandez-le à un administrateur de cet espace",
  "not-installed": "je ne suis plus installée dans cet espace. Dites-le à la personne qui s’occupe de Vigie",
  token: "Slack ne me reconnaît plus. Dites-le à la personne qui s’occupe de Vigie",
};
