import { foldInPlace } from "../french/folded-text.ts";
import { findWords, fold } from "../french/words.ts";
import { compileExpression, type Expression, isExpression } from "./expression.ts";
import { keysOf, type Line, singular, type Token, tokensOf, type WatchedText } from "./text.ts";

/** A term of a rule: a phrase of whole words, or an expression. `written` is what people read of it. */
export type Term =
  | { kind: "phrase"; written: string; words: readonly Wanted[] }
  | { kind: "expression"; written: string; expression: Expression };

/** A word that is looked for. One written with a capital is a name: it has no stem, « Meta » is not « met ». */
type Wanted = Token & { isName: boolean };

/** Terms come from settings that were checked: throws on one that could not serve. */
export function compileTerm(written: string): Term {
  if (!isExpression(written)) return { kind: "phrase", written, words: phraseOf(written) };
  const expression = compileExpression(written);
  if ("expected" in expression) throw new Error(`The expression ${written} cannot serve.`);
  return { kind: "expression", written, expression };
}

export function phraseOf(written: string): Wanted[] {
  const capitals = new Set((written.match(CAPITALISED) ?? []).flatMap((name) => findWords(name)).map(fold));
  return tokensOf(written).flatMap((token) => (token === null ? [] : [{ ...token, isName: capitals.has(token.word) }]));
}

const CAPITALISED = /(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{N}]*/gu;

/** The lines of an article in which a term stands, in order. */
export function linesWith(term: Term, text: WatchedText): number[] {
  if (term.kind === "expression") {
    const { expression } = term;
    // One look at the whole spares one at each line.
    if (!expression.test(text.folded)) return [];
    return text.lines.flatMap(({ folded }, at) => (expression.find(folded) === undefined ? [] : [at]));
  }
  return candidates(term.words, text).filter((at) => holdsPhrase(text.lines[at], term.words));
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

/** The lines in which the rarest word of a phrase may stand. */
function candidates(words: readonly Wanted[], { index }: WatchedText): readonly number[] {
  const lists = words.map((word) => [...new Set([...keysOf(word)].flatMap((key) => index.get(key) ?? []))]);
  return lists.reduce((least, list) => (list.length < least.length ? list : least)).sort((a, b) => a - b);
}

function holdsPhrase(line: Line | undefined, words: readonly Wanted[]): boolean {
  return line?.tokens.some((_, at) => words.every((word, ahead) => isWord(word, line.tokens[at + ahead]))) ?? false;
}

function isWord(wanted: Wanted, found: Token | null | undefined): boolean {
  if (found === null || found === undefined) return false;
  if (wanted.word === found.word) return true;
  if (wanted.isName) return wanted.word === singular(found.word);
  if (singular(wanted.word) === singular(found.word)) return true;
  const isOfOneStem = wanted.stem === found.stem || wanted.plainStem === found.plainStem;
  return isOfOneStem && wanted.word.slice(0, SHARED) === found.word.slice(0, SHARED);
}

/** Letters: shorter stems join words that have nothing in common. */
const SHARED = 4;

/** Whether each name of a phrase stands on a line with its capital, which common words have not. */
export function isCapitalised(words: readonly Wanted[], { text }: Line): boolean {
  const plain = foldInPlace(text);
  return words.every(
    ({ word, isName }) =>
      !isName || Array.from(plain.matchAll(wordPattern(word))).some(({ index }) => isUpper(text.charAt(index))),
  );
}

const isUpper = (letter: string): boolean => /\p{Lu}/u.test(letter);
const wordPattern = (word: string): RegExp => new RegExp(`(?<![a-z0-9])${word.replace(/[^a-z0-9_]/g, "\\$&")}`, "g");
