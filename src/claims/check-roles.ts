import type { Frame } from "../french/frames.ts";
import { isReported } from "../french/modality.ts";
import { findOpposed } from "../french/opposites.ts";
import type { Party } from "../french/parties.ts";
import { searchTerms } from "../french/words.ts";
import { namesOf } from "./check-names.ts";
import { titlesOf } from "./check-titles.ts";
import { isCommon } from "./common.ts";
import type { Evidence, Support } from "./evidence.ts";
import type { Fault } from "./fault.ts";
import { rootOf, sharesTerm } from "./likeness.ts";
import { haveChangedNames, isDoneToAnother, type Row, rowsOf } from "./role-rows.ts";
import type { Said } from "./said.ts";

/**
 * Who does what to whom, verb by verb: the claim gives a deed to another who stands in the sentences, or makes whom it
 * was done to change places with somebody else.
 */
export function checkRoles({ claim, reading, isQuoted }: Said, evidence: Evidence): Fault[] {
  const sources = evidence.supports.filter(({ language }) => language === "fr");
  const names = new Set(namesOf(claim.text).flatMap(({ name }) => searchTerms(name)));
  const at = reading.frames.find((frame) => {
    if (isQuoted(reading.text.toLowerCase().indexOf(frame.word))) return false;
    const rows = rowsOf(frame, sources);
    return (
      rows.length > 0 &&
      (isGivenAway(frame, rows, reading.terms, names, evidence) ||
        isDoneToAnother(frame, rows, reading.frames) ||
        haveChangedNames(frame, rows, reading.terms, names))
    );
  });
  if (at === undefined) return [];
  const [row] = rowsOf(at, sources);
  if (row === undefined) return [];
  const { citation, text } = row.support;
  return [{ kind: "subject", said: reading.text, instead: { citation, text } }];
}

const COURT = new Set(searchTerms("tribunal juge juges cour justice").map(rootOf));
/** No name of somebody with an office elsewhere stands for a court. */
const isCourt = (term: string): boolean => COURT.has(rootOf(term));

/** Each sentence that has the verb, of the same thing, gives it to somebody else; who the claim says stands there too. */
function isGivenAway(
  said: Frame,
  rows: readonly Row[],
  whole: ReadonlySet<string>,
  names: ReadonlySet<string>,
  evidence: Evidence,
): boolean {
  const { doer, done } = said;
  if (doer !== null && said.isNew && rows.every((row) => isUntoldBy(doer, row, evidence))) return true;
  if (doer === null || doer.every(isFigure)) return false;
  if (rows.every((row) => isBehind({ ...said, doer, whole }, row))) return true;
  const isSame = ({ frame }: Row): boolean =>
    done === null || sharesTerm([...done, ...said.all.filter(isFigure)], [...frame.after, ...(frame.done ?? [])]);
  const same = rows.filter((row) => isSame(row) || haveChangedPlaces({ ...said, doer, whole }, row));
  return same.length > 0 && same.every((row) => isAnother({ ...said, doer, whole }, row, names, evidence));
}

const isFigure = (term: string): boolean => /^\d/.test(term);

/** « Un logiciel a prévenu la ville » of a city that « a été prévenue »: of a sentence that does not say by whom. */
const isUntoldBy = (doer: Party, { frame, support, isNoun }: Row, { supports }: Evidence): boolean =>
  !isNoun &&
  frame.isBy &&
  frame.doer === null &&
  !sharesTerm(doer, support.terms) &&
  supports.some(({ terms }) => sharesTerm(doer, terms));

function isAnother(said: Claimed, row: Row, names: ReadonlySet<string>, evidence: Evidence): boolean {
  const { frame, isNoun } = row;
  // « Elle réclame à l’éditeur… » : she is not the publisher.
  if (frame.isPronoun && !frame.isBy && !isNoun && sharesTerm(said.done ?? said.after, frame.after))
    return isBeside(said.doer, frame);
  const theirs = frame.doer;
  if (theirs === null || isSameParty(said, theirs, frame)) return false;
  const own = said.doer.filter((term) => names.has(term));
  const isExchanged = haveChangedPlaces(said, row);
  if (isExchanged || isNoun) return isExchanged && (!isNoun || own.length > 0);
  const { supports, before } = evidence;
  const isThere = [...supports, ...before].some(({ terms }) =>
    said.doer.some((term) => !isCommon(term) && terms.has(term)),
  );
  return said.isBy && frame.isBy ? isThere : (isOtherName(said, own, theirs, row, evidence) ?? isThere);
}

