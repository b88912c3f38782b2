import { z } from "zod";
import { checkDates } from "../claims/check-dates.ts";
import { checkFigures } from "../claims/check-figures.ts";
import { checkNames } from "../claims/check-names.ts";
import { gatherEvidence } from "../claims/evidence.ts";
import { readClaim } from "../claims/said.ts";
import { findDateMentions } from "../french/date-mentions.ts";
import { readableInFrench } from "../french/english.ts";
import { findFigureMarks } from "../french/figure-marks.ts";
import type { Hedge } from "../french/hedges.ts";
import { findQuantities, type Quantity } from "../french/numbers.ts";
import { findPeriods, type Period } from "../french/periods.ts";
import type { Language } from "../french/quantity-parts.ts";
import { UNKNOWN_DAY } from "../lib/calendar.ts";

const languageSchema = z.enum(["fr", "en"]);
const expectedSchema = z.object({
  kind: z.string(),
  value: z.union([z.number(), z.string()]),
  unit: z.string().nullish(),
});
export const numbersSchema = z.object({
  expressions: z.array(
    z.object({
      text: z.string(),
      expect: z.array(expectedSchema),
      hedge: z.string().nullish(),
      range: z.boolean().nullish(),
      lang: languageSchema.default("fr"),
    }),
  ),
  pairs: z
    .array(
      z.object({
        summary: z.string(),
        source: z.string(),
        sourceLang: languageSchema.default("fr"),
        supported: z.boolean(),
      }),
    )
    .default([]),
});

export const NUMBERS_FORM =
  '{ "expressions": [{ "text": "6,2 Md€", "expect": [{ "kind": "money", "value": 6200000000, "unit": "EUR" }] }], ' +
  '"pairs": [{ "summary": "7 pays", "source": "sept pays", "sourceLang": "fr", "supported": true }] }';

type Numbers = z.infer<typeof numbersSchema>;
type Expression = Numbers["expressions"][number];
type Expected = z.infer<typeof expectedSchema>;
type Fact = { kind: string; value: number | string; unit: string | null };
type Result = { expressions: number; right: number; pairs: number; pairsRight: number; wrong: unknown[] };

/** How many expressions are read as expected, and how many pairs of a summary and its source judged so. */
export function evaluateNumbers({ expressions, pairs }: Numbers): Result {
  const misread = expressions.filter((expression) => !isRead(expression));
  const misjudged = pairs.filter((pair) => isSupported(pair) !== pair.supported);
  return {
    expressions: expressions.length,
    right: expressions.length - misread.length,
    pairs: pairs.length,
    pairsRight: pairs.length - misjudged.length,
    wrong: [
      ...misread.map(({ text, lang, expect }) => ({ text, expect, found: factsIn(text, lang) })),
      ...misjudged.map(({ summary, source, supported }) => ({ summary, source, supported })),
    ],
  };
}

/** The figures of the summary stand in its source, as those of a claim in the sentence that it cites. */
function isSupported({ summary, source, sourceLang }: Numbers["pairs"][number]): boolean {
  const sentences = [{ text: source, block: 0, opinion: false }];
  const cited = new Map([["source", { sentences, published: UNKNOWN_DAY, language: sourceLang }]]);
  const citations = [{ articleId: "source", sentence: 0 }];
  const evidence = gatherEvidence(citations, cited);
  const said = readClaim({ kind: "fact", text: summary, citations }, evidence);
  return [checkFigures, checkDates, checkNames].every((check) => check(said, evidence).length === 0);
}

const HEDGES: Record<string, Hedge["kind"]> = {
  ...{ "≈": "about", "~": "about", "<=": "atMost", "≤": "atMost", ">=": "atLeast", "≥": "atLeast" },
  ...{ ">": "moreThan", "<": "lessThan" },
};

function isRead({ text, expect, hedge, range, lang }: Expression): boolean {
  const found = factsIn(text, lang);
  const quantities = findQuantities(readable(text, lang), lang);
  const isHedged = !hedge || quantities.some((quantity) => quantity.hedge?.kind === (HEDGES[hedge] ?? hedge));
  const isRange = !range || quantities.some((quantity) => quantity.range !== null);
  return (
    isHedged && isRange && found.length === expect.length && expect.every((fact, at) => isSame(fact, found[at], lang))
  );
}

/** Another unit of the same thing will do: 130 km/h is read in metres a second. */
function isSame(expected: Expected, found: Fact | undefined, lang: Language): boolean {
  if (found === undefined) return false;
  if (/^\d{4}$/.test(String(expected.value)) && String(found.value) === String(expected.value)) return true;
  if (isNumeric(expected.kind) !== isNumeric(found.kind)) return false;
  if (!isNumeric(expected.kind)) return expected.kind === found.kind && String(expected.value) === String(found.value);
  if ((expected.kind === "vague") !== (found.kind === "vague")) return false;
  const { unit } = expected;
  if (!unit) return isNear(expected.value, found.value);
  if (unit === found.unit) return isNear(expected.value, found.value);
  const [read] = findQuantities(`${String(expected.value).replace(".", ",")} ${unit}`, lang);
  return read !== undefined && read.unit === found.unit && isNear(read.values[0] ?? Number.NaN, found.value);
}

