import { formatAppointment, formatCount, formatLongDay, formatMoment, formatNumber } from "../french/format.ts";
import { localDay, localTime } from "../lib/calendar.ts";
import { type Where, wordsOf } from "./place-wording.ts";

/** Every French sentence of the commands that read, and of the buttons under what they show. */

export const BUTTONS = {
  briefing: "Fiche",
  passages: "Voir les passages",
  share: (where: Where): string => `Partager dans le ${wordsOf(where).channel}`,
  useful: "Utile",
  useless: "Pas utile",
  previous: "Précédent",
  next: "Suivant",
  erase: "Tout effacer",
  today: "La veille du jour",
  ask: "Poser une question",
  state: "État",
  pause: (rule: string | undefined): string =>
    rule === undefined ? "Mettre en pause 24 h" : `Mettre « ${rule} » en pause 24 h`,
  falseAlert: (rule: string | undefined): string =>
    rule === undefined ? "Fausse alerte" : `Fausse alerte de « ${rule} »`,
};

/** What a command lacks, with an example of it whole. */
export const LACKING = {
  demander: "Quelle est votre question ? Par exemple : « /demander Que prépare Meta en 2026 ? »",
  fiche:
    "De quel article ? Donnez des mots de son titre, ou son adresse. Par exemple : « /veille fiche Mission Genesis »",
  chercher: "Quels mots chercher ? Par exemple : « /veille chercher centre de données »",
  pourquoi:
    "De quel article ? Donnez son adresse, le début de son identifiant, ou son titre entre guillemets. Par exemple : « /veille pourquoi https://exemple.fr/article »",
  "alerte tester":
    "Quelle alerte essayer ? Par exemple : « /veille alerte tester souverainete ». Leurs noms : « /veille alerte liste »",
  "alerte pause":
    "Quelle alerte mettre en pause ? Par exemple : « /veille alerte pause souverainete ». Leurs noms : « /veille alerte liste »",
  "alerte supprimer":
    "Quelle alerte supprimer ? Par exemple : « /veille alerte supprimer souverainete ». Leurs noms : « /veille alerte liste »",
  "source ajouter": "Quelle adresse suivre ? Par exemple : « /veille source ajouter https://exemple.fr/flux.xml »",
  "source tester":
    "Quelle source essayer ? Par exemple : « /veille source tester pixels ». Leurs noms : « /veille source liste »",
  "source pause":
    "Quelle source mettre en pause ? Par exemple : « /veille source pause pixels ». Leurs noms : « /veille source liste »",
  "source retirer":
    "Quelle source retirer ? Par exemple : « /veille source retirer pixels ». Leurs noms : « /veille source liste »",
};

export const FAILED =
  "Je n’ai pas pu répondre : une erreur inattendue est survenue. Réessayez dans un moment ; si elle revient, prévenez la personne qui s’occupe de Vigie.";
export const DONE = "C’est fait.";
export const UNKNOWN_SHORTCUT = "Je ne propose plus cette action. Écrivez « /veille aide » pour voir les autres.";
export const STORE_AWAY = "Je n’ai pas accès à mes articles en ce moment. Réessayez dans une minute.";

export const searching = (articles: number): string => `Je cherche dans ${formatCount(articles, "article")}…`;
export const verifying = (articles: number): string => `Je vérifie dans ${formatCount(articles, "article")}…`;

export const nextEditionAt = (at: number, zone: string): string =>
  `Prochaine édition : ${formatAppointment(at, zone)} (${zone}).`;
export const NO_NEXT_EDITION = "Aucune édition n’est prévue dans les trois semaines qui viennent.";

/** "vendredi 12 décembre 2025", or "12 décembre, 8 h 30" where a day has begun. */
function sinceWords(since: number, zone: string): string {
  const isMidnight = localTime(since, zone) === "00:00";
  return isMidnight ? formatLongDay(localDay(since, zone)) : formatMoment(since, zone);
}
export const catchUpTitle = (since: number, zone: string): string => `Rattrapage depuis le ${sinceWords(since, zone)}`;
/** "9 histoires, dont les 7 plus récentes" */
export function catchUpCount(shown: number, more: number): string {
  const stories = formatCount(shown + more, "histoire");
  return more === 0 ? stories : `${stories}, dont voici les ${formatNumber(shown)} plus récentes`;
}
export const nothingSince = (since: number, zone: string): string =>
  `Rien n’a été publié depuis le ${sinceWords(since, zone)}.`;

/** "Page 2 sur 5" */
export const pageLine = (page: number, pages: number): string => `Page ${page} sur ${pages}`;

export const PASSAGES_TITLE = "Les passages cités";
export const ARTICLE_GONE = "Un article cité n’est plus dans le corpus.";
export const PASSAGE_CHANGED = "Cet article a changé depuis : une phrase citée n’y figure plus.";

