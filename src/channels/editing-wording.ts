import type { Weekday } from "../editions/period.ts";
import { formatAppointment, formatCount, formatMoment, formatTime } from "../french/format.ts";
import { type Where, wordsOf } from "./place-wording.ts";

/** The sentences by which Vigie changes its settings where people talk. */

export const BUTTONS = {
  create: "Créer l’alerte",
  edit: "Modifier",
  drop: "Abandonner",
  resume: "Reprendre",
  remove: "Supprimer l’alerte",
  removeSource: "Retirer la source",
  add: "Ajouter",
  exclude: "Ajouter l’exclusion",
};

export const FORMS = {
  rule: { title: "Nouvelle alerte", submit: "Essayer" },
  exclusion: { title: "Fausse alerte", submit: "Essayer" },
  schedule: { title: "Horaire de la veille", submit: "Enregistrer" },
};

export const FIELDS = {
  name: { label: "Nom de l’alerte", hint: "Par exemple : Souveraineté" },
  any: {
    label: "Mots ou expressions",
    hint: "Un par ligne : l’un d’eux suffit. Expression régulière entre barres obliques : /cloud\\w* souverain/i",
  },
  none: { label: "Mots exclus", hint: "Un par ligne : un article qui en contient un ne déclenche rien." },
  entity: {
    label: "Personnes, entreprises ou lieux",
    hint: "Un par ligne, tel qu’il s’écrit. Avec des mots, il faut les deux : l’un des mots et l’un des noms.",
  },
  channels: { label: "Où prévenir", hint: "" },
  cooldown: { label: "Redire une histoire déjà annoncée", hint: "Un fait nouveau est toujours annoncé." },
  exclusion: {
    label: "Mots à exclure",
    hint: "Un par ligne : un article qui en contient un ne déclenchera plus cette alerte.",
  },
  at: { label: "Heure", hint: "Par exemple : 8 h 30" },
  days: { label: "Jours", hint: "" },
  holidays: { label: "Jours fériés", hint: "" },
};
export type FieldName = keyof typeof FIELDS;

export const COOLDOWNS = [
  { value: "jamais", text: "Jamais : une seule alerte par histoire" },
  { value: "1h", text: "Après 1 heure" },
  { value: "4h", text: "Après 4 heures" },
  { value: "12h", text: "Après 12 heures" },
  { value: "1j", text: "Après 1 jour" },
  { value: "7j", text: "Après 7 jours" },
];

export const DAY_NAMES: Record<Weekday, string> = {
  ...{ mon: "lundi", tue: "mardi", wed: "mercredi", thu: "jeudi", fri: "vendredi", sat: "samedi", sun: "dimanche" },
};

export const EVEN_ON_HOLIDAYS = "L’édition vient aussi les jours fériés";
export const withoutHolidays = (place: string): string =>
  `Pas d’édition les jours fériés : ${HOLIDAY_PLACES.get(place) ?? place}`;
export const HOLIDAY_PLACES = new Map([
  ["FR", "France"],
  ["FR-67", "France, Alsace-Moselle"],
]);

/** What is wrong in a form, above its fields. */
export const PROBLEMS_HEADING = "À corriger :";
/** "Mots ou expressions, « de la » : il faut un terme d’au moins un mot…" */
export const problemLine = (field: FieldName, found: string | null, expected: string): string =>
  `${FIELDS[field].label}${found === null ? "" : `, « ${found} »`} : il faut ${expected}.`;
export const EXPECTED = {
  name: "un nom, de 1 à 80 signes",
  freeName: "un nom qu’aucune autre alerte ne porte",
  something: "au moins un mot, une expression ou un nom (ci-dessous)",
  exclusion: "au moins un mot",
  newExclusion: "un mot qui n’est pas déjà exclu",
  channels: "au moins un choix de la liste",
  at: "une heure, comme 8 h 30",
  days: "au moins un jour de la liste",
  holidays: "un choix de la liste",
};

const DAYS_TRIED = 30;
export const TRYING = `J’essaie cette règle sur les articles des ${DAYS_TRIED} derniers jours…`;
export const READING_FEED = "Je lis cette adresse…";
export const notedRule = (name: string, channels: readonly string[], where: Where): string =>
  `C’est noté : l’alerte « ${name} » préviendra ${listChannels(channels, where)} de ce qui arrive désormais.`;
export const NOTHING_WRITTEN = "Abandonné : les réglages n’ont pas changé.";
export const goesTo = (channels: readonly string[], where: Where): string =>
  `préviendra ${listChannels(channels, where)}`;
const listChannels = (ids: readonly string[], where: Where): string =>
  `${ids.length > 1 ? `les ${wordsOf(where).channels}` : `le ${wordsOf(where).channel}`} ${listSome(ids)}`;

const MOST_NAMED = 5;
/** "« a » et « b »", "« a », « b », « c », « d », « e » et 3 autres" */
function listSome(words: readonly string[]): string {
  const shown = words.slice(0, MOST_NAMED).map((word) => `« ${word} »`);
  const more = words.length - MOST_NAMED;
  return joinWords(more > 0 ? [...shown, formatCount(more, "autre")] : shown);
}

export const NO_RULE_YET = "Aucune alerte pour l’instant. Pour en créer une : « /veille alerte creer ».";
export const RULES_TITLE = "Alertes";
export const lastFiredLine = (at: number | undefined, zone: string): string =>
  at === undefined ? "jamais déclenchée" : `déclenchée pour la dernière fois le ${formatMoment(at, zone)}`;
/** Of what is too long a list. */
export const moreIds = (ids: readonly string[]): string =>
  `Et ${formatCount(ids.length, "autre")} : ${ids.slice(0, 40).join(", ")}${ids.length > 40 ? "…" : "."}`;

