import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findWords, fold, searchTerms } from "../../src/french/words.ts";

/** Texts of a row give the same terms, those that stand first. */
const SAME: [string[], ...string[]][] = [
  // Spellings of a model's name
  [["gpt", "4o"], "GPT-4o", "GPT4o", "GPT 4o", "gpt-4O", "l’GPT‑4o"],
  [["gpt", "4.1"], "GPT-4.1", "GPT4.1", "GPT 4.1"],
  [["llam", "4"], "Llama-4", "Llama4", "Llama 4"],
  [["4o"], "4o", "4O"],
  [["r1"], "R1", "r1", "R-1", "le R1"],
  [["o3"], "o3", "O3"],
  [["deepseek", "r1"], "DeepSeek-R1", "DeepSeek R1"],
  [["f16"], "F-16", "F16"],
  // Numbers, with every space that stands between thousands
  [["100000"], "100 000", "100\u00a0000", "100\u202f000", "100\u2009000", "100000"],
  [["1000000"], "1 000 000", "1\u202f000\u202f000"],
  [["14,2"], "14,2"],
  [["14.2"], "14.2"],
  [["3,5", "md"], "3,5 Md€", "3,5Md€"],
  [["2025", "100", "person"], "en 2025 100 personnes"],
  // Ligatures, accents, apostrophes, capitals
  [["oeuvr"], "œuvre", "oeuvre", "ŒUVRE", "l’œuvre", "l'œuvre", "d’œuvres"],
  [["eleven"], "élevèn", "e\u0301leve\u0300n"],
  [["entrepris"], "l’entreprise", "l'entreprise", "lʼentreprise", "l`entreprise", "l´entreprise", "L′ENTREPRISE"],
  [["eau"], "d'l'eau", "d’l’eau", "l’eau", "de l’eau", "qu’eau", "jusqu’à l’eau"],
  [["ile"], "presqu’île", "l’île"],
  // Words that say nothing
  [[], "aujourd’hui", "aujourd'hui", "Aujourd´hui", "d’aujourd’hui", "y a-t-il", "est-ce que", "qu’est-ce que c’est"],
  [["lev"], "a-t-il levé", "a‑t‑il levé", "A-T-IL LEVÉ", "levé", "combien a-t-elle levé", "lève-t-on"],
  // Acronyms
  [["sncf"], "S.N.C.F.", "S.N.C.F", "SNCF", "la S.N.C.F.,", "s.n.c.f."],
  [["ia"], "I.A.", "IA", "l’I.A.", "l´IA"],
  [["durand"], "M. Durand", "M.Durand", "Durand"],
];

const SEASON = [
  "l’été",
  "cet été",
  "en été",
  "un été",
  "d’été",
  "chaque été",
  "les étés",
  "Été 2025",
  "l'ete",
  "Cet\nété",
];
const BEEN = ["il a été", "ont été", "été", "ayant été"];

const FRENCH = fc
  .array(
    fc.constantFrom(
      ..."l’ d' été GPT-4o 100 000 œuvre S.N.C.F. aujourd’hui -t-il 14,2 « , . - levé qu’ É ﷺ ½ ² R1 \u0301 \u00ad 3".split(
        " ",
      ),
    ),
    { maxLength: 20 },
  )
  .chain((parts) => fc.constantFrom("", " ").map((space) => parts.join(space)));
const TEXTS = fc.oneof(fc.string({ unit: "binary" }), FRENCH);

describe("searchTerms", () => {
  it.each(SAME)("are %j whatever the spelling", (terms, ...texts) => {
    expect(texts.map(searchTerms)).toEqual(texts.map(() => terms));
  });

  it.each(SEASON)("know %j as a season", (text) => {
    expect(searchTerms(text)).toContain(searchTerms("l’été")[0]);
    expect(searchTerms("l’été")).toHaveLength(1);
  });

  it.each(BEEN)("hear no season in %j", (text) => {
    expect(searchTerms(text)).toEqual([]);
  });

  it("find a passage by the question on it", () => {
    const passage = new Set(
      searchTerms("Grâce à l’IA, S.N.C.F. Voyageurs a levé 100\u202f000 euros avec GPT-4o, à l’été."),
    );
    const questions = ["Combien la SNCF a-t-elle levé ?", "100 000 euros ?", "GPT4o", "Et cet été ?"];
    for (const question of questions) {
      for (const term of searchTerms(question)) expect(passage).toContain(term);
    }
  });

  it("come in the order of the text, and as often as in it", () => {
    expect(searchTerms("chat, chien, chats")).toEqual(["chat", "chien", "chat"]);
  });

  it("are the same each time, never empty, and need no text to be well written", () => {
    fc.assert(
      fc.property(TEXTS, (text) => {
        const terms = searchTerms(text);
        expect(terms).not.toContain("");
        expect(searchTerms(text)).toEqual(terms);
        // Accents go once the stemmer has read them.
        expect(terms.join(" ")).toBe(fold(terms.join(" ")));
      }),
      { numRuns: 1000 },
    );
  });

  it("of a text are those of its parts", () => {
    fc.assert(
      fc.property(FRENCH, FRENCH, (a, b) => {
        expect(searchTerms(`${a}\n;\n${b}`)).toEqual([...searchTerms(a), ...searchTerms(b)]);
      }),
    );
  });

  it.each([
    "a",
    "aB1",
    "l'",
    "S.",
    "1,",
    "1 ",
    "000 ",
    "-t",
    "été ",
    "e\u0301",
    "\u0315\u0300",
    "ﷺ",
    "gpt-4",
    "ivement",
    "\u00ad",
  ])("take a time that grows with the text, not with its square: %j over and over", (unit) => {
    const start = performance.now();
    searchTerms(`a${unit.repeat(400_000 / unit.length)}`);
    expect(performance.now() - start).toBeLessThan(3000);
  });
});

describe("findWords", () => {
  it("are in lower case, with their accents, empty words too", () => {
    expect(findWords("L’Élève n’a-t-il pas GPT-4o ?")).toEqual(["élève", "a", "il", "pas", "gpt", "4o"]);
  });
});

describe("fold", () => {
  it.each([
    ["Élève", "eleve"],
    ["ŒUVRE", "oeuvre"],
    ["Œdème à Æ", "oedeme a ae"],
    ["Ça", "ca"],
    ["naïf", "naif"],
    ["R1", "r1"],
    ["", ""],
  ])("makes %j %j", (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it("folds nothing more the second time", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => fold(fold(text)) === fold(text)));
  });
});
