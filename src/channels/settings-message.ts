import { formatAppointment, formatCount, formatNumber, formatTime } from "../french/format.ts";
import type { Message } from "./message.ts";
import { list, note } from "./parts.ts";
import { replayWorkingLine } from "./wording.ts";

/**
 * One setting that is no more what it was: the names that lead to it, and its values; undefined for none. What has an id
 * is named by it. `waits`: it counts from the next start on.
 */
export type SettingsChange = { path: readonly string[]; from: unknown; to: unknown; waits: boolean };

/** When a channel's next edition comes, in epoch milliseconds, undefined where none does; `isDue`: and one at once. */
type NextEdition = { channel: string; at: number | undefined; isDue: boolean };

/** What a person is told to expect: `at` null, the clock runs; else it is fixed, and no edition comes. */
type Expected = { editions: readonly NextEdition[]; zone: string; isReplay: boolean };

/** Lines, and channels, that are named one by one. */
const MOST_LINES = 20;
const MOST_CHANNELS = 5;

/** What changed, from when it counts, and when the next edition comes. */
export function settingsMessage(changes: readonly SettingsChange[], expected: Expected): Message {
  const lines = describe(changes);
  const next = describeNext(expected);
  const [only] = lines;
  if (lines.length === 1) return [note(`Réglages relus : ${only} ; ${next}`)];
  const more = lines.length - MOST_LINES;
  const shown = [...lines.slice(0, MOST_LINES), ...(more > 0 ? [`et ${formatCount(more, "autre")}`] : [])];
  return [note("Réglages relus :"), list(shown), note(`${next.charAt(0).toUpperCase()}${next.slice(1)}`)];
}

/** Added to the sentence that says what is wrong. */
export const SETTINGS_KEPT = "Les réglages d’avant restent en vigueur.";
export const SETTINGS_RESTORED = "Les réglages se lisent de nouveau, et rien n’y a changé.";
export const ENVIRONMENT_CHANGED =
  "Le fichier .env a changé : il sera relu au prochain démarrage (base, modèle, Slack, port, journal).";

/** A line for each change; those of one source, or of one rule, in one. */
function describe(changes: readonly SettingsChange[]): string[] {
  const things = Map.groupBy(changes, ({ path: [list = "", id = ""] }) =>
    list === "sources" || list === "alerts" ? `${list} ${id}` : {},
  );
  return [...things.values()].flatMap((group) => (group.length > 1 ? [describeGroup(group)] : group.map(describeOne)));
}

const NOUNS: Record<string, string> = { sources: "la source", alerts: "la règle", channels: "le canal" };
const nameOf = ([list = "", id = ""]: readonly string[]): string => `${NOUNS[list]} « ${id} »`;

function describeGroup(changes: readonly SettingsChange[]): string {
  const [{ path } = { path: [] }] = changes;
  // An address may hold a key: what changed is named, and not shown.
  const names = new Set(changes.map((change) => change.path.slice(2).join(".")));
  return `${nameOf(path)} change (${[...names].join(", ")}), dès maintenant`;
}

function describeOne(change: SettingsChange): string {
  const { path, from, to, waits } = change;
  const [list = ""] = path;
  if (waits) return `${shownName(path)} change, au prochain démarrage`;
  if (path.length === 2 && list in NOUNS && (from === undefined || to === undefined)) {
    return `${nameOf(path)} ${from === undefined ? ADDED[list] : REMOVED[list]}`;
  }
  if (list === "sources" || list === "alerts") return describeGroup([change]);
  if (path.slice(2).join(".") === "digest.at" && typeof from === "string" && typeof to === "string")
    return `${nameOf(path)} passe de ${formatTime(from)} à ${formatTime(to)}`;
  if (list === "channels") return `${nameOf(path)} : ${path.slice(2).join(".")} ${passes(from, to)}`;
  const when = WHEN[list] ?? "dès maintenant";
  return `${shownName(path)} ${passes(from, to)}, ${when}`;
}

const ADDED: Record<string, string> = {
  sources: "est ajoutée, et lue dès maintenant",
  alerts: "est ajoutée, pour ce qui arrive désormais",
  channels: "est ajouté",
};
const REMOVED: Record<string, string> = {
  sources: "est retirée, ses articles restent",
  alerts: "est retirée, dès maintenant",
  channels: "est retiré, plus rien n’y est envoyé",
};

const WHEN: Record<string, string> = {
  briefings: "dès la prochaine fiche",
  retention: "au prochain effacement, d’ici vingt-quatre heures",
  privacy: "au prochain effacement, d’ici vingt-quatre heures",
};

/** As it is written in `vigie.yaml`. */
const shownName = (path: readonly string[]): string => (path[0] === "zone" ? "timezone" : path.join("."));

const passes = (from: unknown, to: unknown): string => `passe de ${shown(from)} à ${shown(to)}`;

/** Characters of a value. */
const LONGEST = 60;

function shown(value: unknown): string {
  if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) return "rien";
  if (typeof value === "number") return formatNumber(value);
  if (typeof value !== "object") return `« ${cut(String(value))} »`;
  return `« ${cut(Object.values(value).map(String).join(", "))} »`;
}

const cut = (text: string): string => (text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`);

/** "prochaine édition mardi 25 novembre à 9 h (Europe/Paris)." */
function describeNext({ editions, zone, isReplay }: Expected): string {
  if (isReplay) return replayWorkingLine.replace(/^L/, "l").replace(/ Ctrl-C.*$/, "");
  const isOnly = editions.length === 1;
  const each = editions.slice(0, MOST_CHANNELS).map(({ channel, at, isDue }) => {
    const next = at === undefined ? "aucune avant trois semaines" : formatAppointment(at, zone);
    const when = isDue ? `dès maintenant, puis ${next}` : next;
    return isOnly ? when : `« ${channel} » ${when}`;
  });
  const more = editions.length - MOST_CHANNELS;
  const rest = more > 0 ? [`et ${formatCount(more, "autre canal", "autres canaux")}`] : [];
  return `${isOnly ? "prochaine édition" : "prochaines éditions :"} ${[...each, ...rest].join(", ")} (${zone}).`;
}
