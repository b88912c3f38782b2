import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findQuantities, type Quantity } from "../../src/french/numbers.ts";
import { cpuTimeOf } from "../support/cpu.ts";

/** "moreThan money 14000000000 USD", "percent 10..15 %", "number 1234|1.234", "vague USD": one line per quantity. */
function show({ hedge, kind, values, range, unit }: Quantity): string {
  const value = range ? `${range.low}..${range.high}` : values.join("|");
  return [hedge?.kind, kind, value, unit].filter(Boolean).join(" ");
}

/** A sentence, then what it holds in order; nothing when it holds no quantity. */
const CASES: Record<string, [text: string, ...expected: string[]][]> = {
  "figures and words": [
    ["17 laboratoires nationaux (représentant 40 000 chercheurs)", "number 17", "number 40000"],
    ["40 000 abonnés", "number 40000"],
    ["40\u202f000 abonnés", "number 40000"],
    ["1'250'000 habitants", "number 1250000"],
    ["1’250’000 habitants", "number 1250000"],
    ["1.250.000 habitants", "number 1250000"],
    ["1.234,5 points", "points 1234.5 pt"],
    ["1,234.5 points", "points 1234.5 pt"],
    ["1.234 salariés", "number 1234|1.234"],
    ["un score de 1,234", "number 1.234|1234"],
    ["15.000 morts", "number 15000"],
    ["22.284 personnes", "number 22284|22.284"],
    ["neuf sur dix, neuf d’entre eux", "number 9", "number 10", "number 9"],
    ["deux trois personnes", "number 2", "number 3"],
    ["soit dix de plus qu’en 2017", "number 10"],
    ["un indice de 0,125", "number 0.125"],
    ["1,234 milliard", "number 1234000000"],
    ["sept spécialistes d’OpenAI", "number 7"],
    ["quarante mille chercheurs", "number 40000"],
    ["soixante et onze députés", "number 71"],
    ["quatre-vingt-dix-sept élus", "number 97"],
    ["quatre-vingts pays", "number 80"],
    ["septante-deux heures", "duration 259200 s"],
    ["huitante communes", "number 80"],
    ["nonante-neuf francs", "money 99 CHF"],
    ["vingt et un arrondissements", "number 21"],
    ["deux-mille-trois-cents élèves", "number 2300"],
    ["trois cent mille foyers", "number 300000"],
    ["deux virgule cinq", "number 2.5"],
    ["zéro virgule zéro cinq pour cent", "percent 0.05 %"],
    ["neuf personnes sur dix", "number 9", "number 10"],
    ["Il y en a deux.", "number 2"],
  ],
  scales: [
    ["6,2 milliards de dollars", "money 6200000000 USD"],
    ["mille milliards", "number 1000000000000"],
    ["5 mille milliards de yens", "money 5000000000000 JPY"],
    ["un milliard et demi d’euros", "money 1500000000 EUR"],
    ["un demi-milliard d’euros", "money 500000000 EUR"],
    ["deux millions et demi de foyers", "number 2500000"],
    ["2 milliards 300 millions d’euros", "money 2300000000 EUR"],
    ["un million deux cent mille euros", "money 1200000 EUR"],
    ["deux millions mille euros", "money 2001000 EUR"],
    ["2 milliards et 300 millions d’euros", "money 2000000000 EUR", "money 300000000 EUR"],
    ["1,5 billion de dollars", "money 1500000000000 USD"],
    ["3 centaines de millions", "number 300000000"],
    ["trois milliers de pages", "number 3000"],
    ["le cap du milliard d’utilisateurs", "number 1000000000"],
    ["3 dollars par million de jetons", "money 3 USD", "number 1000000"],
    ["128k jetons de contexte", "number 128000"],
    ["1M de jetons", "number 1000000"],
    ["12 M d’abonnés", "number 12000000"],
    ["3,5 Mds de vues", "number 3500000000"],
    ["une centaine de millions", "about number 100000000"],
    ["une dizaine de chercheurs", "about number 10"],
    ["une demi-douzaine de pays", "about number 6"],
    ["la centaine de salariés du site", "about number 100"],
  ],
  currencies: [
    ["250 M€", "money 250000000 EUR"],
    ["6,2 Md€", "money 6200000000 EUR"],
    ["3,5 Mds €", "money 3500000000 EUR"],
    ["450 k€ de recettes", "money 450000 EUR"],
    ["25 M$ CA", "money 25000000 CAD"],
    ["25 M$ US", "money 25000000 USD"],
    ["2 G$ de contrats", "money 2000000000 USD"],
    ["40 $ par mois", "money 40 USD"],
    ["20 $ canadiens", "money 20 CAD"],
    ["120 millions de dollars canadiens", "money 120000000 CAD"],
    ["US$ 40 millions", "money 40000000 USD"],
    ["$40M", "money 40000000 USD"],
    ["CHF 3,4 millions", "money 3400000 CHF"],
    ["3,4 millions de francs suisses", "money 3400000 CHF"],
    ["50 milliards de francs CFA", "money 50000000000 XOF"],
    ["50 milliards de FCFA", "money 50000000000 XOF"],
    ["12 milliards de XAF", "money 12000000000 XAF"],
    ["300 milliards de yens", "money 300000000000 JPY"],
    ["100 milliards de yuans", "money 100000000000 CNY"],
    ["12 livres sterling", "money 12 GBP"],
    ["2,5 milliards de livres", "money 2500000000 GBP"],
    ["7 millions de livres piratés", "number 7000000"],
    ["500 roupies indiennes", "money 500 INR"],
    ["90 couronnes suédoises", "money 90 SEK"],
    ["90 millions de couronnes norvégiennes", "money 90000000 NOK"],
    ["1 000 couronnes tchèques", "money 1000 CZK"],
    ["20 couronnes danoises", "money 20 DKK"],
    ["10 millions de dirhams", "money 10000000 MAD"],
    ["4 milliards de dinars tunisiens", "money 4000000000 TND"],
    ["85 centimes d’euro", "money 0.85 EUR"],
    ["un euro symbolique", "money 1 EUR"],
    ["1 dollar de Hong Kong, 3 dollars taïwanais", "money 1 HKD", "money 3 TWD"],
    ["une dotation de 22 062 M CAD", "money 22062000000 CAD"],
    ["5.000 gourdes pour les coureurs", "number 5000"],
    ["30 000 F CFA ou 2 500 DH", "money 30000 XOF", "money 2500 MAD"],
  ],
  "ratios and multiples": [
    ["49 % de Scale AI", "percent 49 %"],
    ["81% des entreprises", "percent 81 %"],
    ["quatre-vingts pour cent", "percent 80 %"],
    ["5 ‰", "percent 0.5 %"],
    ["+12,8 %", "percent 12.8 %"],
    ["un recul de -3,2 %", "percent -3.2 %"],
    ["en baisse (- 5 %)", "percent -5 %"],
    ["12 points de plus", "points 12 pt"],
    ["25 points de base", "points 0.25 pt"],
    ["un demi-point de pourcentage", "points 0.5 pt"],
    ["trois points de vente", "number 3"],
    ["dix fois plus rapide", "times 10 ×"],
    ["des gains x10", "times 10 ×"],
    ["3x plus vite", "times 3 ×"],
    ["multiplié par trois", "times 3 ×"],
    ["deux fois et demie plus cher", "times 2.5 ×"],
    ["la moitié des élus", "fraction 50 %"],
    ["réduire de moitié ses effectifs", "fraction 50 %"],
    ["les trois quarts du parc", "fraction 75 %"],
    ["deux tiers des voix", "fraction 66.6666666666667 %"],
    ["un cinquième des Français", "fraction 20 %"],
    ["le quart des salariés", "fraction 25 %"],
    ["soit un tiers, ou dont un quart en France", "fraction 33.3333333333333 %", "fraction 25 %"],
    ["1/3 des postes", "fraction 33.3333333333333 %"],
    ["un quart de siècle", "duration 300 mois"],
    ["trois quarts d’heure", "duration 2700 s"],
  ],
  "measures and durations": [
    ["1,2 GW", "measure 1200000000 W"],
    ["1 200 MW", "measure 1200000000 W"],
    ["5 gigawatts", "measure 5000000000 W"],
    ["415 TWh", "measure 415000000000000 Wh"],
    ["30 kilowattheures", "measure 30000 Wh"],
    ["80 Go de mémoire", "measure 80000000000 o"],
    ["80 GB", "measure 80000000000 o"],
    ["2 téraoctets", "measure 2000000000000 o"],
    ["10 Gbit/s", "measure 10000000000 bit/s"],
    ["3,2 GHz", "measure 3200000000 Hz"],
    ["gravé en 3 nm", "measure 3e-9 m"],
    ["12 kilomètres", "measure 12000 m"],
    ["160 km/h", "measure 44.4444444444444 m/s"],
    ["90 kilomètres par heure", "measure 25 m/s"],
    ["2 000 m²", "measure 2000 m²"],
    ["4 hectares", "measure 40000 m²"],
    ["30 m³ d’eau", "measure 30000 l"],
    ["500 000 litres d’eau", "measure 500000 l"],
    ["12 tonnes", "measure 12000 kg"],
    ["37 Mt de CO2", "measure 37000000000 kg"],
    ["37,1 °C à l’ombre", "measure 37.1 °C"],
    ["moins vingt degrés", "measure -20 °C"],
    ["au moins vingt degrés", "atLeast measure 20 °C"],
    ["entre -5 et 3 °C", "between measure -5..3 °C"],
    ["46 × 26 m", "number 46", "measure 26 m"],
    ["qu’il y a 24 heures", "duration 86400 s"],
    ["en moins de 48h", "lessThan duration 172800 s"],
    ["10 degrés sous zéro", "measure -10 °C"],
    ["2 exaflops", "measure 2000000000000000000 flops"],
    ["200 ms de latence", "duration 0.2 s"],
    ["trois jours", "duration 259200 s"],
    ["six semaines", "duration 3628800 s"],
    ["18 mois", "duration 18 mois"],
    ["un an et demi", "duration 18 mois"],
    ["limitée à 35 heures", "duration 126000 s"],
    ["les 3 s’affrontent, les 5 m’ont plu", "number 3", "number 5"],
    ["35 heures par semaine", "duration 126000 s"],
    ["dans une quinzaine de jours", "about duration 1296000 s"],
    ["à 3 heures de route", "duration 10800 s"],
  ],
  ranks: [
    ["la 3e puissance mondiale", "ordinal 3"],
    ["la troisième fois", "ordinal 3"],
    ["son 1er satellite", "ordinal 1"],
    ["le vingt et unième pays", "ordinal 21"],
    ["la 1 000e fusée", "ordinal 1000"],
    ["le Premier ministre et son second mandat"],
    ["au troisième trimestre 2025"],
    ["au XXIe siècle, au 19e siècle"],
  ],
  ranges: [
    ["1 à 4 millions de foyers", "number 1000000..4000000"],
    ["entre 10 et 15 %", "between percent 10..15 %"],
    ["10-15 %", "percent 10..15 %"],
    ["10 % à 15 %", "percent 10..15 %"],
    ["de 500 000 à 1 million d’euros", "money 500000..1000000 EUR"],
    ["de 500 à 1 million d’euros", "money 500..1000000 EUR"],
    ["un à deux milliards d’euros", "money 1000000000..2000000000 EUR"],
    ["deux ou trois cents personnes", "number 200..300"],
    ["dix à quinze mille manifestants", "number 10000..15000"],
    ["six mois à un an", "duration 6..12 mois"],
    ["20, voire 30 %", "percent 20..30 %"],
    ["passé de 10 à 15 %", "percent 10 %", "percent 15 %"],
    ["de 8000 à 10 000 mégawatts", "measure 8000000000..10000000000 W"],
    ["âgées de 37 et 70 ans", "duration 444 mois", "duration 840 mois"],
    ["une victoire 3-1", "number 3", "number 1"],
    ["ramené de 90 à 80 km/h", "measure 25 m/s", "measure 22.2222222222222 m/s"],
    ["respectivement 3 et 4 milliards", "number 3000000000", "number 4000000000"],
  ],
  "vague amounts": [
    ["plusieurs centaines de milliards de dollars", "vague USD"],
    ["plusieurs gigawatts de puissance", "vague W"],
    ["des milliers de brevets", "vague"],
    ["quelques dizaines d’euros", "vague EUR"],
    ["de nombreux milliers d’emplois", "vague"],
    ["plusieurs pays et quelques jours"],
  ],
  hedges: [
    ["près de 100 employés", "about number 100"],
    ["plus de 14 milliards de dollars", "moreThan money 14000000000 USD"],
    ["jusqu’à 50 milliards de dollars", "atMost money 50000000000 USD"],
    ["des primes supérieures à 100 millions de dollars", "moreThan money 100000000 USD"],
    ["plus d’un milliard d’euros", "moreThan money 1000000000 EUR"],
    ["plus de la moitié du pays", "moreThan fraction 50 %"],
    ["près des trois quarts des élus", "about fraction 75 %"],
    ["300 personnes environ, 20 % au moins", "about number 300", "atLeast percent 20 %"],
  ],
  "what is no quantity": [
    ["en 2021, depuis 1998, fin 2025, le budget 2026"],
    ["le 9 juillet 2025, du 9 au 12 juillet, 09/07/2025, 2025-07-09"],
    ["déc. 24, 2025 et le 1er janvier"],
    ["à 14h30, à 20 heures, de 9 h à 17 h"],
    ["les années 90, les années 2010, T3 2025, la saison 2024-2025"],
    ["Llama 4 et GPT-4o, Qwen3, Gemma 3B, R1, H100, 5G"],
    ["Claude Opus 4, Gemini 2.5 Pro, Windows 11, Veo 3, iPhone 15"],
    ["Llama 3, 3.1 et 3.2"],
    ["l’article 6, le numéro 3, n° 12, la page 45, la phase 2"],
    ["la ligne 14, les articles 6 et 7, le niveau 5"],
    ["l’Euro 6, France 2, le CAC 40, Europe 1, la Ligue 1"],
    ["selon 20 Minutes et 60 Millions de consommateurs"],
    ["https://exemple.fr/2025/12/300-millions, {{posts[0].title}}"],
    ["la COP 30, PHP 8, la 4 G, un écran 4K, du 16/9, ouvert 7j/7"],
    ["la Haute-Garonne (31), l’Ain (01), le tournoi 1920x1080, 10²⁵"],
    ["confié à un tiers, un cinquième élément", "ordinal 5"],
    ["en zone de quarantaine, au taux zéro, à la une"],
    ["le 49.3, la version 2.0.1, l’adresse 192.168.0.1"],
    ["un modèle neuf, une idée, un jour, une seconde vie"],
    ["les Vingt-Sept, un mille-feuille, des deux-roues"],
    ["siège : 12 rue de Rivoli, 0800 06 66 66"],
    ["la Ж5, le ＧＰＴ４"],
    ["Il a un tiers de confiance et un quart de finale."],
  ],
  "counts beside names and years": [
    ["Selon OpenAI, 3 millions de personnes", "number 3000000"],
    ["Paris compte 20 arrondissements", "number 20"],
    ["2000 postes supprimés en 2024", "number 2000"],
    ["plus de 2000 seront là", "moreThan number 2000"],
    ["Environ 300 personnes", "about number 300"],
    ["Les 27 se réunissent", "number 27"],
    ["près de 9.000 personnes, dimanche 50.000 votants", "about number 9000", "number 50000"],
    ["Boeing livre 737 appareils", "number 737"],
  ],
};

