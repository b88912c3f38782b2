/** The language of a text: an English billion is a French milliard, and an English comma parts thousands. */
export type Language = "fr" | "en";

/** A number as written. `readings` holds every way to read it, likeliest first, and nothing when it is vague. */
export type Amount = {
  readings: number[];
  end: number;
  /** The product of the scales that close it: 1e6 in « 4 millions », 1 in « 40 000 ». */
  scale: number;
  /** "article" is « un », « zéro » or « demi- »: a number only beside a unit. */
  nature: "exact" | "about" | "article" | "ordinal" | "fraction" | "vague";
};

/** Lower case, no accents, one kind of space, apostrophe and hyphen; as long as the text, so that places stay true. */
export function foldInPlace(text: string): string {
  return text.replace(/[^\0-\x7f]/g, foldCharacter).toLowerCase();
}

/** The match of a sticky pattern at one place. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** The number that starts at `at`: « 2 milliards 300 millions », « deux virgule cinq », « un tiers ». */
export function readAmount(plain: string, at: number, language: Language = "fr"): Amount | undefined {
  const amount = readScaled(plain, at, language);
  return amount && withHalf(plain, withRest(plain, amount, language));
}

/** What opens at `at` with a scale and no figure: « centaines de milliards ». Its `scale` is the order of size. */
export function readVague(plain: string, at: number, language: Language = "fr"): Amount {
  return withScale(plain, { readings: [], end: at, scale: 1, nature: "vague" }, language);
}

const SMALL =
  "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt=20 trente=30 " +
  "quarante=40 cinquante=50 soixante=60 septante=70 huitante=80 octante=80 nonante=90";
const CARDINALS = new Map<string, number>([
  ...SMALL.split(" ").map((entry, at): [string, number] => {
    const [word = "", value = at] = entry.split("=");
    return [word, Number(value)];
  }),
  ...Object.entries({ une: 1, vingts: 20, cent: 100, cents: 100, mille: 1000 }),
]);
const ORDINALS = new Map<string, number>([
  ...Array.from(CARDINALS, ([word, value]): [string, number] => [`${ordinalStem(word)}ieme`, value]),
  ...Object.entries({ millionieme: 1e6, milliardieme: 1e9 }),
]);

/** What a scale multiplies by. The `-aine` words say « environ » by themselves. */
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

/** Words that open a number, but for « un »: folded, as regular expressions. */
export const OPENING_WORDS = [
  ...[...CARDINALS.keys(), ...ORDINALS.keys()].filter((word) => !/^une?$|^unieme$/.test(word)),
  ...["demie?(?= |-)", "(?:la )?moitie", "(?:le )?(?:tiers|quart)"],
];
/** Scales in the singular. */
export const SCALE_WORDS = [...COLLECTIVES.keys(), ...SCALES.fr.keys()].filter((word) => word !== "mille");

function ordinalStem(word: string): string {
  if (word === "cinq") return "cinqu";
  if (word === "neuf") return "neuv";
  return word.replace(/e$/, "");
}

// --- Digits

