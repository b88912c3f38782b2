import type { Check, Mode, Source } from "../claims/claim.ts";
import type { Edition, Label } from "../editions/edition.ts";
import {
  formatCount,
  formatDay,
  formatLongDay,
  formatMoment,
  formatNumber,
  formatTime,
  formatZone,
} from "../french/format.ts";
import { type Day, type Interval, localDay, localTime } from "../lib/calendar.ts";
import type { Gap } from "../questions/store.ts";
import type { AlertKind } from "../watch/pace.ts";
import { isNight } from "../watch/quiet.ts";
import type { Level, Quiet } from "../watch/settings.ts";
import { capital, type Where, wordsOf } from "./place-wording.ts";

/** Every French sentence that Vigie writes to people in its messages. Failures have theirs in troubles.ts. */

export const LABELS: Record<Label, string> = { new: "Nouveau", update: "Suite", correction: "Correction" };

export const SECTIONS = {
  essentials: "L’essentiel",
  hook: "En bref",
  context: "Contexte de la source",
  understanding: "Ce qu’il faut comprendre",
  importance: "Pourquoi c’est important",
  opportunities: "Ce que cela permet",
  nuances: "À nuancer",
  conclusion: "La question qui reste",
  figures: "Chiffres clés",
  sources: "Sources",
  journey: "Ce qui est arrivé à cet article",
};

export const channelHeading = (id: string, where: Where): string => `${capital(wordsOf(where).channel)} « ${id} »`;
export const NO_BRIEFING = "Pas encore de fiche.";

export const EXTRACTS_MODE = "Mode extraits : phrases reprises telles quelles des articles, sans rédaction.";
export const NOT_FRENCH = "Article dans une autre langue, que les extraits ne peuvent pas rendre en français.";
export const EXCERPT = "Texte trop court pour une fiche : sa source n’en donne que le début.";
export const OPINION_PIECE = "Texte d’opinion : rien n’en est repris comme un fait.";
export const POINT_OF_VIEW = "Point de vue (rédigé par une IA)";
export const notEstablished = (things: readonly string[]): string => `Non établi : ${things.join(" ; ")}.`;
export const NOTHING_QUOTABLE = "Aucune phrase de cet article ne se lit bien seule.";

export const editionTitle = (day: string): string => `Veille — ${formatLongDay(day)}`;

export function editionPeriodLine(period: Interval, zone: string): string {
  return `Du ${formatMoment(period.from, zone)} au ${formatMoment(period.to, zone)} (${formatZone(zone)})`;
}

/** "12 sources lues sur 13 · 41 articles, 5 histoires" */
export function editionCounts(counts: { read: number; sources: number; articles: number; stories: number }): string {
  const read = `${formatCount(counts.read, "source lue", "sources lues")} sur ${counts.sources}`;
  return `${read} · ${formatCount(counts.articles, "article")}, ${formatCount(counts.stories, "histoire")}`;
}

export function nothingNew(
  since: number,
  zone: string,
  counts: { read: number; failing: number },
  newest: Day,
): string {
  const failing = counts.failing === 0 ? "aucune en panne" : formatCount(counts.failing, "en panne", "en panne");
  const latest = newest.precision === "unknown" ? "" : ` Dernier article : ${formatDay(newest)}.`;
  const read = formatCount(counts.read, "source lue", "sources lues");
  return `Rien de neuf depuis le ${formatMoment(since, zone)} : ${read}, ${failing}.${latest}`;
}

export const emptyCorpus = (command: string): string =>
  `Le corpus est vide : aucun article n’a encore été collecté. Lancez d’abord \`${command}\`.`;

/** "Nouveau depuis l’édition du mardi 18 novembre 2025 : 3 milliards d’euros, Vik Bajaj" */
export const newSince = (day: string, news: readonly string[]): string =>
  `Nouveau depuis l’édition du ${formatLongDay(day)} : ${news.join(", ")}`;
/** "L’édition du mardi 18 novembre 2025 disait : « … » L’article ne le dit plus." */
export const takenBack = (day: string, said: readonly string[]): string =>
  `L’édition du ${formatLongDay(day)} disait : ${said.map((text) => `« ${text} »`).join(" ")} L’article ne le dit plus.`;

