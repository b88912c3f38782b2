import type { App } from "../app.ts";
import type { Message } from "../channels/message.ts";
import type { ChannelSettings } from "../channels/settings.ts";
import { describeTrouble } from "../channels/troubles.ts";
import { coverageLine, neverVisited } from "../channels/wording.ts";
import { formatAppointment, formatCount, formatMoment } from "../french/format.ts";
import { isOnNetworkDisk } from "../lib/files.ts";
import { isPostgres } from "../lib/postgres.ts";
import type { Command } from "./command.ts";
import { type DiscordExam, examineDiscord } from "./doctor-discord.ts";
import { type Check, checkEmbeddings, checkModel, type Visit } from "./doctor-model.ts";
import { checkSlack, visitSlack } from "./doctor-slack.ts";

export const doctorCommand: Command = {
  name: "doctor",
  usage: "",
  does: "Vérifie les réglages, la base, les sources et les canaux, et dit quoi faire",
  words: [0, 0],
  async run({ open, show, terminal }) {
    const app = await open();
    const discord = examineDiscord(app);
    const store = [await checkStore(app), ...(await checkWorkers(app))];
    const checks = [
      ...checkSettings(app),
      ...(await checkModel(app, terminal.clock)),
      ...(await checkEmbeddings(app)),
      ...store,
      ...(await checkSources(app)),
      ...(await checkSlack(app)),
      ...(await discord.checks()),
      ...(await checkChannels(app, discord)),
    ];
    show(messageOf(checks), checks);
    return checks.every(({ ok }) => ok);
  },
};

function messageOf(checks: readonly Check[]): Message {
  return [{ kind: "table", rows: checks.map(({ name, ok, text }) => [ok ? "ok" : "à voir", name, text]) }];
}

function checkSettings({ config }: App): Check[] {
  const settings = { name: "réglages", ok: true, text: `${config.data}/vigie.yaml, fuseau ${config.zone}` };
  return [
    settings,
    { name: "conservation", ok: true, text: describeRetention(config) },
    { name: "rédaction", ok: true, text: config.model === null ? BY_EXTRACTS : BY_MODEL },
  ];
}

const BY_EXTRACTS = "mode extraits : phrases reprises telles quelles, sans modèle";
const BY_MODEL = "par un modèle, chaque phrase contrôlée ; par extraits quand il ne répond pas";

function describeRetention({ retention, at }: App["config"]): string {
  if (retention === undefined) return "tous les articles sont gardés";
  const old = `les articles de plus de ${retention.articlesKeptDays} jours qu’aucune édition n’a cités`;
  return at === null ? `${old} sont effacés` : `${old} seraient effacés si l’horloge n’était pas fixée`;
}

async function checkStore({ place, corpus }: App): Promise<Check> {
  if (!isPostgres(place) && (await isOnNetworkDisk(place))) {
    const advice = "mettez-la sur un disque local, ou passez à PostgreSQL";
    return { name: "base", ok: false, text: `${place}, sur un disque réseau où SQLite n’est pas sûr : ${advice}` };
  }
  const coverage = await corpus.coverage();
  const text = coverage.articles === 0 ? "vide : lancez npm run vigie -- collect" : coverageLine(coverage);
  return { name: "base", ok: coverage.articles > 0, text: `${place}, ${text}` };
}

/** The processes at work on this store, by the names that they have in the logs. */
async function checkWorkers(app: App): Promise<Check[]> {
  const workers = await app.workers();
  if (workers.length === 0) return [{ name: "processus", ok: true, text: "aucun au travail : lancez npm start" }];
  return workers.map(({ name, started_at }) => {
    const text = `${name}, au travail depuis le ${formatMoment(started_at, app.config.zone)}`;
    return { name: "processus", ok: true, text };
  });
}

async function checkSources({ config, corpus }: App): Promise<Check[]> {
  const states = new Map((await corpus.sourceStates()).map((state) => [state.id, state]));
  if (config.sources.length === 0) {
    return [{ name: "sources", ok: false, text: "aucune : ajoutez-en avec npm run vigie -- sources add ADRESSE" }];
  }
  return config.sources.map(({ id }) => {
    const state = states.get(id);
    if (state === undefined) return { name: id, ok: false, text: `${neverVisited} : lancez npm run vigie -- collect` };
    if (state.reason === null) return { name: id, ok: true, text: "lue à la dernière collecte" };
    const since = formatMoment(state.failingSince ?? state.visitedAt, config.zone);
    return { name: id, ok: false, text: `en panne depuis le ${since} : ${state.reason}` };
  });
}

/** When a channel's next edition comes. */
async function describeNext({ config, nextEdition }: App, channel: ChannelSettings): Promise<string> {
  if (config.at !== null) return "aucune édition à venir : l’horloge est fixée";
  const next = await nextEdition(channel);
  if (next === undefined) return "aucune édition dans les trois semaines : voyez days et holidays";
  return `prochaine édition ${formatAppointment(next, config.zone)} (${config.zone})`;
}

async function checkChannels(app: App, exam: DiscordExam): Promise<Check[]> {
  const faring = new Map((await app.deliveries.fare()).map((each) => [each.id, each]));
  const checks = app.config.channels.map(async (channel) => {
    const { id: name } = channel;
    const { suspended = null, waiting = 0 } = faring.get(name) ?? {};
    const { place, trouble, wrong } = await visit(channel, app, exam);
    if (wrong !== undefined) return { name, ok: false, text: `${place} : ${wrong}` };
    const closed = suspended === null ? trouble : { code: "channel-closed" as const, channel: name, reason: suspended };
    if (closed !== undefined) return { name, ok: false, text: describeTrouble(closed) };
    const later = waiting === 0 ? "" : `, ${formatCount(waiting, "message")} en attente`;
    return { name, ok: true, text: `${place}, ${await describeNext(app, channel)}${later}` };
  });
  return Promise.all(checks);
}

async function visit({ slack, discord, ...channel }: ChannelSettings, app: App, exam: DiscordExam): Promise<Visit> {
  if (slack !== undefined) return { place: "Slack", trouble: await visitSlack({ ...channel, slack }, app) };
  return discord === undefined ? { place: "terminal" } : await exam.visit({ ...channel, discord });
}
