import { type Deed, roleOf } from "../french/deeds.ts";
import { synonymsOf } from "../french/synonyms.ts";
import { findWords, fold, searchTerms } from "../french/words.ts";
import { namesOf } from "./check-names.ts";
import { type Evidence, leans, type Support } from "./evidence.ts";
import type { Fault, Instead } from "./fault.ts";
import { rootOf } from "./likeness.ts";
import type { Said } from "./said.ts";

/** The subject of a claim stands in its evidence, and beside its deed. */
export function checkSubject(said: Said, evidence: Evidence): Fault[] {
  if (said.claim.kind !== "fact") return [];
  const [instead] = strangers(said, said.reading.deeds[0], evidence);
  return instead === undefined ? [] : [{ kind: "subject", said: said.reading.text, instead }];
}

const haveCommon = (some: readonly string[], others: readonly string[]): boolean =>
  some.some((term) => others.includes(term));

const sayOf = ({ citation, text }: Support): Instead => ({ citation, text });

/** A subject that the evidence does not have there: an office that it never names, or a name that did something else. */
function strangers({ claim, reading }: Said, deed: Deed | undefined, evidence: Evidence): Instead[] {
  const { supports, before } = evidence;
  const role = OFFICE.test(claim.text) ? roleOf(reading.words.find((word) => !ARTICLES.has(word)) ?? "") : undefined;
  const words = [...supports, ...before].flatMap((support) => support.words);
  if (role && !words.some((word) => role.has(word))) return supports.slice(0, 1).map(sayOf);
  const [name] = namesOf(claim.text);
  if (
    !deed ||
    name === undefined ||
    name.start > OPENING ||
    BESIDE.test(claim.text.slice(0, name.start)) ||
    !haveCommon(searchTerms(name.name), deed.doers)
  )
    return [];
  return isElsewhere(name.name, deed, evidence) ? supports.slice(0, 1).map(sayOf) : [];
}

const OFFICE = /^(?:l[ea]s? |l['’]|un |une )/iu;
/** « Pour X, une machine… » : X is not who does it. */
const BESIDE = /^(?:pour|selon|d['’]après|chez|à|en|dans|avec|contre|sur) /iu;
const ARTICLES = new Set("le la les l un une".split(" "));
/** Characters before the name of a subject: « Le groupe suisse Sélénor a… ». */
const OPENING = 25;

/** The deed stands in sentences without the name, or the name only beside another deed: « des talents venus de Meta ». */
function isElsewhere(name: string, { term }: Deed, { supports, before }: Evidence): boolean {
  if (supports.some(({ language }) => language === "en")) return false;
  const named = supports.filter((support) => holds(support, name));
  const telling = (roots: readonly string[]): Support[] =>
    supports.filter(({ terms }) => [...terms].some((own) => roots.includes(rootOf(own))));
  const own = telling([rootOf(term)]);
  const doing = own.length > 0 ? own : telling(synonymsOf(term));
  if (named.length === 0 || doing.some((support) => named.includes(support))) return false;
  if (doing.length > 0)
    return !doing.some((deed) => mayTellOf(deed, term, named)) && !before.some((each) => holds(each, name));
  return named.every((support) => isAside(support, name));
}

const wordsOf = (name: string): string[] => findWords(name).map(fold);

function holds({ words }: Support, name: string): boolean {
  const own = new Set(words);
  return wordsOf(name).some((word) => word.length > 2 && own.has(word));
}

/** The next sentence goes on about whom the last one named: it leans on that one, or gives the deed to no name. */
const mayTellOf = (deed: Support, term: string, named: readonly Support[]): boolean =>
  named.some((name) => leansOn(deed, name) || leansOn(name, deed) || (isNext(deed, name) && !isOfName(deed, term)));

/** « Deux des sept membres » may be those who are named. */
const COUNTED = new Set(searchTerms("deux trois quatre cinq six sept huit neuf dix plusieurs certains"));

/** « Le chef de l’État a visité » gives the deed to no name, as « quatre pompiers ont été blessés » does. */
function isOfName({ frames, text }: Support, term: string): boolean {
  const names = new Set(
    searchTerms(
      namesOf(text)
        .map(({ name }) => name)
        .join(" "),
    ),
  );
  const own = frames.filter((frame) => rootOf(frame.term) === rootOf(term));
  return own.some(({ doer, isBy }) =>
    doer === null || doer.every((each) => COUNTED.has(each))
      ? !isBy && names.size > 0
      : doer.some((each) => names.has(each)),
  );
}

const leansOn = (support: Support, last: Support): boolean => leans(support.text) && isNext(support, last);

const isNext = ({ citation }: Support, { citation: last }: Support): boolean =>
  citation.articleId === last.articleId && citation.sentence - last.sentence === 1;

const ASIDE =
  /(?:venus?|venues?|issus?|issues?) d[e'’]|(?:contre|face à|comme|avec|chez|hors|sans|que|derrière|parmi) $/iu;

function isAside({ text }: Support, name: string): boolean {
  const at = text.indexOf(name.split(" ")[0] ?? "");
  return at > 0 && ASIDE.test(text.slice(Math.max(0, at - 60), at).replace(/.*[.;:]/g, ""));
}
