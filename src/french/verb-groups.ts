import { mayBeVerb } from "./deeds.ts";
import { isReported } from "./modality.ts";
import { kinOf } from "./name-forms.ts";
import {
  ADVERBS,
  BEING,
  CLITICS,
  DAY,
  DETERMINERS,
  FINITE,
  HAVING,
  isSmall,
  PREPOSITIONS,
  type Token,
} from "./tokens.ts";

const GOING =
  /^(?:allé|ven|part|arriv|entr|rest|mont|desc|tomb|pass|retou|revenu|devenu|interven|surven|parven|sort|née?s?$|mort)/;
const PARTICIPLE = /(?:ée?s?|[iu]e?s?|ise?s?|its?|ites?|erte?s?)$/;
const INFINITIVE = /(?:er|ir|re|oir)$/;

const NO_VERB =
  /^(?:.*\d.*|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|cent|mille|quatorze|trimestre|semestre|premi[eè]re?s?)$/;

/** Where the words of a verb begin; `isBare` for a participle before « par ». */
export type Group = { start: number; isPassive: boolean; isBare: boolean };

/** The words of the verb that stands at `at`, if one does. */
export function groupAt(tokens: readonly Token[], words: readonly string[], at: number): Group | undefined {
  const token = tokens[at];
  if (!token || token.term === "" || token.isMark || isSmall(token.word) || NO_VERB.test(token.word)) return undefined;
  if (DAY.test(token.word)) return undefined;
  return compoundAt(token, words, at) ?? simpleAt(tokens, words, at);
}

/** « a racheté », « est racheté », « rachetée par ». */
function compoundAt({ word }: Token, words: readonly string[], at: number): Group | undefined {
  if (!PARTICIPLE.test(word)) return undefined;
  const from = placeBefore(words, at);
  const before = words[from] ?? "";
  const start = startOf(words, from);
  if (BEING.has(before)) return { start, isPassive: !GOING.test(word) && words[start] !== "s", isBare: false };
  if (HAVING.has(before)) return { start, isPassive: false, isBare: false };
  return isBeforeAgent(words, at) && !isSmall(before) ? { start: at, isPassive: true, isBare: true } : undefined;
}

/** The place before, but for « pas », « déjà », « rapidement », « à nouveau » and « elle-même ». */
function placeBefore(words: readonly string[], at: number): number {
  let from = at - 1;
  while (from > at - 4) {
    const pair = `${words[from - 1]} ${words[from]}`;
    if (ADVERBS.has(words[from] ?? "") || /ment$/.test(words[from] ?? "")) from -= 1;
    else if (PAIR.test(pair)) from -= 2;
    else break;
  }
  return from;
}

/** Two words that stand within a verb as an adverb does. */
const PAIR = /^(?:(?:à|de) nouveau|(?:elle|lui|elles|eux|soi) mêmes?|en effet)$/;

function simpleAt(tokens: readonly Token[], words: readonly string[], at: number): Group | undefined {
  const token = tokens[at];
  if (!token || token.isName) return undefined;
  const found = INFINITIVE.test(token.word) ? governed(tokens, words, at) : undefined;
  if (found) return found;
  return isInflected(tokens, words, at, words[placeBefore(words, at)] ?? "")
    ? { start: startOf(words, at), isPassive: false, isBare: false }
    : undefined;
}

/** « financée par », « financée pour moitié par ». */
const isBeforeAgent = (words: readonly string[], at: number): boolean =>
  words[at + 1] === "par" || (words[at + 3] === "par" && PREPOSITIONS.has(words[at + 1] ?? ""));

/** « prévoit de construire », « vient d’annoncer », « va vendre ». */
function governed(tokens: readonly Token[], words: readonly string[], at: number): Group | undefined {
  let from = at - 1;
  while (from > at - 4 && (CLITICS.has(words[from] ?? "") || /^(?:de|d|à)$/.test(words[from] ?? ""))) from -= 1;
  const verb = tokens[from];
  if (!verb || verb.isMark || verb.isName || from < 1 || !GOVERNS.test(verb.word)) return undefined;
  return mayBeVerb(words, from) ? { start: startOf(words, from), isPassive: false, isBare: false } : undefined;
}

