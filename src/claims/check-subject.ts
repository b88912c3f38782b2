import { type Deed, mayBeVerb, roleOf } from "../french/deeds.ts";
import { findWords, fold, searchTerms, termOf } from "../french/words.ts";
import { namesOf } from "./check-names.ts";
import { type Evidence, leans, type Support } from "./evidence.ts";
import type { Fault, Instead } from "./fault.ts";
import { rootOf } from "./likeness.ts";
import type { Said } from "./said.ts";

/** Who does what in a claim did it in a cited sentence: nobody takes the place of whom it was done to. */
export function checkSubject(said: Said, evidence: Evidence): Fault[] {
  const { claim, reading } = said;
  const { deeds } = reading;
  const names = new Set(namesOf(claim.text).flatMap(({ name }) => searchTerms(name)));
  const turned = deeds.flatMap((deed) => turnedIn(deed, evidence.supports, names) ?? []);
  const others = said.claim.kind === "fact" ? strangers(said, deeds[0], evidence) : [];
  const [instead] = turned.length > 0 ? turned : others;
  return instead === undefined ? [] : [{ kind: "subject", said: reading.text, instead }];
}

/** « B a racheté A » of a source where A did it to B. */
function turnedIn(
  { term, doers, others, reports }: Deed,
  supports: readonly Support[],
  names: ReadonlySet<string>,
): Instead | undefined {
  const rows = supports
    .filter(({ language }) => language === "fr")
    .flatMap((support) => deedsOf(support, term).map((deed) => ({ deed, support })))
    // « annonce le groupe » has its subject behind it: two names alone can have changed places.
    .filter(({ deed }) => !reports || deed.isPassive || areTurned(deed));
  const isTurned = ({ deed }: { deed: Deed }): boolean =>
    !haveCommon(doers, deed.doers) && haveCommon(doers, deed.others) && haveCommon(others, deed.doers);
  function areTurned(deed: Deed): boolean {
    const named = (terms: readonly string[]): string[] => terms.filter((each) => names.has(each));
    return haveCommon(named(doers), deed.others) && haveCommon(named(others), deed.doers);
  }
  const [first] = rows;
  return first && doers.length > 0 && rows.every(({ deed }) => deed.doers.length > 0) && rows.every(isTurned)
    ? sayOf(first.support)
    : undefined;
}

const haveCommon = (some: readonly string[], others: readonly string[]): boolean =>
  some.some((term) => others.includes(term));

/** Where the verb is not seen for one, its place in the sentence still parts two sides. */
function deedsOf({ deeds, words, text }: Support, term: string): Deed[] {
  const own = deeds.filter((deed) => rootOf(deed.term) === rootOf(term));
  if (own.length > 0) return own;
  const terms = words.map(termOf);
  const at = terms.findIndex((other, place) => rootOf(other) === rootOf(term) && mayBeVerb(words, place));
  // « la cellule d’alerte »
  if (at <= 0 || new RegExp(`[dl]['’]${words[at]}`, "i").test(text)) return [];
  const by = words.indexOf("par", at);
  const isPassive = by > at && by - at <= REACH;
  const [before, after] = [terms.slice(0, at).filter(Boolean), terms.slice((isPassive ? by : at) + 1).filter(Boolean)];
  const sides = isPassive ? { doers: after, others: before } : { doers: before, others: after };
  return [{ term, ...sides, isPassive, reports: false }];
}

/** Words looked at after a participle for « par ». */
const REACH = 6;

const sayOf = ({ citation, text }: Support): Instead => ({ citation, text });

/** A subject that the evidence does not have there: an office that it never names, or a name that did something else. */
function strangers({ claim, reading }: Said, deed: Deed | undefined, evidence: Evidence): Instead[] {
  const { supports, before } = evidence;
  const role = OFFICE.test(claim.text) ? roleOf(reading.words.find((word) => !ARTICLES.has(word)) ?? "") : undefined;
  const words = [...supports, ...before].flatMap((support) => support.words);
  if (role && !words.some((word) => role.has(word))) return supports.slice(0, 1).map(sayOf);
  const [name] = namesOf(claim.text);
  if (!deed || name === undefined || name.start > OPENING || !haveCommon(searchTerms(name.name), deed.doers)) return [];
  return isElsewhere(name.name, deed, evidence) ? supports.slice(0, 1).map(sayOf) : [];
}

const OFFICE = /^(?:l[ea]s? |l['’]|un |une )/iu;
const ARTICLES = new Set("le la les l un une".split(" "));
/** Characters before the name of a subject: « Le groupe suisse Sélénor a… ». */
const OPENING = 25;

/** The deed stands in sentences without the name, or the name only beside another deed: « des talents venus de Meta ». */
function isElsewhere(name: string, { term }: Deed, { supports, before }: Evidence): boolean {
  if (supports.some(({ language }) => language === "en")) return false;
  const named = supports.filter((support) => holds(support, name));
  const doing = supports.filter(({ terms }) => [...terms].some((own) => rootOf(own) === rootOf(term)));
  if (named.length === 0 || doing.some((support) => named.includes(support))) return false;
  if (doing.length > 0) return !isFollowed(named, doing) && !before.some((sentence) => holds(sentence, name));
  return named.every((support) => isAside(support, name));
}

const wordsOf = (name: string): string[] => findWords(name).map(fold);

function holds({ words }: Support, name: string): boolean {
  const own = new Set(words);
  return wordsOf(name).some((word) => word.length > 2 && own.has(word));
}

/** The next sentence goes on about whom the last one named, or names whom that one spoke of. */
const isFollowed = (named: readonly Support[], doing: readonly Support[]): boolean =>
  doing.some((deed) => named.some((name) => leansOn(deed, name) || leansOn(name, deed)));

const leansOn = ({ citation, text }: Support, { citation: last }: Support): boolean =>
  leans(text) && citation.articleId === last.articleId && citation.sentence - last.sentence === 1;

const ASIDE =
  /(?:venus?|venues?|issus?|issues?) d[e'’]|(?:contre|face à|comme|avec|chez|hors|sans|que|derrière|parmi) $/iu;

function isAside({ text }: Support, name: string): boolean {
  const at = text.indexOf(name.split(" ")[0] ?? "");
  return at > 0 && ASIDE.test(text.slice(Math.max(0, at - 60), at).replace(/.*[.;:]/g, ""));
}
