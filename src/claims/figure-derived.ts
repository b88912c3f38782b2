import { countedBy } from "../french/counted.ts";
import { factorsIn } from "../french/factors.ts";
import { findQuantities, type Quantity } from "../french/numbers.ts";
import { synonymsOf } from "../french/synonyms.ts";
import { searchTerms } from "../french/words.ts";
import { namesOf } from "./check-names.ts";
import type { Evidence, Support } from "./evidence.ts";
import { rootOf } from "./likeness.ts";
import type { Reading } from "./reading.ts";
import { familyOf } from "./source-figures.ts";

/** Whether a figure that no sentence writes follows from what they write: a difference, a share, a count of what is listed. */
export function isDerived(said: Quantity, reading: Reading, { supports }: Evidence): boolean {
  if (said.kind === "ordinal") return said.values[0] === 2 && supports.some(({ plain }) => SECOND.test(plain));
  return (
    isDifference(said, reading, supports) ||
    isOther(said, reading, supports) ||
    isFactor(said, reading, supports) ||
    isListed(said, reading) ||
    isOnePeriod(said, supports) ||
    supports.some((support) => isShare(said, support) || isCount(said, reading, support))
  );
}

const SECOND = /(?<!\p{L})secondes? (?=\p{L}+)|(?<!\p{L})second(?!\p{L})/iu;

const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(b));

