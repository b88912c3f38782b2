import { marked } from "marked";
import { parseDocument } from "yaml";
import { z } from "zod";
import type { Line } from "../articles/draft.ts";
import { readFragment } from "./page.ts";

export type Markdown = {
  title: string | null;
  author: string | null;
  published: string | null;
  url: string | null;
  rubrics: string[];
  lines: Line[];
};

const text = z.union([z.string(), z.number()]).transform(String).nullable().catch(null).default(null);
const texts = z
  .union([z.string().transform((one) => [one]), z.array(z.string())])
  .catch([])
  .default([]);
const frontMatterSchema = z
  .object({ title: text, author: text, date: text, url: text, category: texts, categories: texts, tags: texts })
  .catch({ title: null, author: null, date: null, url: null, category: [], categories: [], tags: [] });

/** Between two lines of three dashes at the very top. */
const FRONT_MATTER = /^---[ \t]*\n([\s\S]*?)\n---[ \t]*(?:\n|$)/;

/** A Markdown file: what its front matter says of it, and its lines. */
export function readMarkdown(source: string): Markdown {
  const [whole = "", header = ""] = FRONT_MATTER.exec(source) ?? [];
  // Dates stay as they are written: their precision matters.
  const { contents } = parseDocument(header, { schema: "failsafe" });
  const front = frontMatterSchema.parse(contents?.toJSON() ?? {});
  const lines = readFragment(marked.parse(source.slice(whole.length), { async: false }));
  const [first] = lines;
  const title = front.title ?? (first?.kind === "heading" ? first.text : null);
  const body = front.title === null && first?.kind === "heading" ? lines.slice(1) : lines;
  const rubrics = [...front.category, ...front.categories, ...front.tags];
  return { title, author: front.author, published: front.date, url: front.url, rubrics, lines: body };
}
