import { z } from "zod";
import { textOf } from "../articles/article.ts";
import { readArticle } from "../articles/read.ts";
import { findTrouble } from "../lib/failure.ts";
import { readPageSafely } from "../sources/page-reader.ts";
import { readJsonLines } from "./data-set.ts";

const pageSchema = z.object({ id: z.string(), url: z.string(), html: z.string(), articleBody: z.string() });

type MarkedPage = z.infer<typeof pageSchema>;

export type ExtractionFigures = {
  n: number;
  f1: number;
  precision: number;
  recall: number;
  accuracy: number;
  pagesPerSecond: number;
};

/** Pages with the text of their article, marked by people: JSON Lines, gzipped or not. Throws `Failure`. */
export const readExtractionSet = (path: string): Promise<MarkedPage[]> => readJsonLines(path, pageSchema, PAGE_FORM);

const PAGE_FORM = '{ "id": "p1", "url": "https://exemple.fr/a", "html": "<html>…", "articleBody": "Le texte…" }';

/** The text that Vigie keeps of each page against the one expected. Speed counts reading, within the limits of a page. */
export async function evaluateExtraction(pages: readonly MarkedPage[], now: number): Promise<ExtractionFigures> {
  const start = performance.now();
  const texts: string[] = [];
  for (const page of pages) texts.push(await keptText(page, now));
  const seconds = (performance.now() - start) / 1000;
  const scored = pages.map(({ articleBody }, at) => ({ expected: articleBody, found: texts[at] ?? "" }));
  return { ...extractionFigures(scored), pagesPerSecond: Math.round(pages.length / seconds) };
}

/** Nothing is kept of a page that is refused. */
async function keptText({ id, url, html }: MarkedPage, now: number): Promise<string> {
  const read = await readPageSafely(html, url).catch((error: unknown) => {
    if (findTrouble(error) === undefined) throw error;
  });
  if (read === undefined) return "";
  const { language: _, ...page } = read;
  const article = readArticle({ source: "eval", key: id, ...page, url }, { now, zone: "UTC" });
  return article === undefined ? "" : textOf(article);
}

type Scored = { expected: string; found: string };

/**
 * The measure of the article-extraction-benchmark (evaluate.py). Tokens are runs of letters, digits and underscores; a text
 * is the multiset of its runs of four tokens (all of them where it has fewer). On each page tp = Σ min, fp = Σ of what was
 * found too often, fn = Σ of what is missing; precision is the mean of tp / (tp + fp) over the pages where something was
 * found, recall the mean of tp / (tp + fn) over those where something was due, and F1 their harmonic mean. Accuracy is
 * the share of pages whose tokens are exactly those expected.
 */
export function extractionFigures(pages: readonly Scored[]): Omit<ExtractionFigures, "pagesPerSecond"> {
  const counts = pages.map(({ expected, found }) => matchShingles(shinglesOf(expected), shinglesOf(found)));
  const precision = mean(counts.filter(({ tp, fp }) => tp + fp > 0).map(({ tp, fp }) => tp / (tp + fp)));
  const recall = mean(counts.filter(({ tp, fn }) => tp + fn > 0).map(({ tp, fn }) => tp / (tp + fn)));
  const f1 = precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0;
  const accuracy = mean(pages.map(({ expected, found }) => Number(isSame(tokensOf(expected), tokensOf(found)))));
  return { n: pages.length, f1, precision, recall, accuracy };
}

const RUN = 4;

const tokensOf = (text: string): string[] => text.match(/[\p{L}\p{N}_]+/gu) ?? [];
const isSame = (a: string[], b: string[]): boolean => a.length === b.length && a.every((token, at) => token === b[at]);
const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

function shinglesOf(text: string): Map<string, number> {
  const tokens = tokensOf(text);
  const shingles = new Map<string, number>();
  const last = tokens.length === 0 ? 0 : Math.max(1, tokens.length - RUN + 1);
  for (let at = 0; at < last; at++) {
    const shingle = tokens.slice(at, at + RUN).join(" ");
    shingles.set(shingle, (shingles.get(shingle) ?? 0) + 1);
  }
  return shingles;
}

function matchShingles(due: Map<string, number>, found: Map<string, number>): { tp: number; fp: number; fn: number } {
  const sizeOf = (shingles: Map<string, number>): number => shingles.values().reduce((sum, count) => sum + count, 0);
  const shared = due.entries().reduce((sum, [shingle, count]) => sum + Math.min(count, found.get(shingle) ?? 0), 0);
  return { tp: shared, fp: sizeOf(found) - shared, fn: sizeOf(due) - shared };
}
