import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Article } from "../../src/articles/article.ts";
import type { Line } from "../../src/articles/draft.ts";
import { readArticle } from "../../src/articles/read.ts";

const SEEDS = "../shared/seeds";
const REFERENCE = { now: Date.parse("2026-01-05T08:00:00Z"), zone: "Europe/Paris" };

const FILES = {
  prometheus: "000_b7eb9ffdf049ed6a.txt",
  space: "001_15494a936c45404d.txt",
  genesis: "002_d23f113d7bf3cd91.txt",
  meta: "003_5b8a4c05f998f6ef.txt",
  geopolitics: "004_3107907732e939eb.txt",
};

const linesOf = (file: string): string[] => readFileSync(`${SEEDS}/${file}`, "utf8").split("\n");

function read(file: string): Article {
  const draft = { source: "s", key: file, url: null, title: null, author: null, publisher: null, published: null };
  const lines = linesOf(file).map((text): Line => ({ text, kind: "text" }));
  const article = readArticle({ ...draft, rubrics: [], lines }, REFERENCE);
  if (article === undefined) throw new Error(`No article in ${file}`);
  return article;
}

const textsOf = ({ blocks }: Article, kind: string): string[] =>
  blocks.filter((block) => block.kind === kind).map(({ text }) => text);

/** The file's lines, from `first` to `last`, without a date glued to them, and without `furniture`. */
const bodyOf = (file: string, first: number, last: number | undefined, furniture: string[] = []): string[] =>
  linesOf(file)
    .map((line) =>
      line
        .replace(/\s+/g, " ")
        .trim()
        .replace(/^date [\d-]+ /, ""),
    )
    .filter((line) => line !== "" && !furniture.includes(line))
    .slice(first, last);

describe.skipIf(!existsSync(SEEDS))("a seed article (skipped without ../shared)", () => {
  it("000 has its author and its day off its first line, and nothing else off", () => {
    const article = read(FILES.prometheus);
    expect(article).toMatchObject({ titleDerived: true, author: "Edu Diaz", flags: [], language: "fr" });
    expect(article.published).toEqual({ value: "2025-11-19", precision: "day" });
    expect(article.sentences[0]?.text).toBe(`${article.title}.`);
    expect(article.blocks.map(({ text }) => text)).toEqual(bodyOf(FILES.prometheus, 1, undefined));
    expect(textsOf(article, "heading")).toHaveLength(3);
    expect(article.sentences.some(({ text }) => text.includes("Elon Musk") && text.includes("copy 🐈 »"))).toBe(true);
  });

  it("001 loses its advertisement, and keeps three obstacles as three items", () => {
    const article = read(FILES.space);
    expect(article).toMatchObject({ titleDerived: true, author: null, flags: [] });
    expect(article.published).toEqual({ value: "2025-10-06", precision: "day" });
    expect(`${article.sentences[0]?.text}`.startsWith(article.title.slice(0, 60))).toBe(true);
    expect(article.blocks.map(({ text }) => text)).toEqual(bodyOf(FILES.space, 0, undefined, ["Publicité"]));
    expect(textsOf(article, "item").map((text) => text.split(" ")[0])).toEqual(["coûts", "complexité", "fiabilité"]);
    expect(textsOf(article, "heading")).toHaveLength(2);
  });

  it("002 loses all that its site printed around it, and knows its headings and whose opinion it holds", () => {
    const article = read(FILES.genesis);
    const title = "La Mission Genesis, ou quand les Avengers de l'IA s'allient à l'État américain";
    expect(article).toMatchObject({ title, titleDerived: false, author: null, flags: ["opinion-section"] });
    expect(article.published).toEqual({ value: "2025-12-24", precision: "day" });
    const end = bodyOf(FILES.genesis, 0, undefined).indexOf("Commentaires");
    expect(article.blocks.map(({ text }) => text)).toEqual(bodyOf(FILES.genesis, 3, end));
    expect(textsOf(article, "heading").map((text) => text.split(" ")[0])).toEqual([
      ...["Accroche", "Contexte", "Ma", "Pourquoi", "Opportunités", "Points", "Mon", "Conclusion"],
    ]);
    const opinions = article.blocks.filter(({ opinion }) => opinion).map(({ text }) => text);
    expect(opinions).toHaveLength(2);
    expect(opinions[0]).toBe("Mon point de vue (Conrad)");
    expect(opinions[1]).toMatch(/^Je suis Conrad/);
  });

  it("003 has a month, and dates of its own from it", () => {
    const article = read(FILES.meta);
    expect(article).toMatchObject({ titleDerived: true, author: null, flags: [] });
    expect(article.published).toEqual({ value: "2025-07", precision: "month" });
    expect(article.blocks.map(({ text }) => text)).toEqual(bodyOf(FILES.meta, 0, undefined));
    expect(textsOf(article, "heading")).toHaveLength(3);
    const june = article.dates.find(({ text }) => text === "juin dernier");
    expect(june?.day).toEqual({ value: "2025-06", precision: "month" });
    expect(article.sentences[june?.sentence ?? -1]?.text).toMatch(/^En juin dernier/);
  });

  it("004 has the two lines of its title in one, and begins in the middle of an argument", () => {
    const article = read(FILES.geopolitics);
    const title = "L’IA, nouvelle entité géopolitique De l’usine à la souveraineté";
    expect(article).toMatchObject({ title, titleDerived: false, author: null, flags: ["starts-mid-argument"] });
    expect(article.published).toEqual({ value: "2025-07-09", precision: "day" });
    expect(article.blocks.map(({ text }) => text)).toEqual(bodyOf(FILES.geopolitics, 2, -2));
    expect(textsOf(article, "heading")).toHaveLength(3);
  });

  it("has sentences that say something, of a length that can be read", () => {
    for (const file of Object.values(FILES)) {
      for (const { text } of read(file).sentences) {
        expect(text).toMatch(/\p{L}{2}/u);
        expect(text.length).toBeLessThan(500);
      }
    }
  });
});
