import type { Block } from "./article.ts";
import type { Line } from "./draft.ts";

/** Lines as blocks: paragraphs, headings and the items of lists told apart; opinion sections marked. */
export function readBlocks(lines: readonly Line[]): Block[] {
  const written = unwrap(lines).filter(({ text }) => text.trim() !== "");
  let opinion = false;
  let inList = false;
  return written.map((line, at) => {
    const block = readBlock(line, written[at + 1], inList);
    if (block.kind === "heading") opinion = isOpinionHeading(block.text);
    inList = block.kind === "item" || block.text.endsWith(":");
    return { ...block, opinion };
  });
}

function readBlock(line: Line, next: Line | undefined, inList: boolean): Omit<Block, "opinion"> {
  const text = line.text.replace(/\s+/g, " ").trim();
  const item = line.kind === "item" ? text : itemText(text, inList);
  if (item !== undefined) return { kind: "item", text: item };
  return isHeading(line, text, next) ? { kind: "heading", text: plainHeading(text) } : { kind: "paragraph", text };
}

/** « Mon point de vue (Conrad) », « L’avis de la rédaction »: what follows is somebody's opinion. */
export function isOpinionHeading(text: string): boolean {
  return OPINION.test(text);
}

const OPINION =
  /^(?:#+ )?(?:(?:mon|notre|son|l['’]|le |un )?\s*(?:point de vue|avis|opinion|regard|sentiment)(?: (?:de|du|d['’]).*)?(?: ?\([^)]*\))?|(?:tribune|éditorial|édito|billet|chronique|libre opinion|carte blanche|parti pris|humeur)(?:$|[\s:–—-].*)|ce que j['’]en pense.*|opinion(?:$|[\s:–—-].*))\s*:?$/iu;

const BULLET = /^(?:[-•*–—‣▪·]|\d{1,2}[.)])\s+(?=\S)/u;

/** The text of a list's item: behind a bullet, or a short line in lower case where a list has begun. */
function itemText(text: string, inList: boolean): string | undefined {
  // « — Oui, dit-elle » opens a line of dialogue: a dash alone makes an item only inside a list.
  const bullet = BULLET.exec(text);
  if (bullet !== null && (inList || !/^[–—]/u.test(text))) return text.slice(bullet[0].length);
  return inList && text.length <= 200 && /^\p{Ll}/u.test(text) ? text : undefined;
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
function unwrap(lines: readonly Line[]): Line[] {
  if (!isWrapped(lines)) return [...lines];
  const joined: Line[] = [];
  for (const [at, line] of lines.entries()) {
    const open = joined.at(-1);
    const above = lines[at - 1]?.text.trim() ?? "";
    if (open && goesOn(above, line.text.trim())) open.text = `${open.text.trimEnd()} ${line.text.trim()}`;
    else joined.push({ ...line });
  }
  return joined;
}

/** The line above was full: the next word would not have fitted there. */
function goesOn(above: string, line: string): boolean {
  const [word = ""] = line.split(" ");
  return above !== "" && line !== "" && !BULLET.test(line) && above.length + word.length >= NARROWEST;
}

/** Most lines full, none long, and hardly any that ends where a sentence does. */
function isWrapped(lines: readonly Line[]): boolean {
  const pairs = lines.filter(
    ({ text, kind }, at) => kind === "text" && text.trim() !== "" && lines[at + 1]?.text.trim(),
  );
  if (pairs.length < 5 || lines.some(({ text }) => text.length > WIDEST)) return false;
  const broken = pairs.filter(({ text }) => text.length >= 40 && !/[.!?:»]\s*$/u.test(text));
  return broken.length > pairs.length * 0.6;
}

/** Characters: the widest and the narrowest column that texts are wrapped at. */
const WIDEST = 100;
const NARROWEST = 56;
