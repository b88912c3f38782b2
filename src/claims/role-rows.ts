import type { Frame } from "../french/frames.ts";
import { searchTerms } from "../french/words.ts";
import type { Support } from "./evidence.ts";
import { rootOf, sharesTerm } from "./likeness.ts";

/** A verb of the evidence in its sentence; `isNoun` where the claim's verb is a noun there. */
export type Row = { frame: Frame; support: Support; isNoun: boolean };

/** The same verb in the evidence; without one, the noun of its deed with whom it is given to. */
export function rowsOf({ term, all }: Frame, supports: readonly Support[]): Row[] {
  const root = rootOf(term);
  const frames = supports.flatMap((support) => support.frames.map((frame) => ({ frame, support, isNoun: false })));
  const own = frames.filter(({ frame }) => rootOf(frame.term) === root);
  if (own.length > 0 || root.length < FAMILY) return own;
  return frames
    .filter(
      ({ frame }) =>
        frame.doer !== null &&
        !RECEIVES.test(frame.word) &&
        frame.after.some((other) => rootOf(other) === root) &&
        all.filter((each) => rootOf(each) !== root && sharesTerm([each], frame.after)).length > 1,
    )
    .map((row) => ({ ...row, isNoun: true }));
}

/** Who wins an order has not ordered. */
const RECEIVES = /^(?:remport|obt[ei]|décroch|re[cç]|gagn|sign|enregistr|attend|perd)/;

/** Letters of a family that a verb and its noun have in common. */
const FAMILY = 5;

/** Whom it was done to is somebody else there, and stands elsewhere in the sentence, as that one does in the claim. */
export function isDoneToAnother({ term, done, all }: Frame, rows: readonly Row[], frames: readonly Frame[]): boolean {
  if (
    done === null ||
    done.every((each) => NUMBERS.has(each)) ||
    frames.filter((frame) => frame.term === term).length > 1
  )
    return false;
  return rows.every(({ frame, support, isNoun }) => {
    const theirs = frame.done;
    if (theirs === null || isNoun || sharesTerm(done, theirs)) return false;
    const rest = all.filter((each) => !done.includes(each));
    return done.every((each) => sharesTerm([each], support.terms)) && sharesTerm(theirs, rest);
  });
}

/** « quatre seront livrés »: of what was named before. */
const NUMBERS = new Set(
  searchTerms("deux trois quatre cinq six sept huit neuf dix onze douze premiers derniers autres"),
);

/** « vient de A, confié à B » beside « vient de B, confié à A »: a name further on is that of the other. */
export function haveChangedNames(
  { rest, doer, all }: Frame,
  rows: readonly Row[],
  whole: ReadonlySet<string>,
  names: ReadonlySet<string>,
): boolean {
  const own = rest.filter((term) => names.has(term));
  return (
    own.length > 0 &&
    rows.every(({ frame, support, isNoun }) => {
      const theirs = frame.rest.filter((term) => !all.includes(term) && !doer?.includes(term));
      const isMoved =
        !own.some((term) => frame.all.includes(term) || frame.rest.includes(term) || frame.done?.includes(term)) &&
        own.every((term) => support.terms.has(term));
      return !isNoun && isMoved && theirs.length > 0 && theirs.every((term) => whole.has(term));
    })
  );
}
