import { versionOf } from "../articles/article.ts";
import { independentSources } from "../articles/independence.ts";
import type { BriefingStore } from "../briefings/store.ts";
import type { ExplainedRule, Sending } from "../channels/explanation-message.ts";
import type { ShownSilence } from "../channels/explanation-wording.ts";
import { type ChannelSettings, platformOf } from "../channels/settings.ts";
import { describeTrouble } from "../channels/troubles.ts";
import { TRIGGERS } from "../channels/wording.ts";
import type { Corpus } from "../corpus/corpus.ts";
import type { StoredArticle } from "../corpus/reading.ts";
import type { DeliveryStore } from "../deliveries/store.ts";
import { formatInstant } from "../lib/calendar.ts";
import type { Pauses } from "../lib/pauses.ts";
import type { KeptFiring } from "../watch/firing-rows.ts";
import type { Rule } from "../watch/rule.ts";
import type { WatchStore } from "../watch/store.ts";
import { watchedStory } from "../watch/story.ts";
import { type Silence, whySilent } from "../watch/why.ts";
import { RECENT } from "./alert.ts";

export type RuleDeps = {
  corpus: Pick<Corpus, "span">;
  briefings: Pick<BriefingStore, "find">;
  deliveries: Pick<DeliveryStore, "find">;
  watch: Pick<WatchStore, "rulesOf" | "firings">;
  /** The rules that are set aside. */
  pauses: Pick<Pauses, "all">;
  /** The rules of the settings, by their ids. */
  rules: ReadonlyMap<string, Rule>;
  zone: string;
};

/** A channel, and the rules that it is alerted by. */
export type Channel = Pick<ChannelSettings, "id" | "slack" | "discord"> & { alerts: readonly string[] };

/** The article that is explained, among those of its story as they can be shown. */
export type Scene = { article: StoredArticle; articles: readonly StoredArticle[] };

/** What each rule of a channel found in an article as it stands, or why it found nothing. */
export async function explainRules(
  channel: Channel,
  { article, articles }: Scene,
  deps: RuleDeps,
): Promise<ExplainedRule[]> {
  const { zone, watch, corpus } = deps;
  const rules = channel.alerts.flatMap((id) => deps.rules.get(id) ?? []);
  if (rules.length === 0) return [];
  const [since, fired] = [await watch.rulesOf(channel.id), await watch.firings(channel.id, article.storyId)];
  const pauses = await deps.pauses.all();
  const { collectedAt } = article;
  const recent = await corpus.span({ from: collectedAt - RECENT, to: collectedAt + 1 }, false);
  const briefing = (await deps.briefings.find([article.storyId])).get(article.storyId)?.briefing;
  const story = watchedStory(article.storyId, articles, {
    ...{ fresh: new Set(recent.map(({ id }) => id)), since, briefing },
    arrival: (each) => each.collectedAt,
  });
  const watched = story.articles.find(({ text }) => text.article.id === article.id);
  if (watched === undefined) return [];
  const toldAt = fired.map(({ firedAt, alert }) => alert?.madeAt ?? firedAt).at(-1);
  const scene = { story, sources: independentSources(articles) };
  const explained: ExplainedRule[] = [];
  for (const rule of rules) {
    const firing = fired.findLast(
      (each) =>
        each.rule === rule.id &&
        versionOf(article) === versionOf({ id: each.articleId, contentHash: each.contentHash }),
    );
    const { id, name } = rule;
    if (firing) explained.push({ id, name, fired: await showFiring(firing, channel, deps), silence: null });
    else {
      const silence = whySilent(rule, watched, scene, { toldAt, since: since.get(id), pause: pauses.get(id) });
      explained.push({ id, name, fired: null, silence: showSilence(silence, zone) });
    }
  }
  return explained;
}

async function showFiring(firing: KeptFiring, channel: Channel, deps: RuleDeps) {
  const { firedAt, isUpdate, triggers, alert } = firing;
  const shown = { at: formatInstant(firedAt, deps.zone), isUpdate };
  const sending = alert && (await sendingOf(channel, `alert/${alert.id}`, deps));
  return {
    ...{ ...shown, triggers: triggers.map(({ kind, text }) => TRIGGERS[kind](text)) },
    alert: alert && sending && { at: formatInstant(alert.madeAt, deps.zone), kind: alert.kind, sending },
  };
}

function showSilence(silence: Silence, zone: string): ShownSilence {
  if (silence.kind === "before-rule") return { ...silence, since: formatInstant(silence.since, zone) };
  return "until" in silence ? { ...silence, until: formatInstant(silence.until, zone) } : silence;
}

/** How the messages of a delivery stand. */
export async function sendingOf(
  channel: Pick<Channel, "id" | "slack" | "discord">,
  subject: string,
  { deliveries }: Pick<RuleDeps, "deliveries">,
): Promise<Sending> {
  const parts = await deliveries.find(channel.id, subject);
  const trouble = parts.find((part) => part.trouble !== null)?.trouble ?? null;
  const reason = trouble === null ? null : describeTrouble(trouble, platformOf(channel));
  if (parts.length === 0) return { state: "none", reason };
  if (parts.every(({ state }) => state === "sent")) return { state: "sent", reason: null };
  return { state: parts.some(({ state }) => state === "failed") ? "failed" : "waiting", reason };
}
