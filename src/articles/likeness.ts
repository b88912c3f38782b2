import { findWords, searchTerms, termOf } from "../french/words.ts";
import type { Article } from "./article.ts";
import { textOf } from "./article.ts";

/** How rare a term is in a corpus; 0 for a term that says nothing. */
export type Rarity = (term: string) => number;

/** The more of `count` texts a term stands in, the less it tells. */
export function rarityOf(count: number, frequency: (term: string) => number): Rarity {
  return (term) => Math.log(1 + count / (1 + frequency(term)));
}

/** The words of the whole text: read once for all that is made of them. */
export const wordsOf = (article: Pick<Article, "blocks">): string[] => findWords(textOf(article));

/** Hashes of each run of four words: what two copies of a text have in common, whatever was put around them. */
export function shinglesOf(words: readonly string[]): Set<number> {
  const shingles = new Set<number>();
  for (let at = 0; at + RUN <= words.length; at++) shingles.add(hashRun(words, at));
  return shingles;
}

/**
 * Numbers by which an article's likes are found without reading them: its rarest opening terms (odd numbers) and the
 * smallest hashes of its four-word runs (even ones), which another text with the same runs shares.
 */
export function marksOf(opening: Vector, shingles: ReadonlySet<number>): number[] {
  const telling = [...opening.weights].sort(([, a], [, b]) => b - a).slice(0, TERM_MARKS);
  const smallest = Uint32Array.from(shingles).sort().subarray(0, RUN_MARKS);
  return [...telling.map(([term]) => hashText(SEED, term) * 2 + 1), ...Array.from(smallest, (shingle) => shingle * 2)];
}

/** True for a mark that stands for a run of words. */
export const isRunMark = (mark: number): boolean => mark % 2 === 0;

/** Share of the smaller set that the other one holds, 0 to 1. */
export function containment(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  if (small.size === 0) return 0;
  let shared = 0;
  for (const shingle of small) if (large.has(shingle)) shared++;
  return shared / small.size;
}

/** Search terms of the title, three times, and of the first 120 words: where an article says what it is about. */
export function openingTerms(article: Pick<Article, "title" | "titleDerived" | "blocks">): string[] {
  const opening = textOf(article).split(/\s+/, OPENING_WORDS).join(" ");
  const title = article.titleDerived ? [] : searchTerms(article.title);
  return [...title, ...title, ...title, ...searchTerms(opening)];
}

/** Search terms of the title and of the words of the whole text. */
export function textTerms(title: string, words: readonly string[]): string[] {
  return [...searchTerms(title), ...words.map(termOf).filter(Boolean)];
}

/** Terms with their weights (frequency times rarity), and the length of that vector. */
export type Vector = { weights: Map<string, number>; norm: number };

export function weigh(terms: readonly string[], rarity: Rarity): Vector {
  const weights = new Map<string, number>();
  for (const term of terms) weights.set(term, (weights.get(term) ?? 0) + rarity(term));
  return { weights, norm: normOf(weights) };
}

/**
 * The same where a term that comes back says little more each time, and none is rarer than `RAREST`: what two texts share
 * must outweigh the words that each has to itself, whatever the size of the corpus.
 */
export function weighEvenly(terms: readonly string[], rarity: Rarity): Vector {
  const weights = new Map<string, number>();
  for (const term of terms) weights.set(term, (weights.get(term) ?? 0) + 1);
  for (const [term, count] of weights) weights.set(term, (1 + Math.log(count)) * Math.min(rarity(term), RAREST));
  return { weights, norm: normOf(weights) };
}

function normOf(weights: ReadonlyMap<string, number>): number {
  let squares = 0;
  for (const weight of weights.values()) squares += weight * weight;
  return Math.sqrt(squares) || 1;
}

/** Cosine of two vectors, 0 to 1. */
export function cosine(a: Vector, b: Vector): number {
  const [small, large] = a.weights.size <= b.weights.size ? [a, b] : [b, a];
  let product = 0;
  for (const [term, weight] of small.weights) product += weight * (large.weights.get(term) ?? 0);
  return product / (a.norm * b.norm);
}

const RUN = 4;
const OPENING_WORDS = 120;

/** That of a term of one text in fifty. */
const RAREST = 4;

const TERM_MARKS = 20;
const RUN_MARKS = 10;

/** FNV-1a, 32 bits. */
const SEED = 0x811c9dc5;
const PRIME = 0x01000193;

function hashText(seed: number, text: string): number {
  let hash = seed;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
  return Math.imul(hash ^ 0x20, PRIME) >>> 0;
}

function hashRun(words: readonly string[], from: number): number {
  let hash = SEED;
  for (let at = from; at < from + RUN; at++) hash = hashText(hash, words[at] ?? "");
  return hash;
}
