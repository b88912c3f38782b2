import { independentSources } from "../articles/independence.ts";
import { withoutOrders } from "../briefings/without-orders.ts";
import type { Absence, ExplainedChannel, ExplainedEdition, Explanation } from "../channels/explanation-message.ts";
import { Numbering } from "../claims/numbering.ts";
import type { Corpus } from "../corpus/corpus.ts";
import type { StoredArticle } from "../corpus/reading.ts";
import { editionSubject } from "../deliveries/delivery.ts";
import type { Decision } from "../editions/decision.ts";
import type { EditionStore } from "../editions/store.ts";
import { formatInstant } from "../lib/calendar.ts";
import { Failure } from "../lib/failure.ts";
import { type Channel, explainRules, type RuleDeps, type Scene, sendingOf } from "./explain-rules.ts";

type Deps<One extends Channel = never> = RuleDeps & {
  corpus: Pick<Corpus, "findArticle" | "stories">;
  editions: Pick<EditionStore, "decisions" | "before">;
  sources: readonly { id: string; name: string }[];
  /** Epoch milliseconds. */
  now: () => number;
  /** What an edition of a channel, made now, would decide; it is not kept. */
  preview(channel: One): Promise<readonly Decision[]>;
  /** When a channel's next edition comes. */
  next(channel: One): Promise<number | undefined>;
};

/**
 * The steps that an article went through, and why it was or was not in an edition or an alert of some channels. `target`
 * is its id, the start of it, or its address. Throws `Failure`.
 */
export async function explain<One extends Channel>(
  target: string,
  channels: readonly One[],
  deps: Deps<One>,
): Promise<Explanation> {
  const found = await deps.corpus.findArticle(target);
  if (found === undefined) throw new Failure({ code: "unknown-article", target });
  const articles = withoutOrders(await deps.corpus.stories([found.storyId]));
  const article = articles.find(({ id }) => id === found.id) ?? found;
  const briefing = (await deps.briefings.find([article.storyId])).get(article.storyId)?.briefing;
  const copied = articles.find(({ id }) => id === article.copyOf);
  const scene = { article, articles };
  const explained: ExplainedChannel[] = [];
  for (const channel of channels) explained.push(await explainChannel(channel, scene, deps));
  return {
    article: {
      ...new Numbering(articles).source(article.id),
      ...{ source: nameOf(article.source, deps), collectedAt: formatInstant(article.collectedAt, deps.zone) },
      flags: article.flags,
    },
    copyOf: copied === undefined ? null : { articleId: copied.id, title: copied.title },
    story: { id: article.storyId, articles: articles.length, independentSources: independentSources(articles) },
    briefing: briefing ? { mode: briefing.mode, standsIn: briefing.standsIn, check: briefing.check } : null,
    channels: explained,
  };
}

const nameOf = (id: string, { sources }: Pick<Deps, "sources">): string =>
  sources.find((source) => source.id === id)?.name ?? id;

async function explainChannel<One extends Channel>(
  channel: One,
  scene: Scene,
  deps: Deps<One>,
): Promise<ExplainedChannel> {
  const { article } = scene;
  const made = await deps.editions.decisions(channel.id, article.storyId);
  const editions: ExplainedEdition[] = [];
  for (const { day, madeAt, isFolded, ...decision } of made) {
    const sending = await sendingOf(channel, editionSubject(day), deps);
    editions.push({ day, at: formatInstant(madeAt, deps.zone), isFolded, decision: shorten(decision, deps), sending });
  }
  const isDecided = made.some(({ madeAt, isFolded }) => madeAt >= article.collectedAt && !isFolded);
  const absent = isDecided ? { absence: null, preview: null } : await explainAbsence(channel, article, deps);
  const next = await deps.next(channel);
  return {
    ...{ id: channel.id, editions, ...absent },
    next: next === undefined ? null : formatInstant(next, deps.zone),
    rules: await explainRules(channel, scene, deps),
  };
}

/** Without what is kept for the next editions; a source by its name. */
function shorten({ said: _, heard: __, ...decision }: Decision, deps: Pick<Deps, "sources">) {
  const { outcome, because } = decision;
  return outcome === "source" && because !== null ? { ...decision, because: nameOf(because, deps) } : decision;
}

/** Why no edition decided on an article since it came, and what one made now would. */
async function explainAbsence<One extends Channel>(
  channel: One,
  { id, storyId, collectedAt, isBaseline }: StoredArticle,
  deps: Deps<One>,
): Promise<{ absence: Absence; preview: ExplainedChannel["preview"] }> {
  const decided = (await deps.preview(channel)).find((decision) => decision.storyId === storyId);
  const { madeAt = 0, told } = await deps.editions.before(channel.id, deps.now());
  const wait: Absence = madeAt < collectedAt ? "not-yet" : "out-of-period";
  const absence = told.has(id) ? "unrecorded" : isBaseline ? "first-visit" : wait;
  return { absence, preview: decided === undefined ? null : shorten(decided, deps) };
}
