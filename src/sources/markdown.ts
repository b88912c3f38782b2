import { marked } from "marked";
import { parse } from "yaml";
import { z } from "zod";
import type { Line } from "../articles/draft.ts";
import { readFragment } from "./page.ts";
import { oneLine } from "./plain-text.ts";

export type Markdown = {
  title: string | null;
  author: string | null;
  published: string | null;
  url: string | null;
  rubrics: string[];
  lines: Line[];
};

/** What is missing, blank or of another kind is not said. */
const line = z.string().transform(oneLine);
const text = line.pipe(z.string().min(1)).nullable().catch(null).default(null);
const texts = z
  .union([line.transform((one) => [one]), z.array(line)])
  .catch([])
  .default([]);
const frontMatterSchema = z.object({
  ...{ title: text, author: text, date: text, url: text, category: texts, categories: texts, tags: texts },
});

/**
 * Between two lines of three dashes at the very top: names and values, what is set in below them, and comments. A line
 * of text there means that the dashes are a rule of the text's own.
 */
const FRONT_MATTER = /^---[ \t]*\n((?:(?:\w[\w-]*:.*|[ \t#-].*)?\n)*?)---[ \t]*(?:\n|$)/;

/** A Markdown file: what its front matter says of it, and its lines. */
export function readMarkdown(source: string): Markdown {
  const [whole = "", header = ""] = FRONT_MATTER.exec(source) ?? [];
  const front = frontMatterSchema.parse(Object.fromEntries(header.split(/\n(?=\w)/).flatMap(readEntry)));
  const body = source.slice(whole.length).replace(CONTAINERS, "$1");
  const lines = readFragment(marked.parse(body, { async: false }));
  const [first] = lines;
  const isTitled = front.title === null && first?.kind === "heading";
  return {
    ...{ title: isTitled ? first.text : front.title, author: front.author, published: front.date, url: front.url },
    rubrics: [...front.category, ...front.categories, ...front.tags],
    lines: isTitled ? lines.slice(1) : lines,
  };
}

/** One name and its value. Read apart from the others, a value that is no YAML (« Meta : le plan ») harms none. */
function readEntry(entry: string): [string, unknown][] {
  try {
    // Dates stay as they are written: their precision matters.
    return Object.entries(parse(entry, { schema: "failsafe", logLevel: "error" }) ?? {});
  } catch {
    const [name = "", ...value] = entry.split(":");
    return [[name, value.join(":").trim()]];
  }
}

/** Quotes and lists, one within the other, on one line: each level is a call, and beyond twelve somebody's trick. */
const CONTAINERS = /^((?:[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t])){12})(?:[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t]))+/gm;
