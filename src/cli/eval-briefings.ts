import type { App } from "../app.ts";
import type { Briefing } from "../briefings/briefing.ts";
import { checkClaim } from "../claims/check.ts";
import type { Claim } from "../claims/claim.ts";
import type { Fault } from "../claims/fault.ts";
import { setFrench } from "../french/typography.ts";
import type { BriefedStory } from "../jobs/brief.ts";

/** What the briefings of a corpus are worth; shares from 0 to 1. */
export type BriefingFigures = {
  stories: number;
  /** Written by the model; the others are made of extracts. */
  written: number;
  claims: number;
  supported: number;
  numbersUnsupported: number;
  typographyFaults: number;
  frenchShare: number;
  /** What the model had written besides, and the check refused. */
  dropped: number;
};

/** Every dated story of the corpus, briefed where need be, and each claim checked anew. */
export async function evaluateBriefings(app: App): Promise<BriefingFigures> {
  const articles = await app.corpus.span({ from: 0, to: Number.MAX_SAFE_INTEGER }, true);
  const figures: BriefingFigures = {
    ...{ stories: 0, written: 0, claims: 0, supported: 0, numbersUnsupported: 0, typographyFaults: 0 },
    ...{ frenchShare: 0, dropped: 0 },
  };
  let french = 0;
  for (const id of new Set(articles.map(({ storyId }) => storyId))) {
    const story = await app.brief(id);
    figures.stories += 1;
    figures.written += Number(story.briefing.mode === "model");
    figures.dropped += story.briefing.check.dropped;
    for (const { claim, faults } of judge(story)) {
      figures.claims += 1;
      figures.supported += Number(faults.length === 0);
      figures.numbersUnsupported += Number(faults.some(({ kind }) => OF_NUMBERS.has(kind)));
      figures.typographyFaults += Number(TYPED.test(setFrench(claim.text)));
      french += Number(!faults.some(({ kind }) => kind === "language"));
    }
  }
  return { ...figures, frenchShare: figures.claims === 0 ? 1 : french / figures.claims };
}

const OF_NUMBERS = new Set<Fault["kind"]>(["figure", "counted", "hedge", "range", "date"]);

/** What a typewriter leaves in a text that was set: straight quotes and apostrophes, three dots, a bare sign. */
const TYPED = /["']|\.\.\.|\p{L}[;!?:](?:\s|$)|« [^\u00a0]|[^\u00a0\u202f\d]%/u;

function* judge({ briefing, articles }: BriefedStory): Generator<{ claim: Claim; faults: Fault[] }> {
  const cited = new Map(articles.map((article) => [article.id, article]));
  const context = { persona: briefing.sections.opinion !== null };
  for (const claim of claimsOf(briefing)) yield { claim, faults: checkClaim(claim, cited, context) };
}

function claimsOf({ sections: { opinion, ...sections } }: Briefing): Claim[] {
  return [...Object.values(sections).flat(), ...(opinion?.claims ?? [])];
}
