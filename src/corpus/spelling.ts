import { type QueryExecutorProvider, sql } from "kysely";
import { looksEnglish } from "../french/english-words.ts";
import { wordsNear } from "../french/misspellings.ts";
import { findNames } from "../french/names.ts";
import { synonymsOf } from "../french/synonyms.ts";
import { isListed } from "../french/word-families.ts";
import { findWords, fold, termOf } from "../french/words.ts";
import { countTerms } from "./full-text.ts";
import { fullTextOf } from "./full-text-engine.ts";

/** A question with its slips of the keys put right, each by a word that the corpus knows. */
export type Respelling = { text: string; respelt: { written: string; read: string }[] };

/**
 * Puts right each word that the corpus does not know and that is one slip away from one that it knows: the one that
 * stands in most passages. Names are only read as names; of an English question, nothing else is put right. A few
 * articles do not know every word: an everyday one stands as it is.
 */
export async function respell(database: QueryExecutorProvider, question: string): Promise<Respelling> {
  const names = wordsOfNames(question);
  // Its capital tells nothing.
  const [first = ""] = findWords(question);
  names.delete(first);
  const looked = looksEnglish(question) ? names : new Set(findWords(question));
  const words = [...looked]
    .filter((word) => isRespellable(word) && (names.has(word) || !isEveryday(termOf(word))))
    .slice(0, MOST_WORDS);
  const known = await countTerms(database, words.map(termOf));
  const result: Respelling = { text: question, respelt: [] };
  for (const written of words.filter((word) => !known.has(termOf(word))).slice(0, MOST_RESPELT)) {
    const read = await findNeighbour(database, written, names.has(written));
    const [found] = alone(written).exec(result.text) ?? [];
    if (read === undefined || found === undefined || fold(read) === fold(written)) continue;
    result.text = result.text.replace(alone(written), (one) => asCapital(one, read));
    result.respelt.push({ written: found, read: asCapital(found, read) });
  }
  return result;
}

/** Words looked at, and words put right: a text pasted in another language knows no end of unknown ones. */
const MOST_WORDS = 60;
const MOST_RESPELT = 3;
/** Letters: shorter words have too many neighbours, longer ones too many slips to try. */
const SHORTEST = 5;
const LONGEST = 25;

const wordsOfNames = (text: string): Set<string> => new Set(findNames(text).flatMap(findWords));

const isRespellable = (word: string): boolean =>
  word.length >= SHORTEST && word.length <= LONGEST && /^\p{L}+$/u.test(word) && termOf(word) !== "";

const isEveryday = (term: string): boolean => isListed(term) || synonymsOf(term).length > 0;

/** A name that the corpus does not know is no common noun, and another form of a known word is no slip. */
async function findNeighbour(
  database: QueryExecutorProvider,
  word: string,
  isName: boolean,
): Promise<string | undefined> {
  for (const near of wordsNear(word)) {
    // In their order, those that stand side by side in the index are read together.
    const counts = await countTerms(database, [...new Set(near.map(termOf))].filter(Boolean).sort());
    const passagesOf = (one: string): number => counts.get(termOf(one)) ?? 0;
    const best = near.filter((one) => passagesOf(one) > 0).sort((a, b) => passagesOf(b) - passagesOf(a))[0];
    if (best === undefined) continue;
    const written = await findWritten(database, best, { passages: passagesOf(best), isName });
    if (written !== undefined && (isName || !isOtherForm(word, fold(written)))) return written;
  }
  return undefined;
}

/** « chauffent » and « chauffant », where letters that changed places are a slip. */
function isOtherForm(word: string, other: string): boolean {
  const plain = fold(word);
  const isNear = plain.length === other.length && plain.slice(0, -ENDING) === other.slice(0, -ENDING);
  return isNear && [...plain].sort().join("") !== [...other].sort().join("");
}

/** Letters. */
const ENDING = 3;

/** The same word as some passages write it, with its accents. */
async function findWritten(
  database: QueryExecutorProvider,
  word: string,
  { passages, isName }: { passages: number; isName: boolean },
): Promise<string | undefined> {
  const seqs = await fullTextOf(database).match(database, [{ term: termOf(word), passages, weight: 1 }], TEXTS_READ);
  if (seqs.length === 0) return undefined;
  const { rows } = await sql<{ text: string }>`
    select articles.title || ' : ' || text as text from passages join articles on articles.id = article_id
    where seq in (${sql.join(seqs)}) order by seq`.execute(database);
  const words = rows.flatMap(({ text }) => (isName ? [...wordsOfNames(text)] : findWords(text)));
  return words.find((written) => fold(written) === fold(word));
}

/** Passages looked at for a word. */
const TEXTS_READ = 10;

/** A word wherever it stands by itself. */
const alone = (word: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}])`, "giu");

/** A word with the capital of the one that it stands for. */
const asCapital = (written: string, read: string): string =>
  /^\p{Lu}/u.test(written) ? read.charAt(0).toUpperCase() + read.slice(1) : read;
