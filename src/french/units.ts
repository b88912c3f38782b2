import { readCurrencyBefore, readCurrencyNoun, readCurrencySign } from "./currencies.ts";
import { matchAt } from "./folded-text.ts";
import { readMeasureNoun, readMeasureSymbol } from "./measures.ts";
import type { Page, Unit, UnitFound, UnitKind } from "./quantity-parts.ts";

const LINK = /[ -]?/y;
const LINK_AFTER_SCALE = / ?(?:de |d'|of )?|-/y;

/** The unit after a number that ends at `at`; `weight` is held against `Unit.least`, and « de » may come above 1. */
export function readUnit({ text, plain }: Page, at: number, weight: number): UnitFound | undefined {
  const start = at + (matchAt(weight > 1 ? LINK_AFTER_SCALE : LINK, plain, at)?.[0].length ?? 0);
  const found =
    readRatio(plain, start) ??
    readNoun(plain, start) ??
    readCurrencySign(text, plain, start) ??
    readMeasureSymbol(text, plain, start);
  return found && weight >= found.unit.least ? found : undefined;
}

type UnitBefore = { unit: Unit; start: number };

/** The unit that stands between `from` and a number at `at`: « CHF 3,4 », « x10 », « multiplié par 3 ». */
export function readUnitBefore(
  { text, plain }: Page,
  at: number,
  from: number,
  weight: number,
): UnitBefore | undefined {
  const found = readCurrencyBefore(text, at) ?? readTimesBefore(text, plain, at);
  return found && weight >= found.unit.least && found.start >= from ? found : undefined;
}

// --- Nouns

const NOUN = /[a-z]+(?:-[a-z]+)*/y;

/** « watts-heure » is one noun, « dollars-là » begins with one. */
function readNoun(plain: string, at: number): UnitFound | undefined {
  const whole = matchAt(NOUN, plain, at)?.[0] ?? "";
  for (const word of new Set([whole, whole.replace(/-.*/, "")])) {
    const end = at + word.length;
    for (const noun of [word.replace(/[sx]$/, ""), word]) {
      const found = readCurrencyNoun(plain, noun, end) ?? readMeasureNoun(plain, noun, end);
      if (found) return found;
    }
  }
  return undefined;
}

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
  [/%|pour[ -]cents?(?!\w)|p\. ?(?:cents?(?!\w)|c\.)|pct(?!\w)|percent(?!\w)/y, ratio("percent", "%")],
  [/‰|pour[ -]mille(?!\w)/y, ratio("percent", "%", 0.1)],
  [/(?:points? de base|pb|pdb)(?!\w)/y, ratio("points", "pt", 0.01)],
  [/points? de (?:%|pourcentages?(?!\w))|pp(?!\w)/y, ratio("points", "pt")],
  [POINTS, ratio("points", "pt", 1, 1)],
  [/fois(?!\w)|[x×](?!\w| \d)/y, TIMES],
];
const TIMES_SIGN_BEFORE = /(?<![A-Za-z\d]|\d )[x×][ \u00a0\u202f]?$/;
const MULTIPLIED = /multipli(?:e|es|ee|ees|er|ant|ent|era|ait) par $/;

function readRatio(plain: string, at: number): UnitFound | undefined {
  for (const [pattern, unit] of RATIOS) {
    const match = matchAt(pattern, plain, at);
    if (match) return { unit, end: at + match[0].length };
  }
  return undefined;
}

function readTimesBefore(text: string, plain: string, at: number): UnitBefore | undefined {
  const sign = TIMES_SIGN_BEFORE.exec(text.slice(Math.max(0, at - 7), at))?.[0];
  if (sign) return { unit: TIMES, start: at - sign.length };
  return MULTIPLIED.test(plain.slice(Math.max(0, at - 16), at)) ? { unit: TIMES, start: at } : undefined;
}
