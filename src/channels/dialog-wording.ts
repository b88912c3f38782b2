import { formatCount } from "../french/format.ts";

/** What stands about messages, forms and pages where people press and fill in: on buttons, in lists, under what is cut. */

export const CONFIRM = "Confirmer";
export const CANCEL = "Annuler";
export const CLOSE = "Fermer";
export const CHOOSE = "Choisir…";
export const MORE_BUTTONS = "Autres actions :";
export const PAGE_CUT = "La suite est trop longue pour être montrée ici.";
export const EMPTY_PAGE = "Rien à montrer pour l’instant.";
/** "Et 12 autres choix, qui ne tiennent pas dans cette liste." */
export const moreChoices = (count: number): string =>
  count === 1
    ? "Et 1 autre choix, qui ne tient pas dans cette liste."
    : `Et ${formatCount(count, "autre choix", "autres choix")}, qui ne tiennent pas dans cette liste.`;
/** "Sans changement : Où prévenir (equipe)." Of fields for which a form has no room. */
export const unchanged = (fields: readonly { label: string; text: string }[]): string =>
  `Sans changement : ${fields.map(({ label, text }) => `${label} (${text})`).join(", ")}.`;
