import { holdOf, weightOf } from "./ranking.ts";

/**
 * BM25 of folded texts for the runs of four letters of a folded question, spaces included, in the order of the texts.
 * Runs find what stems part, like « désherbage » and « désherbent », and words that follow each other as in the question.
 * How rare a run is, is counted among the first `sample` of the texts.
 */
export function scoreGrams(question: string, texts: readonly string[], sample: number = texts.length): number[] {
  const letters = numberLetters(question);
  const asked = [...new Set(runsOf(question, letters))].slice(0, MOST_RUNS);
  const places = new Map(asked.map((run, at) => [run, at]));
  const counts = texts.map((text) => countRuns(runsOf(text, letters), places));
  const counted = counts.slice(0, sample);
  const weights = asked.map((_, at) => weightOf(counted.filter((own) => own[at]).length, counted.length));
  return counts.map((own, at) => {
    const size = (texts[at] ?? "").length / LETTERS_PER_TERM;
    return weights.reduce((sum, weight, run) => sum + weight * holdOf(own[run] ?? 0, size), 0);
  });
}

/** Runs of one question; what has more is a text pasted by mistake. */
const MOST_RUNS = 1_000;
/** In a text with its empty words and its spaces: its length is set against that of others as in terms. */
const LETTERS_PER_TERM = 8;
const BITS = 7;
const LETTERS_KNOWN = 2 ** BITS - 1;
const FOUR_LETTERS = 2 ** (4 * BITS) - 1;

/** A number from 1 for each letter of the question, 0 for any other: a run that holds one is not asked for. */
function numberLetters(question: string): Uint8Array {
  const letters = new Uint8Array(0x10000);
  for (const [at, letter] of [...new Set([SPACE, ...codesOf(question)])].slice(0, LETTERS_KNOWN).entries()) {
    letters[letter] = at + 1;
  }
  return letters;
}

const SPACE = 32;
const codesOf = (text: string): number[] => Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));

/** A number for each run of four letters; no string is made, for texts are read by the hundred. */
function runsOf(text: string, letters: Uint8Array): Int32Array {
  const runs = new Int32Array(Math.max(0, text.length - 1));
  let run = letters[SPACE] ?? 0;
  for (let at = 0; at <= text.length; at++) {
    const letter = letters[at < text.length ? text.charCodeAt(at) : SPACE] ?? 0;
    run = ((run << BITS) | letter) & FOUR_LETTERS;
    if (at >= 2) runs[at - 2] = run;
  }
  return runs;
}

function countRuns(runs: Int32Array, places: ReadonlyMap<number, number>): Uint16Array {
  const counts = new Uint16Array(places.size);
  for (const run of runs) {
    const at = places.get(run);
    if (at !== undefined) counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts;
}