describe.each(Object.entries(CASES))("%s", (_, cases) => {
  test.each(cases.map(([text, ...expected]) => ({ text, expected })))("« $text »", ({ text, expected }) => {
    expect(findQuantities(text).map(show)).toEqual(expected);
  });
});

test("a quantity says where it stands, as it was written", () => {
  const text = "Elle a levé, dit-on, près de 6,2\u00a0milliards de dollars.";
  expect(findQuantities(text)).toEqual([
    {
      kind: "money",
      values: [6_200_000_000],
      order: null,
      unit: "USD",
      text: "6,2\u00a0milliards de dollars",
      start: 29,
      end: 53,
      hedge: { kind: "about", text: "près de" },
      range: null,
    },
  ]);
});

test("the same power in two units has one value", () => {
  expect(findQuantities("1,2 GW")[0]?.values).toEqual(findQuantities("1 200 MW")[0]?.values);
  expect(findQuantities("90 kilomètres par heure")[0]?.values).toEqual(findQuantities("25 m/s")[0]?.values);
  expect(findQuantities("18 mois")[0]?.values).toEqual(findQuantities("un an et demi")[0]?.values);
});

test("in an English text a billion is a milliard and a comma parts thousands", () => {
  const values = (text: string): number[] => findQuantities(text, "en").flatMap((quantity) => quantity.values);
  expect(values("US$1.5 trillion, then €40m")).toEqual([1_500_000_000_000, 40_000_000]);
  expect(values("$6.2 billion for 1,250 employees")).toEqual([6_200_000_000, 1250, 1.25]);
});

