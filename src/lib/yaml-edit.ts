import type { Node, Pair, YAMLMap, YAMLSeq } from "yaml";
import { isCollection, isMap, isNode, isScalar, isSeq, parseDocument, stringify, visit } from "yaml";

/**
 * Changes of a YAML text that leave all else to the letter. What they give is to be read again: a text may be written in
 * ways that they do not know.
 */

/** The names, and the places in lists from 0, that lead to a value. */
export type Path = readonly (string | number)[];

/** Adds a value to the end of a list, which is made where there is none. */
export function addItem(text: string, path: Path, value: unknown): string {
  const list = nodeAt(text, path);
  if (isSeq(list) && list.items.length > 0)
    return list.flow ? addInFlow(text, list, value) : addLine(text, list, value);
  if (path.length > 1 || isInFlow(text)) return setValue(text, path, [value]);
  const entry = [`${path[0]}:`, ...entryLines(value, "  ")];
  if (list === undefined) return addLines(text, text.length, entry);
  // Nothing yet, or `[]`: the list begins under its name.
  const [from, to] = rangeOf(list);
  const name = text.slice(0, from).trimEnd();
  return addLines(name + text.slice(to), name.length, entry.slice(1));
}

/** Adds several values to the end of a list, in one reading of the text. */
export function addItems(text: string, path: Path, values: readonly unknown[]): string {
  const [first, ...others] = values;
  if (first === undefined) return text;
  const begun = addItem(text, path, first);
  const list = nodeAt(begun, path);
  if (others.length === 0 || !isSeq(list)) return begun;
  return list.flow ? addInFlow(begun, list, others, writeAll) : addLine(begun, list, ...others);
}

/** Takes an item out of a list. */
export function removeItem(text: string, path: Path, at: number): string {
  const list = nodeAt(text, path);
  if (!isSeq(list) || list.items[at] === undefined) return text;
  if (list.items.length === 1 && path.length > 1) return setValue(text, path, []);
  return list.flow ? cutInFlow(text, list.items.map(rangeOf), at) : cutLines(text, rangeOf(list.items[at]), "-");
}

/** Sets a value, or takes it away where it is undefined; the groups that lead to it are made where there are none. */
export function setValue(text: string, path: Path, value: unknown): string {
  const [name, above] = [path.at(-1), path.slice(0, -1)];
  const group = nodeAt(text, above);
  if (!isMap(group) || group.items.length === 0) {
    return value === undefined || path.length < 2 ? text : setValue(text, above, { [String(name)]: value });
  }
  const at = group.items.findIndex(({ key }) => isScalar(key) && key.value === name);
  const pair = group.items[at];
  if (pair !== undefined)
    return value === undefined ? cutPair(text, above, group, at) : replaceValue(text, pair, value);
  if (value === undefined) return text;
  const written = `${name}: ${flowOf(value)}`;
  if (group.flow) return addInFlow(text, group, written, (each) => String(each));
  const [first] = rangeOf(group);
  const indent = " ".repeat(first - lineStart(text, first));
  return addLines(text, endOf(text, group), [`${indent}${written}`]);
}

/** The same text, each of its aliases (`*name`) replaced by what it stands for. */
export function withoutAliases(text: string): string {
  const document = parseDocument(text);
  const aliases: { place: Place; value: unknown }[] = [];
  visit(document, {
    Alias: (_, alias) => void aliases.push({ place: rangeOf(alias), value: alias.resolve(document)?.toJS(document) }),
  });
  return aliases.reduceRight(
    (whole, { place: [from, to], value }) => whole.slice(0, from) + flowOf(value) + whole.slice(to),
    text,
  );
}

type Place = [from: number, to: number];

function nodeAt(text: string, path: Path): Node | undefined {
  const { contents } = parseDocument(text);
  if (path.length === 0) return contents ?? undefined;
  const node = isCollection(contents) ? contents.getIn(path, true) : undefined;
  return isNode(node) ? node : undefined;
}

const isInFlow = (text: string): boolean => {
  const root = nodeAt(text, []);
  return isMap(root) && root.flow === true;
};

function rangeOf(node: unknown): Place {
  const [from, to] = (isNode(node) && node.range) || [0, 0];
  return [from, to];
}

const placeOf = ({ key, value }: Pair): Place => [rangeOf(key)[0], rangeOf(value ?? key)[1]];

