import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Article } from "../../src/articles/article.ts";
import { textOf } from "../../src/articles/article.ts";
import type { Draft, Line } from "../../src/articles/draft.ts";
import { readArticle } from "../../src/articles/read.ts";
import { cpuTimeOf } from "../support/cpu.ts";

const REFERENCE = { now: Date.parse("2026-01-05T08:00:00Z"), zone: "Europe/Paris" };
const FIRST =
  "La mairie a présenté lundi un plan de rénovation des écoles, attendu depuis plusieurs années par les parents et les " +
  "enseignants de la ville. Le conseil municipal l’a voté à une large majorité, après un débat de plus de trois heures.";
const SECOND =
  "Les travaux commenceront au printemps dans les quatre écoles du centre, puis dans celles des faubourgs, où les toits " +
  "fuient depuis longtemps. La région paiera un tiers de la facture.";
const EMPTY: Draft = {
  ...{ source: "essai", key: "un", url: null, title: null, author: null, publisher: null, published: null },
  ...{ rubrics: [], lines: [] },
};

const linesOf = (...texts: string[]): Line[] => texts.map((text) => ({ text, kind: "text" }));

function read(texts: string[], fields: Partial<Draft> = {}): Article {
  const article = readArticle({ ...EMPTY, lines: linesOf(...texts), ...fields }, REFERENCE);
  if (article === undefined) throw new Error("No article.");
  return article;
}

const PLAIN = ["Un plan pour les écoles", "Par Jeanne Roy, le 12 mars 2025", "", FIRST, "", SECOND];

