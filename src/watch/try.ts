import type { KeptAlert } from "./alert.ts";
import { chooseFirings, type PastFiring } from "./firing.ts";
import { matchStory } from "./match.ts";
import type { Rule } from "./rule.ts";
import { versionsOf, type WatchedStory } from "./story.ts";

/**
 * What a rule would have told of a story, as its articles came in: an alert for each time that it fires. Only the
 * story's `fresh` articles may set it off.
 */
export function tryRule(rule: Rule, story: WatchedStory): KeptAlert[] {
  const arrivals = [...new Set(story.articles.map(({ arrivedAt }) => arrivedAt))].sort((a, b) => a - b);
  const rules = new Map([[rule.id, rule]]);
  const past: PastFiring[] = [];
  return arrivals.flatMap((now) => {
    const there = story.articles.filter(({ arrivedAt }) => arrivedAt <= now);
    const matches = matchStory([rule], { ...story, articles: there });
    const found = { storyId: story.id, matches, versions: versionsOf(there) };
    const firings = chooseFirings(found, past, { channel: "essai", rules, now });
    past.push(...firings.map((firing) => ({ ...firing, toldAt: now })));
    if (firings.length === 0) return [];
    return [{ id: `essai ${story.id} ${now}`, channel: "essai", kind: "single" as const, madeAt: now, firings }];
  });
}
