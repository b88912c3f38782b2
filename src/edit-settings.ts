import { isMap, isNode, isScalar, isSeq, parseDocument, stringify, type YAMLSeq } from "yaml";
import { parseSettings, readSettings } from "./config.ts";
import { Failure } from "./lib/failure.ts";
import { replaceFile } from "./lib/files.ts";
import type { SourceSettings } from "./sources/settings.ts";

/** Adds a source to `vigie.yaml`, on a line of its own; all else stays to the letter. Throws `Failure`. */
export async function addSource(data: string, source: SourceSettings): Promise<void> {
  const entry = stringify(source, { collectionStyle: "flow", lineWidth: 0 }).trim();
  await edit(data, 1, (text) => insert(text, entry));
}

/** Takes a source out of `vigie.yaml`; all else stays to the letter. Throws `Failure`. */
export async function removeSource(data: string, id: string): Promise<void> {
  await edit(data, -1, (text, sources) => {
    return cut(
      text,
      sources.findIndex((source) => source.id === id),
    );
  });
}

/** Writes the file only where the change does what it should to the number of sources. */
async function edit(
  data: string,
  more: 1 | -1,
  change: (text: string, sources: readonly SourceSettings[]) => string,
): Promise<void> {
  const { path, text } = await readSettings(data);
  const { sources } = parseSettings(text, path);
  const changed = change(text, sources);
  if (countSources(changed, path) !== sources.length + more) {
    throw new Failure({ code: "settings-wrong", path, problems: [UNEDITABLE] });
  }
  await replaceFile(path, changed);
}

function countSources(text: string, path: string): number | undefined {
  try {
    return parseSettings(text, path).sources.length;
  } catch {
    return undefined;
  }
}

const UNEDITABLE = {
  ...{ line: null, name: "sources", found: "une liste que Vigie ne sait pas modifier" },
  ...{ expected: "une liste simple, une source par ligne", fix: "Modifiez-la à la main." },
};

type Place = [from: number, to: number];

/** What stands under `sources`, and from which character to which. */
function findSources(text: string): { list: YAMLSeq | undefined; place: Place } | undefined {
  const { contents } = parseDocument(text);
  const pairs = isMap(contents) ? contents.items : [];
  const value = pairs.find(({ key }) => isScalar(key) && key.value === "sources")?.value;
  if (!isNode(value)) return undefined;
  return { list: isSeq(value) && value.items.length > 0 ? value : undefined, place: placeOf(value) };
}

function placeOf(node: unknown): Place {
  const [from, to] = (isNode(node) && node.range) || [0, 0];
  return [from, to];
}

function insert(text: string, entry: string): string {
  const found = findSources(text);
  if (found === undefined) return addLines(text, text.length, ["sources:", `  - ${entry}`]);
  const { list, place } = found;
  const [from, to] = place;
  // Nothing yet, or `[]`: the list begins under its name.
  if (list === undefined) {
    const name = text.slice(0, from).trimEnd();
    return addLines(name + text.slice(to), name.length, [`  - ${entry}`]);
  }
  const [, end] = placeOf(list.items.at(-1));
  if (list.flow) return `${text.slice(0, end)}, ${entry}${text.slice(end)}`;
  const indent = text.slice(text.lastIndexOf("\n", from) + 1, from);
  return addLines(text, text.slice(0, end).trimEnd().length, [`${indent}- ${entry}`]);
}

function cut(text: string, at: number): string {
  const { items, flow } = findSources(text)?.list ?? { items: [] };
  if (items[at] === undefined) return text;
  const [from, to] = placeOf(items[at]);
  if (flow) {
    // The comma goes with it.
    const [start, end] = at > 0 ? [placeOf(items[at - 1])[1], to] : [from, placeOf(items[1])[0] || to];
    return text.slice(0, start) + text.slice(end);
  }
  const dash = text.lastIndexOf("-", from - 1);
  const last = text.slice(0, to).trimEnd().length;
  return text.slice(0, text.lastIndexOf("\n", dash) + 1) + text.slice(lineEnd(text, last));
}

/** Adds lines under the one that holds a place. */
function addLines(text: string, at: number, lines: readonly string[]): string {
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const end = lineEnd(text, at);
  const above = text.slice(0, end);
  const gap = above === "" || above.endsWith("\n") ? "" : newline;
  return above + gap + lines.map((line) => line + newline).join("") + text.slice(end);
}

/** Where the line that holds a place ends, its line break included. */
const lineEnd = (text: string, at: number): number => text.indexOf("\n", at) + 1 || text.length;
