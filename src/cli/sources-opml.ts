import { note, sentence } from "../channels/parts.ts";
import { importedLine, leftOutLine } from "../channels/source-steps.ts";
import { openSettingsEditor } from "../edit-settings.ts";
import { Failure } from "../lib/failure.ts";
import { readBytes } from "../lib/files.ts";
import { decodeText } from "../sources/decode.ts";
import { keyOf, readOpml, writeOpml } from "../sources/opml.ts";
import { freeId, type SourceSettings } from "../sources/settings.ts";
import type { Context } from "./command.ts";

/** Bytes: a thousand feeds take two hundred thousand. */
const LARGEST = 5_000_000;

/** Adds the feeds of a reader's list that are not there yet; says what was left out. */
export async function importSources({ config, show, arguments: { data } }: Context, path: string): Promise<boolean> {
  const settings = await config();
  const opml = readOpml(decodeText(await readBytes(path, LARGEST)));
  if (opml === undefined) throw new Failure({ code: "not-opml", path });
  const there = new Set(settings.sources.map(({ feed }) => keyOf(feed ?? "")));
  const fresh = opml.feeds.filter(({ feed }) => !there.has(keyOf(feed)));
  const taken = new Set(settings.sources.map(({ id }) => id));
  const added = fresh.map(({ feed, name }): SourceSettings => {
    const id = freeId(name ?? new URL(feed).hostname.replace(/^www\./, ""), taken);
    taken.add(id);
    return { id, ...(name !== null && { name }), feed };
  });
  if (added.length > 0) await openSettingsEditor(data).addSources(added);
  const { twice, wrong, more, folders } = opml;
  const left = { known: opml.feeds.length - fresh.length, twice, wrong, more, folders };
  const notes = Object.entries(left).filter(([, count]) => count > 0);
  show(
    [
      ...sentence(importedLine(added.length)),
      ...notes.map(([why, count]) => note(leftOutLine(why as keyof typeof left, count))),
    ],
    { added, leftOut: left },
  );
  return true;
}

/** Writes the feeds of the settings as a list that any reader takes; pages, files and folders have no place there. */
export async function exportSources({ config, show, say, terminal, arguments: args }: Context): Promise<boolean> {
  const { sources } = await config();
  const feeds = sources.flatMap(({ id, name = id, feed }) =>
    feed !== undefined && /^https?:\/\//i.test(feed) ? [{ feed, name }] : [],
  );
  const opml = writeOpml(feeds);
  if (args.json) show([], { opml, feeds: feeds.length });
  else terminal.out(opml);
  const unwritten = sources.length - feeds.length;
  if (unwritten > 0) say([note(leftOutLine("unwritten", unwritten))]);
  return true;
}
