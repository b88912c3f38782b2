import { findOpposed, findTurns, type Opposed, type Turn } from "../french/opposites.ts";
import { searchTerms } from "../french/words.ts";
import { rootsOf } from "./alignment.ts";
import type { Evidence, Support } from "./evidence.ts";
import type { Fault } from "./fault.ts";
import { countShared, rootOf, sharesTerm } from "./likeness.ts";
import type { ReadClause } from "./reading.ts";
import type { Said } from "./said.ts";

/** « ouvre » where the evidence says « ferme », « avant le vote » where it says « après le vote ». */
export function checkOpposites({ reading, isQuoted }: Said, { supports, before }: Evidence): Fault[] {
  const sources = supports.filter(({ language }) => language === "fr");
  if (sources.length < supports.length) return [];
  const told = findOpposed([...supports, ...before].flatMap(({ terms }) => [...terms]));
  const clauses = reading.clauses.filter(
    ({ text, said }) => !said || !isQuoted(reading.text.indexOf(text) + text.length / 2),
  );
  const turned = clauses.flatMap((clause) => {
    const support = turnedBy(clause, told, sources);
    return support ? [faultOf(clause.text, support)] : [];
  });
  const small = sources.length === 0 ? [] : smallTurns(findTurns(reading.words), sources);
  return [...turned, ...small].slice(0, 1);
}

const faultOf = (said: string, { citation, text }: Support): Fault => ({
  kind: "opposite",
  said,
  instead: { citation, text },
});

/** Stems besides the opposites that two clauses must share to speak of one thing. */
const LEAST = 2;

/** The sentence that has the reverse of a word of the clause, of the same thing, and no sentence has the word itself. */
function turnedBy(clause: ReadClause, told: readonly Opposed[], supports: readonly Support[]): Support | undefined {
  const own = findOpposed(clause.terms);
  const isTold = ({ pair, side }: Opposed): boolean => told.some((other) => other.pair === pair && other.side === side);
  const stems = new Set(own.map(({ term }) => term));
  // « hausse » has several opposites: one that is told clears the word.
  const cleared = new Set(own.filter(isTold).map(({ term }) => term));
  const turned = own.filter(({ term }) => !cleared.has(term));
  if (turned.length === 0) return undefined;
  const rest = [...clause.terms].filter((term) => !stems.has(term));
  return supports.find(({ clauses }) =>
    clauses.some((source) => {
      const theirs = findOpposed(source.terms).filter(({ term }) => !clause.terms.has(term));
      const flips = theirs.filter(({ pair, side }) => turned.some((each) => each.pair === pair && each.side !== side));
      const isConverse = flips.some((flip) => turned.some((each) => areConverse(each, clause, flip, source)));
      const isOdd =
        flips.length > 0 &&
        !isConverse &&
        clause.denies === source.denies &&
        new Set(flips.map(({ term }) => term)).size % 2 === 1;
      return isOdd && countShared(rest, rootsOf(source)) >= Math.min(LEAST, rest.length);
    }),
  );
}

/** « A a perdu contre B » and « B a gagné contre A » are one. */
function areConverse({ term, isMutual }: Opposed, said: ReadClause, other: Opposed, source: ReadClause): boolean {
  const [before, after] = sidesOf(said, term);
  const [first, last] = sidesOf(source, other.term);
  if (isMutual && other.isMutual) return !sharesTerm(before, first);
  return sharesTerm(before, last) && sharesTerm(after, first);
}

/** Adverbs and numbers stand on either side. */
const LOOSE = new Set(searchTerms("déjà encore toujours deux trois quatre cinq premier dernier"));

function sidesOf({ terms }: ReadClause, term: string): [string[], string[]] {
  const all = [...terms].filter((each) => !LOOSE.has(each));
  const at = all.indexOf(term);
  return [all.slice(0, at), all.slice(at + 1)];
}

function smallTurns(turns: readonly Turn[], supports: readonly Support[]): Fault[] {
  const told = supports.flatMap((support) => findTurns(support.words).map((turn) => ({ turn, support })));
  const isNear = ({ on }: Turn, term: string | undefined): boolean =>
    term !== undefined && on.some((own) => rootOf(own) === rootOf(term));
  return turns.flatMap((said) => {
    const isKept = told.some(({ turn }) => turn.word === said.word && turn.on.some((term) => isNear(said, term)));
    const found = told.find(({ turn }) => turn.word === said.opposite && isNear(said, turn.on[0]));
    return isKept || !found ? [] : [faultOf(`${said.word} ${found.turn.on[0] ?? ""}`, found.support)];
  });
}
