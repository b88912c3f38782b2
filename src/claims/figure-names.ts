import { countedBy } from "../french/counted.ts";
import type { Quantity } from "../french/numbers.ts";
import { searchTerms } from "../french/words.ts";
import { namesOf } from "./check-names.ts";
import { othersLike, stretchOf } from "./figure-owners.ts";
import { sharesTerm } from "./likeness.ts";
import type { Reading } from "./reading.ts";
import type { SourceFigure } from "./source-figures.ts";
import { topicIn } from "./topic.ts";

/**
 * A figure that the evidence gives to the name to which the claim gives another one: « 96 contrats, contre 58 pour
 * Mobilis » beside « Mobilis garantit 96 contrats ».
 */
export function namedOtherwise(
  said: Quantity,
  reading: Reading,
  own: readonly SourceFigure[],
): SourceFigure | undefined {
  const isAlone = ({ quantity, support }: SourceFigure): boolean =>
    support.language !== "fr" || othersLike(quantity, support).length === 0;
  const names = own.length === 0 || own.some(isAlone) ? [] : namesBeside(said, reading);
  if (names.length === 0) return undefined;
  const rivals = own.map((figure) => rivalOf(names, figure));
  return rivals.every((rival) => rival !== undefined) ? rivals[0] : undefined;
}

const namesIn = (text: string): string[] => namesOf(text).flatMap(({ name }) => searchTerms(name));

/** The names beside a figure, or those that its sentence is about where its own stretch has none. */
function namesBeside(said: Quantity, reading: Reading): string[] {
  const { start, end } = stretchOf(reading, said);
  const beside = namesIn(reading.plain.slice(start, end));
  if (beside.length > 0) return beside;
  const { names, hanging } = topicIn(reading);
  const all = [...names, ...hanging];
  return all.length === 1 ? all.flat() : [];
}

/** The name stands in the sentence beside another figure alone. */
function rivalOf(names: readonly string[], { quantity, support }: SourceFigure): SourceFigure | undefined {
  if (sharesTerm(names, [...topicIn(support).names.flat(), ...namesBeside(quantity, support)])) return undefined;
  const home = stretchOf(support, quantity);
  const rival = othersLike(quantity, support).find((other) => {
    const { start, end } = stretchOf(support, other);
    const rest = support.plain.slice(0, start) + support.plain.slice(end);
    return (
      start !== home.start &&
      countsLike(other, quantity, support) &&
      sharesTerm(names, namesIn(support.plain.slice(start, end))) &&
      !sharesTerm(names, searchTerms(rest))
    );
  });
  return rival && { quantity: rival, support };
}

/** « 58 pour Mobilis » counts what « 96 contrats » does. */
function countsLike(other: Quantity, quantity: Quantity, { plain }: Reading): boolean {
  const counted = countedBy(plain, other);
  return counted.length === 0 || sharesTerm(counted, countedBy(plain, quantity)) || other.kind === "percent";
}
