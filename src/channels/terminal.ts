import { stripVTControlCharacters, styleText } from "node:util";
import stringWidth from "string-width";
import wrapAnsi from "wrap-ansi";
import { setFrench } from "../french/typography.ts";
import type { Message, Part, Span } from "./message.ts";

/** Columns of the terminal, and whether it shows colours. */
export type Screen = { width: number; colour: boolean };

/** A message as lines of text, wrapped, with French typography; without a final newline. */
export function renderTerminal(message: Message, screen: Screen): string {
  const width = Math.min(Math.max(screen.width, NARROWEST), WIDEST);
  const paint: Paint = (format, text) => (screen.colour ? styleText(format, text, { validateStream: false }) : text);
  // Under a title, what it heads is set in; a message without one is a plain sentence.
  const shown = message.filter((part) => part.kind !== "actions" && part.kind !== "call");
  const indent = shown.some(({ kind }) => kind === "title" || kind === "heading") ? "   " : "";
  const ending = shown.findLastIndex(({ kind }) => kind === "sources");
  const blocks = shown.map((part, at) => {
    const set = ending >= 0 && at > ending ? "" : indent;
    return gapBefore(part, shown[at - 1]) + renderPart(part, width, set, paint);
  });
  return blocks.join("\n");
}

/** Beyond some hundred columns the eye loses its line. */
const WIDEST = 96;
const NARROWEST = 32;

/** Nothing in an article or a question may command the terminal. */
const typeset = (text: string): string => setFrench(stripVTControlCharacters(text).replace(/\p{Cc}/gu, " "));

type Format = Parameters<typeof styleText>[0];
type Paint = (format: Format, text: string) => string;

/** Nothing can be pressed here, nor anybody called. */
type Shown = Exclude<Part, { kind: "actions" | "call" }>;

const gapBefore = (part: Shown, before: Shown | undefined): string => {
  if (before === undefined) return "";
  const follows =
    (part.kind === "note" && before.kind !== "sources") || (before.kind === "heading" && part.kind !== "heading");
  return follows ? "" : "\n";
};

function renderPart(part: Shown, width: number, indent: string, paint: Paint): string {
  switch (part.kind) {
    case "title":
      return wrap(paint(["bold", "cyan"], typeset(part.text)), width);
    case "heading":
      return wrap(
        paint("bold", typeset(part.text)) + (part.label ? paint("green", ` —\u00a0${part.label}`) : ""),
        width,
        "",
        indent,
      );
    case "paragraph":
      return wrap(renderSpans(part.spans, paint), width, indent);
    case "list":
      return part.items
        .map((item, at) => renderItem(item, part.numbered ? `${at + 1}. ` : "• ", width, paint))
        .join("\n");
    case "table":
      return renderTable(part.rows, width, indent);
    case "note": {
      const line = wrap(paint("dim", showCode(typeset(part.text), paint)), width, indent);
      return part.url === undefined ? line : `${line}\n${indent}${paint("dim", part.url)}`;
    }
    case "sources":
      return part.entries
        .map(({ n, text, url }) => {
          const line = wrap(`${paint("cyan", `[${n}]`)} ${typeset(text)}`, width, "", "    ");
          // An address is never cut: a terminal makes a link of it as it stands.
          return url === null ? line : `${line}\n    ${paint("dim", url)}`;
        })
        .join("\n");
  }
}

const renderSpans = (spans: readonly Span[], paint: Paint): string =>
  spans.map((span) => renderSpan(span, paint)).join(" ");

const STYLES: Record<NonNullable<Span["style"]>, Format> = { strong: "bold", emphasis: "italic", quiet: "dim" };

/** The call of a source stays on the line of the sentence that it follows. */
function renderSpan({ text, style, cites = [] }: Span, paint: Paint): string {
  const set = showCode(typeset(text), paint);
  const calls = cites.map((n) => `[${n}]`).join("");
  return (style ? paint(STYLES[style], set) : set) + (calls ? `\u00a0${paint("cyan", calls)}` : "");
}

/** `npm start` between back quotes is a command, shown as it is to be typed. */
const showCode = (text: string, paint: Paint): string =>
  text.replace(/`([^`]+)`/g, (_, code: string) => paint("cyan", code));

function renderItem(item: readonly Span[], mark: string, width: number, paint: Paint): string {
  return wrap(`${mark}${renderSpans(item, paint)}`, width, "", " ".repeat(mark.length));
}

/** Columns as wide as their widest cell; the last one takes what is left and wraps. */
function renderTable(rows: readonly (readonly string[])[], width: number, indent: string): string {
  const cells = rows.map((row) => row.map(typeset));
  const columns = Math.max(...cells.map((row) => row.length)) - 1;
  const widths = Array.from({ length: columns }, (_, at) =>
    Math.max(...cells.map((row) => stringWidth(row[at] ?? ""))),
  );
  const margin = " ".repeat(widths.reduce((sum, each) => sum + each + GUTTER, indent.length));
  return cells
    .map((row) => {
      const fixed = widths.map((each, at) => (row[at] ?? "") + " ".repeat(each - stringWidth(row[at] ?? "") + GUTTER));
      return wrap(row[columns] ?? "", Math.max(width, margin.length + NARROWEST), indent + fixed.join(""), margin);
    })
    .join("\n");
}

/** Spaces between two columns. */
const GUTTER = 2;

/** Wraps at spaces only, so that no-break spaces hold; `first` and `others` indent the lines. */
function wrap(text: string, width: number, first = "", others = first): string {
  const room = width - Math.max(stringWidth(first), others.length);
  const lines = wrapAnsi(text, room, { trim: true }).split("\n");
  return lines.map((line, at) => (at === 0 ? first : others) + line).join("\n");
}