test("what overflows is no quantity", () => {
  expect(findQuantities("9".repeat(400))).toEqual([]);
  expect(findQuantities(`${"9".repeat(305)} milliards`)).toEqual([]);
});

describe("any text", () => {
  test("every whole number up to a billion of millions is read back from its words", () => {
    fc.assert(
      fc.property(fc.bigInt(2n, 10n ** 12n), fc.constantFrom(spaced, hyphenated), (number, write) => {
        const words = write(inWords(number));
        const [quantity, ...others] = findQuantities(`Elle a versé ${words} euros.`);
        expect(quantity).toMatchObject({
          kind: "money",
          values: [Number(number)],
          unit: "EUR",
          text: `${words} euros`,
        });
        expect(others).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  test("every whole number up to 10 000 is read back from its words, in France and in Switzerland", () => {
    for (let number = 2n; number <= 10_000n; number += 1n) {
      for (const words of [inWords(number), inWords(number, SWISS_TENS)]) {
        expect([words, findQuantities(`${words} euros`)[0]?.values]).toEqual([words, [Number(number)]]);
      }
    }
  });

  test("figures are read back from every way of parting thousands", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1000, max: 1e15 }),
        fc.constantFrom(" ", "\u00a0", "\u202f", "'", "’"),
        (n, space) => {
          const digits = String(n).replace(/\B(?=(\d{3})+$)/g, space);
          expect(findQuantities(`${digits} abonnés`).map(({ values }) => values)).toEqual([[n]]);
        },
      ),
    );
  });

  const PIECES = fc.constantFrom(
    ...[
      "1",
      "23",
      "456",
      "2025",
      "0,5",
      "1.234",
      " ",
      "\u202f",
      "-",
      "/",
      "à",
      "et",
      "de",
      "d’",
      "%",
      "€",
      "$",
      "M",
      "k",
    ],
    ...[
      "million",
      "milliards",
      "centaines",
      "mille",
      "cent",
      "vingt",
      "un",
      "demi",
      "virgule",
      "tiers",
      "moitié",
      "neuf",
    ],
    ...[
      "près de",
      "jusqu’à",
      "plus de",
      "entre",
      "environ",
      "Llama",
      "GPT-",
      "km/h",
      "heures",
      "juillet",
      "É",
      "\ud83d",
      "ß",
    ],
  );
  const TEXT = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(PIECES).map((all) => all.join(" ")),
    fc.array(PIECES).map((all) => all.join("")),
  );

  test("quantities slice back to their text, in order, without overlap, with finite values", () => {
    fc.assert(
      fc.property(TEXT, fc.constantFrom("fr" as const, "en" as const), (text, language) => {
        let last = 0;
        for (const quantity of findQuantities(text, language)) {
          expect(text.slice(quantity.start, quantity.end)).toBe(quantity.text);
          expect(quantity.start).toBeGreaterThanOrEqual(last);
          expect(quantity.end).toBeGreaterThan(quantity.start);
          expect(quantity.values.every(Number.isFinite)).toBe(true);
          expect(quantity.values.length === 0).toBe(quantity.kind === "vague");
          last = quantity.end;
        }
      }),
      { numRuns: 3000 },
    );
  });

  test.each([
    "1",
    "1 ",
    "1 111 ",
    "1.",
    "1-",
    "1/",
    "un ",
    "cent ",
    "million de ",
    "un million ",
    "3 et ",
    "Llama 3 ",
    "vingt-",
    "« 1 a ",
  ])("a long run of « %s » takes a time in line with its length", (piece) => {
    const text = piece.repeat(80_000);
    expect(cpuTimeOf(() => findQuantities(text))).toBeLessThan(1500);
  });
});

