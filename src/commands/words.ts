import { wordsNear } from "../french/misspellings.ts";
import { fold } from "../french/words.ts";

/** The first word of a text, as it is compared, and what follows it. */
export type Taken = { word: string; rest: string };

/** Takes so many words off the head of a text, as one: « mes données » is `mesdonnees`. */
export function takeWords(text: string, count = 1): Taken {
  const found = new RegExp(`^\\S+(?:\\s+\\S+){${count - 1}}`).exec(text)?.[0] ?? "";
  return { word: compared(found), rest: text.slice(found.length).trim() };
}

/** Characters: no word of a command is longer, whatever its accents. */
const LONGEST = 40;

/** Without accents, apostrophes, hyphens, capitals, nor what ends it; "" for what is too long to be a command's. */
const compared = (words: string): string =>
  words.length > LONGEST
    ? ""
    : fold(words)
        .replace(/[\s'’‘ʼ`´-]/g, "")
        .replace(/[.:!,;…]+$/g, "");

/** Names by the words that say them, without accents; the first of each is the canonical one. */
export type Lexicon<Name extends string> = Readonly<Record<Name, readonly string[]>>;

/** What a word names: itself, its plural, or one slip of the keys away from the canonical one, where it is no other word. */
export function findName<Name extends string>(word: string, lexicon: Lexicon<Name>): Found<Name> | undefined {
  const names = Object.keys(lexicon) as Name[];
  const spelt = names.find((name) => lexicon[name].includes(word) || lexicon[name].includes(word.replace(/s$/, "")));
  if (spelt !== undefined) return { name: spelt, isExact: true };
  if (word.length < FEWEST || OTHER_WORDS.has(word)) return undefined;
  const near = new Set(wordsNear(word).flat());
  const [slip, ...others] = names.filter((name) => near.has(lexicon[name][0] ?? ""));
  return slip === undefined || others.length > 0 ? undefined : { name: slip, isExact: false };
}

type Found<Name extends string> = { name: Name; isExact: boolean };

/** Letters: a slip in a shorter word makes any other. */
const FEWEST = 4;

/** Words of their own, one letter away from a command's. */
const OTHER_WORDS = new Set(
  "riche niche friche miche biche fichu ficher chercheur demande demandes demandez sourde cause piste rester".split(
    " ",
  ),
);
