import { fold } from "../french/words.ts";

type Named = { id: string; name?: string | undefined };

/** What a person means by an id, a name, or either with one slip of the keys; undefined where nothing, or more than one, is meant. */
export function findNamed<One extends Named>(all: readonly One[], written: string): One | undefined {
  const target = fold(written.trim());
  const exact = all.find(({ id }) => id === target) ?? all.find((one) => namesOf(one).includes(target));
  if (exact !== undefined || target.length < SHORTEST) return exact;
  const near = all.filter((one) => namesOf(one).some((name) => isOneSlip(target, name)));
  return near.length === 1 ? near[0] : undefined;
}

/** Letters: of a shorter word, one slip makes any other. */
const SHORTEST = 4;

const namesOf = ({ id, name = id }: Named): string[] => [fold(id), fold(name)];

/** Whether one letter is wrong, missing or too many, or two are swapped. */
function isOneSlip(one: string, other: string): boolean {
  const shorter = Math.min(one.length, other.length);
  let start = 0;
  while (start < shorter && one[start] === other[start]) start++;
  let end = 0;
  while (end < shorter - start && one.at(-1 - end) === other.at(-1 - end)) end++;
  const [left, right] = [one.slice(start, one.length - end), other.slice(start, other.length - end)];
  return (left.length < 2 && right.length < 2) || (left.length === 2 && left === `${right[1]}${right[0]}`);
}