const DIGITS = /\d{1,3}(?:(?: \d{3})+|(?:'\d{3})+|(?:\.\d{3})+|(?:,\d{3})+)(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?/y;
const ORDINAL_ENDING = /(?:ers?|eres?|res?|nde?s?|des?|es?|[ei]?emes?)(?!\w)/y;
const ONE_GROUP = /^[1-9]\d{0,2}[.,]\d{3}$/;

function readDigits(plain: string, at: number, language: Language): Amount | undefined {
  const digits = matchAt(DIGITS, plain, at)?.[0];
  if (digits === undefined) return undefined;
  const end = at + digits.length;
  const ending = language === "fr" && matchAt(ORDINAL_ENDING, plain, end)?.[0];
  const readings = readingsOf(digits, language).filter(Number.isFinite);
  return { readings, end: end + (ending ? ending.length : 0), scale: 1, nature: ending ? "ordinal" : "exact" };
}

/** Both readings of `1.234` and `1,234`, the language's own first; nobody writes three decimals of zero. */
function readingsOf(digits: string, language: Language): number[] {
  if (!ONE_GROUP.test(digits)) return [plainValue(digits)];
  const whole = Number(digits.replace(/[.,]/, ""));
  const decimal = Number(digits.replace(",", "."));
  if (digits.endsWith("000")) return [whole];
  return digits.includes(language === "fr" ? "," : ".") ? [decimal, whole] : [whole, decimal];
}

/** A sign that comes twice parts thousands; the last one that comes once starts the decimals. */
function plainValue(digits: string): number {
  const compact = digits.replace(/[ ']/g, "");
  const last = Math.max(compact.lastIndexOf(","), compact.lastIndexOf("."));
  const whole = compact.replace(/[.,]/g, "");
  if (last < 0 || compact.indexOf(compact.charAt(last)) !== last) return Number(whole);
  return Number(`${compact.slice(0, last).replace(/[.,]/g, "")}.${compact.slice(last + 1)}`);
}

// --- Words

type Whole = { value: number; end: number; isOrdinal: boolean };

const WORD = /[a-z]+(?!\w)/y;
const JOINT = / et |-et-|[ -]/y;
const COMMA = / virgule /y;
const HALF_BEFORE = /demie?[ -]/y;

function readWords(plain: string, at: number): Amount | undefined {
  const whole = readWhole(plain, at);
  if (!whole) return readHalfBefore(plain, at);
  const { value, end, isOrdinal } = whole;
  if (isOrdinal) return { readings: [value], end, scale: 1, nature: "ordinal" };
  const half = value === 1 ? readHalfBefore(plain, end + 1) : undefined;
  const nature = value < 2 ? "article" : "exact";
  return half ?? readDecimals(plain, whole) ?? { readings: [value], end, scale: 1, nature };
}

/** « demi-milliard »: what parts it from its scale or unit is left to them. */
function readHalfBefore(plain: string, at: number): Amount | undefined {
  const match = matchAt(HALF_BEFORE, plain, at);
  return match ? { readings: [0.5], end: at + match[0].length - 1, scale: 1, nature: "article" } : undefined;
}

/** « deux virgule zéro cinq ». */
function readDecimals(plain: string, { value, end }: Whole): Amount | undefined {
  const comma = matchAt(COMMA, plain, end);
  let next = comma ? readWhole(plain, end + comma[0].length) : undefined;
  let digits = "";
  let last = end;
  for (; next && !next.isOrdinal; next = next.value === 0 ? readWhole(plain, next.end + 1) : undefined) {
    digits += next.value;
    last = next.end;
  }
  return digits === "" ? undefined : { readings: [Number(`${value}.${digits}`)], end: last, scale: 1, nature: "exact" };
}

/** 0 to 999 999, and the ranks up to a milliardth. */
function readWhole(plain: string, at: number): Whole | undefined {
  let whole = readWord(plain, at);
  while (whole && !whole.isOrdinal) {
    const joint = matchAt(JOINT, plain, whole.end)?.[0];
    const next = joint ? readWord(plain, whole.end + joint.length) : undefined;
    const value = joint && next ? combine(whole.value, next.value, joint) : undefined;
    if (!next || value === undefined) break;
    whole = { ...next, value };
  }
  return whole;
}

function readWord(plain: string, at: number): Whole | undefined {
  const word = matchAt(WORD, plain, at)?.[0] ?? "";
  const value = CARDINALS.get(word) ?? ORDINALS.get(word);
  return value === undefined ? undefined : { value, end: at + word.length, isOrdinal: ORDINALS.has(word) };
}

/** The number that two neighbours make: 4 and 20 are 80, 2 and 100 are 200, 60 and 11 are 71, 2 and 3 are two. */
function combine(value: number, next: number, joint: string): number | undefined {
  if (next >= 100) return raise(value, next);
  if (next === 20 && value % 100 === 4) return value + 76;
  return hasRoom(value, next) && isJoined(value, next, joint) ? value + next : undefined;
}

/** « deux mille trois » + « cent »: the power multiplies what stands below it; after « mille » alone it adds. */
function raise(value: number, power: number): number | undefined {
  const count = power === 100 ? value % 1000 : value;
  if (count === 0) return value + power;
  return count > 1 && count < Math.min(power, 1000) ? value + count * (power - 1) : undefined;
}

function hasRoom(value: number, next: number): boolean {
  const below100 = value % 100;
  if (next === 0 || value === 0) return false;
  if (below100 === 0) return true;
  if (below100 === 10) return next > 6 && next < 10;
  return below100 > 10 && below100 % 10 === 0 && next < (below100 === 60 || below100 === 80 ? 20 : 10);
}

/** « vingt et un », « vingt-un », « cent un », never « vingt un » nor « vingt et deux ». */
function isJoined(value: number, next: number, joint: string): boolean {
  if (joint.includes("et")) return next === 1 || next === 11;
  return next !== 1 || joint === "-" || value % 100 === 0;
}

// --- Fractions and scales

function readScaled(plain: string, at: number, language: Language): Amount | undefined {
  const lead = readDigits(plain, at, language) ?? readPart(plain, at) ?? readWords(plain, at);
  if (!lead || lead.nature === "ordinal") return lead;
  return withScale(plain, readFraction(plain, at, lead) ?? lead, language);
}

const PART = /(la )?moitie(?! moins)(?!\w)|(le )?(tiers|quart)(?= de | des | du | d')/y;
const DENOMINATOR = /[ -](tiers|quarts?|[a-z]+iemes?)(?!\w)|\/(\d{1,3})(?= d[eu'])/y;
const OF = / (?:de |des |du |d')/y;
const PART_BEFORE = /(?:'|\b(?:dont|soit|environ|presque|quasiment|contre) )$/;
const FALSE_PART = /-| (?:de (?:finales?|confiance|tour)|payant|etat|lieux?)(?!\w)/y;

/** « la moitié », « de moitié », « le tiers des », « du quart de ». */
function readPart(plain: string, at: number): Amount | undefined {
  const match = matchAt(PART, plain, at);
  if (!match || matchAt(FALSE_PART, plain, at + match[0].length)) return undefined;
  const [whole, la, le, part] = match;
  if (!la && !le && !/\bd[eu] $/.test(plain.slice(Math.max(0, at - 4), at))) return undefined;
  const value = part === "tiers" ? 1 / 3 : part === "quart" ? 1 / 4 : 1 / 2;
  return { readings: [value], end: at + whole.length, scale: 1, nature: "fraction" };
}

/** « deux tiers », « un cinquième des voix », « 1/3 des voix »; « un cinquième homme » is a rank. */
function readFraction(plain: string, at: number, lead: Amount): Amount | undefined {
  const [count = 0] = lead.readings;
  const match = lead.nature === "fraction" ? null : matchAt(DENOMINATOR, plain, lead.end);
  if (!match) return undefined;
  const end = lead.end + match[0].length;
  const parts = match[2] ? Number(match[2]) : denominatorOf(match[1] ?? "");
  if (!Number.isInteger(count) || count < 1 || parts <= count || matchAt(FALSE_PART, plain, end)) return undefined;
  // « dont un tiers » and « un tiers des voix » are parts; « confié à un tiers » is somebody.
  const isAlone = count === 1 && !PART_BEFORE.test(plain.slice(Math.max(0, at - 9), at));
  if ((isAlone || parts > 4) && !matchAt(OF, plain, end)) return undefined;
  return { readings: [count / parts], end, scale: 1, nature: "fraction" };
}

/** 0 for a word that parts nothing. */
function denominatorOf(word: string): number {
  if (word === "tiers") return 3;
  if (word.startsWith("quart")) return 4;
  const value = ORDINALS.get(word.replace(/s$/, "")) ?? 0;
  return value > 4 ? value : 0;
}

const scalePattern = (words: Iterable<string>, before: string): RegExp =>
  new RegExp(`${before}(${[...words].join("|")})s?(?!\\w|-[a-z])`, "y");
const FIRST_SCALE = {
  fr: scalePattern([...COLLECTIVES.keys(), ...SCALES.fr.keys()], "[ -]?"),
  en: scalePattern(SCALES.en.keys(), "[ -]?"),
};
const LATER_SCALE = {
  fr: scalePattern(["millier", ...SCALES.fr.keys()], " (de |d')?"),
  en: scalePattern(SCALES.en.keys(), " (of )?"),
};
const HALF_AFTER = / et demie?(?!\w)/y;
const PERIOD = /^(?:quinz|quarant)aine$/;
/** Beyond it a chain of scales is a joke or an attack. */
const LARGEST = 1e24;

/** `isRound`: « dizaine », « millier »… */
type Scale = { by: number; end: number; isRound: boolean };

/** « millions », « centaines de milliers », « mille milliards »; after a fraction, « de milliard ». */
function readScales(plain: string, at: number, isPart: boolean, language: Language): Scale | undefined {
  const first = isPart ? readLaterScale(plain, at, 1, language) : readFirstScale(plain, at, language);
  if (!first) return undefined;
  let { by, end } = first;
  let next = readLaterScale(plain, end, by, language);
  while (next && by < LARGEST) {
    by *= next.by;
    end = next.end;
    next = readLaterScale(plain, end, next.by, language);
  }
  return { by, end, isRound: first.isRound };
}

function readFirstScale(plain: string, at: number, language: Language): Scale | undefined {
  const match = matchAt(FIRST_SCALE[language], plain, at);
  if (!match) return undefined;
  const [whole, word = ""] = match;
  const end = at + whole.length;
  if (PERIOD.test(word) && !matchAt(OF, plain, end)) return undefined;
  return { by: scaleOf(word, language), end, isRound: COLLECTIVES.has(word) };
}

/** Only « mille » stands before another scale without « de ». */
function readLaterScale(plain: string, at: number, after: number, language: Language): Scale | undefined {
  const match = matchAt(LATER_SCALE[language], plain, at);
  if (!match || (!match[1] && after !== 1e3)) return undefined;
  return { by: scaleOf(match[2] ?? "", language), end: at + match[0].length, isRound: false };
}

const scaleOf = (word: string, language: Language): number => SCALES[language].get(word) ?? COLLECTIVES.get(word) ?? 1;

function withScale(plain: string, lead: Amount, language: Language): Amount {
  const scales = readScales(plain, lead.end, lead.nature === "fraction", language);
  if (!scales) return lead;
  const isAbout = scales.isRound && lead.nature === "article";
  return { ...scaleBy(lead, scales.by, scales.end), ...(isAbout && { nature: "about" }) };
}

/** The same number in millions or milliards. Nobody writes « 1,234 milliard » for 1 234 of them. */
export function scaleBy(number: Amount, scale: number, end: number): Amount {
  const [first = 0, second = 0] = number.readings;
  const readings = (first < second ? [first] : number.readings).map((value) => rounded(value * scale));
  return { readings, end, scale, nature: number.nature === "vague" ? "vague" : "exact" };
}

/** « 2 milliards 300 millions », « un million deux cent mille »; « 2 milliards et 300 millions » are two amounts. */
function withRest(plain: string, whole: Amount, language: Language): Amount {
  const rest = whole.scale < 1e6 || whole.nature !== "exact" ? undefined : readRest(plain, whole, language);
  if (!rest) return whole;
  const sum = rounded((whole.readings[0] ?? 0) + (rest.readings[0] ?? 0));
  // Scales go down, so this ends.
  return withRest(plain, { ...rest, readings: [sum], nature: "exact" }, language);
}

function readRest(plain: string, whole: Amount, language: Language): Amount | undefined {
  const joint = matchAt(JOINT, plain, whole.end)?.[0];
  const rest = joint ? readScaled(plain, whole.end + joint.length, language) : undefined;
  const [value = whole.scale] = rest?.readings ?? [];
  if (!rest || value >= whole.scale || !/^(?:exact|article)$/.test(rest.nature)) return undefined;
  const isDigits = /\d/.test(plain.charAt(whole.end + (joint?.length ?? 0)));
  const belongs = isDigits ? joint === " " && (rest.scale > 1 || value >= 1e4) : joint === " " || value >= 1e3;
  return belongs ? rest : undefined;
}

/** « un milliard et demi », « deux et demi ». */
export function withHalf(plain: string, amount: Amount): Amount {
  const half = amount.nature === "vague" ? null : matchAt(HALF_AFTER, plain, amount.end);
  if (!half) return amount;
  const readings = amount.readings.map((value) => value + amount.scale / 2);
  return { ...amount, readings, end: amount.end + half[0].length, nature: "exact" };
}

/** 6.2 × 1e9 must equal 6 200 000 000. */
export const rounded = (value: number): number => Number(value.toPrecision(15));

// --- Folding

const folded = new Map<string, string>();

function foldCharacter(character: string): string {
  const known = folded.get(character);
  if (known !== undefined) return known;
  const plain = plainCharacter(character);
  folded.set(character, plain);
  return plain;
}

function plainCharacter(character: string): string {
  if (/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/.test(character)) return " ";
  if (/[’‘ʼ′´]/.test(character)) return "'";
  if (/[‐-–−]/.test(character)) return "-";
  if (!/[\p{L}\uff10-\uff19]/u.test(character)) return character;
  // Other alphabets keep being letters, so that no number starts in the middle of a word.
  const [base = ""] = character.normalize("NFKD");
  return /[a-z0-9]/i.test(base) ? base : "_";
}