describe("readArticle", () => {
  it("reads title, author, date and sentences off a loose text", () => {
    const article = read(PLAIN);
    expect(article).toMatchObject({
      ...{ source: "essai", key: "un", url: null, title: "Un plan pour les écoles", titleDerived: false },
      ...{ author: "Jeanne Roy", publisher: null, published: { value: "2025-03-12", precision: "day" } },
      ...{ language: "fr", flags: [] },
    });
    expect(textOf(article)).toBe(`${FIRST}\n${SECOND}`);
    expect(article.sentences.map(({ block }) => block)).toEqual([0, 0, 1, 1]);
    expect(article.sentences[3]?.text).toBe("La région paiera un tiers de la facture.");
  });

  it("prefers what the source says to what the text says", () => {
    const said = {
      title: " <br>Le plan ",
      author: "Paul Petit",
      published: "2025-03-13T10:00:00+01:00",
      publisher: "Le Quotidien",
    };
    expect(read(PLAIN.slice(1), said)).toMatchObject({
      ...{ title: "Le plan", titleDerived: false, author: "Paul Petit", publisher: "Le Quotidien" },
      published: { value: "2025-03-13", precision: "day" },
    });
    expect(read(PLAIN, { title: " ", published: "bientôt" })).toMatchObject({
      ...{ title: "Un plan pour les écoles", published: { value: "2025-03-12" } },
    });
  });

  it("comes back from hard-wrapped text", () => {
    const wrapped = FIRST.replace(/(.{1,72})(?: |$)/g, "$1\n")
      .trim()
      .split("\n");
    expect(textOf(read(["Un plan pour les écoles", "", ...wrapped, "", SECOND, "", ...wrapped]))).toBe(
      [FIRST, SECOND, FIRST].join("\n"),
    );
  });

  it("leaves the site's own words out, and gives no sentence to a heading", () => {
    const article = read([
      ...PLAIN,
      "Publicité",
      "Un projet ancien",
      SECOND,
      "Laisser un commentaire",
      "Nom",
      "{{site}}",
    ]);
    expect(textOf(article)).toBe([FIRST, SECOND, "Un projet ancien", SECOND].join("\n"));
    expect(article.sentences.some(({ text }) => text === "Un projet ancien")).toBe(false);
  });

  it("resolves the dates that sentences mention against its own", () => {
    const { dates } = read(["En juin dernier, la ville votait. Rien en mai 2024.", SECOND], {
      published: "2025-07-09",
    });
    expect(dates).toEqual([
      { sentence: 0, text: "juin dernier", day: { value: "2025-06", precision: "month" } },
      { sentence: 1, text: "mai 2024", day: { value: "2024-05", precision: "month" } },
    ]);
  });

  it.each([[[]], [["", "  "]], [["12 mars 2025"]], [["Par Jeanne Roy"]], [["Publicité", "{{titre}}", "Partager"]]])(
    "finds no article in %j",
    (texts) => {
      expect(readArticle({ ...EMPTY, lines: linesOf(...texts) }, REFERENCE)).toBeUndefined();
      expect(readArticle({ ...EMPTY, title: "Un plan", lines: linesOf(...texts) }, REFERENCE)).toBeUndefined();
    },
  );

  it("finds none under headings alone", () => {
    expect(readArticle({ ...EMPTY, lines: [{ text: "Un plan", kind: "heading" }] }, REFERENCE)).toBeUndefined();
  });

  it("never throws, and its sentences stand in their blocks", () => {
    const texts = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom(
        "",
        "Un titre",
        FIRST,
        SECOND,
        "- un",
        "Trois points :",
        "Publicité",
        "12 mars 2025",
        "Commentaires",
      ),
    );
    const kinds = fc.constantFrom("text", "heading", "item");
    const lines = fc.array(fc.record({ text: texts, kind: kinds }), { maxLength: 12 });
    fc.assert(
      fc.property(lines, fc.option(texts), (drafted, title) => {
        const article = readArticle({ ...EMPTY, title, lines: drafted as Line[] }, REFERENCE);
        for (const { text, block } of article?.sentences ?? []) expect(article?.blocks[block]?.text).toContain(text);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("a derived title", () => {
  const titleOf = (sentence: string): string => read([sentence, FIRST]).title;

  it("is the first sentence, without its full stop", () => {
    expect(read([FIRST]).titleDerived).toBe(true);
    expect(titleOf("La mairie a un plan. Il plaît.")).toBe("La mairie a un plan");
    expect(titleOf("La mairie a-t-elle un plan ? Il plaît.")).toBe("La mairie a-t-elle un plan ?");
    expect(titleOf("La mairie a un plan… Il plaît.")).toBe("La mairie a un plan");
    expect(titleOf(". La mairie a un plan. Il plaît.")).toBe("La mairie a un plan");
    expect(titleOf("...")).toBe("...");
  });

  it("is cut at a word that leads to no other where it is long", () => {
    const long = `La mairie a présenté lundi ${"un plan très ancien, ".repeat(3)}pour les écoles de la ville et pour les toits du centre.`;
    const title = titleOf(long);
    expect(title).toMatch(/\p{L}{4,}…$/u);
    expect(title.length).toBeLessThanOrEqual(111);
    expect(long.startsWith(title.slice(0, -1))).toBe(true);
    expect(titleOf(`${"a".repeat(300)}.`)).toBe(`${"a".repeat(110)}…`);
  });

  it("takes no time to cut, whatever leads to it", () => {
    const time = cpuTimeOf(() => {
      for (const unit of ["- a", "- ", " ,;", "–a "]) titleOf(`${unit.repeat(40)} mairie ${"mairie ".repeat(20)}.`);
      titleOf(`Oui${"- a".repeat(36)} mairies${"- a".repeat(40)}.`);
    });
    expect(time).toBeLessThan(1000);
  });
});

describe("a flag", () => {
  const flagged = (texts: string[], fields: Partial<Draft> = {}): string[] =>
    read(texts, { title: "Un plan", published: "2025-03-12", ...fields }).flags;

  it("is not set on a plain article", () => {
    expect(flagged([FIRST, SECOND])).toEqual([]);
  });

  it.each(["Cette stratégie avance.", "Mais la mairie hésite.", "et la fin d’une phrase."])(
    "starts-mid-argument, for %j",
    (opening) => {
      expect(flagged([`${opening} ${FIRST}`, SECOND])).toEqual(["starts-mid-argument"]);
    },
  );

  it.each([
    ...[
      "La région paiera un tiers de la facture avec le concours de l’État",
      "La région paiera un tiers de la facture, puis…",
    ],
    ...["La région paiera […]", "[…]", "La région paiera [...]", "La région paiera Lire la suite →"],
  ])("truncated, for an end such as %j", (end) => {
    expect(flagged([FIRST, SECOND, end])).toEqual(["truncated"]);
  });

  it("truncated, where the site says that it keeps the rest", () => {
    expect(flagged([FIRST, SECOND, "Lire la suite"])).toEqual(["truncated"]);
    expect(flagged([FIRST, SECOND, "Cet article est réservé aux abonnés."])).toEqual(["truncated"]);
  });

  it.each([
    [["Jeanne Roy"]],
    [["Source : Le Quotidien"]],
    [["(avec AFP)"]],
    [["Articles similaires", "Le musée ferme", "Lire la suite", "Une loi pour", "Lire la suite"]],
    [["Ont voté :", "- le maire", "- la région"]],
  ])("not truncated, below %j", (end) => {
    expect(flagged([FIRST, SECOND, ...end])).toEqual([]);
  });

  it("opinion, where the rubric or the title signs the piece", () => {
    expect(flagged([FIRST, SECOND], { rubrics: ["Écoles", "Tribune"] })).toEqual(["opinion"]);
    expect(flagged([FIRST, SECOND], { title: "Édito : il faut voter" })).toEqual(["opinion"]);
    expect(flagged(["[Tribune] Il faut voter", FIRST, SECOND], { title: null })).toEqual(["opinion"]);
    expect(flagged([FIRST, SECOND], { title: "Avis de tempête sur les écoles" })).toEqual([]);
  });

  it("opinion-section, where a heading signs a part of it", () => {
    const article = read([FIRST, "Mon avis", SECOND], { title: "Un plan", published: "2025-03-12" });
    expect(article.flags).toEqual(["opinion-section"]);
    expect(article.sentences.map(({ opinion }) => opinion)).toEqual([false, false, true, true]);
  });

  it("undated, without a date of its source or text", () => {
    expect(flagged([FIRST, SECOND], { published: null })).toEqual(["undated"]);
    expect(flagged([FIRST, SECOND], { published: "bientôt" })).toEqual(["undated"]);
  });

  it("short, under 300 characters", () => {
    expect(flagged(["La mairie a présenté lundi un plan de rénovation des écoles, attendu par les parents."])).toEqual([
      "short",
    ]);
  });

  it("not-french, for another language only", () => {
    const english =
      "The town council has voted a plan to repair the schools, which parents had been asking for. ".repeat(5);
    expect(flagged([english])).toEqual(["not-french"]);
    expect(flagged(["Oui. Non."])).toEqual(["short"]);
  });
});

describe("an id", () => {
  const idOf = (fields: Partial<Draft>): string => read(PLAIN, fields).id;

  it("is the same whatever the text and the visit", () => {
    expect(idOf({})).toMatch(/^[0-9a-f]{16}$/);
    expect(idOf({})).toBe(read([FIRST], { title: "Autre" }).id);
  });

  it("differs with the key and with the source", () => {
    expect(new Set([idOf({}), idOf({ key: "deux" }), idOf({ source: "autre" })]).size).toBe(3);
  });

  it("follows the address where there is one, however it is written", () => {
    const url = "https://exemple.fr/a";
    expect(read(PLAIN, { url: `${url}?utm_source=rss#haut` }).url).toBe(url);
    expect(idOf({ url })).toBe(idOf({ url: `http://www.exemple.fr/a/?xtor=RSS-1`, source: "autre", key: "deux" }));
    expect(idOf({ url })).not.toBe(idOf({ url: "https://exemple.fr/b" }));
    expect(read(PLAIN, { url: "mailto:a@exemple.fr" })).toMatchObject({ url: null, id: idOf({}) });
  });
});

describe("a content hash", () => {
  const hashOf = (texts: string[], fields: Partial<Draft> = {}): string =>
    read(texts, { title: "Un plan", published: "2025-03-12", ...fields }).contentHash;
  const hash = hashOf([FIRST, SECOND]);

  it("changes with the title, the date and the body", () => {
    const others = [
      hashOf([FIRST, SECOND], { title: "Un autre plan" }),
      hashOf([FIRST, SECOND], { published: "2025-03-13" }),
      hashOf([FIRST, SECOND.replace("tiers", "quart")]),
      hashOf([SECOND, FIRST]),
    ];
    expect(new Set([hash, ...others]).size).toBe(5);
  });

  it("changes with nothing else", () => {
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(hashOf([FIRST, "", "Publicité", SECOND, "Laisser un commentaire"])).toBe(hash);
    const others = {
      author: "Paul Petit",
      publisher: "Le Quotidien",
      key: "deux",
      source: "autre",
      rubrics: ["Écoles"],
    };
    expect(hashOf([FIRST, SECOND], { ...others, url: "https://exemple.fr/a" })).toBe(hash);
  });
});
