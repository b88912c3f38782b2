import { describe, expect, test } from "vitest";
import { readMarkdown } from "../../src/sources/markdown.ts";

const textsOf = (source: string): string[] =>
  readMarkdown(source).lines.flatMap(({ text }) => (text === "" ? [] : [text]));

const NOTHING = { title: null, author: null, published: null, url: null, rubrics: [] };

describe("the front matter", () => {
  test("gives the title, the author, the date, the address and the rubrics", () => {
    const { lines: _, ...said } = readMarkdown(`---
title: "Un moulin à Verlac"
author: Claire Aubin
date: 2025-12-23
url: https://exemple.fr/moulin
category: Énergie
tags: [eau, "patrimoine bâti"]
---
Une phrase.
`);
    expect(said).toEqual({
      ...{ title: "Un moulin à Verlac", author: "Claire Aubin", published: "2025-12-23" },
      ...{ url: "https://exemple.fr/moulin", rubrics: ["Énergie", "eau", "patrimoine bâti"] },
    });
  });

  test.for([
    ["title: Meta : le plan", { title: "Meta : le plan" }],
    ["title: L'IA: oui #1", { title: "L'IA: oui #1" }],
    ["title: « Un moulin »", { title: "« Un moulin »" }],
    ['title: "Un" et "deux"', { title: '"Un" et "deux"' }],
    ["title: @moulin", { title: "@moulin" }],
    ["title: *moulin*", { title: "*moulin*" }],
    ["title: 2025", { title: "2025" }],
    ["title: >\n  Un moulin\n  à Verlac", { title: "Un moulin à Verlac" }],
    ["date: 2025-07", { published: "2025-07" }],
    ["date: juillet 2025", { published: "juillet 2025" }],
    ["categories:\n  - Énergie\n  - Eau", { rubrics: ["Énergie", "Eau"] }],
    ["# un commentaire\nauthor: Aubin", { author: "Aubin" }],
    ["layout: post", {}],
    ["title:", {}],
    ["author: { name: Aubin }", {}],
    ["tags: { a: b }", {}],
    ["- a\n- b", {}],
    ["title: [[[[", { title: "[[[[" }],
    ["a: &a [x]\ntitle: *a", { title: "*a" }],
    ["__proto__: { title: Autre }", {}],
  ] as const)("that holds %j says %j", ([header, said]) => {
    const { lines, ...rest } = readMarkdown(`---\n${header}\n---\n\nUne phrase.\n`);
    expect(rest).toEqual({ ...NOTHING, ...said });
    expect(lines).toEqual([{ text: "Une phrase.", kind: "text" }]);
  });

  test("takes no other value with it where one of its values is wrong", () => {
    const { title, published } = readMarkdown("---\ntitle: Meta : le plan\ndate: 2025-12-23\n---\nUne phrase.\n");
    expect([title, published]).toEqual(["Meta : le plan", "2025-12-23"]);
  });

  test("is none between two rules of the text, which keeps all its words", () => {
    expect(textsOf("---\nUn premier paragraphe.\n\n---\n\nUn second.\n")).toEqual([
      "Un premier paragraphe.",
      "Un second.",
    ]);
    expect(textsOf("---\ntitle: jamais refermé\n\nUne phrase.\n").join(" ")).toContain("Une phrase.");
    expect(textsOf("Une phrase.\n\n---\ntitle: non\n---\n").join(" ")).toContain("Une phrase.");
  });

  test("may be empty", () => {
    expect(readMarkdown("---\n---\nUne phrase.\n")).toEqual({
      ...NOTHING,
      lines: [{ text: "Une phrase.", kind: "text" }],
    });
    expect(readMarkdown("")).toEqual({ ...NOTHING, lines: [] });
  });
});

describe("the text", () => {
  test("has its first heading for a title, where the front matter gives none", () => {
    const { title, lines } = readMarkdown("# Un moulin\n\nUne *belle* phrase.\n\n## Suite\n\n- un\n- deux\n");
    expect(title).toBe("Un moulin");
    expect(lines.filter(({ text }) => text !== "")).toEqual([
      { text: "Une belle phrase.", kind: "text" },
      { text: "Suite", kind: "heading" },
      { text: "un", kind: "item" },
      { text: "deux", kind: "item" },
    ]);
  });

  test("keeps its first heading where the front matter gives a title", () => {
    const { title, lines } = readMarkdown("---\ntitle: Autre\n---\n# Un moulin\n\nUne phrase.\n");
    expect([title, lines[0]]).toEqual(["Autre", { text: "Un moulin", kind: "heading" }]);
  });

  test("is shown without its marks, and without scripts", () => {
    expect(textsOf("Un [lien](https://exemple.fr), du `code`.<script>alert(1)</script>\n")).toEqual([
      "Un lien, du code.",
    ]);
  });

  test.for([
    ["quotes on one line", `${"> ".repeat(50_000)}Au fond.`],
    ["quotes line after line", Array.from({ length: 3000 }, (_, n) => `${">".repeat(n)} Ligne ${n}.`).join("\n")],
    ["lists on one line", `${"- ".repeat(50_000)}Au fond.`],
    ["quotes in lists", `${"> - ".repeat(20_000)}Au fond.`],
    ["numbered lists", `${"1. ".repeat(20_000)}Au fond.`],
    ["brackets", "[".repeat(50_000)],
    ["stars", `${"*".repeat(100_000)}a`],
    ["elements", "<div>".repeat(100_000)],
    ["front matter without end", `---\n${"a: b\n".repeat(100_000)}`],
    ["a value of brackets", `---\ntitle: ${"[".repeat(100_000)}\n---\n`],
  ] as const)("of %s takes little time", ([, source]) => {
    const started = performance.now();
    readMarkdown(source);
    expect(performance.now() - started).toBeLessThan(3000);
  });

  test("keeps the words of a quote in a quote", () => {
    expect(textsOf("> > Une phrase citée.\n>\n> La suite.\n")).toEqual(["Une phrase citée.", "La suite."]);
  });
});
