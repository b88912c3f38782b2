import { findHedgeAfter, findHedgeBefore, type Hedge } from "./hedges.ts";
import {
  type Amount,
  foldInPlace,
  type Language,
  matchAt,
  OPENING_WORDS,
  readAmount,
  readVague,
  rounded,
  SCALE_WORDS,
  scaleBy,
  withHalf,
} from "./number-words.ts";
import { readScaleSign, readUnit, readUnitBefore, UNIT_NOUNS, type Unit, type UnitKind } from "./units.ts";

/**
 * A figure of a text. `values` are in base units (6,2 milliards de dollars → 6200000000): one for each way to read it
 * (`1.234`), both ends of a range, none for a vague amount. Fractions are in %. `unit` is a base unit's name, or null.
 */
export type Quantity = {
  kind: "number" | "ordinal" | "fraction" | "vague" | UnitKind;
  values: number[];
  unit: string | null;
  /** As written between `start` and `end`: sign, number, scale and unit. */
  text: string;
  start: number;
  end: number;
  hedge: Hedge | null;
  range: { low: number; high: number } | null;
};

type Page = { text: string; plain: string; language: Language };

/** A number with its unit; `low` is the other end of a range that closes here. */
type Draft = { start: number; end: number; number: Amount; unit: Unit | null; low: Draft | null; isBetween: boolean };

/** The quantities of a text, in order, without overlap. Dates, hours, years and the numbers of names are none. */
export function findQuantities(text: string, language: Language = "fr"): Quantity[] {
  if (!HOLDS_NUMBER.test(text)) return [];
  const page = { text, plain: foldInPlace(text), language };
  const drafts = joinRanges(page.plain, readDrafts(page)).filter(isQuantity);
  const before = drafts.map(({ start }, at) => findHedgeBefore(page.plain, start, drafts[at - 1]?.end));
  return drafts.map((draft, at) => {
    const found = before[at] ?? findHedgeAfter(page.plain, draft.end);
    const next = before[at + 1]?.start ?? drafts[at + 1]?.start ?? Number.POSITIVE_INFINITY;
    // « 10 % environ 20 » : the word belongs to what it touches on its right.
    const hedge = found && found.end < next - 1 ? { kind: found.kind, text: text.slice(found.start, found.end) } : null;
    return toQuantity(page, draft, hedge);
  });
}

function toQuantity({ text, plain }: Page, draft: Draft, hedge: Hedge | null): Quantity {
  const { start, end, number, unit, low } = draft;
  const values = valuesOf(draft);
  const lows = low ? valuesOf(low) : [];
  return {
    kind: kindOf(draft),
    values: [...lows, ...values],
    unit: unit?.name ?? (number.nature === "fraction" ? "%" : null),
    text: text.slice(start, end),
    start,
    end,
    hedge: draft.isBetween ? betweenHedge(text, plain, start) : (hedge ?? ownHedge(draft)),
    range: low ? { low: lows[0] ?? 0, high: values[0] ?? 0 } : null,
  };
}

function kindOf({ number: { nature }, unit }: Draft): Quantity["kind"] {
  if (nature === "vague" || nature === "ordinal") return nature;
  return unit?.kind ?? (nature === "fraction" ? "fraction" : "number");
}

const valuesOf = ({ number: { readings, nature }, unit }: Draft): number[] =>
  readings.map((value) => rounded(value * (unit?.factor ?? (nature === "fraction" ? 100 : 1))));

const ownHedge = ({ number, low }: Draft): Hedge | null =>
  number.nature === "about" || low?.number.nature === "about" ? { kind: "about", text: "" } : null;

function betweenHedge(text: string, plain: string, start: number): Hedge {
  const at = plain.lastIndexOf("entre", start);
  return { kind: "between", text: text.slice(at, at + "entre".length) };
}

