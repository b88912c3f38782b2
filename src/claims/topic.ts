import { ADVERBS, BEING, FINITE, HAVING, isSmall, type Token, tokensOf } from "../french/tokens.ts";
import { groupAt } from "../french/verb-groups.ts";
import { namesOf } from "./check-names.ts";
import { type Evidence, leans, type Support } from "./evidence.ts";

/**
 * Whom or what a sentence is about: the names before its first verb, by their stems, those that hang on a noun by « de »
 * apart, its other words there, and that verb, empty where it has none of its own; `after` are the stems of names behind the verb.
 */
export type Topic = { names: string[][]; hanging: string[][]; nouns: string[]; verb: string; after: string[] };

/** « En juin, » and « Selon le ministère, », empty where a sentence opens with what it is about. */
export const openingOf = (text: string): string => OPENING.exec(text)?.[0] ?? "";

const OPENING =
  /^(?:selon|d['’]après|pour|en|au|aux|à|dans|depuis|pendant|durant|lors|après|avant|dès|le \d+|parallèlement|concrètement|désormais)(?: [^,.;:«»]{1,80})?, /iu;
const TELLER = /,? (?:selon|d['’]après) [^,;]*/giu;
const HANGS = new Set("de d du des à au aux en chez sous sur par pour avec".split(" "));
/** Where another clause begins. */
const NEXT = new Set("qui que qu dont où lequel laquelle mais tandis alors".split(" "));
/** « Bien que » opens no aside. */
const BEFORE_QUE = /^(?:bien|alors|tandis|lors|parce|afin|avant|après|pour|sans|dès|jusqu)?$/;

/** Reads a French sentence. */
function topicOf(text: string): Topic {
  const rest = text.slice(openingOf(text).length).replace(TELLER, "");
  // « Profiter » has a capital, and is no name.
  const isNamed = namesOf(rest)[0]?.start === 0;
  const tokens = tokensOf(rest).map((token, at) => (at === 0 ? { ...token, isName: token.isName && isNamed } : token));
  const words = tokens.map(({ word }) => word);
  const named = tokens.findIndex(({ isName, word }) => !isName && !/^\d/.test(word));
  const verb = tokens.findIndex(
    ({ word }, at) =>
      at > 0 &&
      (BEING.has(word) ||
        HAVING.has(word) ||
        (at === named && FINITE.test(word) && !isSmall(word)) ||
        groupAt(tokens, words, at) !== undefined),
  );
  const end = Math.max(verb, 0);
  // « L’usine, qu’exploite Lumio, emploie… »: who stands in the aside does not.
  const aside = tokens.findIndex(({ word }, at) => at < end && NEXT.has(word) && !BEFORE_QUE.test(words[at - 1] ?? ""));
  const before = tokens.slice(0, aside < 0 ? end : aside);
  const runs = runsOf(before);
  const stop = tokens.findIndex(({ word, isMark }, at) => at > end && (NEXT.has(word) || (isMark && word !== ",")));
  return {
    names: runs.filter(({ isHanging }) => !isHanging).map(({ terms }) => terms),
    hanging: runs.filter(({ isHanging }) => isHanging).map(({ terms }) => terms),
    nouns: before.filter(({ isName, term }) => !isName && term !== "").map(({ term }) => term),
    verb: aside < 0 ? deedOf(tokens, end) : "",
    after: tokens
      .slice(end, stop < 0 ? undefined : stop)
      .filter(({ isName, term }) => isName && term !== "")
      .map(({ term }) => term),
  };
}

/** The stem of a verb, behind what helps it. */
function deedOf(tokens: readonly Token[], at: number): string {
  const helped = tokens.findIndex(
    ({ word, term }, place) =>
      place >= at && !BEING.has(word) && !HAVING.has(word) && !ADVERBS.has(word) && term !== "",
  );
  return at > 0 && helped - at < FAR ? (tokens[helped]?.term ?? "") : "";
}

const FAR = 4;

/** Names of several words, each with what stands before it. */
function runsOf(tokens: readonly Token[]): { terms: string[]; isHanging: boolean }[] {
  const runs: { terms: string[]; isHanging: boolean }[] = [];
  for (let at = 0; at < tokens.length; at++) {
    if (!tokens[at]?.isName) continue;
    let end = at;
    while (tokens[end]?.isName) end += 1;
    const terms = tokens
      .slice(at, end)
      .map(({ term }) => term)
      .filter(Boolean);
    if (terms.length > 0) runs.push({ terms, isHanging: isHangingAt(tokens, at) });
    at = end;
  }
  return runs;
}

/** « de Meta », « de la Silicon Valley ». */
function isHangingAt(tokens: readonly Token[], at: number): boolean {
  const [before = "", last = ""] = [tokens[at - 2]?.word, tokens[at - 1]?.word];
  return HANGS.has(last) || (/^(?:la|le|les|l)$/.test(last) && HANGS.has(before));
}

const known = new WeakMap<readonly string[], Topic>();

/** A sentence's topic is read once, and kept. */
export function topicIn({ text, words }: Pick<Support, "text" | "words">): Topic {
  const topic = known.get(words) ?? topicOf(text);
  known.set(words, topic);
  return topic;
}

/** A cited sentence with those before it that it leans on, as far as they are at hand. */
export function scopeOf(support: Support, { supports, before }: Evidence): Support[] {
  const scope = [support];
  const all = [...supports, ...before];
  for (let last: Support | undefined = support; last && leans(last.text) && scope.length < DEPTH; ) {
    const { articleId, sentence }: Support["citation"] = last.citation;
    last = all.find(({ citation }) => citation.articleId === articleId && citation.sentence === sentence - 1);
    if (last) scope.push(last);
  }
  return scope;
}

/** Sentences: as far as evidence goes back. */
const DEPTH = 3;
