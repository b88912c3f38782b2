import type { Article } from "../articles/article.ts";
import type { Rarity } from "../articles/likeness.ts";
import { type ArticleView, type Spot, viewArticle } from "./article-view.ts";
import { type Asked, type Evidence, hasForeignNames, LEVEL, weighPart, weighSentence } from "./evidence.ts";
import { type Holding, holdingOf } from "./holds.ts";
import { isOneSlipAway, type Words, wordsOf } from "./matching.ts";
import type { Part, Question } from "./question.ts";

/** A passage to look in: its article, and its sentences, `first` to `last`. */
export type Place = { article: Article; heading: string | null; first: number; last: number };

/** A sentence that may answer a part. */
export type Candidate = Spot & {
  evidence: Evidence;
  holding: Holding;
  isForeign: boolean;
  lead: number;
};

/** The sentences of places that speak of what a part asks, and whether they hold what it wants. */
export function findCandidates(part: Part, question: Question, views: readonly Viewed[], rarity: Rarity): Candidate[] {
  const asked = weighPart(part, rarity, formsFor(question, views));
  if (asked.total === 0) return [];
  const spots = new Map<string, () => Candidate | undefined>();
  for (const { view, place, heading } of views)
    for (let at = place.first; at <= place.last; at++) {
      const key = `${view.article.id}/${at}`;
      if (!spots.has(key) && isEligible(view.article, at)) spots.set(key, () => weigh(asked, { view, at }, heading));
    }
  const found = [...spots.values()].flatMap((read) => read() ?? []);
  return withLeads(found, part.names.length > 0);
}

/** Undefined for a sentence that speaks of something else. */
function weigh(asked: Asked, { view, at }: Spot, heading: Words): Candidate | undefined {
  const { part } = asked;
  const evidence = weighSentence(asked, view, at, heading);
  if (evidence.name < LEVEL.far || evidence.said + evidence.scene < LEAST) return undefined;
  const isNear = evidence.nearest >= LEVEL.title && evidence.main >= LEVEL.opening;
  const isForeign = NAMING.has(part.wanted) ? evidence.main < LEVEL.title : !isNear && hasForeignNames(part, view, at);
  const holding = holdingOf(part, view.article.sentences[at]?.text ?? "", view.article);
  return { view, at, evidence, holding, isForeign, lead: 0 };
}

/** Another name is the very answer to these. */
const NAMING = new Set<Part["wanted"]>(["name", "place", "label", "role", "items"]);

/** Below it no sentence is looked into. */
const LEAST = 0.35;

function isEligible({ sentences, flags }: Article, at: number): boolean {
  const sentence = sentences[at];
  if (sentence === undefined || sentence.opinion || /\?["»”\s]*$/.test(sentence.text)) return false;
  // The end of an article that was cut short says the beginning of something.
  const isLast = at === sentences.length - 1 && flags.includes("truncated");
  return !isLast || /[.!?…»”")\]]\s*$/.test(sentence.text);
}

/** A passage's article is read around it too: the sentence that answers may not be the one that was found. */
const AROUND = 15;
const READ_AROUND = 4;

/** A place with its article's view and its heading's words. */
export type Viewed = { view: ArticleView; place: Place; heading: Words };

export function viewPlaces(places: readonly Place[]): Viewed[] {
  const views = new Map<string, ArticleView>();
  const around = new Set<string>();
  return places.map((given) => {
    const isFirst = around.size < READ_AROUND && !around.has(given.article.id);
    around.add(given.article.id);
    const place = isFirst ? widen(given) : given;
    const view = views.get(place.article.id) ?? viewArticle(place.article);
    views.set(place.article.id, view);
    return { view, place, heading: wordsOf(place.heading ?? "", place.article.language) };
  });
}

const widen = (place: Place): Place => ({
  ...place,
  first: Math.max(0, place.first - AROUND),
  last: Math.min(place.article.sentences.length - 1, place.last + AROUND),
});

/**
 * How far a sentence is ahead of the best one elsewhere. Another article that names what is asked about is no rival:
 * news is told more than once.
 */
function withLeads(all: readonly Candidate[], hasNames: boolean): Candidate[] {
  const best = new Map<string, number>();
  for (const { view, evidence } of all.filter((each) => each.evidence.main < LEVEL.title || !hasNames))
    best.set(view.article.id, Math.max(best.get(view.article.id) ?? 0, evidence.scene));
  return all.map((candidate) => {
    const others = [...best].filter(([id]) => id !== candidate.view.article.id).map(([, scene]) => scene);
    return { ...candidate, lead: candidate.evidence.scene - Math.max(0, ...others) };
  });
}

/** The forms under which a term is looked for: itself, French ones for English, and what it may have been meant to be. */
function formsFor({ alternatives }: Question, views: readonly Viewed[]): (term: string) => readonly string[] {
  const known = new Set<string>();
  for (const { view, place } of views)
    for (let at = place.first; at <= place.last; at++) for (const term of view.words(at).terms) known.add(term);
  for (const { view } of views) for (const term of view.title.terms) known.add(term);
  return (term) => {
    const french = alternatives.get(term) ?? [];
    if (known.has(term) || term.length < LEAST_MISSPELT || /\d/.test(term)) return [term, ...french];
    const meant = [...known].filter((other) => other.length >= LEAST_MISSPELT - 1 && isOneSlipAway(term, other));
    return [term, ...french, ...meant];
  };
}

/** Letters of a stem: shorter ones are a slip away from too many others. */
const LEAST_MISSPELT = 5;