const isNear = (a: number | string, b: number | string): boolean =>
  Math.abs(Number(a) - Number(b)) <= 1e-6 * Math.max(1, Math.abs(Number(a)));

const NAMED = new Set(["date", "decade", "century", "time", "alnum"]);
const isNumeric = (kind: string): boolean => !NAMED.has(kind);

/** All that a text says in figures, by its place; values in base units, dates in ISO 8601. */
function factsIn(written: string, lang: Language): Fact[] {
  const text = readable(written, lang);
  const quantities = findQuantities(text, lang);
  const dates = findDates(text);
  const periods = findPeriods(text).filter(({ start }) => !quantities.some((quantity) => holds(quantity, start)));
  const spans = [
    ...quantities,
    ...[...dates, ...periods].map(({ start, text: own }) => ({ start, end: start + own.length })),
  ];
  const marks = findFigureMarks(text).filter(
    ({ start, end }) => !spans.some((span) => span.start < end && start < span.end),
  );
  return [
    ...quantities.flatMap((quantity) => factsOf(quantity).map((fact) => ({ at: quantity.start, fact }))),
    ...dates.map(({ start, fact }) => ({ at: start, fact })),
    ...periods
      .filter(({ name }) => !/^[QH]\d$/.test(name))
      .map((period) => ({ at: period.start, fact: periodFact(period) })),
    ...marks.map(({ text: mark, start }) => ({ at: start, fact: markFact(mark, text.slice(0, start)) })),
  ]
    .sort((a, b) => a.at - b.at)
    .map(({ fact }) => fact);
}

const readable = (text: string, lang: Language): string => (lang === "en" ? readableInFrench(text) : text);

const holds = ({ start, end }: Quantity, at: number): boolean => start <= at && at < end;

function factsOf({ kind, values, order, range, unit }: Quantity): Fact[] {
  if (kind === "vague") return [{ kind, value: order ?? 0, unit }];
  const shown = range ? [range.low, range.high] : values.slice(0, 1);
  return shown.map((value) => ({ kind, value, unit }));
}

// --- Dates, periods, names with figures

/** Two days of years apart: a date that moves with them has no year of its own. */
const BASES = ["2021-12-31", "2024-12-31"].map((value) => ({ value, precision: "day" as const }));
const QUARTER = /(?<rank>[QH][1-4])$/;

function findDates(text: string): { start: number; text: string; fact: Fact }[] {
  const [dates = [], others = []] = BASES.map((base) => findDateMentions(text, base));
  const parts = findPeriods(text).filter(({ name }) => QUARTER.test(name));
  const found = dates.map(({ start, text: own, day }) => {
    const part = parts.find((period) => /^\s?(?:de )?$/.test(text.slice(period.start + period.text.length, start)));
    const isUndated = others.find((other) => other.start === start)?.day.value !== day.value;
    const value = isUndated ? `-${day.value.slice(4)}` : part ? `${day.value}-${part.name}` : day.value;
    const isYear = /^\d{4}$/.test(value);
    return {
      start,
      text: own,
      fact: { kind: isYear ? "number" : "date", value: isYear ? Number(value) : value, unit: null },
    };
  });
  const covered = found.map(({ start, text: own }) => ({ start, end: start + own.length }));
  const years = findFigureMarks(text)
    .filter(
      ({ name, start }) =>
        /^(?:19|20)\d\d$/.test(name) && !covered.some((span) => span.start <= start && start < span.end),
    )
    .filter(({ start }) => !findQuantities(text).some((quantity) => holds(quantity, start)))
    .map(({ name, start, text: own }) => ({
      start,
      text: own,
      fact: { kind: "number", value: Number(name), unit: null },
    }));
  return [...found, ...years];
}

function periodFact({ name }: Period): Fact {
  const [figures = ""] = /^\d+/.exec(name) ?? [];
  if (name.endsWith("s")) return { kind: "decade", value: Number(figures), unit: null };
  if (name.endsWith("th")) return { kind: "century", value: Number(figures), unit: null };
  return { kind: name.includes(":") ? "time" : "period", value: name.replace(/^(\d):/, "0$1:"), unit: null };
}

/** « GPT-4o » is gpt4o; the 4 of « Llama 4 » is a number that stands in a name. */
function markFact(mark: string, before: string): Fact {
  const name = `${/[\p{L}-]*$/u.exec(before)?.[0] ?? ""}${mark}`.toLowerCase().replaceAll("-", "");
  return /^\d+$/.test(name)
    ? { kind: "number", value: Number(name), unit: null }
    : { kind: "alnum", value: name, unit: null };
}
