import { extname } from "node:path";
import type { Draft, Line } from "../articles/draft.ts";
import { Failure } from "../lib/failure.ts";
import { readBytes } from "../lib/files.ts";
import { cleanCharacters } from "./clean-characters.ts";
import { decodeText } from "./decode.ts";
import { readMarkdown } from "./markdown.ts";
import { readPage } from "./page.ts";
import { type ReadPage, readPageSafely } from "./page-reader.ts";

/** The kinds of file that hold an article. */
export const ARTICLE_ENDINGS = [".txt", ".md", ".html", ".htm"] as const;

/** By its name: the feed itself, or a picture beside it, is none. */
export function isArticleFile(path: string): boolean {
  return ARTICLE_ENDINGS.some((ending) => path.toLowerCase().endsWith(ending));
}

/** Bytes: an article is a few thousand, a page with all its scripts a few hundred thousand. */
const LARGEST = 5_000_000;

/** The article of a file, as its source hands it over. `key` names it within the source. Throws `Failure`. */
export async function readLocalFile(path: string, source: string, key: string): Promise<Draft> {
  const text = await readText(path);
  const draft = { source, key, url: null, title: null, author: null, publisher: null, published: null, rubrics: [] };
  switch (extname(path).toLowerCase()) {
    case ".html":
    case ".htm": {
      const { language: _, route: _route, ...page } = await readOwnPage(text, path);
      return { ...draft, ...page };
    }
    case ".md":
      return { ...draft, ...readMarkdown(text) };
    default:
      return { ...draft, lines: linesOf(text) };
  }
}

/** A page of the team's own that is small is not worth a thread, which holds as much as all the rest of the program. */
const readOwnPage: ReadPage = async (html, path, stop) =>
  html.length <= SMALL ? readPage(html, path) : await readPageSafely(html, path, stop);

/** Characters: at the worst, a page of so many takes a second. */
const SMALL = 10_000;

async function readText(path: string): Promise<string> {
  const bytes = await readBytes(path, LARGEST);
  const text = decodeText(bytes);
  if (!isWritten(text)) throw new Failure({ code: "file-binary", path });
  const clean = cleanCharacters(text);
  if (clean.trim() === "") throw new Failure({ code: "file-empty", path });
  return clean;
}

/** What no decoder turns into signs that people write is no text. */
export function isWritten(text: string): boolean {
  const start = text.slice(0, READ_TO_JUDGE);
  const unwritten = start.match(UNWRITTEN)?.length ?? 0;
  return !text.includes("\0") && unwritten <= start.length / 10;
}

/** Characters. */
const READ_TO_JUDGE = 100_000;
/** Controls, private signs, code points that mean nothing, and what stands for bytes that fit no encoding. */
const UNWRITTEN = /(?![\t\n\v\f\r])[\p{Cc}\p{Cn}\p{Co}\p{Cs}\ufffd]/gu;

const linesOf = (text: string): Line[] => text.split("\n").map((line) => ({ text: line, kind: "text" }));