export const moreStories = (more: number): string => `Et ${formatCount(more, "autre histoire", "autres histoires")}`;

export function failingLine(failing: Edition["failing"], since: (instant: string) => string): string {
  const each = failing.map(
    ({ source, since: instant, reason }) => `${source}, depuis le ${since(instant)} (${reason})`,
  );
  return `${failing.length > 1 ? "Sources" : "Source"} en panne : ${each.join(" ; ")}`;
}

/** How the sentences were written, and what the check of them found. */
export function modeLine(mode: Mode, { claims, supported, dropped }: Check): string {
  if (mode === "extracts") {
    const found = `${formatCount(supported, "phrase")} sur ${claims} ${supported > 1 ? "retrouvées" : "retrouvée"}`;
    return `${EXTRACTS_MODE} ${found} à la lettre dans leur source.`;
  }
  const proved = `${formatCount(supported, "phrase")} sur ${supported} ${supported > 1 ? "appuyées" : "appuyée"} sur leur source`;
  const refused = dropped === 0 ? "" : ` ; ${formatCount(dropped, "autre écartée", "autres écartées")} au contrôle`;
  return `Rédaction automatique, ${proved}${refused}.`;
}

export const lateLine = (dueAt: number, zone: string): string =>
  `Attendu le ${formatMoment(dueAt, zone)}, arrivé en retard.`;

export const digestSent = (channel: string, day: string, messages: number): string =>
  `L’édition du ${formatLongDay(day)} est dans le canal « ${channel} » : ${formatCount(messages, "message")}.`;
export const digestSilent = (channel: string, day: string): string =>
  `Rien de neuf le ${formatLongDay(day)} : le canal « ${channel} » préfère le silence (whenNothing), rien n’est envoyé.`;
export const digestHad = (channel: string, day: string): string =>
  `Le canal « ${channel} » a déjà eu son édition du ${formatLongDay(day)} : rien n’est envoyé une seconde fois.`;
export const digestWaits = (channel: string, day: string): string =>
  `L’édition du ${formatLongDay(day)} attend d’être envoyée au canal « ${channel} ». \`npm start\` l’enverra, et cette commande aussi.`;
export const channelBack = (channel: string): string =>
  `Le canal « ${channel} » répond de nouveau : ce qui l’attendait y part.`;

export const replayLine = (at: number, zone: string): string =>
  `Rejeu : l’horloge est fixée au ${formatMoment(at, zone)} (réglage « at »).`;

/** "Source unique", "Source unique, d’après Reuters" or "3 sources". */
export function sourceCount(count: number, origin: string | null = null): string {
  if (count > 1) return formatCount(count, "source");
  return origin === null || origin.length > LONGEST_ORIGIN ? "Source unique" : `Source unique, d’après ${origin}`;
}

/** Characters: the line has other things to say. */
const LONGEST_ORIGIN = 30;

/** « La Mission… », Edu Diaz, La Revue, 24 décembre 2025 */
export function sourceLine({ title, titleDerived, author, publisher, url, published }: Source): string {
  const derived = titleDerived ? " (titre établi par Vigie)" : "";
  const place = publisher ?? (url === null ? "source locale" : null);
  return [`${quoteTitle(title)}${derived}`, author, place, publishedLine(published)].filter(Boolean).join(", ");
}

/** A title that is a quotation has its guillemets already. */
export const quoteTitle = (title: string): string => (/^«[^«»]*»$/.test(title) ? title : `« ${title} »`);

export const publishedLine = (published: Day): string => formatDay(published) || "date inconnue";

export function briefingLine(source: Source): string {
  const day = source.published.precision === "month" ? " (jour non précisé)" : "";
  const place = source.publisher ?? (source.url === null ? "Source locale" : new URL(source.url).hostname);
  const title = source.titleDerived ? "titre établi par Vigie" : null;
  return [place, source.author, `${publishedLine(source.published)}${day}`, title].filter(Boolean).join(" · ");
}

