import { formatCount } from "../french/format.ts";
import type { Trouble } from "../lib/failure.ts";
import { FETCH_REASONS } from "./network-reasons.ts";

export type ModelTrouble = Extract<Trouble, { code: `model-${string}` }>;

export const isModelTrouble = (trouble: Trouble): trouble is ModelTrouble => trouble.code.startsWith("model-");

/** What a language model's server did, and what to do. */
export function describeModel(trouble: ModelTrouble): string {
  switch (trouble.code) {
    case "model-away":
      return `Le serveur du modèle (${trouble.place}) ne répond pas : ${modelReason(trouble.reason)}. ${inWait(trouble.seconds)}, et vérifiez l’adresse que donne OPENAI_BASE_URL.`;
    case "model-busy":
      return `Le serveur du modèle (${trouble.place}) reçoit trop de demandes. ${inWait(trouble.seconds)}.`;
    case "model-slow":
      return `Le serveur du modèle (${trouble.place}) n’a pas fini de répondre en ${formatCount(trouble.seconds, "seconde")}. Réessayez plus tard, ou choisissez un modèle plus rapide avec OPENAI_MODEL.`;
    case "model-key":
      return `Le serveur du modèle (${trouble.place}) refuse la clé. Vérifiez OPENAI_API_KEY, et les droits de cette clé.`;
    case "model-over-quota":
      return `Le compte n’a plus de crédit auprès du serveur du modèle (${trouble.place}). Rechargez-le, ou donnez une autre clé dans OPENAI_API_KEY.`;
    case "model-over-budget":
      return `Le budget du jour ne permet plus d’interroger le modèle : ${formatCount(trouble.spent, "token")} sur ${formatCount(trouble.tokensPerDay, "token")}. Attendez demain, ou augmentez budget.tokensPerDay dans vigie.yaml.`;
    case "model-unknown":
      return `Le serveur du modèle (${trouble.place}) ne connaît pas le modèle « ${trouble.model} ». Vérifiez OPENAI_MODEL, et l’adresse que donne OPENAI_BASE_URL.`;
    case "model-declined":
      return `Le serveur du modèle (${trouble.place}) n’accepte pas la demande (erreur ${trouble.status}). Vérifiez OPENAI_MODEL et OPENAI_BASE_URL.`;
    case "model-too-long":
      return `Le texte est trop long pour le modèle « ${trouble.model} ». Choisissez avec OPENAI_MODEL un modèle qui en lit davantage.`;
    case "model-refused":
      return `Le modèle « ${trouble.model} » a refusé de répondre. Lisez l’article lui-même, ou choisissez un autre modèle avec OPENAI_MODEL.`;
    case "model-cut":
      return `La réponse du modèle « ${trouble.model} » dépasse ${formatCount(trouble.limit, "token")} et s’arrête au milieu. Choisissez un autre modèle avec OPENAI_MODEL.`;
    case "model-nonsense":
      return `Le serveur du modèle (${trouble.place}) ${NONSENSE[trouble.reason]}.`;
    case "model-unset":
      return "Aucun modèle n’est réglé. Donnez une clé dans OPENAI_API_KEY, ou l’adresse d’un serveur dans OPENAI_BASE_URL (l’environnement, ou .env).";
    case "model-stopped":
      return "Vigie s’arrête : la demande faite au modèle est abandonnée. Relancez Vigie pour la reprendre.";
  }
}

const NONSENSE: Record<Extract<Trouble, { code: "model-nonsense" }>["reason"], string> = {
  page: "répond par une page web. Vérifiez l’adresse que donne OPENAI_BASE_URL : elle finit souvent par /v1",
  shape: "répond autrement que ne le fait OpenAI. Vérifiez l’adresse que donne OPENAI_BASE_URL",
  empty: "a répondu deux fois par une réponse vide. Choisissez un autre modèle avec OPENAI_MODEL",
  unreadable:
    "a répondu deux fois sans donner ce qui était demandé. Choisissez avec OPENAI_MODEL un modèle plus capable",
};

function modelReason(reason: string): string {
  if (reason === "error") return "il signale une erreur";
  return /^\d{3}$/.test(reason)
    ? `il répond par une erreur ${reason}`
    : (FETCH_REASONS[reason] ?? "l’échange n’a pas abouti");
}

/** What to do about a server that may have said how long to wait. */
function inWait(seconds: number | null): string {
  if (seconds === null) return "Réessayez plus tard";
  return `Réessayez dans ${seconds < 120 ? formatCount(Math.max(1, Math.ceil(seconds)), "seconde") : formatCount(Math.ceil(seconds / 60), "minute")}`;
}
