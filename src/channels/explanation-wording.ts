import type { Flag } from "../articles/article.ts";
import type { Check, Mode } from "../claims/claim.ts";
import type { Decision, Score } from "../editions/decision.ts";
import { formatCount, formatLongDay, formatNumber } from "../french/format.ts";
import type { AlertKind } from "../watch/pace.ts";
import type { PlainSilence, Silence } from "../watch/why.ts";
import { LABELS, quoteTitle } from "./wording.ts";

/** The sentences by which Vigie explains what became of an article. */

export const arrivedLine = (when: string, source: string): string => `${when} : collecté, source « ${source} ».`;
export const copyLine = (title: string): string => `Copie de ${quoteTitle(title)} : elle ne compte pour aucune source.`;

export const storyLine = (story: { articles: number; independentSources: number }): string =>
  story.articles < 2
    ? "Seul article de son histoire."
    : `Dans une histoire de ${formatCount(story.articles, "article")}, ${formatCount(story.independentSources, "source indépendante", "sources indépendantes")}.`;

/** Those that tell people something. */
export const FLAG_LINES: Partial<Record<Flag, string>> = {
  truncated: "Texte coupé par sa source.",
  excerpt: "Extrait donné par le flux : la page de l’article n’a pas pu être lue.",
  "starts-mid-argument": "Texte qui commence au milieu d’un propos.",
  opinion: "Texte d’opinion : rien n’en est repris comme un fait.",
  "opinion-section": "Une partie du texte est une opinion, qui n’est pas reprise comme un fait.",
  undated: "Sans date de publication : il compte du jour de sa collecte.",
  short: "Texte très court.",
  "not-french": "Texte dans une autre langue que le français.",
};

type Briefed = { mode: Mode; standsIn: boolean; check: Check };

export function briefedLine({ mode, standsIn, check: { supported, repaired, dropped } }: Briefed): string {
  const held = `${formatCount(supported, "phrase appuyée", "phrases appuyées")} sur leur source`;
  if (mode === "extracts") {
    const why = standsIn ? ", faute de réponse du modèle" : "";
    return `Fiche par extraits${why} : ${formatCount(supported, "phrase")}.`;
  }
  const rest = [
    repaired > 0 && `dont ${formatCount(repaired, "corrigée", "corrigées")} au contrôle`,
    dropped > 0 && `${formatCount(dropped, "autre écartée", "autres écartées")}`,
  ].filter(Boolean);
  return `Fiche rédigée : ${[held, ...rest].join(", ")}.`;
}

type Decided = Omit<Decision, "said" | "heard">;

/** "l’édition du lundi 15 décembre 2025 montre cette histoire, nº 3, Nouveau (importance 1, …)." */
export const decisionLine = (day: string, decision: Decided): string =>
  `l’édition du ${formatLongDay(day)} ${outcomeOf(decision)}`;

/** What an edition made now would decide. */
export const previewLine = (decision: Decided, next: string | null): string =>
  `Aucune édition depuis sa collecte${next === null ? "" : ` (prochaine : ${next})`}. Faite maintenant, elle ${outcomeOf(decision)}`;

function outcomeOf(decision: Decided): string {
  const { outcome, label, rank, score, because, news, gone } = decision;
  const weighed = score === null ? "" : ` (${scoreOf(score)})`;
  switch (outcome) {
    case "shown": {
      const told = [label && LABELS[label], news.join(", "), ...gone.map((text) => `« ${text} » retiré`)];
      return `montre cette histoire, nº ${rank}, ${told.filter(Boolean).join(" : ")}${weighed}.`;
    }
    case "beyond":
      return `compte cette histoire parmi les autres : elle vient en nº ${rank}, au-delà du nombre montré${weighed}.`;
    case "theme":
      return `compte cette histoire parmi les autres : assez d’histoires du thème « ${because} » (perTheme)${weighed}.`;
    case "source":
      return `compte cette histoire parmi les autres : assez d’histoires de la seule source « ${because} » (perSource)${weighed}.`;
    case "muted":
      return `écarte cette histoire : le thème « ${because} » y pèse 0.`;
    case "known":
      return "ne remontre pas cette histoire : déjà annoncée, sans fait nouveau.";
  }
}

