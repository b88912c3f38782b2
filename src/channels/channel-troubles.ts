import type { ClosedReason, RefusedReason, Trouble } from "../lib/failure.ts";
import { FETCH_REASONS } from "./network-reasons.ts";
import { type Where, wordsOf } from "./place-wording.ts";

/** What may go wrong on the way to a channel. */
export type ChannelTrouble = Extract<
  Trouble,
  { code: `channel-${string}` | `message-${string}` | `delivery-${string}` }
>;

export const isChannelTrouble = (trouble: Trouble): trouble is ChannelTrouble =>
  /^(?:channel|message|delivery)-/.test(trouble.code);

/** What happened to what was to be posted, and what to do, `where` it is read. */
export function describeChannel(trouble: ChannelTrouble, where: Where): string {
  const word = wordsOf(where).channel;
  const channel = `Le ${word} « ${trouble.channel} »`;
  switch (trouble.code) {
    case "channel-busy":
      return `${channel} ne prend pas encore les messages : ${busyReason(trouble.reason)}. Vigie essaie de nouveau d’elle-même.`;
    case "channel-closed":
      return `${channel} est suspendu : ${CLOSED[trouble.reason]}. Vigie y reprendra d’elle-même, sans rien envoyer deux fois.`;
    case "channel-unset":
      return `${channel} est dans ${UNSET[trouble.platform]} », puis relancez Vigie.`;
    case "message-refused":
      return `${channel} a refusé un message : ${REFUSED[trouble.reason]}. Les autres partent quand même ; signalez-le avec ce texte.`;
    case "delivery-expired":
      return trouble.doubt
        ? `${channel} n’a pas pu dire s’il avait reçu un message, et Vigie ne l’envoie pas une seconde fois. Vérifiez dans le ${word} ce qui y est arrivé.`
        : `${channel} n’a pas pris un message à temps : il ne partira plus. Ce qu’une édition annonçait viendra dans la prochaine.`;
  }
}

const UNSET = {
  slack:
    "Slack, et Vigie n’a pas de jeton pour y écrire : rien n’y est envoyé. Donnez-lui SLACK_BOT_TOKEN (l’environnement, ou .env), comme le montre le README sous « Dans Slack, en cinq minutes",
  discord:
    "Discord, et Vigie n’a pas de jeton pour y écrire : rien n’y est envoyé. Donnez-lui DISCORD_TOKEN (l’environnement, ou .env), comme le montre le README sous « Dans Discord, en cinq minutes",
};

const CLOSED: Record<ClosedReason, string> = {
  deleted:
    "il n’existe pas, ou il est privé et Vigie n’y est pas invitée. Invitez-la (dans Slack, « /invite @Vigie »), ou corrigez-le dans vigie.yaml",
  archived: "il est archivé. Désarchivez-le, ou choisissez-en un autre dans vigie.yaml",
  "not-invited": "Vigie n’y est pas invitée. Invitez-la (dans Slack, « /invite @Vigie »)",
  "no-rights": "Vigie n’a pas le droit d’y écrire. Donnez-lui ce droit (dans Slack, chat:write)",
  token:
    "le jeton de Vigie n’est plus accepté. Donnez-en un autre (dans Slack, SLACK_BOT_TOKEN ; ou, si plusieurs espaces l’installent, sa page /slack/install)",
  "not-installed":
    "Vigie n’est pas installée dans son espace de Slack. Installez-la par la page /slack/install de son adresse, ou corrigez l’espace dans vigie.yaml",
  "no-history":
    "Vigie n’a pas le droit d’y relire les messages, et ne peut pas savoir ce qui y est déjà. Donnez-lui ce droit (dans Slack, channels:history, ou groups:history s’il est privé)",
};

const REFUSED: Record<RefusedReason, string> = {
  "too-long": "il est trop long",
  malformed: "sa forme n’est pas acceptée",
};

/** Why a platform takes nothing for now. */
export function busyReason(reason: string): string {
  if (reason === "rate") return "il en reçoit trop à la fois";
  return /^\d{3}$/.test(reason)
    ? `la plateforme répond par une erreur ${reason}`
    : (FETCH_REASONS[reason] ?? "l’échange n’a pas abouti");
}
