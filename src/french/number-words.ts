import { matchAt } from "./folded-text.ts";
import { type Amount, unscaled } from "./quantity-parts.ts";

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
/** The ranks in one word, which name fractions too: what « cinquième » stands for. */
export const ORDINALS: Map<string, number> = new Map([
  ...Array.from(CARDINALS, ([word, value]): [string, number] => [`${ordinalStem(word)}ieme`, value]),
  ...Object.entries({ millionieme: 1e6, milliardieme: 1e9 }),
]);
/** Words that open a number, but for « un »: folded. */
export const NUMBER_WORDS: string[] = [...CARDINALS.keys(), ...ORDINALS.keys()].filter(
  (word) => !/^une?$|^unieme$/.test(word),
);

function ordinalStem(word: string): string {
  if (word === "cinq") return "cinqu";
  if (word === "neuf") return "neuv";
  return word.replace(/e$/, "");
}

type Whole = { value: number; end: number; isOrdinal: boolean };

const WORD = /[a-z]+(?!\w)/y;
/** What stands between two words of a number. */
export const JOINT: RegExp = / et |-et-|[ -]/y;
const COMMA = / virgule /y;
const HALF_BEFORE = /demie?[ -]/y;

/** The number in letters at `at`: « quatre-vingt-dix-sept », « deux virgule cinq », « demi- », « vingt et unième ». */
export function readWords(plain: string, at: number): Amount | undefined {
  const whole = readWhole(plain, at);
  if (!whole) return readHalfBefore(plain, at);
  const { value, end, isOrdinal } = whole;
  if (isOrdinal) return unscaled([value], end, "ordinal");
  const half = value === 1 ? readHalfBefore(plain, end + 1) : undefined;
  return half ?? readDecimals(plain, whole) ?? unscaled([value], end, value < 2 ? "article" : "exact");
}

/** « demi-milliard »: what parts it from its scale or unit is left to them. */
function readHalfBefore(plain: string, at: number): Amount | undefined {
  const match = matchAt(HALF_BEFORE, plain, at);
  return match ? unscaled([0.5], at + match[0].length - 1, "article") : undefined;
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
  return digits === "" ? undefined : unscaled([Number(`${value}.${digits}`)], last, "exact");
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
