import type { Rarity } from "../articles/likeness.ts";
import { findDateMentions } from "../french/date-mentions.ts";
import type { Spot } from "./article-view.ts";
import { type Candidate, findCandidates, type Viewed } from "./candidates.ts";
import { LEVEL } from "./evidence.ts";
import type { Part, Question } from "./question.ts";

/** What is new of somebody or something, the latest article first; or what happened, in the order of its dates. */
export function findChronicle(question: Question, views: readonly Viewed[], rarity: Rarity): Spot[] {
  const [part] = question.parts;
  if (part === undefined || part.terms.length === 0) return [];
  const found = findCandidates(topicOf(part), question, views, rarity).filter(isOnTopic);
  return question.kind === "news" ? newest(found, topicOf(part)) : dated(found);
}

/** All that a chronicle needs to know is of whom, or of what. */
function topicOf(part: Part): Part {
  const named = part.names.flat();
  const terms = named.length > 0 ? named : part.terms.filter((term) => !/^\d+$/.test(term));
  return { ...part, terms, wanted: "anything", noun: [], verb: [] };
}

const isOnTopic = ({ evidence, isForeign }: Candidate): boolean =>
  !isForeign && evidence.scene >= ENOUGH && evidence.main >= LEVEL.opening;

const ENOUGH = 0.55;
const MOST = 6;
const ARTICLES = 3;
const OF_ONE = 2;

const dayOf = ({ view: { article } }: Spot): string => article.published.value;

/** The two sentences that say most, of each of the latest articles in which one names the topic. */
function newest(found: readonly Candidate[], { terms }: Part): Spot[] {
  const articles = [...Map.groupBy(found, ({ view }) => view.article.id).values()]
    .map((all) => all.filter((each) => each.evidence.said >= ENOUGH || opens(each, terms)))
    .filter((all) => all.some(({ evidence }) => evidence.said >= ENOUGH))
    .sort(([a], [b]) => (a && b ? dayOf(b).localeCompare(dayOf(a)) : 0));
  return articles.slice(0, ARTICLES).flatMap((all) => {
    const best = all.toSorted((a, b) => worth(b, terms) - worth(a, terms)).slice(0, OF_ONE);
    return best.sort((a, b) => a.at - b.at);
  });
}

/** An article that is headed by the topic gives its news where it opens. */
const opens = ({ view, at }: Candidate, terms: readonly string[]): boolean =>
  at < 2 && terms.some((term) => view.headline.terms.has(term));

const worth = (each: Candidate, terms: readonly string[]): number =>
  each.evidence.said + (opens(each, terms) ? 1 : 0) + 1 / (each.at + 2);

function dated(found: readonly Candidate[]): Spot[] {
  const all = found.flatMap(({ view, at, evidence }) => {
    const [first] = findDateMentions(view.article.sentences[at]?.text ?? "", view.article.published);
    return first ? [{ view, at, evidence, day: first.day.value }] : [];
  });
  const told = all.filter(({ day, view }) => day.slice(0, 7) !== view.article.published.value.slice(0, 7));
  const best = (told.length >= 2 ? told : all)
    .sort((a, b) => b.evidence.scene + b.evidence.said - a.evidence.scene - a.evidence.said)
    .slice(0, MOST);
  return best.sort((a, b) => a.day.localeCompare(b.day) || a.at - b.at);
}
