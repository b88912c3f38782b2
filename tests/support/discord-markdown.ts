/** Discord's Markdown as its clients read it, by the rules of simple-markdown that they are built on. */

/** What people read, where it leads, and all that formats, calls or is replaced by something else: "strong", "mention". */
export type Reading = { text: string; links: { label: string; url: string }[]; marks: string[] };

export function readMarkdown(source: string): Reading {
  const reading: Reading = { text: "", links: [], marks: [] };
  for (const { pattern, mark } of RAW) if (pattern.test(source.replace(OURS, ""))) reading.marks.push(mark);
  readInto(source, reading);
  return reading;
}

/** What Discord's servers look for, whatever formats it. */
const RAW = [
  { mark: "raw call", pattern: /@everyone|@here|<@[!&]?\d+>/ },
  { mark: "raw address", pattern: /(?:https?|steam|discord):\/\/[^\s<]/i },
  { mark: "raw invitation", pattern: /discord(?:app)?\.(?:gg|com\/invite)\/\S/i },
];
/** The address of a link that shows none, in which nothing else is looked for. */
const OURS = /\]\(<https?:\/\/[^\s<>()]+>\)/g;

/** What a line opens with. */
const BLOCKS = [
  { mark: "heading", pattern: /^ *#{1,3}\s+/ },
  { mark: "subtext", pattern: /^ *-#\s+/ },
  { mark: "quote", pattern: /^ *>(?:>>)? / },
  { mark: "item", pattern: /^ *(?:[-*+]|\d+[.)])\s+/ },
];

/** `inner` is what is formatted. */
type Rule = { mark: string; pattern: RegExp; inner?: number };
const RULES: Rule[] = [
  { mark: "address", pattern: /^(?:https?|steam|discord):\/\/[^\s<]+[^<.,:;"'\]\s]/i },
  { mark: "mention", pattern: /^<(?:@[!&]?|#)\w+[^>]*>/ },
  { mark: "emoji", pattern: /^<a?:\w+:\d+>/ },
  { mark: "emoji", pattern: /^:[\w+-]+:/ },
  { mark: "time", pattern: /^<t:-?\d+(?::\w)?>/ },
  { mark: "command", pattern: /^<\/[^<>]+:\d+>/ },
  { mark: "guide", pattern: /^<id:\w+>/ },
  { mark: "address", pattern: /^<[a-z]+:[^ >]+>/i },
  { mark: "call", pattern: /^@(?:everyone|here)/ },
  { mark: "code", pattern: /^(`+)([\s\S]*?[^`])\1(?!`)/, inner: 2 },
  { mark: "strong", pattern: /^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/, inner: 1 },
  { mark: "underlined", pattern: /^__((?:\\[\s\S]|[^\\])+?)__(?!_)/, inner: 1 },
  { mark: "struck", pattern: /^~~([\s\S]+?)~~(?!_)/, inner: 1 },
  { mark: "spoiler", pattern: /^\|\|([\s\S]+?)\|\|/, inner: 1 },
  { mark: "emphasis", pattern: /^_((?:__|\\[\s\S]|[^\\_])+?)_\b/, inner: 1 },
  {
    ...{ mark: "emphasis", inner: 1 },
    pattern: /^\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)/,
  },
];

const ESCAPE = /^\\([^0-9A-Za-z\s])/;
const LINK =
  /^\[((?:\[[^\]]*\]|[^[\]]|\](?=[^[]*\]))*)\]\(\s*<?((?:\([^)]*\)|[^\s\\]|\\.)*?)>?(?:\s+['"]([\s\S]*?)['"])?\s*\)/;

/** What opens nothing. */
const PLAIN = /^(?:(?!(?:https?|steam|discord):)[^\\*_~|`<[@:\n])+/i;

function readInto(source: string, reading: Reading, isInner = false): void {
  let rest = source;
  let opensLine = !isInner;
  while (rest !== "") {
    if (opensLine) rest = rest.slice(takeBlock(rest, reading));
    rest = rest.slice(takeInline(rest, reading));
    opensLine = !isInner && reading.text.endsWith("\n");
  }
}

/** Characters taken: each reader adds what it read. */
function takeBlock(rest: string, reading: Reading): number {
  for (const { mark, pattern } of BLOCKS) {
    const [taken] = pattern.exec(rest) ?? [];
    if (taken === undefined) continue;
    reading.marks.push(mark);
    return taken.length + takeBlock(rest.slice(taken.length), reading);
  }
  return 0;
}

function takeInline(rest: string, reading: Reading): number {
  const [escaped, sign] = ESCAPE.exec(rest) ?? [];
  const [plain = rest[0] ?? ""] = PLAIN.exec(rest) ?? [];
  const shown = escaped === undefined ? plain : (sign ?? "");
  const link = LINK.exec(rest);
  const taken = link === null ? takeFormat(rest, reading) : takeLink(link, reading);
  if (taken > 0) return taken;
  reading.text += shown;
  return (escaped ?? plain).length;
}

function takeFormat(rest: string, reading: Reading): number {
  for (const { mark, pattern, inner } of RULES) {
    const match = pattern.exec(rest);
    if (match === null) continue;
    reading.marks.push(mark);
    if (inner === undefined) reading.text += match[0];
    else readInto(match[inner] ?? "", reading, true);
    return match[0].length;
  }
  return 0;
}

/** A label shows its backslashes, and one that holds an address makes no link. */
function takeLink([whole, label = "", address = ""]: RegExpExecArray, reading: Reading): number {
  if (/https?:\/\/\w/i.test(label)) reading.marks.push("dead link");
  const shown: Reading = { text: "", links: [], marks: label.includes("\\") ? ["backslash"] : [] };
  readInto(label, shown, true);
  reading.text += shown.text;
  reading.marks.push(...shown.marks);
  reading.links.push({ label: shown.text, url: address.replace(/\\(.)/g, "$1") });
  return whole.length;
}
