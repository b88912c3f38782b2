import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldQuote, setFrench } from "../../src/french/typography.ts";

const LIST = "../shared/eval/typography-cases.json";

/** No-break spaces made visible: ~ is U+00A0, _ is U+202F. */
const show = (text: string): string => text.replaceAll("\u00a0", "~").replaceAll("\u202f", "_");

const SET: [string, string][] = [
  // Marks
  ["Bonjour!", "Bonjour_!"],
  ["Ça va ?", "Ça va_?"],
  ["Vraiment?!", "Vraiment_?!"],
  ["Vraiment ? !", "Vraiment_?!"],
  ["Quoi ?!!", "Quoi_?!!"],
  ["« Quoi ? ! », dit-il", "«~Quoi_?!~», dit-il"],
  ["un, deux; trois: quatre", "un, deux_; trois~: quatre"],
  ["(oui!) et (non ?)", "(oui_!) et (non_?)"],
  ["Il a levé 3 Md€ (!) en « ? »", "Il a levé 3~Md€ (!) en «~?~»"],
  ["Le but :\nvoter !", "Le but~:\nvoter_!"],
  ["fin... et [...]", "fin… et […]"],
  ["Bravo 🎉!", "Bravo 🎉_!"],
  // Apostrophes
  ["l'IA d'OpenAI aujourd'hui", "l’IA d’OpenAI aujourd’hui"],
  ["l'\"IA\" et l'« usine »", "l’«~IA~» et l’«~usine~»"],
  ["qu'1 %", "qu’1_%"],
  ["rock 'n' roll, années '90", "rock 'n' roll, années '90"],
  // Quotations
  ['"mot", dit-il', "«~mot~», dit-il"],
  ["«mot» et « mot »", "«~mot~» et «~mot~»"],
  ["“mot”", "«~mot~»"],
  ['("oui", "non")', "(«~oui~», «~non~»)"],
  ['"Oui!" dit-il', "«~Oui_!~» dit-il"],
  ['Il dit: "Il a répondu "non" hier"', "Il dit~: «~Il a répondu “non” hier~»"],
  ["« Il a dit “non” hier »", "«~Il a dit “non” hier~»"],
  ["“Il a dit “non” hier”", "«~Il a dit “non” hier~»"],
  ['"un\ndeux"', '"un\ndeux"'],
  ['« Il a dit "non », puis "oui"', '«~Il a dit "non~», puis «~oui~»'],
  // Feet, inches, seconds
  ["5'10\" et 6'2\"", "5'10\" et 6'2\""],
  ['"Il mesure 5\'10", dit-elle"', "«~Il mesure 5'10\", dit-elle~»"],
  ['un écran de 27" et un de 24"', 'un écran de 27" et un de 24"'],
  ["48°51'24\" nord", "48°51'24\" nord"],
  // Numbers and units
  ["2 000 000 €", "2_000_000~€"],
  ["40 000 chercheurs en 2025", "40_000 chercheurs en 2025"],
  ["en 2025 300 personnes", "en 2025 300 personnes"],
  ["GPT-4 128 000 jetons", "GPT-4 128_000 jetons"],
  ["le 06 12 34 56 78", "le 06 12 34 56 78"],
  ["81% et 0,5 ‰", "81_% et 0,5_‰"],
  ["5€, 5 $ et $5", "5~€, 5~$ et $5"],
  ["100 M€, 3,5 Md€ et 20 k€", "100~M€, 3,5~Md€ et 20~k€"],
  ["3 Mds € et 2 millions €", "3~Mds~€ et 2~millions~€"],
  ["14 milliards d'euros", "14~milliards d’euros"],
  ["1 200 MW, 450 TWh et 5 GW", "1_200~MW, 450~TWh et 5~GW"],
  ["20 °C, 50 kg, 16 Go, 3 nm", "20~°C, 50~kg, 16~Go, 3~nm"],
  ["8 h 30, 0 h et 45 min", "8~h~30, 0~h et 45~min"],
  ["le 24 décembre et le 3 janv. 2026", "le 24~décembre et le 3~janv. 2026"],
  ["1 er mai, 1er juin", "1er~mai, 1er~juin"],
  // Titles and references
  ["M. X, MM. Y et Z, Mme Roy, Dr Petit", "M.~X, MM.~Y et Z, Mme~Roy, Dr~Petit"],
  ["n° 3, N° 4, p. 12, art. 5", "n°~3, N°~4, p.~12, art.~5"],
  ["C’est, p. ex., un cas.", "C’est, p.~ex., un cas."],
  // Around what is kept
  ["à 14:30 !", "à 14:30_!"],
  ["<@U1> : oui", "<@U1>~: oui"],
  ['"voir https://exemple.fr/a à 14:30"', "«~voir https://exemple.fr/a à 14:30~»"],
  ["<b>mot</b>!", "<b>mot</b>_!"],
  ["«https://exemple.fr»", "«~https://exemple.fr~»"],
];