/** Verbs that take another one. */
const GOVERNS =
  /^(?:v(?:a|ont)$|vien|compt|prévoi|doi|devr|peu[tv]|pourr|veu|voudr|souhait|enten|esp[eè]r|vis|promet|envisag|cherch|tent|commenc|continu|refus|accept|déci|menac|propos|fai|laiss|engag)/;

function startOf(words: readonly string[], at: number): number {
  let start = at;
  while (
    start > 0 &&
    (CLITICS.has(words[start - 1] ?? "") ||
      BEING.has(words[start - 1] ?? "") ||
      HAVING.has(words[start - 1] ?? "") ||
      ADVERBS.has(words[start - 1] ?? ""))
  )
    start -= 1;
  return start;
}

function isInflected(tokens: readonly Token[], words: readonly string[], at: number, before: string): boolean {
  const word = words[at] ?? "";
  const next = words[at + 1] ?? "";
  if (!FINITE.test(word) || PREPOSITIONS.has(before) || DETERMINERS.has(words[at - 1] ?? "")) return false;
  // « l’usine du Jura suisse a coûté », « le feu vert des autorités »
  if (HAVING.has(next) || BEING.has(next) || NEVER.has(word) || kinOf(word).length > 0) return false;
  return (
    PRONOUN.test(words[at - 1] ?? "") ||
    isBeforeObject(word, next, words[placeAfter(words, at)] ?? "") ||
    isBesideName(tokens, at) ||
    isInverted(tokens, at)
  );
}

/** « Meta annonce », « en 2025 annonce Meta ». */
function isBesideName(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.word ?? "";
  const previous = tokens[at - 1];
  const isAfter = previous?.isName === true && word.length > 3 && !ADJECTIVE.test(word);
  return isAfter || (tokens[at + 1]?.isName === true && /^\d/.test(previous?.word ?? ""));
}

/** Words that end as verbs do. */
const NEVER = new Set(
  "vert verte rouge jaune rose encore quelque presque contre entre outre autre notre votre libre double triple simple grande petite jeune vaste rare proche moindre pire ensemble comme même courant avant devant pendant cependant durant vingt cent sept grand second tout haut fort petit dont souvent".split(
    " ",
  ),
);

const PRONOUN = /^(?:qui|que|ne|n|se|s|il|elle|ils|elles|on)$/;

const isBeforeObject = (word: string, next: string, further: string): boolean =>
  DETERMINERS.has(next) ||
  (GIVES.test(word) && /^(?:à|aux?)$/.test(further)) ||
  /^(?:que|qu|\d.*|deux|trois|quatre|cinq|six|sept|huit|neuf|dix)$/.test(next) ||
  (/^(?:des|du|depuis)$/.test(next) && !ADJECTIVE.test(word));

/** Verbs that may have to whom before what: « réclame à l’éditeur la publication ». */
const GIVES =
  /^(?:réclam|demand|propos|donn|vers|confi|impos|interdi|reproch|refus|accord|transme|achèt|emprunt|rachèt|vend|cèd|attribu|promet|rappel|oppos)/;

const placeAfter = (words: readonly string[], at: number): number => at + (ADVERBS.has(words[at + 1] ?? "") ? 2 : 1);

const ADJECTIVE = /(?:al|el|ell|iv|iqu|air|eus|ien|ienn|ois|ais|ier|ièr|tion|ment|té|ur|eur|ic)e?s?$/;

/** « …, annonce Meta »: who says so stands behind. */
const isInverted = (tokens: readonly Token[], at: number): boolean =>
  (tokens[at - 1]?.isMark ?? false) && isReported(tokens[at]?.word ?? "") && at > 1;
