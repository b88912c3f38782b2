import { foldQuote } from "../french/typography.ts";
import { checkCallings } from "./check-callings.ts";
import { checkCauses } from "./check-causes.ts";
import { checkCounted } from "./check-counted.ts";
import { checkDates } from "./check-dates.ts";
import { checkDeeds } from "./check-deeds.ts";
import { checkExchanges } from "./check-exchanges.ts";
import { checkExtent } from "./check-extent.ts";
import { checkFigures } from "./check-figures.ts";
import { checkHedges } from "./check-hedges.ts";
import { checkHomonyms } from "./check-homonyms.ts";
import { type ClaimContext, checkKind } from "./check-kind.ts";
import { checkLabels } from "./check-labels.ts";
import { checkLanguage } from "./check-language.ts";
import { checkModality } from "./check-modality.ts";
import { checkNames } from "./check-names.ts";
import { checkNegation } from "./check-negation.ts";
import { checkObjects } from "./check-objects.ts";
import { checkOpposites } from "./check-opposites.ts";
import { checkOrder } from "./check-order.ts";
import { checkOwners } from "./check-owners.ts";
import { checkQuotations } from "./check-quotes.ts";
import { checkRanks } from "./check-ranks.ts";
import { checkRates } from "./check-rates.ts";
import { checkRoles } from "./check-roles.ts";
import { checkRolesAbroad } from "./check-roles-abroad.ts";
import { checkSeries } from "./check-series.ts";
import { checkSides } from "./check-sides.ts";
import { checkSubject } from "./check-subject.ts";
import { checkTellers } from "./check-tellers.ts";
import { checkTenses } from "./check-tenses.ts";
import { checkTitles } from "./check-titles.ts";
import { checkAnalysisWords, checkWords } from "./check-words.ts";
import type { Check, Citation, Cited, Claim } from "./claim.ts";
import { type CheckedArticles, type Evidence, gatherAll, gatherEvidence, type Support } from "./evidence.ts";
import type { Fault } from "./fault.ts";
import { readClaim, type Said } from "./said.ts";

/**
 * Why a claim does not stand on the sentences that it cites, and on them alone; nothing where it does. A question, an
 * unknown or an analysis that cites nothing may speak of all that is at hand.
 */
export function checkClaim(claim: Claim, cited: CheckedArticles, context: ClaimContext): Fault[] {
  const evidence = claim.citations.length > 0 ? gatherEvidence(claim.citations, cited) : gatherAll(cited);
  const faults = checkKind(claim, evidence, context);
  if (faults.length > 0) return faults;
  const said = readClaim(claim, evidence);
  if (claim.citations.some((citation) => repeats(claim, citation, cited))) return checkLanguage(said);
  const checks = [...OF_EVERY_CLAIM, ...(claim.citations.length > 0 ? (OF_KIND[claim.kind] ?? []) : [])];
  return checks.flatMap((check) => {
    const found = check(said, evidence);
    return found.length > 0 && OF_WHAT_CITES.includes(check)
      ? found.filter((fault) => !isOfSentence(fault, check, evidence))
      : found;
  });
}

/** A check that refuses the very sentence that it points at has misread it, and tells nothing of the claim. */
function isOfSentence(fault: Fault, check: RunCheck, evidence: Evidence): boolean {
  const pointed = "instead" in fault ? fault.instead?.citation : undefined;
  const support = evidence.supports.find(({ citation }) => citation === pointed);
  if (support?.language !== "fr") return false;
  const known = misread.get(support.words) ?? new Map<RunCheck, boolean>();
  misread.set(support.words, known);
  const isMisread = known.get(check) ?? refuses(check, support);
  known.set(check, isMisread);
  return isMisread;
}

/** Sentences never change: each is read by a check once, for as long as its article is at hand. */
const misread = new WeakMap<readonly string[], Map<RunCheck, boolean>>();

function refuses(check: RunCheck, support: Support): boolean {
  const evidence: Evidence = { supports: [support], before: [], missing: [], opinions: [], articles: [] };
  const itself: Claim = { kind: "fact", text: support.text, citations: [support.citation] };
  return check(readClaim(itself, evidence), evidence).length > 0;
}

/** Another name each time that a check changes: what was written under the former ones is checked again. */
export const CHECKER = "checks-7";

type RunCheck = (said: Said, evidence: Evidence) => Fault[];

/** No claim of any kind brings a figure, a date, a name or a quotation of its own. */
const OF_EVERY_CLAIM: RunCheck[] = [checkLanguage, checkQuotations, checkFigures, checkHedges, checkDates, checkNames];
/** Nothing goes against what it cites. */
const OF_WHAT_CITES: RunCheck[] = [
  ...[
    checkNegation,
    checkOpposites,
    checkOrder,
    checkModality,
    checkTenses,
    checkSubject,
    checkRoles,
    checkRolesAbroad,
    checkTitles,
    checkDeeds,
  ],
  ...[checkOwners, checkHomonyms, checkCounted, checkRates, checkSeries, checkSides, checkRanks, checkExchanges],
  ...[checkLabels, checkObjects],
];
const OF_KIND: Partial<Record<Claim["kind"], RunCheck[]>> = {
  fact: [...OF_WHAT_CITES, checkCallings, checkTellers, checkCauses, checkExtent, checkWords],
  // It may go beyond.
  analysis: [...OF_WHAT_CITES, checkAnalysisWords],
};

/** The claims that stand, and the count of all of them. */
export type Checked = { standing: Claim[]; check: Check };

/** Extracts stand where they repeat a cited sentence word for word, and no opinion passes for a fact. */
export function checkExtracts(claims: readonly Claim[], cited: Cited): Checked {
  const standing = claims.filter((claim) => claim.citations.some((citation) => repeats(claim, citation, cited)));
  const supported = standing.length;
  return { standing, check: { claims: claims.length, supported, repaired: 0, dropped: claims.length - supported } };
}

export function addChecks(checks: readonly Check[]): Check {
  const sum = (field: keyof Check): number => checks.reduce((total, check) => total + check[field], 0);
  return { claims: sum("claims"), supported: sum("supported"), repaired: sum("repaired"), dropped: sum("dropped") };
}

function repeats(claim: Claim, { articleId, sentence }: Citation, cited: Cited): boolean {
  const source = cited.get(articleId)?.sentences[sentence];
  if (source === undefined || (source.opinion && claim.kind === "fact")) return false;
  return foldQuote(claim.text) === foldQuote(source.text);
}