const KEPT = [
  ...["https://exemple.fr/a?b=c;d&e='f':g!", "http://exemple.fr:80/x...y", "www.exemple.fr/a:b;c", '`a!b;c:d "e" 5 €`'],
  ...[
    "```l'a ? b : c```",
    ":tada:",
    ":+1:",
    "<@U123>",
    "<#C1|nom: l'un>",
    "<https://exemple.fr|l'un !>",
    "&nbsp;",
    "&#39;",
  ],
  ...["14:30", "9:05", "5'10\"", "a:b", "a!=b", "sept", "16:9"],
];

const FRENCH = fc
  .array(
    fc.tuple(
      fc.constantFrom(
        ...'l\'IA "oui" " « » “ ” « oui » ! ? ; : ... … 2 000 000 € M€ 5\'10" 1 er % ‰ $ 12 mai `a!b` ` <b> 14:30 M. n° p. h'.split(
          " ",
        ),
        ...[
          "https://ex.fr/a?b;c!",
          ":tada:",
          "&amp;",
          "\n",
          "\u00a0",
          "\u202f",
          "\u2009",
          "(",
          "]",
          "\ue000",
          "'",
          "´",
          "loups",
        ],
      ),
      fc.constantFrom("", " "),
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.map((part) => part.join("")).join(""));
const SIGNS = fc.string({
  unit: fc.constantFrom(..." .!?;:…«»“”\"’'()[]15aéerMh€%°\n\u00a0\u202f<>`&-"),
  maxLength: 40,
});
const TEXTS = fc.oneof(FRENCH, SIGNS, fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }));
const MANY = { numRuns: 10_000 };

describe("setFrench", () => {
  it.each(SET)("sets %j as %j", (text, set) => {
    expect(show(setFrench(text))).toBe(set);
  });

  it.each(KEPT)("leaves %j as it is", (kept) => {
    expect(setFrench(kept)).toBe(kept);
    expect(setFrench(`Vu : ${kept} "hier"`)).toBe(`Vu\u00a0: ${kept} «\u00a0hier\u00a0»`);
  });

  it("changes nothing the second time", () => {
    fc.assert(
      fc.property(TEXTS, (text) => {
        expect(setFrench(setFrench(text))).toBe(setFrench(text));
      }),
      MANY,
    );
  });

  it("never touches an address or code, wherever they stand", () => {
    fc.assert(
      fc.property(FRENCH, fc.constantFrom(...KEPT.slice(0, 12)), FRENCH, (before, kept, after) => {
        const text = `${before.replaceAll("`", "").replaceAll("<", "")} ${kept} ${after}`;
        expect(setFrench(text)).toContain(kept);
      }),
      MANY,
    );
  });

  it.each(['"', '" ', ' "a', "000 ", "! ", "!", "<a", "`", ":a", "&a", "«", "» ", "l'", "1 er ", "...", "5'1"])(
    "takes a time that grows with the text, not with its square: %j over and over",
    (unit) => {
      const start = performance.now();
      setFrench(`1 ${unit.repeat(100_000)}${"»".repeat(100_000)}`);
      expect(performance.now() - start).toBeLessThan(3000);
    },
  );
});

describe("foldQuote", () => {
  it("sees no typography", () => {
    fc.assert(
      fc.property(TEXTS, (text) => {
        expect(foldQuote(setFrench(text))).toBe(foldQuote(text));
      }),
      MANY,
    );
  });

  it.each([
    ["« L’IA\u202f! »", '"l\'IA!"'],
    ["L´IA… « 5\u00a0€ »", "l'ia... “5€”"],
    ["au‑delà – ou pas", "au-delà - ou pas"],
    ["œuf\u00ad de\u200b poule", "œuf de  poule"],
    ["…....", "..."],
  ])("holds %j and %j for one quotation", (one, other) => {
    expect(foldQuote(one)).toBe(foldQuote(other));
  });

  it.each([
    ["14 milliards", "15 milliards"],
    ["l’eau", "l’œil"],
    ["jusqu’à 50", "50"],
    ["3,5", "35"],
    ["été", "ete"],
  ])("tells %j from %j", (one, other) => {
    expect(foldQuote(one)).not.toBe(foldQuote(other));
  });

  it("takes a time that grows with the text, not with its square", () => {
    const start = performance.now();
    for (const unit of ["\u0315\u0300", " ", '" ', "…", "1 er "]) foldQuote(`a${unit.repeat(200_000)}`);
    expect(performance.now() - start).toBeLessThan(3000);
  });
});

describe.skipIf(!existsSync(LIST))("setFrench on the shared list of pairs (skipped without ../shared)", () => {
  const pairs: { input: string; output: string }[] = existsSync(LIST) ? JSON.parse(readFileSync(LIST, "utf8")) : [];

  it.each(pairs)("sets $input", ({ input, output }) => {
    expect(show(setFrench(input))).toBe(show(output));
    expect(setFrench(output)).toBe(output);
  });
});
