import { synonymsOf } from "../french/synonyms.ts";
import { type Teller, tellersIn } from "../french/tellers.ts";
import { nameOffice } from "../french/titles.ts";
import { searchTerms } from "../french/words.ts";
import { namesOf } from "./check-names.ts";
import { isCommon } from "./common.ts";
import type { Evidence, Support } from "./evidence.ts";
import type { Fault } from "./fault.ts";
import { countShared, rootOf, sharesTerm } from "./likeness.ts";
import type { Reading } from "./reading.ts";
import type { Said } from "./said.ts";
import { scopeOf } from "./topic.ts";

/** What one of the evidence says is not left to another of it: « selon les généalogistes » of what the service estimates. */
export function checkTellers({ reading }: Said, evidence: Evidence): Fault[] {
  if (evidence.supports.some(({ language }) => language === "en")) return [];
  const wrong = toldByNobody(reading, evidence) ?? toldByAnother(reading, evidence);
  return wrong
    ? [{ kind: "attribution", said: reading.text, instead: { citation: wrong.citation, text: wrong.text } }]
    : [];
}

/** The sentence that holds what the claim leaves to another one. */
function toldByAnother(reading: Reading, evidence: Evidence): Support | undefined {
  const tellers = reading.reported ? tellersIn(reading.text, reading.frames) : [];
  const who = tellers.flatMap(({ terms }) => terms);
  const isNew = tellers.length > 0 && tellers.every((teller) => teller.isNew);
  const homes = who.length === 0 ? [] : homesOf(who, reading.terms, evidence);
  const [home] = homes;
  return homes.every((each) => isToldByOther({ terms: who, isNew }, each, reading, evidence)) ? home : undefined;
}

/** The sentences that hold most of what is told. */
function homesOf(who: readonly string[], whole: ReadonlySet<string>, { supports }: Evidence): Support[] {
  const told = [...whole].filter((term) => !sharesTerm([term], who));
  const shares = supports.map((support) => ({
    support,
    share: countShared(told, new Set(Array.from(support.terms, rootOf))),
  }));
  const most = Math.max(0, ...shares.map(({ share }) => share));
  return most * 2 < told.length ? [] : shares.filter(({ share }) => share === most).map(({ support }) => support);
}

/** The sentence has another teller, and this one is new to it or stands elsewhere in the evidence alone. */
function isToldByOther({ terms, isNew }: Teller, home: Support, reading: Reading, evidence: Evidence): boolean {
  const theirs = tellersOf(home).flatMap((teller) => teller.terms);
  if (theirs.length === 0 || sharesTerm(terms, theirs) || terms.some((term) => isOneOf(term, theirs))) return false;
  const own = terms.filter((term) => !isCommon(term));
  // « OpenAI affirme » of what is told of OpenAI « selon Ramp », who is left out; but a director speaks for the house.
  const names = namesOf(reading.text).flatMap(({ name }) => searchTerms(name));
  if (
    !nameOffice(home.terms) &&
    !sharesTerm(theirs, reading.terms) &&
    own.some((term) => names.includes(term) && home.terms.has(term))
  )
    return true;
  const isIn = (support: Support): boolean => sharesTerm(own, support.terms);
  const isElsewhere = [...evidence.supports, ...evidence.before].some((support) => support !== home && isIn(support));
  // « La présidente » of what an auditor writes: nobody there holds that office.
  return isNew || ((isElsewhere || nameOffice(new Set(terms))) && !scopeOf(home, evidence).some(isIn));
}

const known = new WeakMap<readonly string[], Teller[]>();

/** A cited sentence's tellers are looked for once. */
function tellersOf({ text, words, frames }: Support): Teller[] {
  const tellers = known.get(words) ?? tellersIn(text, frames);
  known.set(words, tellers);
  return tellers;
}

const isOneOf = (term: string, others: readonly string[]): boolean => {
  const roots = new Set(others.map(rootOf));
  return synonymsOf(term).some((root) => roots.has(root));
};

const TELLS =
  /^(?<who>[^,;:]{2,60}?) (?:pense|estime|juge|croit|affirme|assure|dit|déclare|reconnaît|regrette|considère|craint|soutient|trouve) (?:que |qu['’])(?<what>[^;]*)/u;

/** « X pense que… » of what a sentence says that neither names X nor leans on one that does. */
function toldByNobody(reading: Reading, evidence: Evidence): Support | undefined {
  const { who = "", what = "" } = TELLS.exec(reading.text)?.groups ?? {};
  const names = namesOf(who).flatMap(({ name }) => searchTerms(name));
  const terms = new Set(searchTerms(what));
  if (names.length === 0 || terms.size === 0) return undefined;
  const isNamed = (support: Support): boolean =>
    scopeOf(support, evidence).some((part) => sharesTerm(names, part.terms));
  const homes = homesOf([], terms, evidence);
  const [home] = homes;
  const isFree = homes.some(isNamed) || homes.some(({ text }) => /[«“"]/.test(text));
  return isFree ? undefined : home;
}