/** Where the last word of a value ends, without the comments and line breaks that follow it. */
function endOf(text: string, node: unknown): number {
  if (isCollection(node) && !node.flow && node.items.length > 0) {
    const last: unknown = node.items.at(-1);
    return endOf(text, isNode(last) ? last : (last as Pair).value);
  }
  return text.slice(0, rangeOf(node)[1]).trimEnd().length;
}

function replaceValue(text: string, { key, value }: Pair, replacement: unknown): string {
  const [from] = rangeOf(value);
  const colon = text.indexOf(":", rangeOf(key)[1]) + 1;
  const between = text.slice(colon, from);
  const after = text.slice(Math.max(from, endOf(text, value)));
  // What began on the lines below begins beside its name.
  if (between.includes("\n")) return `${text.slice(0, colon)} ${flowOf(replacement)}${between.trimEnd()}${after}`;
  return `${text.slice(0, from)}${between === "" ? " " : ""}${flowOf(replacement)}${after}`;
}

function cutPair(text: string, path: Path, group: YAMLMap, at: number): string {
  if (group.items.length === 1) return path.length === 0 ? text : setValue(text, path, {});
  const places = group.items.map(placeOf);
  const [from] = places[at] ?? [0, 0];
  if (group.flow) return cutInFlow(text, places, at);
  return cutLines(text, [from, endOf(text, group.items[at]?.value)], undefined);
}

function addInFlow(text: string, group: YAMLSeq | YAMLMap, value: unknown, write = flowOf): string {
  const last: unknown = group.items.at(-1);
  const [, end] = isNode(last) ? rangeOf(last) : placeOf(last as Pair);
  return `${text.slice(0, end)}, ${write(value)}${text.slice(end)}`;
}

function addLine(text: string, list: YAMLSeq, ...values: unknown[]): string {
  const [from] = rangeOf(list);
  const indent = text.slice(lineStart(text, from), from);
  return addLines(
    text,
    endOf(text, list),
    values.flatMap((value) => entryLines(value, indent)),
  );
}

const writeAll = (values: unknown): string => (values as unknown[]).map(flowOf).join(", ");

/** The comma goes with it. */
function cutInFlow(text: string, places: readonly Place[], at: number): string {
  const [from, to] = places[at] ?? [0, 0];
  const [start, end] = at > 0 ? [places[at - 1]?.[1] ?? from, to] : [from, places[1]?.[0] ?? to];
  return text.slice(0, start) + text.slice(end);
}

/** Whole lines: from the one where it begins, or its dash stands, to the one where it ends. */
function cutLines(text: string, [from, to]: Place, mark: string | undefined): string {
  const first = mark === undefined ? from : text.lastIndexOf(mark, from - 1);
  const last = text.slice(0, to).trimEnd().length;
  return text.slice(0, lineStart(text, first)) + text.slice(lineEnd(text, last));
}

/** Adds lines under the one that holds a place. */
function addLines(text: string, at: number, lines: readonly string[]): string {
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const end = lineEnd(text, at);
  const above = text.slice(0, end);
  const gap = above === "" || above.endsWith("\n") ? "" : newline;
  return above + gap + lines.map((line) => line + newline).join("") + text.slice(end);
}

const lineStart = (text: string, at: number): number => text.lastIndexOf("\n", at - 1) + 1;
/** Where the line that holds a place ends, its line break included. */
const lineEnd = (text: string, at: number): number => text.indexOf("\n", at) + 1 || text.length;

/** Characters of an entry that stands on one line. */
const WIDEST = 100;

/** An item of a list, on one line where it fits, else a line for each of its settings. */
function entryLines(value: unknown, indent: string): string[] {
  const whole = flowOf(value);
  if (whole.length <= WIDEST || typeof value !== "object" || value === null || Array.isArray(value)) {
    return [`${indent}- ${whole}`];
  }
  return Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .map(([name, each], at) => `${indent}${at === 0 ? "- " : "  "}${name}: ${flowOf(each)}`);
}

/** A value on one line. */
function flowOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flowOf).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    const pairs = Object.entries(value).filter(([, each]) => each !== undefined);
    return pairs.length === 0
      ? "{}"
      : `{ ${pairs.map(([name, each]) => `${flowOf(name)}: ${flowOf(each)}`).join(", ")} }`;
  }
  // What looks like a number is quoted for whoever reads it, and what cannot be seen is spelt.
  if (typeof value === "string" && QUOTED.test(value)) return JSON.stringify(value);
  return stringify([value], { collectionStyle: "flow", lineWidth: 0, flowCollectionPadding: false })
    .trim()
    .slice(1, -1);
}

const QUOTED = /^\d|[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u;
