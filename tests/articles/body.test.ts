import { describe, expect, it } from "vitest";
import { isOpinionHeading, readBlocks, unwrap } from "../../src/articles/body.ts";
import type { Line } from "../../src/articles/draft.ts";

const FIRST =
  "La mairie a présenté lundi un plan de rénovation des écoles, attendu depuis plusieurs années par les parents et les " +
  "enseignants de la ville. Le conseil municipal l’a voté à une large majorité, après un débat de plus de trois heures.";
const SECOND =
  "Les travaux commenceront au printemps dans les quatre écoles du centre, puis dans celles des faubourgs, où les toits " +
  "fuient depuis longtemps. La région paiera un tiers de la facture ; l’État, un quart.";

const linesOf = (...texts: string[]): Line[] => texts.map((text) => ({ text, kind: "text" }));

/** Blocks in short: H for a heading, I for an item, P for a paragraph, ! in an opinion. */
const blocksOf = (...texts: string[]): string[] =>
  readBlocks(linesOf(...texts)).map(
    ({ kind, text, opinion }) => `${kind[0]?.toUpperCase()}${opinion ? "!" : ""} ${text}`,
  );

function wrap(text: string, width: number, indent = ""): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`${indent}${word}`);
  }
  return lines;
}

describe("readBlocks", () => {
  it("tells headings from paragraphs by what stands below", () => {
    const headings = ["Un projet ancien", "Que faire ?", "2025, année du vote", "## Le vote"];
    for (const heading of headings) {
      expect(blocksOf(FIRST, "", heading, "", SECOND)[1]).toBe(`H ${heading.replace("## ", "")}`);
    }
    expect(blocksOf(FIRST, "Fin")).toEqual([`P ${FIRST}`, "P Fin"]);
  });

  it.each([
    "La ville a voté.",
    "Trois raisons :",
    "« Un projet ancien »",
    "un projet ancien",
    `${"mot ".repeat(15)}fin`,
  ])("makes no heading of %j", (line) => {
    expect(blocksOf(FIRST, line, SECOND)[1]).toBe(`P ${line}`);
  });

  it("takes a source's own headings and items as they are", () => {
    const lines: Line[] = [
      { text: "1. le vote.", kind: "heading" },
      { text: "Un point. Un autre.", kind: "item" },
      { text: "## Fin", kind: "heading" },
    ];
    expect(readBlocks(lines).map(({ kind, text }) => [kind, text])).toEqual([
      ["heading", "1. le vote."],
      ["item", "Un point. Un autre."],
      ["heading", "Fin"],
    ]);
  });

  it("finds the items of a list without bullets after a colon, blank lines between them", () => {
    const items = ["les coûts,", "", "les délais,", "", "les normes."];
    expect(blocksOf("Il y a trois obstacles :", "", ...items, "", SECOND)).toEqual([
      ...["P Il y a trois obstacles :", "I les coûts,", "I les délais,", "I les normes."],
      `P ${SECOND}`,
    ]);
    expect(blocksOf("Trois obstacles :", "Les coûts ;", "Les délais ;", "Les normes.", SECOND).slice(1, 4)).toEqual([
      ...["I Les coûts ;", "I Les délais ;", "I Les normes."],
    ]);
    expect(blocksOf("Un obstacle :", FIRST, SECOND)).toEqual(["P Un obstacle :", `P ${FIRST}`, `P ${SECOND}`]);
  });

  it("takes bullets off", () => {
    const bullets = ["- un", "• deux", "* trois", "1. quatre", "2) cinq", "– six"];
    expect(blocksOf(FIRST, ...bullets, SECOND).slice(1, -1)).toEqual([
      "I un",
      "I deux",
      "I trois",
      "I quatre",
      "I cinq",
      "I six",
    ]);
  });

  it("makes no list of a dialogue, nor of a year", () => {
    const lines = ["— Oui, dit-elle.", "– Non, dit-il.", "2025. Une année pour rien."];
    expect(blocksOf(FIRST, ...lines)).toEqual([FIRST, ...lines].map((line) => `P ${line}`));
  });

  it("marks a section that somebody signs, up to the next heading", () => {
    expect(blocksOf(FIRST, "Mon point de vue (Conrad)", FIRST, SECOND, "Conclusion", SECOND)).toEqual([
      ...[`P ${FIRST}`, "H! Mon point de vue (Conrad)", `P! ${FIRST}`, `P! ${SECOND}`],
      ...["H Conclusion", `P ${SECOND}`],
    ]);
  });

  it("sets one space between words, and drops blank lines", () => {
    expect(blocksOf("", " La\u00a0ville \t a voté. ", "  ")).toEqual(["P La ville a voté."]);
  });
});

