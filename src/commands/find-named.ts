import { fold } from "../french/words.ts";
import { isOneSlipAway } from "../questions/matching.ts";

type Named = { id: string; name?: string | undefined };

/** What a person means by an id, a name, or either with one slip of the keys; undefined where nothing, or more than one, is meant. */
export function findNamed<One extends Named>(all: readonly One[], written: string): One | undefined {
  const target = fold(written.trim());
  const exact = all.find(({ id }) => id === target) ?? all.find((one) => namesOf(one).includes(target));
  if (exact !== undefined || target.length < SHORTEST) return exact;
  const near = all.filter((one) => namesOf(one).some((name) => isOneSlipAway(target, name)));
  return near.length === 1 ? near[0] : undefined;
}

/** Letters: of a shorter word, one slip makes any other. */
const SHORTEST = 4;

const namesOf = ({ id, name = id }: Named): string[] => [fold(id), fold(name)];