/** "5 articles, de juillet 2025 au 24 décembre 2025": « de » before a month or a year, « du » before a day. */
export function coverageLine({ articles, ...days }: Covered): string {
  return [formatCount(articles, "article"), daysCovered(days)].filter(Boolean).join(", ");
}

type Covered = { articles: number; from: Day; to: Day };

function daysCovered({ from, to }: Omit<Covered, "articles">): string {
  if (from.precision === "unknown" || to.precision === "unknown") return "";
  if (from.value === to.value) return `${from.precision === "day" ? "du " : ""}${formatDay(from)}`;
  const [opening, closing] = [opensFrom(from), to.precision === "day" ? "au" : "à"];
  return `${opening}${formatDay(from)} ${closing} ${formatDay(to)}`;
}

const opensFrom = ({ value, precision }: Day): string => {
  if (precision === "day") return "du ";
  // d’avril, d’août, d’octobre
  return /-(?:04|08|10)$/.test(value) ? "d’" : "de ";
};

export const refusal = (coverage: string): string =>
  `Je n’ai rien trouvé dans le corpus qui permette de répondre (${coverage}).`;

export const emptyCorpusRefusal =
  "Je ne peux pas répondre : le corpus est vide, aucun article n’a encore été collecté.";

export const nearest = (sources: readonly Source[]): string =>
  `Le plus proche : ${sources.map(({ title, published }) => `${quoteTitle(title)}, ${publishedLine(published)}`).join(" ; ")}.`;

/** "2 articles sur 5 · corpus de juillet 2025 au 24 décembre 2025" */
export function baseLine(sources: number, { articles, ...days }: Covered): string {
  const covered = daysCovered(days);
  const count = `${formatCount(sources, "article")} sur ${formatNumber(articles)}`;
  return covered === "" ? count : `${count} · corpus ${covered}`;
}

export const partialAnswer = "Réponse partielle : ces phrases ne couvrent pas toute la question.";

/** Two things, or more. */
export const HOMONYM = "Deux choses différentes portent ce nom dans le corpus.";
export const SINGLE_EACH = "Source unique pour chaque point";
export const OPINION = "avis, et non faits établis";
export const STANDS_IN = "Le modèle de langage n’a pas répondu.";
export const SMALL_TALK =
  "Bonjour. Je réponds aux questions par les articles de votre veille, et par eux seuls. Par exemple : « Que prépare Meta en 2026 ? »";
export const NOT_FOR_ORDERS =
  "Je ne fais que répondre aux questions, par les articles de votre veille. Je ne donne ni mes consignes, ni d’autres liens que ceux des articles.";
export const readAs = (written: string, read: string): string => `« ${written} » lu comme « ${read} ».`;
export const assumedDay = (day: Day): string => `Faute d’année dans la question : ${formatDay(day)}.`;
/** The newest article says what can be new. */
export function nothingNewAsked(isNamed: boolean, newest: Day): string {
  const last = formatDay(newest);
  return `Rien de neuf ${isNamed ? "sur cette période" : "depuis une semaine"}.${last === "" ? "" : ` Le dernier article du corpus : ${last}.`}`;
}
export const corpusSilentOn = (things: readonly string[]): string =>
  `Ce que le corpus ne dit pas : ${things.join(" ; ")}.`;
export const questionTooLong = (limit: number): string =>
  `Votre question est trop longue : ${formatNumber(limit)} signes au plus. Posez-la en une ou deux phrases.`;

const lastDays = (days: number): string =>
  days === 1 ? "le dernier jour" : `les ${formatNumber(days)} derniers jours`;
export const noGap = (days: number): string => `Aucune question n’est restée sans réponse sur ${lastDays(days)}.`;
export const gapsTitle = (days: number): string => `Ce que le corpus n’a pas su dire — ${lastDays(days)}`;
/** "Quel est le prix du bitcoin ? — sans réponse, 24 décembre, 8 h 30" */
export const gapLine = ({ question, status, at }: Gap, zone: string): string =>
  `${question} — ${status === "partial" ? "réponse partielle" : "sans réponse"}, ${formatMoment(at, zone)}`;
export const GAPS_NEXT = "Une source sur ces sujets y répondrait : `npm run vigie -- sources add https://…`";

