import { readModality } from "../french/modality.ts";
import { searchTerms } from "../french/words.ts";
import type { Candidate } from "./candidates.ts";
import { CAUSE } from "./cause.ts";
import { LEVEL } from "./evidence.ts";
import { LISTS } from "./holds.ts";
import type { Kind } from "./kind.ts";
import { likeness } from "./matching.ts";
import type { Part } from "./question.ts";
import { isTyped } from "./wanted.ts";

/** A candidate and how likely it is the answer. */
export type Rated = Candidate & { confidence: number };

/** The candidates to show, best first; none where none is sure enough. */
export function chooseAnswers(
  rated: readonly Rated[],
  part: Part,
  kind: Kind,
): Pick<Candidate, "view" | "at" | "holding" | "evidence">[] {
  const able = rated.filter((each) => isSure(each, part)).sort((a, b) => worthOf(b, part) - worthOf(a, part));
  const [best] = able;
  if (best === undefined) return [];
  const items = [...itemsAfter(best), ...causesAfter(best, part), ...detailsAfter(best, part)];
  if (items.length > 0) return [best, ...items];
  const most = MOST[kind] ?? 3;
  const chosen: Rated[] = [];
  for (const each of able) {
    if (chosen.length >= most) break;
    const isNext = each === best || isCompanion(each, best, part, kind);
    if (isNext && !chosen.some((other) => repeats(each, other))) chosen.push(each);
  }
  return chosen;
}

const MOST: Partial<Record<Kind, number>> = { list: 6, comparison: 6 };

/** What is surely predicated as asked may be less like the question than what is not. */
const SURE = { untyped: 0.2, named: 0.22, figure: 0.13, strict: 0.07 };

/** A name is easier to find than a figure that counts what is asked. */
const NAMED = new Set<Part["wanted"]>(["name", "place", "label", "role"]);

const sureOf = (part: Part): number =>
  !isTyped(part) ? SURE.untyped : NAMED.has(part.wanted) ? SURE.named : SURE.figure;

function isSure(each: Rated, part: Part): boolean {
  if (!isOfYear(each, part)) return false;
  if (detailsAfter(each, part).length > 0) return each.evidence.scene >= MOSTLY;
  if (each.holding === "nothing" || !isPredicated(each, part)) return false;
  if (each.isForeign && (isTyped(part) || !isSaid(each))) return false;
  if (isStrict(each, part)) return each.confidence >= SURE.strict || each.evidence.scene >= FULLY;
  if (itemsAfter(each).length > 0 && each.evidence.noun > 0.5) return each.evidence.scene >= LISTED;
  return each.confidence >= sureOf(part);
}

/** A year that the question gives is the article's, or is told in what the sentence speaks of. */
function isOfYear({ view, at }: Candidate, part: Part): boolean {
  const years = part.terms.filter((term) => /^(?:19|20)\d\d$/.test(term));
  return years.every((year) => view.article.published.value.startsWith(year) || view.about(at).terms.has(year));
}

/** Something of what is asked, besides the names, is in the sentence; the verb or the noun where they are known. */
function isPredicated({ evidence, confidence }: Rated, part: Part): boolean {
  const named = new Set(part.names.flat());
  if (part.terms.every((term) => named.has(term))) return evidence.name >= LEVEL.title;
  if (evidence.askedSaid === 0) return false;
  if (part.wanted === "money" && part.verb.every((stem) => COSTS.has(stem)) && evidence.askedSaid >= MOSTLY)
    return true;
  const isKnown = part.verb.length > 0 || (part.noun.length > 0 && !isTypeNoun(part));
  const isUnsaid = isTyped(part) && part.verb.length > 0 && evidence.verb <= 0.5 && confidence < LIKELY;
  return !isKnown || (isSaid({ evidence }) && !isUnsaid);
}

/** « coûte », « vaut »: an amount says it by itself. */
const COSTS = new Set(searchTerms("coûte coûtent coûté vaut valent coûtera"));

const isSaid = ({ evidence: { noun, verb } }: Pick<Rated, "evidence">): boolean => noun > 0.5 || verb > 0.5;

const MOSTLY = 0.5;
const LIKELY = 0.5;
const FULLY = 0.7;
const LISTED = 0.4;

/** « quelle part », « quel montant »: the figure says it by itself. */
const isTypeNoun = ({ noun }: Part): boolean => noun.length > 0 && noun.every((stem) => TYPE_NOUNS.has(stem));

const TYPE_NOUNS = new Set(
  searchTerms(
    `part parts taux pourcentage proportion montant montants somme sommes prix coût budget argent enveloppe date année jour mois durée puissance capacité
    quantité nombre lieu endroit ville pays région société sociétés entreprise entreprises personne personnes homme femme nom groupe boîte firme
    organisation acteur acteurs version modèle rôle poste titre fonction raison raisons cause but type variété langue langues`,
  ),
);

/** A sentence that holds what is wanted, of whom it is asked, with the verb or the noun of the question. */
function isStrict({ evidence, holding }: Rated, part: Part): boolean {
  const { scene, noun, verb, askedSaid, name } = evidence;
  const isAsked = verb > 0.5 || (part.noun.length === 0 || isTypeNoun(part) ? askedSaid >= MOSTLY : noun > 0.5);
  return holding === "held" && isTyped(part) && scene >= MOSTLY && isAsked && name >= LEVEL.opening;
}

