import { cutText, type Ruler } from "./cut.ts";
import { MORE_BUTTONS } from "./dialog-wording.ts";
import type { Button, Message, Part, Span } from "./message.ts";

/** How a platform writes parts, and what it takes of each, in characters. */
export type Dialect = Ruler & {
  /** A part as the text of one block; buttons have none. */
  setPart(part: Part): string;
  /** Of one block. */
  mostOf(kind: Part["kind"]): number;
  /** What a piece of a text that is cut may take of a block, and one of a note that leads to an address. */
  room: number;
  noteRoom(url: string | undefined): number;
  canPress(button: Button): boolean;
  sizeOfButton(button: Button): number;
  mostButtons: number;
};

/** Characters: a longer one stands under its heading. */
const LONGEST_LABEL = 300;
/** The marks of a span, and the spaces about it. */
const MARGIN = 6;

export const markOf = (numbered: boolean, at: number): string => (numbered ? `${at + 1}. ` : "• ");
export const rowText = (row: readonly string[]): string => row.filter((cell) => cell !== "").join(" · ");
export const callsOf = ({ cites = [] }: Span): string => cites.map((n) => `[${n}]`).join("");

/**
 * The same message, in parts that make one block each, without those that show nothing. A list or a table too long for one
 * goes on as paragraphs.
 */
export const fitTo = (message: Message, dialect: Dialect): Part[] =>
  joinActions(message.flatMap((part) => fitPart(part, dialect))).flatMap((part) =>
    part.kind === "actions" ? cutActions(part.buttons.filter(dialect.canPress), dialect) : [part],
  );

function fitPart(part: Part, dialect: Dialect): Part[] {
  if (part.kind === "actions") return part.buttons.some(dialect.canPress) ? [part] : [];
  const set = dialect.setPart(part);
  // A block without a sign is refused.
  if (set.trim() === "") return [];
  return set.length <= dialect.mostOf(part.kind) ? [part] : cutPart(part, dialect);
}

/** Buttons in a row stand in one block. */
function joinActions(parts: readonly Part[]): Part[] {
  const joined: Part[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    const isMore = part.kind === "actions" && last?.kind === "actions";
    if (isMore) joined.splice(-1, 1, { kind: "actions", buttons: [...last.buttons, ...part.buttons] });
    else joined.push(part);
  }
  return joined;
}

function cutPart(part: Exclude<Part, { kind: "actions" }>, dialect: Dialect): Part[] {
  switch (part.kind) {
    case "title":
      return cutHeading(part.text, undefined, dialect);
    case "heading":
      return cutHeading(part.text, part.label, dialect);
    case "paragraph":
      return cutSpans(part.spans, dialect);
    case "list":
      return part.items.flatMap((item, at) => cutSpans(marked(item, markOf(part.numbered, at)), dialect));
    case "table":
      return part.rows.flatMap((row) => cutSpans([{ text: rowText(row) }], dialect));
    case "call":
      return [part];
    case "note": {
      const { text: whole, url } = part;
      const [text = "", ...rest] = cutText(whole, dialect.noteRoom(url), dialect);
      return [{ kind: "note", text, ...(url !== undefined && { url }) }, ...rest.map(noteOf)];
    }
    case "sources":
      return part.entries.flatMap((entry) => {
        const [text = "", ...rest] = cutText(entry.text, dialect.noteRoom(undefined), dialect);
        return [{ kind: "sources", entries: [{ ...entry, text }] }, ...rest.map(noteOf)];
      });
  }
}

const noteOf = (text: string): Part => ({ kind: "note", text });

/** In each block what one takes; from the second on, under a note of their own: they stand beneath words everywhere. */
function cutActions(buttons: readonly Button[], { sizeOfButton, mostOf, mostButtons }: Dialect): Part[] {
  const blocks: { buttons: Button[]; size: number }[] = [];
  for (const button of buttons) {
    const size = sizeOfButton(button);
    const last = blocks.at(-1);
    const isFull = last && (last.buttons.length === mostButtons || last.size + size > mostOf("actions"));
    if (last === undefined || isFull) blocks.push({ buttons: [button], size });
    else Object.assign(last, { buttons: [...last.buttons, button], size: last.size + size });
  }
  return blocks.flatMap((block, at) => [
    ...(at === 0 ? [] : [noteOf(MORE_BUTTONS)]),
    { kind: "actions", buttons: block.buttons },
  ]);
}

const marked = ([first, ...rest]: readonly Span[], sign: string): Span[] =>
  first === undefined ? [] : [{ ...first, text: `${sign}${first.text}` }, ...rest];

function cutHeading(text: string, label: string | undefined, dialect: Dialect): Part[] {
  const pieces = cutText(text, dialect.room, dialect).map((piece): Part => ({ kind: "heading", text: piece }));
  if (label === undefined) return pieces;
  if (dialect.sizeOf(label) > LONGEST_LABEL) return [...pieces, ...cutSpans([{ text: label }], dialect)];
  return pieces.map((piece, at) => (at === pieces.length - 1 ? { ...piece, label } : piece) as Part);
}

/** Cut between sentences; one that fits nowhere is cut itself, and its calls stay with its end. */
function cutSpans(spans: readonly Span[], dialect: Dialect): Part[] {
  const paragraphs: { spans: Span[]; size: number }[] = [];
  for (const span of spans.flatMap((each) => cutSpan(each, dialect))) {
    const size = dialect.sizeOf(span.text) + callsOf(span).length + MARGIN;
    const last = paragraphs.at(-1);
    if (last === undefined || last.size + size > dialect.room) paragraphs.push({ spans: [span], size });
    else Object.assign(last, { spans: [...last.spans, span], size: last.size + size });
  }
  return paragraphs.map((each) => ({ kind: "paragraph", spans: each.spans }));
}

function cutSpan({ cites, ...span }: Span, dialect: Dialect): Span[] {
  const pieces = cutText(span.text, dialect.room, dialect);
  return pieces.map((text, at) => ({ ...span, text, ...(cites && at === pieces.length - 1 && { cites }) }));
}