export const noPassage = (words: string): string => `Aucun passage ne contient « ${words} ».`;

/** "Alerte « Souveraineté » — importance haute" */
export function alertTitle(names: readonly string[], level: Level, isUpdate: boolean): string {
  const title = `Alerte ${joinWords(names.map((name) => `« ${name} »`))} — importance ${level}`;
  return isUpdate ? `${title}, fait nouveau` : title;
}

/** Of several stories in one message; the period is that of the quiet hours that held them. */
export function alertsTitle(kind: AlertKind, count: number, quiet: Quiet | undefined): string {
  if (kind === "quiet" && (quiet === undefined || isNight(quiet)))
    return `Alertes de la nuit — ${formatCount(count, "histoire")}`;
  if (kind === "quiet") return `Alertes des heures calmes — ${formatCount(count, "histoire")}`;
  return `Alertes — ${formatCount(count, "histoire")}`;
}

/** Why they come together. */
export function alertsReason(kind: AlertKind, quiet: Quiet | undefined): string | undefined {
  if (kind === "storm") return "Trop d’alertes en une heure : les voici ensemble.";
  if (kind !== "quiet" || quiet === undefined) return undefined;
  return `Gardées de ${formatTime(quiet.from)} à ${formatTime(quiet.to)}, pendant les heures calmes.`;
}

/** "importance haute, fait nouveau · « Souveraineté »" */
export const alertLabel = (names: readonly string[], level: Level, isUpdate: boolean): string =>
  `importance ${level}${isUpdate ? ", fait nouveau" : ""} · ${joinWords(names.map((name) => `« ${name} »`))}`;

/** "Déclenchée par : « Mission Genesis » et « laboratoires nucléaires » · 1 source · …" */
export function triggeredLine(triggers: readonly string[], sources: number, next: string): string {
  return [`Déclenchée par : ${joinWords(triggers)}`, formatCount(sources, "source"), next].filter(Boolean).join(" · ");
}

/** An instant of the same local day is an hour. */
export function nextAlert(next: number | null, now: number, zone: string): string {
  if (next === null) return "plus d’alerte sur cette histoire, sauf fait nouveau";
  const isToday = localDay(next, zone) === localDay(now, zone);
  const when = isToday ? `à ${formatTime(localTime(next, zone))}` : `le ${formatMoment(next, zone)}`;
  return `prochaine alerte sur cette histoire au plus tôt ${when}, sauf fait nouveau`;
}

export const TRIGGERS = {
  term: (text: string): string => `« ${text} »`,
  entity: (text: string): string => `« ${text} »`,
  amount: (text: string): string => `« ${text} »`,
  theme: (text: string): string => `le thème « ${text} »`,
  source: (text: string): string => `la source « ${text} »`,
  sources: (text: string): string => formatCount(Number(text), "source indépendante", "sources indépendantes"),
};