const SMALL = [
  ..."zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize".split(" "),
  ...["dix-sept", "dix-huit", "dix-neuf"],
];
const TENS = [
  "",
  "",
  "vingt",
  "trente",
  "quarante",
  "cinquante",
  "soixante",
  "soixante",
  "quatre-vingt",
  "quatre-vingt",
];
const SWISS_TENS = [...TENS.slice(0, 7), "septante", "huitante", "nonante"];

/** A whole number from 1 to 10^12 in French words. */
function inWords(number: bigint, tens = TENS): string {
  for (const [name, size] of [
    ["billion", 10n ** 12n],
    ["milliard", 10n ** 9n],
    ["million", 10n ** 6n],
  ] as const) {
    if (number < size) continue;
    const count = number / size;
    const rest = number % size;
    return `${inWords(count, tens)} ${name}${count > 1n ? "s" : ""}${rest > 0n ? ` ${inWords(rest, tens)}` : ""}`;
  }
  const [count, rest] = [(Number(number) / 1000) | 0, Number(number) % 1000];
  if (count === 0) return below1000(rest, tens, true);
  const thousands = count > 1 ? `${below1000(count, tens, false)} mille` : "mille";
  return rest > 0 ? `${thousands} ${below1000(rest, tens, true)}` : thousands;
}

