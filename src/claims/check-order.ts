import { findSequences, type Sequence } from "../french/sequences.ts";
import type { Evidence } from "./evidence.ts";
import type { Fault } from "./fault.ts";
import { rootOf } from "./likeness.ts";
import type { Said } from "./said.ts";

/** What comes first in the evidence, or is above the rest there, does not come after or below in the claim. */
export function checkOrder({ reading }: Said, { supports }: Evidence): Fault[] {
  const own = findSequences(reading.text);
  if (own.length === 0) return [];
  const told = supports
    .filter(({ language }) => language === "fr")
    .flatMap((support) => findSequences(support.text).map((sequence) => ({ sequence, support })));
  const turned = told.find(({ sequence }) => own.some((said) => isTurned(said, sequence)));
  if (turned === undefined || told.some(({ sequence }) => own.some((said) => isKept(said, sequence)))) return [];
  const { citation, text } = turned.support;
  return [{ kind: "opposite", said: reading.text, instead: { citation, text } }];
}

/** What stands first on one side stands second on the other, and the reverse; a rank has one side alone to tell. */
function isTurned(said: Sequence, told: Sequence): boolean {
  return (
    said.by === told.by &&
    isMoved(said.first, said.second, told.second, told.first) &&
    (isMoved(said.second, said.first, told.first, told.second) || !TWO_SIDED.has(said.by))
  );
}

const TWO_SIDED = new Set(["time", "named"]);

const isKept = (said: Sequence, told: Sequence): boolean =>
  said.by === told.by &&
  !isTurned(said, told) &&
  isMoved(said.first, said.second, told.first, told.second) &&
  isMoved(said.second, said.first, told.second, told.first);

/** Whether a stem of `own` alone is one of `theirs` alone. */
function isMoved(
  own: readonly string[],
  other: readonly string[],
  theirs: readonly string[],
  rest: readonly string[],
): boolean {
  const isIn = (terms: readonly string[], term: string): boolean => terms.some((each) => rootOf(each) === rootOf(term));
  return own.some((term) => !isIn(other, term) && isIn(theirs, term) && !isIn(rest, term));
}
