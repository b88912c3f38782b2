import { existsSync, readFileSync } from "node:fs";
import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { readArticle } from "../../src/articles/read.ts";
import { evaluateExtraction, extractionFigures, readExtractionSet } from "../../src/cli/eval-extraction.ts";
import { readPage } from "../../src/sources/page.ts";
import { readBlocks } from "../../src/sources/page-blocks.ts";

const NOW = Date.parse("2025-12-01T12:00:00Z");

describe("the benchmark's measure", () => {
  test.for([
    [
      "the same text",
      "un deux trois quatre cinq",
      "un deux, trois quatre cinq.",
      { precision: 1, recall: 1, accuracy: 1 },
    ],
    ["half of it", "a b c d e f", "a b c d", { precision: 1, recall: 1 / 3, accuracy: 0 }],
    ["more than it", "a b c d", "a b c d e", { precision: 1 / 2, recall: 1, accuracy: 0 }],
    ["twice the same run", "a b c d", "a b c d a b c d", { precision: 1 / 5, recall: 1, accuracy: 0 }],
    ["a text shorter than a run", "a b", "a b", { precision: 1, recall: 1, accuracy: 1 }],
    ["nothing", "a b c d", "", { precision: 0, recall: 0, f1: 0, accuracy: 0 }],
  ] as const)("of %s", ([, expected, found, figures]) => {
    expect(extractionFigures([{ expected, found }])).toMatchObject(figures);
  });

  test("leaves a page where nothing was found out of the precision, and counts it in the recall", () => {
    const pages = [
      { expected: "a b c d", found: "a b c d" },
      { expected: "a b c d", found: "" },
    ];
    expect(extractionFigures(pages)).toEqual({ n: 2, precision: 1, recall: 0.5, f1: 2 / 3, accuracy: 0.5 });
  });
});

const FRENCH = "tests/fixtures/extraction-fr.jsonl";
type Described = { id: string; url: string; html: string; articleBody: string; meta: Record<string, string | null> };
const pages: Described[] = readFileSync(FRENCH, "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line));

/** What Readability finds without any of our rules. */
function readPlainly({ html }: Described): string {
  const { document } = parseHTML(html);
  const content = new Readability<Node>(document, { serializer: (node) => node }).parse()?.content;
  return content
    ? readBlocks(content)
        .map(({ text }) => text)
        .join("\n")
    : "";
}

describe("French pages of many kinds", () => {
  test("are read better than by Readability alone, and nothing that it finds is lost", async () => {
    const own = await evaluateExtraction(await readExtractionSet(FRENCH), NOW);
    const plain = extractionFigures(pages.map((page) => ({ expected: page.articleBody, found: readPlainly(page) })));
    expect(pages.length).toBeGreaterThanOrEqual(25);
    expect(own.f1).toBeGreaterThan(0.99);
    expect(own.recall).toBeGreaterThanOrEqual(plain.recall);
    expect(plain.f1).toBeLessThan(0.9);
  });

  test.for(pages.map((page) => [page.id, page] as const))("%s has its title, author and date", ([, page]) => {
    const { language: _, ...read } = readPage(page.html, page.url);
    const article = readArticle({ source: "essai", key: page.id, ...read }, { now: NOW, zone: "Europe/Paris" });
    const { title, author, date } = page.meta;
    expect(article).toMatchObject({ title, author, published: { value: date ?? "" } });
  });
});

test("a page that keeps the rest for its subscribers is told as cut short", () => {
  const page = pages.find(({ id }) => id === "teaser-payant");
  const { language: _, ...read } = readPage(page?.html ?? "", page?.url ?? "");
  const article = readArticle({ source: "essai", key: "a", ...read }, { now: NOW, zone: "Europe/Paris" });
  expect(article?.flags).toContain("truncated");
});

const AEB = "../shared/eval/extraction/aeb-compact.jsonl.gz";

describe.skipIf(!existsSync(AEB))("the article extraction benchmark (skipped where it is not installed)", () => {
  test("keeps its figure on all its pages", { timeout: 120_000 }, async () => {
    const figures = await evaluateExtraction(await readExtractionSet(AEB), NOW);
    expect(figures.n).toBe(181);
    expect(figures.f1).toBeGreaterThan(0.97);
  });
});
