import type { ClosedReason, RefusedReason, Trouble } from "../lib/failure.ts";
import { FETCH_REASONS } from "./network-reasons.ts";

/** What may go wrong on the way to a channel. */
export type ChannelTrouble = Extract<
  Trouble,
  { code: `channel-${string}` | `message-${string}` | `delivery-${string}` }
>;

export const isChannelTrouble = (trouble: Trouble): trouble is ChannelTrouble =>
  /^(?:channel|message|delivery)-/.test(trouble.code);

/** What happened to what was to be posted, and what to do. */
export function describeChannel(trouble: ChannelTrouble): string {
  const channel = `Le canal « ${trouble.channel} »`;
  switch (trouble.code) {
    case "channel-busy":
      return `${channel} ne prend pas encore les messages : ${busyReason(trouble.reason)}. Vigie essaie de nouveau d’elle-même.`;
    case "channel-closed":
      return `${channel} est suspendu : ${CLOSED[trouble.reason]}. Vigie y reprendra d’elle-même, sans rien envoyer deux fois.`;
    case "message-refused":
      return `${channel} a refusé un message : ${REFUSED[trouble.reason]}. Les autres partent quand même ; signalez-le avec ce texte.`;
    case "delivery-expired":
      return trouble.doubt
        ? `${channel} n’a pas pu dire s’il avait reçu un message, et Vigie ne l’envoie pas une seconde fois. Vérifiez dans le canal ce qui y est arrivé.`
        : `${channel} n’a pas pris un message à temps : il ne partira plus. Ce qu’une édition annonçait viendra dans la prochaine.`;
  }
}

const CLOSED: Record<ClosedReason, string> = {
  deleted: "il n’existe plus. Corrigez-le dans vigie.yaml",
  archived: "il est archivé. Désarchivez-le, ou choisissez-en un autre dans vigie.yaml",
  "not-invited": "Vigie n’y est pas invitée. Invitez-la",
  "no-rights": "Vigie n’a pas le droit d’y écrire. Donnez-lui ce droit",
  token: "le jeton de Vigie n’est plus accepté. Donnez-en un autre",
  "no-history":
    "un message y est peut-être déjà, et Vigie n’a pas le droit d’y relire les messages. Donnez-lui ce droit",
};

const REFUSED: Record<RefusedReason, string> = {
  "too-long": "il est trop long",
  malformed: "sa forme n’est pas acceptée",
};

function busyReason(reason: string): string {
  if (reason === "rate") return "il en reçoit trop à la fois";
  return /^\d{3}$/.test(reason)
    ? `la plateforme répond par une erreur ${reason}`
    : (FETCH_REASONS[reason] ?? "l’échange n’a pas abouti");
}
