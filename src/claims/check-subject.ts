import { readDeed } from "../french/subjects.ts";
import { findWords, fold, searchTerms } from "../french/words.ts";
import { namesOf } from "./check-names.ts";
import type { Evidence, Support } from "./evidence.ts";
import type { Fault } from "./fault.ts";
import { rootOf } from "./likeness.ts";
import type { Said } from "./said.ts";

/**
 * Whoever a claim names as the one who did something did it in one of the cited sentences. Looked at only where the
 * claim opens with a name and a verb in a compound tense: « Meta a construit… ».
 */
export function checkSubject({ reading, claim }: Said, { supports, before }: Evidence): Fault[] {
  const deed = readDeed(claim.text);
  const name = deed && namesOf(deed.subject)[0];
  if (!deed || !name || deed.subject.indexOf(name.name) > OPENING || /,/.test(deed.subject)) return [];
  const root = rootOf(deed.verbTerm);
  const named = supports.filter((support) => holds(support, name.name));
  const doing = supports.filter(({ terms }) => [...terms].some((term) => rootOf(term) === root));
  const leaning = supports.filter((support) => !named.includes(support) && before.some((sentence) => holds(sentence, name.name)));
  const own = doing.filter((support) => named.includes(support) || leaning.includes(support));
  const other = doing[0] ?? named[0];
  const instead = other ? { citation: other.citation, text: other.text } : null;
  const fault: Fault = { kind: "subject", said: `${deed.subject} … ${deed.verb}`, instead };
  if (own.length === 0) {
    const isElsewhere = doing.length > 0 && named.length > 0 && !isFollowed(named, doing);
    return isElsewhere || (named.length > 0 && named.every((support) => isAside(support, name.name))) ? [fault] : [];
  }
  return own.every((support) => isTurned(support, name.name, deed.verbTerm, deed.isPassive, deed.after)) ? [fault] : [];
}

/** Characters before the name of a subject: « Le groupe suisse Sélénor a… ». */
const OPENING = 25;

const wordsOf = (name: string): string[] => findWords(name).map(fold);

function holds({ words }: Support, name: string): boolean {
  const own = new Set(words);
  return wordsOf(name).some((word) => word.length > 2 && own.has(word));
}

/** The next sentence goes on about whom the last one named. */
const isFollowed = (named: readonly Support[], doing: readonly Support[]): boolean =>
  doing.some(({ citation }) =>
    named.some(
      ({ citation: { articleId, sentence } }) => articleId === citation.articleId && citation.sentence - sentence === 1,
    ),
  );

const ASIDE = /(?:venus?|venues?|issus?|issues?) d[e'’]|(?:contre|face à|comme|avec|chez|hors|sans|que|derrière|parmi) $/iu;

/** A name that a sentence has only beside the deed: « des talents venus de Meta, OpenAI… ». */
function isAside({ text }: Support, name: string): boolean {
  const [word = ""] = name.split(" ");
  const at = text.indexOf(word);
  return at > 0 && ASIDE.test(text.slice(Math.max(0, at - 60), at).replace(/[^.;:]*(?:[.;:])/g, ""));
}

/** « B a racheté A » of a source where A, before the verb, did it to B, after it. */
function isTurned({ text }: Support, name: string, verbTerm: string, isPassive: boolean, after: string): boolean {
  const words = findWords(text).map(fold);
  const root = rootOf(verbTerm);
  const verb = words.findIndex((word) => searchTerms(word).some((term) => rootOf(term) === root));
  const own = placesOf(words, wordsOf(name));
  const object = namesOf(after)[0];
  const others = object ? placesOf(words, wordsOf(object.name)) : [];
  if (verb < 0 || own.length === 0 || others.length === 0) return false;
  const isAgentAfter = own.some((at) => at > verb && words[at - 1] === "par");
  const passiveSource = /(?:été|est|sont|était|sera) $/.test(text.slice(0, text.indexOf(words[verb] ?? "")));
  const ownAfter = own.every((at) => at > verb) && !isAgentAfter;
  const othersBefore = others.every((at) => at < verb);
  if (isPassive || passiveSource) {
    const ownBefore = own.every((at) => at < verb);
    const othersAfter = others.every((at) => at > verb);
    if (isPassive && passiveSource) return ownAfter && othersBefore;
    if (isPassive) return ownBefore && othersAfter;
    return ownBefore && othersAfter;
  }
  return ownAfter && othersBefore;
}

const placesOf = (words: readonly string[], name: readonly string[]): number[] =>
  words.flatMap((word, at) => (name.some((part) => part.length > 2 && part === word) ? [at] : []));

