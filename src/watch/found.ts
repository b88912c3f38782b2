import { findQuantities } from "../french/numbers.ts";
import { findReaching, type Threshold } from "./amount.ts";
import { linesNaming } from "./entities.ts";
import type { Rule } from "./rule.ts";
import { linesWith, shownTerm, type Term } from "./terms.ts";
import type { Line, WatchedText } from "./text.ts";

/** What set a rule off, in the words that people read. */
export type Trigger = { kind: "term" | "entity" | "amount" | "theme" | "source" | "sources"; text: string };

/** One condition that an article meets, and the lines that meet it, each with what people read of it there. */
export type Found = { condition: "any" | "all" | "entity" | "amount"; lines: ReadonlyMap<number, Trigger> };

/** What the words of a rule find in the facts of an article; undefined where one of its conditions fails. */
export function findIn({ any, all, entities, amount }: Rule, text: WatchedText): Found[] | undefined {
  const one = any.map((term) => findTerm("any", term, text));
  const every = all.map((term) => findTerm("all", term, text));
  const named = entities.map((entity): Found => {
    const trigger = { kind: "entity", text: entity.name } as const;
    return { condition: "entity", lines: new Map(linesNaming(entity, text).map((at) => [at, trigger])) };
  });
  const fails =
    (any.length > 0 && !one.some(isMet)) || !every.every(isMet) || (entities.length > 0 && !named.some(isMet));
  if (fails) return undefined;
  const words = [...named, ...one, ...every].filter(isMet);
  if (amount === undefined) return words;
  const reached = findAmount(amount, words, text);
  return isMet(reached) ? [...words, reached] : undefined;
}

const isMet = ({ lines }: Found): boolean => lines.size > 0;

function findTerm(condition: "any" | "all", term: Term, text: WatchedText): Found {
  const facts = linesWith(term, text).flatMap((at) => (text.lines[at]?.isFact ? [{ at, line: text.lines[at] }] : []));
  const lines = facts.map(({ at, line }) => [at, { kind: "term" as const, text: shownTerm(term, line) }] as const);
  return { condition, lines: new Map(lines) };
}

/** An amount counts beside one of the words that the rule looks for, or else beside the thing that it names. */
function findAmount(amount: Threshold, words: readonly Found[], text: WatchedText): Found {
  const first = (["any", "all", "entity"] as const).find((name) => words.some(({ condition }) => condition === name));
  const beside = words.filter(({ condition }) => condition === first);
  const lines = text.lines.flatMap((line, at) => {
    const isBeside = first === undefined || beside.some((each) => each.lines.has(at));
    const reached = line.isFact && isBeside ? reachedOn(line, amount, text) : undefined;
    return reached === undefined ? [] : [[at, reached] as const];
  });
  return { condition: "amount", lines: new Map(lines) };
}

/** The figure of a line that reaches an amount. */
export function reachedOn(
  { text: written, sentence }: Line,
  amount: Threshold,
  text: WatchedText,
): Trigger | undefined {
  const figures = sentence === null ? findQuantities(written) : text.figuresOf(sentence);
  const reached = findReaching(written, figures, amount);
  return reached === undefined ? undefined : { kind: "amount", text: reached };
}