/** « un » without a unit and « plusieurs » before anything are words. */
function isQuantity(draft: Draft): boolean {
  const { number, unit, low } = draft;
  if (number.nature === "vague") return number.scale > 1 || unit?.kind === "money" || unit?.kind === "measure";
  const isCounted = number.nature !== "article" || unit !== null || low !== null;
  return isCounted && number.readings.length > 0 && valuesOf(draft).every(Number.isFinite);
}

// --- Where a number may start

const NUMBER = OPENING_WORDS.join("|");
const SCALE = SCALE_WORDS.join("|");
const UNIT = UNIT_NOUNS.join("|");
/** « le milliard » is a figure, « des milliards » and « plusieurs gigawatts » are vague, « un » needs a unit. */
const WORDS =
  `((?:le|du|au|ce|par|la|cette|leur) )(?=(?!quarantaine)(?:${SCALE})(?!\\w))|` +
  `((?:plusieurs|quelques) (?=(?:${SCALE}|${UNIT})s?(?!\\w))|` +
  `(?:(?:des|de|les|ces|ses|leurs|aux|par|d'autres|certaine?s|(?:de )?nombreu(?:x|ses)) )?(?=(?:${SCALE})s(?!\\w)))|` +
  `(?:${NUMBER})(?!\\w)|une?(?=(?: |-)(?:${NUMBER}|${SCALE}|${UNIT}|a|ou|et|pour cent|points? de|virgule)(?!\\w))`;
const START = new RegExp(`(https?://\\S+|www\\.\\S+)|\\d|\\b(?:${WORDS})`, "g");
/** The same before folding: most sentences hold no number. */
const HOLDS_NUMBER = new RegExp(
  `\\d|(?<![a-zà-ÿ])(?:${WORDS.replaceAll("e", "[eéè]").replaceAll("'", "['’]").replaceAll(" ", "\\s")})`,
  "i",
);

/** A draft, or nothing but the end of what must be passed over. */
type Read = { end: number; draft?: Draft; isName?: boolean };

function readDrafts(page: Page): Draft[] {
  const drafts: Draft[] = [];
  let nameEnd = -1;
  let at = 0;
  for (let found = findStart(page.plain, at); found; found = findStart(page.plain, at)) {
    const read = readAt(page, found, drafts.at(-1)?.end ?? -1, nameEnd);
    if (read.draft) drafts.push(read.draft);
    if (read.isName) nameEnd = read.end;
    at = Math.max(read.end, found.index + 1);
  }
  return drafts;
}

function findStart(plain: string, at: number): RegExpExecArray | null {
  START.lastIndex = at;
  return START.exec(plain);
}

function readAt(page: Page, found: RegExpExecArray, lastEnd: number, nameEnd: number): Read {
  const { plain, language } = page;
  const at = found.index;
  const [whole, address, one, many] = found;
  if (address) return { end: at + whole.length };
  if (one) return asRead(readOne(page, at + one.length, lastEnd));
  if (many !== undefined) return asRead(completeDraft(page, at, readVague(plain, at + many.length, language), lastEnd));
  if (isGlued(plain, at, lastEnd)) return { end: endOfToken(plain, at), isName: true };
  const date = matchAt(DATE, plain, at);
  if (date) return { end: at + date[0].length };
  const number = readAmount(plain, at, language);
  if (!number) return { end: at + whole.length };
  const draft = completeDraft(page, at, number, lastEnd);
  if (isGluedAfter(plain, draft)) return { end: Math.max(draft.end, endOfToken(plain, at)), isName: true };
  if (isName(page, draft, nameEnd)) return { end: number.end, isName: true };
  return isMoment(plain, draft) ? { end: draft.end } : asRead(draft);
}

const asRead = (draft: Draft): Read => ({ draft, end: draft.end });

/** « le milliard », « par million »; « la centaine » is round. */
function readOne(page: Page, at: number, lastEnd: number): Draft {
  const scale = readVague(page.plain, at, page.language);
  const nature = scale.scale >= 1e6 ? "exact" : "about";
  return completeDraft(page, at, { ...scale, readings: [scale.scale], nature }, lastEnd);
}

// --- The unit and the sign of a number

