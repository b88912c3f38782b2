import { foldInPlace } from "./folded-text.ts";

/** A word that holds figures, wherever it stands: « gpt-4o », « 2.9.3 », « 118 ». `name` is the same in other spellings. */
export type FigureMark = { name: string; text: string; start: number; end: number };

const MARK = /[a-z]*\d+(?:[.,:/'-]\d+|[a-z]+(?=\d)|[a-z](?![a-z'])|[a-z]{2}(?![a-z'])|-[a-z](?![a-z]))*|\d+/g;

/** Every stretch of a text with figures in it, in order. « GPT-4o », « GPT 4o » and « gpt4o » share the name 4o. */
export function findFigureMarks(text: string): FigureMark[] {
  return Array.from(foldInPlace(text).matchAll(MARK), ({ index, 0: mark }) => ({
    name: nameOf(mark),
    text: text.slice(index, index + mark.length),
    start: index,
    end: index + mark.length,
  }));
}

const nameOf = (mark: string): string =>
  mark
    .replace(/^[a-z]{2,}(?=\d)/, "")
    .replace(/[-']/g, "")
    .replace(/^0+(?=\d)/, "")
    .replace(/(?<=^\d+)(?:er|re|e|eme|nd|nde|st|rd|th)$/, "");
