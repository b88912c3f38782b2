import { callsOf, type Dialect, fitTo, rowText } from "../fit-parts.ts";
import type { Button, Message, Part, Span } from "../message.ts";
import { note } from "../parts.ts";
import { canPress, ROW, shortenPlain } from "./buttons.ts";
import { escapeMarkdown, linkTo, sizeAtMost, sizeOf } from "./markdown.ts";
import { rolesOf } from "./roles.ts";

/** A part as Discord's Markdown; buttons have none. */
export function setPart(part: Part): string {
  switch (part.kind) {
    case "call":
      return rolesOf(part)
        .map((id) => `<@&${id}>`)
        .join(" ");
    case "title":
      return line("## ", escapeMarkdown(part.text));
    case "heading":
      return line("### ", [part.text, part.label ?? ""].map(trimmed).filter(Boolean).join(" — "));
    case "paragraph":
      return setSpans(part.spans);
    case "list":
      return part.items.map((item, at) => `${part.numbered ? `${at + 1}.` : "-"} ${setSpans(item)}`).join("\n");
    case "table":
      return part.rows.map((row) => trimmed(rowText(row))).join("\n");
    case "note":
      return line("-# ", linkTo(part.url, part.text));
    case "sources":
      return part.entries.map(({ n, text, url }) => `[${n}] ${linkTo(url, text)}`).join("\n");
    case "actions":
      return "";
  }
}

const trimmed = (text: string): string => escapeMarkdown(text).trim();
const line = (mark: string, text: string): string => (text.trim() === "" ? "" : mark + text.trim());

const setSpans = (spans: readonly Span[]): string => spans.map(setSpan).filter(Boolean).join(" ");

const MARKS: Record<NonNullable<Span["style"]>, string> = { strong: "**", emphasis: "*", quiet: "" };

/** The calls of a span stand inside of its marks. */
function setSpan(span: Span): string {
  const calls = callsOf(span);
  const set = (trimmed(span.text) + (calls && `\u00a0${calls}`)).trim();
  const mark = span.style === undefined || set === "" ? "" : MARKS[span.style];
  return mark + set + mark;
}

/** Characters: of the 3,600 of a message, what a part may take, and what a piece of it that is cut may. */
const MOST = 2_400;
const ROOM = 1_800;
/** With an address of a thousand characters beside it. */
const NOTE_ROOM = 1_200;
/** Buttons that stand together: a message holds two such rows, and what is between them. */
const MOST_BUTTONS = 10;

const DISCORD: Dialect = {
  ...{ setPart, sizeOf, sizeAtMost, mostOf: () => MOST, room: ROOM, noteRoom: () => NOTE_ROOM },
  // What buttons say is not counted.
  ...{ canPress, sizeOfButton: () => 0, mostButtons: MOST_BUTTONS },
};

/** The same message, in parts that Discord takes, without those that show nothing. */
export const fitParts = (message: Message): Part[] => askBefore(fitTo(message, DISCORD));

/** Discord asks nothing before a button acts: what it would ask stands above it, unless it is said there already. */
const askBefore = (parts: readonly Part[]): Part[] =>
  parts.flatMap((part, at): Part[] => {
    const question = part.kind === "actions" ? questionOf(part.buttons) : "";
    return question === "" || wordsOf(parts[at - 1]) === question ? [part] : [note(question), part];
  });

/** Characters of what is asked. */
const LONGEST_QUESTION = 600;

function questionOf(buttons: readonly Button[]): string {
  const questions = new Set(buttons.map(({ confirm = "" }) => confirm));
  return shortenPlain([...questions].join(" "), LONGEST_QUESTION);
}

function wordsOf(part: Part | undefined): string {
  if (part?.kind === "note") return shortenPlain(part.text, LONGEST_QUESTION);
  return part?.kind === "paragraph" ? shortenPlain(part.spans.map(({ text }) => text).join(" "), LONGEST_QUESTION) : "";
}

/** What a heading with a label opens. */
export const isStory = (part: Part): boolean => part.kind === "heading" && part.label !== undefined;

/** What a part takes of a message after another: characters, and components, the separator before a story included. */
export function costOf(part: Part, before: Part | undefined): { characters: number; blocks: number } {
  if (part.kind === "actions") {
    return { characters: 0, blocks: part.buttons.length + Math.ceil(part.buttons.length / ROW) };
  }
  const opens = before === undefined || before.kind === "actions";
  const blocks = isStory(part) ? 2 : opens ? 1 : 0;
  return { characters: setPart(part).length + GAP.length, blocks };
}

/** Between two texts. */
export const GAP = "\n\n";
