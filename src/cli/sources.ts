import { basename, relative, resolve } from "node:path";
import type { Message, Part } from "../channels/message.ts";
import { note } from "../channels/parts.ts";
import { describeTrouble } from "../channels/troubles.ts";
import {
  NO_SOURCE,
  neverVisited,
  pausedLine,
  publishedLine,
  quoteTitle,
  sourceAdded,
  sourceHolds,
  sourceRemoved,
} from "../channels/wording.ts";
import type { Config } from "../config.ts";
import { openSettingsEditor } from "../edit-settings.ts";
import { nameFeed, trySource } from "../jobs/try-source.ts";
import { formatInstant } from "../lib/calendar.ts";
import { Failure } from "../lib/failure.ts";
import { isFile, isFolder } from "../lib/files.ts";
import { openFetch } from "../lib/http.ts";
import { pausedAt } from "../lib/pauses.ts";
import { readFeedSource } from "../sources/feed-source.ts";
import { placeOf } from "../sources/read-source.ts";
import { freeId, type SourceSettings } from "../sources/settings.ts";
import type { Command, Context } from "./command.ts";

export const sourcesCommand: Command = {
  name: "sources",
  usage: "list|add ADRESSE|remove ID|test ADRESSE",
  does: "Les sources : les voir, en ajouter, en retirer, en essayer une (flux, fichier ou dossier)",
  words: [1, 2],
  async run(context) {
    const [verb = "", target] = context.arguments.words;
    const action = ACTIONS.get(verb);
    if (action === undefined || (verb === "list") !== (target === undefined)) {
      const what = "La forme est : npm run vigie -- sources list|add ADRESSE|remove ID|test ADRESSE";
      throw new Failure({ code: "usage", what, command: "sources" });
    }
    return action(context, target ?? "");
  },
};

const ACTIONS = new Map(Object.entries({ list, add, remove, test }));

async function list({ open, show, terminal }: Context): Promise<boolean> {
  const app = await open();
  const states = new Map((await app.corpus.sourceStates()).map((state) => [state.id, state]));
  const { zone } = app.config;
  const paused = pausedAt(await app.pauses.sources.all(), terminal.clock());
  const rows = app.config.sources.map(({ id, name = id, feed, page, folder }) => {
    const state = states.get(id);
    const until = paused.get(id);
    return {
      id,
      name,
      place: feed ?? page ?? folder ?? "",
      visited: state !== undefined,
      reason: state?.reason ?? null,
      pausedUntil: until === undefined ? null : formatInstant(until, zone),
    };
  });
  const cells = rows.map((row) => {
    const how = row.reason ?? (row.visited ? "lue" : neverVisited);
    return [row.id, row.place, row.pausedUntil === null ? how : pausedLine(Date.parse(row.pausedUntil), zone)];
  });
  const none: Message = [{ kind: "paragraph", spans: [{ text: NO_SOURCE }] }];
  show(rows.length === 0 ? none : [{ kind: "table", rows: cells }], rows);
  return true;
}

async function add({ config, show, arguments: { data } }: Context, target: string): Promise<boolean> {
  const settings = await config();
  const source = await describe(target, settings);
  const known = settings.sources.find((each) => addressOf(each, data) === addressOf(source, data));
  if (known) throw new Failure({ code: "source-exists", id: known.id, address: target });
  await openSettingsEditor(data).addSource(source);
  show([{ kind: "paragraph", spans: [{ text: sourceAdded(source.id, target) }] }], source);
  return true;
}

async function remove({ show, arguments: { data } }: Context, id: string): Promise<boolean> {
  await openSettingsEditor(data).removeSource(id);
  show([{ kind: "paragraph", spans: [{ text: sourceRemoved(id) }] }], { removed: id });
  return true;
}

/** Reads a source as a round would, and keeps nothing; one that had stopped is visited again. */
async function test(context: Context, target: string): Promise<boolean> {
  const { config, show, terminal } = context;
  const settings = await config();
  const known = settings.sources.find(({ id }) => id === target);
  const source = known ?? (await describe(target, settings));
  const reference = { now: settings.at ?? terminal.clock(), zone: settings.zone };
  const { articles, failures } = await trySource(source, settings.data, {
    reference,
    fetch: openFetch(settings.privateHosts, { contact: settings.contact }),
  });
  if (known !== undefined && articles.length > 0) await restart(known.id, context);
  const reasons = failures.map(({ trouble }) => describeTrouble(trouble));
  const titles = articles.slice(0, 3).map(({ title, published }) => ({ title, published }));
  const shown = titles.map(({ title, published }): Part => note(`${quoteTitle(title)}, ${publishedLine(published)}`));
  const message: Message = [{ kind: "paragraph", spans: [{ text: sourceHolds(articles.length) }] }, ...shown];
  const troubles = reasons.map((text): Part => ({ kind: "note", text }));
  show([...message, ...troubles], { articles: articles.length, first: titles, reasons });
  return articles.length > 0;
}

/** A source that answers is visited again. */
async function restart(id: string, { open }: Context): Promise<void> {
  const { corpus } = await open();
  const state = (await corpus.sourceStates()).find((each) => each.id === id);
  if (state?.isStopped) await corpus.restartSource(id);
}

/** What an address is: a folder, or a feed that must be readable. Its id is free among those in use. */
async function describe(target: string, { sources, data, privateHosts, contact }: Config): Promise<SourceSettings> {
  const isAddress = /^https?:\/\//i.test(target);
  const taken = new Set(sources.map(({ id }) => id));
  if (!isAddress && (await isFolder(target))) {
    return { id: freeId(basename(resolve(target)), taken), folder: fromData(target, data) };
  }
  if (!isAddress && !(await isFile(target))) throw new Failure({ code: "unknown-place", target });
  const { title } = await readFeedSource(placeOf(target, "."), "essai", {
    fetch: openFetch(privateHosts, { contact }),
  });
  const feed = isAddress ? target : fromData(target, data);
  return { ...nameFeed(title, target, taken), feed };
}

/** Paths in the settings are meant from the folder that holds them. */
const fromData = (path: string, data: string): string => relative(resolve(data), resolve(path)) || ".";

const addressOf = ({ feed, page, folder }: SourceSettings, data: string): string =>
  placeOf(feed ?? page ?? folder ?? "", resolve(data));
