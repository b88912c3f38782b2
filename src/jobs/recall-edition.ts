import { withoutOrders } from "../briefings/without-orders.ts";
import type { EditionContext } from "../channels/edition-message.ts";
import type { Corpus } from "../corpus/corpus.ts";
import { editionSubject } from "../deliveries/delivery.ts";
import type { DeliveryStore } from "../deliveries/store.ts";
import type { Edition, EditionStory } from "../editions/edition.ts";
import type { EditionStore } from "../editions/store.ts";
import { remarkOn } from "./make-edition.ts";

type Deps = {
  corpus: Pick<Corpus, "coverage" | "stories">;
  editions: Pick<EditionStore, "recall" | "decisions">;
  deliveries: Pick<DeliveryStore, "find">;
  sources: readonly unknown[];
  zone: string;
};

/** The edition that a channel had on a local day, as it was shown; undefined where it had none. */
export async function recallEdition(
  channel: string,
  day: string,
  deps: Deps,
): Promise<{ edition: Edition; context: EditionContext } | undefined> {
  const kept = await deps.editions.recall(channel, day);
  if (kept === undefined) return undefined;
  const { edition, articles } = kept;
  const period = { from: Date.parse(edition.period.from), to: Date.parse(edition.period.to) };
  const { to: newest } = await deps.corpus.coverage(period.to);
  const former: [string, Formerly][] = [];
  for (const story of edition.stories.filter(({ label }) => label !== "new")) {
    former.push([story.id, await readFormer(story, edition, deps)]);
  }
  const context = { period, articles, newest, zone: deps.zone, sources: deps.sources.length, replay: null };
  return { edition, context: { ...context, remarks: await readRemarks(edition, deps), former: new Map(former) } };
}

type Formerly = EditionContext["former"] extends ReadonlyMap<string, infer Value> ? Value : never;

/** What was new in a story that an earlier edition had shown. */
async function readFormer({ id, label }: EditionStory, { channel, day }: Edition, deps: Deps): Promise<Formerly> {
  const made = await deps.editions.decisions(channel, id);
  const shown = made.filter(({ outcome, isFolded, day: other }) => outcome === "shown" && !isFolded && other < day);
  const since = shown.at(-1)?.day ?? null;
  const { news, gone } = made.find((decision) => decision.day === day) ?? { news: [], gone: [] };
  const [first] = since === null ? [] : await deps.deliveries.find(channel, editionSubject(since));
  return { label, since, news, gone, leads: [], messageId: first?.sentAs ?? null };
}

/** Why stories showed no sentence. */
async function readRemarks({ stories }: Edition, { corpus }: Deps): Promise<Map<string, string>> {
  const silent = stories.filter(({ claims }) => claims.length === 0).map(({ id }) => id);
  const articles = Map.groupBy(withoutOrders(await corpus.stories(silent)), ({ storyId }) => storyId);
  return new Map(
    Array.from(articles).flatMap(([id, told]) => {
      const remark = remarkOn(told);
      return remark === undefined ? [] : [[id, remark] as const];
    }),
  );
}
