import { foldInPlace } from "../french/folded-text.ts";
import { compileExpression, type Expression, isExpression } from "./expression.ts";
import type { Line, WatchedText } from "./text.ts";
import { holdsPhrase, keysOf, lostAcronyms, type Wanted, wantedIn } from "./words.ts";

/** A term of a rule. `written` is what people read of it. */
export type Term = Phrase | { kind: "expression"; written: string; expression: Expression };

/** Whole words one after the other, in one of some ways to write them; and acronyms, as they are. */
export type Phrase = { kind: "phrase"; written: string; ways: readonly Wanted[][]; acronyms: readonly RegExp[] };

/** Terms come from settings that were checked: throws on one that could not serve. */
export function compileTerm(written: string): Term {
  if (!isExpression(written)) return compilePhrase(written);
  const expression = compileExpression(written);
  if ("expected" in expression) throw new Error(`The expression ${written} cannot serve.`);
  return { kind: "expression", written, expression };
}

export function compilePhrase(written: string): Phrase {
  const ways = wantedIn(written).filter((words) => words.length > 0);
  return { kind: "phrase", written, ways, acronyms: lostAcronyms(written) };
}

/** Whether a text has a word that can be looked for. */
export function saysSomething(written: string): boolean {
  const { ways, acronyms } = compilePhrase(written);
  return ways.length + acronyms.length > 0;
}

/** The lines of an article in which a term stands, in order. */
export function linesWith(term: Term, text: WatchedText): number[] {
  if (term.kind === "phrase") return linesOf(term, text);
  const { expression } = term;
  // One look at the whole spares one at each line.
  if (!expression.test(text.folded)) return [];
  return text.lines.flatMap(({ folded }, at) => (expression.find(folded) === undefined ? [] : [at]));
}

function linesOf({ ways, acronyms }: Phrase, { lines, index }: WatchedText): number[] {
  const candidates = ways.length === 0 ? lines.keys() : ways.flatMap((words) => placesOf(words, index));
  const holds = ({ rows, text }: Line): boolean =>
    acronyms.every((acronym) => acronym.test(text)) &&
    (ways.length === 0 || ways.some((words) => rows.some((row) => holdsPhrase(row, words))));
  return [...new Set(candidates)].sort((a, b) => a - b).filter((at) => lines[at] !== undefined && holds(lines[at]));
}

/** The lines in which the rarest word of a phrase may stand. */
function placesOf(words: readonly Wanted[], index: WatchedText["index"]): number[] {
  const lists = words.map((word) => [...keysOf(word)].flatMap((key) => index.get(key) ?? []));
  return lists.reduce((least, list) => (list.length < least.length ? list : least));
}

/** What people read of a term that was found on a line: a phrase as the rule writes it, an expression as the article does. */
export function shownTerm(term: Term, { text, folded }: Line): string {
  if (term.kind === "phrase") return term.written;
  const found = term.expression.find(folded);
  return found === undefined ? term.written : shorten(text.slice(found.start, found.end).trim());
}

/** Characters of an article that show what an expression found. */
const SHOWN = 60;
const shorten = (text: string): string => (text.length <= SHOWN ? text : `${text.slice(0, SHOWN).trimEnd()}…`);

/** Whether the names of a phrase stand on a line with their capitals, which common words have not: all, or one where it is written without any. */
export function isCapitalised({ ways: [words = []] }: Phrase, { text }: Line): boolean {
  const plain = foldInPlace(text);
  const hasCapital = ({ word }: Wanted): boolean =>
    Array.from(plain.matchAll(wordPattern(word))).some(({ index }) => /\p{Lu}/u.test(text.charAt(index)));
  const names = words.filter(({ isName }) => isName);
  return names.length > 0 ? names.every(hasCapital) : words.some(hasCapital);
}

const wordPattern = (word: string): RegExp => new RegExp(`(?<![a-z0-9])${word.replace(/[^a-z0-9_]/g, "\\$&")}`, "g");