function below1000(number: number, tens: string[], isLast: boolean): string {
  const [count, rest] = [Math.floor(number / 100), number % 100];
  if (count === 0) return below100(rest, tens, isLast);
  const hundred = `${count > 1 ? `${SMALL[count]} ` : ""}cent${count > 1 && rest === 0 && isLast ? "s" : ""}`;
  return rest === 0 ? hundred : `${hundred} ${below100(rest, tens, isLast)}`;
}

function below100(number: number, tens: string[], isLast: boolean): string {
  if (number < 20) return SMALL[number] ?? "";
  const ten = tens[Math.floor(number / 10)] ?? "";
  const isDouble = tens[Math.floor(number / 10) - 1] === ten;
  const rest = (number % 10) + (isDouble ? 10 : 0);
  if (rest === 0) return ten === "quatre-vingt" && isLast ? `${ten}s` : ten;
  const hasAnd = (rest === 1 || rest === 11) && ten !== "quatre-vingt";
  return `${ten}${hasAnd ? " et " : "-"}${SMALL[rest]}`;
}

const spaced = (words: string): string => words;
/** The spelling of 1990. */
const hyphenated = (words: string): string =>
  words
    .replaceAll(" ", "-")
    .replace(/-(m|b)illi(on|ard)(s?)-?/g, " $1illi$2$3 ")
    .trim();

