import { describe, expect, it } from "vitest";
import type { Line } from "../../src/articles/draft.ts";
import { authorIn, plainTitle, readHead } from "../../src/articles/head.ts";
import { cpuTimeOf } from "../support/cpu.ts";

const NOW = { now: Date.parse("2026-01-05T08:00:00Z"), zone: "Europe/Paris" };
const BODY =
  "La mairie a présenté lundi un plan de rénovation des écoles, attendu depuis plusieurs années par les parents.";

const linesOf = (...texts: string[]): Line[] => texts.map((text) => ({ text, kind: "text" }));

/** What is read off some lines above a body, and what of these lines stays. */
function read(texts: string[], titled = false) {
  const { title, author, published, lines } = readHead(linesOf(...texts, "", BODY, "", `${BODY} Fin.`), titled, NOW);
  const left = lines.map(({ text }) => text).filter(Boolean);
  expect(left.slice(-2)).toEqual([BODY, `${BODY} Fin.`]);
  return { title, author, published: published?.value ?? null, left: left.slice(0, -2) };
}

const DATELINES: [string, string, string | null][] = [
  [" date 2025-11-19 19/11/2025 Lina Vasseur", "2025-11-19", "Lina Vasseur"],
  ["date 2025-10-06", "2025-10-06", null],
  ["déc. 24, 2025 0 comments", "2025-12-24", null],
  ["déc. 24, 2025 3 commentaires", "2025-12-24", null],
  ["9 juillet 2025", "2025-07-09", null],
  ["1er mars 2025", "2025-03-01", null],
  ["Mercredi 12 mars 2025 08:30", "2025-03-12", null],
  ["Mars 2025", "2025-03", null],
  ["2025-07", "2025-07", null],
  ["12/03/2025", "2025-03-12", null],
  ["2025-03-12T08:30:00Z", "2025-03-12", null],
  ["Wed, 12 Mar 2025 08:30:00 +0100", "2025-03-12", null],
  ["March 12, 2025", "2025-03-12", null],
  ["Hier à 14h", "2026-01-04", null],
  ["Il y a 2 heures", "2026-01-05", null],
  ["Publié le lundi 8 décembre 2025 à 07h45", "2025-12-08", null],
  ["Publié le 12/03/2025 à 08:15, mis à jour le 13/03/2025 à 10:00", "2025-03-12", null],
  ["Mis à jour le 5 juin 2025 à 17h02", "2025-06-05", null],
  ["12 mars 2025 • 3 min de lecture", "2025-03-12", null],
  ["12 mars 2025 - 5 min de lecture - Jeanne Roy", "2025-03-12", "Jeanne Roy"],
  ["Par Jeanne Roy, le 12 mars 2025", "2025-03-12", "Jeanne Roy"],
  ["Par Jeanne Roy | Publié le 12 mars 2025 à 10h", "2025-03-12", "Jeanne Roy"],
  ["Publié par Jeanne Roy le 12 mars 2025", "2025-03-12", "Jeanne Roy"],
  ["Publié le 12 mars 2025 par Jeanne Roy", "2025-03-12", "Jeanne Roy"],
  ["Le 12 mars 2025 par Jeanne Roy", "2025-03-12", "Jeanne Roy"],
  ["Posted on March 12, 2025 by Jeanne Roy", "2025-03-12", "Jeanne Roy"],
  ["Jeanne Roy, le 12 mars 2025", "2025-03-12", "Jeanne Roy"],
  ["Jeanne Roy - 12/03/2025", "2025-03-12", "Jeanne Roy"],
  ["Jean-Paul de La Tour 12 mars 2025", "2025-03-12", "Jean-Paul de La Tour"],
  ["Jeanne Roy, Paul Petit · 12 mars 2025", "2025-03-12", "Jeanne Roy, Paul Petit"],
  ["Paris, le 12 mars 2025 (AFP)", "2025-03-12", null],
  ["La rédaction, le 12 mars 2025", "2025-03-12", null],
  ["Publié le 12 mars 2025 dans Technologie", "2025-03-12", null],
  ["12 mars 2025 Le Quotidien", "2025-03-12", null],
];

