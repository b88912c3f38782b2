import type { Quantity } from "./numbers.ts";
import { searchTerms } from "./words.ts";

/** A figure as its sentence writes it, with the words before it that qualify it: « plus de 6 milliards d’euros ». */
export function withHedge(sentence: string, { text, start, end, hedge }: Quantity): string {
  const words = hedge?.text.trim() ?? "";
  const isBefore = words !== "" && sentence.slice(0, start).trimEnd().endsWith(words);
  return isBefore ? sentence.slice(sentence.lastIndexOf(words, start), end) : text;
}

/** The word that follows a plain number, with the space before it: « personnes »; empty where it counts nothing. */
export function countedNoun(sentence: string, { kind, end }: Pick<Quantity, "kind" | "end">): string {
  const counted = kind === "number" ? (COUNTED.exec(sentence.slice(end))?.[0] ?? "") : "";
  // « ont » after « trois sur 412 » counts nothing.
  return searchTerms(counted).length > 0 ? counted : "";
}

const COUNTED = /^[\s\u00a0](?:autres |nouve(?:aux|lles) )?(?:de |d['’])?[\p{L}-]+/u;
