import { SURE_SIGN } from "./currencies.ts";
import { matchAt } from "./folded-text.ts";
import { PARTITIVE } from "./fractions.ts";
import { type Amount, type Language, type Page, scaleBy } from "./quantity-parts.ts";

/** What a scale multiplies by. The `-aine` words and « millier » say « environ » by themselves. */
const COLLECTIVES = new Map(
  Object.entries({
    ...{ dizaine: 10, douzaine: 12, quinzaine: 15, vingtaine: 20, trentaine: 30, quarantaine: 40, cinquantaine: 50 },
    ...{ soixantaine: 60, centaine: 100, millier: 1e3 },
  }),
);
const SCALES: Record<Language, Map<string, number>> = {
  fr: new Map(Object.entries({ mille: 1e3, million: 1e6, milliard: 1e9, billion: 1e12, trillion: 1e18 })),
  en: new Map(Object.entries({ thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 })),
};
/** Scales in the singular, but for « mille », which is a number by itself. */
export const SCALE_WORDS: string[] = [...COLLECTIVES.keys(), ...SCALES.fr.keys()].filter((word) => word !== "mille");

const scalePattern = (before: string, ...words: Iterable<string>[]): RegExp =>
  new RegExp(`${before}(${words.flatMap((some) => [...some]).join("|")})s?(?!\\w|-[a-z])`, "y");
const FIRST_SCALE = {
  fr: scalePattern("[ -]?", COLLECTIVES.keys(), SCALES.fr.keys()),
  en: scalePattern("[ -]?", SCALES.en.keys()),
};
const LATER_SCALE = {
  fr: scalePattern(" (de |d')?", ["millier"], SCALES.fr.keys()),
  en: scalePattern(" (of )?", SCALES.en.keys()),
};
const PERIOD = /^(?:quinz|quarant)aine$/;
/** Beyond it a chain of scales is a joke or an attack. */
const LARGEST = 1e24;

/** `isRound`: « dizaine », « millier »… */
type Scale = { by: number; end: number; isRound: boolean };

/** An amount times what follows it: « millions », « centaines de milliers »; after a fraction, « de milliard ». */
export function withScale(page: Page, lead: Amount): Amount {
  const first = lead.nature === "fraction" ? readLaterScale(page, lead.end, 1) : readFirstScale(page, lead.end);
  if (!first) return lead;
  const { by, end, isRound } = withLaterScales(page, first, first.by);
  return { ...scaleBy(lead, by, end), ...(isRound && lead.nature === "article" && { nature: "about" }) };
}

function withLaterScales(page: Page, scale: Scale, last: number): Scale {
  const next = scale.by < LARGEST ? readLaterScale(page, scale.end, last) : undefined;
  return next ? withLaterScales(page, { ...scale, by: scale.by * next.by, end: next.end }, next.by) : scale;
}

function readFirstScale({ plain, language }: Page, at: number): Scale | undefined {
  const match = matchAt(FIRST_SCALE[language], plain, at);
  if (!match) return undefined;
  const [whole, word = ""] = match;
  const end = at + whole.length;
  if (PERIOD.test(word) && !matchAt(PARTITIVE, plain, end)) return undefined;
  return { by: scaleOf(word, language), end, isRound: COLLECTIVES.has(word) };
}

/** Only « mille » stands before another scale without « de ». */
function readLaterScale({ plain, language }: Page, at: number, after: number): Scale | undefined {
  const match = matchAt(LATER_SCALE[language], plain, at);
  if (!match || (!match[1] && after !== 1e3)) return undefined;
  return { by: scaleOf(match[2] ?? "", language), end: at + match[0].length, isRound: false };
}

const scaleOf = (word: string, language: Language): number => SCALES[language].get(word) ?? COLLECTIVES.get(word) ?? 1;

// --- Letters for scales

const SCALE_LETTERS: Record<string, number> = {
  ...{ k: 1e3, m: 1e6, mn: 1e6, mio: 1e6, md: 1e9, mrd: 1e9, mia: 1e9, g: 1e9, b: 1e9, bn: 1e9, t: 1e12, tn: 1e12 },
};
const SPACE = "[ \\u00a0\\u202f]?";
/** `k` alone counts from 10 up: a « 4K » is a screen. */
const SCALE_SIGN = new RegExp(
  `${SPACE}(?:(?:Mds?|[Mm]rds?|mds?|[Mm]i[ao]s?)\\.?(?![a-zA-Z\\d])|` +
    `[kKMGT](?=${SPACE}(?:${SURE_SIGN}|F CFA|euros?|dollars?|francs?))|M(?=${SPACE}d[e'’])|(?<k>[kK])(?![\\w'’]))`,
  "y",
);
const SCALE_AFTER_MONEY = new RegExp(`${SPACE}(?:[kKmMbBtTG]|[bmt]n)(?![a-zA-Z\\d])`, "y");

/** « 250 M€ », « 3 Mds », « 100k »; a letter alone is a scale after a currency only: « €40m » (`isMoney`). */
export function withScaleSign(text: string, number: Amount, isMoney: boolean): Amount {
  if (number.nature !== "exact" || number.scale > 1) return number;
  const match =
    matchAt(SCALE_SIGN, text, number.end) ?? (isMoney ? matchAt(SCALE_AFTER_MONEY, text, number.end) : null);
  const isScreen = match?.groups?.["k"] && (number.readings[0] ?? 0) < 10;
  const scale = SCALE_LETTERS[(match?.[0] ?? "").toLowerCase().replace(/[^a-z]|s/g, "")];
  return match && scale && !isScreen ? scaleBy(number, scale, number.end + match[0].length) : number;
}