describe("isOpinionHeading", () => {
  it.each([
    ...[
      "Mon point de vue (Conrad)",
      "Mon avis",
      "Notre avis :",
      "Mon regard sur la loi",
      "Point de vue",
      "Un point de vue",
    ],
    ...["Le point de vue de Jeanne Roy", "L’avis de la rédaction", "L'avis de Jeanne", "L’opinion de Jeanne Roy"],
    ...[
      "Tribune",
      "Tribunes",
      "Tribune : il faut voter",
      "TRIBUNE | Il faut voter",
      "[Tribune] Il faut voter",
      "Tribune libre",
    ],
    ...[
      "Éditorial",
      "L’édito de Jeanne",
      "Édito",
      "Billet d’humeur",
      "La chronique de Jeanne Roy",
      "Chronique - Voter",
    ],
    ...["Opinion", "Opinions", "Carte blanche", "Parti pris", "Humeur", "Ce que j’en pense", "## Mon avis"],
  ])("hears an opinion in %j", (heading) => {
    expect(isOpinionHeading(heading)).toBe(true);
  });

  it.each([
    ...[
      "Avis de tempête sur la filière",
      "Avis aux amateurs",
      "Un avis favorable",
      "Billets de train",
      "Billet de 500 euros",
    ],
    ...[
      "Chronique d’une mort annoncée",
      "L’opinion publique",
      "Opinion publique",
      "Sentiment d’insécurité",
      "Regards croisés",
    ],
    ...["Tribunes et cantines", "Conclusion", "Analyse", "Pourquoi c’est important", "Le sentiment", "Montagne", ""],
  ])("hears none in %j", (heading) => {
    expect(isOpinionHeading(heading)).toBe(false);
  });
});

describe("unwrap", () => {
  const textsOf = (lines: string[]): string[] =>
    unwrap(linesOf(...lines))
      .map(({ text }) => text)
      .filter(Boolean);

  it.each([60, 72, 80, 100])("makes paragraphs of lines wrapped at %i columns", (width) => {
    const lines = [...wrap(FIRST, width), "", ...wrap(SECOND, width), "", "Un intertitre", "", ...wrap(FIRST, width)];
    expect(textsOf(lines)).toEqual([FIRST, SECOND, "Un intertitre", FIRST]);
  });

  it.each([60, 72, 80])("needs no blank line below a last line that is short, at %i columns", (width) => {
    expect(wrap(SECOND, width).at(-1)?.length).toBeLessThan(width - 10);
    expect(textsOf([SECOND, SECOND, SECOND].flatMap((text) => wrap(text, width)))).toEqual([SECOND, SECOND, SECOND]);
  });

  it("joins what is set in, and the lines of an item", () => {
    const item = `- ${SECOND}`;
    const lines = [...wrap(FIRST, 72, "  "), "", ...wrap(item, 72), ...wrap(item, 72)];
    expect(textsOf(lines)).toEqual([`  ${FIRST}`, item, item]);
  });

  it("joins a sentence broken in its middle, in a text too short to tell at what width", () => {
    const [above, below] = [
      "Le robot consomme deux fois moins qu’un tracteur. La coopérative veut en",
      "louer quatre autres.",
    ];
    expect(textsOf([above, below])).toEqual([`${above} ${below}`]);
    expect(textsOf([above, "", below])).toEqual([above, below]);
    expect(textsOf([`${above},`, below])).toEqual([`${above},`, below]);
  });

  it("lets one long line be, and joins the others", () => {
    const address = `https://exemple.fr/${"a".repeat(120)}`;
    const wrapped = [FIRST, SECOND, FIRST].flatMap((text) => [...wrap(text, 72), ""]);
    expect(textsOf([...wrapped, address, ...wrap(SECOND, 72)])).toEqual([FIRST, SECOND, FIRST, address, SECOND]);
  });

  it.each([
    ["paragraphs of one line", [FIRST, SECOND, "Un intertitre", FIRST, SECOND]],
    [
      "verses",
      [
        "Sur le pont du village",
        "Passe un petit nuage",
        "Et la ville s’endort",
        "Comme un bateau au port",
        "Et la nuit",
      ],
    ],
    [
      "titles one below the other",
      [
        "La mairie présente un plan de rénovation des écoles du centre",
        "Les parents et les enseignants demandent un débat au conseil",
        "Le conseil municipal vote le plan à une très large majorité",
        "Trois écoles des faubourgs attendent encore leur nouveau toit",
        "Un tiers de la facture sera payé par la région dès ce printemps",
      ],
    ],
    ["short sentences", Array<string>(8).fill("La ville a voté une loi, et la loi a plu à toute la ville.")],
  ])("leaves %s as they are", (_, lines) => {
    expect(textsOf(lines)).toEqual(lines);
  });

  it("joins no heading and no item of a source", () => {
    const lines = wrap(FIRST, 60).map((text): Line => ({ text, kind: "item" }));
    expect(unwrap(lines)).toEqual(lines);
  });
});
