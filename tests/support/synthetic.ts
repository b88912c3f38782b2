import type { Draft } from "../../src/articles/draft.ts";

/** A repeatable source of chance: mulberry32, numbers from 0 to 1. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const STARTS = ["b", "c", "ch", "d", "f", "g", "l", "m", "n", "p", "pr", "qu", "r", "s", "t", "tr", "v", "bl", "cr"];
const MIDDLES = ["a", "e", "i", "o", "u", "ou", "ai", "eau", "é", "è", "an", "on", "in", "eu"];
const ENDS = ["tion", "ment", "eur", "ique", "able", "age", "iste", "ence", "ité", "er", "é", "ée", "s", "", "al"];
const COMMON = "de la le et les des en un une du dans pour par sur au que qui est a plus avec ne se ce son".split(" ");

/**
 * French-looking articles: 40,000 made-up words drawn as a language draws its own (Zipf), sentences of 8 to 30 words,
 * about 6 kB each, dated over 180 days.
 */
export function* syntheticDrafts(count: number, seed = 1): Generator<Draft> {
  const words = madeUpWords(40_000);
  const random = seededRandom(seed);
  const pick = pickerOf(random);
  const word = (): string =>
    random() < 0.45 ? pick(COMMON) : (words[Math.floor(words.length ** random()) - 1] ?? "mot");
  const sentence = (): string => {
    const text = Array.from({ length: 8 + Math.floor(random() * 22) }, word).join(" ");
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  };
  for (let n = 0; n < count; n++) {
    const paragraphs = Array.from({ length: 14 }, () => Array.from({ length: 4 }, sentence).join(" "));
    const day = new Date(Date.UTC(2025, 6, 1 + (n % 180))).toISOString().slice(0, 10);
    yield {
      ...{ source: "synthetic", key: `article-${seed}-${n}`, url: null, title: sentence().slice(0, 70), author: null },
      ...{ publisher: null, published: day, rubrics: [], lines: paragraphs.map((text) => ({ text, kind: "text" })) },
    };
  }
}

type Pick = <T>(list: readonly T[]) => T;

const pickerOf =
  (random: () => number): Pick =>
  <T>(list: readonly T[]): T =>
    list[Math.floor(random() * list.length)] as T;

/** One language for all seeds: its words are always the same. */
function madeUpWords(count: number): string[] {
  const random = seededRandom(0);
  const pick = pickerOf(random);
  return Array.from({ length: count }, () => {
    const syllables = 1 + Math.floor(random() * 2);
    return Array.from({ length: syllables }, () => pick(STARTS) + pick(MIDDLES)).join("") + pick(ENDS);
  });
}
