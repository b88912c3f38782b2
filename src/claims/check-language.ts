import { detectLanguage } from "../articles/language.ts";
import { findQuotations } from "../french/quotations.ts";
import { splitSentences } from "../french/sentences.ts";
import type { Fault } from "./fault.ts";
import type { Said } from "./said.ts";

const FRENCH = wordPattern(
  "le la les l un une des du de d et est sont a ont au aux en dans par pour qui que qu ce cette ces il elle ils elles se s ne n pas plus sur avec son sa ses leur leurs où mais ou comme très deux selon été y je nous vous c j",
);
const ENGLISH = wordPattern(
  "the of and to in is was were are that this with for by from has have had its their it they on at as an be been will would which not but who said after over into than more",
);

function wordPattern(words: string): RegExp {
  return new RegExp(`(?<![\\p{L}])(?:${words.replaceAll(" ", "|")})(?![\\p{L}])`, "giu");
}

/** Characters: under it there is too little to tell a language by its letters. */
const ENOUGH = 40;

/** Each sentence of a claim is in French, but for what it quotes. */
export function checkLanguage({ claim }: Said): Fault[] {
  return splitSentences(claim.text)
    .filter((sentence) => isForeign(withoutQuotations(sentence)))
    .map((sentence) => ({ kind: "language", said: sentence, instead: null }));
}

/** By its small words first, which settle nearly all; by its letters where they do not. */
function isForeign(text: string): boolean {
  const strange = text.match(NOT_LATIN)?.length ?? 0;
  if (strange > 0 && 2 * strange > (text.match(LETTER)?.length ?? 0)) return true;
  const french = text.match(FRENCH)?.length ?? 0;
  const english = text.match(ENGLISH)?.length ?? 0;
  if (french > english) return false;
  if (english > french + 1) return true;
  return text.length >= ENOUGH && french < 2 && !["fr", "und"].includes(detectLanguage(text));
}

const LETTER = /\p{L}/gu;
const NOT_LATIN = /(?!\p{Script=Latin})\p{L}/gu;

function withoutQuotations(text: string): string {
  return findQuotations(text).reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text);
}