const BYLINES: [string, string][] = [
  ["Par Jeanne Roy", "Jeanne Roy"],
  ["par Jeanne Roy", "Jeanne Roy"],
  ["PAR JEANNE ROY", "JEANNE ROY"],
  ["By Jeanne Roy", "Jeanne Roy"],
  ["Écrit par Jeanne Roy", "Jeanne Roy"],
  ["Propos recueillis par Jeanne Roy", "Jeanne Roy"],
  ["Auteure : Jeanne Roy", "Jeanne Roy"],
  ["Par Jeanne Roy et Paul Petit", "Jeanne Roy et Paul Petit"],
  ["Par Jeanne Roy, Paul Petit", "Jeanne Roy, Paul Petit"],
  ["Par Jeanne Roy avec AFP", "Jeanne Roy"],
  ["Par Jeanne Roy, journaliste au service économie", "Jeanne Roy"],
  ["Par AFP", "AFP"],
];

const TITLES: [string, string][] = [
  ["Un plan pour les écoles", "Un plan pour les écoles"],
  ["Un plan<br>pour <br/> les écoles", "Un plan pour les écoles"],
  ["## Un plan pour les écoles", "Un plan pour les écoles"],
  ["Écoles : la mairie a-t-elle un plan ?", "Écoles : la mairie a-t-elle un plan ?"],
  ["12 mars 2025 : la mairie a un plan", "12 mars 2025 : la mairie a un plan"],
  ["Par la suite", "Par la suite"],
  ["Mars Express", "Mars Express"],
];

const PROSE = [
  "Le 12 mars 2025, la ville a inauguré son musée.",
  "Le 12 mars 2025, la ville a inauguré son musée, que les habitants attendaient depuis dix ans et qui a coûté cher.",
  "Lundi 8 décembre, la ville a voté.",
  "Par Jeanne Roy, tout commence.",
  "En 2025, la ville a voté.",
  "La ville a voté.",
  "Trois raisons à cela :",
  "- un premier point",
];

