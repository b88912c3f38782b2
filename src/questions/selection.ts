import { CAUSE } from "../french/causes.ts";
import { isAhead } from "../french/modality.ts";
import { isTyped, isTypeNoun } from "../french/wanted.ts";
import { searchTerms } from "../french/words.ts";
import type { Spot } from "./article-view.ts";
import type { Candidate } from "./candidates.ts";
import { LEVEL } from "./evidence.ts";
import { continues, detailsAfter, itemsAfter } from "./following.ts";
import type { Kind } from "./kind.ts";
import type { Part } from "./question.ts";

/** A candidate and how likely it is the answer. */
export type Rated = Candidate & { confidence: number };

/** What to show of a part, best first, and whether it answers all of it; nothing where no candidate is sure enough. */
export function chooseAnswers(rated: readonly Rated[], part: Part, kind: Kind): { spots: Spot[]; whole: boolean } {
  const able = rated.filter((each) => isSure(each, part)).sort((a, b) => worthOf(b, part) - worthOf(a, part));
  const [best] = able;
  if (best === undefined) return { spots: [], whole: false };
  const whole = isWhole(best, part);
  const next = continues(best, part);
  if (next.length > 0) return { spots: [best, ...next], whole };
  const chosen: Rated[] = [];
  for (const each of able) {
    const isNext = each === best || isCompanion(each, best, part, kind);
    if (isNext && !chosen.some((other) => repeats(each, other))) chosen.push(each);
  }
  return { spots: chosen.slice(0, MOST[kind] ?? FEW), whole };
}

const FEW = 3;
const MOST: Partial<Record<Kind, number>> = { list: 6, comparison: 6 };

/** Confidence that is enough; a name is found more easily than a figure that counts what is asked. */
const SURE = { untyped: 0.2, named: 0.22, figure: 0.13, strict: 0.07 };
const NAMED = new Set<Part["wanted"]>(["name", "place", "label", "role"]);
/** Shares of what is asked. */
const MOSTLY = 0.5;
const FULLY = 0.7;
const WHOLLY = 0.8;
const LISTED = 0.4;
/** Confidence with which another verb than the one asked may be the same deed. */
const LIKELY = 0.5;
const LIKELIER = 0.4;

function isSure(each: Rated, part: Part): boolean {
  if (!isOfYear(each, part)) return false;
  if (detailsAfter(each, part).length > 0) return each.evidence.scene >= MOSTLY;
  if (each.holding === "nothing" || !isPredicated(each, part)) return false;
  if (each.isForeign && !isSceneSaid(each, part) && (isTyped(part) || !isSaid(each))) return false;
  if (isStrict(each, part)) return each.confidence >= SURE.strict || each.evidence.scene >= FULLY;
  if (opensList(each)) return each.evidence.scene >= LISTED;
  if (isAllSaid(each)) return true;
  return each.confidence >= sureOf(part);
}

/** « Le premier réseau, baptisé Prometheus, entrera en service »: what is asked is told around, though of another name. */
function isSceneSaid({ evidence: { scene, rarest, verb }, confidence }: Rated, { names }: Part): boolean {
  // A second name tells one thing from the others: no other name stands for it.
  return names.length < 2 && verb > 0 && scene >= FULLY && rarest > MOSTLY && confidence >= SURE.untyped;
}

/** A short question has few words by which to be sure, and the sentence says nearly all of them. */
const isAllSaid = ({ evidence: { said, scene, noun, verb, name, rarest } }: Rated): boolean =>
  said >= FULLY && scene >= WHOLLY && Math.max(noun, verb) > MOSTLY && name >= LEVEL.opening && rarest > MOSTLY;

const sureOf = (part: Part): number =>
  !isTyped(part) ? SURE.untyped : NAMED.has(part.wanted) ? SURE.named : SURE.figure;

const opensList = (each: Rated): boolean => each.evidence.noun > MOSTLY && itemsAfter(each).length > 0;

/** A year that the question gives is the article's, or is told in what the sentence speaks of. */
function isOfYear({ view, at }: Candidate, part: Part): boolean {
  const years = part.terms.filter((term) => /^(?:19|20)\d\d$/.test(term));
  return years.every((year) => view.article.published.value.startsWith(year) || view.about(at).terms.has(year));
}

