import { factorsIn } from "../french/factors.ts";
import type { Quantity } from "../french/numbers.ts";
import { synonymsOf } from "../french/synonyms.ts";
import { searchTerms } from "../french/words.ts";
import type { Evidence, Support } from "./evidence.ts";
import type { Fault, Instead } from "./fault.ts";
import { countedOtherwise, tiedOtherwise } from "./figure-binding.ts";
import { isDerived } from "./figure-derived.ts";
import { namedOtherwise } from "./figure-names.ts";
import { changesIn, ownedOtherwise, turnedChange } from "./figure-owners.ts";
import { supportsOf } from "./figure-support.ts";
import { rootOf } from "./likeness.ts";
import type { Reading } from "./reading.ts";
import type { Said } from "./said.ts";
import { figuresOf, type SourceFigure } from "./source-figures.ts";

/** Every figure of the claim is one of the evidence, with its unit, and counts what it counts there. */
export function checkFigures(said: Said, evidence: Evidence): Fault[] {
  return [
    ...said.reading.quantities.flatMap((quantity) => faultOf(quantity, said, evidence)),
    ...strayMarks(said, evidence),
    ...wrongRates(said, evidence),
    ...turnedChanges(said, evidence),
    ...wrongEnds(said, evidence),
    ...wrongFactors(said, evidence),
  ];
}

function faultOf(quantity: Quantity, { reading, isQuoted }: Said, evidence: Evidence): Fault[] {
  if (isQuoted(quantity.start) || isBackReference(quantity, reading.text)) return [];
  const own = supportsOf(quantity, reading, evidence);
  if (own.length === 0 && (isInName(quantity, evidence) || isDerived(quantity, reading, evidence))) return [];
  if (own.length === 0 && isInRatio(quantity, reading, evidence)) return [];
  if (own.length === 0) {
    return [{ kind: "figure", said: quantity.text, instead: nearest(quantity, evidence) }];
  }
  const isTable = reading.quantities.length > MANY;
  const other = isTable
    ? undefined
    : (countedOtherwise(quantity, reading, own, evidence) ??
      tiedOtherwise(quantity, reading, own, evidence) ??
      ownedOtherwise(quantity, reading, own) ??
      namedOtherwise(quantity, reading, own));
  return other ? [{ kind: "counted", said: wordsFrom(reading.plain, quantity), instead: insteadOf(other) }] : [];
}

/** « huit entreprises sur dix » of 81 %. */
const isInRatio = ({ start, end }: Quantity, reading: Reading, evidence: Evidence): boolean =>
  reading.ratios.some(
    (ratio) => ratio.start <= start && end <= ratio.end && supportsOf(ratio, reading, evidence).length > 0,
  );

/** A claim with more figures is no sentence, and each would be held against all the others. */
const MANY = 20;

/** « Rochebaye 3 à 1 » is no name, and reads like one. */
function isInName({ kind, unit, text }: Quantity, { supports }: Evidence): boolean {
  if (kind !== "number" || unit !== null) return false;
  return supports.some(({ marks, quantities, dates, periods }) =>
    marks.some(
      ({ text: mark, start }) =>
        mark === text &&
        ![...quantities, ...dates, ...periods].some(
          (span) => span.start <= start && start < span.start + span.text.length,
        ),
    ),
  );
}

