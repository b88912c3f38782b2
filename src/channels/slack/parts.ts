import { MORE_BUTTONS } from "../dialog-wording.ts";
import type { Button, Message, Part, Span } from "../message.ts";
import { canPress, MOST_BUTTONS, sizeOfButton } from "./buttons.ts";
import { addressOf, cutText, escapeMrkdwn, escapePlain, linkTo, sizeOf } from "./mrkdwn.ts";

/** Characters of one block, under what Slack takes: a header's 150, a section's 3,000, and a note's 2,000. */
export const MOST: Record<Part["kind"], number> = {
  title: 150,
  note: 1_900,
  ...{ heading: 2_900, paragraph: 2_900, list: 2_900, table: 2_900, sources: 2_900, actions: 2_000 },
};
/** What a piece may take of it: typography and marks come on top. */
const ROOM = 2_200;
const NOTE_ROOM = 1_600;
/** Characters: a longer one stands under its heading. */
const LONGEST_LABEL = 300;

/** A part as the text of one block; buttons have none. */
export function setPart(part: Part): string {
  switch (part.kind) {
    case "title":
      return escapePlain(part.text).trim();
    case "heading":
      return [mark("*", escapeMrkdwn(part.text)), part.label && escapeMrkdwn(part.label)].filter(Boolean).join(" — ");
    case "paragraph":
      return setSpans(part.spans);
    case "list":
      return part.items.map((item, at) => `${markOf(part.numbered, at)}${setSpans(item)}`).join("\n");
    case "table":
      return part.rows.map((row) => escapeMrkdwn(rowText(row))).join("\n");
    case "note":
      return linkTo(part.url, part.text);
    case "sources":
      return part.entries.map(({ n, text, url }) => `[${n}] ${linkTo(url, text)}`).join("\n");
    case "actions":
      return "";
  }
}

export const markOf = (numbered: boolean, at: number): string => (numbered ? `${at + 1}. ` : "• ");
export const rowText = (row: readonly string[]): string => row.filter((cell) => cell !== "").join(" · ");
export const callsOf = ({ cites = [] }: Span): string => cites.map((n) => `[${n}]`).join("");

const setSpans = (spans: readonly Span[]): string => spans.map(setSpan).join(" ");

const MARKS: Record<NonNullable<Span["style"]>, string> = { strong: "*", emphasis: "_", quiet: "" };

/** The calls of a span stand inside of its marks, which format at the border of a word alone. */
function setSpan(span: Span): string {
  const calls = callsOf(span);
  const set = escapeMrkdwn(span.text).trim() + (calls && `\u00a0${calls}`);
  return span.style === undefined ? set : mark(MARKS[span.style], set);
}

/** Nothing is marked that shows nothing. */
const mark = (sign: string, text: string): string => (text.trim() === "" ? "" : `${sign}${text.trim()}${sign}`);

/**
 * The same message, in parts that make one block each, without those that show nothing. A list or a table too long for one
 * goes on as paragraphs.
 */
export const fitParts = (message: Message): Part[] => joinActions(message.flatMap(fitPart)).flatMap(fitActions);

function fitPart(part: Part): Part[] {
  if (part.kind === "actions") return part.buttons.some(canPress) ? [part] : [];
  const set = setPart(part);
  // A block without a sign is refused.
  if (set.trim() === "") return [];
  return set.length <= MOST[part.kind] ? [part] : cutPart(part);
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

const fitActions = (part: Part): Part[] =>
  part.kind === "actions" ? cutActions(part.buttons.filter(canPress)) : [part];

/** Characters that a part takes of a message, with the line that a heading ends. */
export const sizeOfPart = (part: Part): number =>
  part.kind === "actions"
    ? part.buttons.reduce((sum, button) => sum + sizeOfButton(button), 0)
    : setPart(part).length + 1;

function cutPart(part: Exclude<Part, { kind: "actions" }>): Part[] {
  switch (part.kind) {
    case "title":
      return cutHeading(part.text, undefined);
    case "heading":
      return cutHeading(part.text, part.label);
    case "paragraph":
      return cutSpans(part.spans);
    case "list":
      return part.items.flatMap((item, at) => cutSpans(marked(item, markOf(part.numbered, at))));
    case "table":
      return part.rows.flatMap((row) => cutSpans([{ text: rowText(row) }]));
    case "note":
      return cutNote(part.text, part.url);
    case "sources":
      return part.entries.flatMap((entry) => {
        const [text = "", ...rest] = cutText(entry.text, NOTE_ROOM);
        return [{ kind: "sources", entries: [{ ...entry, text }] }, ...rest.map(noteOf)];
      });
  }
}

const noteOf = (text: string): Part => ({ kind: "note", text });

function cutNote(text: string, url: string | undefined): Part[] {
  const [first = "", ...rest] = cutText(text, NOTE_ROOM - (addressOf(url)?.length ?? 0));
  return [{ kind: "note", text: first, ...(url !== undefined && { url }) }, ...rest.map(noteOf)];
}

/** In each block what one takes; from the second on, under a note of their own: they stand beneath words everywhere. */
function cutActions(buttons: readonly Button[]): Part[] {
  const blocks: { buttons: Button[]; size: number }[] = [];
  for (const button of buttons) {
    const size = sizeOfButton(button);
    const last = blocks.at(-1);
    const isFull = last && (last.buttons.length === MOST_BUTTONS || last.size + size > MOST.actions);
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

function cutHeading(text: string, label: string | undefined): Part[] {
  const pieces = cutText(text, ROOM).map((piece): Part => ({ kind: "heading", text: piece }));
  if (label === undefined) return pieces;
  if (sizeOf(label) > LONGEST_LABEL) return [...pieces, ...cutSpans([{ text: label }])];
  return pieces.map((piece, at) => (at === pieces.length - 1 ? { ...piece, label } : piece) as Part);
}

/** Cut between sentences; one that fits nowhere is cut itself, and its calls stay with its end. */
function cutSpans(spans: readonly Span[]): Part[] {
  const paragraphs: { spans: Span[]; size: number }[] = [];
  for (const span of spans.flatMap(cutSpan)) {
    const size = sizeOf(span.text) + callsOf(span).length + MARGIN;
    const last = paragraphs.at(-1);
    if (last === undefined || last.size + size > ROOM) paragraphs.push({ spans: [span], size });
    else Object.assign(last, { spans: [...last.spans, span], size: last.size + size });
  }
  return paragraphs.map((each) => ({ kind: "paragraph", spans: each.spans }));
}

/** The marks of a span, and the spaces about it. */
const MARGIN = 4;

function cutSpan({ cites, ...span }: Span): Span[] {
  const pieces = cutText(span.text, ROOM);
  return pieces.map((text, at) => ({ ...span, text, ...(cites && at === pieces.length - 1 && { cites }) }));
}