function completeDraft(page: Page, at: number, read: Amount, lastEnd: number): Draft {
  const { text, plain } = page;
  const before = readUnitBefore(text, plain, at, lastEnd);
  const number = readScaleSign(text, read, before?.unit.kind === "money");
  const after = number.nature === "ordinal" ? undefined : readUnit(text, plain, number.end, weightOf(number));
  const isBefore = before !== undefined && after?.unit.kind !== before.unit.kind;
  const unit = isBefore ? before.unit : (after?.unit ?? null);
  const end = isBefore || !after ? number.end : after.end;
  const half = unit && number.scale === 1 ? withHalf(plain, { ...number, end }) : { ...number, end };
  const start = before?.start ?? at;
  const single = { low: null, isBetween: false };
  return withSign(plain, { start, end: half.end, number: { ...half, end: number.end }, unit, ...single });
}

/** What the word after a number is asked to be worth (see `Unit.least`); above 1, « de » may come between. */
function weightOf({ nature, scale, readings }: Amount): number {
  if (nature === "fraction") return 2;
  if (nature === "article") return readings[0] === 0.5 ? 1 : 0;
  return nature === "vague" && scale === 1 ? 0 : scale;
}

const SIGN_BEFORE = /(?<![\w-])(?:(-)|\+)$|(?<=\()(- )$/;
const COLD_BEFORE = /(?<!\bau |\bpas )\bmoins $/;
const BELOW_ZERO = / (?:sous|(?:au|en)[- ]dessous de) (?:de )?zero(?!\w)/y;

/** « -3 % », « (- 5 %) », « moins 20 °C », « dix degrés sous zéro ». */
function withSign(plain: string, draft: Draft): Draft {
  const window = plain.slice(Math.max(0, draft.start - 10), draft.start);
  const [sign = "", minus, spacedMinus] = SIGN_BEFORE.exec(window) ?? [];
  const isTemperature = draft.unit?.name === "°C";
  const cold = isTemperature && COLD_BEFORE.test(window) ? "moins " : "";
  const below = isTemperature ? (matchAt(BELOW_ZERO, plain, draft.end)?.[0] ?? "") : "";
  if (sign + cold + below === "") return draft;
  const isNegative = Boolean(minus ?? spacedMinus) || cold + below !== "";
  const readings = isNegative ? draft.number.readings.map((value) => -value) : draft.number.readings;
  const start = draft.start - (sign || cold).length;
  return { ...draft, start, end: draft.end + below.length, number: { ...draft.number, readings } };
}

// --- Ranges

const RANGE_LINK = /^(?: a | ou |,? voire |-| - |\/| jusqu'a )$/;
const BETWEEN = /(?:^|\W)entre (?:environ )?$/;
/** « passé de 10 à 15 % » tells two figures, « de 10 à 15 % » one range. */
const CHANGE = new RegExp(
  "(?:pass|ramen|evolu)(?:e|ee|es|ees|er|ent|ant|ait|erait|era|eront|a|age) (?:\\S+ ){0,5}de $|" +
    "(?:relev|abaiss|grimp|mont|retomb)(?:e|ee|es|er|ant|ait|a) de $",
);

function joinRanges(plain: string, drafts: Draft[]): Draft[] {
  const joined: Draft[] = [];
  for (const high of drafts) {
    const low = joined.at(-1);
    const pair = low && pairUp(plain, low, high);
    if (pair) joined.splice(-1, 1, ...pair);
    else joined.push(high);
  }
  return joined;
}

/** One range, or two figures of which the first takes the scale and the unit of the second. */
function pairUp(plain: string, low: Draft, high: Draft): Draft[] | undefined {
  const link = plain.slice(low.end, Math.min(high.start, low.end + 12));
  const before = plain.slice(Math.max(0, low.start - 60), low.start);
  const relation = relationOf(before, link);
  if (!relation || !canPair(low, high)) return undefined;
  const first = spreadOver(plain, low, high);
  if (relation === "list") return low.unit === null && !isBare(high) ? [first, high] : undefined;
  const rises = (valuesOf(first)[0] ?? 0) < (valuesOf(high)[0] ?? 0);
  if (rises && !CHANGE.test(before)) {
    return [{ ...high, start: low.start, low: first, isBetween: relation === "between" }];
  }
  return link.startsWith(" ") ? [first, high] : undefined;
}

function relationOf(before: string, link: string): "range" | "between" | "list" | undefined {
  if (link === " et ") return BETWEEN.test(before) ? "between" : "list";
  return RANGE_LINK.test(link) ? "range" : undefined;
}

function canPair(low: Draft, high: Draft): boolean {
  if (high.number.nature === "article" && !high.unit) return false;
  const natures = `${low.number.nature} ${high.number.nature}`;
  if (low.low || !/^(?:(?:exact|about|article) (?:exact|about|article)|fraction fraction)$/.test(natures)) return false;
  return low.unit === null || (low.unit.name === high.unit?.name && low.unit.kind === high.unit.kind);
}

/** In « 1 à 4 millions de foyers » the scale stands once and holds twice; in « 500 000 à 1 million » it does not. */
function spreadOver(plain: string, low: Draft, high: Draft): Draft {
  const scale = closingScale(plain, high);
  const [from = 0] = low.number.readings;
  const [to = 0] = high.number.readings;
  const isShared = low.number.scale === 1 && from < (scale === 100 ? 10 : 1000) && from <= (20 * to) / scale;
  const number = isShared ? scaleBy(low.number, scale, low.number.end) : low.number;
  return { ...low, number, unit: low.unit ?? high.unit };
}

/** « trois cents » and « quinze mille » close with a scale too. */
function closingScale(plain: string, { start, number }: Draft): number {
  if (number.scale > 1) return number.scale;
  const word = /[ -](cents?|mille)$/.exec(plain.slice(start, number.end))?.[1];
  return word === undefined ? 1 : word === "mille" ? 1000 : 100;
}

// --- What is no quantity: names, dates, hours

const TOKEN = /\w+(?:[-.,:/^]\w+)*/y;
const endOfToken = (plain: string, at: number): number => at + (matchAt(TOKEN, plain, at)?.[0].length ?? 1);

/** Inside a word, a version or a reference: GPT-4o, H100, n°3, [12]; « x10 » and the end of « 10-15 » are not. */
function isGlued(plain: string, at: number, lastEnd: number): boolean {
  const window = plain.slice(Math.max(0, at - 2), at);
  if (/[\w@#[^°§]$/.test(window)) return !/(?:^|\W)x$/.test(window);
  return /[a-z][-/]$|\d[.,:]$/.test(window) || (/\d[-/]$/.test(window) && lastEnd !== at - 1);
}

/** « 3B », « 5 G », « 10²⁵ », « 1.2.3 », « deux-roues ». */
const isGluedAfter = (plain: string, { end }: Draft): boolean =>
  /^(?:[\w^@²³¹⁰⁴-⁹]|-[a-z]|×\d|[.,:]\d|\/\d{1,2}(?![\d. ])| [gd](?![\w'$€]))/.test(plain.slice(end, end + 4));

const MONTH =
  "(?:janv(?:ier)?|fevr?(?:ier)?|mars|avr(?:il)?|mai|juin|juil(?:let)?|aout|sept(?:embre)?|oct(?:obre)?|" +
  "nov(?:embre)?|dec(?:embre)?)(?!\\w|-[a-z])";
const HOUR = "\\d{1,2} ?h(?:eures?)?";
const DATE = new RegExp(
  [
    "0\\d{1,3}(?:[ .]\\d{2,3}){2,4}(?!\\d)",
    "\\d{4}-\\d{2}(?:-\\d{2})?(?!\\d)|\\d{1,2}([-/.])\\d{1,2}\\1(?:\\d{4}|\\d{2})(?!\\d)",
    "\\d{1,2}/\\d{1,4}(?![\\d%]|[., ]\\d| [%d])",
    `\\d{1,2}(?:er)?(?:(?: ?[-/,] ?| et | ou | au | a )\\d{1,2}(?:er)?){0,5}[ -]${MONTH}(?:\\.? \\d{4}(?!\\d))?`,
    "\\d{1,2}(?:er|st|nd|rd|th)?, (?:19|20)\\d{2}(?!\\d)",
    "(?:19|20)\\d{2}[-/](?:(?:19|20)\\d{2}|\\d{2})(?![\\d%€$]| [%€$]| euros| dollars)",
    `${HOUR} ?\\d{2}(?![\\w%]| [%€])|\\d{1,2}:\\d{2}(?::\\d{2})?(?!\\d)|${HOUR} (?:a|et|-) ${HOUR}(?!\\w)`,
  ].join("|"),
  "y",
);
const PERIOD = new RegExp(` (?:${MONTH}|siecles?(?!\\w)|trimestre|semestre)`, "y");
const DAY = new RegExp(` ${MONTH}|\\.? ?(?:19|20)\\d{2}(?!\\d)`, "y");
const STREET = /,? (?:bis|ter|rue|avenue|boulevard|quai|impasse|allee)(?!\w)/y;

const isBare = ({ unit, number }: Draft): boolean => unit === null && number.scale === 1 && number.nature === "exact";

function isMoment(plain: string, draft: Draft): boolean {
  const { start, end, number, unit } = draft;
  if (number.nature === "ordinal") return matchAt(PERIOD, plain, end) !== null;
  if (unit?.name === "s" && unit.factor === 3600) return isClockTime(plain, draft);
  if (!isBare(draft)) return false;
  return matchAt(DAY, plain, end) !== null || matchAt(STREET, plain, end) !== null || isYear(plain, start, end);
}

const CLOCK_BEFORE =
  /(?:^|[^a-z])(?<!\d |y )(?:a|des|vers|alentours de|avant|le|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) $/;
const LASTING_BEFORE = /(?:pendant|durant|en|sous|les|des|ces|apres|(?:plus|moins|pres) de|environ|jusqu'a) $/;
const LASTING_AFTER = / (?:d[e'](?! l'apres)|par |sur |plus tard|apres)/y;
const PART_OF_DAY = / (?:du (?:matin|soir)|de l'apres)/y;

/** « à 20 heures » is a time of day; « 35 heures » and « à 3 heures de route » last. */
function isClockTime(plain: string, { start, end, number }: Draft): boolean {
  const [hours = 0] = number.readings;
  if (hours > 24 || !Number.isInteger(hours) || matchAt(LASTING_AFTER, plain, end)) return false;
  if (matchAt(PART_OF_DAY, plain, end)) return true;
  const before = plain.slice(Math.max(0, start - 14), start);
  const isLetter = plain.charAt(end - 1) === "h";
  return isLetter ? hours < 24 && !LASTING_BEFORE.test(before) : CLOCK_BEFORE.test(before);
}

const SURE_YEAR = /(?:\b(?:en|depuis|d'ici|d'ici a|debut|fin|ete|hiver|printemps|automne|courant|horizon) |mi-)$/;
const COUNT_BEFORE = /(?:(?:plus|moins|pres) de |environ |quelques? |presque |au (?:moins|plus) )$/;

/** « en 2021 », « le budget 2025 »; « 2000 postes » and « plus de 2000 » are counts. */
function isYear(plain: string, start: number, end: number): boolean {
  const written = plain.slice(start, end);
  if (!/^(?:1\d|20)\d\d$/.test(written)) return false;
  const before = plain.slice(Math.max(0, start - 14), start);
  if (SURE_YEAR.test(before)) return true;
  if (COUNT_BEFORE.test(before) || isPluralNext(plain, end)) return false;
  return written >= "1900" || (written >= "1500" && /\b(?:de|des|avant|apres|vers) $/.test(before));
}

const NEXT_WORD = / ([a-z][a-z']*[sx])(?![\w'])/y;
const NOT_PLURAL = new Set(
  `plus moins dans sans sous vers puis mais tres apres depuis alors lors jamais toujours ailleurs nous vous ils elles
  des les ces ses pas aux deux six dix`.split(/\s+/),
);

function isPluralNext(plain: string, end: number): boolean {
  const word = matchAt(NEXT_WORD, plain, end)?.[1];
  return word !== undefined && !NOT_PLURAL.has(word);
}

/** Nouns that a number names rather than counts. */
const NUMBERED = new Set(
  `article art numero no n page p chapitre alinea paragraphe section annexe phase version niveau etape saison episode
  tome volume vol ligne categorie classe type figure tableau norme salle chambre lot loi decret reglement directive
  porte scope top route generation opus port reacteur tranche acte groupe zone batiment quai voie terminal pilier code
  chaine modele annee an departement amendement titre`.split(/\s+/),
);
/** « le 49.3 », « du 15 », « mardi 9 ». */
const UNCOUNTED = /^(?:(?:le|du|au) |(?:(?:lun|mar|mercre|jeu|vendre|same)di|dimanche) \d\d?$)/;
/** « Haute-Garonne (31) », « 07 ». */
const CODE = /^\(\d{1,3}\)$|^\D?0\d/;
const NINE_OF = /^ (?:sur |d'entre)/;
const CAPITALISED = /^\p{Lu}\p{Ll}/u;
/** Words that open a sentence with a capital and name nothing. */
const OPENERS = new Set(
  `plus moins environ quelque quelques pres les des ces ses nos vos leurs aux seuls seules autres sur avec pour dans
  entre sous de en apres avant pendant depuis et ou mais soit dont parmi presque contre vers par tous toutes encore deja
  enfin ensuite puis seulement au bilan resultat objectif prix cout outre hors sans il elle chaque selon total a
  `.split(/\s+/),
);
const CONTINUES = /^(?:,? (?:et|ou|a) |, |-|\/)\d$/;
const TITLE = /^[+-]?\d[\d\s.,]*\s\p{Lu}\p{Ll}{3}/u;
const WORD_BEFORE = /([^ («"“'.!?]+\.?) $/;
const PROPER_NAME = /^\p{Lu}.*[\p{L}\p{N}+]$|^\p{Ll}+\p{Lu}[\p{L}\p{N}]*$/u;

/** « 20 Minutes » and « 60 Millions de consommateurs », then what a bare number may name. */
function isName(page: Page, draft: Draft, nameEnd: number): boolean {
  const { start, end, unit } = draft;
  const mayBeTitle = unit === null || unit.kind === "duration";
  return (mayBeTitle && TITLE.test(page.text.slice(start, end))) || (isBare(draft) && isBareName(page, draft, nameEnd));
}

/** « Llama 4 », « article 6 », « le 49.3 », « les Vingt-Sept », « un logement neuf ». */
function isBareName({ text, plain }: Page, draft: Draft, nameEnd: number): boolean {
  const { start, end } = draft;
  const written = plain.slice(start, end);
  const before = WORD_BEFORE.exec(plain.slice(Math.max(0, start - 24), start))?.[1] ?? "";
  if (NUMBERED.has(before.replace(/s?[.°]?$/, ""))) return true;
  if (CODE.test(plain.slice(Math.max(0, start - 1), end + 1))) return true;
  if (UNCOUNTED.test(`${before} ${written}`) || isContinued(plain, draft, nameEnd)) return !isPluralNext(plain, end);
  if (written === "neuf") return !isPluralNext(plain, end) && !NINE_OF.test(plain.slice(end, end + 8));
  if (!/^\d/.test(written)) return /[a-z,]$/.test(before) && CAPITALISED.test(text.slice(start, start + 2));
  if (/[ ,']/.test(written) || OPENERS.has(before)) return false;
  return PROPER_NAME.test(text.slice(start - before.length - 1, start - 1));
}

const isContinued = (plain: string, { start }: Draft, nameEnd: number): boolean =>
  nameEnd >= 0 && start - nameEnd < 8 && CONTINUES.test(plain.slice(nameEnd, start + 1));
