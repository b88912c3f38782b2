import { synonymsOf } from "../french/synonyms.ts";
import { searchTerms } from "../french/words.ts";
import { namesOf } from "./check-names.ts";
import { isCommon } from "./common.ts";
import type { Evidence, Support } from "./evidence.ts";
import type { Fault } from "./fault.ts";
import { countShared, rootOf } from "./likeness.ts";
import { type Reading, termsOf } from "./reading.ts";
import type { Said } from "./said.ts";

/** What brings something about, and by whom it is done: « grâce au logiciel », « informé par ses espions ». */
const CAUSE =
  /(?<!\p{L})(?:grâce (?:à |aux? )|à cause d(?:e |u |es |['’])|en raison d(?:e |u |es |['’])|du fait d(?:e |u |es |['’])|sous l['’]effet d(?:e |u |es |['’])|par (?=(?:des|les|leurs?|ses|son|sa|une?|le|la) |l['’]))(?<words>(?:(?:des|les|leurs?|ses|son|sa|une?|le|la) |l['’])?\p{L}[\p{L}-]*(?: (?:d(?:e|u|es) (?:l['’]|la )?|d['’])?\p{L}[\p{L}-]*){0,2})(?!\p{L}|-| «)/giu;
/** « par la suite » names nobody. */
const NOBODY =
  /^(?:(?:le|la|les|un|une) (?:premi|second|derni|deuxi|troisi|même|autre|seul|tel|accord|vote)|l['’](?:un|autre)|la (?:suite|force)|le (?:biais|passé))/iu;

/** Words that make of one thing the cause of another. */
const LINK =
  /(?<!\p{L})(?:parce qu(?:e |['’])|car (?=\p{L})|puisqu(?:e |['’])|grâce (?:à |aux? )|à cause d|en raison d|du fait d|faute d|ce qui (?:a )?(?:perm|explique|provoqu|entraîn)\p{L}*|si bien qu|de sorte qu|d['’]où )/iu;
/** Verbs by which what stands before them brings about what stands behind: « a fait baisser ». */
const BRINGS =
  /(?<!\p{L})(?:(?:a|ont|avait|avaient) (?:fait (?=\p{L}+(?:er|ir|re)(?!\p{L}))|permis|provoqu|entraîn|caus)\p{L}*|(?:provoque|entraîne|cause)(?:nt)?(?!\p{L}))/iu;

/** « A parce que B » where one sentence tells A, another B, and nothing links them. */
function joinedByCause({ text }: Reading, { supports }: Evidence): Support | undefined {
  const link = LINK.exec(text) ?? BRINGS.exec(text);
  if (link === null || supports.length < 2) return undefined;
  const [effect, cause] = [text.slice(0, link.index), text.slice(link.index + link[0].length)].map((part) =>
    bestFor(termsOf(part), supports),
  );
  if (effect === undefined || cause === undefined || effect === cause) return undefined;
  const isLinked = (support: Support): boolean => LINKED_AT_START.test(support.text);
  return isLinked(effect) || isLinked(cause) ? undefined : effect;
}

/** « parce que B » where the sentence that tells the rest has another cause, of which the claim has no word. */
function anotherCause({ text }: Reading, { supports }: Evidence): Support | undefined {
  const link = GIVEN.exec(text);
  if (link === null) return undefined;
  const effect = bestFor(termsOf(text.slice(0, link.index)), supports);
  const told = effect && GIVEN.exec(effect.text);
  if (!effect || !told) return undefined;
  const own = termsOf(text.slice(link.index + link[0].length)).filter((term) => !LIGHT.has(term));
  const theirs = termsOf(effect.text.slice(told.index + told[0].length));
  const all = new Set(supports.flatMap(({ terms }) => Array.from(terms, rootOf)));
  const isHeld = (term: string): boolean => all.has(rootOf(term)) || synonymsOf(term).some((root) => all.has(root));
  return own.length > 1 && theirs.length > 1 && !own.some(isHeld) ? effect : undefined;
}
const GIVEN =
  /(?<!\p{L})(?:parce qu(?:e |['’])(?:ils? |elles? )?|car (?=\p{L})|puisqu(?:e |['’])|faute d(?:e |['’])|en raison d(?:e |['’])|à cause d(?:e |['’]))/iu;
const LIGHT = new Set(searchTerms("pouvoir devoir être avoir faire vouloir passer rendre mettre tenir"));

/** « Résultat : », « C’est pourquoi »: the sentence before it is its cause. */
const LINKED_AT_START =
  /^(?:donc|ainsi|aussi|c['’]est pourquoi|résultat|conséquence|en effet|de ce fait|car|du coup|d['’]où|en cause|la (?:cause|raison|faute)|cela|ce qui|cette|ces?|il s['’]agit|selon|l['’]origine)(?!\p{L})/iu;

/** The sentence that alone holds most of some stems, and half of them at least. */
function bestFor(terms: readonly string[], supports: readonly Support[]): Support | undefined {
  const shares = supports
    .map((support) => ({ support, share: countShared(terms, new Set(Array.from(support.terms, rootOf))) }))
    .sort((a, b) => b.share - a.share);
  const [first, second] = shares;
  const isClear = first !== undefined && first.share > (second?.share ?? 0) && first.share * 2 >= terms.length;
  return isClear ? first.support : undefined;
}

/** No claim adds a cause or a doer of which its evidence has no word. */
export function checkCauses({ reading, isQuoted }: Said, evidence: Evidence): Fault[] {
  const { supports, before } = evidence;
  if (supports.some(({ language }) => language === "en")) return [];
  const joined = joinedByCause(reading, evidence) ?? anotherCause(reading, evidence);
  if (joined) return [{ kind: "cause", said: reading.text, instead: { citation: joined.citation, text: joined.text } }];
  const causes = Array.from(reading.text.matchAll(CAUSE));
  if (causes.length === 0) return [];
  const held = new Set([...supports, ...before].flatMap(({ terms }) => Array.from(terms, rootOf)));
  // « le système » may be whom or what is named there.
  const isNamed = [...supports, ...before].some(({ text }) => namesOf(text).length > 0);
  const isHeld = (term: string): boolean =>
    held.has(rootOf(term)) || synonymsOf(term).some((root) => held.has(root)) || /^\d/.test(term);
  return causes.flatMap(({ index, 0: said, groups }) => {
    const words = groups?.["words"] ?? "";
    const terms = termsOf(words);
    const isAdded =
      terms.length > 0 && !NOBODY.test(words) && !terms.some((term) => isHeld(term) || (isNamed && isCommon(term)));
    return isAdded && !isQuoted(index) ? [{ kind: "unshared" as const, said }] : [];
  });
}
