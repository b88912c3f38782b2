import { independentSources, type StoryArticle } from "../editions/compose.ts";
import { searchTerms } from "../french/words.ts";
import { findReaching } from "./amount.ts";
import { linesNaming } from "./entities.ts";
import { levelOf } from "./level.ts";
import type { Rule } from "./rule.ts";
import type { Level } from "./settings.ts";
import type { WatchedArticle, WatchedStory } from "./story.ts";
import { linesWith, shownTerm, type Term } from "./terms.ts";
import type { Line, WatchedText } from "./text.ts";

/** What set a rule off, in the words that people read. */
export type Trigger = { kind: "term" | "entity" | "amount" | "theme" | "source" | "sources"; text: string };

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
  const sources = independentSources(story.articles.map(quotableOf));
  const stems = story.themes.map((theme) => new Set(searchTerms(theme)));
  return story.articles
    .filter(({ text }) => story.fresh.has(text.article.id))
    .flatMap((article) => rules.flatMap((rule) => matchArticle(rule, article, { story, sources, stems }) ?? []));
}

const quotableOf = ({
  text: { article },
  copyOf,
}: WatchedArticle): Pick<StoryArticle, "id" | "publisher" | "copyOf"> => ({
  ...{ id: article.id, publisher: article.publisher, copyOf },
});

type Scene = { story: WatchedStory; sources: number; stems: readonly ReadonlySet<string>[] };

function matchArticle(rule: Rule, watched: WatchedArticle, scene: Scene): Match | undefined {
  const { text, arrivedAt } = watched;
  const found = isOpen(rule, watched, scene) ? findIn(rule, text) : undefined;
  const sightings = found === undefined ? [] : sightingsOf(rule, text, found);
  const [best] = sightings;
  if (found === undefined || best === undefined) return undefined;
  const amount = best.triggers.some(({ kind }) => kind === "amount");
  const grounds = { own: rule.level, sources: scene.sources, amount, weight: scene.story.weight };
  const words = distinct([...best.triggers, ...found.map(({ trigger }) => trigger)]);
  const { id: articleId, contentHash } = text.article;
  return {
    ...{ rule: rule.id, storyId: scene.story.id, articleId, contentHash, arrivedAt, sightings },
    ...{ triggers: [...words, ...triggersBeside(rule, text, scene)], level: levelOf(grounds) },
  };
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

/** One condition that the article meets: what people read of it, and the lines that meet it. */
type Found = { condition: "any" | "all" | "entity"; trigger: Trigger; lines: ReadonlySet<number> };

/** What the words of a rule find in the facts of an article; undefined where one of its conditions fails. */
function findIn({ any, all, entities }: Rule, text: WatchedText): Found[] | undefined {
  const one = any.flatMap((term) => findTerm("any", term, text));
  if (any.length > 0 && one.length === 0) return undefined;
  const every = all.map((term) => findTerm("all", term, text));
  if (every.some((found) => found.length === 0)) return undefined;
  const named = entities.flatMap((entity): Found[] => {
    const lines = linesNaming(entity, text);
    return lines.length === 0
      ? []
      : [{ condition: "entity", trigger: { kind: "entity", text: entity.name }, lines: new Set(lines) }];
  });
  if (entities.length > 0 && named.length === 0) return undefined;
  return [...named, ...one, ...every.flat()];
}

function findTerm(condition: "any" | "all", term: Term, text: WatchedText): Found[] {
  const lines = linesWith(term, text).flatMap((at) => (text.lines[at]?.isFact ? [{ at, line: text.lines[at] }] : []));
  const [first] = lines;
  if (first === undefined) return [];
  const trigger: Trigger = { kind: "term", text: shownTerm(term, first.line) };
  return [{ condition, trigger, lines: new Set(lines.map(({ at }) => at)) }];
}

/** Sentences that one alert may choose from. */
const MOST = 8;

/** The sentences that set the rule off, those that read well alone first, and those that hold most; else the first that reads well. */
function sightingsOf(rule: Rule, text: WatchedText, found: readonly Found[]): Sighting[] {
  const seen = text.lines.flatMap((line, at) => sightingAt(rule, line, at, text, found));
  const telling = seen.filter(({ triggers }) => triggers.length > 0);
  // An amount counts only where it stands beside what the rule looks for.
  const chosen = rule.amount !== undefined || telling.length > 0 ? telling : seen;
  return chosen
    .toSorted((a, b) => b.worth - a.worth || a.sentence - b.sentence)
    .slice(0, MOST)
    .map(({ worth: _, ...sighting }) => ({ ...sighting, facts: text.factsOf(sighting.sentence) }));
}

type Ranked = Omit<Sighting, "facts"> & { worth: number };

function sightingAt({ amount }: Rule, line: Line, at: number, text: WatchedText, found: readonly Found[]): Ranked[] {
  const { sentence, isFact } = line;
  if (!isFact || sentence === null) return [];
  const here = found.filter(({ lines }) => lines.has(at));
  const triggers = here.map(({ trigger }) => trigger);
  if (amount !== undefined) {
    if (!isBeside(here, found)) return [];
    const reached = findReaching(line.text, text.figuresOf(sentence), amount);
    if (reached === undefined) return [];
    triggers.push({ kind: "amount", text: reached });
  }
  const readable = text.quotabilityOf(sentence);
  const worth = (readable > 0 ? 100 : 0) + 10 * triggers.length + readable;
  return [{ sentence, text: line.text, triggers, worth }];
}

/** Beside an amount stands one of the words that the rule looks for, or else the thing that it names. */
function isBeside(here: readonly Found[], found: readonly Found[]): boolean {
  const first = (["any", "all", "entity"] as const).find((condition) =>
    found.some((each) => each.condition === condition),
  );
  return first === undefined || here.some(({ condition }) => condition === first);
}

const distinct = (triggers: readonly Trigger[]): Trigger[] => [
  ...new Map(triggers.map((trigger) => [`${trigger.kind} ${trigger.text}`, trigger])).values(),
];
