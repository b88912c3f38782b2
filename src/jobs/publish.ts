import type { EditionContext } from "../channels/edition-message.ts";
import { NOT_FRENCH, OPINION_PIECE } from "../channels/wording.ts";
import type { Corpus } from "../corpus/corpus.ts";
import type { StoredArticle } from "../corpus/reading.ts";
import type { SourceState } from "../corpus/source-states.ts";
import { composeEdition } from "../editions/compose.ts";
import type { Edition, Failing } from "../editions/edition.ts";
import { editionPeriod, type Schedule } from "../editions/period.ts";
import type { EditionStore } from "../editions/store.ts";
import { formatInstant, localDay } from "../lib/calendar.ts";
import { type BriefedStory, brief } from "./brief.ts";

type Channel = { id: string; digest: Schedule & { stories: number } };

type Deps = Parameters<typeof brief>[1] & {
  corpus: Pick<Corpus, "span" | "coverage" | "sourceStates">;
  editions: EditionStore;
  sources: readonly { id: string; name: string }[];
  zone: string;
};

/** What an edition is asked for. In a replay, and for an instant in the past, publication alone decides. */
export type Request = { channel: Channel; at: number; publicationAlone: boolean; replay: number | null };

export type Published = { edition: Edition; context: EditionContext; articleIds: string[] };

/** Makes a channel's edition for an instant: the stories of its period that the channel was not told yet. */
export async function makeEdition({ channel, at, publicationAlone, replay }: Request, deps: Deps): Promise<Published> {
  const before = await deps.editions.before(channel.id, at);
  const period = editionPeriod(at, before.madeAt, channel.digest, deps.zone);
  const articles = await deps.corpus.span(period, publicationAlone);
  const fresh = articles.filter(({ id }) => !before.told.has(id));
  const stories = await brief([...new Set(fresh.map(({ storyId }) => storyId))], deps);
  const failing = failingNow(await deps.corpus.sourceStates(), deps);
  const frame = {
    channel: channel.id,
    day: localDay(at, deps.zone),
    period: { from: formatInstant(period.from, deps.zone), to: formatInstant(period.to, deps.zone) },
    most: channel.digest.stories,
  };
  const told = stories.map((story) => ({ ...story, told: story.articles.some(({ id }) => before.told.has(id)) }));
  const { to: newest } = await deps.corpus.coverage();
  const context = { period, newest, replay, zone: deps.zone, sources: deps.sources.length, articles: fresh.length };
  return {
    edition: composeEdition(frame, told, failing),
    context: { ...context, remarks: remarksOn(stories) },
    articleIds: fresh.map(({ id }) => id),
  };
}

function failingNow(states: readonly SourceState[], { sources, zone }: Pick<Deps, "sources" | "zone">): Failing[] {
  const names = new Map(sources.map(({ id, name }) => [id, name]));
  return states.flatMap(({ id, failingSince, reason }) => {
    const source = names.get(id);
    if (source === undefined || failingSince === null || reason === null) return [];
    return [{ source, since: formatInstant(failingSince, zone), reason }];
  });
}

/** Why a story shows no sentence of its own. */
function remarksOn(stories: readonly BriefedStory[]): Map<string, string> {
  return new Map(
    stories.flatMap(({ briefing, articles }) => {
      const remark = remarkOn(articles);
      return remark === undefined ? [] : [[briefing.storyId, remark] as const];
    }),
  );
}

export function remarkOn(articles: readonly Pick<StoredArticle, "flags">[]): string | undefined {
  if (articles.every(({ flags }) => flags.includes("not-french"))) return NOT_FRENCH;
  return articles.every(({ flags }) => flags.includes("opinion")) ? OPINION_PIECE : undefined;
}