export const MOST_TRIED = 5;
export const triedMoreHere = (more: number): string => `Et ${formatCount(more, "autre alerte", "autres alertes")}.`;

export const rulePaused = (name: string, until: number, zone: string): string =>
  `L’alerte « ${name} » est en pause jusqu’au ${formatMoment(until, zone)}. Ce qui arrive d’ici là ne sera pas annoncé.`;
export const ruleResumed = (name: string): string =>
  `L’alerte « ${name} » reprend. Ce qui est arrivé pendant la pause n’est pas annoncé.`;
export const askRuleRemoval = (name: string, channels: readonly string[], where: Where): string =>
  `Supprimer l’alerte « ${name} » ? ${channels.length === 0 ? `Elle ne prévient aucun ${wordsOf(where).channel}.` : `Elle ne préviendra plus ${listChannels(channels, where)}.`} Les alertes déjà envoyées restent.`;
export const ruleRemoved = (name: string): string => `L’alerte « ${name} » est supprimée.`;

export const lastAlertLine = (said: string): string => `Dernière alerte : « ${said} »`;
export const exclusionEffect = (name: string, terms: readonly string[], before: number, after: number): string =>
  `En excluant ${listSome(terms)}, « ${name} » aurait envoyé ${formatCount(after, "alerte")} au lieu de ${before} sur les ${DAYS_TRIED} derniers jours.`;
export const SILENCED = "Ne seraient plus envoyées :";
export const NONE_SILENCED = "Cette exclusion n’aurait rien changé.";
export const notedExclusion = (name: string, terms: readonly string[]): string =>
  `C’est noté : l’alerte « ${name} » exclut désormais ${listSome(terms)}.`;

export const NO_SOURCE_YET =
  "Aucune source pour l’instant. Pour en ajouter une : « /veille source ajouter https://… ».";
export const SOURCES_TITLE = "Sources";
export const NO_LINK =
  "Ce message ne contient aucun lien à suivre. Choisissez un message où figure l’adresse d’un flux.";
export const visitedLine = (at: number | undefined, zone: string): string =>
  at === undefined ? "pas encore visitée" : `visitée le ${formatMoment(at, zone)}`;
export const failingSince = (since: number, reason: string, zone: string): string =>
  `en panne depuis le ${formatMoment(since, zone)} : ${reason}`;
const FOUND_ENDINGS = [".", ". Le voici :"];
export const feedFound = (name: string, count: number): string =>
  `« ${name} » : ${formatCount(count, "article lisible", "articles lisibles")}${FOUND_ENDINGS[count] ?? ". Les plus récents :"}`;
/** The same for a page whose links are the articles; the count is of those that were tried. */
export const listingFound = (name: string, count: number): string =>
  `« ${name} » : une page de liens, dont chaque nouvel article sera lu. ${count === 0 ? "Aucun des premiers n’a pu l’être." : "Les premiers :"}`;
/** Where a source was found, from another address. */
export const placeFound = (kind: "feed" | "page", address: string): string =>
  kind === "feed" ? `Flux trouvé : ${address}` : `Pas de flux ici. Liste d’articles : ${address}`;
export const notedSource = (name: string, id: string): string =>
  `C’est noté : la source « ${name} » (${id}) est suivie. Ses articles viendront à la prochaine collecte.`;
export const sourcePaused = (name: string, until: number, zone: string): string =>
  `La source « ${name} » est en pause : elle ne sera plus visitée avant le ${formatMoment(until, zone)}.`;
export const sourceResumed = (name: string): string => `La source « ${name} » reprend : elle sera visitée sous peu.`;
export const askSourceRemoval = (name: string): string =>
  `Retirer la source « ${name} » ? Elle ne sera plus visitée. Ses articles restent dans le corpus.`;
export const sourceGone = (name: string): string =>
  `La source « ${name} » est retirée. Ses articles restent dans le corpus.`;

/** "Chaque lundi, mardi et jeudi à 8 h 30, sauf les jours fériés (France)." */
export function scheduleLine(at: string, days: readonly Weekday[], holidays: string | undefined): string {
  const names = days.map((day) => DAY_NAMES[day]);
  const said = GROUPS.get(days.join(" ")) ?? `Chaque ${joinWords(names)}`;
  const except = holidays === undefined ? "" : `, sauf les jours fériés (${HOLIDAY_PLACES.get(holidays) ?? holidays})`;
  return `${said} à ${formatTime(at)}${except}.`;
}
const GROUPS = new Map([
  ["mon tue wed thu fri sat sun", "Tous les jours"],
  ["mon tue wed thu fri", "Du lundi au vendredi"],
]);
const joinWords = (words: readonly string[]): string =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} et ${words.at(-1)}`;

export const nextSending = (at: number | undefined, zone: string): string =>
  at === undefined
    ? "Aucun envoi dans les trois semaines qui viennent."
    : `Prochain envoi : ${formatAppointment(at, zone)} (${zone}).`;
export const notedSchedule = (next: string): string => `C’est noté. ${next}`;
export const scheduleTitle = (channel: string, where: Where): string =>
  `Veille du ${wordsOf(where).channel} « ${channel} »`;

export const SCHEDULE_UNREAD =
  "Je ne comprends pas cet horaire. Écrivez une heure, des jours, ou les deux : « /veille horaire 8h30 lun-ven ».";
export const PAUSE_UNREAD =
  "Une pause dure de 1 minute à 90 jours. Par exemple : « /veille alerte pause souverainete 7j ».";
export const needsTarget = (command: string): string =>
  `Dites laquelle, par son nom ou son identifiant : « /veille ${command} … ». « /veille ${command.split(" ")[0]} liste » les montre toutes.`;
