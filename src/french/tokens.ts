import { FULL_MONTH, FULL_WEEKDAY } from "./months.ts";
import { findWords, termOf } from "./words.ts";

/** A word of a sentence, or a mark that parts. */
export type Token = { word: string; term: string; isName: boolean; isMark: boolean };

/** « (MW) » parts nothing. */
const ASIDE = / \([^()]{1,12}\)/g;
const TOKEN = /[\p{L}\p{N}]+(?:[.,]\p{N}+)*|[,;:()«»“”"—–?!.]/gu;

let last: { text: string; tokens: readonly Token[] } = { text: "", tokens: [] };

/** A sentence as words and marks; elided articles stand alone. Many checks ask for those of one sentence in a row. */
export function tokensOf(text: string): readonly Token[] {
  if (text !== last.text) last = { text, tokens: readTokens(text) };
  return last.tokens;
}

function readTokens(text: string): Token[] {
  return Array.from(text.replace(ASIDE, "").matchAll(TOKEN), ([raw]) => {
    const isMark = !/[\p{L}\p{N}]/u.test(raw);
    return { ...readWord(raw, isMark), isName: /^\p{Lu}/u.test(raw), isMark };
  }).map((token, at, all) => ({ ...token, isName: token.isName && !(isOpening(all, at) && isSmall(token.word)) }));
}

const KNOWN_LIMIT = 50_000;
const known = new Map<string, Pick<Token, "word" | "term">>();

/** Words come back: each is read once. */
function readWord(raw: string, isMark: boolean): Pick<Token, "word" | "term"> {
  const remembered = known.get(raw);
  if (remembered !== undefined) return remembered;
  const [word = ""] = isMark ? [raw] : findWords(raw);
  const read = { word, term: isMark ? "" : termOf(word) };
  // Words that were typed once fill any table: start afresh rather than grow.
  if (known.size >= KNOWN_LIMIT) known.clear();
  known.set(raw, read);
  return read;
}

const isOpening = (tokens: readonly Token[], at: number): boolean => at === 0 || (tokens[at - 1]?.isMark ?? false);
const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));
/** Small words by what they do. */
export const DETERMINERS = set(
  "le la les l un une ce cet cette ces son sa ses leur leurs notre nos chaque aucun aucune",
);
export const PREPOSITIONS = set(
  "de d du des à au aux en dans par pour sur sous chez avec sans contre entre vers depuis après avant selon près jusqu comme dès pendant durant lors hors parmi",
);
export const BREAKS = set("que qu dont ou mais tandis alors lorsque quand si car donc or puisque pourtant");
export const UNKNOWN = set(
  "il elle ils elles on ce c cela celui celle ceux celles lui eux y nous vous je tu j qui chacun certains beaucoup",
);
export const CLITICS = set("ne n se s y en le la les l lui leur me m");
export const ADVERBS = set(
  "pas plus jamais déjà aussi ensuite bien tous toutes enfin encore toujours ainsi donc très également",
);
export const BEING = set("est sont sera seront était étaient fut furent été être serait seraient");
export const HAVING = set("a ont avait avaient aura auront ait avoir aurait auraient");
/** Words that are no noun, verb or name. */
export const isSmall = (word: string): boolean =>
  DETERMINERS.has(word) || PREPOSITIONS.has(word) || BREAKS.has(word) || UNKNOWN.has(word);
/** How verbs end. */
export const FINITE = /(?:(?<!é)e|ent|it|ait|aient|era|eront|ira|iront|nd|rd|rt|nt|ut|met|a)$/;

/** Words of dates. */
export const DAY = new RegExp(`^(?:${FULL_WEEKDAY}|${FULL_MONTH}|hier|\\d{1,2}|t|er|20\\d\\d)$`, "u");