/** Something of what is asked, besides the names, is in the sentence; the verb or the noun where they are known. */
function isPredicated(each: Rated, part: Part): boolean {
  const { evidence } = each;
  const named = new Set(part.names.flat());
  if (part.terms.every((term) => named.has(term))) {
    const isNear = isTyped(part) && evidence.main >= LEVEL.about && evidence.name >= LEVEL.opening;
    return isNear || evidence.own >= LEVEL.title;
  }
  if (evidence.askedSaid === 0) return false;
  if (asksNoMore(part) || (isPriced(part) && evidence.askedSaid >= MOSTLY)) return true;
  return isToldOtherwise(each, part) || (isSaid(each) && !isOtherDeed(each, part));
}

/** No verb, nor a noun that says what is asked for. */
const asksNoMore = (part: Part): boolean => part.verb.length === 0 && (part.noun.length === 0 || isTypeNoun(part));

/** « combien coûte »: an amount says it by itself. */
const isPriced = (part: Part): boolean =>
  part.wanted === "money" && part.verb.every((stem) => COSTS.has(stem)) && (part.noun.length === 0 || isTypeNoun(part));

/** So much of the rest is said that the same may be told by another verb. */
const isToldOtherwise = ({ evidence, confidence }: Rated, part: Part): boolean =>
  !isTyped(part) && confidence >= LIKELIER && evidence.askedSaid >= MOSTLY;

const isOtherDeed = ({ evidence, confidence }: Rated, part: Part): boolean =>
  isTyped(part) && part.verb.length > 0 && evidence.verb <= MOSTLY && confidence < LIKELY;

/** What nobody can tell is worth half. */
const isSaid = ({ evidence: { noun, verb } }: Pick<Rated, "evidence">): boolean => Math.max(noun, verb) > MOSTLY;

const COSTS = new Set(searchTerms("coûte coûtent coûté coûtera"));

/** A sentence that holds what is wanted, of whom it is asked, with the verb or the noun of the question. */
function isStrict({ evidence, holding }: Rated, part: Part): boolean {
  const { scene, noun, verb, askedSaid, name } = evidence;
  const byNoun = part.noun.length === 0 || isTypeNoun(part) ? askedSaid >= MOSTLY : noun > MOSTLY;
  const isAsked = verb > MOSTLY || byNoun;
  return holding === "held" && isTyped(part) && scene >= MOSTLY && isAsked && name >= LEVEL.opening;
}

function worthOf(each: Rated, part: Part): number {
  const strict = isStrict(each, part) ? 0.3 : 0;
  const denied = each.holding === "denied" ? 0.1 : 0;
  const noun = each.evidence.noun > MOSTLY ? 0.1 : 0;
  return each.confidence + strict + denied + noun + (opensList(each) ? 0.4 : 0);
}

/** What may be shown beside the best: as likely, or said as surely by another article. */
function isCompanion(each: Rated, best: Rated, part: Part, kind: Kind): boolean {
  const ratio = kind === "list" || kind === "comparison" ? 0.5 : 0.8;
  if (each.confidence >= ratio * best.confidence && (isStrict(each, part) || !isStrict(best, part))) return true;
  return each.view.article.id !== best.view.article.id && isStrict(each, part);
}

/** Share of the shorter sentence. */
const SAME = 0.7;

function repeats(a: Candidate, b: Candidate): boolean {
  const [one, two] = [new Set(a.view.sequence(a.at)), new Set(b.view.sequence(b.at))];
  const shared = [...one].filter((term) => two.has(term)).length;
  return shared >= SAME * Math.min(one.size, two.size);
}

/** « a-t-il visité », asked of what is still « prévu ». */
const PAST = /(?<!\p{L})(?:a|ont)-(?:t-)?(?:ils?|elles?|on) \p{L}+(?:é|ée|és|ées|i|is|it|u|us|t)(?!\p{L})/iu;

/** Whether a sentence answers all of a part: it holds what is wanted, with the figures that the question gives. */
function isWhole({ view, at, holding, evidence }: Rated, part: Part): boolean {
  const { sentences, published } = view.article;
  const text = sentences[at]?.text ?? "";
  const given = part.terms.filter((term) => /^\d/.test(term) && !part.names.flat().includes(term));
  const isGiven = given.every((term) => view.words(at).terms.has(term) || published.value.startsWith(term));
  const isCaused = part.wanted !== "cause" || CAUSE.test(text) || CAUSE.test(sentences[at + 1]?.text ?? "");
  const isDone = part.verb.length === 0 || isSaid({ evidence });
  return holding === "held" && isGiven && isCaused && isDone && !(PAST.test(part.text) && isAhead(text));
}
