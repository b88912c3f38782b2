import { MANNERS } from "./idioms/manners.ts";
import { NICKNAMES } from "./idioms/nicknames.ts";
import { SPEECH } from "./idioms/speech.ts";
import { TROUBLE } from "./idioms/trouble.ts";
import { WORK } from "./idioms/work.ts";
import { verbRoot } from "./irregular-verbs.ts";
import { findWords, fold, searchTerms, termOf } from "./words.ts";

/** The words by which an idiom is known, and how many others may stand before each. */
type Idiom = { steps: readonly { word: string; gap: number }[]; meaning: string };

/** What the idioms of a text mean, in plain words, each once: « jeter l’éponge » is « abandonner ». */
export function meaningsIn(text: string): string[] {
  const words = findWords(text);
  const found = [
    ...findIdioms(words.map(fold), LITERAL),
    ...findIdioms(words.map(termOf).filter(Boolean).map(rootOf), TELLING),
  ];
  return [...new Set(found)];
}

function findIdioms(words: readonly string[], idioms: ReadonlyMap<string, readonly Idiom[]>): string[] {
  return words.flatMap((word, at) =>
    (idioms.get(word) ?? []).filter((idiom) => stands(idiom, at, words)).map(({ meaning }) => meaning),
  );
}

function stands({ steps }: Idiom, first: number, words: readonly string[]): boolean {
  let at = first;
  return steps.slice(1).every(({ word, gap }) => {
    const next = words.slice(at + 1, at + 2 + gap).indexOf(word);
    at += next + 1;
    return next >= 0;
  });
}

/** Telling words that may stand between two of an idiom: one that says how or when, or a few where the table has « … ». */
const BETWEEN = 1;
const FAR = 4;

/** Forms that are other words too, as a rule: « met » is no form of a verb in « Meta ». */
const FORMS = new Map(
  `mettre met mit mettait mettaient
  remettre remet remit remettait remettaient
  tenir tient tiennent tenu tint tiendra tiendrait tiendront tenait tenaient
  tirer tirent
  mener mènent`
    .split("\n")
    .map(searchTerms)
    .flatMap(([first = "", ...forms]) => forms.map((form): [string, string] => [form, verbRoot(first)])),
);

const rootOf = (term: string): string => FORMS.get(term) ?? verbRoot(term);

/** By their first words: those of two telling words and more, in any form, and the others to the letter. */
const TELLING = new Map<string, Idiom[]>();
const LITERAL = new Map<string, Idiom[]>();

for (const line of [WORK, TROUBLE, SPEECH, MANNERS, NICKNAMES].flatMap((table) => table.trim().split("\n"))) {
  const [idioms = "", meaning = ""] = line.split(" : ");
  for (const idiom of idioms.split(", ")) {
    const telling = idiom
      .split("…")
      .flatMap((part, nth) =>
        searchTerms(part).map((term, at) => ({ word: rootOf(term), gap: nth > 0 && at === 0 ? FAR : BETWEEN })),
      );
    const isLiteral = telling.length < 2;
    const steps = isLiteral ? findWords(idiom).map((word) => ({ word: fold(word), gap: 0 })) : telling;
    const index = isLiteral ? LITERAL : TELLING;
    const [{ word } = { word: "" }] = steps;
    index.set(word, [...(index.get(word) ?? []), { steps, meaning }]);
  }
}