const EXPRESSIONS = "../shared/eval/numbers-fr.json";

describe.skipIf(!existsSync(EXPRESSIONS))("the shared expressions (skipped where ../shared is absent)", () => {
  type Expected = { kind: string; value: number | string; unit?: string };
  type Expression = { text: string; expect: Expected[]; hedge?: string; range?: boolean; lang?: "en"; note?: string };
  const expressions: Expression[] = existsSync(EXPRESSIONS)
    ? JSON.parse(readFileSync(EXPRESSIONS, "utf8")).expressions
    : [];
  const HEDGES: Record<string, string> = { "≈": "about", "<=": "atMost", ">": "moreThan" };
  /** Dates, decades, centuries, times, names, years and the number of a model are no quantities. */
  const isSkipped = ({ kind }: Expected, { note, text }: Expression): boolean =>
    !["number", "money", "percent", "vague"].includes(kind) || note === "year" || text.startsWith("Llama");

  test.each(expressions)("« $text »", (expression) => {
    const wanted = expression.expect.filter((fact) => !isSkipped(fact, expression));
    const found = findQuantities(expression.text, expression.lang ?? "fr");
    const values = found.flatMap(({ values, range }) => (range ? values : values.slice(0, 1)));
    // « plusieurs centaines de milliards » has a value in the file, as an order of size; none may be given here.
    expect(values).toEqual(wanted.flatMap(({ kind, value }) => (kind === "vague" ? [] : [value])));
    expect(found.map(({ unit }) => unit)).toEqual(wanted.slice(0, found.length).map(({ unit }) => unit ?? null));
    expect(found.map(({ kind }) => kind)).toEqual(wanted.slice(0, found.length).map(({ kind }) => kind));
    expect(found.some(({ range }) => range !== null)).toBe(expression.range ?? false);
    if (expression.hedge) expect(found[0]?.hedge?.kind).toBe(HEDGES[expression.hedge]);
  });
});