/** « les deux entreprises » counts what was just named. */
const isBackReference = ({ text, start }: Quantity, whole: string): boolean =>
  /^deux$/i.test(text) &&
  /(?:^|\P{L})(?:les|ces|leurs|ses|des|aux|tous|toutes|l['’]une? des) $/iu.test(
    whole.slice(Math.max(0, start - 9), start),
  );

/** « par hectare » where the evidence counts by something else: a rate is of what its source counts by. */
function wrongRates({ reading, isQuoted }: Said, { supports }: Evidence): Fault[] {
  if (supports.some(({ language }) => language === "en")) return [];
  return reading.quantities.flatMap(({ text, end, start, values }) => {
    const [written = "", per = ""] = RATE.exec(reading.plain.slice(end)) ?? [];
    const [root] = searchTerms(per).map(rootOf);
    if (root === undefined || isQuoted(start)) return [];
    if (
      isOtherRate(
        root,
        figuresOf(supports).filter(({ quantity }) => quantity.values.some((value) => values.includes(value))),
      )
    )
      return [{ kind: "counted" as const, said: text + written, instead: null }];
    if (!COMMON_RATE.test(written)) return [];
    const alike = new Set([root, ...synonymsOf(root)]);
    const isHeld =
      supports.some(({ terms }) => [...terms].some((term) => alike.has(rootOf(term)))) || per === "personne";
    return isHeld ? [] : [{ kind: "counted" as const, said: text + written, instead: null }];
  });
}

/** « a triplé » of what « a doublé ». */
function wrongFactors({ reading }: Said, { supports }: Evidence): Fault[] {
  const own = factorsIn(reading.plain);
  const told = own.length === 0 ? [] : supports.flatMap(({ plain }) => factorsIn(plain));
  const isMore = MORE_THAN.test(reading.plain);
  const isTold = (factor: number): boolean =>
    told.some((other) => Math.abs(other - factor) < 1e-6 || (isMore && other > factor && other < factor + 1));
  const isStray = told.length > 0 && !own.every(isTold);
  return isStray ? [{ kind: "figure", said: reading.text, instead: null }] : [];
}

/** « plus que doublé » of what was multiplied by 2.3. */
const MORE_THAN = /plus que (?=doubl|tripl|quadrupl|quintupl|décupl)/iu;

/** « les versions 2.4 à 2.9.4 » where the evidence goes from 2.4 to 2.9.3. */
function wrongEnds({ reading, isQuoted }: Said, { supports }: Evidence): Fault[] {
  const told = supports.flatMap(endsIn);
  return endsIn(reading)
    .filter(({ first, start }) => !isQuoted(start) && told.some((other) => other.first === first))
    .filter(({ first, last }) => !told.some((other) => other.first === first && other.last === last))
    .map(({ text }) => ({ kind: "figure", said: text, instead: null }));
}

/** « 2.4 à 2.9.3 »: two names with figures, and all between them. */
function endsIn({ plain, marks }: Pick<Reading, "plain" | "marks">) {
  return marks.flatMap(({ name, start, end }, at) => {
    const next = marks[at + 1];
    const isRange = next !== undefined && /^ (?:à|jusqu['’]à) (?:la )?$/u.test(plain.slice(end, next.start));
    return isRange ? [{ first: name, last: next.name, start, text: plain.slice(start, next.end) }] : [];
  });
}

/** « de 44 % à 27 % » where the evidence goes from 27 % to 44 %. */
function turnedChanges({ reading, isQuoted }: Said, { supports }: Evidence): Fault[] {
  const told = supports.flatMap(changesIn);
  return changesIn(reading)
    .filter((change) => !isQuoted(change.from.start) && turnedChange(change, told))
    .map(({ from, to }) => ({ kind: "counted", said: `${from.text}, ${to.text}`, instead: null }));
}

const RATE =
  /^[ \u00a0](?:\p{L}+ )?par ((?!(?:an|le|la|les|l|un|une|des|du|ses|son|sa|leur|leurs)['’ ])\p{Ll}{2,}|an(?=[ ,.;]|$))/u;
/** What figures are often counted by. */
const COMMON_RATE =
  /par (?:an|jour|mois|semaine|heure|minute|seconde|trimestre|habitant|salarié|arbre|hectare|mètre|kilomètre|élève|patient|client|personne|foyer|tête|unité)$/u;

/** « 80 euros par appel » where each sentence that has the figure counts it by something else. */
function isOtherRate(root: string, figures: readonly SourceFigure[]): boolean {
  const told = figures.map(({ quantity, support }) => RATE.exec(support.plain.slice(quantity.end))?.[1]);
  return (
    told.length > 0 && told.every((per) => per !== undefined && searchTerms(per).every((term) => rootOf(term) !== root))
  );
}

/** Figures in names, hours, versions and years stand in the evidence as they are. */
function strayMarks({ reading, isQuoted }: Said, { supports, before }: Evidence): Fault[] {
  const covered = [
    ...reading.quantities.map(({ start, end }) => ({ start, end })),
    ...[...reading.dates, ...reading.periods].map(({ start, text }) => ({ start, end: start + text.length })),
  ];
  const known = new Set([...supports, ...before].flatMap(({ marks }) => marks.map(({ name }) => name)));
  const years = new Set(supports.flatMap(({ dates }) => dates.map(({ day }) => day.value.slice(0, 4))));
  return reading.marks
    .filter(({ start, end }) => !isQuoted(start) && !covered.some((span) => span.start < end && start < span.end))
    .filter(({ name }) => !known.has(name) && !years.has(name))
    .map(({ text }) => ({ kind: "figure", said: text, instead: null }));
}

/** What the evidence says where the claim says something else: a figure with its unit, or near it. */
function nearest(said: Quantity, { supports }: Evidence): Instead {
  const figures = figuresOf(supports);
  const likeness = ({ quantity }: SourceFigure): number =>
    (quantity.unit === said.unit ? 2 : 0) +
    (quantity.kind === said.kind ? 2 : 0) +
    (digitsOf(quantity.text) === digitsOf(said.text) ? 3 : 0);
  const best = figures.toSorted((a, b) => likeness(b) - likeness(a))[0];
  return best && likeness(best) > 1 ? insteadOf(best) : null;
}

const digitsOf = (text: string): string => text.replace(/\D/g, "") || text;

/** In an English sentence a figure was put in French: then the whole sentence is shown. */
export function insteadOf({ quantity, support }: SourceFigure): Instead {
  const written = wordsFrom(support.plain, quantity);
  return { citation: support.citation, text: isWritten(support, written) ? written : support.text };
}

const isWritten = ({ text }: Support, written: string): boolean => text.includes(written);

/** A figure with its hedge and the word after it. */
function wordsFrom(plain: string, { start, end, hedge }: Quantity): string {
  const at = hedge?.text ? plain.lastIndexOf(hedge.text, start) : start;
  const from = at >= 0 && start - at < 60 ? Math.min(at, start) : start;
  return plain.slice(from, end) + (/^[ \u00a0\u202f](?:d['’e]\s?)?[\p{L}-]+/u.exec(plain.slice(end))?.[0] ?? "");
}