/** "a, b et c" */
const joinWords = (words: readonly string[]): string =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} et ${words.at(-1)}`;

export const SENTENCE_GONE = "La phrase qui l’a déclenchée ne figure plus dans l’article.";
export const NO_RULE =
  "Aucune règle d’alerte dans vigie.yaml. Le README montre comment en écrire une, sous « alerts ».";
export const inNone = (where: Where): string => `dans aucun ${wordsOf(where).channel}`;
export const inChannels = (ids: readonly string[]): string => `dans ${ids.join(", ")}`;

/** "« Souveraineté » aurait envoyé 2 alertes sur les 30 derniers jours." */
export function triedLine(name: string, count: number, days: number): string {
  const sent = count === 0 ? "n’aurait envoyé aucune alerte" : `aurait envoyé ${formatCount(count, "alerte")}`;
  return `« ${name} » ${sent} sur ${lastDays(days)}. C’est un essai : rien n’est envoyé.`;
}
/** "13 décembre 2025, importance haute, fait nouveau" */
export const triedLabel = (day: string, level: Level, isUpdate: boolean): string =>
  `${formatDay({ value: day, precision: "day" })}, importance ${level}${isUpdate ? ", fait nouveau" : ""}`;
export const triedMore = (more: number): string =>
  `Et ${formatCount(more, "autre alerte", "autres alertes")} (toutes avec --json).`;

/** A rule in a few words, as `alerts list` shows it. */
export const RULE_PARTS = {
  any: (terms: readonly string[]): string => `l’un de : ${terms.join(", ")}`,
  all: (terms: readonly string[]): string => `tous : ${terms.join(", ")}`,
  none: (terms: readonly string[]): string => `sans : ${terms.join(", ")}`,
  entity: (names: readonly string[]): string => `nommant : ${names.join(", ")}`,
  near: (name: string, words: readonly string[]): string => `${name} (près de ${words.join(", ")})`,
  sources: (ids: readonly string[]): string => `sources : ${ids.join(", ")}`,
  themes: (themes: readonly string[]): string => `thèmes : ${themes.join(", ")}`,
  amount: (amount: string): string => `montant : ${/^(?:[≥>]|au moins|plus de)/i.test(amount) ? "" : "≥ "}${amount}`,
  independentSources: (count: number): string =>
    `${formatCount(count, "source indépendante", "sources indépendantes")} au moins`,
  mention: (count: number): string => `mentionne ${formatCount(count, "rôle ou groupe", "rôles ou groupes")}`,
};

const nextEditionLine = (at: number, zone: string): string =>
  `Prochaine édition : ${formatMoment(at, zone)} (${zone}).`;

export const NO_SOURCE = "Aucune source dans vigie.yaml. Ajoutez-en une : `npm run vigie -- sources add https://…`";

export const READ_ELSEWHERE = "Un autre processus de Vigie lit cette source en ce moment.";

/** "en pause jusqu’au 24 décembre, 8 h 30" */
export const pausedLine = (until: number, zone: string): string => `en pause jusqu’au ${formatMoment(until, zone)}`;
/** "En pause jusqu’au 24 décembre, 8 h 30." */
export const setAside = (until: number, zone: string): string => `En pause jusqu’au ${formatMoment(until, zone)}.`;

export const collecting = (name: string, count: number): string =>
  `Collecte : ${name}, ${formatCount(count, "article")}…`;

export const embedding = (count: number): string => `Vecteurs : ${formatCount(count, "passage")}…`;

export const FOUND_BY_WORDS = "En attendant, les passages sont cherchés par leurs mots seuls.";

/** "412 000 tokens aujourd’hui sur 500 000, soit 82 %" */
export const budgetLine = (spent: number, tokensPerDay: number): string => {
  const share = tokensPerDay === 0 ? "" : `, soit ${Math.floor((spent / tokensPerDay) * 100)} %`;
  return `${formatCount(spent, "token")} aujourd’hui sur ${formatNumber(tokensPerDay)}${share}`;
};

export const NEAR_BUDGET =
  "au-delà, Vigie écrit par extraits jusqu’à demain ; pour davantage, augmentez budget.tokensPerDay dans vigie.yaml";
export const OVER_BUDGET = "jusqu’à demain, Vigie écrit par extraits";
export const budgetWarning = (spent: number, tokensPerDay: number): string =>
  `Le modèle a presque épuisé son budget du jour : ${budgetLine(spent, tokensPerDay)} ; ${NEAR_BUDGET}.`;

/** "Rédaction : 3 histoires sur 28…" */
export const telling = (done: number, total: number): string =>
  `Rédaction : ${formatCount(done, "histoire")} sur ${formatNumber(total)}…`;

type Counts = { name: string; new: number; known: number; changed: number; merged: number; failed: number };

/** "Dépêches : 14 nouveaux, 1 copie, 2 déjà connus" */
export function collectLine({ name, new: fresh, known, changed, merged, failed }: Counts): string {
  const parts = [
    fresh > 0 && formatCount(fresh, "nouveau", "nouveaux"),
    merged > 0 && `${formatCount(merged, "copie")} d’un article connu`,
    changed > 0 && formatCount(changed, "modifié"),
    known > 0 && formatCount(known, "déjà connu", "déjà connus"),
    failed > 0 && formatCount(failed, "échec"),
  ].filter(Boolean);
  return `${name} : ${parts.length > 0 ? parts.join(", ") : "rien"}`;
}

