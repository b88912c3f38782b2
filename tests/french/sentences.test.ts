import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitSentences } from "../../src/french/sentences.ts";
import { cpuTimeOf } from "../support/cpu.ts";

/** Paragraphs with their cuts: | at a space, ¦ where a space was lost. */
const PARTED = [
  "La ville vote.|Elle a tort.",
  "Que faire ?|Voter !|Et puis…|Rien.",
  "Quoi ?!|Non !!!|Ah…?|Bon.",
  "Une ligne\u00a0!|Une autre\u202f?|La fin.",
  "Fin du premier.|\nDébut du second.",
  // Abbreviations
  "M. Durand arrive.|Mme. Roy et MM. Petit et Grand partent.",
  "Le Dr. Roy, le Pr. Petit et Mgr. Grand sont là.|Me. Roy aussi.",
  "C’est, p. ex., un cas.|P. ex. Lyon en est un.",
  "Paru déc. 24, 2025.|Revu le 3 janv. 2026.",
  "Le 3 oct. 2025, il part.|Il revient le 4 nov.|Le lendemain, il repart.",
  "Voir n° 3, p. 12, fig. 4 et art. 5.|Voir no. 6, pp. 7 et vol. 8.",
  "J. Dupont a écrit à J.-P. Martin.|J. R. R. Tolkien aussi.",
  "La S.N.C.F. est là.|Elle a suivi la S.N.C.F.|Elle roule.",
  "Cf. Le Monde.|Né en 50 av. J.-C. à Rome.",
  "Des pommes (poires, etc.) tombent.|Des noix, etc., aussi.",
  "Des pommes, des poires, etc.|Le reste suit, etc. (dix kilos au moins).|Fin.",
  "J. Le Pen et A. Le Goff sont là.|Il publie sur X.|Le patron répond.|Il prend de la vitamine C.|Elle aussi.",
  "Il habite av. Foch, près de St. Louis.",
  // Quotations
  "« Oui. Non ! » a-t-il dit.|Puis il part.",
  "Il a dit : « Oui. Non ! »|Puis il part.",
  "Il a dit « Oui. Non. ».|Puis il part.",
  "(« Oui. »)|Puis il part.",
  "“Oui. Non.”|Puis il part.",
  'Il a dit "Oui. Non." et part.|Un écran de 27" suit.|Un de 24" aussi.',
  "« Non ! », dit-elle.|Il hésite « … »|Puis il part.",
  "Il part (enfin !).|(Elle reste.)|Il revient [1].|Elle sort.[2]|Fin.",
  // Ellipses
  "Attends… il part.|Attends…|Il part.|Attends...|Il part.",
  "Il part [...] demain.|[…] Elle reste.",
  // Numbers, addresses, names
  "GPT-4.1 lève 3.5 Md€, soit 3,5.|La suite.",
  "GPT-4.Turbo est sorti.|Node.js, Next.Js et Exemple.Com aussi.",
  "Voir https://exemple.fr/a.b.|Puis https://exemple.fr/Page.Html?Oui.Non=1!Bon et www.Exemple.Fr/B.C.|Fin.",
  "Écrire à Jean.Martin@exemple.fr.|Merci.",
  "Yahoo! a racheté Tumblr.|Il vaut 3 %.|12 personnes l’ont vu.",
  "Avec Tesla.|xAI a levé des fonds.|Puis l’iPhone.|iOS aussi.",
  // Lost spaces
  "Il a vu les loups.¦Alors que faire ?|Rien.",
  "L’objectif ?¦Réaliser.|Bon !¦Allez.",
  "Il l’a dit.¦« Oui. »|(Elle aussi.)",
  "Il a fait une IA.¦Elle marche.|C’était en 2025.¦Il faisait beau.",
  'Elle a dit "oui".¦La ville aussi.|Il a dit : "Oui. Non."¦"Et vous ?"|Rien.',
  'C’était en 1998.¦"On parle de dix ans", dit-il.',
  // Lists
  "1. Le premier point.|2. Le second point.",
  "- Le premier.|- Le second.",
  "Bravo !|🎉 Encore !",
];

const LONG = `« La ville ${"que nous aimons tant ".repeat(14)}vote. Elle a tort. »`;

const FRENCH = fc
  .array(
    fc.tuple(
      fc.constantFrom(
        ...'M. J. p.|ex. déc.|24 loups.Alors «|Oui.|Non|!|» "Oui. Non." … ... […] etc. X. Le|réseau Elle il xAI'.split(
          " ",
        ),
        ..."https://ex.fr/A.Bc a@b.fr. 1. ? ! « » : ; ( ) GPT-4.1 3.5 5'10\" “ ” S.N.C.F. n° no. 🎉 L’IA ». . Dr. 12".split(
          " ",
        ),
      ),
      fc.constantFrom("", " ", " ", "\u00a0", "\n"),
    ),
    { maxLength: 25 },
  )
  .map((parts) => parts.map(([part, space]) => part.replaceAll("|", " ") + space).join(""));
const SIGNS = fc.string({ unit: fc.constantFrom(..." .!?…«»“”\"’'()[]1aAé:;,-@\n\u00a0"), maxLength: 60 });
const TEXTS = fc.oneof(FRENCH, SIGNS, fc.string({ unit: "binary" }));

const withoutSpaces = (text: string): string => text.replace(/\s+/g, "");

describe("splitSentences", () => {
  it.each(PARTED)("parts %j", (marked) => {
    const sentences = marked.split(/[|¦]/).map((sentence) => sentence.trim());
    expect(splitSentences(marked.replaceAll("|", " ").replaceAll("¦", ""))).toEqual(sentences);
  });

  it("keeps a short saying whole, and cuts a long one at its own sentences", () => {
    expect(splitSentences(`« ${"Oui. ".repeat(40)}»`)).toHaveLength(1);
    expect(LONG.length).toBeGreaterThan(280);
    expect(splitSentences(`${LONG} Fin.`)).toEqual([LONG.slice(0, -15), "Elle a tort. »", "Fin."]);
  });

  it("makes no sentence of a mark alone", () => {
    expect(splitSentences("Fin. . .")).toEqual(["Fin. . ."]);
    expect(splitSentences("Bravo ! 🎉")).toEqual(["Bravo ! 🎉"]);
    expect(splitSentences("...")).toEqual(["..."]);
    expect(splitSentences(" \n ")).toEqual([]);
    expect(splitSentences("")).toEqual([]);
  });

  it("gives the paragraph back, but for its spacing", () => {
    fc.assert(
      fc.property(TEXTS, (text) => {
        expect(withoutSpaces(splitSentences(text).join(""))).toBe(withoutSpaces(text));
      }),
      { numRuns: 5000 },
    );
  });

  it("leaves a sentence whole when it is split again", () => {
    fc.assert(
      fc.property(TEXTS, (text) => {
        for (const sentence of splitSentences(text)) expect(splitSentences(sentence)).toEqual([sentence]);
      }),
      { numRuns: 5000 },
    );
  });

  it.each([".", ". ", "M. ", "« ", "«a. ", '"a. ', "https://", ".a", "1. ", ". )", "a.[1] ", "»", "Il part. ", "a@"])(
    "takes a time that grows with the text, not with its square: %j over and over",
    (unit) => {
      const time = cpuTimeOf(() => {
        splitSentences(`https://a${unit.repeat(200_000)}`);
        splitSentences(unit.repeat(200_000) + " ".repeat(200_000));
      });
      expect(time).toBeLessThan(3000);
    },
  );
});
