import type { CatchUp, MissedStory } from "../channels/catch-up-message.ts";
import { Numbering } from "../claims/numbering.ts";
import type { Corpus } from "../corpus/corpus.ts";
import { claimsOf } from "../editions/novelty.ts";
import type { BriefedStory } from "./brief.ts";
import { remarkOn } from "./make-edition.ts";

type Deps = {
  corpus: Pick<Corpus, "news">;
  /** A story's briefing, made where it is missing. */
  brief(storyId: string): Promise<BriefedStory>;
};

/** Stories that one look takes in, and those that are counted. */
const SHOWN = 7;
const COUNTED = 100;
/** Sentences of each. */
const SENTENCES = 2;

/** The stories of which something was published from `since` to `now`: those that go on after those that are new. */
export async function catchUp(since: number, now: number, { corpus, brief }: Deps): Promise<CatchUp> {
  const told = await corpus.news([{ from: since, to: now }], { until: now, limit: COUNTED });
  const missed: { story: BriefedStory; fresh: Set<string> }[] = [];
  for (const articles of told.slice(0, SHOWN)) {
    const story = await brief(articles[0]?.storyId ?? "");
    missed.push({ story, fresh: new Set(articles.map(({ id }) => id)) });
  }
  const ordered = [...missed.filter(isNew), ...missed.filter((one) => !isNew(one))];
  const numbering = new Numbering(ordered.flatMap(({ story }) => story.articles));
  const stories = ordered.map((one) => showMissed(one, numbering));
  return { since, stories, more: told.length - missed.length, sources: numbering.sources() };
}

type Missed = { story: BriefedStory; fresh: ReadonlySet<string> };

const isNew = ({ story, fresh }: Missed): boolean => story.articles.every(({ id }) => fresh.has(id));

/** By what the articles of that time say. */
function showMissed({ story: { briefing, articles }, fresh }: Missed, numbering: Numbering): MissedStory {
  const claims = claimsOf(briefing).filter(({ citations }) => citations.some(({ articleId }) => fresh.has(articleId)));
  const shown = claims.slice(0, SENTENCES).map((claim) => numbering.show(claim));
  const cited = shown.flatMap(({ citations }) => citations.map(({ articleId }) => articleId));
  const told = articles.filter(({ id }) => fresh.has(id));
  const ids = new Set(cited.length > 0 ? cited : told.map(({ id }) => id));
  return {
    ...{ id: briefing.storyId, title: briefing.title, claims: shown, remark: remarkOn(told) },
    label: told.length === articles.length ? "new" : "update",
    sources: [...ids].map((id) => numbering.source(id)),
  };
}
