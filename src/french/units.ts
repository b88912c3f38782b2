import { type Amount, matchAt, rounded, scaleBy } from "./number-words.ts";

export type UnitKind = "money" | "percent" | "points" | "measure" | "duration" | "times";

/**
 * What a number counts; `number × factor` is in the base unit `name`: an ISO currency, "%", "pt", "×", "W", "Wh", "o",
 * "bit", "m", "m²", "l", "kg", "°C", "m/s", "s", "mois"… `least` is the multiplier that the word asks for to be a unit:
 * 0 when even « un » may precede it, 1 for a word with other meanings (« un jour »), 1e9 for « livres », « couronnes ».
 */
export type Unit = { kind: UnitKind; name: string; factor: number; least: number };

type UnitFound = { unit: Unit; end: number };

/** The unit after a number that ends at `at`; after a scale (`weight` above 1) « de » may come between. */
export function readUnit(text: string, plain: string, at: number, weight: number): UnitFound | undefined {
  const start = at + (matchAt(weight > 1 ? LINK_AFTER_SCALE : LINK, plain, at)?.[0].length ?? 0);
  const found =
    readRatio(plain, start) ?? readWord(plain, start) ?? readSign(text, plain, start) ?? readSymbol(text, plain, start);
  return found && weight >= found.unit.least ? found : undefined;
}

/** What is written, from `from` on, before a number that starts at `at`: « CHF 3,4 », « x10 », « multiplié par 3 ». */
export function readUnitBefore(
  text: string,
  plain: string,
  at: number,
  from: number,
): { unit: Unit; start: number } | undefined {
  const window = text.slice(Math.max(0, at - 7), at);
  const sign = SIGN_BEFORE.exec(window)?.[1] ?? "";
  const start = at - window.length + window.lastIndexOf(sign);
  const unit = /^[x×]$/.test(sign) ? TIMES : SIGNS.get(sign);
  if (unit) return start < from ? undefined : { unit, start };
  return MULTIPLIED.test(plain.slice(Math.max(0, at - 16), at)) ? { unit: TIMES, start: at } : undefined;
}

/** « 250 M€ », « 3 Mds », « 100k »; a letter alone is a scale after a currency only: « €40m » (`isMoney`). */
export function readScaleSign(text: string, number: Amount, isMoney: boolean): Amount {
  if (number.nature !== "exact" || number.scale > 1) return number;
  const match =
    matchAt(SCALE_SIGN, text, number.end) ?? (isMoney ? matchAt(SCALE_AFTER_MONEY, text, number.end) : null);
  const isScreen = match?.groups?.["k"] && (number.readings[0] ?? 0) < 10;
  const scale = SCALE_LETTERS[(match?.[0] ?? "").toLowerCase().replace(/[^a-z]|s/g, "")];
  return match && scale && !isScreen ? scaleBy(number, scale, number.end + match[0].length) : number;
}

