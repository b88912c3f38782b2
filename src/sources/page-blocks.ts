/// <reference lib="dom" />
import type { Line } from "../articles/draft.ts";
import { cleanCharacters } from "./clean-characters.ts";

/** A run of text that a page shows apart. `linked` is the share of it, 0 to 1, that leads elsewhere. */
export type Block = {
  text: string;
  kind: Line["kind"];
  linked: number;
  /** True where a paragraph begins; false where only a line does. */
  apart: boolean;
};

/** The text under a node, in the page's order. */
export function readBlocks(root: Node): Block[] {
  const writer = new Writer();
  visit(root, { kind: "text", inLink: false, isVerbatim: false }, writer);
  writer.end(true);
  return writer.blocks;
}

/** Blocks as an article's lines: an empty one between paragraphs, none between a list's items. */
export function toLines(blocks: readonly Block[]): Line[] {
  const lines: Line[] = [];
  for (const { text, kind, apart } of blocks) {
    const above = lines.at(-1);
    if (above && apart && (kind !== "item" || above.kind !== "item")) lines.push({ text: "", kind: "text" });
    lines.push({ text, kind });
  }
  return lines;
}

/** Characters. */
export const sizeOf = (blocks: readonly Block[]): number => blocks.reduce((sum, { text }) => sum + text.length, 0);

type Context = { kind: Line["kind"]; inLink: boolean; isVerbatim: boolean };

/** What ends a line, and what ends a paragraph. */
const LINE_TAGS = new Set("DD DT LI TD TH TR".split(" "));
const PARAGRAPH_TAGS = new Set(
  `ADDRESS ARTICLE ASIDE BLOCKQUOTE CAPTION CENTER DETAILS DIV DL FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5
  H6 HEADER HGROUP HR LEGEND MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TFOOT THEAD UL`.split(/\s+/),
);
const ELEMENT = 1;
const TEXT = 3;
const FRAGMENT = 11;

function visit(node: Node, context: Context, writer: Writer): void {
  if (node.nodeType === TEXT) writer.write(node.nodeValue ?? "", context);
  else if (node.nodeName === "BR") writer.breakLine();
  else if (node.nodeType === ELEMENT || node.nodeType === FRAGMENT) visitElement(node, context, writer);
}

function visitElement(node: Node, context: Context, writer: Writer): void {
  const tag = node.nodeName;
  const isParagraph = PARAGRAPH_TAGS.has(tag);
  const isBlock = isParagraph || LINE_TAGS.has(tag);
  if (isBlock) writer.end(isParagraph);
  const inner = {
    kind: kindOf(tag) ?? context.kind,
    inLink: context.inLink || isLink(node, context),
    isVerbatim: context.isVerbatim || tag === "PRE",
  };
  for (let child = node.firstChild; child; child = child.nextSibling) visit(child, inner, writer);
  if (isBlock) writer.end(isParagraph);
}

/** A heading that links to itself is none the less a heading. */
function isLink(node: Node, { kind }: Context): boolean {
  if (node.nodeName !== "A") return false;
  return kind !== "heading" || !(node as Element).getAttribute("href")?.startsWith("#");
}

function kindOf(tag: string): Line["kind"] | undefined {
  if (/^H[1-6]$/.test(tag)) return "heading";
  return tag === "LI" ? "item" : undefined;
}

class Writer {
  readonly blocks: Block[] = [];
  #text = "";
  #linked = 0;
  /** True where a space would be one too many. */
  #spaced = true;
  #kind: Line["kind"] = "text";
  #apart = true;
  #broken = false;

  write(text: string, { kind, inLink, isVerbatim }: Context): void {
    const [first = "", ...rest] = isVerbatim ? text.split("\n") : [text];
    this.#append(first, kind, inLink);
    for (const line of rest) {
      this.breakLine();
      this.#append(line, kind, inLink);
    }
  }

  /** `<br>` ends a line; a second one ends the paragraph. */
  breakLine(): void {
    const isSecond = this.#broken && this.#text.trim() === "";
    this.end(isSecond);
    this.#broken = true;
  }

  end(isParagraph: boolean): void {
    const text = cleanCharacters(this.#text).trim();
    if (text !== "") {
      const linked = Math.min(1, this.#linked / text.length);
      this.blocks.push({ text, kind: this.#kind, linked, apart: this.#apart });
      this.#apart = false;
      this.#broken = false;
    }
    this.#apart ||= isParagraph;
    this.#text = "";
    this.#linked = 0;
    this.#spaced = true;
  }

  #append(text: string, kind: Line["kind"], inLink: boolean): void {
    const plain = text.replace(SPACES, " ");
    const added = this.#spaced && plain.startsWith(" ") ? plain.slice(1) : plain;
    if (added === "") return;
    if (this.#text === "") this.#kind = kind;
    this.#text += added;
    this.#spaced = added.endsWith(" ");
    if (inLink) this.#linked += added.trim().length;
  }
}

/** HTML's own white space: no-break spaces are text. */
const SPACES = /[ \t\n\f\r]+/g;
