import type { Briefing } from "../briefings/briefing.ts";
import { addChecks } from "../claims/check.ts";
import type { Claim } from "../claims/claim.ts";
import { Numbering, type Quotable } from "../claims/numbering.ts";
import type { Interval } from "../lib/calendar.ts";
import type { Edition, EditionStory, Failing, Label } from "./edition.ts";

export type StoryArticle = Quotable & { copyOf: string | null; time: Interval };

/** A story that the period holds: its briefing, its articles, and whether the channel was told of it before. */
export type Story = { briefing: Briefing; articles: readonly StoryArticle[]; told: boolean };

/** What an edition is made for. `most` stories are shown. */
export type Frame = { channel: string; day: string; period: { from: string; to: string }; most: number };

/** Chooses, ranks and labels the stories of a period; the first three give their lead to « L’essentiel ». */
export function composeEdition(frame: Frame, stories: readonly Story[], failing: readonly Failing[]): Edition {
  const ranked = rankStories(stories);
  const shown = ranked.slice(0, frame.most);
  const leading = shown.length >= FEWEST_FOR_ESSENTIALS ? shown.slice(0, ESSENTIALS) : [];
  const essentials = leading.flatMap(({ briefing }) => briefing.sections.hook.slice(0, 1));
  const numbering = new Numbering(shown.flatMap(({ articles }) => articles));
  const { channel, day, period } = frame;
  return {
    ...{ channel, day, period },
    mode: shown.some(({ briefing }) => briefing.mode === "model") ? "model" : "extracts",
    essentials: essentials.map((claim) => numbering.show(claim)),
    stories: shown.map((story) => showStory(story, numbering, essentials)),
    more: ranked.length - shown.length,
    failing: [...failing],
    check: addChecks(shown.map(({ briefing }) => briefing.check)),
  };
}

const ESSENTIALS = 3;
/** With fewer stories, a summary of them would only say them twice. */
const FEWEST_FOR_ESSENTIALS = 4;

/** Best first: told by several sources, with figures, recent; a story without a sentence to show comes last. */
function rankStories(stories: readonly Story[]): Story[] {
  const newest = Math.max(...stories.flatMap(({ articles }) => articles.map(({ time }) => time.from)));
  const scored = stories.map((story) => ({ story, score: scoreOf(story, newest) }));
  return scored
    .sort((a, b) => b.score - a.score || a.story.briefing.storyId.localeCompare(b.story.briefing.storyId))
    .map(({ story }) => story);
}

function scoreOf({ briefing, articles }: Story, newest: number): number {
  const latest = Math.max(...articles.map(({ time }) => time.from));
  const freshness = 1 / (1 + (newest - latest) / DAY);
  const figures = Math.min(briefing.figures.length, 4) / 4;
  return 2 * Math.log2(independentSources(articles)) + figures + freshness + (claimsOf(briefing).length > 0 ? 10 : 0);
}

const DAY = 24 * 3_600_000;

/** A copy, or a second article of one publisher, confirms nothing; articles without a publisher each stand for one. */
export function independentSources(articles: readonly Pick<StoryArticle, "id" | "publisher" | "copyOf">[]): number {
  const told = articles.filter(({ copyOf }) => copyOf === null);
  return new Set(told.map(({ publisher, id }) => publisher ?? id)).size || 1;
}

const claimsOf = ({ sections }: Briefing): Claim[] => [...sections.hook, ...sections.understanding];

/** What « L’essentiel » has said is not said again, unless nothing else is left to say. */
function showStory(
  { briefing, articles, told }: Story,
  numbering: Numbering,
  essentials: readonly Claim[],
): EditionStory {
  const unsaid = claimsOf(briefing).filter((claim) => !essentials.includes(claim));
  const claims = (unsaid.length > 0 ? unsaid : claimsOf(briefing)).slice(0, CLAIMS_SHOWN);
  const label: Label = told ? "update" : "new";
  const [why] = briefing.sections.importance;
  return {
    ...{ id: briefing.storyId, label, title: briefing.title, claims: claims.map((claim) => numbering.show(claim)) },
    why: why ? numbering.show(why) : null,
    sources: articles.filter(({ copyOf }) => copyOf === null).map(({ id }) => numbering.source(id)),
  };
}

const CLAIMS_SHOWN = 3;
