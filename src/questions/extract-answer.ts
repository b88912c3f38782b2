import type { Rarity } from "../articles/likeness.ts";
import { type Claim, extractClaim } from "../claims/claim.ts";
import type { Spot } from "./article-view.ts";
import { findCandidates, type Place, type Viewed, viewPlaces } from "./candidates.ts";
import { findChronicle } from "./chronicle.ts";
import { confidenceOf } from "./confidence.ts";
import { findDefinitions } from "./definitions.ts";
import { findOpinions, findSayings } from "./opinions.ts";
import type { Part, Question } from "./question.ts";
import { chooseAnswers } from "./selection.ts";

export type { Place } from "./candidates.ts";

/**
 * The sentences that answer by themselves, best first; `complete` where they answer all that was asked, else `open` holds
 * what stays without an answer, in the question's words.
 */
export type Extracted = { claims: Claim[]; complete: boolean; open: string[] };

const NOTHING: Extracted = { claims: [], complete: false, open: [] };

/** Nothing where the places do not establish it. */
export function extractAnswer(question: Question, places: readonly Place[], rarity: Rarity): Extracted {
  if (question.kind === "small-talk" || question.kind === "attack") return NOTHING;
  const views = viewPlaces(places);
  const opinions = findOpinions(question, views);
  if (opinions.length > 0) return { claims: opinions.map(toOpinion), complete: true, open: [] };
  if (question.kind === "opinion") return settled(findSayings(question, views));
  if (question.kind === "definition") return define(question, views, rarity);
  if (question.kind === "news" || question.kind === "timeline") return settled(findChronicle(question, views, rarity));
  return answerParts(question, views, rarity);
}

const toClaim = ({ view, at }: Spot): Claim => extractClaim(view.article, at);
const toOpinion = (spot: Spot): Claim => ({ ...toClaim(spot), kind: "opinion" });

const settled = (spots: readonly Spot[]): Extracted => ({
  claims: spots.map(toClaim),
  complete: spots.length > 0,
  open: [],
});

/** What is defined, and what else is asked of it. */
function define(question: Question, views: readonly Viewed[], rarity: Rarity): Extracted {
  const spots = findDefinitions(question, views, rarity);
  const [, ...others] = question.parts;
  const rest = answerParts({ ...question, parts: others }, views, rarity);
  if (spots.length === 0) return NOTHING;
  return { claims: [...spots.map(toClaim), ...rest.claims], complete: rest.open.length === 0, open: rest.open };
}

function answerParts(question: Question, views: readonly Viewed[], rarity: Rarity): Extracted {
  const answers = question.parts.map((part) => ({ part, ...answerPart(part, question, views, rarity) }));
  const spots = new Map<string, Spot>();
  for (const answer of answers) for (const spot of answer.spots) spots.set(`${spot.view.article.id}/${spot.at}`, spot);
  const open = answers.filter(({ whole }) => !whole).map(({ part }) => part.text.trim());
  return { claims: [...spots.values()].map(toClaim), complete: spots.size > 0 && open.length === 0, open };
}

function answerPart(part: Part, question: Question, views: readonly Viewed[], rarity: Rarity): Answered {
  const rated = findCandidates(part, question, views, rarity).map((candidate) => ({
    ...candidate,
    confidence: confidenceOf(part, candidate),
  }));
  return chooseAnswers(rated, part, question.kind);
}

type Answered = ReturnType<typeof chooseAnswers>;