/** Words with which a claim tells a difference that its source leaves to be counted. */
const BETWEEN = /^ (?:\p{L}+ ){0,2}de (?:plus|moins)|^ (?:\p{L}+ ){0,2}(?:supplémentaires|d['’]écart)/u;
const BY =
  /(?:alourdi\p{L}*|augment\p{L}*|baiss\p{L}*|rédui\p{L}*|dimin\p{L}*|recul\p{L}*|progress\p{L}*|allong\p{L}*|raccourci\p{L}*|prolong\p{L}*|retard\p{L}*|hausse|écart|dépass\p{L}*) d[e’'] ?(?:\p{L}+ )?$|(?:gagné|perdu|pris|cédé|lâché|gagne|perd|prend|cède|il (?:en )?manque|manquent) (?:\p{L}+ ){0,2}$/u;
/** What one of two parts leaves to the other. */
const REST = /(?:le|du) (?:reste|solde|surplus)(?!\p{L})/u;
/** « contre 2,5 % auparavant » of a rate that fell by a quarter of a point. */
const FORMER = /(?:contre|au lieu d[e’']|jusque-là à|auparavant à) (?:\p{L}+ ){0,2}$/u;

/** Characters before a figure in which a verb may call it a difference. */
const REACH = 40;
/** Percentages differ by points. */
const sizeOf = (quantity: Quantity): string => (quantity.unit === "pt" ? "percent" : familyOf(quantity));

function isDifference(said: Quantity, { plain }: Reading, supports: readonly Support[]): boolean {
  const before = plain.slice(Math.max(0, said.start - REACH), said.start);
  const isFormer = FORMER.test(before);
  const isSaid = isFormer || BETWEEN.test(plain.slice(said.end)) || BY.test(before);
  if (!isSaid && !supports.some((support) => REST.test(support.plain))) return false;
  const [value = Number.NaN] = said.values;
  const family = sizeOf(said);
  const figures = supports.flatMap(({ quantities }) =>
    quantities.filter((each) => sizeOf(each) === family || each.unit === null || isSumLike(said, each)),
  );
  const values = figures.flatMap((each) => scaledValues(each, figures));
  const steps = figures.filter(({ unit }) => unit === "pt").flatMap((each) => each.values);
  if (isFormer) return values.some((a) => steps.some((step) => near(a + step, value) || near(a - step, value)));
  return values.some((a) => values.some((b) => a > b && near(a - b, value)));
}

/** « 25 millions » may leave out of what. */
const isSumLike = ({ unit, text }: Quantity, { kind }: Quantity): boolean =>
  unit === null && kind === "money" && /illi/.test(text);

/** « 210 millions au lieu de 165 » leaves the scale and the unit to the first. */
function scaledValues({ values, unit }: Quantity, others: readonly Quantity[]): number[] {
  if (unit !== null) return values;
  const scales = others
    .filter((other) => other.unit !== null)
    .flatMap(({ text }) => (/milliard/.test(text) ? [1e9] : /million/.test(text) ? [1e6] : []));
  return [...values, ...values.flatMap((value) => scales.map((scale) => value * scale))];
}

/** Words that hold one thing against another: what is derived is of the other. */
const AGAINST = /(?<!\p{L})(?:contre|au lieu|face à|tandis qu|alors qu|quand|par rapport)/iu;
/** The rest of a whole is told of by the reverse: « ont dit non » where the others « ont accepté ». */
const REVERSE = /(?<!\p{L})(?:non|pas|sans|ne (?=\p{L})|n['’]|refus|rejet|déclin|les autres|reste)/iu;
const MORE = /^ ?(?:\p{L}+ ){0,2}de (?<way>plus|moins) (?:que|qu['’])/u;
/** « contre six » of « dix heures, quatre de plus que », « huit des dix-neuf » of « onze sur dix-neuf ». */
function isOther(said: Quantity, { plain }: Reading, supports: readonly Support[]): boolean {
  const [value = Number.NaN] = said.values;
  const isAgainst = AGAINST.test(plain.slice(0, said.start));
  const [, whole = ""] = /^ (?:des|sur) (?<whole>[\p{L}\d-]+)/u.exec(plain.slice(said.end)) ?? [];
  return supports.some((support) =>
    support.quantities.some((step, at) => {
      const others = support.quantities.filter((_, place) => place !== at);
      const way = MORE.exec(support.plain.slice(step.end))?.groups?.["way"];
      const isStep = (a: number): boolean => step.values.some((b) => near(way === "plus" ? a - b : a + b, value));
      if (way && isAgainst && others.some((other) => [...other.values, ...bareOf(other)].some(isStep))) return true;
      const all =
        REVERSE.test(plain) && /^ (?:\p{L}+ )?sur /u.test(support.plain.slice(step.end))
          ? support.quantities[at + 1]
          : undefined;
      const isRest = all?.values.some((total) => step.values.some((part) => near(total - part, value))) ?? false;
      return isRest && findQuantities(whole).some(({ values }) => values.some((each) => all?.values.includes(each)));
    }),
  );
}

/** « multiplié par deux » of « a doublé », « trois fois moins » of « divise par trois », « un sixième » of « six fois moins ». */
function isFactor({ kind, values, text, end }: Quantity, { plain }: Reading, supports: readonly Support[]): boolean {
  const isTimes = kind === "times" || / fois/u.test(text + plain.slice(end, end + 6));
  if (!isTimes && kind !== "fraction") return false;
  const own = kind === "fraction" ? values.map((value) => value / 100) : values;
  const told = supports.flatMap((support) => factorsIn(support.plain));
  return told.some((factor) => own.some((value) => near(value, factor) || near(value, 1 / factor)));
}

/** « dix heures » without its unit. */
const bareOf = ({ text }: Quantity): number[] =>
  findQuantities(text.replace(/ \p{L}+$/u, "")).flatMap(({ values }) => values);

/** « Deux réseaux : A et B »: as many names as the claim itself lists. */
function isListed(said: Quantity, { plain }: Reading): boolean {
  const list = plain.slice(said.end).split(/ : /u)[1];
  return list !== undefined && said.kind === "number" && said.values.includes(namesOf(list).length);
}

const ONE_IN = /(?<!\p{L})une? (?:\p{L}+ ){0,3}sur (?=\p{L}|\d)/giu;

/** « 2,5 % » of « un compte rendu sur quarante », « 50 % » of « pour moitié ». */
function isShare(said: Quantity, { plain }: Support): boolean {
  if (familyOf(said) !== "percent") return false;
  const [value = Number.NaN] = said.values;
  if (/(?<!\p{L})(?:moitié|parité)(?!\p{L})/u.test(plain) && near(value, 50)) return true;
  return Array.from(plain.matchAll(ONE_IN)).some(({ index, 0: words }) => {
    const [whole] = findQuantities(plain.slice(index + words.length, index + words.length + 20));
    return whole?.start === 0 && near(value, 100 / (whole.values[0] ?? 0));
  });
}

/** « en un an » of what is « annuel », « par mois » of what is « mensuel ». */
function isOnePeriod({ kind, text }: Quantity, supports: readonly Support[]): boolean {
  const [term] = kind === "duration" ? searchTerms(/^une? (an|année|mois|semaine|jour)$/u.exec(text)?.[1] ?? "") : [];
  if (term === undefined) return false;
  const alike = new Set([rootOf(term), ...synonymsOf(term)]);
  return supports.some(({ terms }) => [...terms].some((own) => alike.has(rootOf(own))));
}

/** What is listed: two names at least, parted by commas, and « et ». */
const LIST = /((?:[^,;:.()«»]{2,40}, )+)[^,;:.()«»]{2,40} et [^,;:.()«»]{2,40}/gu;

/** « trois langues » of « en wolof, en pulaar et en sérère ». */
function isCount(said: Quantity, { plain }: Reading, support: Support): boolean {
  const [value = 0] = said.values;
  if (said.kind !== "number" || value < 3 || value > 9 || countedBy(plain, said).length === 0) return false;
  return Array.from(support.plain.matchAll(LIST)).some(([, items = ""]) => {
    const count = items.split(", ").length + 1;
    return count === value || count === value + 1;
  });
}
