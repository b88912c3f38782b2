import { searchTerms } from "./words.ts";

/** Two things that a sentence puts in order: one before the other, or one above it by the word `by` (« plus fréquent »). */
export type Sequence = { by: string; first: string[]; second: string[] };

/** Stems on each side of the word that puts them in order. */
const WIDEST = 8;

const BEFORE = /(?:,? (?:et )?(?:puis|ensuite)|,? avant (?:[dl]['’]|(?:de|que|la|les?|une?)(?!\p{L}))) ?/u;
const AFTER = /,? après (?:(?:qu|l)['’]|(?:avoir|être|que|la|les?|une?)(?!\p{L})) ?/u;
/** « Après un accord, les dockers reprennent » */
const OPENING = /^ ?(?:après|avant) [^,]{3,80},/iu;
const ABOVE =
  /(?<!\p{L})(?<by>plus|moins|mieux) (?<word>\p{L}+)(?<first>[^;:]*?)(?: qu(?:e |['’])| contre )(?<second>[^;:,]+)|(?<!\p{L})(?<rank>supérieur|inférieur|antérieur|postérieur)e?s? (?:à |aux? )(?<other>[^;:,]+)/u;

const HINT = /puis|ensuite|avant|après|plus|moins|mieux|érieur|second|deuxième/iu;

/** What a French sentence puts in order. */
export function findSequences(text: string): Sequence[] {
  if (!HINT.test(text)) return [];
  return [...asNamed(text), ...text.split(/[;:]/).flatMap((part) => [...inTime(part), ...inRank(part)])];
}

const NAMED =
  /(?<!\p{L})(?:le|la) premi(?:er|ère)(?= )(?<first>[^.]{3,120}?)(?:[,;]| et| mais| tandis que) (?:le|la) (?:seconde?|deuxième)(?!\p{L})(?<second>[^.]*)/iu;

/** « Le premier a donné A ; le second, B » */
function asNamed(text: string): Sequence[] {
  const { first, second } = NAMED.exec(text)?.groups ?? {};
  return first === undefined || second === undefined ? [] : [sequenceOf("named", first, second)];
}

function inTime(part: string): Sequence[] {
  const [opening = ""] = OPENING.exec(part) ?? [];
  const rest = part.slice(opening.length);
  if (opening !== "")
    return [/^ ?après/iu.test(opening) ? sequenceOf("time", opening, rest) : sequenceOf("time", rest, opening)];
  const before = BEFORE.exec(part);
  if (before) return [sequenceOf("time", part.slice(0, before.index), part.slice(before.index + before[0].length))];
  const after = AFTER.exec(part);
  return after ? [sequenceOf("time", part.slice(after.index + after[0].length), part.slice(0, after.index))] : [];
}

/** « A est plus fréquent que B », « plus fréquent chez A, contre B » : A stands above B. */
function inRank(part: string): Sequence[] {
  const found = ABOVE.exec(part);
  const { by = "", word = "", first = "", second = "", rank = "", other = "" } = found?.groups ?? {};
  if (found && rank !== "") return [sequenceOf(rank, part.slice(0, found.index), other)];
  const [term] = searchTerms(word);
  if (!found || term === undefined) return [];
  return [sequenceOf(`${by} ${term}`, part.slice(0, found.index) + first, second)];
}

const sequenceOf = (by: string, first: string, second: string): Sequence => ({
  by,
  first: searchTerms(first).slice(-WIDEST),
  second: searchTerms(second).slice(0, WIDEST),
});