export const SHARED = "Partagé à la demande d’un membre.";
export const SHARE_DONE = "C’est partagé.";
export const SHARED_BEFORE = "C’est déjà partagé.";

export const THANKS = "Merci, c’est noté.";
export const REASON_FORM = {
  title: "Pas utile",
  submit: "Envoyer",
  label: "Qu’est-ce qui n’allait pas ?",
  hint: "Facultatif : une erreur, une phrase hors sujet, une source qui manque…",
};
export const QUESTION_FORM = {
  title: "Poser une question",
  submit: "Demander",
  label: "Votre question",
  hint: "Par exemple : Que prépare Meta en 2026 ?",
};

export const STATE = {
  title: "État de Vigie",
  corpus: (coverage: string): string => `Corpus : ${coverage}.`,
  collected: (at: string): string => `Dernière collecte : ${at}.`,
  neverCollected: "Aucune collecte n’a encore eu lieu.",
  sources: (count: number): string => `${formatCount(count, "source lue", "sources lues")}, aucune en panne.`,
  noSource: "Aucune source n’est suivie.",
  byModel: (name: string): string => `Rédaction : par le modèle ${name}, chaque phrase vérifiée dans sa source.`,
  byExtracts: "Rédaction : par extraits, sans modèle de langage.",
  budget: (line: string): string => `Budget du modèle : ${line}.`,
  waiting: (count: number): string =>
    count === 0 ? "Aucun envoi en attente." : `${formatCount(count, "message")} en attente d’envoi.`,
  details: "Pour qui s’occupe de Vigie",
};

export const DATA = {
  title: "Ce que Vigie garde de vous",
  nothing: "Vigie ne garde rien qui porte votre nom.",
  shown: (count: number): string =>
    `${formatCount(count, "réponse ou recherche", "réponses et recherches")} dont les boutons servent encore, une semaine au plus.`,
  followed: (count: number): string =>
    `${formatCount(count, "fil suivi", "fils suivis")}, jusqu’à une heure après votre dernière question.`,
  questions: (days: number): string =>
    `Les questions des fils, et celles restées sans réponse, sont gardées ${formatCount(days, "jour")} sans le nom de qui les a posées. Vos avis (« Utile », « Pas utile ») aussi.`,
  askErase:
    "Tout effacer ? Les boutons des réponses que vous avez reçues ne serviront plus, et vos fils ne seront plus suivis.",
  erased: "C’est effacé : Vigie ne garde plus rien qui porte votre nom.",
  erasedOf: (person: string, shown: number, followed: number): string =>
    `C’est effacé pour ${person} : ${formatCount(shown, "réponse ou recherche", "réponses et recherches")}, ${formatCount(followed, "fil suivi", "fils suivis")}.`,
  nothingOf: (person: string): string => `Vigie ne garde rien de ${person} : il n’y a rien à effacer.`,
};

export const CHECKED = {
  title: "Vérification dans le corpus",
  supported: "Soutenue",
  contradicted: "Contredite",
  open: "Non établie",
  nothing: "Ce message ne contient aucune affirmation que je puisse vérifier.",
  more: (count: number): string =>
    `${formatCount(count, "autre phrase", "autres phrases")} de ce message ne sont pas vérifiées.`,
  nearest: "Le plus proche :",
  meaning:
    "« Non établie » : aucune phrase trouvée dans le corpus ne suffit à l’établir, ni à la contredire. Seul le corpus est consulté.",
};

export const HELP = {
  title: "Ce que Vigie sait faire",
  examples: [
    "Poser une question : /demander Que prépare Meta en 2026 ?",
    "La veille du jour : /veille aujourdhui",
    "Ce que vous avez manqué : /veille rattrapage vendredi",
    "La fiche d’un article : /veille fiche Mission Genesis",
    "Être prévenu : /veille alerte creer",
  ],
  everyone:
    "Pour tous, après /veille : aujourdhui, rattrapage, fiche, chercher, pourquoi, etat, mesdonnees, aide, alerte liste, source liste.",
  editors:
    "Pour les éditeurs : alerte creer, tester, pause ou supprimer ; source ajouter, tester, pause ou retirer. Pour les administrateurs : horaire.",
  mention: "Vous pouvez aussi me nommer dans un message : je réponds dans le fil, et j’y reste une heure.",
};

export const HOME = "Vigie";

export const timeUnknown = (text: string): string =>
  `Je n’ai pas compris « ${short(text)} ». Écrivez par exemple : « /veille rattrapage vendredi », « 7j », « hier » ou « 1er décembre ».`;
export const articleNotFound = (words: string): string =>
  `Aucun article du corpus ne correspond à « ${short(words)} ». Cherchez-le par ses mots : « /veille chercher centre de données ».`;

/** Characters of what somebody wrote that are said again. */
const SHOWN = 100;
const short = (text: string): string => (text.length <= SHOWN ? text : `${text.slice(0, SHOWN).toWellFormed()}…`);