const worthOf = (each: Rated, part: Part): number =>
  each.confidence +
  (isStrict(each, part) ? 0.3 : 0) +
  (each.holding === "denied" ? 0.1 : 0) +
  (each.evidence.noun > 0.5 ? 0.1 : 0) +
  (itemsAfter(each).length > 0 && each.evidence.noun > 0.5 ? 0.4 : 0);

/** What may be shown beside the best: as likely, or said as surely by another article. */
function isCompanion(each: Rated, best: Rated, part: Part, kind: Kind): boolean {
  const ratio = kind === "list" || kind === "comparison" ? 0.5 : 0.8;
  if (each.confidence >= ratio * best.confidence && (isStrict(each, part) || !isStrict(best, part))) return true;
  return each.view.article.id !== best.view.article.id && isStrict(each, part);
}

/** The items that a sentence opens with its colon. */
function itemsAfter({ view, at }: Candidate): Pick<Candidate, "view" | "at" | "holding" | "evidence">[] {
  const { sentences, blocks } = view.article;
  if (!/:\s*$/.test(sentences[at]?.text ?? "")) return [];
  const items = [];
  for (let next = at + 1; items.length < 5 && blocks[sentences[next]?.block ?? -1]?.kind === "item"; next += 1)
    items.push({ view, at: next, holding: "held" as const, evidence: ITEM });
  return items;
}

/** « Aubépine ne tourne qu’à 60 %. Trois armoires ont fui. »: the sentence after the one that has no cause in it. */
function causesAfter(
  { view, at }: Candidate,
  { wanted }: Part,
): Pick<Candidate, "view" | "at" | "holding" | "evidence">[] {
  const { sentences } = view.article;
  if (wanted !== "cause" || CAUSE.test(sentences[at]?.text ?? "") || !isNextTo(view.article, at)) return [];
  return [{ view, at: at + 1, holding: "held", evidence: ITEM }];
}

/** « Le conseil doit voter trois mesures. »: what is listed comes next. */
function detailsAfter({ view, at }: Candidate, part: Part): Pick<Candidate, "view" | "at" | "holding" | "evidence">[] {
  const text = view.article.sentences[at]?.text ?? "";
  const next = view.article.sentences[at + 1]?.text ?? "";
  const isCounted =
    part.wanted === "items" && COUNTED.test(text) && part.noun.some((term) => likeness(term, view.words(at)) > 0);
  return isCounted && LISTS.test(next) && isNextTo(view.article, at)
    ? [{ view, at: at + 1, holding: "held", evidence: ITEM }]
    : [];
}

const COUNTED = /(?<!\p{L})(?:deux|trois|quatre|cinq|six|sept|huit|plusieurs) \p{Ll}/iu;

const isNextTo = ({ sentences }: Candidate["view"]["article"], at: number): boolean => {
  const [one, next] = [sentences[at], sentences[at + 1]];
  return one !== undefined && next !== undefined && !next.opinion && !/\?["»”\s]*$/.test(next.text);
};

const ITEM: Candidate["evidence"] = {
  ...{
    said: 1,
    scene: 1,
    askedSaid: 1,
    askedScene: 1,
    name: 1,
    main: 1,
    nearest: 1,
    noun: 1,
    verb: 1,
    rarest: 1,
    adjacent: 1,
  },
};

/** One sentence says what the other does, with the same figures. */
function repeats(a: Candidate, b: Candidate): boolean {
  const [one, two] = [a, b].map(({ view, at }) => new Set(view.sequence(at)));
  if (one === undefined || two === undefined) return false;
  const shared = [...one].filter((term) => two.has(term)).length;
  return shared >= 0.7 * Math.min(one.size, two.size);
}

/** « a-t-il visité », asked of what is still « prévu ». */
const PAST = /(?<!\p{L})(?:a|ont)-(?:t-)?(?:ils?|elles?|on) \p{L}+(?:é|ée|és|ées|i|is|it|u|us|t)(?!\p{L})/iu;

function isAhead(text: string): boolean {
  const { certainty, ahead, done } = readModality(text);
  return done.length === 0 && (ahead.length > 0 || certainty === 2 || /(?<!\p{L})prévue?s?(?!\p{L})/iu.test(text));
}

/** Whether a sentence answers all of a part: it holds what is wanted, with the figures that the question gives. */
export function isWhole(
  { view, at, holding, evidence }: Pick<Candidate, "view" | "at" | "holding" | "evidence">,
  part: Part,
): boolean {
  const { sentences, published } = view.article;
  const text = sentences[at]?.text ?? "";
  const own = new Set(searchTerms(text));
  const given = part.terms.filter((term) => /^\d/.test(term) && !part.names.flat().includes(term));
  const isGiven = given.every((term) => own.has(term) || published.value.startsWith(term));
  const isCaused = part.wanted !== "cause" || CAUSE.test(text) || CAUSE.test(sentences[at + 1]?.text ?? "");
  const isDone = part.verb.length === 0 || evidence.verb > 0.5 || evidence.noun > 0.5;
  return holding === "held" && isGiven && isCaused && isDone && !(PAST.test(part.text) && isAhead(text));
}