const SCALE_LETTERS: Record<string, number> = {
  ...{ k: 1e3, m: 1e6, mn: 1e6, mio: 1e6, md: 1e9, mrd: 1e9, mia: 1e9, g: 1e9, b: 1e9, bn: 1e9, t: 1e12, tn: 1e12 },
};
const LINK = /[ -]?/y;
const LINK_AFTER_SCALE = / ?(?:de |d'|of )?|-/y;

// --- Ratios

const ratio = (kind: UnitKind, name: string, factor = 1, least = 0): Unit => ({ kind, name, factor, least });

const TIMES = ratio("times", "×", 1, 1);
/** « trois points de vente » and « quatre points forts » count something else. */
const POINTS = new RegExp(
  "(?:points?|pts?)(?!\\w| (?:forts?|faibles?|cles?|noirs?|chauds?|communs?|essentiels|importants|principaux)(?!\\w)|" +
    " d(?:e |')(?!pib|croissance|hausse|baisse|plus|moins|mieux|retard|avance|marge|part))",
  "y",
);
const RATIOS: [RegExp, Unit][] = [
  [/%|pour[ -]cents?(?!\w)|pct(?!\w)|percent(?!\w)/y, ratio("percent", "%")],
  [/‰|pour[ -]mille(?!\w)/y, ratio("percent", "%", 0.1)],
  [/(?:points? de base|pb|pdb)(?!\w)/y, ratio("points", "pt", 0.01)],
  [/points? de (?:%|pourcentages?(?!\w))/y, ratio("points", "pt")],
  [POINTS, ratio("points", "pt", 1, 1)],
  [/fois(?!\w)|[x×](?!\w| \d)/y, TIMES],
];

function readRatio(plain: string, at: number): UnitFound | undefined {
  if (!/[%‰pfx×]/.test(plain.charAt(at))) return undefined;
  for (const [pattern, unit] of RATIOS) {
    const match = matchAt(pattern, plain, at);
    if (match) return { unit, end: at + match[0].length };
  }
  return undefined;
}

// --- Currencies

/** noun, ISO code when nothing follows, then what may follow (first letters) with its own code. `!` asks for 1e9. */
const CURRENCY_WORDS = `
euro EUR
dollar USD americain=USD us=USD canadien=CAD australien=AUD neo-zelandais=NZD taiwanais=TWD de_taiwan=TWD
  de_hong_kong=HKD hongkongais=HKD de_singapour=SGD singapourien=SGD jamaicain=JMD
franc CHF suisse=CHF cfa=XOF guineen=GNF congolais=CDF rwandais=RWF burundais=BIF djiboutien=DJF comorien=KMF
  pacifique=XPF cfp=XPF malgache=MGF francais=FRF belge=BEF luxembourgeois=LUF
livre! GBP sterling=GBP britannique=GBP egyptienne=EGP libanaise=LBP syrienne=SYP turque=TRY soudanaise=SDG
couronne! SEK suedoise=SEK norvegienne=NOK danoise=DKK tcheque=CZK islandaise=ISK
dinar DZD algerien=DZD tunisien=TND libyen=LYD koweitien=KWD jordanien=JOD irakien=IQD serbe=RSD bahreini=BHD
dirham MAD marocain=MAD emirati=AED emirien=AED des_emirats=AED
peso MXN mexicain=MXN argentin=ARS chilien=CLP colombien=COP philippin=PHP uruguayen=UYU cubain=CUP
roupie INR indienne=INR pakistanaise=PKR sri-lankaise=LKR nepalaise=NPR mauricienne=MUR indonesienne=IDR
yen JPY japonais=JPY
yuan CNY chinois=CNY
renminbi CNY
won KRW sud-coreen=KRW coreen=KRW
rouble RUB russe=RUB bielorusse=BYN
riyal SAR saoudien=SAR qatari=QAR omanais=OMR yemenite=YER
rial IRR iranien=IRR omanais=OMR
real BRL bresilien=BRL
reai BRL
reau BRL bresilien=BRL
zloty PLN polonais=PLN
forint HUF hongrois=HUF
leu RON roumain=RON moldave=MDL
lei RON roumain=RON moldave=MDL
lev BGN
hryvnia UAH
shekel ILS israelien=ILS
rand ZAR sud-africain=ZAR
naira NGN
cedi GHS
shilling KES kenyan=KES ougandais=UGX tanzanien=TZS
ariary MGA malgache=MGA
ouguiya MRU
gourde! HTG haitienne=HTG
baht THB
dong VND
ringgit MYR
roupiah IDR
taka BDT
bitcoin BTC
ether ETH
pound GBP
`;
const SIGN_CODES =
  "$=USD US$=USD $US=USD C$=CAD CA$=CAD $CA=CAD $CAN=CAD A$=AUD AU$=AUD $AU=AUD HK$=HKD $HK=HKD NT$=TWD S$=SGD " +
  "NZ$=NZD $NZ=NZD R$=BRL €=EUR £=GBP ¥=JPY ₹=INR ₽=RUB ₩=KRW ₺=TRY ₪=ILS ₴=UAH ₫=VND ₦=NGN ₿=BTC FCFA=XOF XAF=XAF " +
  "RMB=CNY DH=MAD";

type Currency = { unit: Unit; named: [start: string, code: string][] };

const money = (code: string, least = 0, factor = 1): Unit => ({ kind: "money", name: code, factor, least });

const CURRENCIES = new Map(
  CURRENCY_WORDS.trim()
    .split(/\n(?! )/)
    .map(parseCurrency),
);
const SIGNS = new Map<string, Unit>([
  ...[...CURRENCY_WORDS.matchAll(/[A-Z]{3}/g)].map(([code]): [string, Unit] => [code, money(code)]),
  ...SIGN_CODES.split(" ").map((entry): [string, Unit] => {
    const [sign = "", code = ""] = entry.split("=");
    return [sign, money(code)];
  }),
]);
const DOLLAR = "(?:US|CAN?|AU?|C|HK|NT|S|NZ|R)?\\$";
const MARK = "[€£¥₹₽₩₺₪₴₫₦₿]";
const SIGN = new RegExp(
  `${DOLLAR}(?: ?(?:US|CAN?|AU|HK|NZ)(?![A-Za-z]))?|${MARK}|F ?CFA|(?:DH|[A-Z]{3})(?![A-Za-z\\d])`,
  "y",
);
/** Codes that are nothing else: « COP 30 » is a conference and « PHP 8 » a language. */
const CODE = "(?:USD|EUR|CHF|GBP|CAD|AUD|JPY|CNY|RMB|XOF|XAF|FCFA|DH)(?![A-Za-z])";
const SURE_SIGN = `(?:${DOLLAR}|${MARK}|${CODE})`;
const SPACE = "[ \\u00a0\\u202f]?";
const SIGN_BEFORE = new RegExp(`(?<![A-Za-z\\d]|\\d )(${SURE_SIGN}|[×x])${SPACE}$`);
const MULTIPLIED = /multipli(?:e|es|ee|ees|er|ant|ent|era|ait) par $/;

/** `k` alone counts from 10 up: a « 4K » is a screen. */
const SCALE_SIGN = new RegExp(
  `${SPACE}(?:(?:Mds?|Mrds?|mds?|Mi[ao]s?)\\.?(?![a-zA-Z\\d])|` +
    `[kKMGT](?=${SPACE}(?:${SURE_SIGN}|F CFA|euros?|dollars?|francs?))|M(?=${SPACE}d[e'’])|(?<k>[kK])(?![\\w'’]))`,
  "y",
);
const SCALE_AFTER_MONEY = new RegExp(`${SPACE}(?:[kKmMbBtTG]|[bmt]n)(?![a-zA-Z\\d])`, "y");

function parseCurrency(line: string): [noun: string, currency: Currency] {
  const [noun = "", code = "", ...names] = line.split(/\s+/);
  const named = names.map((name): [string, string] => {
    const [start = "", own = ""] = name.replaceAll("_", " ").split("=");
    return [start, own];
  });
  return [noun.replace("!", ""), { unit: money(code, noun.endsWith("!") ? 1e9 : 0), named }];
}

/** « dollars canadiens », « $ canadiens », « francs »: what follows the noun tells the country. */
function readCountry({ unit, named }: Currency, plain: string, end: number): UnitFound {
  for (const [start, code] of named) {
    if (!plain.startsWith(start, end + 1)) continue;
    const rest = matchAt(LETTERS, plain, end + 1 + start.length)?.[0] ?? "";
    return { unit: money(code), end: end + 1 + start.length + rest.length };
  }
  return { unit, end };
}

function readSign(text: string, plain: string, at: number): UnitFound | undefined {
  const sign = matchAt(SIGN, text, at)?.[0] ?? "";
  const unit = SIGNS.get(sign.replace(/\s/g, ""));
  const dollar = sign === "$" && CURRENCIES.get("dollar");
  if (dollar) return readCountry(dollar, plain, at + 1);
  return unit && { unit, end: at + sign.length };
}

// --- Measures and durations

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
const EVERYDAY = new Set(["jour", "journee", "seconde", "pouce", "degre", "bit"]);

const SYMBOLS = new Map(MEASURES.flatMap((row) => nameMeasures(row, row[0], (prefix, symbol) => prefix + symbol)));
const NOUNS = new Map<string, Unit>([
  ...MEASURES.flatMap((row) => nameMeasures(row, row[1], (prefix, noun) => (PREFIXES[prefix]?.[0] ?? "") + noun)),
  ["centime", money("EUR", 0, 0.01)],
  ["cent", money("USD", 1, 0.01)],
]);

/** Nouns that even « un » counts, singular and folded. */
export const UNIT_NOUNS: string[] = [
  ...[...CURRENCIES].filter(([, { unit }]) => unit.least === 0).map(([noun]) => noun),
  ...[...NOUNS].filter(([, { least }]) => least === 0).map(([noun]) => noun),
];

/** The names of one measure with each of its prefixes, and what they are worth. */
function nameMeasures(row: Measure, names: string, join: (prefix: string, name: string) => string): [string, Unit][] {
  const [, , name, factor, prefixes] = row;
  const kind = name === "s" || name === "mois" ? "duration" : "measure";
  return ["", ...prefixes].flatMap((prefix) => {
    const unit: Unit = { kind, name, factor: rounded(factor * (PREFIXES[prefix]?.[1] ?? 1)), least: 0 };
    const own = names.split(" ").filter((each) => each !== "" && !(prefix === "" && NEVER_BARE.test(each)));
    return own.map((each) => [join(prefix, each), { ...unit, least: EVERYDAY.has(each) ? 1 : 0 }]);
  });
}

const SYMBOL = /°[ \u00a0\u202f]?C(?![a-zA-Z])|[a-zA-Zµμ°][a-zA-Z]*/y;
const NOUN = /[a-z]+(?:-[a-z]+)*/y;
const LETTERS = /[a-z-]*/y;
const POWER_OR_RATE = new RegExp(
  "(?<square>²|2(?!\\d)| carres?)|(?<cube>³|3(?!\\d)| cubes?)|(?<second> ?/ ?s(?:econde)?| par seconde)|" +
    "(?<hour> ?/ ?h(?:eure)?s?| par heure| a l'heure(?! actuelle| ou| d)|[ -]heure)",
  "y",
);

/** A currency, a measure or a duration in words. */
function readWord(plain: string, at: number): UnitFound | undefined {
  const whole = matchAt(NOUN, plain, at)?.[0];
  if (whole === undefined) return undefined;
  for (const word of whole.includes("-") ? [whole, whole.slice(0, whole.indexOf("-"))] : [whole]) {
    const end = at + word.length;
    const singular = word.replace(/[sx]$/, "");
    const currency = CURRENCIES.get(singular) ?? CURRENCIES.get(word);
    if (currency) return readCountry(currency, plain, end);
    const unit = NOUNS.get(word) ?? NOUNS.get(singular);
    const found = unit && closed(plain, withPower(plain, unit, end));
    if (found) return found;
  }
  return undefined;
}

function readSymbol(text: string, plain: string, at: number): UnitFound | undefined {
  const symbol = matchAt(SYMBOL, text, at)?.[0] ?? "";
  const unit = SYMBOLS.get(symbol.replace(/\s/, ""));
  return unit && closed(plain, withPower(plain, unit, at + symbol.length));
}

/** « km² », « mètres cubes », « km/h », « Mo par seconde ». */
function withPower(plain: string, unit: Unit, end: number): UnitFound {
  const match = unit.kind === "measure" ? matchAt(POWER_OR_RATE, plain, end) : null;
  const { square, cube, hour } = match?.groups ?? {};
  if (!match || ((square || cube) && unit.name !== "m")) return { unit, end };
  const after = end + match[0].length;
  if (square) return { unit: { ...unit, name: "m²", factor: rounded(unit.factor ** 2) }, end: after };
  if (cube) return { unit: { ...unit, name: "l", factor: rounded(unit.factor ** 3 * 1000) }, end: after };
  return { unit: { ...unit, name: `${unit.name}/s`, factor: unit.factor / (hour ? 3600 : 1) }, end: after };
}

/** « 3 s’affrontent » and « 12 m-… » hold no unit: a unit closes where its word does. */
const closed = (plain: string, found: UnitFound): UnitFound | undefined =>
  /[\w'-]/.test(plain.charAt(found.end)) ? undefined : found;
