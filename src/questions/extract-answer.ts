import type { Article } from "../articles/article.ts";
import type { Rarity } from "../articles/likeness.ts";
import { type Claim, extractClaim } from "../claims/claim.ts";
import { leansBack, opensWithCommonName } from "../french/anaphora.ts";
import { findDateMentions } from "../french/date-mentions.ts";
import { findNames } from "../french/names.ts";
import { findQuantities } from "../french/numbers.ts";
import { searchTerms } from "../french/words.ts";
import type { Question, Wanted } from "./question.ts";

/** A passage to look in: its article, and its sentences, `first` to `last`. */
export type Place = { article: Article; heading: string | null; first: number; last: number };

export type Extracted = { claims: Claim[]; complete: boolean };

/**
 * The sentences that answer by themselves, best first, at most three: each holds every name asked about, itself or in
 * what stands around it, and most of what the question says of it. None where the corpus does not establish it.
 */
export function extractAnswer(question: Question, places: readonly Place[], rarity: Rarity): Extracted {
  const total = weightOf(question.terms, rarity);
  if (total === 0) return { claims: [], complete: false };
  const scored = places.flatMap((place) => scorePlace(question, place, rarity));
  const answering = scored.filter(({ cover }) => cover >= ENOUGH).sort((a, b) => b.cover - a.cover);
  const best = answering[0]?.cover ?? 0;
  const chosen = answering.filter(({ cover }) => cover >= best * 0.85).slice(0, MOST_CLAIMS);
  return { claims: chosen.map(({ claim }) => claim), complete: best >= COMPLETE };
}

/** Share of the question's weight that a sentence, with what stands around it, must cover. */
const ENOUGH = 0.6;
const COMPLETE = 0.75;
const MOST_CLAIMS = 3;
/** What stands around a sentence counts for less than what it says. */
const AROUND = 0.6;

type Scored = { claim: Claim; cover: number };

function scorePlace(question: Question, place: Place, rarity: Rarity): Scored[] {
  const { article, first, last } = place;
  const title = searchTerms(article.titleDerived ? "" : article.title);
  return article.sentences.slice(first, last + 1).flatMap(({ text, opinion }, index) => {
    if (opinion || /\?["»”\s]*$/.test(text) || !holds(question, text, article)) return [];
    const scene = sceneOf(place, first + index, title);
    if (!namesAll(question, scene) || !isAbout(question, scene, rarity)) return [];
    return [{ claim: extractClaim(article, first + index), cover: coverOf(question, scene, rarity) }];
  });
}

/** The terms that a sentence says, that what it is about says with it, and that stand around it. */
type Scene = { said: ReadonlySet<string>; about: ReadonlySet<string>; around: ReadonlySet<string> };

function sceneOf({ article, heading }: Place, at: number, title: readonly string[]): Scene {
  const [before, text, after] = [at - 1, at, at + 1].map((each) => factAt(article, each)) as [string, string, string];
  const said = searchTerms(text);
  const headed = [...title, ...searchTerms(heading ?? "")];
  return {
    said: new Set(said),
    about: new Set([...said, ...headed, ...(carriesOn(text) ? searchTerms(before) : [])]),
    around: new Set([...headed, ...searchTerms(`${before}\n${after}`)]),
  };
}

const factAt = ({ sentences }: Article, at: number): string =>
  sentences[at]?.opinion ? "" : (sentences[at]?.text ?? "");

/** A sentence that speaks of what the one before it names, and names nothing of its own at its opening. */
function carriesOn(text: string): boolean {
  const opening = text.split(" ", OPENING_WORDS).join(" ");
  return (leansBack(text) || opensWithCommonName(text)) && findNames(opening).length === 0;
}

const OPENING_WORDS = 6;

/** Every name of the question is there, and something of what is asked of it in the sentence itself. */
function namesAll({ names, terms }: Question, { said, around }: Scene): boolean {
  const near = names.every((name) => name.every((term) => said.has(term) || around.has(term)));
  const asked = askedOf(terms, names);
  return near && (asked.length === 0 ? terms : asked).some((term) => said.has(term));
}

/** What the question says besides its names. */
const askedOf = (terms: readonly string[], names: readonly (readonly string[])[]): string[] => {
  const named = new Set(names.flat());
  return terms.filter((term) => !named.has(term));
};

/** The rarest name asked about is what the sentence is about: 5 gigawatts are Hyperion's, although Prometheus is near. */
function isAbout({ names }: Question, { about }: Scene, rarity: Rarity): boolean {
  const [rarest] = names.toSorted((a, b) => weightOf(b, rarity) / b.length - weightOf(a, rarity) / a.length);
  return rarest === undefined || rarest.every((term) => about.has(term));
}

function coverOf({ terms, names }: Question, { said, around }: Scene, rarity: Rarity): number {
  const cover = (some: readonly string[]): number => {
    const total = weightOf(some, rarity);
    const inside = some.filter((term) => said.has(term));
    const beside = some.filter((term) => !said.has(term) && around.has(term));
    return total === 0 ? 1 : (weightOf(inside, rarity) + AROUND * weightOf(beside, rarity)) / total;
  };
  // A name alone answers nothing: what is asked of it must be there too.
  const asked = askedOf(terms, names);
  return Math.min(cover(terms), asked.length === 0 ? 1 : cover(asked) + 0.1);
}

const weightOf = (terms: readonly string[], rarity: Rarity): number =>
  terms.reduce((sum, term) => sum + rarity(term), 0);

const HOLDS: Record<Wanted, (text: string, article: Article) => boolean> = {
  anything: () => true,
  power: (text) => findQuantities(text).some(({ unit }) => unit === "W"),
  money: (text) => findQuantities(text).some(({ kind }) => kind === "money"),
  share: (text) => findQuantities(text).some(({ kind, unit }) => kind === "fraction" || unit === "%"),
  quantity: (text) => findQuantities(text).length > 0 || /\d/.test(text),
  date: (text, { published }) => findDateMentions(text, published).length > 0,
  name: (text) => findNames(text).length > 0,
};

const holds = ({ wanted }: Question, text: string, article: Article): boolean => HOLDS[wanted](text, article);
