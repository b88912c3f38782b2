import type { BriefingStore } from "../briefings/store.ts";
import type { Corpus } from "../corpus/corpus.ts";
import { type Alert, showAlert } from "../watch/alert.ts";
import { compileRule } from "../watch/rule.ts";
import type { RuleSettings } from "../watch/settings.ts";
import { watchedStory } from "../watch/story.ts";
import { tryRule } from "../watch/try.ts";

type Deps = { corpus: Pick<Corpus, "span" | "stories">; briefings: Pick<BriefingStore, "find">; zone: string };

const DAY = 24 * 3_600_000;
/** Stories that are read at once. */
const BATCH = 200;

/**
 * What a rule would have sent over the `days` before `to`, the newest first: each article is taken to come in when it was
 * published. Themes are those of the briefings that are there.
 */
export async function tryOnPast(
  settings: RuleSettings,
  { to, days }: { to: number; days: number },
  { corpus, briefings, zone }: Deps,
): Promise<Alert[]> {
  const rule = compileRule(settings);
  const fresh = await corpus.span({ from: to - days * DAY, to }, true);
  const freshIds = new Set(fresh.map(({ id }) => id));
  const ids = [...new Set(fresh.map(({ storyId }) => storyId))];
  const alerts: Alert[] = [];
  for (let from = 0; from < ids.length; from += BATCH) {
    const some = ids.slice(from, from + BATCH);
    const stories = Map.groupBy(await corpus.stories(some), ({ storyId }) => storyId);
    const kept = await briefings.find(some);
    for (const [id, articles] of stories) {
      const briefing = kept.get(id)?.briefing;
      const published = articles.filter(({ time }) => time.from < to);
      const told = new Map(briefing === undefined ? [] : [[id, briefing]]);
      const rules = new Map([[rule.id, rule]]);
      const story = watchedStory(id, published, {
        fresh: freshIds,
        since: new Map(),
        briefing,
        arrival: ({ time }) => time.from,
      });
      const tried = tryRule(rule, story).map((alert) => {
        const then = published.filter(({ time }) => time.from <= alert.madeAt);
        return showAlert(alert, { articles: then, briefings: told, rules, zone });
      });
      alerts.push(...tried);
    }
  }
  return alerts.sort((a, b) => Date.parse(b.at) - Date.parse(a.at) || a.id.localeCompare(b.id));
}
