import { versionOf } from "../articles/article.ts";
import { findFacts, keysOfFacts } from "../articles/facts.ts";
import { addChecks } from "../claims/check.ts";
import type { Check, CitedClaim, Claim } from "../claims/claim.ts";
import { Numbering } from "../claims/numbering.ts";
import { foldQuote } from "../french/typography.ts";
import type { Decision, Heard, Said } from "./decision.ts";
import type { Edition, EditionStory, Failing } from "./edition.ts";
import { claimsOf, findNovelty, type Novelty, type Story } from "./novelty.ts";
import { type Profile, type Ranked, rankStories } from "./rank.ts";

/** What an edition is made for: `at` is the instant that it is made at, in epoch milliseconds. */
export type Frame = {
  channel: string;
  day: string;
  at: number;
  period: { from: string; to: string };
  profile: Profile;
};

/** An edition, what became of each story of its period, and what is new in those that it shows, by their ids. */
export type Composed = { edition: Edition; decisions: Decision[]; novelties: ReadonlyMap<string, Novelty> };

/**
 * Chooses, ranks and labels the stories of a period. A story that the channel was shown comes again for a new fact or a
 * correction alone. The first three of four or more give their lead to « L’essentiel ».
 */
export function composeEdition(frame: Frame, stories: readonly Story[], failing: readonly Failing[]): Composed {
  const judged = stories.map((story) => ({ story, novelty: findNovelty(story) }));
  const known = judged.filter(({ novelty }) => novelty === undefined).map(({ story }) => story);
  const candidates = judged.flatMap(({ story, novelty }) => (novelty ? [{ story, novelty }] : []));
  const ranked = rankStories(candidates, frame.profile, frame.at);
  const shown = ranked.filter(({ outcome }) => outcome === "shown").map(({ one }) => one);
  const leading = shown.length >= FEWEST_FOR_ESSENTIALS ? shown.slice(0, ESSENTIALS) : [];
  const essentials = leading.flatMap((one) => leadOf(one) ?? []);
  const numbering = new Numbering(shown.flatMap(({ story }) => story.articles));
  const { channel, day, period } = frame;
  const edition: Edition = {
    ...{ channel, day, period },
    mode: shown.some(({ story }) => story.briefing.mode === "model") ? "model" : "extracts",
    essentials: essentials.map((claim) => numbering.show(claim)),
    stories: shown.map((one) => showStory(one, numbering, essentials)),
    more: ranked.filter(({ outcome }) => outcome !== "muted").length - shown.length,
    failing: [...failing],
    check: addChecks(shown.map(checkOf)),
  };
  return {
    edition,
    decisions: [
      ...ranked.map((each) => decide(each, edition)),
      ...known.map((story) => ({ ...UNRANKED, storyId: story.briefing.storyId, heard: heardIn(story) })),
    ],
    novelties: new Map(shown.map(({ story, novelty }) => [story.briefing.storyId, novelty])),
  };
}

const ESSENTIALS = 3;
/** With fewer stories, a summary of them would only say them twice. */
const FEWEST_FOR_ESSENTIALS = 4;

type Judged = { story: Story; novelty: Novelty };

/** The claim that says what is new: of a new story its hook. */
const leadOf = ({ story, novelty }: Judged): Claim | undefined =>
  novelty.label === "new" ? story.briefing.sections.hook[0] : novelty.leads[0];

/**
 * What is new comes first, and nothing that the channel was shown comes again. What « L’essentiel » has said is not said
 * again either, unless nothing else is left to say.
 */
function showStory({ story, novelty }: Judged, numbering: Numbering, essentials: readonly Claim[]): EditionStory {
  const { briefing, articles } = story;
  const all = claimsFor({ story, novelty });
  const unsaid = all.filter((claim) => !essentials.includes(claim));
  const claims = (unsaid.length > 0 ? unsaid : all).slice(0, CLAIMS_SHOWN);
  const [why] = briefing.sections.importance.filter((claim) => !wasSaid(claim, story));
  return {
    ...{ id: briefing.storyId, label: novelty.label, title: briefing.title },
    claims: claims.map((claim) => numbering.show(claim)),
    why: why ? numbering.show(why) : null,
    sources: articles.filter(({ copyOf }) => copyOf === null).map(({ id }) => numbering.source(id)),
  };
}

const CLAIMS_SHOWN = 3;

function claimsFor({ story, novelty: { leads } }: Judged): Claim[] {
  const isLead = ({ text }: Claim): boolean => leads.some((lead) => foldQuote(lead.text) === foldQuote(text));
  return [...leads, ...claimsOf(story.briefing).filter((claim) => !isLead(claim) && !wasSaid(claim, story))];
}

const wasSaid = ({ text }: Claim, { former }: Story): boolean =>
  former?.said.some((said) => foldQuote(said.text) === foldQuote(text)) ?? false;

/** A lead that the briefing does not have is an extract more. */
function checkOf({ story, novelty }: Judged): Check {
  const own = claimsOf(story.briefing);
  const added = novelty.leads.filter((lead) => !own.includes(lead)).length;
  return addChecks([story.briefing.check, { claims: added, supported: added, repaired: 0, dropped: 0 }]);
}

const UNRANKED = {
  ...{ outcome: "known" as const, label: null, rank: null, score: null, because: null },
  ...{ news: [], gone: [], said: [] },
};

function decide({ one, rank, score, outcome, because }: Ranked<Judged>, edition: Edition): Decision {
  const { story, novelty } = one;
  const { label, news, gone } = novelty;
  const { storyId } = story.briefing;
  const shown = edition.stories.find(({ id }) => id === storyId);
  const told = { storyId, outcome, label, rank, score, because };
  // What nobody was shown is neither told nor taken back.
  if (shown === undefined) return { ...told, news: [], gone: [], said: [], heard: [] };
  const ids = new Set(story.articles.map(({ id }) => id));
  const ofStory = ({ citations }: CitedClaim): boolean => citations.some(({ articleId }) => ids.has(articleId));
  const said = [...edition.essentials.filter(ofStory), ...shown.claims].filter(({ kind }) => kind === "fact");
  return { ...told, news, gone, said: said.map(saidOf), heard: heardIn(story) };
}

const saidOf = ({ text, citations }: CitedClaim): Said => ({
  text,
  citations: citations.map(({ articleId, quote }) => ({ articleId, quote })),
});

/** The articles that are not known yet as they stand; their own day is known with them. */
function heardIn({ articles, former }: Story): Heard[] {
  const unheard = articles.filter((article) => former?.versions.get(article.id) !== versionOf(article));
  return unheard.map((article) => {
    const facts = article.sentences.flatMap(({ text }) => findFacts(text, article));
    return { id: article.id, version: versionOf(article), facts: [...keysOfFacts(facts), article.published.value] };
  });
}