describe("readHead", () => {
  it.each(DATELINES)("takes %j for a dateline", (line, published, author) => {
    expect(read([line])).toEqual({ title: null, author, published, left: [] });
    expect(read(["Un plan pour les écoles", "", line])).toMatchObject({
      title: "Un plan pour les écoles",
      author,
      published,
    });
    expect(read([line], true)).toEqual({ title: null, author, published, left: [] });
  });

  it.each(BYLINES)("takes %j for a byline", (line, author) => {
    expect(read([line])).toEqual({ title: null, author, published: null, left: [] });
  });

  it.each(TITLES)("takes %j for the title", (line, title) => {
    expect(read([line])).toEqual({ title, author: null, published: null, left: [] });
  });

  it.each(PROSE)("leaves %j in the body", (line) => {
    expect(read([line])).toEqual({ title: null, author: null, published: null, left: [line] });
    expect(read(["Un plan pour les écoles", line]).left).toEqual([line]);
  });

  it("reads title, byline and dateline in any order, blank lines between them", () => {
    const expected = { title: "Un plan", author: "Jeanne Roy", published: "2025-03-12", left: [] };
    expect(read(["Un plan", "", "Par Jeanne Roy", "12 mars 2025"])).toEqual(expected);
    expect(read(["12 mars 2025", "", "Un plan", "", "Par Jeanne Roy"])).toEqual(expected);
    expect(read(["", "Par Jeanne Roy", "12 mars 2025", " ", "Un plan"])).toEqual(expected);
  });

  it("takes the first date and the first author", () => {
    const lines = ["Publié le 12 mars 2025", "Mis à jour le 13 mars 2025", "Par Jeanne Roy", "Par Paul Petit"];
    expect(read(lines)).toMatchObject({ published: "2025-03-12", author: "Jeanne Roy" });
  });

  it("takes off a date that is glued to the first sentence, and leaves the sentence", () => {
    const left = ["Pionnier du commerce, il a grandi."];
    for (const date of ["date 2025-10-06", "date 2025-10-06 06/10/2025", "2025-10-06"]) {
      expect(read([`${date} ${left}`])).toEqual({ title: null, author: null, published: "2025-10-06", left });
    }
    expect(read([`date 2025-07 ${left}`]).published).toBe("2025-07");
    expect(read(["date 2025-10-06 Un plan pour les écoles"]).title).toBe("Un plan pour les écoles");
  });

  it("keeps a heading that ends with its date, and reads the date", () => {
    const bulletin = "Bulletin n° 118 - 2 décembre 2025";
    expect(read([bulletin])).toMatchObject({ title: bulletin, published: "2025-12-02" });
    expect(read(["Les écoles (2 décembre 2025)"])).toMatchObject({ published: "2025-12-02" });
  });

  it("looks for no title where the source gave one", () => {
    const line = "Un plan pour les écoles de toutes les communes du pays";
    expect(read([line], true)).toMatchObject({ title: null, left: [line] });
  });

  it("takes off what stands above the first sentence of a titled text: a rubric, a count of readers", () => {
    expect(read(["Numérique", "245 lectures"], true).left).toEqual([]);
    expect(read(["- un point", "11 h 42"], true).left).toEqual(["- un point", "11 h 42"]);
  });

  it("reads a dateline and a byline behind the standfirst of a titled text", () => {
    const standfirst = "Les écoles seront rénovées en dix ans, à commencer par les plus anciennes.";
    const expected = { published: "2025-03-12", author: "Jeanne Roy", left: [standfirst] };
    expect(read([standfirst, "Par Jeanne Roy", "Mis en ligne le 12 mars 2025 à 14:20"], true)).toMatchObject(expected);
  });

  it("leaves the dates of a chronology where they are", () => {
    const lines = ["Dix ans de travaux dans les écoles de la ville.", "12 mars 2025", "Le vote.", "3 juin 2025"];
    expect(read(lines, true).left).toEqual(lines);
  });

  it("names the author of a line that is a byline or a dateline alone", () => {
    expect(authorIn("Le 12 mars 2025 par Jeanne Roy")).toBe("Jeanne Roy");
    expect(authorIn("Jeanne Roy ouvre une école.")).toBeNull();
  });

  it("leaves a second short line to the body", () => {
    expect(read(["Un plan pour les écoles", "Un projet ancien"]).left).toEqual(["Un projet ancien"]);
  });

  it("finds no title in a text of one line, nor above shorter lines", () => {
    expect(readHead(linesOf("Un plan pour les écoles"), false, NOW).title).toBeNull();
    expect(readHead(linesOf("Un plan pour les écoles", "Oui."), false, NOW).title).toBeNull();
    expect(readHead([], false, NOW)).toEqual({ title: null, author: null, published: undefined, lines: [] });
  });

  it("reads no further than the first six lines that hold something", () => {
    const { lines } = readHead(linesOf(...Array<string>(9).fill("12 mars 2025")), false, NOW);
    expect(lines).toHaveLength(3);
  });
});

describe("plainTitle", () => {
  it.each([
    ["  Un\n titre\u00a0! ", "Un titre !"],
    ["Un<br>titre", "Un titre"],
    ["# Un titre #", "Un titre"],
    ["C# et F#", "C# et F#"],
    ["", ""],
  ])("makes %j %j", (text, title) => {
    expect(plainTitle(text)).toBe(title);
  });

  it("takes a time that grows with the text, not with its square", () => {
    const time = cpuTimeOf(() => {
      for (const unit of ["<br>", "# ", " ", " #"]) plainTitle(`a${unit.repeat(100_000)}b`);
    });
    expect(time).toBeLessThan(2000);
  });
});