/** What to try after the first edition. `articleId` is that of its first story. */
export function whatNext(articleId: string | undefined, health: string | undefined): string[] {
  const call = (words: string): string => `\`npm run vigie -- ${words}\``;
  return [
    ...(articleId === undefined ? [] : [`Lire une fiche : ${call(`brief ${articleId.slice(0, 8)}`)}`]),
    `Poser une question : ${call('ask "Combien… ?"')}`,
    `Suivre une source : ${call("sources add https://…")}`,
    `Voir toutes les commandes : ${call("--help")}`,
    ...(health === undefined ? [] : [`État : ${health}/healthz`]),
  ];
}

export const WHAT_NEXT = "Et maintenant";
export const workingLine = (next: number | undefined, zone: string): string =>
  next === undefined
    ? "Vigie continue de collecter. Ctrl-C pour arrêter."
    : `Vigie continue de collecter. ${nextEditionLine(next, zone)} Ctrl-C pour arrêter.`;
export const replayWorkingLine = "L’horloge étant fixée, aucune autre édition ne viendra. Ctrl-C pour arrêter.";
export const portTaken = (port: number): string =>
  `Le port ${port} est pris : l’état n’est pas servi. Donnez un autre port dans PORT.`;
export const STOPPED = "Vigie s’arrête.";
export const WAITING = "En attendant qu’elle revienne, Vigie essaie de nouveau, de plus en plus rarement.";
export const STORE_BACK = "La base répond de nouveau : Vigie reprend son travail.";
export const sharedFile = (others: number): string =>
  `${formatCount(others, "autre processus", "autres processus")} de Vigie ${others > 1 ? "travaillent" : "travaille"} déjà sur ce fichier SQLite, et chacun y attend l’autre pour écrire. À plusieurs, passez à PostgreSQL : \`npm run vigie -- move --to postgres://…\``;

/** What people call the rows of a table; the others are the program's own. */
const NOUNS: Record<string, readonly [one: string, many: string]> = {
  articles: ["article", "articles"],
  passages: ["passage", "passages"],
  sources: ["source", "sources"],
  stories: ["histoire", "histoires"],
  briefings: ["fiche", "fiches"],
  editions: ["édition", "éditions"],
};

const STEPS = { read: "Lecture", copy: "Copie", check: "Vérification" };

type Moving = { step: keyof typeof STEPS; table: string; done: number; total: number | null };

/** "Copie : articles, 1 250 sur 10 000" */
export function moving({ step, table, done, total }: Moving): string {
  const what = NOUNS[table]?.[1] ?? "le reste";
  return `${STEPS[step]} : ${what}, ${formatNumber(done)}${total === null ? "" : ` sur ${formatNumber(total)}`}`;
}

/** "Copié de data/vigie.db à postgres://localhost/vigie, et vérifié ligne par ligne : 2 000 articles, 18 000 passages." */
export function movedLine(tables: readonly { name: string; rows: number }[], from: string, to: string): string {
  const counts = tables.flatMap(({ name, rows }) => {
    const noun = NOUNS[name];
    return noun === undefined || rows === 0 ? [] : [formatCount(rows, ...noun)];
  });
  const what = counts.length > 0 ? counts.join(", ") : "rien, la base est vide";
  return `Copié de ${from} à ${to}, et vérifié ligne par ligne : ${what}.`;
}

export const movedNext = (from: string): string =>
  `Donnez maintenant cette adresse à Vigie dans DATABASE_URL (l’environnement, ou .env). ${from} reste tel quel : gardez-le le temps de voir que tout va bien.`;

export const sourceAdded = (id: string, place: string): string =>
  `C’est noté : la source « ${id} » lit ${place}. Ses articles viendront à la prochaine collecte.`;
export const sourceRemoved = (id: string): string =>
  `La source « ${id} » est retirée de vigie.yaml. Ses articles restent dans le corpus.`;
export const sourceHolds = (count: number): string => `${formatCount(count, "article lisible", "articles lisibles")}.`;
export const neverVisited = "jamais visitée";
