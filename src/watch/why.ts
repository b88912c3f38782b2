import type { Pause } from "../lib/pauses.ts";
import { findIn } from "./found.ts";
import { matchStory } from "./match.ts";
import type { Rule } from "./rule.ts";
import type { WatchedArticle, WatchedStory } from "./story.ts";
import { linesWith } from "./terms.ts";

/** Why a rule said nothing of an article: what needs no more words, and the rest. Instants are epoch milliseconds. */
export type PlainSilence = {
  kind: "copy" | "other-source" | "no-theme" | "no-sentence" | "not-recent" | "known" | "unwatched" | "unseen";
};
export type Silence =
  | PlainSilence
  | { kind: "below" }
  | { kind: "excluded" | "missing" | "homonym"; text: string }
  | { kind: "none-of" | "not-named"; texts: string[] }
  | { kind: "sources"; count: number; least: number }
  | { kind: "before-rule"; since: number }
  | { kind: "cooldown" | "paused"; until: number };

/** When the story was last told in the channel, since when the channel has the rule, its last pause; undefined: never, not yet. */
type Past = { toldAt: number | undefined; since: number | undefined; pause?: Pause | undefined };

/**
 * Why a rule did not fire on an article of a story: what it asks of articles first, then when it came, then what the
 * channel was told. `story.fresh` holds the article where it was news when it came in; `sources` tell the story.
 */
export function whySilent(
  rule: Rule,
  watched: WatchedArticle,
  { story, sources }: { story: WatchedStory; sources: number },
  { toldAt, since, pause }: Past,
): Silence {
  const { id } = watched.text.article;
  const alone = { ...story, since: new Map(), fresh: new Set([id]) };
  if (matchStory([rule], alone).length === 0) return whyUnmet(rule, watched, sources);
  if (since === undefined) return { kind: "unwatched" };
  if (watched.arrivedAt < since) return { kind: "before-rule", since };
  if (!story.fresh.has(id)) return { kind: "not-recent" };
  const isAside = pause !== undefined && watched.arrivedAt < pause.until;
  if (isAside && (toldAt === undefined || watched.arrivedAt >= pause.since))
    return { kind: "paused", until: pause.until };
  if (toldAt === undefined) return { kind: "unseen" };
  const until = toldAt + (rule.cooldown ?? 0);
  return rule.cooldown !== undefined && watched.arrivedAt < until ? { kind: "cooldown", until } : { kind: "known" };
}

/** The first of a rule's conditions that an article does not meet. */
function whyUnmet(rule: Rule, { text, copyOf }: WatchedArticle, sources: number): Silence {
  const excluded = rule.none.find((term) => linesWith(term, text).length > 0);
  if (excluded !== undefined) return { kind: "excluded", text: excluded.written };
  if (rule.sources.size > 0 && !rule.sources.has(text.article.source)) return { kind: "other-source" };
  if (rule.sources.size === 0 && copyOf !== null) return { kind: "copy" };
  const words = whyNoWords(rule, text);
  if (words !== undefined) return words;
  const { independentSources: least = 1 } = rule;
  if (sources < least) return { kind: "sources", count: sources, least };
  if (findIn(rule, text) === undefined) return { kind: "below" };
  return { kind: rule.themes.length > 0 ? "no-theme" : "no-sentence" };
}

function whyNoWords(rule: Rule, text: WatchedArticle["text"]): Silence | undefined {
  const bare = { ...rule, any: [], all: [], entities: [], amount: undefined };
  const isMet = (part: Partial<Rule>): boolean => findIn({ ...bare, ...part }, text) !== undefined;
  if (!isMet({ any: rule.any })) return { kind: "none-of", texts: rule.any.map(({ written }) => written) };
  const missing = rule.all.find((term) => !isMet({ all: [term] }));
  if (missing !== undefined) return { kind: "missing", text: missing.written };
  if (isMet({ entities: rule.entities })) return undefined;
  const homonym = rule.entities.find(({ phrase }) => linesWith(phrase, text).length > 0);
  if (homonym !== undefined) return { kind: "homonym", text: homonym.name };
  return { kind: "not-named", texts: rule.entities.map(({ name }) => name) };
}
