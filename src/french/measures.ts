import { matchAt } from "./folded-text.ts";
import { rounded, type Unit, type UnitFound } from "./quantity-parts.ts";

/** Symbols, nouns, base unit, value in it, prefixes of the symbol. */
type Measure = [symbols: string, nouns: string, name: string, factor: number, prefixes: string];

const MEASURES: Measure[] = [
  ["W", "watt", "W", 1, "mµμkKMGTP"],
  ["Wh", "wattheure watt-heure watts-heure", "Wh", 1, "kKMGTP"],
  ["o B", "octet byte", "o", 1, "kKMGTPEZ"],
  ["b bit", "bit", "bit", 1, "kKMGTP"],
  ["bps", "", "bit/s", 1, "kKMGT"],
  ["Hz", "hertz", "Hz", 1, "kMGT"],
  ["m", "metre", "m", 1, "nµμmcdkK"],
  ["ha", "hectare", "m²", 1e4, ""],
  ["l L", "litre", "l", 1, "mcdh"],
  ["g", "gramme", "kg", 1e-3, "nµμmkK"],
  ["t", "tonne", "kg", 1e3, "kMG"],
  ["°C °", "degre", "°C", 1, ""],
  ["V", "volt", "V", 1, "mkM"],
  ["A", "ampere", "A", 1, "mkK"],
  ["Ah", "amperes-heure ampere-heure", "Ah", 1, "m"],
  ["J", "joule", "J", 1, "kMGTP"],
  ["Pa", "pascal", "Pa", 1, "hkMG"],
  ["cal", "calorie", "cal", 1, "k"],
  ["dB", "decibel", "dB", 1, ""],
  ["Sv", "sievert", "Sv", 1, "mµμ"],
  ["px", "pixel", "px", 1, "M"],
  ["flops FLOPS Flops flop FLOP", "flop", "flops", 1, "MGTPEZ"],
  ["OPS", "", "op/s", 1, "GTP"],
  ["", "pouce", "m", 0.0254, ""],
  ["", "mile", "m", 1609.344, ""],
  ["", "pied", "m", 0.3048, ""],
  ["", "baril", "baril", 1, ""],
  ["VA", "", "VA", 1, "kM"],
  ["", "annee-lumiere annees-lumiere", "al", 1, ""],
  ["s", "seconde", "s", 1, "nµμm"],
  ["min mn", "minute", "s", 60, ""],
  ["h", "heure", "s", 3600, ""],
  ["", "jour journee", "s", 86_400, ""],
  ["", "semaine", "s", 604_800, ""],
  ["", "mois", "mois", 1, ""],
  ["", "trimestre", "mois", 3, ""],
  ["", "semestre", "mois", 6, ""],
  ["", "an annee", "mois", 12, ""],
  ["", "decennie", "mois", 120, ""],
  ["", "siecle", "mois", 1200, ""],
  ["", "millenaire", "mois", 12_000, ""],
];
const PREFIXES: Record<string, [name: string, factor: number]> = {
  ...{ n: ["nano", 1e-9], µ: ["micro", 1e-6], μ: ["micro", 1e-6], m: ["milli", 1e-3], c: ["centi", 1e-2] },
  ...{ d: ["deci", 0.1], h: ["hecto", 100], k: ["kilo", 1e3], K: ["kilo", 1e3], M: ["mega", 1e6], G: ["giga", 1e9] },
  ...{ T: ["tera", 1e12], P: ["peta", 1e15], E: ["exa", 1e18], Z: ["zetta", 1e21] },
};
/** « 3B » is a model and « 2A » a department; « 3 GB » and « 2 mA » are measures. */
const NEVER_BARE = /^[oBbA]$/;
/** Words with other meanings: « un jour », « une seconde vie », « un pouce », « à un degré moindre ». */
const EVERYDAY = new Set(["pied", "jour", "journee", "seconde", "pouce", "degre", "bit"]);

const SYMBOLS = new Map(MEASURES.flatMap((row) => nameUnits(row, row[0], (prefix) => prefix, 1)));
const NOUNS = new Map(MEASURES.flatMap((row) => nameUnits(row, row[1], (prefix) => PREFIXES[prefix]?.[0] ?? "", 0)));

/** The names of one measure with each of its prefixes, and what they are worth. */
function nameUnits(row: Measure, names: string, spell: (prefix: string) => string, least: number): [string, Unit][] {
  const [, , name, factor, prefixes] = row;
  const kind = name === "s" || name === "mois" ? "duration" : "measure";
  return ["", ...prefixes].flatMap((prefix) => {
    const unit: Unit = { kind, name, factor: rounded(factor * (PREFIXES[prefix]?.[1] ?? 1)), least };
    const own = names.split(" ").filter((each) => each !== "" && !(prefix === "" && NEVER_BARE.test(each)));
    return own.map((each) => [spell(prefix) + each, EVERYDAY.has(each) ? { ...unit, least: 1 } : unit]);
  });
}

const SYMBOL = /°[ \u00a0\u202f]?C(?![a-zA-Z])|[a-zA-Zµμ°][a-zA-Z]*/y;
const POWER_OR_RATE = new RegExp(
  "(?<square>²|2(?!\\d)| carres?)|(?<cube>³|3(?!\\d)| cubes?)|(?<second> ?/ ?s(?:econde)?| par seconde)|" +
    "(?<minute> ?/ ?min(?:ute)?| par minute| a la minute)|(?<hour> ?/ ?h(?:eure)?s?| par heure| a l'heure(?! actuelle| ou| d)|[ -]heure)",
  "y",
);

/** The measure or duration that a folded noun ending at `end` names: « mètres carrés », « mois ». */
export function readMeasureNoun(plain: string, noun: string, end: number): UnitFound | undefined {
  const unit = NOUNS.get(noun);
  return unit && closed(plain, withPower(plain, unit, end));
}

/** The measure or duration whose symbol stands at `at`: « km² », « Go », « °C ». */
export function readMeasureSymbol(text: string, plain: string, at: number): UnitFound | undefined {
  const symbol = matchAt(SYMBOL, text, at)?.[0] ?? "";
  const unit = SYMBOLS.get(symbol.replace(/\s/, ""));
  return unit && closed(plain, withPower(plain, unit, at + symbol.length));
}

/** « km² », « mètres cubes », « km/h », « Mo par seconde ». */
function withPower(plain: string, unit: Unit, end: number): UnitFound {
  const match = unit.kind === "measure" ? matchAt(POWER_OR_RATE, plain, end) : null;
  const { square, cube, hour, minute } = match?.groups ?? {};
  if (!match || ((square || cube) && unit.name !== "m")) return { unit, end };
  const after = end + match[0].length;
  if (square) return { unit: { ...unit, name: "m²", factor: rounded(unit.factor ** 2) }, end: after };
  if (cube) return { unit: { ...unit, name: "l", factor: rounded(unit.factor ** 3 * 1000) }, end: after };
  return {
    unit: { ...unit, name: `${unit.name}/s`, factor: unit.factor / (hour ? 3600 : minute ? 60 : 1) },
    end: after,
  };
}

/** « 3 s’affrontent » and « 12 m-… » hold no unit: a unit closes where its word does. */
const closed = (plain: string, found: UnitFound): UnitFound | undefined =>
  /[\w'-]/.test(plain.charAt(found.end)) ? undefined : found;