function scoreOf({ importance, sources, figures, freshness, weight }: Score): string {
  const parts = { importance, sources, chiffres: figures, fraîcheur: freshness };
  const sum = Object.entries(parts).map(([name, value]) => `${name} ${decimal(value)}`);
  return `${sum.join(" + ")}${weight === 1 ? "" : ` ; thèmes × ${decimal(weight)}`}`;
}

const decimal = (value: number): string => String(Math.round(value * 100) / 100).replace(".", ",");

export const ABSENCES = {
  "not-yet":
    "Aucune édition depuis sa collecte. Faite maintenant, elle serait sans lui : il est publié hors de sa période.",
  "first-visit": "Arrivé avec la première visite de sa source : gardé, jamais annoncé.",
  unrecorded: "Annoncé par une édition dont les décisions n’ont pas été gardées.",
  "out-of-period": "Publié hors de la période des éditions faites depuis sa collecte.",
};

export const SENT_LINES = {
  none: "Rien n’a été envoyé.",
  sent: "Envoyée.",
  waiting: "En attente d’envoi.",
  failed: "Pas envoyée.",
  folded: "Personne ne l’a vue : ce qu’elle annonçait va dans la suivante.",
};

const KINDS: Record<AlertKind, string> = {
  single: "alerte",
  grouped: "alerte groupée",
  storm: "alerte groupée avec d’autres, trop nombreuses dans l’heure",
  quiet: "alerte retenue pendant les heures calmes, puis dite avec les autres",
};

export function firedLine(
  name: string,
  isUpdate: boolean,
  triggers: readonly string[],
  alert: { kind: AlertKind; at: string } | null,
): string {
  const what = `la règle « ${name} » s’est déclenchée${isUpdate ? " pour un fait nouveau" : ""} (${triggers.join(", ")})`;
  return alert === null ? `${what} ; l’alerte attend son heure.` : `${what} ; ${KINDS[alert.kind]} le ${alert.at}.`;
}

/** Why a rule said nothing, its instants as they are shown. */
export type ShownSilence =
  | Exclude<Silence, { kind: "before-rule" | "cooldown" | "paused" }>
  | { kind: "before-rule"; since: string }
  | { kind: "cooldown" | "paused"; until: string };

/** "Règle « Argent » : aucun montant n’y atteint 3 millions d’euros." */
export const silenceLine = (name: string, silence: ShownSilence, amount: string | undefined): string =>
  `Règle « ${name} » : ${reasonOf(silence, amount)}.`;

function reasonOf(silence: ShownSilence, amount: string | undefined): string {
  switch (silence.kind) {
    case "excluded":
      return `exclu par « ${silence.text} »`;
    case "none-of":
      return `aucun de ces termes dans ses phrases de fait : ${silence.texts.join(", ")}`;
    case "missing":
      return `il y manque « ${silence.text} »`;
    case "homonym":
      return `« ${silence.text} » y désigne autre chose, ou n’y est pas un nom`;
    case "not-named":
      return `il ne nomme pas ${silence.texts.join(", ")}`;
    case "sources":
      return `elle attend ${formatCount(silence.least, "source indépendante", "sources indépendantes")}, il y en a ${formatNumber(silence.count)}`;
    case "before-rule":
      return `collecté avant que ce canal n’ait la règle, le ${silence.since}`;
    case "paused":
      return `en pause jusqu’au ${silence.until} ; ce qui arrive pendant une pause n’est pas annoncé`;
    case "cooldown":
      return `histoire déjà annoncée, au repos jusqu’au ${silence.until}`;
    case "below":
      return `aucun montant n’y atteint ${amount ?? "son seuil"}`;
    default:
      return PLAIN[silence.kind];
  }
}

const PLAIN: Record<PlainSilence["kind"], string> = {
  copy: "une copie ne déclenche rien",
  "other-source": "elle ne lit pas cette source",
  "no-theme": "l’histoire n’est pas de ses thèmes",
  "no-sentence": "aucune phrase de fait ne remplit ses conditions",
  "not-recent": "l’article n’était plus récent à sa collecte",
  known: "histoire déjà annoncée dans ce canal, sans fait nouveau",
  unwatched: "les alertes de ce canal n’ont pas encore été cherchées (npm start)",
  unseen: "elle répond, et l’alerte sera faite au prochain passage",
};
