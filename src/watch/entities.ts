import { compilePhrase, compileTerm, isCapitalised, linesWith, type Phrase, type Term } from "./terms.ts";
import type { Line, WatchedText } from "./text.ts";

/** A thing that bears a name, told from its homonyms by its full name, or by what stands near it. */
export type Entity = { name: string; phrase: Phrase; near: readonly Term[] };

export function compileEntity(written: string | { name: string; near: readonly string[] }): Entity {
  const { name, near } = typeof written === "string" ? { name: written, near: [] } : written;
  return { name, phrase: compilePhrase(name), near: near.map(compileTerm) };
}

/**
 * The lines in which an article names the thing, none where it speaks of a homonym: its name stands there with its
 * capitals, and one of the words that tell it apart stands around its first mention, or around most of them. Once it is
 * named in full, its last name alone stands for it.
 */
export function linesNaming({ phrase, near }: Entity, text: WatchedText): number[] {
  const mentions = mentionsOf(phrase, text).filter((at) => text.lines[at]?.isFact);
  if (mentions.length === 0 || (near.length > 0 && !isBound(mentions, near, text))) return [];
  const [words = []] = phrase.ways;
  const last = words.at(-1);
  if (words.length < 2 || last === undefined || !last.isName) return mentions;
  const short = mentionsOf({ ...phrase, ways: [[last]], acronyms: [] }, text);
  return [...new Set([...mentions, ...short])].sort((a, b) => a - b);
}

const mentionsOf = (phrase: Phrase, text: WatchedText): number[] =>
  linesWith(phrase, text).filter((at) => {
    const line = text.lines[at];
    return line !== undefined && isCapitalised(phrase, line);
  });

/** An article tells what a thing is where it names it first; a homonym may come near what tells another apart once. */
function isBound(mentions: readonly number[], near: readonly Term[], text: WatchedText): boolean {
  const tellers = near.flatMap((term) => linesWith(term, text)).flatMap((at) => text.lines[at] ?? []);
  const isNear = (at: number): boolean => {
    const line = text.lines[at];
    return line !== undefined && tellers.some((teller) => isAround(line, teller));
  };
  return isNear(mentions[0] ?? -1) || mentions.filter(isNear).length * 2 > mentions.length;
}

/** The same sentence, the one before, the one after in its paragraph; a title goes with what it heads. */
function isAround(line: Line, other: Line): boolean {
  if (line === other) return true;
  if (line.sentence === null || other.sentence === null) return isTitleOf(line, other) || isTitleOf(other, line);
  const after = other.sentence - line.sentence;
  return after === -1 || (after === 1 && line.block === other.block);
}

const isTitleOf = (title: Line, { sentence, block }: Line): boolean =>
  title.sentence === null && sentence !== null && block === title.block + 1;