/** The same party, or a part of it: « le prix du billet » and « le billet », « une annonce du ministère » and it. */
function isSameParty(said: Claimed, theirs: Party, frame: Frame): boolean {
  if (sharesTerm(said.doer, theirs) || haveOpposites(said.all, frame.all)) return true;
  if (said.isBy && frame.isBy) return sharesTerm(said.doer, frame.rest);
  return !said.isBy && !frame.isBy && (sharesTerm(said.doer, frame.wide) || sharesTerm(theirs, said.wide));
}

/** Whether a name of the claim is another than who does it there; undefined where the words do not tell. */
function isOtherName(
  said: Claimed,
  own: Party,
  theirs: Party,
  { frame, support }: Row,
  { supports }: Evidence,
): boolean | undefined {
  const isInOffice = supports.some((each) => hasTitle(own, each));
  if (own.length > 0 && theirs.every(isCourt) && isInOffice) return true;
  if (own.length === 0 && isDoerElsewhere(said, theirs, supports)) return true;
  // « L’entreprise » may stand for a name, a name for « l’entreprise », and « son président » speaks for it.
  if (own.length === 0 || theirs.every(isCommon) || (said.doer.some(isCommon) && FOR_IT.test(support.text)))
    return false;
  // The director speaks for the house.
  return isReported(frame.word) && hasTitle(theirs, support) && !isInOffice ? false : undefined;
}

/** « Le ministère refuse » of a ministry that proposes, where another one refuses. */
function isDoerElsewhere({ doer, wide, whole }: Claimed, theirs: Party, supports: readonly Support[]): boolean {
  // « La méthode » may be « le programme », unless the claim has both.
  const areBoth = sharesTerm(
    theirs,
    [...whole].filter((term) => !sharesTerm([term], doer)),
  );
  if (doer.some(isCommon) || (theirs.some(isCommon) && !areBoth)) return false;
  const parties = supports.flatMap(({ frames }) => frames.filter(({ isBy }) => !isBy).map((frame) => frame.doer ?? []));
  return (
    parties.some((party) => doer.every((term) => sharesTerm([term], party)) && !sharesTerm(party, theirs)) &&
    !sharesTerm(wide, theirs)
  );
}

const hasTitle = (party: Party, support: Support): boolean =>
  titlesOf(support).some(({ isOffice, names }) => isOffice && sharesTerm(party, names));

/** « Les voisins ont écrit à Lumio » where Lumio « a écrit aux voisins ». */
function isBehind(said: Claimed, { frame, isNoun }: Row): boolean {
  const theirs = frame.doer;
  if (theirs === null || isNoun || said.isBy || frame.isBy || said.doer.some(isCommon) || theirs.some(isCommon))
    return false;
  return !sharesTerm(said.doer, [...theirs, ...frame.wide]) && TO.test(said.word) && sharesTerm(theirs, said.after);
}
/** Verbs done to somebody. */
const TO =
  /^(?:écri|demand|propos|vend|cèd|céd|vers|pay|payé|accord|refus|donn|envo|confi|prêt|lou|achet|achèt|répond|reproch|impos|réclam|promi|promet|communiqu|transm|signal|livr|fourni)/u;

/** A verb of the claim whose doer is told, and the stems of the whole claim. */
type Claimed = Frame & { doer: Party; whole: ReadonlySet<string> };

/** Each of two stands where the other one does it: « B a devancé A » beside « A devance B ». */
function haveChangedPlaces({ doer, done, whole }: Claimed, { frame, support, isNoun }: Row): boolean {
  const theirs = frame.doer ?? [];
  // « Le site ferme » and « la ville ferme le site » are one.
  const isLeftOut = done === null && sharesTerm(doer, frame.done ?? []);
  const rest = (terms: Iterable<string>, party: Party): string[] =>
    [...terms].filter((term) => !sharesTerm([term], party));
  const there = isNoun ? frame.after : support.terms;
  return (
    !isLeftOut &&
    !sharesTerm(doer, theirs) &&
    sharesTerm(doer, rest(there, theirs)) &&
    sharesTerm(theirs, rest(whole, doer))
  );
}

/** Whom a verb is done to, or for, in its own clause. */
const isBeside = (doer: Party, { after, done }: Frame): boolean =>
  doer.every((term) => sharesTerm([term], after) && !sharesTerm([term], done ?? []));

const FOR_IT = /(?<!\p{L})(?:son|sa|leur) (?:président|direct|patron|avocat|porte|fondat|cofondat|dirigeant|pdg)/iu;

/** « ont pris du retard sur » beside « a pris de l’avance sur ». */
function haveOpposites(some: readonly string[], others: readonly string[]): boolean {
  const theirs = findOpposed(others);
  return findOpposed(some).some(({ pair, side }) => theirs.some((other) => other.pair === pair && other.side !== side));
}
