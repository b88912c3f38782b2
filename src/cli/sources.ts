import { basename, relative, resolve } from "node:path";
import type { Message } from "../channels/message.ts";
import { addQuestion, NOT_ADDED } from "../channels/source-steps.ts";
import { sourceTestMessage } from "../channels/sources-message.ts";
import { describeTrouble } from "../channels/troubles.ts";
import { NO_SOURCE, neverVisited, pausedLine, sourceAdded, sourceRemoved } from "../channels/wording.ts";
import type { Config } from "../config.ts";
import { openSettingsEditor } from "../edit-settings.ts";
import { findSource, type Held, nameSource } from "../jobs/try-source.ts";
import { formatInstant } from "../lib/calendar.ts";
import { Failure } from "../lib/failure.ts";
import { isFile, isFolder } from "../lib/files.ts";
import { pausedAt } from "../lib/pauses.ts";
import { readFeedSource } from "../sources/feed-source.ts";
import { placeOf } from "../sources/read-source.ts";
import { freeId, type SourceSettings } from "../sources/settings.ts";
import type { Command, Context } from "./command.ts";
import { openPoliteWay } from "./polite-way.ts";
import { exportSources, importSources } from "./sources-opml.ts";
import { testSource } from "./sources-test.ts";

const USAGE = "list|add ADRESSE|remove ID|test ADRESSE|import FICHIER|export";

export const sourcesCommand: Command = {
  name: "sources",
  usage: USAGE,
  does: "Les sources : les voir, en ajouter à partir d’une adresse, en retirer, en essayer une ; listes OPML",
  options: { yes: { does: "avec add : ajoute sans rien demander" } },
  words: [1, 2],
  async run(context) {
    const [verb = "", target] = context.arguments.words;
    const action = ACTIONS.get(verb);
    if (action === undefined || ALONE.has(verb) !== (target === undefined)) {
      const what = `La forme est : npm run vigie -- sources ${USAGE}`;
      throw new Failure({ code: "usage", what, command: "sources" });
    }
    return action(context, target ?? "");
  },
};

const ACTIONS = new Map(
  Object.entries({ list, add, remove, test: testSource, import: importSources, export: exportSources }),
);
/** These take no target. */
const ALONE = new Set(["list", "export"]);

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

/** Finds what a target is, shows it where it is an address, and writes it once that is wished for. */
async function add(context: Context, target: string): Promise<boolean> {
  const { config, show, arguments: args } = context;
  const settings = await config();
  refuseKnown(placeOf(target, "."), settings, target, args.data);
  const found = await describe(target, settings, context);
  const { source } = found;
  refuseKnown(addressOf(source, args.data), settings, target, args.data);
  if (!(await isWished(found, context))) {
    show([{ kind: "paragraph", spans: [{ text: NOT_ADDED }] }], null);
    return true;
  }
  await openSettingsEditor(args.data).addSource(source);
  const place = source.feed ?? source.page;
  const written = place !== undefined && /^https?:/i.test(place) ? place : target;
  show([{ kind: "paragraph", spans: [{ text: sourceAdded(source.id, written) }] }], source);
  return true;
}

/** Throws where a source of the settings, which stand in a folder, reads that address or path already. */
function refuseKnown(address: string, { sources }: Config, target: string, data: string): void {
  const known = sources.find((each) => addressOf(each, data) === address);
  if (known) throw new Failure({ code: "source-exists", id: known.id, address: target });
}

/** Where somebody can answer, what was found is shown and asked about; where nobody can, the command is the wish. */
async function isWished({ source, held }: Described, { say, terminal, arguments: args }: Context): Promise<boolean> {
  if (held === undefined || args.json) return true;
  const reasons = held.failures.map(({ trouble }) => describeTrouble(trouble));
  const shown = sourceTestMessage({
    source,
    articles: held.articles,
    reasons,
    foundAt: source.feed ?? source.page ?? "",
  });
  if (args.flags.has("yes") || terminal.ask === undefined) return true;
  say(shown);
  return /^\s*(?:o|oui|y|yes)\s*$/i.test(await terminal.ask(addQuestion(source)));
}

async function remove({ show, arguments: { data } }: Context, id: string): Promise<boolean> {
  await openSettingsEditor(data).removeSource(id);
  show([{ kind: "paragraph", spans: [{ text: sourceRemoved(id) }] }], { removed: id });
  return true;
}

/** `held`: what an address holds. */
type Described = { source: SourceSettings; held?: Held };

/** What a target is: a folder, a file that is a feed, or an address that leads to one. Its id is free. */
async function describe(target: string, settings: Config, { terminal }: Context): Promise<Described> {
  const { sources, data, zone } = settings;
  const taken = new Set(sources.map(({ id }) => id));
  const way = openPoliteWay(settings, terminal);
  if (/^https?:\/\//i.test(target)) {
    const { source, ...held } = await findSource(target, taken, { ...way, reference: { now: terminal.clock(), zone } });
    return { source, held };
  }
  if (await isFolder(target)) {
    return { source: { id: freeId(basename(resolve(target)), taken), folder: fromData(target, data) } };
  }
  if (!(await isFile(target))) throw new Failure({ code: "unknown-place", target });
  const { title } = await readFeedSource(placeOf(target, "."), "essai", way);
  return { source: { ...nameSource(title, target, taken), feed: fromData(target, data) } };
}

/** Paths in the settings are meant from the folder that holds them. */
const fromData = (path: string, data: string): string => relative(resolve(data), resolve(path)) || ".";

const addressOf = ({ feed, page, folder }: SourceSettings, data: string): string =>
  placeOf(feed ?? page ?? folder ?? "", resolve(data));
