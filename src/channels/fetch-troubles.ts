import { formatCount } from "../french/format.ts";
import type { Trouble } from "../lib/failure.ts";
import { FETCH_REASONS, REFUSED_ADDRESSES } from "./network-reasons.ts";

export type FetchTrouble = Extract<Trouble, { code: `fetch-${string}` }>;

export const isFetchTrouble = (trouble: Trouble): trouble is FetchTrouble => trouble.code.startsWith("fetch-");

/** Why an address could not be read, and what to do. */
export function describeFetch(trouble: FetchTrouble): string {
  switch (trouble.code) {
    case "fetch-failed":
      return `Je n’ai pas pu lire ${shown(trouble.url)} : ${FETCH_REASONS[trouble.reason] ?? "l’échange n’a pas abouti"}. Vérifiez l’adresse et la connexion, puis réessayez.`;
    case "fetch-refused":
      return `Je n’ai pas lu ${shown(trouble.url)} : ${REFUSED_ADDRESSES[trouble.reason]}.`;
    case "fetch-status":
      return `${shown(trouble.url)} répond par une erreur ${trouble.status}. Vérifiez l’adresse, ou réessayez plus tard.`;
    case "fetch-gone":
      return `${shown(trouble.url)} a disparu : le site dit que cette adresse ne reviendra pas. Retirez-la, ou cherchez-en une autre.`;
    case "fetch-busy":
      return `Le site de ${shown(trouble.url)} demande d’attendre ${lasting(trouble.seconds)} avant d’être lu. Vigie y retourne ensuite d’elle-même.`;
    case "fetch-challenge":
      return `${shown(trouble.url)} demande de prouver qu’on n’est pas un robot${CHALLENGERS[trouble.by]} et n’est pas lu. Demandez au site un accès pour Vigie, ou cherchez une autre adresse.`;
    case "fetch-forbidden":
      return trouble.reason === "said"
        ? `${shown(trouble.url)} n’est pas lu : le fichier robots.txt du site en écarte les programmes. Demandez au site un accès, ou lisez la page vous-même.`
        : `${shown(trouble.url)} n’est pas lu pour l’instant : le fichier robots.txt du site, qui dit ce que les programmes peuvent lire, ne répond pas. Réessayez plus tard.`;
    case "fetch-too-large":
      return `${shown(trouble.url)} dépasse ${megabytes(trouble.limit)} et n’est pas lu. Cherchez une adresse moins lourde.`;
    case "fetch-timeout":
      return `${shown(trouble.url)} n’a pas tout envoyé en ${trouble.seconds} secondes. Vérifiez l’adresse, ou réessayez plus tard.`;
  }
}

/** A place as it can be shown to a whole channel: an address may hold a password, or a key behind its « ? ». */
export const shown = (place: string): string =>
  /^https?:/i.test(place) ? place.replace(/^(https?:\/\/)[^/?#]*@/i, "$1").replace(/\?.*$/s, "?…") : place;

/** "45 secondes", "10 minutes", "3 heures" */
function lasting(seconds: number): string {
  if (seconds < 120) return formatCount(seconds, "seconde");
  return seconds < 7200
    ? formatCount(Math.ceil(seconds / 60), "minute")
    : formatCount(Math.ceil(seconds / 3600), "heure");
}

const CHALLENGERS = {
  ...{ Cloudflare: " (protection Cloudflare)", DataDome: " (protection DataDome)", HUMAN: " (protection HUMAN)" },
  ...{ Akamai: " (protection Akamai)", Imperva: " (protection Imperva)", unknown: "" },
};

export const megabytes = (bytes: number): string => `${Math.max(1, Math.round(bytes / 1_000_000))} Mo`;
