import type { Block } from "./article.ts";
import type { Line } from "./draft.ts";

/** Lines as blocks: paragraphs, headings and the items of lists told apart; opinion sections marked. */
export function readBlocks(lines: readonly Line[]): Block[] {
  const written = lines.filter(({ text }) => text.trim() !== "");
  let opinion = false;
  let above = "";
  let inList = false;
  return written.map((line, at) => {
    const block = readBlock(line, written[at + 1], inList ? above : undefined);
    if (block.kind === "heading") opinion = isOpinionHeading(block.text);
    inList = block.kind === "item" || block.text.endsWith(":");
    above = block.text;
    return { ...block, opinion };
  });
}

/** `listed` is the line above, where a list has begun. */
function readBlock(line: Line, next: Line | undefined, listed: string | undefined): Omit<Block, "opinion"> {
  const text = line.text.replace(/\s+/g, " ").trim();
  const item = line.kind === "text" ? itemText(text, listed) : undefined;
  if (line.kind === "item" || item !== undefined) return { kind: "item", text: item ?? text };
  return isHeading(line, text, next) ? { kind: "heading", text: plainHeading(text) } : { kind: "paragraph", text };
}

/** « Mon point de vue (Conrad) », « L’avis de la rédaction », « Tribune »: what follows is somebody's opinion. */
export function isOpinionHeading(text: string): boolean {
  return OPINION.test(text);
}

const VIEW = "(?:point de vue|avis|opinion|regard|sentiment|verdict)";
const RUBRIC = "(?:tribune|éditorial|édito|billet|chronique|opinion|libre opinion|carte blanche|parti pris|humeur)";
/** Whose: « de Jeanne », « de la rédaction »; « Avis de tempête » and « Billet de 500 euros » are nobody's. */
const WHOSE = "(?: (?:de (?:la |notre )rédaction|d['’]experts?|(?:de |du |des |d['’])(?-i:\\p{Lu}).*))";
const OPINION = new RegExp(
  `^(?:#+ )?(?:${[
    `(?:mon|notre) ${VIEW}(?: .*)?|(?:(?:son|l['’]|le |un )\\s*)?(?:point de vue|avis)${WHOSE}?|(?:l['’]|le )${VIEW}${WHOSE}`,
    `(?:l['’]|la |le )?${RUBRIC}(?: libre| d['’]humeur|${WHOSE}|\\s*[:.–—|].*| - .*)?|\\[${RUBRIC}\\].*`,
    "opinions|tribunes|chroniques|éditos|éditoriaux|points de vue|ce que j['’]en pense.*",
  ].join("|")})(?: ?\\([^)]*\\))?\\s*:?$`,
  "iu",
);

const BULLET = /^(?:[-•*–—‣▪·]|\d{1,2}[.)])\s+(?=\S)/u;

/** The text of a list's item: behind a bullet, or, where a list has begun, a short line that goes on with it. */
function itemText(text: string, listed: string | undefined): string | undefined {
  // « — Oui, dit-elle » opens a line of dialogue: a dash alone makes an item only inside a list.
  const bullet = BULLET.exec(text);
  if (bullet !== null && (listed !== undefined || !/^[–—]/u.test(text))) return text.slice(bullet[0].length);
  if (listed === undefined || text.length > 200) return undefined;
  return /^\p{Ll}|[,;]$/u.test(text) || /[,;]$/.test(listed) ? text : undefined;
}

const plainHeading = (text: string): string => text.replace(/^#+\s+|\s+#+$/g, "");

/** In plain text, a short line that is no sentence and stands above a longer one. */
function isHeading({ kind }: Line, text: string, next: Line | undefined): boolean {
  if (kind === "heading" || /^#{1,6}\s+\S/.test(text)) return true;
  if (text.length > 100 || next === undefined || /[.,;:…»"”]$/u.test(text) || !/^["«“]?[\p{Lu}\d]/u.test(text))
    return false;
  return next.text.trim().length > text.length && text.split(" ").length <= 14;
}

/** Text wrapped at a fixed width comes back as one line a paragraph. */
export function unwrap(lines: readonly Line[]): Line[] {
  const width = widthOf(lines);
  const joined: Line[] = [];
  for (const [at, line] of lines.entries()) {
    const open = joined.at(-1);
    const above = lines[at - 1];
    if (open && above && (isFull(above, line, width) || goesOn(open, above, line)))
      open.text = `${open.text.trimEnd()} ${line.text.trim()}`;
    else joined.push({ ...line });
  }
  return joined;
}

/** The next word would not have fitted on the line above. */
function isFull(above: Line, line: Line, width: number): boolean {
  const size = sizeOf(above);
  return areOneText(above, line) && size <= WIDEST && size + 1 + line.text.trim().search(/\s|$/) > width;
}

/** A sentence broken in its middle, in a text too short or too wide to tell at what width. */
const goesOn = (open: Line, above: Line, line: Line): boolean =>
  areOneText(above, line) &&
  sizeOf(above) >= NARROWEST &&
  /^["«“]?\p{Lu}/u.test(open.text.trim()) &&
  /[\p{L}\d’']$/u.test(above.text.trim()) &&
  /^\p{Ll}/u.test(line.text.trim());

const areOneText = (above: Line, line: Line): boolean =>
  [above, line].every(({ text, kind }) => kind === "text" && text.trim() !== "") && !BULLET.test(line.text.trim());

const sizeOf = ({ text }: Line): number => text.trim().length;

/** Characters: a longer line was not wrapped, a shorter one tells nothing. */
const WIDEST = 100;
const NARROWEST = 45;
const FEWEST_PAIRS = 3;

/** The width that a text is wrapped at: its lines are full, and most break in the middle of a sentence. Else Infinity. */
function widthOf(lines: readonly Line[]): number {
  const pairs = lines.flatMap((line, at) => {
    const next = lines[at + 1];
    return next && sizeOf(line) >= NARROWEST && areOneText(line, next) ? [{ line, next }] : [];
  });
  const widths = pairs.map(({ line }) => sizeOf(line)).sort((a, b) => a - b);
  const width = widths[Math.ceil(widths.length * 0.9) - 1] ?? 0;
  if (pairs.length < FEWEST_PAIRS || width > WIDEST) return Infinity;
  const broken = pairs.filter(
    ({ line, next }) =>
      isFull(line, next, width) && !/[.!?:»]$/u.test(line.text.trim()) && !/^\p{Lu}/u.test(next.text.trim()),
  );
  return broken.length >= pairs.length / 2 ? width : Infinity;
}
