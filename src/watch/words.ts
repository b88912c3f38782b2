import { type Row, rowOf, rowsOf, type Token } from "../french/rows.ts";
import { findWords, fold } from "../french/words.ts";

/** A word that is looked for. One written with a capital is a name: it has no stem, « Meta » is not « met ». */
export type Wanted = Token & { isName: boolean };

/** The words of a term, in one or two ways to write it. */
export function wantedIn(written: string): Wanted[][] {
  const names = new Set((written.match(CAPITALISED) ?? []).flatMap(findWords).map(fold));
  return rowsOf(written).map((row) =>
    row.flatMap((token) => (token === null ? [] : [{ ...token, isName: isNamed(token.word, names) }])),
  );
}

const CAPITALISED = /(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{N}-]*/gu;

/** A name, or two of them joined. */
const isNamed = (word: string, names: ReadonlySet<string>): boolean =>
  names.has(word) ||
  [...names].some((name) => name.length > 1 && word.startsWith(name) && names.has(word.slice(name.length)));

/** Under which keys a word is looked up: as it is written, in the singular, and by its stems. */
export const keysOf = ({ word, stem, plainStem }: Token): Set<string> =>
  new Set([`=${word}`, `=${singular(word)}`, stem, plainStem]);

const singular = (word: string): string => word.replace(/(?<=..)[sx]$/, "");

/** Whether a phrase stands in a row, word after word. */
export const holdsPhrase = (row: Row, words: readonly Wanted[]): boolean =>
  row.some((_, at) => words.every((word, ahead) => isWord(word, row[at + ahead])));

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

/** « AI » and « EU »: in small letters they are words of every sentence. */
const ACRONYM = /(?<![\p{L}\p{N}])\p{Lu}{2,4}(?![\p{L}\p{N}])/gu;

/** The acronyms of a term that are lost among its words, to be found as they are written. */
export const lostAcronyms = (written: string): RegExp[] =>
  (written.match(ACRONYM) ?? [])
    .filter((acronym) => rowOf(acronym).length === 0)
    .map((acronym) => new RegExp(`(?<![\\p{L}\\p{N}])${acronym}(?![\\p{L}\\p{N}])`, "u"));
