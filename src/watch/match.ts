import { independentSources } from "../articles/independence.ts";
import { searchTerms } from "../french/words.ts";
import { type Found, findIn, reachedOn, type Trigger } from "./found.ts";
import { levelOf } from "./level.ts";
import type { Rule } from "./rule.ts";
import type { Level } from "./settings.ts";
import type { WatchedArticle, WatchedStory } from "./story.ts";
import { linesWith } from "./terms.ts";
import type { Line, WatchedText } from "./text.ts";

/** A sentence that an alert may show. */
export type Sighting = { sentence: number; text: string; triggers: Trigger[]; facts: readonly string[] };

/** A rule that an article sets off. `sightings` are the sentences that say so, the best first, one at least. */
export type Match = {
  rule: string;
  storyId: string;
  articleId: string;
  contentHash: string;
  arrivedAt: number;
  triggers: Trigger[];
  sightings: Sighting[];
  level: Level;
};

/** What rules find in a story: a match for each article and each rule that it sets off. */
export function matchStory(rules: readonly Rule[], story: WatchedStory): Match[] {
  const sources = independentSources(story.articles.map(({ text: { article }, copyOf }) => ({ ...article, copyOf })));
  const stems = story.themes.map((theme) => new Set(searchTerms(theme)));
  return story.articles
    .filter(({ text }) => story.fresh.has(text.article.id))
    .flatMap((article) => rules.flatMap((rule) => matchArticle(rule, article, { story, sources, stems }) ?? []));
}

type Scene = { story: WatchedStory; sources: number; stems: readonly ReadonlySet<string>[] };

function matchArticle(rule: Rule, watched: WatchedArticle, scene: Scene): Match | undefined {
  const { text, arrivedAt } = watched;
  const found = isOpen(rule, watched, scene) ? findIn(rule, text) : undefined;
  const sightings = found === undefined ? [] : sightingsOf(rule, text, found);
  const [best] = sightings;
  if (found === undefined || best === undefined) return undefined;
  const amount = rule.amount !== undefined;
  const grounds = { own: rule.level, sources: scene.sources, amount, weight: scene.story.weight };
  const words = triggersOf(best, found);
  const { id: articleId, contentHash } = text.article;
  return {
    ...{ rule: rule.id, storyId: scene.story.id, articleId, contentHash, arrivedAt, sightings },
    ...{ triggers: [...words, ...triggersBeside(rule, text, scene)], level: levelOf(grounds) },
  };
}

/** What stands in the sentence that is shown first; of each other condition, what stands where it is met first. */
function triggersOf({ triggers }: Sighting, found: readonly Found[]): Trigger[] {
  const elsewhere = found.flatMap(({ lines }) => {
    const all = [...lines.values()];
    return all.some((trigger) => triggers.includes(trigger)) ? [] : all.slice(0, 1);
  });
  return distinct([...triggers, ...elsewhere]);
}

/** Whether a rule is open to an article whatever it says, but for a word that it excludes, wherever in it. */
function isOpen(rule: Rule, { text, copyOf, arrivedAt }: WatchedArticle, scene: Scene): boolean {
  const { sources, independentSources: least = 1, themes, none } = rule;
  // A copy says nothing new, but to a rule that does not read what it repeats.
  const isHeard = arrivedAt >= (scene.story.since.get(rule.id) ?? 0);
  const isRead = sources.size === 0 ? copyOf === null : sources.has(text.article.source);
  const isTold = scene.sources >= least && (themes.length === 0 || themeOf(rule, scene) !== undefined);
  return isHeard && isRead && isTold && none.every((term) => linesWith(term, text).length === 0);
}

const themeOf = ({ themes }: Rule, { stems }: Scene): string | undefined =>
  themes.find((theme) => stems.some((own) => theme.stems.every((stem) => own.has(stem))))?.written;

/** What set the rule off besides words. */
function triggersBeside(rule: Rule, { article }: WatchedText, scene: Scene): Trigger[] {
  const theme = themeOf(rule, scene);
  return [
    ...(theme === undefined ? [] : [{ kind: "theme" as const, text: theme }]),
    ...(rule.sources.size > 0 ? [{ kind: "source" as const, text: article.publisher ?? article.source }] : []),
    ...(rule.independentSources === undefined ? [] : [{ kind: "sources" as const, text: String(scene.sources) }]),
  ];
}

/** Sentences that one alert may choose from. */
const MOST = 8;

/** The sentences that set the rule off: those that read well alone first, then those that open the article or hold most. */
function sightingsOf({ amount }: Rule, text: WatchedText, found: readonly Found[]): Sighting[] {
  const seen = text.lines.flatMap((line, at) => sightingAt(line, at, text, found));
  const reached = found.find(({ condition }) => condition === "amount");
  const telling = seen.filter(({ at, triggers }) => triggers.length > 0 && (reached?.lines.has(at) ?? true));
  // A title that says it all may be said again in other words below.
  const again = seen.filter(({ line }) => amount !== undefined && reachedOn(line, amount, text) !== undefined);
  const chosen = [telling, again, seen].find(({ length }) => length > 0) ?? [];
  return chosen
    .toSorted((a, b) => b.worth - a.worth || a.sentence - b.sentence)
    .slice(0, MOST)
    .map(({ sentence, line, triggers }) => ({ sentence, text: line.text, triggers, facts: text.factsOf(sentence) }));
}

/** An article opens with its news: that is worth more than a second word of the rule further down. */
const leadOf = (sentence: number): number => (sentence === 0 ? 12 : sentence < 3 ? 6 : 0);

type Ranked = { sentence: number; at: number; line: Line; triggers: Trigger[]; worth: number };

function sightingAt(line: Line, at: number, text: WatchedText, found: readonly Found[]): Ranked[] {
  const { sentence, isFact } = line;
  if (!isFact || sentence === null) return [];
  const triggers = found.flatMap(({ lines }) => lines.get(at) ?? []);
  const readable = text.quotabilityOf(sentence);
  const isNews = leadOf(sentence) + 3 * Math.min(text.figuresOf(sentence).length, 2);
  const worth = (readable > 0 ? 100 : 0) + 10 * triggers.length + readable + isNews;
  return [{ sentence, at, line, triggers, worth }];
}

const distinct = (triggers: readonly Trigger[]): Trigger[] => [
  ...new Map(triggers.map((trigger) => [`${trigger.kind} ${trigger.text}`, trigger])).values(),
];
