import { searchTerms } from "./words.ts";

/** Two things that a sentence puts in order: one before the other, or one above it by the word `by` (« plus fréquent »). */
export type Sequence = { by: string; first: string[]; second: string[] };

/** Stems on each side of the word that puts them in order. */
const WIDEST = 8;

const BEFORE = /(?:,? (?:et )?(?:puis|ensuite)|,? avant (?:de|d['’]|que)) ?/u;
const AFTER = /,? après (?:avoir|être|que|qu['’]) ?/u;
const ABOVE =
  /(?<!\p{L})(?<by>plus|moins|mieux) (?<word>\p{L}+)(?<first>[^;:]*?)(?: qu(?:e |['’])| contre )(?<second>[^;:,]+)/u;

const HINT = /puis|ensuite|avant|après|plus|moins|mieux/u;

/** What a French sentence puts in order. */
export function findSequences(text: string): Sequence[] {
  if (!HINT.test(text)) return [];
  return text.split(/[;:]/).flatMap((part) => [...inTime(part), ...inRank(part)]);
}

function inTime(part: string): Sequence[] {
  const before = BEFORE.exec(part);
  if (before) return [sequenceOf("time", part.slice(0, before.index), part.slice(before.index + before[0].length))];
  const after = AFTER.exec(part);
  return after ? [sequenceOf("time", part.slice(after.index + after[0].length), part.slice(0, after.index))] : [];
}

/** « A est plus fréquent que B », « plus fréquent chez A, contre B » : A stands above B. */
function inRank(part: string): Sequence[] {
  const found = ABOVE.exec(part);
  const { by = "", word = "", first = "", second = "" } = found?.groups ?? {};
  const [term] = searchTerms(word);
  if (!found || term === undefined) return [];
  return [sequenceOf(`${by} ${term}`, part.slice(0, found.index) + first, second)];
}

const sequenceOf = (by: string, first: string, second: string): Sequence => ({
  by,
  first: searchTerms(first).slice(-WIDEST),
  second: searchTerms(second).slice(0, WIDEST),
});
