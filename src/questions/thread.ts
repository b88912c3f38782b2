import { findNames } from "../french/names.ts";
import { fold, searchTerms } from "../french/words.ts";

/**
 * A question of a thread, said whole: one that leans on those before it takes from them what it speaks of, and is looked
 * for anew. `earlier` are the former ones as they were asked, the oldest first; what was answered never counts.
 */
export function sayWhole(text: string, earlier: readonly string[]): string {
  const wholes: string[] = [];
  for (const each of [...earlier, text]) wholes.push(withSubject(each, wholes));
  return wholes.at(-1) ?? text;
}

/** « et », « alors » and their like. */
const OPENING = /^(?:et|mais|alors|sinon|and|but|what about|how about)\b/;
/** What stands for a name, or belongs to one. */
const PRONOUN =
  /(?<!-)\b(?:ils?|elles?|lui|leurs?|celui-ci|celle-ci|ceux-ci|celles-ci|cela|ca|y|en|dessus|son|sa|ses|cet?|cette|ces|it|they|its|their|this|that|these)\b/;
/** « a-t-elle » stands for a name where nothing before it does: « la ville compte-t-elle » has its own. */
const INVERTED = /^(.*?)-(?:t-)?(?:ils?|elles?)\b/;
const NOUN = /\b(?:les?|la|l['’]|une?|des|du)\b/;
/** Words of a question that says too little to be looked for by itself. */
const FEW = 2;

function withSubject(text: string, wholes: readonly string[]): string {
  const plain = fold(text);
  const opens = OPENING.test(plain);
  const own = findNames(text);
  const leans = opens || (own.length === 0 && (standsForName(plain) || searchTerms(text).length <= FEW));
  const before = leans ? wholes.findLast((whole) => findNames(whole).length > 0) : undefined;
  if (before === undefined) return text;
  // « et Meta ? » asks of another what was asked before.
  const [other] = own;
  if (other !== undefined && opens && saysOnly(text, own)) return exchange(before, other);
  const subjects = findNames(before).filter((name) => !text.includes(name));
  return own.length > 0 || subjects.length === 0 ? text : `${text.trim()} (${subjects.join(", ")})`;
}

function standsForName(plain: string): boolean {
  const inverted = INVERTED.exec(plain);
  return PRONOUN.test(plain) || (inverted !== null && !NOUN.test(inverted[1] ?? ""));
}

/** Whether a question says no more than names. */
const saysOnly = (text: string, names: readonly string[]): boolean =>
  searchTerms(names.reduce((left, name) => left.replace(name, " "), text)).length === 0;

/** The former question, asked of another than its first name. */
function exchange(before: string, other: string): string {
  const [first = ""] = findNames(before);
  return before.replace(first, other);
}
